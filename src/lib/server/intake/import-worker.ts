// The program that reads one file into the ledger as a draft, or works out the links of a large one, apart from the web
// server: pages stay quick, memory is its own, and it ends with the server, so that nothing is done for one that is gone.
import { readConfig } from '../config.ts';
import { contextOf } from '../context.ts';
import { openDatabase } from '../db/connection.ts';
import { readDraft } from '../use-cases/read-draft.ts';
import { settleLinks } from '../use-cases/settle-links.ts';
import type { WorkerJob } from './start-worker.ts';
import { SETTLE_LINKS } from './start-worker.ts';

async function work(job: WorkerJob): Promise<void> {
	const config = readConfig();
	const database = await openDatabase(config, { owner: 'guest', connections: 3 });
	try {
		const context = contextOf(database, config);
		if (job === SETTLE_LINKS) await settleLinks(context);
		else await readDraft(context, job);
	} finally {
		await database.close();
	}
}

process.once('disconnect', () => process.exit(1));
process.once('message', (job) => {
	work(job as WorkerJob).then(
		() => process.exit(0),
		(error: unknown) => {
			process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
			process.exit(1);
		}
	);
});
process.send?.('ready');
