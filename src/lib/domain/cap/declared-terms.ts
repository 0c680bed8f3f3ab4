// What a declared total is made of: the figures, and the deliveries notified one by one, whose barrels are added. A total
// is the sum of its terms and nothing else, so that two totals can be compared term by term.
import type { IsoDate, YearMonth } from '../calendar.ts';
import { startOfMonth } from '../calendar.ts';
import type { Barrels } from '../units.ts';
import { sumBarrels } from '../units.ts';
import { isWhole, lineOf, stateOf } from './declared-line.ts';
import type { Figure } from './figure.ts';
import type { MonthCell } from './month-cell.ts';

export interface DeclaredTerm {
	/** The state, or `ALL` for a statement of all states together. */
	readonly supplier: string;
	/** The figure that is added; null for deliveries that a state notified one by one. */
	readonly figure: Figure | null;
	/** The month it is added for; null for a statement about the window. */
	readonly month: YearMonth | null;
	readonly barrels: Barrels;
}

/** Null without a term: nothing is known, which is not zero. */
export function sumOfTerms(terms: readonly DeclaredTerm[]): Barrels | null {
	return terms.length === 0 ? null : sumBarrels(terms.map(({ barrels }) => barrels));
}

/** The month's figures that have a number; where none has, the deliveries notified one by one stand in. */
export function termsOfCell({ supplier, month, barrels, figures }: MonthCell): DeclaredTerm[] {
	const terms = figures.flatMap((figure) =>
		figure.barrels === null ? [] : [{ supplier, figure, month, barrels: figure.barrels }]
	);
	if (terms.length > 0) return terms;
	return barrels === null ? [] : [{ supplier, figure: null, month, barrels }];
}

/** A running total of all states covers its own months; what was reported for months that began later comes on top. */
export function termsOfAllStates(statement: Figure, cells: readonly MonthCell[]): DeclaredTerm[] {
	return [
		...statementTerm(statement),
		...cells.filter((cell) => isLater(cell, statement)).flatMap(termsOfCell)
	];
}

/**
 * One supplier's statements, one a line, with the months that began after the cover of their line's statement and the
 * months of lines that no statement speaks of.
 */
export function termsOfSupplier(statements: readonly Figure[], cells: readonly MonthCell[]): DeclaredTerm[] {
	const isAdded = (cell: MonthCell, { figure }: DeclaredTerm) =>
		statements
			.filter((statement) => figure === null || speaksOf(statement, figure))
			.every((statement) => isLater(cell, statement));
	return [
		...statements.flatMap(statementTerm),
		...cells.flatMap((cell) => termsOfCell(cell).filter((term) => isAdded(cell, term)))
	];
}

function statementTerm(figure: Figure): DeclaredTerm[] {
	const { supplier, barrels } = figure;
	return barrels === null ? [] : [{ supplier, figure, month: null, barrels }];
}

function speaksOf(statement: Figure, figure: Figure): boolean {
	return (
		stateOf(statement) === stateOf(figure) && (isWhole(statement) || lineOf(statement) === lineOf(figure))
	);
}

function isLater({ month }: MonthCell, statement: Figure): boolean {
	return startOfMonth(month) > coverEnd(statement);
}

/** Last day that a statement speaks of. */
export function coverEnd(statement: Figure): IsoDate {
	return statement.coversEnd ?? statement.end;
}
