import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../calendar.ts';
import { barrelsText } from '../units.ts';
import {
	capRules,
	crudeWindow,
	parseWindowYear,
	refinedWindow,
	refinedWindowOf,
	refinedWindows,
	windowDays
} from './regime.ts';

const day = (text: string) => text as IsoDate;

describe('the refined cap', () => {
	it('is 500,000 bbl in the quarter from 1 October 2017: S/RES/2375 (2017) para 14', () => {
		const window = refinedWindow(2017);
		expect(window).toMatchObject({
			year: 2017,
			start: '2017-10-01',
			end: '2017-12-31',
			paragraph: 'S/RES/2375 (2017) para 14'
		});
		expect(window && barrelsText(window.limit)).toBe('500000.000');
		// 31 + 30 + 31
		expect(window && windowDays(window)).toBe(92);
	});

	it.each([
		[2018, 365],
		[2020, 366],
		[2023, 365],
		[2026, 365]
	])('is 500,000 bbl in the calendar year %d, %d days: S/RES/2397 (2017) para 5', (year, days) => {
		const window = refinedWindow(year);
		expect(window).toMatchObject({
			year,
			start: `${year}-01-01`,
			end: `${year}-12-31`,
			limit: 500_000_000n,
			paragraph: 'S/RES/2397 (2017) para 5'
		});
		expect(window && windowDays(window)).toBe(days);
	});

	it('is nothing before October 2017', () => {
		expect(refinedWindow(2016)).toBeNull();
		expect(refinedWindowOf(day('2017-09-30'))).toBeNull();
		expect(refinedWindowOf(day('2017-01-01'))).toBeNull();
		expect(refinedWindowOf(day('2016-12-31'))).toBeNull();
	});

	it.each([
		['2017-10-01', 2017],
		['2017-12-31', 2017],
		['2018-01-01', 2018],
		['2018-12-31', 2018],
		['2019-01-01', 2019],
		['2020-02-29', 2020]
	])('a transfer on %s belongs to the window of %d, whenever it is notified', (date, year) => {
		expect(refinedWindowOf(day(date))?.year).toBe(year);
	});

	it('was never 2,000,000 bbl: that plan for 2018 is no window', () => {
		expect(capRules.map(({ limit }) => barrelsText(limit))).toEqual([
			'500000.000',
			'500000.000',
			'4000000.000'
		]);
	});
});

describe('the windows up to a day', () => {
	it('run from 2017 to the one that holds it, oldest first', () => {
		expect(refinedWindows(day('2026-11-23')).map(({ year }) => year)).toEqual([
			2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026
		]);
		expect(refinedWindows(day('2018-01-01')).map(({ year }) => year)).toEqual([2017, 2018]);
	});

	it('follow each other without a gap, and every day from 2017-10-01 is in exactly one', () => {
		const windows = refinedWindows(day('2099-12-31'));
		fc.assert(
			fc.property(
				fc.date({ min: new Date('2017-10-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
				(date) => {
					const text = day(date.toISOString().slice(0, 10));
					const holding = windows.filter(({ start, end }) => start <= text && text <= end);
					expect(holding).toHaveLength(1);
					expect(refinedWindowOf(text)).toEqual(holding[0]);
				}
			)
		);
	});
});

describe('the crude limit', () => {
	it('is 4,000,000 bbl in twelve months from 22 December, not the calendar year: S/RES/2397 (2017) para 4', () => {
		expect(crudeWindow(2017)).toMatchObject({
			start: '2017-12-22',
			end: '2018-12-21',
			limit: 4_000_000_000n,
			paragraph: 'S/RES/2397 (2017) para 4'
		});
		expect(crudeWindow(2023)).toMatchObject({ year: 2023, start: '2023-12-22', end: '2024-12-21' });
		expect(crudeWindow(2016)).toBeNull();
	});
});

describe('the year of an address', () => {
	it.each([
		['2017', 2017],
		['2026', 2026],
		['2099', 2099]
	])('%s is read', (text, year) => {
		expect(parseWindowYear(text)).toBe(year);
	});

	it.each(['2016', '1999', '2100', '02017', '2017 ', '20170', '', 'now', '２０２３'])(
		'%j is none',
		(text) => {
			expect(parseWindowYear(text)).toBeNull();
		}
	);
});
