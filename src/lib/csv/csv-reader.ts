// Bytes to rows: encoding, delimiter, quotes and physical line numbers. The only user of PapaParse; the same module
// serves the import worker, the command line and, later, the browser.
import Papa from 'papaparse';

export interface CsvLimits {
	readonly lineChars: number;
	readonly fieldChars: number;
	readonly columns: number;
	readonly rows: number;
}

export const CSV_LIMITS: CsvLimits = {
	lineChars: 1_000_000,
	fieldChars: 32_000,
	columns: 200,
	rows: 5_000_000
};

export interface CsvRow {
	readonly cells: string[];
	/** Physical line on which the row begins, 1 = the first line of the file. */
	readonly line: number;
	/** True when a NUL stands somewhere in the same chunk of the file. */
	readonly mayHoldNul: boolean;
}

export interface CsvFormat {
	readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
	readonly delimiter: string;
}

export type RefusalCode = 'file_binary' | 'file_encoding' | 'limit_reached' | 'quote_unclosed' | 'file_empty';

/** Why a file cannot be read any further. `line` is where it became clear. */
export class CsvRefusal extends Error {
	override readonly name = 'CsvRefusal';
	readonly code: RefusalCode;
	readonly line: number | null;
	readonly seen: string;

	constructor(code: RefusalCode, line: number | null, seen: string) {
		super(code);
		this.code = code;
		this.line = line;
		this.seen = seen;
	}
}

const DELIMITERS = [',', ';', '\t', '|'];
const SNIFF_CHARS = 65_536;

/**
 * Reads rows in batches, one per chunk of bytes. All line ends (CR, LF, CRLF, mixed) are read as one line break, inside
 * quotes too. Cells come untrimmed. Throws `CsvRefusal` when the bytes are no text or a limit is passed.
 */
export async function* readCsv(
	chunks: AsyncIterable<Uint8Array>,
	onFormat: (format: CsvFormat) => void = () => {},
	limits: CsvLimits = CSV_LIMITS
): AsyncGenerator<CsvRow[]> {
	let rows: RowReader | null = null;
	let text = '';
	for await (const part of decode(chunks)) {
		text += part.text;
		if (rows === null) {
			if (text.length < SNIFF_CHARS && !part.isLast) continue;
			const delimiter = guessDelimiter(text);
			onFormat({ encoding: part.encoding, delimiter });
			rows = new RowReader(delimiter, limits);
		}
		yield rows.read(text, part.isLast);
		text = '';
	}
}

interface DecodedPart {
	readonly text: string;
	readonly isLast: boolean;
	readonly encoding: CsvFormat['encoding'];
}

async function* decode(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<DecodedPart> {
	let decoder: TextDecoder | null = null;
	let encoding: CsvFormat['encoding'] = 'utf-8';
	let heldReturn = false;
	const next = (bytes: Uint8Array | null): string => {
		if (decoder === null) return '';
		let text: string;
		try {
			text = bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true });
		} catch (cause) {
			if (cause instanceof TypeError) throw new CsvRefusal('file_encoding', null, encoding);
			throw cause;
		}
		if (heldReturn) text = `\r${text}`;
		heldReturn = bytes !== null && text.endsWith('\r');
		if (heldReturn) text = text.slice(0, -1);
		return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
	};
	for await (const bytes of withLongStart(chunks)) {
		if (decoder === null) {
			refuseBinary(bytes);
			encoding = encodingOf(bytes);
			decoder = new TextDecoder(encoding, { fatal: true });
		}
		yield { text: next(bytes), isLast: false, encoding };
	}
	if (decoder === null) throw new CsvRefusal('file_empty', null, '');
	yield { text: next(null), isLast: true, encoding };
}

const LONGEST_MARK = 4;

/** Never an empty piece, and the first one long enough to hold any mark that tells what a file is. */
async function* withLongStart(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	let start: Uint8Array | null = new Uint8Array(0);
	for await (const bytes of chunks) {
		if (start === null) {
			if (bytes.length > 0) yield bytes;
			continue;
		}
		const joined: Uint8Array = new Uint8Array(start.length + bytes.length);
		joined.set(start);
		joined.set(bytes, start.length);
		start = joined;
		if (start.length < LONGEST_MARK) continue;
		yield start;
		start = null;
	}
	if (start !== null && start.length > 0) yield start;
}

function encodingOf(bytes: Uint8Array): CsvFormat['encoding'] {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	return 'utf-8';
}

const MAGIC: readonly (readonly [string, readonly number[]])[] = [
	['an Excel workbook or ZIP archive', [0x50, 0x4b, 0x03, 0x04]],
	['an old Excel workbook', [0xd0, 0xcf, 0x11, 0xe0]],
	['a PDF', [0x25, 0x50, 0x44, 0x46]],
	['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
	['a gzip archive', [0x1f, 0x8b]]
];

function refuseBinary(bytes: Uint8Array): void {
	for (const [name, magic] of MAGIC) {
		if (magic.every((byte, i) => bytes[i] === byte)) throw new CsvRefusal('file_binary', null, name);
	}
}

/** The delimiter that the first lines hold most evenly outside quotes; a comma when none is held. */
export function guessDelimiter(text: string): string {
	const lines = unquotedLines(text.slice(0, SNIFF_CHARS)).slice(0, 20);
	let best = ',';
	let bestScore = 0;
	for (const delimiter of DELIMITERS) {
		const counts = lines.map((line) => line.split(delimiter).length - 1);
		const first = counts[0] ?? 0;
		const even = counts.filter((count) => count === first).length;
		const score = first === 0 ? 0 : even * 1000 + first;
		if (score > bestScore) [best, bestScore] = [delimiter, score];
	}
	return best;
}

function unquotedLines(text: string): string[] {
	return text
		.replace(/"(?:[^"]|"")*"/g, '')
		.split('\n')
		.filter((line) => line.trim() !== '');
}

class RowReader {
	private rest = '';
	private line = 1;
	private rowCount = 0;
	private readonly delimiter: string;
	private readonly limits: CsvLimits;

	constructor(delimiter: string, limits: CsvLimits) {
		this.delimiter = delimiter;
		this.limits = limits;
	}

	read(text: string, isLast: boolean): CsvRow[] {
		const input = this.rest === '' ? text : this.rest + text;
		const parser = new Papa.Parser({ delimiter: this.delimiter, newline: '\n', quoteChar: '"' });
		const { data, errors, meta } = parser.parse(input, 0, !isLast) as Papa.ParseResult<string[]>;
		const unclosed = errors.find((error) => error.code === 'MissingQuotes');
		if (isLast && unclosed) {
			const row = data.length - 1;
			throw new CsvRefusal('quote_unclosed', this.lineOfRow(data, row), '"');
		}
		const stray = errors.find((error) => error.code === 'InvalidQuotes');
		if (stray) {
			throw new CsvRefusal(
				'quote_unclosed',
				this.lineOfRow(data, Math.min(stray.row ?? 0, data.length)),
				'"'
			);
		}
		this.rest = isLast ? '' : input.slice(meta.cursor);
		if (isLast && data.length > 0 && isEmptyTail(data, input)) data.pop();
		const rows = this.number(data, input.includes('"'), input.includes('\0'));
		if (this.rest.length > this.limits.lineChars) {
			const isOpenQuote = this.rest.includes('"');
			throw new CsvRefusal(
				isOpenQuote ? 'quote_unclosed' : 'limit_reached',
				this.line,
				isOpenQuote ? '"' : `a line of more than ${this.limits.lineChars} characters`
			);
		}
		return rows;
	}

	private number(data: readonly string[][], mayBreak: boolean, mayHoldNul: boolean): CsvRow[] {
		const rows: CsvRow[] = [];
		for (const cells of data) {
			rows.push({ cells, line: this.line, mayHoldNul });
			this.checkLimits(cells);
			this.line += 1 + (mayBreak ? breaksIn(cells) : 0);
		}
		this.rowCount += data.length;
		if (this.rowCount > this.limits.rows) {
			throw new CsvRefusal('limit_reached', this.line, `more than ${this.limits.rows} rows`);
		}
		return rows;
	}

	private checkLimits(cells: readonly string[]): void {
		let chars = cells.length - 1;
		for (const cell of cells) chars += cell.length;
		if (chars > this.limits.lineChars) {
			throw new CsvRefusal(
				'limit_reached',
				this.line,
				`a line of more than ${this.limits.lineChars} characters`
			);
		}
		if (cells.length > this.limits.columns) {
			throw new CsvRefusal('limit_reached', this.line, `more than ${this.limits.columns} columns`);
		}
		for (const cell of cells) {
			if (cell.length > this.limits.fieldChars) {
				throw new CsvRefusal(
					'limit_reached',
					this.line,
					`a cell of more than ${this.limits.fieldChars} characters`
				);
			}
		}
	}

	private lineOfRow(data: readonly string[][], row: number): number {
		return data.slice(0, row).reduce((line, cells) => line + 1 + breaksIn(cells), this.line);
	}
}

/** PapaParse gives one empty row for the line break that ends the file. */
function isEmptyTail(data: readonly string[][], input: string): boolean {
	const last = data.at(-1);
	return last?.length === 1 && last[0] === '' && (input === '' || input.endsWith('\n'));
}

function breaksIn(cells: readonly string[]): number {
	let breaks = 0;
	for (const cell of cells) {
		for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) breaks += 1;
	}
	return breaks;
}
