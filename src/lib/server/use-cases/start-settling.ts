// Sets a program of its own on the links that are due after a large commit; pages do not wait for it.
import type { Context } from '../context.ts';
import { settleInWorker } from '../intake/start-worker.ts';
import { log } from '../log.ts';
import { unsettledVersions } from '../stores/standing.ts';
import { settleLinks } from './settle-links.ts';

export async function startSettling(context: Context): Promise<void> {
	if ((await unsettledVersions(context.database.db)).length === 0) return;
	settleInWorker(context, () => settleLinks(context)).catch((error: unknown) => {
		log.error({ err: error }, 'linking the records of an import failed');
	});
}
