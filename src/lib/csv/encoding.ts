// Which encoding bytes are in: by mark, by the NUL bytes of UTF-16, as valid UTF-8, else by statistics. Decoding without
// an error proves nothing: Chinese bytes are valid Big5, Korean ones valid GB18030, and windows-1252 takes any byte. So a
// statistical guess says that it is one, and the analyst may choose another.
import { decodeLeniently } from './codec.ts';
import type { Encoding } from '#lib/domain/ingest/encoding-names.ts';
import { ENCODINGS } from '#lib/domain/ingest/encoding-names.ts';
import { rankLegacy } from './statistics.ts';
import { countSequences } from './utf8.ts';

export { ENCODINGS };
export type { Encoding };

export interface EncodingGuess {
	readonly encoding: Encoding;
	readonly by: 'mark' | 'utf-8' | 'statistics';
	/** All encodings, likeliest first. */
	readonly ranked: readonly Encoding[];
}

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
	['utf-8', [0xef, 0xbb, 0xbf]],
	['utf-16le', [0xff, 0xfe]],
	['utf-16be', [0xfe, 0xff]],
	['gb18030', [0x84, 0x31, 0x95, 0x33]]
];

/** A sample may end within a character. */
export function guessEncoding(sample: Uint8Array): EncodingGuess {
	const mark = MARKS.find(([, bytes]) => bytes.every((byte, i) => sample[i] === byte));
	if (mark) return { encoding: mark[0], by: 'mark', ranked: ranking([mark[0]]) };
	const wide = wideEncoding(sample);
	if (wide) return { encoding: wide, by: 'statistics', ranked: ranking([wide]) };

	const { short, long, invalid, validRuns, invalidRuns } = countSequences(sample);
	if (invalid === 0) {
		const mayBeChance = long === 0 && short > 0 && short <= CHANCE_SEQUENCES;
		if (!mayBeChance || ONE_SCRIPT.test(decodeLeniently(sample, 'utf-8'))) {
			return { encoding: 'utf-8', by: 'utf-8', ranked: ranking([]) };
		}
		return { encoding: 'utf-8', by: 'statistics', ranked: ranking(['utf-8', ...rankLegacy(sample)]) };
	}
	const legacy = rankLegacy(sample);
	// Damaged UTF-8 is named as such, so that reading refuses it by line instead of showing "Ã©" for "é".
	const isDamaged = (validRuns > 0 && validRuns >= invalidRuns) || long > 4 * invalid;
	const ranked = ranking(isDamaged ? ['utf-8', ...legacy] : [...legacy, 'utf-8']);
	return { encoding: ranked[0] ?? 'utf-8', by: 'statistics', ranked };
}

/** Two Chinese or Korean characters may be valid UTF-8 by chance; eight are not. Those give letters of odd alphabets. */
const CHANCE_SEQUENCES = 8;
const ONE_SCRIPT = /^[\0-\u017f\u0386-\u03ce]*\ufffd?$|^[\0-\u00bf\u0400-\u045f\u0490\u0491]*\ufffd?$/;

function ranking(first: readonly Encoding[]): readonly Encoding[] {
	return [...new Set([...first, ...ENCODINGS])];
}

/** UTF-16 without a mark: its line ends, delimiters and digits have a NUL half, always on the same side. */
function wideEncoding(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	const units = sample.length >> 1;
	let [little, big, nuls, asciiPairs] = [0, 0, 0, 0];
	for (let i = 0; i < units; i++) {
		const first = sample[2 * i] ?? 0;
		const second = sample[2 * i + 1] ?? 0;
		if (second === 0 && STRUCTURE.has(first)) little += 1;
		if (first === 0 && STRUCTURE.has(second)) big += 1;
		if (first === 0 && second === 0) nuls += 1;
		if (isPrintable(first) && isPrintable(second)) asciiPairs += 1;
	}
	const [less, more] = little < big ? [little, big] : [big, little];
	// UTF-32 is half NUL characters. ASCII text with stray NULs is made of pairs of letters; one hanzi in five looks like such a pair.
	if (more < 2 || more < MIN_SHARE * units || less > more / 10 || nuls > more / 10 || asciiPairs > units / 2)
		return null;
	return more === little ? 'utf-16le' : 'utf-16be';
}

const MIN_SHARE = 0.01;
/** Line ends, tab, quote, delimiters and digits; not 0 and no letters, whose NUL may be the low half of U+3000 or U+4E00. */
const STRUCTURE = new Set([...'\t\n\r",;|123456789'].map((char) => char.charCodeAt(0)));

function isPrintable(byte: number): boolean {
	return byte >= 0x20 && byte < 0x7f;
}

/** An encoding by its name; null for any other text. */
export function parseEncoding(text: string): Encoding | null {
	return ENCODINGS.find((encoding) => encoding === text) ?? null;
}
