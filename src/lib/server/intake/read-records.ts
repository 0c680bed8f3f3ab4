// A file read to its end: bytes to rows to records, with what was found. The same for a check, a preview and an import.
import { hash } from 'node:crypto';
import type { CsvFormat } from '#lib/csv/csv-reader.ts';
import { CsvRefusal, readCsv } from '#lib/csv/csv-reader.ts';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { FileReport } from '#lib/domain/ingest/file-report.ts';
import { FileTotals, fileReport } from '#lib/domain/ingest/file-report.ts';
import { Ingest } from '#lib/domain/ingest/ingest.ts';
import type { Issue } from '#lib/domain/issue.ts';
import type { ParsedRecord, RecordKind } from '#lib/domain/record.ts';

export interface ReadOptions {
	readonly kind: RecordKind | null;
	readonly answers: Readonly<Record<string, string>>;
	readonly today: IsoDate;
}

export interface FileReading {
	readonly report: FileReport;
	readonly issues: readonly Issue[];
	readonly totals: FileTotals;
}

/** Takes the records of one chunk, in file order; the reader waits until it is done with them. */
export type RecordSink = (
	records: readonly ParsedRecord[],
	progress: { bytes: number; rows: number }
) => Promise<void>;

/** 32 hex digits of SHA-256: enough that two different rows never share a key, by accident or by intent. */
export function digest(text: string): string {
	return hash('sha256', text, 'hex').slice(0, 32);
}

/** Never throws on what a file holds; a refusal is an issue of the report. */
export async function readRecords(
	chunks: AsyncIterable<Uint8Array>,
	options: ReadOptions,
	sink: RecordSink = () => Promise.resolve()
): Promise<FileReading> {
	const ingest = new Ingest({ ...options, digest });
	const totals = new FileTotals();
	let format: CsvFormat | null = null;
	let bytes = 0;
	const counted = countBytes(chunks, (length) => (bytes += length));
	try {
		for await (const rows of readCsv(counted, (found) => (format = found))) {
			const records: ParsedRecord[] = [];
			for (const row of rows) {
				const record = ingest.take(row);
				if (record === null) continue;
				totals.add(record);
				records.push(record);
			}
			if (ingest.isRefused) break;
			await sink(records, { bytes, rows: ingest.rows.read });
		}
		if (!ingest.isRefused && ingest.rows.read === 0) {
			ingest.refuse({ code: 'file_empty', line: ingest.headerLine, column: null, seen: '' });
		}
	} catch (error) {
		if (!(error instanceof CsvRefusal)) throw error;
		ingest.refuse({ code: error.code, line: error.line, column: null, seen: error.seen });
	}
	return {
		report: fileReport(ingest, totals, format, options.today),
		issues: ingest.issues.kept,
		totals
	};
}

async function* countBytes(
	chunks: AsyncIterable<Uint8Array>,
	note: (length: number) => void
): AsyncGenerator<Uint8Array> {
	for await (const chunk of chunks) {
		note(chunk.length);
		yield chunk;
	}
}
