// One supplier's declared year: its annual statement where there is one, else the sum of its months.
import type { IsoDate } from '../calendar.ts';
import { startOfMonth } from '../calendar.ts';
import type { SupplierCode } from '../country.ts';
import { ALL_STATES } from '../country.ts';
import type { Barrels } from '../units.ts';
import { NO_BARRELS, sumBarrels } from '../units.ts';
import { isWhole, lineOf, stateOf, withoutParts } from './declared-line.ts';
import type { Figure } from './figure.ts';
import { byVersion } from './figure.ts';
import type { MonthCell } from './month-cell.ts';

export interface DeclaredSupplier {
	readonly supplier: SupplierCode;
	/** The year's figure; null when no figure of this supplier is loaded. */
	readonly total: Barrels | null;
	/** Sum of its months; null when no month has a figure. */
	readonly months: Barrels | null;
	/** What an annual statement adds to the months; negative where it says less. Null without an annual statement. */
	readonly notByMonth: Barrels | null;
	/** The annual statement or running total that stands as the year's figure; the first of several products'. */
	readonly annual: Figure | null;
}

export function supplierTotals(
	months: readonly MonthCell[],
	statements: readonly Figure[]
): DeclaredSupplier[] {
	const names = new Set(months.map((cell) => cell.supplier));
	for (const figure of statements) if (figure.supplier !== ALL_STATES) names.add(figure.supplier);
	return [...names].sort().map((name) => {
		const cells = months.filter((cell) => cell.supplier === name);
		const own = statements.filter((figure) => figure.supplier === name);
		return supplierTotal(name as SupplierCode, cells, own);
	});
}

function supplierTotal(
	supplier: SupplierCode,
	cells: readonly MonthCell[],
	statements: readonly Figure[]
): DeclaredSupplier {
	const sum = sumOfCells(cells);
	const chosen = chosenStatements(statements, cells);
	if (chosen.length === 0) return { supplier, total: sum, months: sum, notByMonth: null, annual: null };
	const total = sumBarrels([
		...chosen.map((statement) => withLaterMonths(statement, cells)),
		...monthsWithoutStatement(chosen, cells)
	]);
	return {
		supplier,
		total,
		months: sum,
		notByMonth: (total - (sum ?? 0n)) as Barrels,
		annual: chosen[0] ?? null
	};
}

/** The best statement of each line; one of a single product does not stand beside months of the whole. */
function chosenStatements(statements: readonly Figure[], cells: readonly MonthCell[]): Figure[] {
	const wholeMonths = new Set(
		cells
			.flatMap((cell) => cell.figures.filter((figure) => isWhole(figure) && figure.barrels !== null))
			.map(stateOf)
	);
	const lines = new Set(statements.map(lineOf));
	const best = [...lines].flatMap(
		(line) => bestStatement(statements.filter((figure) => lineOf(figure) === line)) ?? []
	);
	return withoutParts(best).filter((figure) => isWhole(figure) || !wholeMonths.has(stateOf(figure)));
}

/** Barrels as published before tonnes, then the latest. */
export function bestStatement(statements: readonly Figure[]): Figure | null {
	const [best] = statements
		.filter((figure) => figure.barrels !== null)
		.sort(
			(a, b) => Number(b.publishedBarrels !== null) - Number(a.publishedBarrels !== null) || byVersion(a, b)
		);
	return best ?? null;
}

/** A running total covers its own months; what was reported for months that began later comes on top. */
export function withLaterMonths(statement: Figure, cells: readonly MonthCell[]): Barrels {
	const end = coverEnd(statement);
	const later = cells.filter((cell) => startOfMonth(cell.month) > end);
	const isOwn = (figure: Figure) =>
		statement.supplier === ALL_STATES ||
		(stateOf(figure) === stateOf(statement) && (isWhole(statement) || lineOf(figure) === lineOf(statement)));
	return sumBarrels([
		statement.barrels ?? NO_BARRELS,
		...later.flatMap((cell) =>
			cell.figures.length === 0
				? (cell.barrels ?? NO_BARRELS)
				: cell.figures.filter(isOwn).map((figure) => figure.barrels ?? NO_BARRELS)
		)
	]);
}

/** Months of lines that no chosen statement speaks of. */
function monthsWithoutStatement(chosen: readonly Figure[], cells: readonly MonthCell[]): Barrels[] {
	const isCovered = (figure: Figure) =>
		chosen.some(
			(statement) =>
				stateOf(statement) === stateOf(figure) && (isWhole(statement) || lineOf(statement) === lineOf(figure))
		);
	return cells.flatMap((cell) =>
		cell.figures.filter((figure) => !isCovered(figure)).map((figure) => figure.barrels ?? NO_BARRELS)
	);
}

/** Last day that a statement speaks of. */
export function coverEnd(statement: Figure): IsoDate {
	return statement.coversEnd ?? statement.end;
}

export function sumOfCells(cells: readonly MonthCell[]): Barrels | null {
	const known = cells.flatMap((cell) => (cell.barrels === null ? [] : [cell.barrels]));
	return known.length === 0 ? null : sumBarrels(known);
}
