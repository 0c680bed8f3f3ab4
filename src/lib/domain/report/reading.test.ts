import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../calendar.ts';
import type { Barrels } from '../units.ts';
import { parseBarrels } from '../units.ts';
import {
	barrelsWithUnit,
	dayText,
	exactBarrelsText,
	ladenText,
	monthText,
	percentText,
	periodInYear,
	periodLabel,
	periodPhrase,
	shortBarrels,
	shortDay,
	shortMonth,
	timesRangeText,
	timesText,
	wholeBarrelsText
} from './reading.ts';

const bbl = (text: string) => parseBarrels(text) as Barrels;
const day = (text: string) => text as IsoDate;
/** No-break spaces shown as `_`, so that they can be seen here. */
const shown = (text: string) => text.replaceAll('\u00a0', '_');

describe('whole barrels', () => {
	it.each([
		['0', '0'],
		['0.499', '0'],
		['0.5', '1'],
		['999.499', '999'],
		['999.5', '1,000'],
		['362706', '362,706'],
		['1523381', '1,523,381'],
		['-3995.651', '−3,996'],
		['-0.4', '0'],
		['12345678901', '12,345,678,901']
	])('%s is %s', (barrels, expected) => {
		expect(wholeBarrelsText(bbl(barrels))).toBe(expected);
	});

	it('are held to their unit', () => {
		expect(shown(barrelsWithUnit(bbl('362706')))).toBe('362,706_bbl');
	});
});

describe('exact barrels', () => {
	it.each([
		['105321.69', '105,321.690'],
		['362706', '362,706'],
		['0', '0'],
		['0.001', '0.001'],
		['-0.5', '−0.500'],
		['-1.5', '−1.500'],
		['-3995.651', '−3,995.651'],
		['-1000', '−1,000']
	])('%s is %s: every thousandth, none made up', (barrels, expected) => {
		expect(exactBarrelsText(bbl(barrels))).toBe(expected);
	});
});

describe('short barrels', () => {
	it.each([
		['0', '0'],
		['8690', '8,690'],
		['9994.999', '9,995'],
		['9995', '10.0k'],
		['10049', '10.0k'],
		['10050', '10.1k'],
		['99949.999', '99.9k'],
		['99950', '100k'],
		['362706', '363k'],
		['499999.999', '500k'],
		// The edge that would read 1000k.
		['999499.999', '999k'],
		['999500', '1.00m'],
		['999999.5', '1.00m'],
		['1015588', '1.02m'],
		['1523381', '1.52m'],
		['9994999.999', '9.99m'],
		['9995000', '10.0m'],
		['99949999.999', '99.9m'],
		['99950000', '100m'],
		['-362706', '−363k'],
		['-999500', '−1.00m'],
		['-3995.651', '−3,996']
	])('%s bbl is %s', (barrels, expected) => {
		expect(shortBarrels(bbl(barrels))).toBe(expected);
	});
});

describe('shares and multiples', () => {
	it.each([
		[0.725412, '72.5_%'],
		[0.18144, '18.1_%'],
		[0.7255, '72.6_%'],
		[0, '0.0_%'],
		[1, '100.0_%'],
		[1.052, '105.2_%'],
		[0.0005, '0.1_%'],
		[0.000499, '0.0_%']
	])('%d is %s', (share, expected) => {
		expect(shown(percentText(share))).toBe(expected);
	});

	it('may be shown without decimals', () => {
		expect(shown(percentText(0.9, 0))).toBe('90_%');
		expect(shown(percentText(0.075, 0))).toBe('8_%');
	});

	it.each([
		[3.046762, '3.05'],
		[2.031176, '2.03'],
		[1.005, '1.01'],
		[1.014999, '1.01'],
		[0, '0.00'],
		[0.646, '0.65'],
		[-0.25, '−0.25']
	])('%d times is %s, half up without a float step', (multiple, expected) => {
		expect(timesText(multiple)).toBe(expected);
	});

	it.each([
		[1, '1.00', '100.0_%'],
		[0.999421, '0.999', '99.9_%'],
		[0.9996, '0.9996', '99.96_%'],
		[1.004, '1.004', '100.4_%'],
		[1.000001, '1.000001', '100.0001_%'],
		[0.994999, '0.99', '99.5_%']
	])('rounding does not put %d on the cap', (ratio, times, percent) => {
		expect(timesText(ratio)).toBe(times);
		expect(shown(percentText(ratio))).toBe(percent);
	});

	it('a range with an open end says which end is open, and never "at least"', () => {
		expect(timesRangeText(2.031176, 3.046762)).toBe('2.03–3.05×');
		expect(timesRangeText(1.6, 1.6)).toBe('1.60×');
		expect(shown(timesRangeText(null, 7.78))).toBe('≤_7.78×');
		expect(shown(timesRangeText(2, null))).toBe('>_2.00×');
		expect(timesRangeText(null, null)).toBe('');
	});

	it.each([
		[0.9, '90_%'],
		[0.75, '75_%'],
		[0.5, '50_%'],
		[1, '100_%'],
		[0.333333, '1/3'],
		[0.33, '33_%'],
		[0.625, '62.5_%'],
		[0, '0_%']
	])('a laden share of %d is %s', (share, expected) => {
		expect(shown(ladenText(share))).toBe(expected);
	});
});

describe('days and periods', () => {
	it('are written out in English', () => {
		expect(dayText(day('2023-09-05'))).toBe('5 September 2023');
		expect(shown(shortDay(day('2023-09-15')))).toBe('15_Sep');
		expect(monthText('2024-03')).toBe('March 2024');
		expect(shortMonth('2024-03')).toBe('Mar');
	});

	it.each([
		['2020-01-01', '2020-12-31', 'in 2020', '2020', 'all year'],
		['2024-03-01', '2024-03-31', 'in March 2024', 'Mar 2024', 'Mar'],
		['2024-02-01', '2024-02-29', 'in February 2024', 'Feb 2024', 'Feb'],
		['2022-01-01', '2022-08-31', 'from January to August 2022', 'Jan–Aug 2022', 'Jan–Aug'],
		['2017-10-01', '2017-12-31', 'from October to December 2017', 'Oct–Dec 2017', 'Oct–Dec'],
		['2023-01-01', '2023-09-15', 'from 1 January to 15 September 2023', '1_Jan–15_Sep 2023', '1_Jan–15_Sep'],
		['2022-12-01', '2023-02-28', 'from December 2022 to February 2023', 'Dec 2022–Feb 2023', null],
		['2022-03-15', '2023-02-28', 'from 15 March 2022 to 28 February 2023', '15_Mar 2022–28_Feb 2023', null],
		['2018-01-01', '2019-12-31', 'from January 2018 to December 2019', 'Jan 2018–Dec 2019', null]
	])('%s to %s', (start, end, phrase, label, inYear) => {
		expect(periodPhrase(day(start), day(end))).toBe(phrase);
		expect(shown(periodLabel(day(start), day(end)))).toBe(label);
		if (inYear !== null) expect(shown(periodInYear(day(start), day(end)))).toBe(inYear);
	});

	it('of one day is that day on a label', () => {
		expect(shown(periodLabel(day('2023-09-15'), day('2023-09-15')))).toBe('15_Sep 2023');
	});
});
