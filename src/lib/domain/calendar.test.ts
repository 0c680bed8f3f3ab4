import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate, YearMonth } from './calendar.ts';
import {
	addDays,
	dayNumber,
	daysBetween,
	daysInMonth,
	endOfMonth,
	isLeapYear,
	isWholeMonth,
	isoDate,
	monthOf,
	monthsBetween,
	parseDateSpan,
	parseIsoDate,
	precisionOf,
	startOfMonth,
	yearOf
} from './calendar.ts';

const day = (text: string) => text as IsoDate;
const DAY_MS = 86_400_000;
const dayOfClock = (days: number) => new Date(days * DAY_MS).toISOString().slice(0, 10);

describe('leap years and month ends', () => {
	it.each([
		[1900, false],
		[2000, true],
		[2019, false],
		[2020, true],
		[2023, false],
		[2024, true],
		[2100, false]
	])('%d: leap is %s', (year, leap) => {
		expect(isLeapYear(year)).toBe(leap);
		expect(daysInMonth(year, 2)).toBe(leap ? 29 : 28);
	});

	it('a year has its twelve month ends', () => {
		const ends = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => daysInMonth(2023, month));
		expect(ends).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
		expect(endOfMonth('2024-02' as YearMonth)).toBe('2024-02-29');
		expect(startOfMonth('2024-02' as YearMonth)).toBe('2024-02-01');
	});
});

describe('a day', () => {
	it('is read when it exists', () => {
		expect(parseIsoDate('2024-02-29')).toBe('2024-02-29');
		expect(isoDate(2018, 1, 1)).toBe('2018-01-01');
	});

	it.each([
		'2023-02-29',
		'1900-02-29',
		'2023-04-31',
		'2023-00-10',
		'2023-13-01',
		'2023-01-00',
		'2023-1-1',
		'23-01-01',
		'2023/01/01',
		'2023-01-01T00:00',
		' 2023-01-01',
		'2023-01-01\n',
		''
	])('%j is none', (text) => {
		expect(parseIsoDate(text)).toBeNull();
	});

	it('has a number counted from 1970-01-01', () => {
		// 2000-03-01: 30 years of 365 with 7 leap days are 10,957 days to 2000-01-01, then 31 + 29.
		// 2018-01-01: 10,957 + 18 x 365 + 5 leap days. 2024-02-29: 10,957 + 24 x 365 + 6 + 31 + 28.
		expect(
			['1970-01-01', '1969-12-31', '1900-01-01', '2000-03-01', '2018-01-01', '2024-02-29'].map((text) =>
				dayNumber(day(text))
			)
		).toEqual([0, -1, -25567, 11017, 17532, 19782]);
	});

	it('has the number and the text that the clock of the language gives, 1900 to 2100', () => {
		const [first, last] = [Date.UTC(1900, 0, 1) / DAY_MS, Date.UTC(2100, 11, 31) / DAY_MS];
		fc.assert(
			fc.property(
				fc.integer({ min: first, max: last }),
				fc.integer({ min: first, max: last }),
				(from, to) => {
					expect(dayNumber(day(dayOfClock(from)))).toBe(from);
					expect(addDays(day(dayOfClock(from)), to - from)).toBe(dayOfClock(to));
					expect(daysBetween(day(dayOfClock(from)), day(dayOfClock(to)))).toBe(to - from);
				}
			),
			{ numRuns: 2000 }
		);
	});

	it('plus thirty days is the day of the notice: 31 May gives 30 June, 31 January 2023 gives 2 March', () => {
		expect(addDays(day('2023-05-31'), 30)).toBe('2023-06-30');
		// 28 days of February, then 2 of March.
		expect(addDays(day('2023-01-31'), 30)).toBe('2023-03-02');
		// 29 days of February 2024, then 1 of March.
		expect(addDays(day('2024-01-31'), 30)).toBe('2024-03-01');
		expect(addDays(day('2023-12-31'), 1)).toBe('2024-01-01');
		expect(addDays(day('2023-01-01'), -1)).toBe('2022-12-31');
	});

	it('knows its month and year, and compares as text', () => {
		expect(monthOf(day('2023-09-15'))).toBe('2023-09');
		expect(yearOf(day('2023-09-15'))).toBe(2023);
		expect(day('2023-09-15') < day('2023-10-01')).toBe(true);
	});
});

describe('a date cell', () => {
	it.each([
		['2023', '2023-01-01', '2023-12-31', 'year'],
		['2023-02', '2023-02-01', '2023-02-28', 'month'],
		['2024-02', '2024-02-01', '2024-02-29', 'month'],
		['2023-09-15', '2023-09-15', '2023-09-15', 'day'],
		['2023-05-01T22:10:00Z', '2023-05-01', '2023-05-01', 'day'],
		['2023-05-01T22:10Z', '2023-05-01', '2023-05-01', 'day'],
		['2023-05-01 22:10', '2023-05-01', '2023-05-01', 'day'],
		['2020-11-01 14:20:00', '2020-11-01', '2020-11-01', 'day'],
		['2023-05-01T22:10:00.123456Z', '2023-05-01', '2023-05-01', 'day'],
		['2023-05-01T23:59:59+00:00', '2023-05-01', '2023-05-01', 'day'],
		['2023-05-01T00:00:00+0000', '2023-05-01', '2023-05-01', 'day']
	])('%s is %s to %s with the precision %s', (text, start, end, precision) => {
		expect(parseDateSpan(text)).toEqual({ start, end, precision });
	});

	it.each([
		'',
		'23',
		'2023-2',
		'2023-13',
		'2023-00',
		'2023-02-29',
		'2023-02-30T10:00Z',
		'2023-05-01T24:00Z',
		'2023-05-01T23:60Z',
		'2023-05-01T23:59:60Z',
		// Another zone could be another day; the cell is asked for in UTC.
		'2023-05-01T22:10:00+09:00',
		'2023-05-01T22',
		'01/05/2023',
		'20230501',
		'202305',
		'2023年3月',
		'45047',
		'May 2023',
		'2023-05-01 to 2023-05-03',
		'２０２３'
	])('%j is none', (text) => {
		expect(parseDateSpan(text)).toBeNull();
	});

	it('is read alike in every zone of the machine', () => {
		// Text in, text out: nothing here goes through a clock, so the day stays the one printed.
		expect(parseDateSpan('2022-12-31T23:59:59Z')?.end).toBe('2022-12-31');
		expect(parseDateSpan('2023-01-01T00:00:00Z')?.start).toBe('2023-01-01');
	});

	it('never throws, and gives only days that exist', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{4}(-\d{2}(-\d{2})?)?$/)), (text) => {
				const span = parseDateSpan(text);
				if (span === null) return;
				expect(parseIsoDate(span.start)).toBe(span.start);
				expect(parseIsoDate(span.end)).toBe(span.end);
				expect(span.start <= span.end).toBe(true);
			})
		);
	});
});

describe('two days', () => {
	it.each([
		['2018-05-24', '2018-05-24', 'day'],
		['2018-02-01', '2018-02-28', 'month'],
		['2020-02-01', '2020-02-28', 'range'],
		['2018-01-01', '2018-12-31', 'year'],
		['2017-10-01', '2017-12-31', 'range'],
		['2019-05-13', '2019-05-14', 'range'],
		['2018-04-01', '2018-05-31', 'range'],
		['2018-01-01', '2019-12-31', 'range']
	])('%s and %s tell a %s', (start, end, precision) => {
		expect(precisionOf(day(start), day(end))).toBe(precision);
	});
});

describe('months', () => {
	it('of a window are all months with a day in it', () => {
		expect(monthsBetween(day('2017-10-01'), day('2017-12-31'))).toEqual(['2017-10', '2017-11', '2017-12']);
		expect(monthsBetween(day('2022-12-31'), day('2023-01-01'))).toEqual(['2022-12', '2023-01']);
		expect(monthsBetween(day('2023-01-01'), day('2023-12-31'))).toHaveLength(12);
	});

	it('are whole from their first to their last day', () => {
		expect(isWholeMonth(day('2024-02-01'), day('2024-02-29'))).toBe(true);
		expect(isWholeMonth(day('2024-02-01'), day('2024-02-28'))).toBe(false);
		expect(isWholeMonth(day('2024-02-02'), day('2024-02-29'))).toBe(false);
		expect(isWholeMonth(day('2024-01-01'), day('2024-02-29'))).toBe(false);
	});
});
