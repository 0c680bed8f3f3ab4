// The program that reads one file into the ledger as a draft, apart from the web server: pages stay quick, memory is
// its own, and it ends with the server, so that nothing is read for a server that is gone.
import { readConfig } from '../config.ts';
import { contextOf } from '../context.ts';
import { openDatabase } from '../db/connection.ts';
import { readDraft } from '../use-cases/read-draft.ts';

async function work(importId: number): Promise<void> {
	const config = readConfig();
	const database = await openDatabase(config, { owner: 'guest', connections: 3 });
	try {
		await readDraft(contextOf(database, config), importId);
	} finally {
		await database.close();
	}
}

process.once('disconnect', () => process.exit(1));
process.once('message', (importId) => {
	work(importId as number).then(
		() => process.exit(0),
		(error: unknown) => {
			process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
			process.exit(1);
		}
	);
});
process.send?.('ready');
