// Rows of a file with their physical lines: decoded text, split by PapaParse, of which this is the only user. The same
// module serves the import worker, the command line and a worker of the browser.
import Papa from 'papaparse';
import { decodeText } from './decode.ts';
import { guessDelimiter, sepLine } from './delimiter.ts';
import type { Encoding } from './encoding.ts';
import { LineEnds } from './line-ends.ts';
import type { CsvLimits } from './limits.ts';
import { CSV_LIMITS } from './limits.ts';
import { CsvRefusal } from './refusal.ts';

export type { CsvLimits, Encoding };
export type { RefusalCode } from './refusal.ts';
export { CSV_LIMITS, CsvRefusal };

export interface CsvRow {
	readonly cells: string[];
	/** Physical line on which the row begins, 1 = the first line of the file. */
	readonly line: number;
	/** True when a NUL stands somewhere in the same chunk of the file. */
	readonly mayHoldNul: boolean;
}

/** What the analyst says the file is; null or left out is guessed. */
export interface CsvChoice {
	readonly encoding?: Encoding | null;
	readonly delimiter?: string | null;
}

export interface CsvFormat {
	readonly encoding: Encoding;
	readonly encodingBy: 'mark' | 'utf-8' | 'statistics' | 'choice';
	/** All encodings, likeliest first. */
	readonly ranked: readonly Encoding[];
	readonly delimiter: string;
	readonly delimiterBy: 'sep' | 'guess' | 'choice';
}

export interface CsvOptions {
	readonly choice?: CsvChoice;
	/** Called before the first rows, and again where the first bytes beyond ASCII settle the encoding later. */
	readonly onFormat?: (format: CsvFormat) => void;
	readonly limits?: CsvLimits;
}

const SNIFF_CHARS = 65_536;

/**
 * Reads rows in batches, one per chunk of bytes. All line ends (CR, LF, CRLF, mixed) are read as one line break, inside
 * quotes too. Cells come untrimmed, in NFC. Throws `CsvRefusal` when the bytes are no text or a limit is passed.
 */
export async function* readCsv(
	chunks: AsyncIterable<Uint8Array>,
	{ choice = {}, onFormat = () => {}, limits = CSV_LIMITS }: CsvOptions = {}
): AsyncGenerator<CsvRow[]> {
	const lineEnds = new LineEnds();
	let reader: RowReader | null = null;
	let told: Encoding | null = null;
	let split: Pick<CsvFormat, 'delimiter' | 'delimiterBy'> = { delimiter: ',', delimiterBy: 'guess' };
	let text = '';
	for await (const part of decodeText(chunks, choice.encoding ?? null, limits.fileBytes)) {
		const isEnd = part.end !== 'more';
		text += lineEnds.unify(part.text, isEnd);
		if (reader === null) {
			if (text.length <= SNIFF_CHARS && !isEnd) continue;
			const sep = sepLine(text);
			split = delimiterOf(text, choice.delimiter ?? null, sep?.delimiter ?? null);
			reader = new RowReader(split.delimiter, limits, sep ? 2 : 1);
			text = text.slice(sep?.length ?? 0);
		}
		if (told !== part.found.encoding) {
			told = part.found.encoding;
			onFormat({ encoding: told, encodingBy: part.found.by, ranked: part.found.ranked, ...split });
		}
		yield reader.read(text, part.end === 'end of file');
		if (part.end === 'bytes that do not fit') throw new CsvRefusal('file_encoding', reader.lastLine, told);
		text = '';
	}
}

function delimiterOf(
	text: string,
	chosen: string | null,
	sep: string | null
): Pick<CsvFormat, 'delimiter' | 'delimiterBy'> {
	if (chosen !== null) {
		// PapaParse would take a comma in its place and not say so.
		if (!/^[^"\r\n\ufeff]$/.test(chosen)) throw new RangeError('a delimiter is one character, no quote');
		return { delimiter: chosen, delimiterBy: 'choice' };
	}
	if (sep !== null) return { delimiter: sep, delimiterBy: 'sep' };
	const isWhole = text.length <= SNIFF_CHARS;
	return { delimiter: guessDelimiter(text.slice(0, SNIFF_CHARS), isWhole), delimiterBy: 'guess' };
}

class RowReader {
	private rest = '';
	private line: number;
	private rowCount = 0;
	private readonly delimiter: string;
	private readonly limits: CsvLimits;

	constructor(delimiter: string, limits: CsvLimits, line: number) {
		this.delimiter = delimiter;
		this.limits = limits;
		this.line = line;
	}

	/** The physical line that the text so far ends on. */
	get lastLine(): number {
		return this.line + countBreaks(this.rest);
	}

	read(text: string, isLast: boolean): CsvRow[] {
		const input = this.rest === '' ? text : this.rest + text;
		const { data, errors, meta } = this.parse(input, isLast);
		this.rest = isLast ? '' : input.slice(meta.cursor);
		if (isLast && data.length > 0 && isEmptyTail(data, input)) data.pop();
		// A row that is not finished is parsed again with what follows; only then its quotes are judged.
		const stray = errors.find(({ row = 0 }) => row < data.length);
		if (stray) data.length = stray.row ?? 0;
		const rows = this.number(data, input);
		if (stray) throw new CsvRefusal('quote_unclosed', this.line, '"');
		if (this.rest.length > this.limits.lineChars) this.refuseLine(this.rest);
		return rows;
	}

	private parse(input: string, isLast: boolean): Papa.ParseResult<string[]> {
		const parser = new Papa.Parser({ delimiter: this.delimiter, newline: '\n', quoteChar: '"' });
		return parser.parse(input, 0, !isLast) as Papa.ParseResult<string[]>;
	}

	private number(data: readonly string[][], input: string): CsvRow[] {
		const first = this.line;
		const mayBreak = input.includes('"');
		const mayHoldNul = input.includes('\0');
		// Every part of a text in NFC is in NFC, so that few chunks are looked at cell by cell.
		const mayCompose = COMPOSABLE.test(input) && input.normalize('NFC') !== input;
		const rows: CsvRow[] = [];
		for (const cells of data) {
			this.rowCount += 1;
			this.checkLimits(cells, input, first);
			const { line } = this;
			this.line += 1 + (mayBreak ? breaksIn(cells) : 0);
			rows.push({ cells: mayCompose ? cells.map(toNfc) : cells, line, mayHoldNul });
		}
		return rows;
	}

	private checkLimits(cells: readonly string[], input: string, first: number): void {
		const { rows, columns, fieldChars, lineChars } = this.limits;
		let chars = cells.length;
		let longest = 0;
		for (const { length } of cells) {
			chars += length;
			if (length > longest) longest = length;
		}
		if (this.rowCount > rows) this.refuse(`more than ${rows} rows`);
		// Quotes are no part of the cells: only a row that may be too long with them is measured as it stands.
		if (2 * chars + cells.length > lineChars) {
			const from = afterBreaks(input, this.line - first);
			const to = afterBreaks(input, this.line - first + 1 + breaksIn(cells), from, this.line - first);
			const row = input.slice(from, to).replace(/\n$/, '');
			if (row.length > lineChars) this.refuseLine(row);
		}
		if (cells.length > columns) this.refuse(`more than ${columns} columns`);
		if (longest > fieldChars) this.refuse(`a cell of more than ${fieldChars} characters`);
	}

	/** A line that is too long has most often swallowed others behind a quote that is not closed. */
	private refuseLine(row: string): never {
		const { lineChars } = this.limits;
		const { errors } = this.parse(row.slice(0, lineChars + 1), true);
		if (errors.length > 0) throw new CsvRefusal('quote_unclosed', this.line, '"');
		this.refuse(`a line of more than ${lineChars} characters`);
	}

	private refuse(seen: string): never {
		throw new CsvRefusal('limit_reached', this.line, seen);
	}
}

/** Nothing below U+0300 changes in NFC. */
const COMPOSABLE = /[\u0300-\uffff]/;

function toNfc(cell: string): string {
	return cell.normalize('NFC');
}

/** PapaParse gives one empty row for the line break that ends the file. */
function isEmptyTail(data: readonly string[][], input: string): boolean {
	const last = data.at(-1);
	return last?.length === 1 && last[0] === '' && (input === '' || input.endsWith('\n'));
}

function breaksIn(cells: readonly string[]): number {
	let breaks = 0;
	for (const cell of cells) breaks += countBreaks(cell);
	return breaks;
}

function countBreaks(text: string): number {
	let breaks = 0;
	for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) breaks += 1;
	return breaks;
}

/** Where the text goes on after so many line breaks; `from` stands after `passed` of them. */
function afterBreaks(text: string, breaks: number, from = 0, passed = 0): number {
	let at = from;
	for (let i = passed; i < breaks; i++) {
		const next = text.indexOf('\n', at);
		if (next === -1) return text.length;
		at = next + 1;
	}
	return at;
}
