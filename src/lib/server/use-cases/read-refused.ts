// The refused rows of an import as a file: read again from the stored bytes, line by line, so that thousands of them need no
// more memory than a few.
import type { RefusalCode } from '#lib/csv/csv-reader.ts';
import { readCsv } from '#lib/csv/csv-reader.ts';
import { parseEncoding } from '#lib/csv/encoding.ts';
import type { DetectedFormat } from '#lib/domain/ingest/file-report.ts';
import { RefusedCsv } from '#lib/domain/report/refused-csv.ts';
import { BYTE_ORDER_MARK } from '#lib/domain/report/to-csv.ts';
import type { Context } from '../context.ts';
import { readStoredFile } from '../intake/raw-files.ts';
import type { ImportRow } from '../stores/imports.ts';
import { importById } from '../stores/imports.ts';
import { refusedLines } from '../stores/refused-lines.ts';

/** A file that broke off is refused as a whole, the good rows too: it has to be corrected itself. */
const WHOLE: readonly RefusalCode[] = [
	'file_binary',
	'file_encoding',
	'file_empty',
	'limit_reached',
	'quote_unclosed'
];

/** Text of the file, piece by piece; null where no row was refused, or the list went with a discarded draft. */
export async function readRefused(
	context: Context,
	importId: number
): Promise<AsyncGenerator<string, void, void> | null> {
	const row = await importById(context.database.db, importId);
	if (!row?.report || !(await hasRefused(context, row))) return null;
	return refusedCsv(context, importId, row.sha256, row.report.detected);
}

export async function hasRefused({ database }: Context, { id, report }: ImportRow): Promise<boolean> {
	if (report === null) return false;
	if (WHOLE.some((code) => Object.hasOwn(report.issue_counts, code))) return false;
	const { done } = await refusedLines(database.db, id, report.detected.header_line ?? 0).next();
	return done !== true;
}

async function* refusedCsv(
	{ database, config }: Context,
	importId: number,
	sha256: string,
	{ encoding, delimiter, header_line, columns }: DetectedFormat
): AsyncGenerator<string, void, void> {
	const lines = refusedLines(database.db, importId, header_line ?? 0);
	let next = await lines.next();
	// A format without a header line still has names for its columns.
	let list = new RefusedCsv(columns.map(({ header }) => header));
	if (header_line === null) yield BYTE_ORDER_MARK + list.headerLine();
	const file = readStoredFile(config.dataDir, sha256);
	try {
		const choice = { encoding: parseEncoding(encoding ?? ''), delimiter };
		for await (const rows of readCsv(file, { choice })) {
			let text = '';
			for (const { line, cells } of rows) {
				if (line === header_line) {
					list = new RefusedCsv(cells);
					text += BYTE_ORDER_MARK + list.headerLine();
				}
				while (!next.done && next.value.line < line) next = await lines.next();
				if (!next.done && next.value.line === line) text += list.row(cells, line, next.value.errors);
			}
			if (text !== '') yield text;
			if (next.done) return;
		}
	} finally {
		file.destroy();
		await lines.return(undefined);
	}
}
