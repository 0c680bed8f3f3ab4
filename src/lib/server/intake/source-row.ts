// One row of a stored file as it stands: found again by its physical line, read by the reader that read it first.
import type { CsvChoice, CsvFormat } from '#lib/csv/csv-reader.ts';
import { readCsv } from '#lib/csv/csv-reader.ts';
import type { Encoding } from '#lib/csv/encoding.ts';
import { decodeText } from '#lib/csv/decode.ts';
import { readStoredFile } from './raw-files.ts';

export interface SourceRow {
	/** Header cells as they stand in the file. */
	readonly header: readonly string[];
	readonly headerLine: number;
	readonly cells: readonly string[];
	readonly line: number;
	/** Last physical line of the row; later than `line` where a quoted cell holds line breaks. */
	readonly lastLine: number;
	/** The physical lines of the row, character for character, without the last line end. */
	readonly text: string;
}

/**
 * Null when the file or the line is not there. `how` is the way in which the file was read; what is not told is guessed
 * again from the same bytes.
 */
export async function readSourceRow(
	dataDir: string,
	sha256: string,
	line: number,
	how: HowRead = {}
): Promise<SourceRow | null> {
	try {
		const header = await readHeader(readStoredFile(dataDir, sha256), how);
		if (header === null || line <= header.line) return null;
		return await readRow(readStoredFile(dataDir, sha256), header, line, how.encoding ?? null);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw error;
	}
}

export interface HowRead extends CsvChoice {
	/** Physical line of the header; absent: the first that is not blank. Null: a format that has none. */
	readonly headerLine?: number | null;
	/** The names of the columns where the file has no header line. */
	readonly names?: readonly string[];
}

interface Header {
	readonly cells: readonly string[];
	readonly line: number;
	readonly delimiter: string;
}

async function readHeader(
	chunks: AsyncIterable<Uint8Array>,
	{ headerLine, names = [], ...choice }: HowRead
): Promise<Header | null> {
	let delimiter = ',';
	const onFormat = (format: CsvFormat) => (delimiter = format.delimiter);
	for await (const rows of readCsv(chunks, { choice, onFormat })) {
		if (headerLine === null && rows.length > 0) return { cells: names, line: 0, delimiter };
		const first = rows.find(({ cells, line }) =>
			headerLine === undefined ? cells.some((cell) => cell.trim() !== '') : line === headerLine
		);
		if (first) return { ...first, delimiter };
	}
	return null;
}

/** A line of its own goes first: what stands on the first line of a file may be a mark or name the delimiter. */
async function readRow(
	chunks: AsyncIterable<Uint8Array>,
	header: Header,
	line: number,
	encoding: Encoding | null
): Promise<SourceRow | null> {
	const kept: string[] = [];
	const encoder = new TextEncoder();
	async function* leadAndRest(): AsyncGenerator<Uint8Array> {
		yield encoder.encode('lead\n');
		for await (const text of fromLine(decodeText(chunks, encoding), line)) {
			kept.push(text);
			yield encoder.encode(text);
		}
	}
	const choice: CsvChoice = { encoding: 'utf-8', delimiter: header.delimiter };
	let isLead = true;
	for await (const rows of readCsv(leadAndRest(), { choice })) {
		const [row] = isLead ? rows.slice(1) : rows;
		if (rows.length > 0) isLead = false;
		if (row === undefined) continue;
		const breaks = row.cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
		return {
			header: header.cells,
			headerLine: header.line,
			cells: row.cells,
			line,
			lastLine: line + breaks,
			text: firstLines(kept.join(''), breaks + 1)
		};
	}
	return null;
}

/** The text from the beginning of a physical line on. CR, LF and CRLF each end one line, as in the reader. */
async function* fromLine(
	parts: AsyncIterable<{ readonly text: string }>,
	line: number
): AsyncGenerator<string> {
	let left = line - 1;
	let afterReturn = false;
	for await (const { text } of parts) {
		let at = 0;
		if (afterReturn && text.startsWith('\n')) at = 1;
		if (text !== '') afterReturn = false;
		const hasReturn = text.includes('\r');
		while (left > 0) {
			const end = hasReturn ? nextBreak(text, at) : text.indexOf('\n', at);
			if (end === -1) break;
			left -= 1;
			at = end + 1;
			if (text[end] !== '\r') continue;
			if (at === text.length) afterReturn = true;
			else if (text[at] === '\n') at += 1;
		}
		if (left === 0 && at < text.length) yield text.slice(at);
	}
}

function nextBreak(text: string, from: number): number {
	const feed = text.indexOf('\n', from);
	// Only the stretch up to the next LF is searched, or a file of LF alone would be searched to its end for each line.
	const back = text.slice(from, feed === -1 ? text.length : feed).indexOf('\r');
	return back === -1 ? feed : from + back;
}

function firstLines(text: string, count: number): string {
	const breaks = /\r\n?|\n/g;
	for (let i = 0; i < count; i++) {
		const found = breaks.exec(text);
		if (found === null) return text;
		if (i === count - 1) return text.slice(0, found.index);
	}
	return text;
}
