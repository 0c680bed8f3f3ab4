// One file's way in: kept by its hash, read as a draft, its change shown, committed or discarded.
import { refinedWindows } from '#lib/domain/cap/regime.ts';
import type { RecordKind } from '#lib/domain/record.ts';
import { effectJson, effectOf } from '#lib/domain/report/effect.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import type { Context } from '../context.ts';
import { withRollback, withTransaction } from '../db/transaction.ts';
import type { StoredFile } from '../intake/raw-files.ts';
import { storeFile } from '../intake/raw-files.ts';
import type { Executor } from '../stores/executor.ts';
import type { Change, ImportOrigin, ImportRow } from '../stores/imports.ts';
import {
	committedImportOf,
	createImport,
	discardDraft,
	lockDraft,
	markCommitted,
	saveChange,
	waitingImportOf
} from '../stores/imports.ts';
import { addStanding, currentVersion, lockLedger, nextVersion, overlapOf } from '../stores/standing.ts';
import { capYears } from './read-cap-year.ts';

export interface NewFile {
	readonly fileName: string;
	readonly kind: RecordKind | null;
	readonly answers: Readonly<Record<string, string>>;
	readonly origin: ImportOrigin;
}

/** What became of a file at the door: to be read, or known by its bytes. */
export interface Arrival {
	readonly state: 'reading' | 'waiting' | 'already_imported';
	readonly importId: number;
	readonly file: StoredFile;
}

/**
 * Keeps the file and opens an import for it. The same bytes as a committed import lead to that one; on the page the
 * same bytes and answers as a waiting draft lead to the draft.
 */
export async function receiveFile(
	context: Context,
	chunks: AsyncIterable<Uint8Array>,
	meta: NewFile
): Promise<Arrival> {
	const { config } = context;
	const file = await storeFile(config.dataDir, chunks, config.uploadLimitBytes);
	return await openImport(context, file, meta);
}

/** The same for a file that is in the store already. */
export async function openImport({ database }: Context, file: StoredFile, meta: NewFile): Promise<Arrival> {
	const known = await committedImportOf(database.db, file.sha256);
	if (known !== null) return { state: 'already_imported', importId: known.id, file };
	const waiting =
		meta.origin === 'page' ? await waitingImportOf(database.db, file.sha256, meta.answers) : null;
	if (waiting !== null) return { state: 'waiting', importId: waiting.id, file };
	return { state: 'reading', importId: await createImport(database.db, { ...meta, ...file }), file };
}

/** What a draft would change, found out by committing it and undoing the commit. Null when it is no draft. */
export async function previewImport(context: Context, importId: number): Promise<Change | null> {
	const preview = await withRollback(context.database, async (db) => {
		await lockLedger(db);
		const draft = await lockDraft(db, importId);
		if (draft === null) return null;
		const version = await currentVersion(db);
		return { version, change: await commitDraft(db, context, draft) };
	});
	if (preview === null) return null;
	await saveChange(context.database.db, importId, preview.change, preview.version);
	return preview.change;
}

/** The change kept with a draft while the ledger stands as it did; worked out anew when it has moved on. */
export async function currentPreview(context: Context, draft: ImportRow): Promise<Change | null> {
	const version = await currentVersion(context.database.db);
	if (draft.change !== null && draft.changeVersion === version) return draft.change;
	return await previewImport(context, draft.id);
}

export type CommitResult =
	| { readonly state: 'committed'; readonly change: Change }
	| { readonly state: 'already_imported'; readonly importId: number }
	| { readonly state: 'not_a_draft' };

/** Commits a draft in one transaction: its rows, its place in the totals and the new data version, or nothing. */
export async function commitImport(context: Context, importId: number): Promise<CommitResult> {
	return await withTransaction(context.database, async (_client, db) => {
		await lockLedger(db);
		const draft = await lockDraft(db, importId);
		if (draft === null) return { state: 'not_a_draft' };
		const known = await committedImportOf(db, draft.sha256);
		if (known !== null) return { state: 'already_imported', importId: known.id };
		const change = await commitDraft(db, context, draft);
		await saveChange(db, importId, change, await currentVersion(db));
		return { state: 'committed', change };
	});
}

async function commitDraft(db: Executor, context: Context, draft: ImportRow): Promise<Change> {
	const before = await allYears(db, context);
	const version = await nextVersion(db, 'commit', draft.id);
	await markCommitted(db, draft.id, version, context.today());
	if (draft.kind === 'shipment' || draft.kind === 'sts') await addStanding(db, draft.id, version);
	const after = await allYears(db, context);
	return { effect: effectJson(effectOf(before, after)), overlap: await overlapOf(db, draft.id, version) };
}

/** Throws a draft away. False when it is none any more. */
export async function discardImport({ database }: Context, importId: number): Promise<boolean> {
	return await withTransaction(database, async (_client, db) => await discardDraft(db, importId));
}

/** Every window as it stands on this connection: what a change is measured by. */
export async function allYears(db: Executor, context: Context) {
	return await capYears(db, context, LATEST_VIEW, refinedWindows(context.today()));
}
