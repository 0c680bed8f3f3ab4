// Dots for days, bars for longer spans, columns for a ledger too large for either.
import { describe, expect, it } from 'vitest';
import type { DateSpan, IsoDate, YearMonth } from '../calendar.ts';
import type { RecordId } from '../record.ts';
import type { StsEvent } from './sts-timeline.ts';
import { monthTimeline, timeFrame, timeline, timelineSummary } from './sts-timeline.ts';

const TODAY = '2026-11-23' as IsoDate;
const event = (id: string, start: string, end = start, isToDprk = true): StsEvent => ({
	id: id as RecordId,
	span: { start, end, precision: 'day' } as DateSpan,
	isToDprk,
	isAggregate: false,
	words: ''
});
// 365 days on 365 units between two sides of 6.
const YEAR = timeFrame(2018, null, TODAY);
const WIDTH = 377;

describe('the frame', () => {
	it('runs from January 2017 to the end of this month, or over the one year asked for', () => {
		expect(timeFrame(null, null, TODAY)).toEqual({ start: '2017-01-01', end: '2026-11-30' });
		expect(timeFrame(null, '2015-06-02' as IsoDate, TODAY).start).toBe('2015-01-01');
		expect(YEAR).toEqual({ start: '2018-01-01', end: '2018-12-31' });
	});
	it('names each month of one year, and every second year where there is no room for all', () => {
		expect(
			timeline([], YEAR, 1110)
				.ticks.map(({ label }) => label)
				.join(' ')
		).toBe('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec');
		const all = timeline([], timeFrame(null, null, TODAY), 326).ticks.map(({ label }) => label);
		expect(all).toEqual(['2017', '', '2019', '', '2021', '', '2023', '', '2025', '']);
	});
	it('shows the first day of the prohibition only where it lies in it', () => {
		expect(timeline([], YEAR, WIDTH).prohibitionX).toBeNull();
		// 11 September is the 254th day: 253 days lie before it.
		expect(timeline([], timeFrame(2017, null, TODAY), WIDTH).prohibitionX).toBeCloseTo(6 + 253, 6);
	});
});

describe('a mark', () => {
	it('of a day is a dot on the middle of that day', () => {
		const [mark] = timeline([event('1-1', '2018-03-01')], YEAR, WIDTH).lanes[0]?.marks ?? [];
		// 59 days lie before 1 March; the middle is at 6 + 59.5, the dot 10 wide.
		expect(mark).toMatchObject({ shape: 'dot', width: 10 });
		expect(mark?.x).toBeCloseTo(60.5, 6);
	});
	it('of a month is a bar over all its days', () => {
		const [mark] = timeline([event('1-1', '2018-03-01', '2018-03-31')], YEAR, WIDTH).lanes[0]?.marks ?? [];
		expect(mark?.shape).toBe('bar');
		expect(mark?.x).toBeCloseTo(65, 6);
		expect(mark?.width).toBeCloseTo(31, 6);
	});
	it('of two days is still a bar, wide enough to be seen and centred on them', () => {
		const [mark] = timeline([event('1-1', '2018-03-01', '2018-03-02')], YEAR, WIDTH).lanes[0]?.marks ?? [];
		expect(mark).toMatchObject({ shape: 'bar', width: 6 });
		expect((mark?.x ?? 0) + 3).toBeCloseTo(66, 6);
	});
	it('stands above another of the same day, and order of rows does not matter', () => {
		const events = [event('1-1', '2018-03-01'), event('1-2', '2018-03-01'), event('1-3', '2018-09-01')];
		const marks = timeline(events, YEAR, WIDTH).lanes[0]?.marks ?? [];
		expect(new Set(marks.slice(0, 2).map(({ y }) => y)).size).toBe(2);
		expect(timeline([...events].reverse(), YEAR, WIDTH)).toEqual(timeline(events, YEAR, WIDTH));
	});
	it('lies in the lane of its receiver', () => {
		const { lanes } = timeline([event('1-1', '2018-03-01', '2018-03-01', false)], YEAR, WIDTH);
		expect(lanes.map(({ isToDprk, count }) => [isToDprk, count])).toEqual([
			[true, 0],
			[false, 1]
		]);
	});
});

describe('a large ledger', () => {
	it('has a column a month, as high as its count against the largest', () => {
		const months = [
			{ month: '2018-01' as YearMonth, toDprk: 40, others: 0 },
			{ month: '2018-02' as YearMonth, toDprk: 10, others: 20 }
		];
		const { lanes } = monthTimeline(months, YEAR, WIDTH);
		expect(lanes.map(({ count }) => count)).toEqual([50, 20]);
		expect(lanes.map(({ marks }) => marks.map(({ height }) => height))).toEqual([[80, 20], [40]]);
	});
});

describe('the summary', () => {
	it('names the year with most, unless two share it or only one is shown', () => {
		const tail = 'The latest is dated Aug 2024. Few marks mean few reports here, not few transfers.';
		const years = [
			{ year: 2018, toDprk: 17, others: 0 },
			{ year: 2019, toDprk: 9, others: 1 }
		];
		expect(timelineSummary(years, 'Aug 2024')).toBe(`2018 has most: 17 of the 27 with a date. ${tail}`);
		expect(
			timelineSummary(
				[{ year: 2018, toDprk: 10, others: 0 }, years[1] ?? { year: 0, toDprk: 0, others: 0 }],
				'Aug 2024'
			)
		).toBe(`20 with a date. ${tail}`);
		expect(timelineSummary(years.slice(0, 1), 'Aug 2024')).toBe(`17 with a date. ${tail}`);
		expect(timelineSummary([], '')).toBe('');
	});
});
