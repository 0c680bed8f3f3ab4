// One import as its page shows it: what the file is, what is wrong with it, what it changes.
import type { QuestionCode } from '#lib/domain/ingest/decisions.ts';
import type { ColumnReading, IssueLine } from '#lib/domain/ingest/file-report.ts';
import { issueLine } from '#lib/domain/ingest/file-report.ts';
import { mapColumns } from '#lib/domain/ingest/map-columns.ts';
import { ISSUES_KEPT } from '#lib/domain/ingest/tally.ts';
import type { Issue, IssueCode } from '#lib/domain/issue.ts';
import { severityOf } from '#lib/domain/issue.ts';
import type { EffectJson } from '#lib/domain/report/effect.ts';
import type { IssueGroup, LinePage, UnknownValue } from '#lib/domain/report/problem-lines.ts';
import {
	issueGroups,
	likeKey,
	problemLines,
	seenOf,
	unknownValues
} from '#lib/domain/report/problem-lines.ts';
import type { Context } from '../context.ts';
import type { Change, ImportRow } from '../stores/imports.ts';
import { importById, listIssues } from '../stores/imports.ts';
import { currentPreview } from './import-file.ts';
import { hasRefused } from './read-refused.ts';
import type { SheetRow } from './read-sheet-rows.ts';
import { rowsAt, rowsFrom } from './read-sheet-rows.ts';
import { rememberedCodes } from './remembered-answers.ts';
import { previewWithdrawal } from './withdraw-import.ts';

const FIRST_ROWS = 12;
export const ROWS_SHOWN = 100;
const SAMPLES = 2;

/** A question with texts of the file that show what its answers mean. */
export interface OpenQuestion {
	readonly code: QuestionCode;
	readonly choices: readonly string[];
	readonly assumed: string | null;
	readonly rows: number;
	readonly samples: readonly string[];
}

export interface ImportPage {
	readonly row: ImportRow;
	/** Decisions taken over from another import with the same header, where the analyst gave none. */
	readonly remembered: { readonly importId: number; readonly codes: readonly string[] } | null;
	/** True when `/import/{id}/refused.csv` has rows. */
	readonly hasRefused: boolean;
	/** The first rows of the file as they stand. */
	readonly top: readonly SheetRow[];
	readonly columns: readonly ColumnReading[];
	readonly questions: readonly OpenQuestion[];
	readonly unknown: readonly UnknownValue[];
	readonly groups: readonly IssueGroup[];
	/** Problems of the file as a whole and of its header, which no row shows. */
	readonly ofFile: readonly IssueLine[];
	/** Codes of answers that had no effect. */
	readonly idleAnswers: readonly string[];
	readonly check: CheckedRows;
	readonly change: Change | null;
	/** What a withdrawal would change, when it was asked for. */
	readonly withdrawal: EffectJson | null;
}

/** The rows that the check shows: those with a problem, or all from a line on. */
export interface CheckedRows {
	readonly rows: readonly SheetRow[];
	readonly marks: readonly IssueLine[];
	/** How many cells hold the same problem and text as a mark, by `likeKey`. */
	readonly like: Readonly<Record<string, number>>;
	readonly page: LinePage;
}

export interface ImportPageQuery {
	readonly code: string | null;
	readonly from: number;
	readonly showsAll: boolean;
	readonly asksWithdrawal: boolean;
}

export async function readImport(
	context: Context,
	id: number,
	query: ImportPageQuery
): Promise<ImportPage | null> {
	const { database } = context;
	const row = await importById(database.db, id);
	if (row === null) return null;
	const isRead = row.state !== 'reading';
	const top = isRead ? await rowsFrom(context, row, 1, FIRST_ROWS) : [];
	const kept = isRead
		? await listIssues(database.db, id, { severity: null, code: null, limit: 2 * ISSUES_KEPT, offset: 0 })
		: [];
	const change = row.state === 'draft' ? await currentPreview(context, row) : row.change;
	const withdrawal =
		query.asksWithdrawal && row.state === 'committed' ? await previewWithdrawal(context, id) : null;
	return {
		row,
		remembered: await rememberedOf(context, row),
		hasRefused: await hasRefused(context, row),
		top,
		columns: columnsOf(row, top),
		questions: openQuestions(row, kept),
		unknown: unknownValues(kept),
		groups: issueGroups(row.report?.issue_counts ?? {}, kept),
		ofFile: kept.filter((issue) => isOfFile(issue, row)).map(issueLine),
		idleAnswers: kept.flatMap(({ code, column }) =>
			WITHOUT_EFFECT.has(code) && column !== null ? [column] : []
		),
		check: await checkedRows(context, row, kept, query),
		change,
		withdrawal: withdrawal?.state === 'withdrawn' ? withdrawal.effect : null
	};
}

async function rememberedOf({ database }: Context, row: ImportRow): Promise<ImportPage['remembered']> {
	if (row.rememberedFrom === null) return null;
	return { importId: row.rememberedFrom, codes: await rememberedCodes(database.db, row) };
}

/** Of a file whose header fits nothing the columns are named all the same, so that they can be mapped. */
function columnsOf({ kind, report }: ImportRow, top: readonly SheetRow[]): readonly ColumnReading[] {
	const known = report?.detected.columns ?? [];
	if (known.length > 0) return known;
	const headerLine = report?.detected.header_line ?? null;
	const header = top.find(({ line }) => line === headerLine);
	if (header === undefined) return [];
	// A header that fits may be refused all the same, for what one of its columns holds.
	const reading = mapColumns(header.cells, header.line, kind);
	const map = 'map' in reading ? reading.map : null;
	const fieldAt = new Map([...(map?.at ?? [])].map(([field, at]) => [at, field]));
	return header.cells.map((cell, at) => ({
		position: at + 1,
		header: cell.trim(),
		field: fieldAt.get(at) ?? null,
		by: map?.by.get(fieldAt.get(at) ?? '') ?? 'none',
		samples: top
			.filter(({ line }) => line > header.line)
			.map(({ cells }) => cells[at]?.trim() ?? '')
			.filter((text, i, all) => text !== '' && all.indexOf(text) === i)
			.slice(0, 3)
	}));
}

const RAISED_BY: Record<QuestionCode, IssueCode> = {
	basis: 'basis_assumed',
	unit: 'unit_missing',
	decimal: 'number_ambiguous',
	date_order: 'date_ambiguous',
	date_system: 'date_serial',
	port_calls: 'port_call_open',
	flow: 'flow_open'
};

function openQuestions({ report }: ImportRow, kept: readonly Issue[]): OpenQuestion[] {
	return (report?.questions ?? []).map(({ code, choices, assumed }) => ({
		code,
		choices,
		assumed,
		rows: report?.issue_counts[RAISED_BY[code]] ?? 0,
		samples: seenOf(kept, RAISED_BY[code], SAMPLES)
	}));
}

async function checkedRows(
	context: Context,
	row: ImportRow,
	kept: readonly Issue[],
	{ code, from, showsAll }: ImportPageQuery
): Promise<CheckedRows> {
	const headerLine = row.report?.detected.header_line ?? 0;
	const below = kept.filter(({ line }) => line !== null && line !== headerLine);
	const page = problemLines(below, { code, from, count: ROWS_SHOWN });
	const rows =
		row.state === 'reading'
			? []
			: showsAll
				? await rowsFrom(context, row, Math.max(from, headerLine + 1), ROWS_SHOWN)
				: await rowsAt(context, row, page.lines);
	const lines = new Set(rows.map(({ line }) => line));
	const marks = below.filter(({ line }) => line !== null && lines.has(line));
	const like: Record<string, number> = {};
	const keys = new Set(marks.map(likeKey));
	for (const issue of below) {
		const key = likeKey(issue);
		if (keys.has(key)) like[key] = (like[key] ?? 0) + 1;
	}
	return { rows, marks: marks.map(issueLine), like, page };
}

const WITHOUT_EFFECT: ReadonlySet<IssueCode> = new Set([
	'answer_impossible',
	'answer_unused',
	'answer_unmet'
]);

function isOfFile({ line, code }: Issue, { report }: ImportRow): boolean {
	// Until one of two tables is chosen, the second one is about the whole file.
	if (code === 'second_table' && report?.outcome === 'reject') return true;
	return (line === null || line === report?.detected.header_line) && severityOf(code) !== 'info';
}

const POLL_MS = 60;
/** Bytes up to which a reading is over in a moment. */
const SOON_READ = 4_000_000;

/** Waits a moment for a reading that is soon over, so that the next page shows its end. */
export async function waitUntilRead({ database }: Context, id: number, mostMs: number): Promise<void> {
	for (let waited = 0; waited < mostMs; waited += POLL_MS) {
		const row = await importById(database.db, id);
		if (row?.state !== 'reading' || row.bytes > SOON_READ) return;
		await new Promise((resolve) => setTimeout(resolve, POLL_MS));
	}
}

/** State and progress of one import, for scripts and for the page that waits. */
export async function readProgress({ database }: Context, id: number) {
	const row = await importById(database.db, id);
	return (
		row && {
			import_id: row.id,
			state: row.state,
			kind: row.kind,
			file: row.fileName,
			sha256: row.sha256,
			bytes: row.bytes,
			bytes_read: row.bytesRead,
			rows_read: row.rowsRead,
			failure: row.failure,
			report: row.report,
			effect: row.change?.effect.lines ?? null,
			overlap: row.change?.overlap ?? null,
			likely_duplicates: row.change?.likely?.total ?? null,
			remembered_from: row.rememberedFrom,
			committed_version: row.committedVersion,
			withdrawn_version: row.withdrawnVersion,
			withdrawn_reason: row.withdrawnReason
		}
	);
}
