// Links of a change: at once where it is small, else after its commit. Until they are worked out views read the version
// before, so that nobody sees a cargo counted twice.
import type { Context } from '../context.ts';
import { withTransaction } from '../db/transaction.ts';
import type { Executor } from '../stores/executor.ts';
import type { ImportRow } from '../stores/imports.ts';
import { relinkImport } from '../stores/linking/relink.ts';
import { lockLedger, markSettled, unsettledVersions } from '../stores/standing.ts';

/** Records of one import that are linked while its commit is waited for. */
export const LINKED_AT_ONCE = 20_000;

export function isLinkedLater({ report }: Pick<ImportRow, 'report'>): boolean {
	return (report?.rows.accepted ?? 0) > LINKED_AT_ONCE;
}

/** In the transaction of a commit or withdrawal, after its rows stand where they belong. */
export async function relink(db: Executor, row: ImportRow, version: number): Promise<void> {
	if (isLinkedLater(row)) await markSettled(db, version, false);
	else await relinkImport(db, row.id, version);
}

/** Works out what is due, each version in a transaction of its own. Does nothing where nothing is due. */
export async function settleLinks({ database }: Pick<Context, 'database'>): Promise<void> {
	for (const { version } of await unsettledVersions(database.db)) {
		await withTransaction(database, async (_client, db) => {
			await lockLedger(db);
			// Another program may have done it meanwhile.
			const due = (await unsettledVersions(db)).find((one) => one.version === version);
			if (due === undefined) return;
			await relinkImport(db, due.importId, version);
			await markSettled(db, version, true);
		});
	}
}
