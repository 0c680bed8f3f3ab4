// Links of a change: at once where it is small, else after its commit. Until they are worked out views read the version
// before, so that nobody sees a cargo counted twice.
import type { Context } from '../context.ts';
import { withTransaction } from '../db/transaction.ts';
import type { Executor } from '../stores/executor.ts';
import type { ImportRow } from '../stores/imports.ts';
import { indexShips } from '../stores/large-import.ts';
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

/** Works out what is due. Does nothing where nothing is due. */
export async function settleLinks({ database }: Pick<Context, 'database'>): Promise<void> {
	if ((await unsettledVersions(database.db)).length === 0) return;
	await withTransaction(database, async (_client, db) => {
		await lockLedger(db);
		await settleDue(db);
	});
}

/**
 * The same in a transaction that holds the ledger's lock: a later version begins when those before it are whole, or it
 * would find links that belong to them.
 */
export async function settleDue(db: Executor): Promise<void> {
	for (const { version, importId } of await unsettledVersions(db)) {
		await indexShips(db, importId);
		await relinkImport(db, importId, version);
		await markSettled(db, version, true);
	}
}
