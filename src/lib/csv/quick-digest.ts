// A digest for the check in the browser: MurmurHash3 (x86, 128 bits) over UTF-16 code units, synchronous and without a
// secret. It only tells the rows of one file apart on the screen of the person who chose it: five million rows collide by
// chance with a likelihood below 1e-25, nothing it yields is stored, and the server reads the file again with SHA-256.

const C1 = 0x239b961b;
const C2 = 0xab0e9789;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93;

/** 32 hexadecimal digits. */
export function quickDigest(text: string): string {
	let h1 = 0;
	let h2 = 0;
	let h3 = 0;
	let h4 = 0;
	const unit = (at: number) => (at < text.length ? text.charCodeAt(at) : 0);
	// Blocks of four words of two code units; the last one is filled up with zeros, and the length tells those apart.
	for (let at = 0; at < text.length; at += 8) {
		h1 ^= Math.imul(rotate(Math.imul(unit(at) | (unit(at + 1) << 16), C1), 15), C2);
		h1 = (Math.imul((rotate(h1, 19) + h2) | 0, 5) + 0x561ccd1b) | 0;
		h2 ^= Math.imul(rotate(Math.imul(unit(at + 2) | (unit(at + 3) << 16), C2), 16), C3);
		h2 = (Math.imul((rotate(h2, 17) + h3) | 0, 5) + 0x0bcaa747) | 0;
		h3 ^= Math.imul(rotate(Math.imul(unit(at + 4) | (unit(at + 5) << 16), C3), 17), C4);
		h3 = (Math.imul((rotate(h3, 15) + h4) | 0, 5) + 0x96cd1c35) | 0;
		h4 ^= Math.imul(rotate(Math.imul(unit(at + 6) | (unit(at + 7) << 16), C4), 18), C1);
		h4 = (Math.imul((rotate(h4, 13) + h1) | 0, 5) + 0x32ac3b17) | 0;
	}
	[h1, h2, h3, h4] = [h1 ^ text.length, h2 ^ text.length, h3 ^ text.length, h4 ^ text.length];
	h1 = (h1 + h2 + h3 + h4) | 0;
	[h2, h3, h4] = [(h2 + h1) | 0, (h3 + h1) | 0, (h4 + h1) | 0];
	[h1, h2, h3, h4] = [mix(h1), mix(h2), mix(h3), mix(h4)];
	h1 = (h1 + h2 + h3 + h4) | 0;
	return hex(h1) + hex((h2 + h1) | 0) + hex((h3 + h1) | 0) + hex((h4 + h1) | 0);
}

function rotate(word: number, by: number): number {
	return (word << by) | (word >>> (32 - by));
}

function mix(word: number): number {
	let h = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return h ^ (h >>> 16);
}

function hex(word: number): string {
	return (word >>> 0).toString(16).padStart(8, '0');
}
