import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText } from '../decimal.ts';
import type { DecimalSign } from './conventions.ts';
import type { NumberForm } from './number-form.ts';
import { numberForm, readNumberText, splitUnit } from './number-form.ts';

const read = (text: string, sign: DecimalSign | null) => {
	const reading = readNumberText(text, sign);
	switch (reading.kind) {
		case 'number':
			return decimalText(reading.value);
		case 'ambiguous':
			return 'ambiguous';
		case 'bad':
			return reading.reason;
	}
};

/** A cell, its form, and what it is read as when no sign is settled, when it is the point, when it is the comma. */
const cases: [string, NumberForm, string, string, string][] = [
	['0', 'plain', '0', '0', '0'],
	['2375', 'plain', '2375', '2375', '2375'],
	['007', 'plain', '7', '7', '7'],
	['+12', 'plain', '12', '12', '12'],
	['9007199254740993', 'plain', '9007199254740993', '9007199254740993', '9007199254740993'],
	['1 234', 'plain', '1234', '1234', '1234'],
	['1 234 567', 'plain', '1234567', '1234567', '1234567'],
	['1\u00a0234', 'plain', '1234', '1234', '1234'],
	['1\u202f234', 'plain', '1234', '1234', '1234'],
	['1\u2009234', 'plain', '1234', '1234', '1234'],
	["1'234", 'plain', '1234', '1234', '1234'],
	['1’234’567', 'plain', '1234567', '1234567', '1234567'],
	['1e3', 'plain', '1000', '1000', '1000'],
	['1E+05', 'plain', '100000', '100000', '100000'],
	['5e-3', 'plain', '0.005', '0.005', '0.005'],
	['２３７５', 'plain', '2375', '2375', '2375'],
	['−5', 'plain', '-5', '-5', '-5'],
	['- 5', 'plain', '-5', '-5', '-5'],
	['5-', 'plain', '-5', '-5', '-5'],
	['(5)', 'plain', '-5', '-5', '-5'],
	['-0', 'plain', '0', '0', '0'],
	['  12 ', 'plain', '12', '12', '12'],
	['\u200b12\ufeff', 'plain', '12', '12', '12'],

	['2375.5', 'settles_dot', '2375.5', '2375.5', 'against_sign'],
	['.5', 'settles_dot', '0.5', '0.5', 'against_sign'],
	['0.123', 'settles_dot', '0.123', '0.123', 'against_sign'],
	['00.123', 'settles_dot', '0.123', '0.123', 'against_sign'],
	['8688.856', 'settles_dot', '8688.856', '8688.856', 'against_sign'],
	['12.3456', 'settles_dot', '12.3456', '12.3456', 'against_sign'],
	['1,234.50', 'settles_dot', '1234.50', '1234.50', 'against_sign'],
	['1,234.567', 'settles_dot', '1234.567', '1234.567', 'against_sign'],
	['1,234,567', 'settles_dot', '1234567', '1234567', 'against_sign'],
	['12,34,567', 'settles_dot', '1234567', '1234567', 'against_sign'],
	['12,34,567.5', 'settles_dot', '1234567.5', '1234567.5', 'against_sign'],
	['1,23,456', 'settles_dot', '123456', '123456', 'against_sign'],
	['1 234.5', 'settles_dot', '1234.5', '1234.5', 'against_sign'],
	['1 234.567', 'settles_dot', '1234.567', '1234.567', 'against_sign'],
	["1'234.50", 'settles_dot', '1234.50', '1234.50', 'against_sign'],
	['(1,234.5)', 'settles_dot', '-1234.5', '-1234.5', 'against_sign'],
	['1,234.5-', 'settles_dot', '-1234.5', '-1234.5', 'against_sign'],
	['-1.5', 'settles_dot', '-1.5', '-1.5', 'against_sign'],
	['１，２３４．５', 'settles_dot', '1234.5', '1234.5', 'against_sign'],
	['1.2e3', 'settles_dot', '1200', '1200', 'against_sign'],
	['1.2e-3', 'settles_dot', '0.0012', '0.0012', 'against_sign'],
	['1.2300e2', 'settles_dot', '123.00', '123.00', 'against_sign'],

	['2375,5', 'settles_comma', '2375.5', 'against_sign', '2375.5'],
	['12,5', 'settles_comma', '12.5', 'against_sign', '12.5'],
	['12,34', 'settles_comma', '12.34', 'against_sign', '12.34'],
	['0,123', 'settles_comma', '0.123', 'against_sign', '0.123'],
	[',5', 'settles_comma', '0.5', 'against_sign', '0.5'],
	['1234,567', 'settles_comma', '1234.567', 'against_sign', '1234.567'],
	['1.234,50', 'settles_comma', '1234.50', 'against_sign', '1234.50'],
	['1.234.567', 'settles_comma', '1234567', 'against_sign', '1234567'],
	['1.234.567,8', 'settles_comma', '1234567.8', 'against_sign', '1234567.8'],
	['1 234,5', 'settles_comma', '1234.5', 'against_sign', '1234.5'],
	['1\u00a0234,567', 'settles_comma', '1234.567', 'against_sign', '1234.567'],
	['1,2e3', 'settles_comma', '1200', 'against_sign', '1200'],

	['1,234', 'group_or_decimal_comma', 'ambiguous', '1234', '1.234'],
	['-12,345', 'group_or_decimal_comma', 'ambiguous', '-12345', '-12.345'],
	['(123,456)', 'group_or_decimal_comma', 'ambiguous', '-123456', '-123.456'],
	['1.234', 'group_or_decimal_dot', 'ambiguous', '1.234', '1234'],
	['-1.234', 'group_or_decimal_dot', 'ambiguous', '-1.234', '-1234'],
	['1.234e3', 'group_or_decimal_dot', 'ambiguous', '1234', '1234000']
];

describe('a number', () => {
	it.each(cases)(
		'%j is %s: read as %s, under the point %s, under the comma %s',
		(text, form, ...readings) => {
			expect(numberForm(text)).toBe(form);
			expect([read(text, null), read(text, '.'), read(text, ',')]).toEqual(readings);
		}
	);

	it.each([
		'',
		' ',
		'-',
		'.',
		',',
		'5.',
		'5,',
		'()',
		'(5',
		'5)',
		'-(5)',
		'(-5)',
		'--5',
		'-5-',
		'+-5',
		'1,23,4',
		'1,2,3',
		'1,234.5.6',
		'1.234,5,6',
		'1.23.456',
		'0,123.5',
		'0,123,456',
		'1234,567.8',
		'12345,678,901',
		'1,2345.6',
		'1 23',
		'1  2',
		'1234 567',
		"1 234'567",
		'1, 234',
		'1_234',
		'2023-05-01',
		'01.02.2023',
		'10:30',
		'NaN',
		'Infinity',
		'#REF!',
		'#VALUE!',
		'#N/A',
		'0x10',
		'1e',
		'e5',
		'1e3.5',
		'5%',
		'~5',
		'<5',
		'5+',
		'5-6',
		'5/6',
		'100 t',
		'715²',
		'715¹',
		'①',
		'½',
		'١٢',
		'五百',
		'__proto__'
	])('%j is none', (text) => {
		expect(numberForm(text)).toBe('bad');
		for (const sign of [null, '.', ','] as const) expect(read(text, sign)).toBe('format');
	});

	it.each(['9'.repeat(41), '1e400', '1e40', '1e-41', '1e99999999999', `0.${'1'.repeat(40)}`])(
		'%j is too large, and told apart from what is no number',
		(text) => {
			expect(numberForm(text)).toBe('bad');
			expect(read(text, null)).toBe('too_large');
			expect(read(text, '.')).toBe('too_large');
		}
	);

	it('may have 40 digits', () => {
		expect(read('9'.repeat(40), null)).toBe('9'.repeat(40));
		expect(read('1e39', null)).toBe(`1${'0'.repeat(39)}`);
	});

	it('written with a point in a column of decimal commas is never a thousandth or a whole part', () => {
		expect(read('1,234.50', ',')).toBe('against_sign');
		expect(read('2375,5', '.')).toBe('against_sign');
	});

	it('is read under no sign only as it is under every sign that fits it', () => {
		const cell = fc
			.array(fc.constantFrom('1', '23', '456', '0', ',', '.', ' ', "'", '-', '(', ')', 'e'), {
				maxLength: 9
			})
			.map((parts) => parts.join(''));
		fc.assert(
			fc.property(cell, (text) => {
				const [none, dot, comma] = [read(text, null), read(text, '.'), read(text, ',')];
				if (none === 'ambiguous') expect(dot).not.toBe(comma);
				else for (const one of [dot, comma]) expect([none, 'against_sign']).toContain(one);
				if (numberForm(text) === 'bad') expect(['format', 'too_large']).toContain(none);
			})
		);
	});

	it('keeps every digit that was written', () => {
		const whole = fc.bigInt({ min: 1000n, max: 10n ** 15n });
		fc.assert(
			fc.property(whole, fc.integer({ min: 10, max: 99 }), (units, cents) => {
				const groups = units.toString().replace(/\B(?=(\d{3})+$)/g, ',');
				expect(read(`${groups}.${cents}`, null)).toBe(`${units}.${cents}`);
				const german = groups.replaceAll(',', '.');
				expect(read(`${german},${cents}`, null)).toBe(`${units}.${cents}`);
			})
		);
	});
});

describe('a number with its unit', () => {
	it.each([
		['100 t', '100', 't'],
		['100t', '100', 't'],
		['1,234 bbl', '1,234', 'bbl'],
		['1,234.5 bbl', '1,234.5', 'bbl'],
		['500吨', '500', '吨'],
		['５００吨', '500', '吨'],
		['12,5 тонн', '12,5', 'тонн'],
		['1 234,5 т.', '1 234,5', 'т.'],
		['500 000 bbl', '500 000', 'bbl'],
		['1.2e3 t', '1.2e3', 't'],
		['100 m3', '100', 'm3'],
		['100 м3', '100', 'м3'],
		['100 m³', '100', 'm³'],
		['12 thousand barrels', '12', 'thousand barrels'],
		['-100 t', '-100', 't'],
		['MT 1,234.500', '1,234.500', 'MT'],
		['US$1,234', '1,234', 'US$'],
		['$ 100', '100', '$'],
		['500 t (estimate)', '500', 't (estimate)']
	])('%j is %j and %j', (text, number, unit) => {
		expect(splitUnit(text)).toEqual({ number, unit });
	});

	it.each([
		'',
		'100',
		't',
		'bbl',
		'500-600 t',
		'500/600 t',
		'~500 t',
		'>500 t',
		'2 x 500 t',
		'500 t + 20 t',
		'500 t 20',
		'1,23,4 t',
		'T1 500',
		'm3 100',
		'2023-05-01',
		'2023년 3월',
		'0x10',
		'NaN',
		`${'9'.repeat(41)} t`,
		`1 ${'t'.repeat(100)}`
	])('%j is not both', (text) => {
		expect(splitUnit(text)).toBeNull();
	});
});
