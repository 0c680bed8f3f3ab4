import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseImo, parseMmsi } from './vessel.ts';

describe('an IMO number', () => {
	it.each([
		// 8x7 + 9x6 + 1x5 + 6x4 + 2x3 + 9x2 = 163; 8x7 + 6x6 + 1x5 + 7x4 + 5x3 + 2x2 = 144.
		['8916293', '8916293'],
		['8617524', '8617524'],
		['8966535', '8966535'],
		['8720436', '8720436'],
		['8705539', '8705539'],
		['9015333', '9015333'],
		// Passes, although the IMO never issued it: a check digit is no proof.
		['9870991', '9870991'],
		['IMO8916293', '8916293'],
		['IMO 8916293', '8916293'],
		['imo: 8916293', '8916293'],
		['#8916293', '8916293'],
		// 9x7 + 2x6 + 2x5 + 1x4 + 3x3 + 2x2 = 102.
		['IMO 9221322', '9221322'],
		['IMO: 9221322', '9221322'],
		['IMO No. 9221322', '9221322'],
		['IMO No.9221322', '9221322'],
		['IMO no 9221322', '9221322'],
		['IMO Number: 9221322', '9221322'],
		['IMO № 9221322', '9221322'],
		['9221322.0', '9221322'],
		['  8916293  ', '8916293']
	])('%j is read as %s', (text, imo) => {
		expect(parseImo(text)).toEqual({ kind: 'valid', imo });
	});

	it.each(['', '   ', 'IMO0000000', '0000000', 'IMO 0000000', '0', '0.0', 'IMO 0'])(
		'%j is a blank',
		(text) => {
			expect(parseImo(text)).toEqual({ kind: 'absent' });
		}
	);

	it.each([
		['8916294', 'check_digit'],
		['1234568', 'check_digit'],
		['IMO8916292', 'check_digit'],
		['891629', 'format'],
		['89162930', 'format'],
		['9999999', 'check_digit'],
		['1111111', 'check_digit'],
		['8916293.5', 'format'],
		['8916293.00', 'format'],
		['.8916293', 'format'],
		['No. 8916293', 'format'],
		['IMO No. 0', 'format'],
		['8916293E0', 'format'],
		['8916293 or 9015333', 'format'],
		['８９１６２９３', 'format'],
		['IMO', 'format'],
		['NORTH 1', 'format'],
		['-891629', 'format']
	])('%j is kept as text: %s fails', (text, reason) => {
		expect(parseImo(text)).toEqual({ kind: 'bad', text, reason });
	});

	it('has exactly one last digit that fits its first six', () => {
		const digit = fc.integer({ min: 0, max: 9 });
		const six = fc.tuple(digit, digit, digit, digit, digit, digit).filter((all) => all.some((n) => n > 0));
		fc.assert(
			fc.property(six, ([a, b, c, d, e, f]) => {
				const first = [a, b, c, d, e, f].join('');
				const fitting = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter(
					(last) => parseImo(`${first}${last}`).kind === 'valid'
				);
				expect(fitting).toEqual([(7 * a + 6 * b + 5 * c + 4 * d + 3 * e + 2 * f) % 10]);
			})
		);
	});

	it('is not two neighbours swapped, unless they are equal or five apart', () => {
		// Weights of neighbours differ by one, so a swap changes the sum by their difference.
		expect(parseImo('8916923').kind).toBe('bad');
		expect(parseImo('9816293').kind).toBe('bad');
	});
});

describe('an MMSI', () => {
	it('is nine digits and a hint', () => {
		expect(parseMmsi('445123000')).toBe('445123000');
		expect(parseMmsi(' 445123000 ')).toBe('445123000');
	});

	it.each(['', '44512300', '4451230000', '445 123 000', 'MMSI445123000', '445123000.0'])(
		'%j is none',
		(text) => {
			expect(parseMmsi(text)).toBeNull();
		}
	);
});
