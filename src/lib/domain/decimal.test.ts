import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	decimalText,
	divideHalfUp,
	parseDecimal,
	parseShare,
	scaleBy,
	scaledText,
	shareText,
	toRatio
} from './decimal.ts';

/** Any text at all, halves of characters included. */
const utf16 = fc.uint16Array({ maxLength: 12 }).map((codes) => String.fromCharCode(...codes));

describe('a plain decimal', () => {
	it.each([
		['0', 0n, 0],
		['-0', 0n, 0],
		['0.000', 0n, 3],
		['007', 7n, 0],
		['2375.5', 23755n, 1],
		['+12.50', 1250n, 2],
		['-3.1', -31n, 1],
		['9007199254740993', 9007199254740993n, 0],
		['0.1234567890123456789', 1234567890123456789n, 19]
	])('%s is read exactly', (text, units, scale) => {
		expect(parseDecimal(text)).toEqual({ units, scale });
	});

	it.each([
		'',
		' ',
		'.',
		'.5',
		'5.',
		'1,234',
		'1.234,5',
		'1 234',
		'1.2.3',
		'1e3',
		'0x10',
		'١٢',
		'１２',
		'−5',
		'--5',
		'5 ',
		'NaN',
		'Infinity',
		'__proto__',
		'5\n'
	])('%j is none', (text) => {
		expect(parseDecimal(text)).toBeNull();
	});

	it('may have 40 characters and no more', () => {
		expect(parseDecimal('9'.repeat(40))).not.toBeNull();
		expect(parseDecimal('9'.repeat(41))).toBeNull();
	});

	it('is written with the places it has', () => {
		expect(decimalText({ units: 8330n, scale: 3 })).toBe('8.330');
		expect(decimalText({ units: 5n, scale: 3 })).toBe('0.005');
		expect(decimalText({ units: -5n, scale: 3 })).toBe('-0.005');
		expect(decimalText({ units: 12n, scale: 0 })).toBe('12');
	});

	it('comes back from its own text', () => {
		fc.assert(
			fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.nat(18), (units, scale) => {
				expect(parseDecimal(scaledText(units, scale))).toEqual({ units, scale });
			})
		);
	});

	it('never comes from text that is no number, and never throws', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), utf16), (text) => {
				const decimal = parseDecimal(text);
				if (decimal !== null) expect(text).toMatch(/^[+-]?\d+(\.\d+)?$/);
			})
		);
	});
});

describe('division', () => {
	it.each([
		[5n, 2n, 3n],
		[-5n, 2n, -3n],
		[5n, -2n, -3n],
		[-5n, -2n, 3n],
		[4n, 3n, 1n],
		[5n, 3n, 2n],
		[0n, 7n, 0n],
		[1n, 2n, 1n],
		[49n, 100n, 0n],
		[50n, 100n, 1n]
	])('%s / %s is %s, halves away from zero', (numerator, denominator, quotient) => {
		expect(divideHalfUp(numerator, denominator)).toBe(quotient);
	});

	it('by zero is refused', () => {
		expect(() => divideHalfUp(1n, 0n)).toThrow('division by zero');
	});

	it('is off by half a unit at most, and by exactly half only upwards', () => {
		const large = fc.bigInt({ min: 0n, max: 10n ** 30n });
		fc.assert(
			fc.property(large, fc.bigInt({ min: 1n, max: 10n ** 12n }), (numerator, denominator) => {
				const twiceOff = 2n * (numerator - divideHalfUp(numerator, denominator) * denominator);
				expect(twiceOff).toBeLessThan(denominator);
				expect(twiceOff).toBeGreaterThanOrEqual(-denominator);
				expect(divideHalfUp(-numerator, denominator)).toBe(-divideHalfUp(numerator, denominator));
			})
		);
	});
});

describe('a share', () => {
	it.each([
		['0', 0n, 1n],
		['1', 1n, 1n],
		['0.9', 9n, 10n],
		['0.90', 9n, 10n],
		['90%', 9n, 10n],
		['90 %', 9n, 10n],
		['62.5%', 5n, 8n],
		['100%', 1n, 1n],
		['1/3', 1n, 3n],
		['2 / 6', 1n, 3n],
		['0/5', 0n, 1n],
		['1.000', 1n, 1n]
	])('%s is %s of %s', (text, numerator, denominator) => {
		expect(parseShare(text)).toEqual({ numerator, denominator });
	});

	it.each([
		'',
		'%',
		'1.1',
		'101%',
		'-0.1',
		'-5%',
		'4/3',
		'1/0',
		'1/-3',
		'0,9',
		'90',
		'half',
		'1/3/1',
		'90%%'
	])('%j is none', (text) => {
		expect(parseShare(text)).toBeNull();
	});

	it('of one third is applied without loss: 3,780,000.001 bbl become 1,260,000.000', () => {
		const third = parseShare('1/3');
		// 3780000001 / 3 = 1260000000.33
		expect(third && scaleBy(3780000001n, third)).toBe(1260000000n);
		// At 0.33 the same load would be 1,247,400.000: a third is no decimal.
		expect(scaleBy(3780000001n, { numerator: 33n, denominator: 100n })).toBe(1247400000n);
	});

	it('comes back from its own text', () => {
		fc.assert(
			fc.property(fc.nat(999_999), fc.integer({ min: 1, max: 999_999 }), (a, b) => {
				const text = `${Math.min(a, b)}/${b}`;
				const share = parseShare(text);
				expect(share).not.toBeNull();
				if (share === null) return;
				expect(parseShare(shareText(share))).toEqual(share);
				expect(share.numerator * BigInt(b)).toBe(BigInt(Math.min(a, b)) * share.denominator);
			})
		);
	});

	it('means the same in per cent and as a decimal', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 10_000 }), (n) => {
				const percent = scaledText(BigInt(n), 2);
				const decimal = scaledText(BigInt(n), 4);
				expect(parseShare(`${percent}%`)).toEqual(parseShare(decimal));
			})
		);
	});
});

describe('a ratio for reading', () => {
	it.each([
		[362706n, 500000n, 0.725412],
		[1523381n, 500000n, 3.046762],
		[1n, 3n, 0.333333],
		[2n, 3n, 0.666667],
		// 0.0000005 is half of a millionth.
		[1n, 2_000_000n, 0.000001],
		[499n, 1_000_000_000n, 0],
		[0n, 5n, 0],
		[-1n, 4n, -0.25]
	])('%s of %s is %d', (part, whole, ratio) => {
		expect(toRatio(part, whole)).toBe(ratio);
	});
});
