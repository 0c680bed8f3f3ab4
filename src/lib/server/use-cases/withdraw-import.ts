// Takes an import back: its rows leave every total from the next data version on, and stay in history.
import type { EffectJson } from '#lib/domain/report/effect.ts';
import { effectJson, effectOf } from '#lib/domain/report/effect.ts';
import type { Context } from '../context.ts';
import { withRollback, withTransaction } from '../db/transaction.ts';
import type { Executor } from '../stores/executor.ts';
import { lockCommitted, markWithdrawn } from '../stores/imports.ts';
import { forgetAnswersOf } from '../stores/remembered.ts';
import { relink, settleDue } from './settle-links.ts';
import { lockLedger, nextVersion, takeStanding } from '../stores/standing.ts';
import { allYears } from './import-file.ts';

export type WithdrawResult =
	| { readonly state: 'withdrawn'; readonly version: number; readonly effect: EffectJson }
	| { readonly state: 'not_committed' };

export async function withdrawImport(
	context: Context,
	importId: number,
	reason: string
): Promise<WithdrawResult> {
	return await withTransaction(
		context.database,
		async (_client, db) => await withdraw(db, context, importId, reason)
	);
}

/** What a withdrawal would change, without doing it. */
export async function previewWithdrawal(context: Context, importId: number): Promise<WithdrawResult> {
	return await withRollback(context.database, async (db) => await withdraw(db, context, importId, ''));
}

async function withdraw(
	db: Executor,
	context: Context,
	importId: number,
	reason: string
): Promise<WithdrawResult> {
	await lockLedger(db);
	await settleDue(db);
	const row = await lockCommitted(db, importId);
	if (row === null) return { state: 'not_committed' };
	const before = await allYears(db, context);
	const version = await nextVersion(db, 'withdraw', importId);
	await markWithdrawn(db, importId, version, reason);
	if (row.kind === 'shipment' || row.kind === 'sts') {
		await takeStanding(db, importId, version);
		await relink(db, row, version);
	}
	// What was decided about a file that is taken back is no example for the next one.
	await forgetAnswersOf(db, importId);
	const after = await allYears(db, context);
	return { state: 'withdrawn', version, effect: effectJson(effectOf(before, after)) };
}
