import { describe, expect, it } from 'vitest';
import type { IsoDate, YearMonth } from '../calendar.ts';
import type { Barrels } from '../units.ts';
import type { Figure } from './figure.ts';
import { dueDay, monthCell } from './month-cell.ts';

const month = (text: string) => text as YearMonth;
const JANUARY = month('2023-01');

function figure(barrels: bigint | null, part: Partial<Figure> = {}): Figure {
	return { barrels, status: barrels === null ? 'blank' : 'value', asOf: null, ...part } as Figure;
}

function cell(figures: readonly Figure[], today: string, notified: bigint | null = null, dueDays = 30) {
	return monthCell(JANUARY, 'CN', figures, notified as Barrels | null, { today: today as IsoDate, dueDays });
}

describe('the due day of a month', () => {
	it.each([
		['2023-01', '2023-03-02'],
		['2023-02', '2023-03-30'],
		['2023-05', '2023-06-30'],
		['2023-11', '2023-12-30'],
		['2023-12', '2024-01-30'],
		// 29 February + 30: 31 days of March less one.
		['2024-02', '2024-03-30'],
		['2024-01', '2024-03-01']
	])('%s is due by %s: thirty days after its end, counted in days', (text, day) => {
		expect(dueDay(month(text), 30)).toBe(day);
	});

	it('follows the setting', () => {
		expect(dueDay(JANUARY, 0)).toBe('2023-01-31');
		expect(dueDay(JANUARY, 90)).toBe('2023-05-01');
	});
});

describe('a month without a figure', () => {
	it('is not yet due up to and including its due day, and not loaded from the next day on', () => {
		expect(cell([], '2023-03-01').state).toBe('not_due');
		expect(cell([], '2023-03-02').state).toBe('not_due');
		expect(cell([], '2023-03-03').state).toBe('not_loaded');
		expect(cell([], '2023-03-03').barrels).toBeNull();
	});

	it('is not filed where a source says so', () => {
		const missing = figure(null, { status: 'missing' });
		expect(cell([missing], '2023-06-01')).toMatchObject({ state: 'not_filed', barrels: null });
	});

	it('with a blank figure alone is not loaded: a blank is never zero', () => {
		expect(cell([figure(null)], '2023-06-01')).toMatchObject({ state: 'not_loaded', barrels: null });
	});
});

describe('a month with a figure', () => {
	it('is reported, and a zero is a reported zero', () => {
		expect(cell([figure(8688856n)], '2023-06-01')).toMatchObject({ state: 'reported', barrels: 8688856n });
		expect(cell([figure(0n, { status: 'zero' })], '2023-06-01')).toMatchObject({
			state: 'zero',
			barrels: 0n
		});
	});

	it('sums its products, and a blank one adds nothing', () => {
		expect(cell([figure(100n), figure(200n), figure(null)], '2023-06-01')).toMatchObject({
			state: 'reported',
			barrels: 300n
		});
	});

	it('is reported before it is due, too', () => {
		expect(cell([figure(5n)], '2023-02-01').state).toBe('reported');
	});

	it('takes deliveries notified one by one only where no figure stands', () => {
		expect(cell([], '2023-06-01', 700n)).toMatchObject({ state: 'reported', barrels: 700n });
		expect(cell([figure(null)], '2023-06-01', 700n)).toMatchObject({ state: 'reported', barrels: 700n });
		expect(cell([figure(500n)], '2023-06-01', 700n)).toMatchObject({ state: 'reported', barrels: 500n });
		expect(cell([figure(0n)], '2023-06-01', 700n)).toMatchObject({ state: 'zero', barrels: 0n });
	});
});

describe('lateness', () => {
	it('is never stated from the day of a page alone, only how long after the due day it was seen', () => {
		// Due 2 March 2023; 15 March is 13 days later.
		const late = cell([figure(5n, { asOf: '2023-03-15' as IsoDate })], '2023-06-01');
		expect(late).toMatchObject({ daysLate: null, seenAfterDueDays: 13, dueOn: '2023-03-02' });
	});

	it('is null for a page seen by the due day, without a day, or without a figure', () => {
		expect(cell([figure(5n, { asOf: '2023-03-02' as IsoDate })], '2023-06-01').seenAfterDueDays).toBeNull();
		expect(cell([figure(5n)], '2023-06-01').seenAfterDueDays).toBeNull();
		expect(cell([figure(null, { asOf: '2023-05-01' as IsoDate })], '2023-06-01').seenAfterDueDays).toBeNull();
	});

	it('is that of the latest page where products came apart', () => {
		const pages = ['2023-03-03', '2023-04-01'].map((asOf) => figure(5n, { asOf: asOf as IsoDate }));
		// 29 days of March after the 2nd, and 1 April.
		expect(cell(pages, '2023-06-01').seenAfterDueDays).toBe(30);
	});
});
