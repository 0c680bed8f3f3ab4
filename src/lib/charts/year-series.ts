// What is known of a year along time: the declared sum month by month, where it stops, what an annual statement adds,
// earlier years beside it, and the window of the headline estimate. Nothing is interpolated.
import { addDays, daysBetween, endOfMonth, startOfMonth } from '#lib/domain/calendar.ts';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { CumulativePoint } from '#lib/domain/cap/declared.ts';
import type { CapYear } from '#lib/domain/report/cap-year.ts';
import { windowDays } from '#lib/domain/cap/regime.ts';
import { conditionsText, documentText, scenarioText } from '#lib/domain/report/estimate-words.ts';
import { shortBarrels, shortDay } from '#lib/domain/report/reading.ts';
import type { Barrels } from '#lib/domain/units.ts';
import type { MonthTick } from './axis.ts';
import { plotted } from './axis.ts';
import type { ChartPoint } from './chart-spec.ts';
import type { EstimateRange, TimesRun } from './estimate-bar.ts';
import { timesRuns } from './estimate-bar.ts';

export interface LinePoint {
	/** Days from the start of the window. */
	readonly x: number;
	readonly y: number;
	/** Which month of the sum it is; null for where a segment begins. */
	readonly point: number | null;
	/** False where an expected reporter has no figure up to here: drawn dashed. */
	readonly isComplete: boolean;
}

export interface DeclaredEnd {
	readonly x: number;
	readonly total: number;
	/** Where the months stop; null when no month is loaded. */
	readonly fromMonths: number | null;
	/** `37.4k not by month`; null where the months tell the whole total. */
	readonly stepText: string | null;
	readonly text: string;
	/** `loaded to 31 May`, where the figure does not reach the end of the window. */
	readonly throughText: string | null;
}

export interface EarlierYear extends Pick<CapYear['declared'], 'share' | 'atLeast'> {
	readonly year: number;
	readonly barrels: Barrels;
	readonly total: number;
	readonly text: string;
	/** Its months, where all of them are known; else the year is a tick at the end. */
	readonly points: readonly LinePoint[] | null;
}

export interface EstimateWindow extends EstimateRange {
	readonly from: number;
	readonly to: number;
	readonly lowText: readonly TimesRun[];
	readonly lowWords: string;
	readonly highText: readonly TimesRun[];
	readonly highWords: string;
	readonly title: string;
	readonly conditions: string;
}

export interface CrossingMark {
	readonly x: number;
	readonly y: number;
	readonly text: string;
}

/** All that the chart of a year is drawn from. */
export interface YearLineData {
	readonly cap: number;
	readonly capText: string;
	readonly capShort: string;
	readonly days: number;
	readonly months: readonly MonthTick[];
	readonly line: readonly (readonly LinePoint[])[];
	readonly end: DeclaredEnd | null;
	readonly earlier: readonly EarlierYear[];
	readonly estimate: EstimateWindow | null;
	readonly crossings: readonly CrossingMark[];
	/** Notice steps below the cap, in barrels. */
	readonly steps: readonly number[];
	/** One for each month of the sum. */
	readonly points: readonly ChartPoint[];
}

/** Below this an annual statement and the sum of its months differ by rounding only. */
const ROUNDING = 500_000n;

/** The sums of those months for which a figure is loaded: what the line is drawn through. */
export function knownSums({ declared }: CapYear): CumulativePoint[] {
	const known = new Set(declared.months.filter(({ barrels }) => barrels !== null).map(({ month }) => month));
	return declared.cumulative.filter(({ month }) => known.has(month));
}

/** Segments of the declared line; a month without any figure breaks it, since nothing is known of it. */
export function declaredLine(view: CapYear): LinePoint[][] {
	const { window } = view;
	const segments: LinePoint[][] = [];
	let before: LinePoint | null = null;
	for (const [point, { month, total, isComplete }] of knownSums(view).entries()) {
		const start = daysBetween(window.start, startOfMonth(month));
		const end = { x: daysBetween(window.start, endOfMonth(month)) + 1, y: plotted(total), point, isComplete };
		if (before?.x === start) segments.at(-1)?.push(end);
		else segments.push([{ x: start, y: before?.y ?? 0, point: null, isComplete }, end]);
		before = end;
	}
	return segments;
}

export function declaredEnd(view: CapYear): DeclaredEnd | null {
	const { declared, window } = view;
	if (declared.total === null) return null;
	const months = declared.cumulative.at(-1);
	const end = reachedDay(view);
	const difference = declared.total - (months?.total ?? 0n);
	return {
		x: daysBetween(window.start, addDays(end, 1)),
		total: plotted(declared.total),
		fromMonths: months ? plotted(months.total) : null,
		stepText: difference < ROUNDING ? null : `${shortBarrels(difference as Barrels)} not by month`,
		text: `declared ${declared.atLeast ? 'at least ' : ''}${shortBarrels(declared.total)}`,
		throughText: end < window.end ? `figures to ${shortDay(end)}` : null
	};
}

/** The last day that the declared total speaks of: the end of a statement, of a running total, or of the last month. */
function reachedDay({ declared, window }: CapYear): IsoDate {
	const lastMonth = declared.cumulative.at(-1)?.month;
	const days = [
		...(lastMonth ? [endOfMonth(lastMonth)] : []),
		...[declared.allStates, ...declared.suppliers.map(({ annual }) => annual)].flatMap((statement) =>
			statement === null ? [] : [statement.coversEnd ?? statement.end]
		)
	].sort();
	const last = days.at(-1) ?? window.end;
	return last < window.end ? last : window.end;
}

/** Years before this one with a declared total; a window of another length is no measure for this one. */
export function earlierYears(view: CapYear, years: readonly CapYear[]): EarlierYear[] {
	return years.flatMap((one) => {
		const { declared, year, window } = one;
		if (year >= view.year || declared.total === null) return [];
		if (Math.abs(windowDays(window) - windowDays(view.window)) > 1) return [];
		const last = declared.cumulative.at(-1);
		const isByMonth =
			declared.cumulative.length === 12 &&
			last?.isComplete === true &&
			declared.total - last.total < ROUNDING;
		return [
			{
				year,
				barrels: declared.total,
				share: declared.share,
				atLeast: declared.atLeast,
				total: plotted(declared.total),
				text: `${year} ${declared.atLeast ? 'at least ' : ''}${shortBarrels(declared.total)}`,
				points: isByMonth ? (declaredLine(one)[0] ?? null) : null
			}
		];
	});
}

export function estimateWindow({ headline, window }: CapYear): EstimateWindow | null {
	const [first] = headline.estimates;
	if (headline.basis !== 'estimated' || !first) return null;
	const rowOf = (end: 'low' | 'high') =>
		headline.estimates.find(({ figure }) => figure.headline === end || figure.headline === 'both');
	const [low, high] = [rowOf('low'), rowOf('high')];
	const starts = headline.estimates.map(({ figure }) => figure.start).sort();
	const ends = headline.estimates.map(({ figure }) => figure.end).sort();
	return {
		low: plotted(headline.low),
		high: plotted(headline.high),
		from: daysBetween(window.start, starts[0] ?? window.start),
		to: daysBetween(window.start, addDays(ends.at(-1) ?? window.end, 1)),
		lowText: low ? timesRuns(low.multiple, high ? low.multiple : null) : [],
		lowWords: low ? scenarioText(low) : '',
		highText: high && high !== low ? timesRuns(low ? high.multiple : null, high.multiple) : [],
		highWords: high ? scenarioText(high) : '',
		title: `Estimate: ${documentText(first)}`,
		conditions: conditionsText(headline)
	};
}

/** Where the sum of months passed a notice step; nothing where months do not tell. */
export function crossingMarks({ declared, window }: CapYear): CrossingMark[] {
	return declared.crossings.flatMap(({ step, crossedBy }) =>
		crossedBy === null
			? []
			: [
					{
						x: daysBetween(window.start, crossedBy) + 1,
						y: (plotted(window.limit) * step.percent) / 100,
						text: `${step.mustExceed ? 'cap exceeded' : `${step.percent} %`} by ${shortDay(crossedBy)}`
					}
				]
	);
}
