// A file brought in by the command line: kept, read and committed in this process, or taken back when only tried.
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { RecordKind } from '#lib/domain/record.ts';
import type { Context } from '../context.ts';
import { ISSUES_KEPT } from '#lib/domain/ingest/tally.ts';
import { loadDraft } from '../intake/load-draft.ts';
import type { StoredFile } from '../intake/raw-files.ts';
import type { Change } from '../stores/imports.ts';
import { importById, listIssues } from '../stores/imports.ts';
import type { CheckedFile } from './check-file.ts';
import { checkedFile } from './check-file.ts';
import { settleLinks } from './settle-links.ts';
import { commitImport, discardImport, previewImport, receiveFile } from './import-file.ts';

export type { LikelyPair } from '../stores/likely-duplicates.ts';

export interface DiskImport {
	readonly checked: CheckedFile;
	readonly importId: number;
	readonly state: 'committed' | 'previewed' | 'already_imported' | 'refused';
	readonly change: Change | null;
}

export interface DiskOptions {
	readonly kind: RecordKind | null;
	readonly answers: Readonly<Record<string, string>>;
	readonly isDryRun: boolean;
}

/** Rows that are in the ledger already count as duplicates, and no longer as accepted. */
export async function importFromDisk(
	context: Context,
	path: string,
	options: DiskOptions
): Promise<DiskImport> {
	const { database, config } = context;
	const arrival = await receiveFile(context, createReadStream(path), {
		fileName: basename(path),
		kind: options.kind,
		answers: options.answers,
		origin: 'cli'
	});
	const { importId, file } = arrival;
	if (arrival.state === 'already_imported') return await alreadyImported(context, importId, file);

	await loadDraft(database, {
		importId,
		dataDir: config.dataDir,
		today: context.today(),
		isExercise: config.isExercise
	});
	const checked = await checkedOf(context, importId, file);
	if (checked.outcome === 'reject') return { checked, importId, state: 'refused', change: null };
	if (options.isDryRun) {
		const change = await previewImport(context, importId);
		await discardImport(context, importId);
		return { checked: known(checked, change?.overlap.repeats ?? 0), importId, state: 'previewed', change };
	}
	// The preview looks for deliveries that are likely told twice; a commit keeps what it found.
	await previewImport(context, importId);
	const result = await commitImport(context, importId);
	await settleLinks(context);
	if (result.state === 'committed') {
		const { change } = result;
		return { checked: known(checked, change.overlap.repeats), importId, state: 'committed', change };
	}
	// Another program committed the same bytes in the meantime.
	await discardImport(context, importId);
	const first = result.state === 'already_imported' ? result.importId : importId;
	return await alreadyImported(context, first, file);
}

async function alreadyImported(context: Context, importId: number, file: StoredFile): Promise<DiskImport> {
	const checked = await checkedOf(context, importId, file);
	return {
		checked: known(checked, checked.rows.accepted),
		importId,
		state: 'already_imported',
		change: null
	};
}

/** What a check of the file would print, from what was kept when it was read. */
async function checkedOf({ database }: Context, importId: number, file: StoredFile): Promise<CheckedFile> {
	const row = await importById(database.db, importId);
	if (!row?.report) throw new Error(`import ${importId} has no report`);
	const issues = await listIssues(database.db, importId, {
		severity: null,
		code: null,
		limit: 2 * ISSUES_KEPT,
		offset: 0
	});
	return checkedFile(file, row.report, issues);
}

function known(checked: CheckedFile, repeats: number): CheckedFile {
	const { rows } = checked;
	return {
		...checked,
		rows: { ...rows, accepted: rows.accepted - repeats, duplicate: rows.duplicate + repeats }
	};
}
