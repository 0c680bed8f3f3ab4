// One block of whole characters to text. TextDecoder alone is not enough: Node 20 reads windows-1252 as Latin-1 and may
// drop its first byte, reads EUC-KR without the syllables that Windows adds to it, and gives C1 controls or private
// characters for bytes that fit nothing.
import type { Encoding } from '#lib/domain/ingest/encoding-names.ts';

const decoders = new Map<string, TextDecoder>();

function decoder(encoding: Encoding, fatal: boolean): TextDecoder {
	const key = `${encoding} ${fatal}`;
	let found = decoders.get(key);
	if (found === undefined) {
		found = new TextDecoder(encoding, { fatal, ignoreBOM: true });
		decoders.set(key, found);
	}
	return found;
}

/** Null when some bytes fit no character of the encoding. */
export function decodeStrictly(bytes: Uint8Array, encoding: Encoding): string | null {
	try {
		const text = decode(bytes, encoding, true);
		return MISFIT[encoding]?.test(text) ? null : text;
	} catch (cause) {
		if (cause instanceof TypeError) return null;
		throw cause;
	}
}

/** U+FFFD, a C1 control or a private character for what does not fit. */
export function decodeLeniently(bytes: Uint8Array, encoding: Encoding): string {
	return decode(bytes, encoding, false);
}

/** What a decoder gives for bytes without a character, instead of an error. */
const MISFIT: Partial<Record<Encoding, RegExp>> = {
	big5: /[\u0080-\u009f\ue000-\uf8ff]/,
	'euc-kr': /[\u0080-\u009f\ue000-\uf8ff]/,
	shift_jis: /[\u0080-\u009f]/,
	'windows-1251': /[\u0080-\u009f]/,
	'windows-1252': /[\u0080-\u009f]/
};

function decode(bytes: Uint8Array, encoding: Encoding, fatal: boolean): string {
	if (encoding === 'windows-1252') return decodeWestern(bytes);
	return encoding === 'euc-kr' ? decodeKorean(bytes, fatal) : decoder(encoding, fatal).decode(bytes);
}

/** 0x80 to 0x9f; the five bytes without a character stay C1 controls. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decodeWestern(bytes: Uint8Array): string {
	const units = new Uint16Array(bytes.length);
	for (let at = 0; at < bytes.length; at++) {
		const byte = bytes[at] ?? 0;
		units[at] = byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte;
	}
	let text = '';
	for (let from = 0; from < units.length; from += CALL_UNITS) {
		text += String.fromCharCode.apply(null, units.subarray(from, from + CALL_UNITS) as unknown as number[]);
	}
	return text;
}

/** Arguments of one call; engines limit them. */
const CALL_UNITS = 8192;

function decodeKorean(bytes: Uint8Array, fatal: boolean): string {
	let text = '';
	let from = 0;
	const plain = (to: number) => (to > from ? decoder('euc-kr', fatal).decode(bytes.subarray(from, to)) : '');
	for (let at = 0; at < bytes.length;) {
		const lead = bytes[at] ?? 0;
		const place = lead < 0x80 ? -1 : addedPlace(lead, bytes[at + 1] ?? 0);
		const added = place < 0 ? undefined : addedSyllables()[place];
		if (added !== undefined) {
			text += plain(at) + added;
			from = at + 2;
		}
		at += lead < 0x80 ? 1 : 2;
	}
	return text + plain(bytes.length);
}

/** Where a pair of bytes stands among the 8,822 syllables that code page 949 adds, or -1. */
function addedPlace(lead: number, trail: number): number {
	if (lead < 0x81 || lead > 0xc6) return -1;
	let column: number;
	if (trail >= 0x41 && trail <= 0x5a) column = trail - 0x41;
	else if (trail >= 0x61 && trail <= 0x7a) column = trail - 0x61 + 26;
	else if (trail >= 0x81 && trail <= (lead <= 0xa0 ? 0xfe : 0xa0)) column = trail - 0x81 + 52;
	else return -1;
	// Rows up to A0 have 178 places, later ones 84.
	return lead <= 0xa0 ? (lead - 0x81) * 178 + column : 32 * 178 + (lead - 0xa1) * 84 + column;
}

let added: readonly string[] | null = null;

/** All syllables of Unicode, in its order, but for the 2,350 of KS X 1001: rows B0 to C8. */
function addedSyllables(): readonly string[] {
	if (added !== null) return added;
	const standard = new Set(decoder('euc-kr', false).decode(pairs(0xb0, 0xc8, 0xa1, 0xfe)));
	added = Array.from({ length: 11_172 }, (_, i) => String.fromCharCode(0xac00 + i)).filter(
		(syllable) => !standard.has(syllable)
	);
	return added;
}

/** Every pair of a lead and a trail byte, row by row. */
export function pairs(
	firstLead: number,
	lastLead: number,
	firstTrail: number,
	lastTrail: number
): Uint8Array {
	const bytes: number[] = [];
	for (let lead = firstLead; lead <= lastLead; lead++) {
		for (let trail = firstTrail; trail <= lastTrail; trail++) bytes.push(lead, trail);
	}
	return new Uint8Array(bytes);
}
