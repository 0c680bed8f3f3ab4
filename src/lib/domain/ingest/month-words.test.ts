import { expect, it } from 'vitest';
import { readMonth } from './month-words.ts';

it.each([
	['2023-01', '2023-01'],
	['2023-1', '2023-01'],
	['202312', '2023-12'],
	['2023.04', '2023-04'],
	['2023年1月', '2023-01'],
	['2023년 11월', '2023-11'],
	['01/2023', '2023-01'],
	['Jan 2023', '2023-01'],
	['September 2023', '2023-09'],
	['2023 Dec', '2023-12'],
	['Sept. 2023', '2023-09'],
	['Январь 2023', '2023-01'],
	['май 2023 г.', '2023-05'],
	['марта 2023', '2023-03'],
	['июн 2023', '2023-06'],
	['июль 2023', '2023-07'],
	['2023', '2023'],
	['2023年', '2023'],
	['2023 г.', '2023']
])('reads %s as %s', (text, period) => {
	expect(readMonth(text)).toEqual({ period, isYear: period.length === 4, isShort: false });
});

it('reads a year of two digits as one of this century, and says that it is short', () => {
	expect(readMonth('Jan-23')).toEqual({ period: '2023-01', isYear: false, isShort: true });
});

it.each([
	'',
	'China',
	'2023-13',
	'202300',
	'2023-01-05',
	'12',
	'Total 2023',
	'Mayotte 2023',
	'Marshall 2023',
	'1889'
])('reads no month in %s', (text) => {
	expect(readMonth(text)).toBeNull();
});
