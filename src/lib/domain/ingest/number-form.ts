// Numbers as people write them, in two steps: the form of a cell is evidence for its whole column, and a cell is read
// under the decimal sign that the column or the analyst settled. What can be read in two ways is never read in one.
import type { Decimal } from '../decimal.ts';
import { parseDecimal, pow10 } from '../decimal.ts';
import type { DecimalSign } from './conventions.ts';

/**
 * What a number says about its decimal sign. `1,234.50` and `1,234,567` settle the point, `2375,5` and `1.234.567` the
 * comma; `1,234` and `1.234` can be either; `2375` and `1 234` need no sign.
 */
export type NumberForm =
	'plain' | 'settles_dot' | 'settles_comma' | 'group_or_decimal_comma' | 'group_or_decimal_dot' | 'bad';

export type NumberReading =
	| { readonly kind: 'number'; readonly value: Decimal }
	| { readonly kind: 'ambiguous' }
	| { readonly kind: 'bad'; readonly reason: 'format' | 'too_large' | 'against_sign' };

/** More digits than any quantity has; the same bound as `parseDecimal`. */
const MOST_DIGITS = 40;

/** A number taken apart: `digits` / 10^`scale` if its last sign is the decimal one. */
interface Parts {
	readonly form: Exclude<NumberForm, 'bad'>;
	readonly isNegative: boolean;
	readonly digits: string;
	readonly scale: number;
	readonly exponent: number;
}

type Taken = Parts | 'format' | 'too_large';

/**
 * Full-width signs as ASCII, any space as one, Unicode minus as `-`, marks without width gone. Not NFKC, which would turn
 * the footnote of `715²` into a digit.
 */
export function narrow(text: string): string {
	if (/^[!-~]*$/.test(text)) return text;
	return text
		.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
		.replace(/[\u200b\u200e\u2060\ufeff]/g, '')
		.replace(/\s+/g, ' ')
		.replace(/\u2212/g, '-')
		.replace(/[\u2018\u2019]/g, "'")
		.trim();
}

const SIGNED = /^([-+]?) ?([\d.,][\d.,' ]*?)(?:e([-+]?\d+))?(-?)$/i;
const SPACED = /^[1-9]\d{0,2}([ '])\d{3}(?:\1\d{3})*(?:([.,])(\d+))?$/;
const ONE_SIGN = /^(\d*)([.,])(\d+)$/;
/** Groups of three, or Indian ones of two before a last one of three; a group never begins the number with 0. */
const COMMA_GROUPS = /^[1-9](?:\d{0,2}(?:,\d{3})+|\d?(?:,\d{2})+,\d{3})(?:\.(\d+))?$/;
const DOT_GROUPS = /^[1-9]\d{0,2}(?:\.\d{3})+(?:,(\d+))?$/;

function takeApart(text: string): Taken {
	const narrowed = narrow(text);
	const enclosed = /^\(([^-+()]*[^-+() ])\)$/.exec(narrowed);
	const match = SIGNED.exec(enclosed?.[1] ?? narrowed);
	if (!match) return 'format';
	const [, sign = '', body = '', power = '0', trailing = ''] = match;
	if (sign !== '' && trailing !== '') return 'format';
	const form = formOf(body);
	if (form === null) return 'format';
	const digits = body.replace(/\D/g, '');
	const exponent = Number(power);
	const length = Math.max(digits.length + Math.max(exponent, 0), form.scale - exponent);
	if (length > MOST_DIGITS) return 'too_large';
	const isNegative = enclosed !== null || sign === '-' || trailing === '-';
	return { ...form, isNegative, digits, exponent };
}

function formOf(body: string): Pick<Parts, 'form' | 'scale'> | null {
	if (/^\d+$/.test(body)) return { form: 'plain', scale: 0 };
	const spaced = SPACED.exec(body);
	if (spaced) return decimal(spaced[2], spaced[3]);
	const single = ONE_SIGN.exec(body);
	if (single) {
		const [, whole = '', sign, part = ''] = single;
		if (part.length !== 3 || !/^[1-9]\d{0,2}$/.test(whole)) return decimal(sign, part);
		return { form: sign === ',' ? 'group_or_decimal_comma' : 'group_or_decimal_dot', scale: 3 };
	}
	const commas = COMMA_GROUPS.exec(body);
	if (commas) return { form: 'settles_dot', scale: commas[1]?.length ?? 0 };
	const dots = DOT_GROUPS.exec(body);
	return dots && { form: 'settles_comma', scale: dots[1]?.length ?? 0 };
}

function decimal(sign: string | undefined, part = ''): Pick<Parts, 'form' | 'scale'> {
	if (sign === undefined) return { form: 'plain', scale: 0 };
	return { form: sign === ',' ? 'settles_comma' : 'settles_dot', scale: part.length };
}

/** What `text` says about the decimal sign of its column; `bad` when it is no number of up to 40 digits. */
export function numberForm(text: string): NumberForm {
	const plain = parseDecimal(text);
	if (plain?.scale === 0) return 'plain';
	if (plain !== null && plain.scale !== 3) return 'settles_dot';
	const taken = takeApart(text);
	return typeof taken === 'string' ? 'bad' : taken.form;
}

/**
 * Reads a number under the decimal sign of its column; null when nothing settled one, and then only what needs none.
 * `1,234.50` is 1234.50 or, in a column of decimal commas, against its sign: never 1 and never 1.2345.
 */
export function readNumberText(text: string, sign: DecimalSign | null): NumberReading {
	const plain = parseDecimal(text);
	if (plain !== null) {
		if (plain.scale === 0 || sign === '.') return { kind: 'number', value: plain };
		if (plain.scale !== 3) return sign === null ? { kind: 'number', value: plain } : AGAINST;
	}
	const taken = takeApart(text);
	if (typeof taken === 'string') return { kind: 'bad', reason: taken };
	switch (taken.form) {
		case 'plain':
			return { kind: 'number', value: valueOf(taken, taken.scale) };
		case 'settles_dot':
			return sign === ',' ? AGAINST : { kind: 'number', value: valueOf(taken, taken.scale) };
		case 'settles_comma':
			return sign === '.' ? AGAINST : { kind: 'number', value: valueOf(taken, taken.scale) };
		case 'group_or_decimal_comma':
			return sign === null ? AMBIGUOUS : { kind: 'number', value: valueOf(taken, sign === ',' ? 3 : 0) };
		case 'group_or_decimal_dot':
			return sign === null ? AMBIGUOUS : { kind: 'number', value: valueOf(taken, sign === '.' ? 3 : 0) };
	}
}

const AGAINST: NumberReading = { kind: 'bad', reason: 'against_sign' };
const AMBIGUOUS: NumberReading = { kind: 'ambiguous' };

function valueOf({ digits, isNegative, exponent }: Parts, scale: number): Decimal {
	const places = scale - exponent;
	const units = BigInt(digits) * (places < 0 ? pow10(-places) : 1n);
	return { units: isNegative ? -units : units, scale: Math.max(places, 0) };
}

const NUMBER = String.raw`[-+(]? ?[\d.,](?:[\d.,' ]*\d)?(?:e[-+]?\d+)?\)?`;
/** Letters or a currency sign, and no digit but the one of m3: `500-600 t` and `2 x 500 t` are no number and unit. */
const UNIT = String.raw`[\p{L}\p{Sc}](?:[^\d]|(?<=[mм]\^?)3)*`;
const NUMBER_FIRST = new RegExp(`^(${NUMBER}) ?(${UNIT})$`, 'iu');
const UNIT_FIRST = new RegExp(String.raw`^((?:[\p{L}.]+ |[\p{L} ]*\p{Sc} ?))(${NUMBER})$`, 'iu');

/** Parts a number from the unit or currency beside it: `12,5 тонн` is `12,5` and `тонн`. Null when it is not both. */
export function splitUnit(text: string): { readonly number: string; readonly unit: string } | null {
	if (text.length > 100) return null;
	const narrowed = narrow(text);
	const after = NUMBER_FIRST.exec(narrowed);
	const before = after ? null : UNIT_FIRST.exec(narrowed);
	const number = (after?.[1] ?? before?.[2] ?? '').trim();
	const unit = (after?.[2] ?? before?.[1] ?? '').trim();
	return unit === '' || numberForm(number) === 'bad' ? null : { number, unit };
}
