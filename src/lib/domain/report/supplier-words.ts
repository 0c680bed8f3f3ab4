// One supplier's year in words: what it declared, and how that figure is made. "At least" is said of the window's total
// alone; here the months that lack a figure are counted instead.
import type { YearMonth } from '../calendar.ts';
import type { CellState, MonthCell } from '../cap/month-cell.ts';
import type { DeclaredSupplier } from '../cap/declared.ts';
import type { Figure } from '../cap/figure.ts';
import { UNKNOWN_SUPPLIER, countryName } from '../country.ts';
import type { SupplierCode } from '../country.ts';
import type { Barrels } from '../units.ts';
import type { CapYear } from './cap-year.ts';
import { barrelsWithUnit, dayText, exactBarrelsText, monthText, periodPhrase } from './reading.ts';

const NBSP = '\u00a0';

/** `for 2023`, `from October to December 2017`. */
function forPeriod({ window }: CapYear): string {
	return periodPhrase(window.start, window.end).replace(/^in /, 'for ');
}

export function supplierTitle(
	declared: DeclaredSupplier | null,
	supplier: SupplierCode,
	view: CapYear
): string {
	if (supplier === UNKNOWN_SUPPLIER) return `Reports of ${view.year} that name no supplier`;
	const name = countryName(supplier);
	if (declared === null || declared.total === null)
		return `${name}: no declared figure is loaded ${forPeriod(view)}`;
	return `${name} declared ${barrelsWithUnit(declared.total)} ${forPeriod(view)}`;
}

export function supplierSentence(
	declared: DeclaredSupplier | null,
	supplier: SupplierCode,
	view: CapYear
): string {
	if (supplier === UNKNOWN_SUPPLIER) {
		return 'A delivery whose supplier nobody names stays in the total. The flag of the ship that gave is not the supplier.';
	}
	if (declared === null) {
		return `${countryName(supplier)} has no place in the declared total ${forPeriod(view)}. Declared, observed and estimated figures stand apart.`;
	}
	const cells = view.declared.months.filter((cell) => cell.supplier === supplier);
	return [howItStands(declared, cells), gapsText(cells)].filter((part) => part !== '').join(' ');
}

function howItStands(
	{ annual, months, notByMonth, total }: DeclaredSupplier,
	cells: readonly MonthCell[]
): string {
	const withFigure = cells.filter(({ barrels }) => barrels !== null).length;
	const counted = `${withFigure} of ${cells.length} months`;
	if (total === null) return 'Declared to the 1718 Committee: nothing that is loaded.';
	if (annual === null) return `Declared to the 1718 Committee: the sum of ${counted}.`;
	const seen = annual.asOf === null ? 'whose day is not stated' : `seen on ${dayText(annual.asOf)}`;
	const statement = `Declared to the 1718 Committee: ${statementName(annual)}, ${seen}, stands as the year’s figure.`;
	if (months === null || notByMonth === null) return `${statement} No month has a figure of its own.`;
	const have = withFigure === 1 ? 'has a figure of its own and comes' : 'have a figure of their own and come';
	return `${statement} ${counted} ${have} to ${exact(months)}; ${apart(notByMonth)}.`;
}

/** `the annual statement`, `the running total to 31 May 2025`. */
export function statementName(figure: Figure): string {
	return figure.coversEnd === null
		? 'the annual statement'
		: `the running total to ${dayText(figure.coversEnd)}`;
}

function apart(notByMonth: Barrels): string {
	if (notByMonth === 0n) return 'the two agree';
	if (notByMonth > 0n) return `${exact(notByMonth)} are not broken down by month`;
	return `that is ${exact((0n - notByMonth) as Barrels)} more than the statement says`;
}

function exact(barrels: Barrels): string {
	return `${exactBarrelsText(barrels)}${NBSP}bbl`;
}

const gaps: readonly { state: CellState; words: string }[] = [
	{ state: 'not_filed', words: 'No report was filed, as a source says, for' },
	{ state: 'not_loaded', words: 'No figure is loaded for' },
	{ state: 'not_due', words: 'Not yet due:' }
];

function gapsText(cells: readonly MonthCell[]): string {
	return gaps
		.map(({ state, words }) => {
			const months = cells.filter((cell) => cell.state === state).map(({ month }) => month);
			return months.length === 0 ? '' : `${words} ${monthRanges(months)}.`;
		})
		.filter((part) => part !== '')
		.join(' ');
}

/** Months of one year in order: `January, March–May and December`. */
export function monthRanges(months: readonly YearMonth[]): string {
	const runs: YearMonth[][] = [];
	for (const month of months) {
		const run = runs.at(-1);
		if (run && Number(run.at(-1)?.slice(5)) + 1 === Number(month.slice(5))) run.push(month);
		else runs.push([month]);
	}
	const names = runs.map((run) => {
		const [first, last] = [monthName(run[0] ?? ''), monthName(run.at(-1) ?? '')];
		return run.length === 1 ? first : run.length === 2 ? `${first}, ${last}` : `${first}–${last}`;
	});
	return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function monthName(month: string): string {
	return monthText(month).replace(/ \d+$/, '');
}
