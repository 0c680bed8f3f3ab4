// One import as its page shows it: what the file is, what is wrong with it, what it changes.
import type { IssueLine } from '#lib/domain/ingest/file-report.ts';
import { issueLine } from '#lib/domain/ingest/file-report.ts';
import type { IssueCode, Severity } from '#lib/domain/issue.ts';
import { issueKinds, severityOf } from '#lib/domain/issue.ts';
import type { EffectJson } from '#lib/domain/report/effect.ts';
import type { Context } from '../context.ts';
import type { SheetRow } from '../intake/read-sheet.ts';
import { readSheet } from '../intake/read-sheet.ts';
import type { Change, ImportRow } from '../stores/imports.ts';
import { importById, listIssues } from '../stores/imports.ts';
import { currentPreview } from './import-file.ts';
import { previewWithdrawal } from './withdraw-import.ts';

const SHEET_ROWS = 40;
export const ISSUES_SHOWN = 100;

export interface IssueGroup {
	readonly code: IssueCode;
	readonly severity: Severity;
	readonly title: string;
	readonly advice: string;
	readonly count: number;
}

export interface ImportPage {
	readonly row: ImportRow;
	readonly sheet: readonly SheetRow[];
	/** Problems of the rows on the sheet, by line. */
	readonly marks: readonly IssueLine[];
	readonly groups: readonly IssueGroup[];
	readonly issues: readonly IssueLine[];
	readonly change: Change | null;
	/** What a withdrawal would change, when it was asked for. */
	readonly withdrawal: EffectJson | null;
}

export interface ImportPageQuery {
	readonly code: string | null;
	readonly asksWithdrawal: boolean;
}

export async function readImport(
	context: Context,
	id: number,
	query: ImportPageQuery
): Promise<ImportPage | null> {
	const { database, config } = context;
	const row = await importById(database.db, id);
	if (row === null) return null;
	const sheet = row.state === 'reading' ? [] : await readSheet(config.dataDir, row.sha256, SHEET_ROWS);
	const filter = { severity: null, limit: ISSUES_SHOWN, offset: 0 };
	const issues = await listIssues(database.db, id, { ...filter, code: query.code });
	const lastLine = sheet.at(-1)?.line ?? 0;
	const marks = await listIssues(database.db, id, { ...filter, code: null, upToLine: lastLine, limit: 500 });
	const withdrawal =
		query.asksWithdrawal && row.state === 'committed' ? await previewWithdrawal(context, id) : null;
	return {
		row,
		sheet,
		marks: marks.map(issueLine),
		groups: groupsOf(row),
		issues: issues.map(issueLine),
		change: row.state === 'draft' ? await currentPreview(context, row) : row.change,
		withdrawal: withdrawal?.state === 'withdrawn' ? withdrawal.effect : null
	};
}

const ORDER: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

function groupsOf({ report }: ImportRow): IssueGroup[] {
	return Object.entries(report?.issue_counts ?? {})
		.map(([name, count]) => {
			const code = name as IssueCode;
			const { title, advice } = issueKinds[code];
			return { code, severity: severityOf(code), title, advice, count };
		})
		.sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || b.count - a.count);
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
			committed_version: row.committedVersion,
			withdrawn_version: row.withdrawnVersion,
			withdrawn_reason: row.withdrawnReason
		}
	);
}
