// Why a file cannot be read any further, as data; the sentence is made from the code elsewhere.

export type RefusalCode = 'file_binary' | 'file_encoding' | 'limit_reached' | 'quote_unclosed' | 'file_empty';

/** `line` is where it became clear, where there is a line. */
export class CsvRefusal extends Error {
	override readonly name = 'CsvRefusal';
	readonly code: RefusalCode;
	readonly line: number | null;
	readonly seen: string;

	constructor(code: RefusalCode, line: number | null, seen: string) {
		super(code);
		this.code = code;
		this.line = line;
		this.seen = seen;
	}
}
