// Bytes to text in one encoding, the same text however the bytes are cut. As long as all bytes are ASCII nothing is
// decided: the first others, wherever they come, settle the encoding, and all text before them was exact.
import { refuseControls, refuseMagic } from './binary.ts';
import { boundary } from './boundary.ts';
import { decodeStrictly } from './codec.ts';
import type { Encoding, EncodingGuess } from './encoding.ts';
import { guessEncoding } from './encoding.ts';
import { CsvRefusal } from './refusal.ts';

export interface EncodingFound {
	readonly encoding: Encoding;
	readonly by: EncodingGuess['by'] | 'choice';
	readonly ranked: readonly Encoding[];
}

export interface DecodedPart {
	readonly text: string;
	readonly end: 'more' | 'end of file' | 'bytes that do not fit';
	readonly found: EncodingFound;
}

/** Bytes that are looked at from the first that is not ASCII on. */
const SAMPLE_BYTES = 65_536;
/** ASCII before it, which tells a letter within a word from one alone. */
const CONTEXT_BYTES = 32;
const PIECE_BYTES = 262_144;
const EMPTY = new Uint8Array(0);

/** Throws `CsvRefusal` for what is no text; ends with a part that says so where bytes do not fit the encoding. */
export async function* decodeText(
	chunks: AsyncIterable<Uint8Array>,
	choice: Encoding | null = null,
	fileBytes = Infinity
): AsyncGenerator<DecodedPart> {
	let found: EncodingFound | null = null;
	let isSettled = false;
	let held: Uint8Array = EMPTY;
	let context: Uint8Array = EMPTY;

	for await (const { bytes, isLast } of pieces(chunks, fileBytes)) {
		held = joined(held, bytes);
		if (found === null) {
			const first = firstBeyondAscii(held.subarray(0, SAMPLE_BYTES));
			if (!isLast && held.length < (first < 0 ? 0 : first) + SAMPLE_BYTES) continue;
			if (held.length === 0) throw new CsvRefusal('file_empty', null, '');
			const sample = held.subarray(0, Math.max(first, 0) + SAMPLE_BYTES);
			found = settle(sample, choice);
			isSettled = choice !== null || first >= 0 || found.encoding !== 'utf-8';
			held = held.subarray(markLength(held, found.encoding));
		}
		if (!isSettled) {
			const text = decodeStrictly(held, 'utf-8');
			if (text?.length === held.length) {
				context = joined(context, held.subarray(-CONTEXT_BYTES)).slice(-CONTEXT_BYTES);
				held = EMPTY;
				yield { text, end: isLast ? 'end of file' : 'more', found };
				continue;
			}
			const first = firstBeyondAscii(held);
			context = joined(context, held.subarray(0, first)).slice(-CONTEXT_BYTES);
			yield { text: decodeStrictly(held.subarray(0, first), 'utf-8') ?? '', end: 'more', found };
			held = held.subarray(first);
			if (!isLast && held.length < SAMPLE_BYTES) continue;
			found = guessEncoding(joined(context, held.subarray(0, SAMPLE_BYTES)));
			if (found.encoding.startsWith('utf-16')) {
				yield { text: '', end: 'bytes that do not fit', found };
				return;
			}
			isSettled = true;
		}
		const end = isLast ? held.length : boundary(held, found.encoding);
		const block = held.subarray(0, end);
		const text = decodeStrictly(block, found.encoding);
		if (text === null) {
			const start = fittingStart(block, found.encoding);
			yield { text: start, end: 'bytes that do not fit', found };
			return;
		}
		held = held.slice(end);
		yield { text, end: isLast ? 'end of file' : 'more', found };
	}
}

function settle(sample: Uint8Array, choice: Encoding | null): EncodingFound {
	refuseMagic(sample);
	const guess = guessEncoding(sample);
	if (choice !== null) return { encoding: choice, by: 'choice', ranked: guess.ranked };
	if (!guess.encoding.startsWith('utf-16')) refuseControls(sample);
	return guess;
}

/** A byte-order mark is no character of the header. */
function markLength(bytes: Uint8Array, encoding: Encoding): number {
	for (const length of [2, 3, 4]) {
		if (decodeStrictly(bytes.subarray(0, length), encoding) === '\ufeff') return length;
	}
	return 0;
}

/** The text up to the first bytes that do not fit. */
function fittingStart(block: Uint8Array, encoding: Encoding): string {
	let [low, high] = [0, block.length];
	let text = '';
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		const start = decodeStrictly(block.subarray(0, boundary(block.subarray(0, middle), encoding)), encoding);
		if (start === null) {
			high = middle - 1;
			continue;
		}
		low = middle;
		text = start;
	}
	return text;
}

interface Piece {
	readonly bytes: Uint8Array;
	readonly isLast: boolean;
}

/** No empty piece but the last, none that would make one huge text. */
async function* pieces(chunks: AsyncIterable<Uint8Array>, fileBytes: number): AsyncGenerator<Piece> {
	let total = 0;
	for await (const chunk of chunks) {
		total += chunk.length;
		if (total > fileBytes) {
			throw new CsvRefusal('limit_reached', null, `a file of more than ${fileBytes} bytes`);
		}
		for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
			yield { bytes: chunk.subarray(at, at + PIECE_BYTES), isLast: false };
		}
	}
	yield { bytes: EMPTY, isLast: true };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
	if (first.length === 0) return second;
	if (second.length === 0) return first;
	const both = new Uint8Array(first.length + second.length);
	both.set(first);
	both.set(second, first.length);
	return both;
}

function firstBeyondAscii(bytes: Uint8Array): number {
	for (let at = 0; at < bytes.length; at++) {
		if ((bytes[at] ?? 0) >= 0x80) return at;
	}
	return -1;
}
