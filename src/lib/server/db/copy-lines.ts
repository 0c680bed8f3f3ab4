// Lines of COPY's text format, written as bytes. A million lines made of strings cost more than reading the file does:
// each cell is a piece of a rope that is later laid flat, then encoded, then collected.

const FIRST_BYTES = 64 * 1024;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const BACKSLASH = 0x5c;
const ZERO = 0x30;
const NULL_LETTER = 0x4e;
/** No UTF-16 unit takes more in UTF-8, nor does one that is escaped. */
const UNIT_BYTES = 3;
/** The digits of the largest safe integer and a sign. */
const INTEGER_BYTES = 17;

/** What each ASCII character that means something to COPY is written as. */
const ESCAPES = new Map([
	['\\', '\\\\'],
	['\t', '\\t'],
	['\n', '\\n'],
	['\r', '\\r']
]);
/** One for the characters that are not written as the byte they are. */
const IS_SPECIAL = new Uint8Array(0x80);
for (const char of ESCAPES.keys()) IS_SPECIAL[char.charCodeAt(0)] = 1;

export class CopyLines {
	private bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
	private at = 0;

	/** Bytes of the lines so far. */
	get length(): number {
		return this.at;
	}

	/** A text cell; blank is NULL. */
	text(text: string | null): void {
		if (text === null || text === '') {
			this.null();
			return;
		}
		this.reserve(text.length * UNIT_BYTES + 1);
		const { bytes } = this;
		let { at } = this;
		for (let i = 0; i < text.length; i++) {
			const unit = text.charCodeAt(i);
			if (unit >= 0x80 || IS_SPECIAL[unit] !== 0) {
				at = this.at + bytes.write(escaped(text), this.at);
				break;
			}
			bytes[at++] = unit;
		}
		bytes[at++] = TAB;
		this.at = at;
	}

	/** A cell of a whole number, or of thousandths. */
	integer(value: number | bigint | null): void {
		if (value === null) {
			this.null();
			return;
		}
		const number = Number(value);
		if (!Number.isSafeInteger(number) || number < 0) {
			this.text(String(value));
			return;
		}
		this.reserve(INTEGER_BYTES);
		const end = this.at + digitsOf(number);
		let rest = number;
		for (let at = end - 1; at >= this.at; at--) {
			const next = Math.floor(rest / 10);
			this.bytes[at] = ZERO + (rest - next * 10);
			rest = next;
		}
		this.bytes[end] = TAB;
		this.at = end + 1;
	}

	null(): void {
		this.reserve(3);
		this.bytes[this.at] = BACKSLASH;
		this.bytes[this.at + 1] = NULL_LETTER;
		this.bytes[this.at + 2] = TAB;
		this.at += 3;
	}

	/** Ends the line after its last cell. */
	end(): void {
		this.bytes[this.at - 1] = LINE_FEED;
	}

	/** The lines so far, to be sent; others follow in a new block, since a socket may hold on to this one. */
	take(): Buffer {
		const lines = this.bytes.subarray(0, this.at);
		this.bytes = Buffer.allocUnsafeSlow(this.bytes.length);
		this.at = 0;
		return lines;
	}

	private reserve(bytes: number): void {
		if (this.at + bytes <= this.bytes.length) return;
		const larger = Buffer.allocUnsafeSlow(Math.max(2 * this.bytes.length, this.at + bytes));
		this.bytes.copy(larger, 0, 0, this.at);
		this.bytes = larger;
	}
}

function escaped(text: string): string {
	return text.replace(/[\\\t\n\r]/g, (char) => ESCAPES.get(char) ?? char);
}

function digitsOf(number: number): number {
	let digits = 1;
	for (let limit = 10; number >= limit; limit *= 10) digits += 1;
	return digits;
}
