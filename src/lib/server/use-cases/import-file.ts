// One file's way in: kept by its hash, read as a draft, its change shown, committed or discarded.
import { setTimeout as sleep } from 'node:timers/promises';
import { refinedWindows } from '#lib/domain/cap/regime.ts';
import type { RecordKind } from '#lib/domain/record.ts';
import { effectJson, effectOf } from '#lib/domain/report/effect.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import type { Context } from '../context.ts';
import { withRollback, withTransaction } from '../db/transaction.ts';
import type { StoredFile } from '../intake/raw-files.ts';
import { storeFile } from '../intake/raw-files.ts';
import { isBeingRead } from '../intake/start-worker.ts';
import type { Executor } from '../stores/executor.ts';
import type { Change, ImportOrigin, ImportRow } from '../stores/imports.ts';
import {
	committedImportOf,
	createImport,
	discardDraft,
	importById,
	lockDraft,
	markCommitted,
	saveChange,
	saveDraftChange,
	waitingImportOf
} from '../stores/imports.ts';
import type { LikelyDuplicates } from '../stores/likely-duplicates.ts';
import { MOST_COMPARED, likelyDuplicates } from '../stores/likely-duplicates.ts';
import { joinKnownRecords } from '../stores/record-alias.ts';
import { relink, settleDue } from './settle-links.ts';
import { addStanding, lastVersion, lockLedger, nextVersion, overlapOf } from '../stores/standing.ts';
import { capYears } from './read-cap-year.ts';
import { recallAnswers, rememberAnswers } from './remembered-answers.ts';

/** The page says from how many rows on nothing is compared. */
export { MOST_COMPARED };

export interface NewFile {
	readonly fileName: string;
	readonly kind: RecordKind | null;
	readonly answers: Readonly<Record<string, string>>;
	readonly origin: ImportOrigin;
	/** The import whose decisions the answers are, where the analyst gave none. */
	readonly rememberedFrom?: number | null;
}

/** What became of a file at the door: to be read, or known by its bytes. */
export interface Arrival {
	readonly state: 'reading' | 'waiting' | 'already_imported';
	readonly importId: number;
	readonly file: StoredFile;
}

/**
 * Keeps the file and opens an import for it. The same bytes as a committed import lead to that one; on the page the
 * same bytes and answers as a waiting draft lead to the draft. A file of the page without answers is read as the last
 * one with its header was; the command line remembers nothing, so that a script gives the same on every machine.
 */
export async function receiveFile(
	context: Context,
	chunks: AsyncIterable<Uint8Array>,
	meta: NewFile
): Promise<Arrival> {
	const { config, database } = context;
	const file = await storeFile(config.dataDir, chunks, config.uploadLimitBytes);
	return await openImport(database.db, file, await withRemembered(context, file, meta));
}

/** The same for a file that is in the store already. */
export async function openImport(db: Executor, file: StoredFile, meta: NewFile): Promise<Arrival> {
	const known = await committedImportOf(db, file.sha256);
	if (known !== null) return { state: 'already_imported', importId: known.id, file };
	const waiting =
		meta.origin === 'page' ? await waitingImportOf(db, file.sha256, meta.kind, meta.answers) : null;
	if (waiting !== null) return { state: 'waiting', importId: waiting.id, file };
	return { state: 'reading', importId: await createImport(db, { ...meta, ...file }), file };
}

async function withRemembered(context: Context, file: StoredFile, meta: NewFile): Promise<NewFile> {
	if (meta.origin !== 'page' || Object.keys(meta.answers).length > 0) return meta;
	const remembered = await recallAnswers(context, file.sha256);
	if (remembered === null || (meta.kind !== null && meta.kind !== remembered.kind)) return meta;
	const { kind, answers, importId } = remembered;
	return { ...meta, kind: meta.kind ?? kind, answers, rememberedFrom: importId };
}

/** What a draft would change, found out by committing it and undoing the commit. Null when it is no draft. */
export async function previewImport(context: Context, importId: number): Promise<Change | null> {
	const preview = await withRollback(context.database, async (db) => {
		await lockLedger(db);
		const draft = await lockDraft(db, importId);
		if (draft === null) return null;
		const version = await lastVersion(db);
		return { version, draft, change: await commitDraft(db, context, draft) };
	});
	if (preview === null) return null;
	const { db } = context.database;
	// The effect is shown as soon as it is known: comparing a million rows takes longer.
	await saveDraftChange(db, importId, preview.change, preview.version);
	const change = { ...preview.change, likely: await likelyOf(db, preview.draft) };
	await saveDraftChange(db, importId, change, preview.version);
	return change;
}

const LOOK_AGAIN_MS = 100;

/** The change kept with a draft while the ledger stands as it did; worked out anew when it has moved on. */
export async function currentPreview(context: Context, draft: ImportRow): Promise<Change | null> {
	const { db } = context.database;
	let kept = await keptChange(db, draft);
	// The program that has read the file is working it out: twice at once would take twice as long.
	while (kept === null && isBeingRead(draft.id)) {
		await sleep(LOOK_AGAIN_MS);
		kept = await keptChange(db, await importById(db, draft.id));
	}
	return kept ?? (await previewImport(context, draft.id));
}

async function keptChange(db: Executor, draft: ImportRow | null): Promise<Change | null> {
	if (draft === null || draft.change === null) return null;
	return draft.changeVersion === (await lastVersion(db)) ? draft.change : null;
}

export type CommitResult =
	| { readonly state: 'committed'; readonly change: Change }
	| { readonly state: 'already_imported'; readonly importId: number }
	| { readonly state: 'not_a_draft' };

/** Commits a draft in one transaction: its rows, its place in the totals and the new data version, or nothing. */
export async function commitImport(context: Context, importId: number): Promise<CommitResult> {
	return await withTransaction(context.database, async (_client, db) => {
		await lockLedger(db);
		await settleDue(db);
		const draft = await lockDraft(db, importId);
		if (draft === null) return { state: 'not_a_draft' };
		const known = await committedImportOf(db, draft.sha256);
		if (known !== null) return { state: 'already_imported', importId: known.id };
		const change = await commitDraft(db, context, draft);
		await rememberAnswers(db, draft);
		await saveChange(db, importId, change, await lastVersion(db));
		return { state: 'committed', change };
	});
}

async function commitDraft(db: Executor, context: Context, draft: ImportRow): Promise<Change> {
	const before = await allYears(db, context);
	const version = await nextVersion(db, 'commit', draft.id);
	await markCommitted(db, draft.id, version, context.today());
	if (draft.kind === 'shipment' || draft.kind === 'sts') {
		await joinKnownRecords(db, draft.id);
		await addStanding(db, draft.id, version);
		await relink(db, draft, version);
	}
	const after = await allYears(db, context);
	return {
		effect: effectJson(effectOf(before, after)),
		overlap: await overlapOf(db, draft.id, version),
		likely: draft.change?.likely ?? null
	};
}

/** Null for a file of more rows than anybody compares by eye; the page says so. */
async function likelyOf(db: Executor, { id, kind, report }: ImportRow): Promise<LikelyDuplicates | null> {
	if (kind !== 'shipment' && kind !== 'sts') return { total: 0, pairs: [] };
	const rows = report?.rows.accepted ?? 0;
	return rows > MOST_COMPARED ? null : await likelyDuplicates(db, id, rows);
}

/** Throws a draft away. False when it is none any more. */
export async function discardImport({ database }: Context, importId: number): Promise<boolean> {
	return await withTransaction(database, async (_client, db) => await discardDraft(db, importId));
}

/** Every window as it stands on this connection: what a change is measured by. */
export async function allYears(db: Executor, context: Context) {
	const query = { ...LATEST_VIEW, version: await lastVersion(db) };
	return await capYears(db, context, query, refinedWindows(context.today()));
}
