// Reads and judges a file without storing anything and without the data already stored.
import { createHash } from 'node:crypto';
import type { FileReport, IssueLine } from '#lib/domain/ingest/file-report.ts';
import { issueLine } from '#lib/domain/ingest/file-report.ts';
import type { Issue } from '#lib/domain/issue.ts';
import type { OpenFile } from '#lib/csv/read-file.ts';
import type { ReadOptions } from '../intake/read-records.ts';
import { readRecords } from '../intake/read-records.ts';

export interface CheckedFile extends Omit<FileReport, 'issue_counts'> {
	readonly sha256: string;
	readonly bytes: number;
	readonly issues: readonly IssueLine[];
}

/** `open` gives the file from its start; it is opened as often as its reading needs. */
export async function checkFile(open: OpenFile, options: ReadOptions): Promise<CheckedFile> {
	const { report, issues } = await readRecords(open, options);
	const hash = createHash('sha256');
	let bytes = 0;
	for await (const chunk of open()) {
		hash.update(chunk);
		bytes += chunk.length;
	}
	return checkedFile({ sha256: hash.digest('hex'), bytes }, report, issues);
}

/** The fields of the outside contract, in its order. */
export function checkedFile(
	{ sha256, bytes }: { sha256: string; bytes: number },
	report: FileReport,
	issues: readonly Issue[]
): CheckedFile {
	const { kind, outcome, rows, barrels, by_supplier, detected, questions, issues_total } = report;
	return {
		sha256,
		bytes,
		kind,
		outcome,
		rows,
		barrels,
		by_supplier,
		detected,
		questions,
		issues: issues.map(issueLine),
		issues_total
	};
}
