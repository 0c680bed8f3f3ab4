// Which legacy encoding bytes are likeliest in. Each candidate's text is priced in bits, as if its language had to write
// it: frequent characters are cheap, rare ones dear, what fits nothing dearest. The cheapest reading comes first.
import { boundary } from './boundary.ts';
import { decodeLeniently, pairs } from './codec.ts';
import { cyrillicBits } from './cyrillic-bits.ts';
import type { Encoding } from '#lib/domain/ingest/encoding-names.ts';
import { KANJI, SIMPLIFIED, SYLLABLES, TRADITIONAL, WORDS } from './letters.ts';
import { westernBits } from './western-bits.ts';

type Legacy = Exclude<Encoding, 'utf-8' | 'utf-16le' | 'utf-16be'>;

/** What a reader of our files meets less often has to be likelier by so many bits. */
const CANDIDATES: readonly (readonly [Legacy, number])[] = [
	['windows-1252', 0],
	['gb18030', 0],
	['windows-1251', 1],
	['euc-kr', 1],
	['shift_jis', 2],
	['koi8-r', 3],
	['big5', 3]
];

const MISFIT_BITS = 40;
const WORD_BITS = 8;

/** Likeliest first. The sample may end within a character. */
export function rankLegacy(sample: Uint8Array): readonly Legacy[] {
	return CANDIDATES.map(([encoding, handicap]) => {
		const text = textOf(sample, encoding);
		const known = wordsOf(encoding).filter((word) => text.includes(word)).length;
		return { encoding, bits: handicap + bitsOf(text, encoding) - WORD_BITS * known };
	})
		.sort((a, b) => a.bits - b.bits)
		.map(({ encoding }) => encoding);
}

function textOf(sample: Uint8Array, encoding: Encoding): string {
	return decodeLeniently(sample.subarray(0, boundary(sample, encoding) || sample.length), encoding);
}

function wordsOf(encoding: Encoding): readonly string[] {
	const words =
		encoding === 'koi8-r' || encoding === 'windows-1251'
			? WORDS.cyrillic
			: encoding in WORDS
				? WORDS[encoding as keyof typeof WORDS]
				: '';
	return words.split(' ').filter((word) => word !== '');
}

function bitsOf(text: string, encoding: Legacy): number {
	let bits = 0;
	let previous = '';
	for (const char of text) {
		if (char >= '\u0080') {
			bits += isMisfit(char) ? MISFIT_BITS : charBits(char, encoding);
		} else if (previous >= '\u0080' && char >= '0') {
			// Elsewhere this byte may be the second half of a character: it is not free here either.
			bits += 4;
		}
		previous = char;
	}
	if (encoding === 'windows-1252') return bits + westernBits(text);
	return encoding === 'windows-1251' || encoding === 'koi8-r' ? bits + cyrillicBits(text) : bits;
}

function isMisfit(char: string): boolean {
	return (
		char === '\ufffd' || (char >= '\u0080' && char <= '\u009f') || (char >= '\ue000' && char <= '\uf8ff')
	);
}

function charBits(char: string, encoding: Legacy): number {
	switch (encoding) {
		case 'gb18030':
			return hanBits(char, SIMPLIFIED, 'gb18030', 24);
		case 'big5':
			return hanBits(char, TRADITIONAL, 'big5', 22);
		case 'shift_jis':
			if (/[ぁ-ゖ]/.test(char)) return 7.7;
			if (/[ァ-ヺー]/.test(char)) return 8.4;
			if (/[\uff61-\uff9f]/.test(char)) return 9.5;
			return hanBits(char, KANJI, 'shift_jis', 22);
		case 'euc-kr':
			if (SYLLABLES.has(char)) return 8.5;
			if (/[가-힣]/.test(char)) return levels('euc-kr').common.has(char) ? 14 : 20;
			return /[一-龥豈-\ufaff]/.test(char) ? 19 : /[·’‘“”…—]/.test(char) ? 12 : 19;
		case 'windows-1251':
		case 'koi8-r':
		case 'windows-1252':
			return 0;
	}
}

function hanBits(char: string, frequent: ReadonlySet<string>, encoding: Legacy, rare: number): number {
	if (frequent.has(char)) return 9.4;
	if (/[、。·…—“”‘’《》（），：；％！？～・「」／－]/.test(char)) return 10;
	const { common, known } = levels(encoding);
	if (common.has(char)) return 14;
	if (known.has(char)) return 18.5;
	return /[！-～]/.test(char) ? 14 : /[\u3000-\u30ff]/.test(char) ? 19 : rare;
}

interface Levels {
	/** Level 1 of the national standard: what general text is written with. */
	readonly common: ReadonlySet<string>;
	/** Level 2: names and learned words. */
	readonly known: ReadonlySet<string>;
}

/** First and last lead byte of level 1 and of level 2. */
const ROWS: Partial<Record<Legacy, readonly [number, number, number, number]>> = {
	gb18030: [0xb0, 0xd7, 0xd8, 0xf7],
	big5: [0xa4, 0xc6, 0xc9, 0xf9],
	'euc-kr': [0xb0, 0xc8, 0xca, 0xfd],
	shift_jis: [0x88, 0x98, 0x99, 0xea]
};

const made = new Map<Legacy, Levels>();

function levels(encoding: Legacy): Levels {
	const [first = 1, last = 0, from = 1, to = 0] = ROWS[encoding] ?? [];
	const lowest = encoding === 'gb18030' || encoding === 'euc-kr' ? 0xa1 : 0x40;
	const found = made.get(encoding) ?? {
		common: charsOf(encoding, pairs(first, last, lowest, 0xfe)),
		known: charsOf(encoding, pairs(from, to, lowest, 0xfe))
	};
	made.set(encoding, found);
	return found;
}

function charsOf(encoding: Legacy, bytes: Uint8Array): ReadonlySet<string> {
	return new Set([...decodeLeniently(bytes, encoding)].filter((char) => char >= '\u3000' && !isMisfit(char)));
}
