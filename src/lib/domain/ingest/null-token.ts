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

/** Most cells are told apart by their first character. */
const BEGINS_NULL = /^[nux#.-]/i;

export function isNullToken(text: string): boolean {
	return text.length <= 7 && BEGINS_NULL.test(text) && NULL_TOKENS.has(text.toLowerCase());
}
