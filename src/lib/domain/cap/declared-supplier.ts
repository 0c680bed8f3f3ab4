// One supplier's declared year: its annual statement where there is one, else the sum of its months.
import type { SupplierCode } from '../country.ts';
import { ALL_STATES } from '../country.ts';
import type { Barrels } from '../units.ts';
import { sumBarrels } from '../units.ts';
import { isWhole, lineOf, stateOf, withoutParts } from './declared-line.ts';
import type { DeclaredTerm } from './declared-terms.ts';
import { sumOfTerms, termsOfSupplier } from './declared-terms.ts';
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
	/** What the total is the sum of. */
	readonly terms: readonly DeclaredTerm[];
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
	const terms = termsOfSupplier(chosen, cells);
	const total = sumOfTerms(terms);
	return {
		supplier,
		total,
		months: sum,
		notByMonth: chosen.length === 0 || total === null ? null : ((total - (sum ?? 0n)) as Barrels),
		annual: chosen[0] ?? null,
		terms
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

export function sumOfCells(cells: readonly MonthCell[]): Barrels | null {
	const known = cells.flatMap((cell) => (cell.barrels === null ? [] : [cell.barrels]));
	return known.length === 0 ? null : sumBarrels(known);
}
