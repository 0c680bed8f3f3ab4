import { beforeAll, describe, expect, it } from 'vitest';
import type { CapYear } from '#lib/domain/report/cap-year.ts';
import { bundledYears, yearOfRecord } from './bundled-years.ts';
import { crossingMarks, declaredEnd, declaredLine, earlierYears, estimateWindow } from './year-series.ts';

let years: CapYear[];
beforeAll(async () => {
	years = await bundledYears();
});
const year = (number: number) => yearOfRecord(years, number);

describe('the declared line', () => {
	it('runs through 2023 and is incomplete from December, where China has no figure', () => {
		const [line = [], ...rest] = declaredLine(year(2023));
		expect(rest).toEqual([]);
		expect(line.map(({ isComplete }) => isComplete)).toEqual([...Array<boolean>(12).fill(true), false]);
		// 31 January: China 8,688.856 + Russia 44,655
		expect(line[1]).toEqual({ x: 31, y: 53_343.856, point: 0, isComplete: true });
		expect(line.at(-1)?.x).toBe(365);
	});

	it('breaks where a month has no figure at all, as from February to August 2024', () => {
		const segments = declaredLine(year(2024));
		// 2024 is a leap year: September begins after 244 days, November ends after 335
		expect(segments.map((line) => [line[0]?.x, line.at(-1)?.x])).toEqual([
			[0, 31],
			[244, 335]
		]);
		expect(segments[1]?.[0]?.y).toBe(15_279);
	});

	it('begins where the first figure is loaded: March 2018', () => {
		expect(declaredLine(year(2018))[0]?.[0]).toMatchObject({ x: 59, y: 0 });
	});

	it('is empty where nothing is loaded', () => expect(declaredLine(year(2026))).toEqual([]));
});

describe('the end of the declared line', () => {
	it('is a step for what an annual statement adds to the months', () => {
		// 362,706 - 325,260.168 = 37,445.832
		expect(declaredEnd(year(2023))).toMatchObject({
			x: 365,
			total: 362_706,
			stepText: '37.4k not by month',
			text: 'declared 363k',
			throughText: null
		});
	});

	it('stands at the last day of a running total, and says so', () => {
		expect(declaredEnd(year(2024))).toMatchObject({
			x: 335,
			text: 'declared at least 300k',
			throughText: 'figures to 30\u00a0Nov'
		});
	});

	it('has no step for a rounding difference', () => {
		// 2021: the statement says 91,909, the months 91,908
		expect(declaredEnd(year(2021))?.stepText).toBeNull();
	});

	it('does not exist without a figure', () => expect(declaredEnd(year(2026))).toBeNull());
});

describe('earlier years', () => {
	it('leave out 2017, a quarter, and are ticks where months are missing', () => {
		const before = earlierYears(year(2021), years);
		expect(before.map(({ text }) => text)).toEqual(['2018 401k', '2019 467k', '2020 at least 149k']);
		expect(before.every(({ points }) => points === null)).toBe(true);
	});
});

describe('the window of the headline estimate', () => {
	it('ends on 15 September 2023, day 258 of the year', () => {
		const estimate = estimateWindow(year(2023));
		expect(estimate).toMatchObject({ from: 0, to: 258, low: 1_015_588, high: 1_523_381 });
		expect([estimate?.lowText[0]?.text, estimate?.highText[0]?.text]).toEqual(['2.03×', '3.05×']);
		expect(estimate?.conditions).toBe('60–90\u00a0% laden, 87 deliveries, 1\u00a0Jan–15\u00a0Sep');
	});

	it('leaves the low end of 2019 open', () => {
		const estimate = estimateWindow(year(2019));
		expect(estimate).toMatchObject({ low: null, high: 3_890_000, lowText: [] });
		expect(estimate?.highText[0]?.text).toBe('≤\u00a07.78×');
	});

	it('leaves the high end of 2024 open', () => {
		expect(estimateWindow(year(2024))).toMatchObject({ low: 1_000_000, high: null, highText: [] });
	});

	it('is none in 2025', () => expect(estimateWindow(year(2025))).toBeNull());
});

it('marks no crossing where the months do not tell when a step was reached', () => {
	expect(year(2019).declared.crossings.filter(({ isReached }) => isReached)).toHaveLength(2);
	expect(crossingMarks(year(2019))).toEqual([]);
});
