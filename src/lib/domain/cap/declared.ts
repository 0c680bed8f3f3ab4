// The declared total of a window: what states reported to the 1718 Committee, by supplier and month, as published.
// Only figures of class official and basis declared come in here. Annual statements stand beside months and are never
// spread over them; a total over a blank due month says "at least".
import type { IsoDate, YearMonth } from '../calendar.ts';
import { daysBetween, endOfMonth, monthOf, monthsBetween } from '../calendar.ts';
import { ALL_STATES } from '../country.ts';
import { isUnderRefinedCap } from '../product.ts';
import type { Barrels, FactorSet } from '../units.ts';
import { NO_BARRELS, sumBarrels } from '../units.ts';
import type { CapStatus, ThresholdStep } from './compare.ts';
import { hasReached, multipleOf, statusOf, thresholdSteps } from './compare.ts';
import { lineOf, withoutParts } from './declared-line.ts';
import type { DeclaredSupplier } from './declared-supplier.ts';
import { bestStatement, sumOfCells, supplierTotals } from './declared-supplier.ts';
import type { DeclaredTerm } from './declared-terms.ts';
import { coverEnd, sumOfTerms, termsOfAllStates } from './declared-terms.ts';
import type { Figure, StoredFigure } from './figure.ts';
import { byVersion, inBarrels, inForce, isMonthly, knownBy } from './figure.ts';
import type { MonthCell } from './month-cell.ts';
import type { MovementSum } from './movement-sum.ts';
import { countOf, knownBarrels } from './movement-sum.ts';
import { monthCell } from './month-cell.ts';
import type { CapWindow } from './regime.ts';
import { EXPECTED_REPORTERS } from './regime.ts';

export type { DeclaredSupplier } from './declared-supplier.ts';

export interface Crossing {
	readonly step: ThresholdStep;
	/** True when the total has reached the step. */
	readonly isReached: boolean;
	/** Last day of the month by which the sum of months had reached it; null where months do not tell. */
	readonly crossedBy: IsoDate | null;
}

export interface CumulativePoint {
	readonly month: YearMonth;
	readonly total: Barrels;
	/** False from the first month on in which an expected reporter has no figure. */
	readonly isComplete: boolean;
}

export interface LeftOut {
	readonly reason:
		| 'no_as_of'
		| 'other_product'
		| 'span_inside_window'
		| 'month_of_all_states'
		| 'part_of_another_figure'
		| 'without_month';
	readonly records: number;
}

export interface DeclaredTotal {
	readonly total: Barrels | null;
	readonly share: number | null;
	readonly status: CapStatus | null;
	/** True when a due month has no report filed, or no figure loaded and no annual figure that covers it. */
	readonly atLeast: boolean;
	readonly suppliers: readonly DeclaredSupplier[];
	/** The statement of all states together that stands as the total, where one does. */
	readonly allStates: Figure | null;
	readonly notBySupplier: Barrels;
	/** What the total is the sum of. */
	readonly terms: readonly DeclaredTerm[];
	readonly months: readonly MonthCell[];
	readonly cumulative: readonly CumulativePoint[];
	readonly crossings: readonly Crossing[];
	/** All annual statements and running totals, newest first, chosen or not. */
	readonly statements: readonly Figure[];
	readonly leftOut: readonly LeftOut[];
}

export interface DeclaredOptions {
	readonly window: CapWindow;
	readonly asOf: IsoDate | null;
	readonly today: IsoDate;
	readonly dueDays: number;
	readonly factorSet: FactorSet;
}

/** A supplier's annual figure replaces the statement of all states only when it is newer by more than this. */
const NEWER_DAYS = 30;

/**
 * `stored` may hold other windows too; `deliveries` are those of this window. A delivery that a state notified one by one
 * counts only in a month for which no figure is loaded, so that no barrel is counted in both.
 * @source S/RES/2397 (2017) para 5 for the window and the thirty days.
 */
export function declaredTotal(
	stored: readonly StoredFigure[],
	deliveries: readonly MovementSum[],
	options: DeclaredOptions
): DeclaredTotal {
	const { window, asOf } = options;
	const { known, undated } = knownBy(officialFigures(stored, window), asOf);
	const refined = known.filter((figure) => isUnderRefinedCap(figure.productClass));
	const figures = refined.map((figure) => inBarrels(figure, options.factorSet));

	const monthly = figures.filter((figure) => isMonthly(figure) && figure.supplier !== ALL_STATES);
	const ofAllStates = figures.filter((figure) => isMonthly(figure) && figure.supplier === ALL_STATES);
	const spans = figures.filter((figure) => !isMonthly(figure));
	const statements = spans.filter((figure) => figure.start === window.start).sort(byVersion);
	const notified = deliveries.filter((sum) => sum.basis === 'declared' && sum.leftOut === null);
	const months = monthCells(monthly, notified, options);
	const suppliers = supplierTotals(months, statements);
	const allStates = statementOfAll(statements, suppliers);
	const terms =
		allStates === null ? suppliers.flatMap((one) => one.terms) : termsOfAllStates(allStates, months);
	const total = sumOfTerms(terms);

	return {
		total,
		share: total === null ? null : multipleOf(total, window),
		status: total === null ? null : statusOf(total, window.limit),
		atLeast: isLowerBound(months, statements, window),
		suppliers,
		allStates,
		notBySupplier: total === null ? NO_BARRELS : ((total - sumOfSuppliers(suppliers)) as Barrels),
		terms,
		months,
		cumulative: cumulate(months),
		crossings: crossings(total, cumulate(months), window),
		statements,
		leftOut: [
			{ reason: 'no_as_of', records: undated },
			{ reason: 'other_product', records: known.length - refined.length },
			{ reason: 'span_inside_window', records: spans.length - statements.length },
			{ reason: 'month_of_all_states', records: ofAllStates.length },
			{ reason: 'part_of_another_figure', records: partsIn(monthly) },
			{ reason: 'without_month', records: countOf(notified.filter((sum) => sum.month === null)) }
		]
	};
}

/** Figures of the Committee whose days lie in the window. */
export function officialFigures(stored: readonly StoredFigure[], window: CapWindow): StoredFigure[] {
	return stored.filter(
		(figure) =>
			figure.basis === 'declared' &&
			figure.sourceClass === 'official' &&
			figure.start >= window.start &&
			figure.end <= window.end
	);
}

function monthCells(
	monthly: readonly Figure[],
	notified: readonly MovementSum[],
	options: DeclaredOptions
): MonthCell[] {
	const current = currentMonths(monthly);
	const reporters = new Set<string>(EXPECTED_REPORTERS);
	for (const figure of current) reporters.add(figure.supplier);
	for (const sum of notified) reporters.add(sum.supplier);
	const cells: MonthCell[] = [];
	for (const supplier of [...reporters].sort()) {
		for (const month of monthsBetween(options.window.start, options.window.end)) {
			const own = withoutParts(
				current.filter((figure) => figure.supplier === supplier && monthOf(figure.start) === month)
			);
			const single = notified.filter((sum) => sum.supplier === supplier && sum.month === month);
			cells.push(monthCell(month, supplier, own, knownBarrelsOrNull(single), options));
		}
	}
	return cells;
}

/** The version in force of each month and line. */
function currentMonths(monthly: readonly Figure[]): Figure[] {
	return inForce(monthly, (figure) => `${monthOf(figure.start)} ${lineOf(figure)}`);
}

/** How many figures of single products a figure of the whole month holds already. */
function partsIn(monthly: readonly Figure[]): number {
	const current = currentMonths(monthly);
	const months = new Set(current.map((figure) => monthOf(figure.start)));
	const kept = [...months].flatMap((month) =>
		withoutParts(current.filter((figure) => monthOf(figure.start) === month))
	);
	return current.length - kept.length;
}

/** Deliveries notified one by one, where no figure for their month is loaded. */
function knownBarrelsOrNull(sums: readonly MovementSum[]): Barrels | null {
	const withVolume = sums.filter((sum) => sum.volume === 'stated' || sum.volume === 'laden');
	return withVolume.length === 0 ? null : knownBarrels(withVolume);
}

function statementOfAll(
	statements: readonly Figure[],
	suppliers: readonly DeclaredSupplier[]
): Figure | null {
	const all = bestStatement(
		statements.filter((figure) => figure.supplier === ALL_STATES && figure.publishedBarrels !== null)
	);
	if (all === null) return null;
	const isOvertaken = suppliers.some(({ annual }) => isNewer(annual, all));
	return isOvertaken ? null : all;
}

function isNewer(annual: Figure | null, all: Figure): boolean {
	if (annual === null || annual.asOf === null || all.asOf === null) return false;
	return daysBetween(all.asOf, annual.asOf) > NEWER_DAYS;
}

function sumOfSuppliers(suppliers: readonly DeclaredSupplier[]): Barrels {
	return sumBarrels(suppliers.flatMap(({ total }) => (total === null ? [] : [total])));
}

function isLowerBound(
	months: readonly MonthCell[],
	statements: readonly Figure[],
	window: CapWindow
): boolean {
	const isCovered = (cell: MonthCell) =>
		statements.some(
			(figure) =>
				figure.barrels !== null &&
				(figure.supplier === cell.supplier || figure.supplier === ALL_STATES) &&
				coversMonth(figure, cell.month, window)
		);
	return months.some(
		(cell) =>
			cell.state === 'not_filed' || (isExpected(cell) && cell.state === 'not_loaded' && !isCovered(cell))
	);
}

/** A state that never reported before leaves no gap in the months for which it did not. */
function isExpected({ supplier }: MonthCell): boolean {
	return EXPECTED_REPORTERS.some((reporter) => reporter === supplier);
}

/** A figure printed before its window had ended cannot cover the months after it was printed. */
function coversMonth(figure: Figure, month: YearMonth, window: CapWindow): boolean {
	if (endOfMonth(month) > coverEnd(figure)) return false;
	const isWholeWindow = coverEnd(figure) === window.end;
	return !(isWholeWindow && figure.asOf !== null && figure.asOf <= window.end);
}

function cumulate(months: readonly MonthCell[]): CumulativePoint[] {
	const names = [...new Set(months.map((cell) => cell.month))].sort();
	const last = months.reduce<string>(
		(best, cell) => (cell.barrels !== null && cell.month > best ? cell.month : best),
		''
	);
	const points: CumulativePoint[] = [];
	let total = NO_BARRELS;
	let isComplete = true;
	for (const month of names) {
		if (month > last) break;
		const cells = months.filter((cell) => cell.month === month);
		total = sumBarrels([total, sumOfCells(cells) ?? NO_BARRELS]);
		isComplete &&= cells.every((cell) => cell.barrels !== null || !isExpected(cell));
		points.push({ month, total, isComplete });
	}
	return points;
}

function crossings(
	total: Barrels | null,
	points: readonly CumulativePoint[],
	{ limit }: CapWindow
): Crossing[] {
	return thresholdSteps.map((step) => {
		const isReached = total !== null && hasReached(step, total, limit);
		const point = points.find((one) => hasReached(step, one.total, limit));
		return { step, isReached, crossedBy: isReached && point ? endOfMonth(point.month) : null };
	});
}
