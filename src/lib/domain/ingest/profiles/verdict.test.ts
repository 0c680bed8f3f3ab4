import { expect, it } from 'vitest';
import { isElsewhere } from '../destination.ts';
import { given, measured, portIn, withoutThousands } from './verdict.ts';

it.each([
	['Nampo', 'North Korea', 'Nampo, North Korea', false],
	['Nampo', 'KP', 'Nampo, North Korea', false],
	['Busan', 'Korea, South', 'Busan, South Korea', true],
	['Dalian, China', 'CN', 'Dalian, China', true],
	['', 'RU', 'Russia', true],
	['Nampo', '', 'Nampo', false],
	['Nampo', 'Nowhere', 'Nampo, Nowhere', false]
])('a port %s of %s is %s, and elsewhere: %s', (port, state, shown, elsewhere) => {
	expect(portIn(port, state)).toBe(shown);
	expect(isElsewhere(shown)).toBe(elsewhere);
});

it.each([
	['1,234', '1234'],
	['1,234,567.8', '1234567.8'],
	['12,34', '12,34'],
	['1234', '1234'],
	['1.234,5', '1.234,5']
])('thousands of a format that groups by commas: %s is %s', (text, plain) => {
	expect(withoutThousands(text)).toBe(plain);
});

it('a quantity comes with its unit, or neither comes', () => {
	expect(measured('5', 't')).toEqual({ quantity: '5', unit: 't' });
	expect(measured('', 't')).toEqual({ quantity: '', unit: '' });
	expect(measured('0', 't')).toEqual({ quantity: '0', unit: 't' });
});

it('takes the first cell that holds a value, and no word for none', () => {
	const row = { text: (key: string) => ({ a: 'NaN', b: '-0-', c: '0' })[key] ?? '' };
	expect(given(row, 'a', 'b', 'c')).toBe('0');
	expect(given(row, 'a', 'b', 'z')).toBe('');
});
