// Reads and judges a file without storing anything and without the data already stored.
import { createHash } from 'node:crypto';
import type { FileReport, IssueLine } from '#lib/domain/ingest/file-report.ts';
import { issueLine } from '#lib/domain/ingest/file-report.ts';
import type { Issue } from '#lib/domain/issue.ts';
import type { ReadOptions } from '../intake/read-records.ts';
import { readRecords } from '../intake/read-records.ts';

export interface CheckedFile extends Omit<FileReport, 'issue_counts'> {
	readonly sha256: string;
	readonly bytes: number;
	readonly issues: readonly IssueLine[];
}

export async function checkFile(
	chunks: AsyncIterable<Uint8Array>,
	options: ReadOptions
): Promise<CheckedFile> {
	const hash = createHash('sha256');
	let bytes = 0;
	const source = tap(chunks, (chunk) => {
		hash.update(chunk);
		bytes += chunk.length;
	});
	const { report, issues } = await readRecords(source, options);
	// A file that is refused early is still hashed to its end, so that it can be told again.
	for await (const rest of source) void rest;
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

async function* tap(
	chunks: AsyncIterable<Uint8Array>,
	note: (chunk: Uint8Array) => void
): AsyncGenerator<Uint8Array> {
	for await (const chunk of chunks) {
		note(chunk);
		yield chunk;
	}
}
