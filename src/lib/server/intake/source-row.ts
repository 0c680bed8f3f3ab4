// One row of a stored file as it stands: found again by its physical line, read by the reader that read it first.
import { readCsv } from '#lib/csv/csv-reader.ts';
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

/** Null when the file or the line is not there. */
export async function readSourceRow(
	dataDir: string,
	sha256: string,
	line: number
): Promise<SourceRow | null> {
	try {
		const header = await readHeader(readStoredFile(dataDir, sha256));
		if (header === null || line <= header.line) return null;
		return await readRow(readStoredFile(dataDir, sha256), header, line);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw error;
	}
}

interface Header {
	readonly cells: readonly string[];
	readonly line: number;
	readonly encoding: string;
	readonly delimiter: string;
}

/** The first row that is not blank, as the importer takes it. */
async function readHeader(chunks: AsyncIterable<Uint8Array>): Promise<Header | null> {
	let format = { encoding: 'utf-8', delimiter: ',' };
	for await (const rows of readCsv(chunks, (found) => (format = found))) {
		const first = rows.find(({ cells }) => cells.some((cell) => cell.trim() !== ''));
		if (first) return { ...first, ...format };
	}
	return null;
}

/** The header goes first, quoted, so that the reader settles on the delimiter of the file and on no other. */
async function readRow(
	chunks: AsyncIterable<Uint8Array>,
	header: Header,
	line: number
): Promise<SourceRow | null> {
	const kept: Uint8Array[] = [];
	const lead = header.cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(header.delimiter) + '\n';
	async function* leadAndRest(): AsyncGenerator<Uint8Array> {
		yield Buffer.from(lead);
		for await (const bytes of fromLine(asUtf8(chunks, header.encoding), line)) {
			kept.push(bytes);
			yield bytes;
		}
	}
	let isLead = true;
	for await (const rows of readCsv(leadAndRest())) {
		const [row] = isLead ? rows.slice(1) : rows;
		if (rows.length > 0) isLead = false;
		if (row === undefined) continue;
		const breaks = row.cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
		const text = firstLines(Buffer.concat(kept).toString(), breaks + 1);
		return {
			header: header.cells,
			headerLine: header.line,
			cells: row.cells,
			line,
			lastLine: line + breaks,
			text
		};
	}
	return null;
}

async function* asUtf8(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
	if (encoding === 'utf-8') {
		yield* chunks;
		return;
	}
	const decoder = new TextDecoder(encoding);
	for await (const bytes of chunks) yield Buffer.from(decoder.decode(bytes, { stream: true }));
	yield Buffer.from(decoder.decode());
}

const LF = 0x0a;
const CR = 0x0d;

/** The bytes from the beginning of a physical line on. CR, LF and CRLF each end one line, as in the reader. */
async function* fromLine(chunks: AsyncIterable<Uint8Array>, line: number): AsyncGenerator<Uint8Array> {
	let left = line - 1;
	let afterReturn = false;
	for await (const chunk of chunks) {
		const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
		let at = 0;
		if (afterReturn && bytes[0] === LF) at = 1;
		if (bytes.length > 0) afterReturn = false;
		const hasReturn = bytes.includes(CR);
		while (left > 0) {
			const end = hasReturn ? nextBreak(bytes, at) : bytes.indexOf(LF, at);
			if (end === -1) break;
			left -= 1;
			at = end + 1;
			if (bytes[end] !== CR) continue;
			if (at === bytes.length) afterReturn = true;
			else if (bytes[at] === LF) at += 1;
		}
		if (left === 0 && at < bytes.length) yield bytes.subarray(at);
	}
}

function nextBreak(bytes: Buffer, from: number): number {
	const feed = bytes.indexOf(LF, from);
	const end = feed === -1 ? bytes.length : feed;
	// Only the stretch up to the next LF is searched, or a file of LF alone would be searched to its end for each line.
	const back = bytes.subarray(from, end).indexOf(CR);
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
