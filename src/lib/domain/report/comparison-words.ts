// Declared beside observed, in words that accuse nobody: what is left is unexplained, and a blank says why it is blank.
import type { AnnualCheck, ComparedMonth, Finding } from '../cap/comparison.ts';
import type { CellState } from '../cap/month-cell.ts';
import type { MovementAmount } from '../cap/movement-sum.ts';
import type { Barrels } from '../units.ts';
import { exactBarrelsText } from './reading.ts';
import { statementName } from './supplier-words.ts';

const NBSP = '\u00a0';

export const findingWords: Readonly<Record<Finding, string>> = {
	observed_more: 'observed more than declared: not notified, or not matched with what was',
	declared_more: 'declared more than observed: not seen in the loaded reports',
	equal: 'the two agree',
	none_seen: 'no delivery is loaded to set against it',
	no_volume: 'seen, but no source says how much',
	not_declared: 'observed; no declared figure to set against it',
	nothing: ''
};

const blanks: Readonly<Record<Exclude<CellState, 'reported'>, string>> = {
	zero: '0, reported',
	not_filed: 'no report filed',
	not_loaded: 'no figure loaded',
	not_due: 'not yet due'
};

/** The declared side of a month: exact barrels, a reported zero, or why it is blank. */
export function declaredCell({ state, declared }: Pick<ComparedMonth, 'state' | 'declared'>): string {
	if (state === null) return 'none in this record';
	if (state !== 'reported') return blanks[state];
	return declared === null ? 'no figure' : exactBarrelsText(declared);
}

/** `16,700`, or `no volume` where deliveries were seen and no source says how much. */
export function observedCell(observed: MovementAmount | null): string {
	if (observed === null) return 'none loaded';
	return observed.total === null ? 'no volume' : exactBarrelsText(observed.total);
}

/** `+16,700` observed beyond what was declared, `−8,689` the other way. */
export function remainderText(remainder: Barrels): string {
	return remainder > 0n ? `+${exactBarrelsText(remainder)}` : exactBarrelsText(remainder);
}

/** `3 seen, 1 without a volume`. */
export function seenText({ deliveries, withoutVolume }: MovementAmount): string {
	const seen = `${deliveries.toLocaleString('en')} seen`;
	if (withoutVolume === 0) return seen;
	return withoutVolume === deliveries
		? `${seen}, no volume`
		: `${seen}, ${withoutVolume.toLocaleString('en')} without a volume`;
}

/** Which of annual statement and months is the year's figure, and why. */
export function standsText({ stands, annual, monthsKnown, monthsAll }: AnnualCheck): string {
	switch (stands) {
		case 'annual':
			return `${annual === null ? 'the annual statement' : statementName(annual)} stands`;
		case 'annual_with_later_months':
			return `${annual === null ? 'the annual statement' : statementName(annual)} stands, with what was reported beside it`;
		case 'months':
			return `no annual statement; the sum of ${monthsKnown} of ${monthsAll} months stands`;
		case 'none':
			return 'no figure is loaded';
	}
}

/** `37,443.832 not broken down by month`, `the two agree`, `12 less than the months say`. */
export function apartText({ notByMonth, months }: AnnualCheck): string {
	if (notByMonth === null) return '';
	if (months === null) return 'no month has a figure of its own';
	if (notByMonth === 0n) return 'the two agree';
	if (notByMonth > 0n) return `${exactBarrelsText(notByMonth)}${NBSP}bbl not broken down by month`;
	return `the statement says ${exactBarrelsText((0n - notByMonth) as Barrels)}${NBSP}bbl less than the months`;
}
