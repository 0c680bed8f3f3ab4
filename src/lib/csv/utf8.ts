// Sequences of UTF-8, counted strictly: no overlong forms, no halves of pairs.

export interface Sequences {
	/** Characters of two bytes, and of three and more. */
	readonly short: number;
	readonly long: number;
	/** Bytes that belong to no character. */
	readonly invalid: number;
	/** Runs of bytes beyond ASCII that are UTF-8 throughout, and those that are not. */
	readonly validRuns: number;
	readonly invalidRuns: number;
}

/** A character that the end of the sample cuts short counts as nothing. */
export function countSequences(sample: Uint8Array): Sequences {
	let [short, long, invalid] = [0, 0, 0];
	let [validRuns, invalidRuns] = [0, 0];
	for (let at = 0; at < sample.length; at++) {
		if ((sample[at] ?? 0) < 0x80) continue;
		const invalidBefore = invalid;
		while ((sample[at] ?? 0) >= 0x80) {
			const length = sequenceLength(sample, at);
			if (length === 'cut') break;
			if (length === 0) invalid += 1;
			else if (length === 2) short += 1;
			else long += 1;
			at += Math.max(length, 1);
		}
		if (invalid > invalidBefore) invalidRuns += 1;
		else validRuns += 1;
		if (at < sample.length && (sample[at] ?? 0) >= 0x80) break;
	}
	return { short, long, invalid, validRuns, invalidRuns };
}

function sequenceLength(bytes: Uint8Array, at: number): 0 | 2 | 3 | 4 | 'cut' {
	const lead = bytes[at] ?? 0;
	const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
	if (lead < 0xc2 || lead > 0xf4) return 0;
	for (let i = 1; i < length; i++) {
		const byte = bytes[at + i];
		if (byte === undefined) return 'cut';
		const [low, high] = i === 1 ? secondByte(lead) : [0x80, 0xbf];
		if (byte < low || byte > high) return 0;
	}
	return length;
}

/** The Unicode Standard, table 3-7. */
function secondByte(lead: number): readonly [low: number, high: number] {
	if (lead === 0xe0) return [0xa0, 0xbf];
	if (lead === 0xed) return [0x80, 0x9f];
	if (lead === 0xf0) return [0x90, 0xbf];
	if (lead === 0xf4) return [0x80, 0x8f];
	return [0x80, 0xbf];
}
