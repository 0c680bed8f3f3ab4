// Words that say "no value" where a number, a date or a code belongs. None of them is ever read as zero.

const NULL_TOKENS = new Set([
	'na',
	'n/a',
	'#n/a',
	'#na',
	'nan',
	'nat',
	'null',
	'none',
	'-',
	'-0-',
	'..',
	'x',
	'unknown'
]);

const LONGEST = 7;
/** One for the characters that a token begins with, in either case: most cells are told apart by their first. */
const BEGINS_TOKEN = new Uint8Array(0x80);
for (const token of NULL_TOKENS) {
	BEGINS_TOKEN[token.charCodeAt(0)] = 1;
	BEGINS_TOKEN[token.toUpperCase().charCodeAt(0)] = 1;
}

export function isNullToken(text: string): boolean {
	return (
		text.length <= LONGEST && BEGINS_TOKEN[text.charCodeAt(0)] === 1 && NULL_TOKENS.has(text.toLowerCase())
	);
}
