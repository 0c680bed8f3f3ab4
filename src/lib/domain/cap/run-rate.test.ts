import { describe, expect, it } from 'vitest';
import type { IsoDate, YearMonth } from '../calendar.ts';
import { monthsBetween } from '../calendar.ts';
import type { Barrels } from '../units.ts';
import { NO_BARRELS, barrelsText, parseBarrels } from '../units.ts';
import type { DeclaredTotal } from './declared.ts';
import type { Figure } from './figure.ts';
import type { MonthCell } from './month-cell.ts';
import type { CapWindow } from './regime.ts';
import { refinedWindow } from './regime.ts';
import type { PaceRange } from './run-rate.ts';
import { runRate } from './run-rate.ts';

const day = (text: string) => text as IsoDate;
const bbl = (text: string) => parseBarrels(text) as Barrels;
const window = refinedWindow(2023) as CapWindow;

/** Months by supplier, such as `{ CN: { '01': '100' } }`; the others are blank. */
function declared(
	figures: Record<string, Record<string, string>>,
	statement: { total: string; to: string } | null = null
): DeclaredTotal {
	const months = ['CN', 'RU'].flatMap((supplier) =>
		monthsBetween(window.start, window.end).map((month) => {
			const barrels = figures[supplier]?.[month.slice(5)];
			return { month, supplier, barrels: barrels === undefined ? null : bbl(barrels) } as MonthCell;
		})
	);
	const known = months.flatMap(({ barrels }) => (barrels === null ? [] : [barrels]));
	const total = statement ? bbl(statement.total) : (known.reduce((a, b) => a + b, 0n) as Barrels);
	const end = day('2023-12-31');
	const allStates = statement && ({ start: window.start, end, coversEnd: day(statement.to) } as Figure);
	return {
		months,
		total: known.length === 0 && statement === null ? null : total,
		allStates,
		suppliers: []
	} as unknown as DeclaredTotal;
}

const nothing = { months: [] };
const rateOf = (figures: DeclaredTotal, today: string) =>
	runRate(figures, nothing, { window, today: day(today) });
const days = (range: PaceRange | null | undefined) =>
	range?.crossings.map(({ step, earliest, latest }) => [step.percent, earliest, latest]);
const paces = (range: PaceRange | null | undefined) =>
	range?.paces.map((pace) => [pace.basis, barrelsText(pace.barrels), pace.days, barrelsText(pace.perDay)]);

describe('2023 as its sources stood on 30 June', () => {
	// China 8,688.856 and 26,710.312, Russia 44,655 and 10,666: January 53,343.856, February 37,376.312.
	const rate = rateOf(
		declared({ CN: { '01': '8688.856', '02': '26710.312' }, RU: { '01': '44655', '02': '10666' } }),
		'2023-06-30'
	);

	it('has the pace of its two months and of the last one', () => {
		// 90,720.168 / 59 = 1,537.630; 37,376.312 / 28 = 1,334.868.
		expect(paces(rate?.declared)).toEqual([
			['last_month', '37376.312', 28, '1334.868'],
			['months', '90720.168', 59, '1537.630']
		]);
	});

	it('crosses 75, 90 and 95 % in autumn by that arithmetic, and the cap only at the quicker pace', () => {
		// 284,279.832 left to 375,000: 184.9 days at 1,537.630, so day 59 + 185 = 244; 213.0 at 1,334.868: day 272.
		// 359,279.832: 233.7, day 293, and 269.2, day 329. 384,279.832: 249.9, day 309, and 287.9, day 347.
		// 409,279.832: 266.2, day 326; 306.6 at the slower pace is past day 365.
		expect(days(rate?.declared)).toEqual([
			[75, '2023-09-01', '2023-09-29'],
			[90, '2023-10-20', '2023-11-25'],
			[95, '2023-11-05', '2023-12-13'],
			[100, '2023-11-22', null]
		]);
	});

	it('names the months that are over and unknown', () => {
		expect(rate?.declared).toMatchObject({
			known: 90720168n,
			knownDays: 59,
			months: ['2023-01', '2023-02'],
			unknownMonths: ['2023-03', '2023-04', '2023-05', '2023-06'],
			partMonths: [],
			statementTo: null
		});
		expect(rate?.observed).toBeNull();
	});
});

describe('a pace', () => {
	it('is none before a month is known, nor once the window is over', () => {
		expect(rateOf(declared({}), '2023-06-30')).toBeNull();
		expect(rateOf(declared({ CN: { '01': '100' } }), '2024-01-01')).toBeNull();
		expect(rateOf(declared({ CN: { '01': '100' } }), '2023-12-31')).not.toBeNull();
	});

	it('takes the last three months apart once there are more, and tells months of one state only', () => {
		// 31,000 + 28,000 + 62,000 + 60,000 = 181,000 in 120 days; the last three 150,000 in 89; April 60,000 in 30.
		const rate = rateOf(
			declared({ CN: { '01': '31000', '02': '28000', '03': '62000', '04': '60000' }, RU: { '01': '0' } }),
			'2023-07-31'
		);
		expect(paces(rate?.declared)).toEqual([
			['months', '181000.000', 120, '1508.333'],
			['last_three_months', '150000.000', 89, '1685.393'],
			['last_month', '60000.000', 30, '2000.000']
		]);
		expect(rate?.declared?.partMonths).toEqual(['2023-02', '2023-03', '2023-04']);
	});

	it('of a running total goes by the days that it covers', () => {
		// 168,679 to 31 August: 243 days, 694.152 a day; 206,321 left to 375,000 take 297.2: past the window.
		const rate = rateOf(declared({}, { total: '168679', to: '2023-08-31' }), '2023-12-04');
		expect(paces(rate?.declared)).toEqual([['statement', '168679.000', 243, '694.152']]);
		expect(rate?.declared).toMatchObject({
			statementTo: '2023-08-31',
			unknownMonths: ['2023-09', '2023-10', '2023-11']
		});
		expect(days(rate?.declared)).toEqual([
			[75, null, null],
			[90, null, null],
			[95, null, null],
			[100, null, null]
		]);
	});

	it('of exactly the step is reached that day; the cap must be exceeded, which takes one more', () => {
		// 295,000 in 59 days is 5,000 a day, as in January and in February apart. 375,000 is 16 days of 5,000 on: day 75; 450,000 day 90; 475,000 day 95; 500,000 day 100, over it on day 101.
		const rate = rateOf(declared({ CN: { '01': '155000', '02': '140000' } }), '2023-03-01');
		expect(days(rate?.declared)).toEqual([
			[75, '2023-03-16', '2023-03-16'],
			[90, '2023-03-31', '2023-03-31'],
			[95, '2023-04-05', '2023-04-05'],
			[100, '2023-04-11', '2023-04-11']
		]);
	});

	it('already past a step has no day for it', () => {
		const rate = rateOf(declared({ CN: { '01': '400000' } }), '2023-02-15');
		expect(rate?.declared?.crossings.map(({ isReached, earliest }) => [isReached, earliest])).toEqual([
			[true, null],
			// 50,000 left at 12,903.226 a day: 4 days after 31 January.
			[false, '2023-02-04'],
			[false, '2023-02-06'],
			[false, '2023-02-08']
		]);
	});

	it('over a gap counts the days without a figure too, and is never before the last known day', () => {
		// January and May, 62 days, 310,000: 5,000 a day; 375,000 would be day 75 in mid-March, inside the gap.
		const rate = rateOf(declared({ CN: { '01': '155000', '05': '155000' } }), '2023-06-30');
		expect(rate?.declared?.unknownMonths).toEqual(['2023-02', '2023-03', '2023-04', '2023-06']);
		expect(days(rate?.declared)?.[0]).toEqual([75, '2023-05-31', '2023-05-31']);
	});

	it('of nothing but zeros crosses nothing', () => {
		const rate = rateOf(declared({ CN: { '01': '0' } }), '2023-03-31');
		expect(
			rate?.declared?.crossings.every(({ earliest, latest }) => earliest === null && latest === null)
		).toBe(true);
	});
});

describe('the observed pace', () => {
	it('stands apart, from months that are over', () => {
		const month = (name: string, total: string | null) => ({
			month: name as YearMonth,
			deliveries: 1,
			withoutVolume: 0,
			low: NO_BARRELS,
			total: total === null ? null : bbl(total),
			high: NO_BARRELS
		});
		// 93,000 in March's 31 days; June is not over; April has no volume.
		const rate = runRate(
			declared({}),
			{ months: [month('2023-03', '93000'), month('2023-04', null), month('2023-06', '50000')] },
			{ window, today: day('2023-06-15') }
		);
		expect(rate?.declared).toBeNull();
		expect(paces(rate?.observed)).toEqual([['months', '93000.000', 31, '3000.000']]);
		// 375,000 - 93,000 = 282,000, 94 days at 3,000: day 31 + 94 = 125.
		expect(days(rate?.observed)?.[0]).toEqual([75, '2023-05-05', '2023-05-05']);
	});
});
