// CSV that a spreadsheet opens without running anything. RFC 4180: commas, CRLF, quotes doubled. A cell that a spreadsheet
// would take for a formula is given an apostrophe in front; numbers are left as they are, -5 too.
import type { IsoDate } from '../calendar.ts';
import type { RecordJson } from './record-json.ts';

export type CsvCell = string | number | boolean | null;

/** `-5`, `1523381.000`: a plain number never needs guarding. */
const NUMBER = /^-?\d+(\.\d+)?$/;
/** What begins a formula, in full width too, behind any blanks; and the characters that some programs skip over. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n\0]/;
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/** `=1+1` is `'=1+1`, `-5` stays `-5`, `a, b` is `"a, b"`; null is blank. */
export function csvCell(cell: CsvCell): string {
	if (cell === null) return '';
	const text = String(cell);
	if (typeof cell !== 'string' || NUMBER.test(text)) return text;
	const guarded = FORMULA.test(text) ? `'${text}` : text;
	return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** One line with its end. */
export function csvLine(cells: readonly CsvCell[]): string {
	return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Header and rows; every row has the columns of the first. */
export function csvText(rows: readonly Readonly<Record<string, CsvCell>>[]): string {
	const [first] = rows;
	if (!first) return '';
	const columns = Object.keys(first);
	return csvLine(columns) + rows.map((row) => csvLine(columns.map((column) => row[column] ?? null))).join('');
}

/** The mark that makes spreadsheets read UTF-8. For downloads by people; scripts do not want it. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** What stands before each record: of which state of the ledger it is. */
export interface CsvMeta {
	readonly data_version: number;
	readonly as_of: IsoDate | null;
	readonly factor_set: string;
	readonly [column: string]: CsvCell;
}

/** The columns of a download of records: those of the view, then those of a record. */
export function recordCsvHeader(meta: CsvMeta, record: RecordJson): string {
	return csvLine([...Object.keys(meta), ...Object.keys(record)]);
}

/** A record as a line of that download. Lists are joined by blanks, cells of columns no template has stand as JSON. */
export function recordCsvLine(meta: CsvMeta, record: RecordJson): string {
	return csvLine([...Object.values(meta), ...Object.values(record).map(cellOf)]);
}

function cellOf(value: RecordJson[keyof RecordJson]): CsvCell {
	if (value === null || typeof value !== 'object') return value;
	return Array.isArray(value) ? value.join(' ') : JSON.stringify(value);
}
