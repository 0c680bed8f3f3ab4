// The pace of a window that is not over: how many barrels a day were declared in the months that have a figure, and, apart,
// observed; and on which days 75, 90, 95 and 100 % of the cap would be crossed if every day without a figure went at that
// pace. Arithmetic on what is loaded, never a forecast: a month without a figure is unknown, not zero.
import type { IsoDate, YearMonth } from '../calendar.ts';
import { addDays, daysBetween, endOfMonth, monthsBetween, startOfMonth } from '../calendar.ts';
import { divideHalfUp } from '../decimal.ts';
import type { Barrels } from '../units.ts';
import { sumBarrels } from '../units.ts';
import type { ThresholdStep } from './compare.ts';
import { hasReached, thresholdSteps } from './compare.ts';
import type { DeclaredTotal } from './declared.ts';
import { coverEnd } from './declared-terms.ts';
import type { ObservedTotal } from './observed.ts';
import type { CapWindow } from './regime.ts';
import { EXPECTED_REPORTERS, windowDays } from './regime.ts';

/** What a pace is worked out from: all months with a figure, the last three, the last one, or a statement's own span. */
export type PaceBasis = 'months' | 'last_three_months' | 'last_month' | 'statement';

export interface Pace {
	readonly basis: PaceBasis;
	readonly barrels: Barrels;
	readonly days: number;
	/** Barrels over days, rounded half up to a thousandth for reading; crossings use the two themselves. */
	readonly perDay: Barrels;
}

export interface PaceCrossing {
	readonly step: ThresholdStep;
	/** True where what is known has reached the step already; the days are null then. */
	readonly isReached: boolean;
	/** At the quickest pace; null where the window ends first. */
	readonly earliest: IsoDate | null;
	/** At the slowest pace; null where the window ends first. */
	readonly latest: IsoDate | null;
}

export interface PaceRange {
	/** What is known so far, and of how many days. */
	readonly known: Barrels;
	readonly knownDays: number;
	/** Months that have a figure and are over. */
	readonly months: readonly YearMonth[];
	/** Months that are over and have none: unknown, not zero. */
	readonly unknownMonths: readonly YearMonth[];
	/** Months in which only some of the states that report have a figure. */
	readonly partMonths: readonly YearMonth[];
	/** The last day that a statement speaks of, where one stands instead of months. */
	readonly statementTo: IsoDate | null;
	readonly paces: readonly Pace[];
	readonly slowest: Pace;
	readonly quickest: Pace;
	readonly crossings: readonly PaceCrossing[];
}

export interface RunRate {
	readonly declared: PaceRange | null;
	/** At the chosen laden share; never added to the declared pace. */
	readonly observed: PaceRange | null;
}

interface MonthSum {
	readonly month: YearMonth;
	readonly barrels: Barrels;
}

interface Moment {
	readonly window: CapWindow;
	/** The day the view is read at. */
	readonly today: IsoDate;
}

/** Null once the window is over, or where neither a declared nor an observed month is known. */
export function runRate(
	declared: DeclaredTotal,
	observed: Pick<ObservedTotal, 'months'>,
	moment: Moment
): RunRate | null {
	const { window, today } = moment;
	if (today < window.start || today > window.end) return null;
	const rate = { declared: declaredPace(declared, moment), observed: observedPace(observed, moment) };
	return rate.declared === null && rate.observed === null ? null : rate;
}

function declaredPace(declared: DeclaredTotal, moment: Moment): PaceRange | null {
	const { window } = moment;
	if (declared.total === null) return null;
	const cells = declared.months.filter((cell) => cell.barrels !== null);
	const names = endedMonths(moment).filter((month) => cells.some((cell) => cell.month === month));
	const sums = names.map((month) => ({
		month,
		barrels: sumBarrels(cells.flatMap((cell) => (cell.month === month ? (cell.barrels ?? []) : [])))
	}));
	const reporters = new Set<string>(EXPECTED_REPORTERS);
	const partMonths = names.filter((month) => {
		const known = new Set(cells.filter((cell) => cell.month === month).map((cell) => cell.supplier));
		return [...reporters].some((reporter) => !known.has(reporter));
	});
	const statementTo = statementEnd(declared, window);
	if (statementTo === null) return paceRange(sums, partMonths, moment, null);
	const later = sums.filter(({ month }) => startOfMonth(month) > statementTo);
	const days =
		daysBetween(window.start, addDays(statementTo, 1)) +
		later.reduce((sum, one) => sum + daysOf(one.month), 0);
	return paceRange(sums, partMonths, moment, { barrels: declared.total, days, to: statementTo });
}

/** Where a running total stands as a figure of the window, its last day; a statement of the whole window has no pace. */
function statementEnd({ allStates, suppliers }: DeclaredTotal, window: CapWindow): IsoDate | null {
	const statements = [allStates, ...suppliers.map(({ annual }) => annual)].filter((one) => one !== null);
	const ends = statements
		.map(coverEnd)
		.filter((end) => end < window.end)
		.sort();
	return ends.at(-1) ?? null;
}

function observedPace({ months }: Pick<ObservedTotal, 'months'>, moment: Moment): PaceRange | null {
	const ended = endedMonths(moment);
	const sums = months.flatMap(({ month, total }) =>
		month === null || total === null || !ended.includes(month) ? [] : [{ month, barrels: total }]
	);
	return paceRange(sums, [], moment, null);
}

/** Months of the window that were over by the day of the view; one that still runs has no whole figure. */
function endedMonths({ window, today }: Moment): YearMonth[] {
	return monthsBetween(window.start, window.end).filter((month) => endOfMonth(month) <= today);
}

function paceRange(
	sums: readonly MonthSum[],
	partMonths: readonly YearMonth[],
	moment: Moment,
	statement: { readonly barrels: Barrels; readonly days: number; readonly to: IsoDate } | null
): PaceRange | null {
	const paces = [
		...(statement === null ? [] : [paceOf('statement', statement.barrels, statement.days)]),
		...monthPaces(sums)
	].sort((a, b) => (isSlower(a, b) ? -1 : isSlower(b, a) ? 1 : 0));
	const [slowest, quickest] = [paces[0], paces.at(-1)];
	if (!slowest || !quickest) return null;
	const months = sums.map(({ month }) => month);
	const known = statement?.barrels ?? sumBarrels(sums.map(({ barrels }) => barrels));
	const knownDays = statement?.days ?? months.reduce((days, month) => days + daysOf(month), 0);
	const lastKnown = [statement?.to ?? '', months.length === 0 ? '' : endOfMonth(months.at(-1) as YearMonth)]
		.sort()
		.at(-1) as IsoDate;
	const from = { known, knownDays, lastKnown };
	return {
		known,
		knownDays,
		months,
		unknownMonths: endedMonths(moment).filter(
			(month) => !months.includes(month) && !(statement && endOfMonth(month) <= statement.to)
		),
		partMonths,
		statementTo: statement?.to ?? null,
		paces,
		slowest,
		quickest,
		crossings: thresholdSteps.map((step) => ({
			step,
			isReached: hasReached(step, known, moment.window.limit),
			earliest: crossingDay(step, quickest, from, moment.window),
			latest: crossingDay(step, slowest, from, moment.window)
		}))
	};
}

function monthPaces(sums: readonly MonthSum[]): Pace[] {
	const of = (basis: PaceBasis, part: readonly MonthSum[]) =>
		paceOf(
			basis,
			sumBarrels(part.map(({ barrels }) => barrels)),
			part.reduce((days, { month }) => days + daysOf(month), 0)
		);
	return [
		...(sums.length > 0 ? [of('months', sums)] : []),
		...(sums.length > 3 ? [of('last_three_months', sums.slice(-3))] : []),
		...(sums.length > 1 ? [of('last_month', sums.slice(-1))] : [])
	];
}

function paceOf(basis: PaceBasis, barrels: Barrels, days: number): Pace {
	return { basis, barrels, days, perDay: divideHalfUp(barrels, BigInt(days)) as Barrels };
}

function isSlower(a: Pace, b: Pace): boolean {
	return a.barrels * BigInt(b.days) < b.barrels * BigInt(a.days);
}

function daysOf(month: YearMonth): number {
	return daysBetween(startOfMonth(month), endOfMonth(month)) + 1;
}

/**
 * The day on which the sum would reach the step if every day without a figure went at `pace`: the days that are known,
 * and as many more as what is left takes; not before the last day that is known.
 * 90,720.168 in 59 days and 1,537.630 a day: 375,000 on day 59 + 185, which is 1 September 2023.
 */
function crossingDay(
	step: ThresholdStep,
	pace: Pace,
	{ known, knownDays, lastKnown }: { known: Barrels; knownDays: number; lastKnown: IsoDate },
	window: CapWindow
): IsoDate | null {
	if (pace.barrels <= 0n || hasReached(step, known, window.limit)) return null;
	const left = window.limit * BigInt(step.percent) - known * 100n;
	const perHundredDays = pace.barrels * 100n;
	const needed = left * BigInt(pace.days);
	// Reaching takes the day on which it is full; exceeding, the day on which it is more.
	const days = step.mustExceed
		? needed / perHundredDays + 1n
		: (needed + perHundredDays - 1n) / perHundredDays;
	const count = BigInt(knownDays) + days;
	if (count > BigInt(windowDays(window))) return null;
	const day = addDays(window.start, Number(count) - 1);
	return day > lastKnown ? day : lastKnown;
}
