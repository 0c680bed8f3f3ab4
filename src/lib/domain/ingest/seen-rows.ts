// The record keys of one file, compactly: 96 bits of key and 64 of content per row in one flat array, so that a file of
// millions of rows fits into tens of megabytes.

const WORDS = 6;
const START_SLOTS = 1 << 12;

/** What an earlier row of the file had under the same key. */
export type SeenRow = { readonly count: number; readonly isSameContent: boolean };

export class SeenRows {
	private slots = START_SLOTS;
	private table = new Uint32Array(START_SLOTS * WORDS);
	private used = 0;

	/**
	 * Notes a row and tells whether its key was seen before; `count` is how many rows now share it.
	 * Keys are 32 hex digits of a cryptographic digest, so equal means equal.
	 */
	add(key: string, content: string): SeenRow {
		if (this.used * 3 > this.slots * 2) this.grow();
		const k0 = word(key, 0);
		const k1 = word(key, 8);
		const k2 = word(key, 16);
		const c0 = word(content, 0);
		const c1 = word(content, 8);
		let slot = k0 & (this.slots - 1);
		for (;;) {
			const at = slot * WORDS;
			const count = this.table[at + 5] ?? 0;
			if (count === 0) {
				// Written out: a list to copy from costs a tenth of the time of a whole row.
				this.table[at] = k0;
				this.table[at + 1] = k1;
				this.table[at + 2] = k2;
				this.table[at + 3] = c0;
				this.table[at + 4] = c1;
				this.table[at + 5] = 1;
				this.used += 1;
				return { count: 1, isSameContent: false };
			}
			if (this.table[at] === k0 && this.table[at + 1] === k1 && this.table[at + 2] === k2) {
				this.table[at + 5] = count + 1;
				return {
					count: count + 1,
					isSameContent: this.table[at + 3] === c0 && this.table[at + 4] === c1
				};
			}
			slot = (slot + 1) & (this.slots - 1);
		}
	}

	private grow(): void {
		const old = this.table;
		this.slots *= 2;
		this.table = new Uint32Array(this.slots * WORDS);
		for (let at = 0; at < old.length; at += WORDS) {
			if ((old[at + 5] ?? 0) === 0) continue;
			let slot = (old[at] ?? 0) & (this.slots - 1);
			while ((this.table[slot * WORDS + 5] ?? 0) !== 0) slot = (slot + 1) & (this.slots - 1);
			for (let i = 0; i < WORDS; i++) this.table[slot * WORDS + i] = old[at + i] ?? 0;
		}
	}
}

/** Value of each hex digit by its character code. */
const NIBBLES = new Uint8Array(128);
for (let digit = 0; digit < 16; digit++) NIBBLES[digit.toString(16).charCodeAt(0)] = digit;

/** Eight hex digits as a number, without a string for each: there are five of them in a row. */
function word(hex: string, at: number): number {
	let value = 0;
	for (let i = at; i < at + 8; i++) value = (value << 4) | (NIBBLES[hex.charCodeAt(i)] ?? 0);
	return value >>> 0;
}
