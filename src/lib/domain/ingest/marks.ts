// What the rows of a file tell about each other, kept small: hundreds of thousands of rows leave millions of marks, and as
// texts these filled gigabytes. A mark is a path of words; paths that begin alike share their beginning, each step is three
// numbers in one flat array, and a word is kept once. Nothing is hashed away: equal means equal.
import type { Decimal } from '../decimal.ts';
import { plus } from '../decimal.ts';

export interface Mark {
	readonly path: readonly string[];
	/** Added up over all rows that leave the mark. */
	readonly amount?: Decimal | null;
}

/** What a format may ask of the marks of the whole file. */
export interface FileMarks {
	readonly has: (path: readonly string[]) => boolean;
	/** Null where no row gave an amount. */
	readonly sum: (path: readonly string[]) => Decimal | null;
}

/** Steps and words, and letters of words: about 200 MB at most. */
const MOST_STEPS = 4_000_000;
const MOST_LETTERS = 32_000_000;
export const MARKS_LIMIT = `more than ${MOST_STEPS.toLocaleString('en')} facts that are to be compared with each other`;

const WORDS = 3;
const START_SLOTS = 1 << 10;

export class Marks implements FileMarks {
	private words = new Map<string, number>();
	private letters = 0;
	private slots = START_SLOTS;
	/** Step before, word, and number of the step with whether a mark ends there; a number of 0 is a free slot. */
	private table = new Uint32Array(START_SLOTS * WORDS);
	private steps = 0;
	private readonly sums = new Map<number, Decimal>();
	private readonly mostSteps: number;

	constructor(mostSteps = MOST_STEPS) {
		this.mostSteps = mostSteps;
	}

	/** True once there were more marks than are kept: what is asked of them has no answer then. */
	get isFull(): boolean {
		return this.steps + this.words.size > this.mostSteps || this.letters > MOST_LETTERS;
	}

	add({ path, amount }: Mark): void {
		if (this.isFull) return;
		let at = 0;
		let step = 0;
		for (const word of path) {
			if ((this.steps + 1) * 3 > this.slots * 2) this.grow();
			at = this.slotOf(step, this.wordOf(word));
			step = this.stepAt(at);
		}
		this.table[at + 2] = ((this.table[at + 2] ?? 0) | 1) >>> 0;
		if (amount === undefined || amount === null) return;
		const before = this.sums.get(step);
		this.sums.set(step, before === undefined ? amount : plus(before, amount));
	}

	has(path: readonly string[]): boolean {
		const at = this.find(path);
		return at !== null && ((this.table[at + 2] ?? 0) & 1) === 1;
	}

	sum(path: readonly string[]): Decimal | null {
		const at = this.find(path);
		return at === null ? null : (this.sums.get((this.table[at + 2] ?? 0) >>> 1) ?? null);
	}

	private find(path: readonly string[]): number | null {
		let at = 0;
		let step = 0;
		for (const text of path) {
			const word = this.words.get(text);
			if (word === undefined) return null;
			at = this.slotOf(step, word);
			step = (this.table[at + 2] ?? 0) >>> 1;
			if (step === 0) return null;
		}
		return step === 0 ? null : at;
	}

	private wordOf(text: string): number {
		const known = this.words.get(text);
		if (known !== undefined) return known;
		const word = this.words.size + 1;
		// A copy: a cell is a part of the text it was read from, which would be kept with it.
		this.words.set(text.split('').join(''), word);
		this.letters += text.length;
		return word;
	}

	private stepAt(at: number): number {
		const known = (this.table[at + 2] ?? 0) >>> 1;
		if (known !== 0) return known;
		this.steps += 1;
		this.table[at + 2] = this.steps << 1;
		return this.steps;
	}

	/** The slot of a step; a free one gets its two names and no number. */
	private slotOf(before: number, word: number): number {
		const mask = this.slots - 1;
		let slot = mixed(before, word) & mask;
		for (;;) {
			const at = slot * WORDS;
			if ((this.table[at + 2] ?? 0) === 0) {
				this.table[at] = before;
				this.table[at + 1] = word;
				return at;
			}
			if (this.table[at] === before && this.table[at + 1] === word) return at;
			slot = (slot + 1) & mask;
		}
	}

	private grow(): void {
		const old = this.table;
		this.slots *= 2;
		this.table = new Uint32Array(this.slots * WORDS);
		for (let from = 0; from < old.length; from += WORDS) {
			const number = old[from + 2] ?? 0;
			if (number !== 0) this.table[this.slotOf(old[from] ?? 0, old[from + 1] ?? 0) + 2] = number;
		}
	}
}

/** Spreads two numbers over 32 bits; only how long a search takes depends on it. */
function mixed(a: number, b: number): number {
	let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35);
	return (h ^ (h >>> 13)) >>> 0;
}
