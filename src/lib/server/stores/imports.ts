// Imports: one row for each time a file came in, from reading to commit and, perhaps, withdrawal.
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { Issue, IssueCode, Severity } from '#lib/domain/issue.ts';
import { severityOf } from '#lib/domain/issue.ts';
import type { FileReport } from '#lib/domain/ingest/file-report.ts';
import type { RecordKind } from '#lib/domain/record.ts';
import { sql } from '../db/connection.ts';
import type { EffectJson } from '#lib/domain/report/effect.ts';
import type { Executor } from './executor.ts';
import type { LikelyDuplicates } from './likely-duplicates.ts';
import { dropTable } from './large-import.ts';
import { deleteRefusedLines } from './refused-lines.ts';
import type { Overlap } from './standing.ts';

export type ImportState = 'reading' | 'draft' | 'committed' | 'withdrawn' | 'discarded' | 'failed';
export type ImportOrigin = 'record' | 'page' | 'cli';

/** What an import changes or changed: figures, and how its rows meet rows that were there before. */
export interface Change {
	readonly effect: EffectJson;
	readonly overlap: Overlap;
	/** Rows that may be others told by another source; null where nobody looked, as at a commit without a preview. */
	readonly likely: LikelyDuplicates | null;
}

export interface ImportRow {
	readonly id: number;
	readonly sha256: string;
	readonly fileName: string;
	readonly bytes: number;
	readonly kind: RecordKind | null;
	readonly origin: ImportOrigin;
	readonly state: ImportState;
	readonly answers: Readonly<Record<string, string>>;
	/** The import whose decisions on the same header were taken over. */
	readonly rememberedFrom: number | null;
	readonly report: FileReport | null;
	readonly change: Change | null;
	/** Data version at which `change` was worked out. */
	readonly changeVersion: number | null;
	readonly failure: string | null;
	readonly bytesRead: number;
	readonly rowsRead: number;
	readonly createdAt: Date;
	readonly committedAt: Date | null;
	readonly committedOn: IsoDate | null;
	readonly committedVersion: number | null;
	readonly withdrawnAt: Date | null;
	readonly withdrawnVersion: number | null;
	readonly withdrawnReason: string | null;
}

interface Row {
	id: number;
	sha256: string;
	file_name: string;
	bytes: bigint;
	kind: RecordKind | null;
	origin: ImportOrigin;
	state: ImportState;
	answers: Record<string, string>;
	remembered_from: number | null;
	report: FileReport | null;
	effect: Change | null;
	effect_version: number | null;
	failure: string | null;
	bytes_read: bigint;
	rows_read: bigint;
	created_at: Date;
	committed_at: Date | null;
	committed_on: IsoDate | null;
	committed_version: number | null;
	withdrawn_at: Date | null;
	withdrawn_version: number | null;
	withdrawn_reason: string | null;
}

function toImport(row: Row): ImportRow {
	return {
		id: row.id,
		sha256: row.sha256,
		fileName: row.file_name,
		bytes: Number(row.bytes),
		kind: row.kind,
		origin: row.origin,
		state: row.state,
		answers: row.answers,
		rememberedFrom: row.remembered_from,
		report: row.report,
		change: row.effect,
		changeVersion: row.effect_version,
		failure: row.failure,
		bytesRead: Number(row.bytes_read),
		rowsRead: Number(row.rows_read),
		createdAt: row.created_at,
		committedAt: row.committed_at,
		committedOn: row.committed_on,
		committedVersion: row.committed_version,
		withdrawnAt: row.withdrawn_at,
		withdrawnVersion: row.withdrawn_version,
		withdrawnReason: row.withdrawn_reason
	};
}

export interface NewImport {
	readonly sha256: string;
	readonly fileName: string;
	readonly bytes: number;
	/** What the analyst named; null leaves it to the header. */
	readonly kind: RecordKind | null;
	readonly origin: ImportOrigin;
	readonly answers: Readonly<Record<string, string>>;
	readonly rememberedFrom?: number | null;
}

export async function createImport(db: Executor, file: NewImport): Promise<number> {
	const { rows } = await sql<{ id: number }>`
		insert into import (sha256, file_name, bytes, kind, origin, state, answers, remembered_from)
		values (${file.sha256}, ${file.fileName}, ${file.bytes}, ${file.kind}, ${file.origin}, 'reading',
			${JSON.stringify(file.answers)}::jsonb, ${file.rememberedFrom ?? null})
		returning id`.execute(db);
	const id = rows[0]?.id;
	if (id === undefined) throw new Error('the import was not stored');
	return id;
}

export async function importById(db: Executor, id: number): Promise<ImportRow | null> {
	const { rows } = await sql<Row>`select * from import where id = ${id}`.execute(db);
	return rows[0] ? toImport(rows[0]) : null;
}

/** The import of these bytes that is in the ledger. */
export async function committedImportOf(db: Executor, sha256: string): Promise<ImportRow | null> {
	const { rows } =
		await sql<Row>`select * from import where sha256 = ${sha256} and state = 'committed'`.execute(db);
	return rows[0] ? toImport(rows[0]) : null;
}

/** The newest import of these bytes, kind and answers that is being read or waits for its commit. */
/** What the first import that was ever committed was found to be; it tells what kind of ledger this is. */
export async function firstCommittedReport(db: Executor): Promise<FileReport | null> {
	const { rows } = await sql<{ report: FileReport | null }>`
		select report from import where committed_version is not null
		order by committed_version limit 1`.execute(db);
	return rows[0]?.report ?? null;
}

export async function waitingImportOf(
	db: Executor,
	sha256: string,
	kind: RecordKind | null,
	answers: Readonly<Record<string, string>>
): Promise<ImportRow | null> {
	const { rows } = await sql<Row>`
		select * from import
		where sha256 = ${sha256} and state in ('draft', 'reading') and answers = ${JSON.stringify(answers)}::jsonb
			and (${kind}::text is null or kind = ${kind})
		order by id desc limit 1`.execute(db);
	return rows[0] ? toImport(rows[0]) : null;
}

export async function saveChange(db: Executor, id: number, change: Change, version: number): Promise<void> {
	await sql`
		update import set effect = ${JSON.stringify(change)}::jsonb, effect_version = ${version} where id = ${id}`.execute(
		db
	);
}

/** The same while the import is a draft; what a commit in the meantime wrote stays. */
export async function saveDraftChange(
	db: Executor,
	id: number,
	change: Change,
	version: number
): Promise<void> {
	await sql`
		update import set effect = ${JSON.stringify(change)}::jsonb, effect_version = ${version}
		where id = ${id} and state = 'draft'`.execute(db);
}

/** Newest first; those that came to nothing are listed too, so that history keeps everything. */
export async function listImports(db: Executor, limit = 500): Promise<ImportRow[]> {
	const { rows } = await sql<Row>`select * from import order by id desc limit ${limit}`.execute(db);
	return rows.map(toImport);
}

/** Somebody ended the reading of an import from outside; nothing of it may be stored. */
export class ReadingEnded extends Error {
	override readonly name = 'ReadingEnded';
}

const ENDED = 'The import is no longer being read.';

/** Progress, seen from outside while the reading transaction is open. Throws `ReadingEnded` when it was cancelled. */
export async function noteProgress(db: Executor, id: number, bytes: number, rows: number): Promise<void> {
	const { numAffectedRows } = await sql`
		update import set bytes_read = ${bytes}, rows_read = ${rows} where id = ${id} and state = 'reading'`.execute(
		db
	);
	if (numAffectedRows !== 1n) throw new ReadingEnded(ENDED);
}

/** Throws `ReadingEnded` when the reading was cancelled, so that its rows are rolled back. */
export async function finishReading(
	db: Executor,
	id: number,
	state: 'draft' | 'failed',
	report: FileReport,
	failure: string | null
): Promise<void> {
	const { numAffectedRows } = await sql`
		update import set state = ${state}, kind = ${report.kind}, report = ${reportJson(report)}::jsonb, failure = ${failure},
			rows_read = ${report.rows.read}, bytes_read = bytes
		where id = ${id} and state = 'reading'`.execute(db);
	if (numAffectedRows !== 1n) throw new ReadingEnded(ENDED);
}

/** The first cells of a column are in the report, and a NUL in one of them is no text of the database. */
function reportJson(report: FileReport): string {
	return JSON.stringify(report, (_key, value: unknown) =>
		typeof value === 'string' ? visibleNul(value) : value
	);
}

function visibleNul(text: string): string {
	return text.replaceAll('\0', '␀');
}

/** False when it is not being read any more. */
export async function failReading(db: Executor, id: number, failure: string): Promise<boolean> {
	const { numAffectedRows } = await sql`
		update import set state = 'failed', failure = ${failure} where id = ${id} and state = 'reading'`.execute(db);
	return numAffectedRows === 1n;
}

/** What a program that died was reading is over: its transaction is gone, and nothing of it was stored. */
export async function failInterrupted(db: Executor, origins: readonly ImportOrigin[]): Promise<void> {
	await sql`
		update import set state = 'failed', failure = 'Interrupted before the file was read to its end; nothing was stored.'
		where state = 'reading' and origin = any(${origins})`.execute(db);
}

/** Locks a draft for its commit; null when it is none any more. */
export async function lockDraft(db: Executor, id: number): Promise<ImportRow | null> {
	const { rows } = await sql<Row>`
		select * from import where id = ${id} and state = 'draft' for update`.execute(db);
	return rows[0] ? toImport(rows[0]) : null;
}

/** Locks what can be decided anew: a draft, or a file of which nothing could be stored. */
export async function lockUndecided(db: Executor, id: number): Promise<ImportRow | null> {
	const { rows } = await sql<Row>`
		select * from import where id = ${id} and state in ('draft', 'failed') for update`.execute(db);
	return rows[0] ? toImport(rows[0]) : null;
}

export async function lockCommitted(db: Executor, id: number): Promise<ImportRow | null> {
	const { rows } = await sql<Row>`
		select * from import where id = ${id} and state = 'committed' for update`.execute(db);
	return rows[0] ? toImport(rows[0]) : null;
}

export async function markCommitted(db: Executor, id: number, version: number, day: IsoDate): Promise<void> {
	await sql`
		update import set state = 'committed', committed_version = ${version}, committed_on = ${day}, committed_at = now()
		where id = ${id}`.execute(db);
}

export async function markWithdrawn(
	db: Executor,
	id: number,
	version: number,
	reason: string
): Promise<void> {
	await sql`
		update import set state = 'withdrawn', withdrawn_version = ${version}, withdrawn_at = now(),
			withdrawn_reason = ${reason}
		where id = ${id}`.execute(db);
}

/** Throws a draft away: its rows go, the import stays in the list. */
export async function discardDraft(db: Executor, id: number): Promise<boolean> {
	const { numAffectedRows } = await sql`
		update import set state = 'discarded' where id = ${id} and state = 'draft'`.execute(db);
	if (numAffectedRows !== 1n) return false;
	await deleteRows(db, id);
	await deleteRefusedLines(db, id);
	return true;
}

const TABLES_OF_ROWS = [
	'movement',
	'record_alias',
	'import_total',
	'import_charge',
	'period_figure',
	'vessel_entry'
];

/** Rows of an import that is not in the ledger and will not be. */
export async function deleteRows(db: Executor, id: number): Promise<void> {
	const hadTable = await dropTable(db, id);
	for (const table of TABLES_OF_ROWS) {
		if (table === 'movement' && hadTable) continue;
		await sql`delete from ${sql.table(table)} where import_id = ${id}`.execute(db);
	}
}

export async function insertIssues(db: Executor, importId: number, issues: readonly Issue[]): Promise<void> {
	for (let at = 0; at < issues.length; at += 2000) {
		const rows = issues.slice(at, at + 2000).map((issue, i) => ({
			import_id: importId,
			ordinal: at + i,
			severity: severityOf(issue.code),
			code: issue.code,
			line: issue.line,
			column_name: issue.column,
			seen: visibleNul(issue.seen)
		}));
		await sql`
			insert into import_issue
			select * from jsonb_populate_recordset(null::import_issue, ${JSON.stringify(rows)}::jsonb)`.execute(db);
	}
}

export interface IssueFilter {
	readonly severity: Severity | null;
	readonly code: string | null;
	/** Only issues of lines up to this one. */
	readonly upToLine?: number;
	readonly limit: number;
	readonly offset: number;
}

export async function listIssues(db: Executor, importId: number, filter: IssueFilter): Promise<Issue[]> {
	const { rows } = await sql<{
		code: IssueCode;
		line: number | null;
		column_name: string | null;
		seen: string;
	}>`
		select code, line, column_name, seen from import_issue
		where import_id = ${importId}
			and (${filter.severity}::text is null or severity = ${filter.severity})
			and (${filter.code}::text is null or code = ${filter.code})
			and (${filter.upToLine ?? null}::int is null or line <= ${filter.upToLine ?? null})
		order by case severity when 'error' then 0 when 'warning' then 1 else 2 end, ordinal
		limit ${filter.limit} offset ${filter.offset}`.execute(db);
	return rows.map(({ code, line, column_name, seen }) => ({ code, line, column: column_name, seen }));
}
