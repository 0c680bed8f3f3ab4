// What each picture of a year shows, in words: they stand over the charts and name them for those who do not see them.
import type { CapYear } from './cap-year.ts';
import type { ThresholdStep } from '../cap/compare.ts';
import type { CellState } from '../cap/month-cell.ts';
import type { Barrels } from '../units.ts';
import { countryName } from '../country.ts';
import { conditionsText, documentText } from './estimate-words.ts';
import { observedSummary } from './observed-words.ts';
import { barrelsWithUnit, listed, monthText, percentText, timesRangeText, timesText } from './reading.ts';

/** `States declared 362,706 bbl for 2023, 72.5 % of the cap; the months loaded add up to 325,260 bbl. …` */
export function lineSummary(view: CapYear): string {
	const { declared, headline, year } = view;
	const parts: string[] = [];
	if (declared.total === null || declared.share === null) {
		parts.push(`No declared figure is loaded for ${year}.`);
	} else {
		const months = declared.cumulative.at(-1)?.total ?? null;
		const amount = `${declared.atLeast ? 'at least ' : ''}${barrelsWithUnit(declared.total)}`;
		parts.push(
			`States declared ${amount} for ${windowName(view)}, ${percentText(declared.share)} of the cap${monthsPart(months, declared.total)}.`
		);
		parts.push(...crossingParts(view));
	}
	const [first] = headline.estimates;
	if (first) {
		const range = timesRangeText(headline.multipleLow, headline.multipleHigh);
		parts.push(
			`${documentText(first)} puts the deliveries at ${range} the cap (${conditionsText(headline)}).`
		);
	}
	return parts.join(' ');
}

function monthsPart(months: Barrels | null, total: Barrels): string {
	if (months === null) return '; no month of it is loaded';
	return months === total ? '' : `; the months loaded add up to ${barrelsWithUnit(months)}`;
}

/** Which notice steps the declared total has reached, and by when where months tell. */
export function crossingParts({ declared }: CapYear): string[] {
	const reached = declared.crossings.filter(({ isReached }) => isReached);
	const dated = reached.flatMap(({ step, crossedBy }) =>
		crossedBy === null ? [] : [`${stepWords([step])} by the end of ${monthText(crossedBy)}.`]
	);
	const undated = reached.filter(({ crossedBy }) => crossedBy === null).map(({ step }) => step);
	return undated.length === 0
		? dated
		: [...dated, `${stepWords(undated)}; the months loaded do not tell when.`];
}

function stepWords(steps: readonly ThresholdStep[]): string {
	const percents = steps.filter(({ mustExceed }) => !mustExceed).map(({ percent }) => percent);
	const exceeded = steps.some(({ mustExceed }) => mustExceed);
	const reached = `${listed(percents)} % of the cap ${percents.length === 1 ? 'was' : 'were'} reached`;
	if (percents.length === 0) return 'The cap was exceeded';
	return exceeded ? `${reached} and the cap exceeded` : reached;
}

function windowName({ window, year }: CapYear): string {
	return window.start.endsWith('-01-01') ? String(year) : `October to December ${year}`;
}

/** `China declared 256,861 bbl and Russia 105,845 bbl. No observed deliveries are loaded.` */
export function supplierSummary(view: CapYear): string {
	const { declared } = view;
	const known = declared.suppliers.flatMap(({ supplier, total }) =>
		total === null ? [] : [`${countryName(supplier)} declared ${barrelsWithUnit(total)}`]
	);
	if (declared.notBySupplier !== 0n)
		known.push(`${barrelsWithUnit(declared.notBySupplier)} are not split by supplier`);
	const silent = declared.suppliers
		.filter(({ total }) => total === null)
		.map(({ supplier }) => countryName(supplier));
	return [
		known.length === 0 ? 'No declared figure is loaded.' : `${listed(known)}.`,
		silent.length === 0 || known.length === 0 ? '' : `No figure of ${listed(silent)} is loaded.`,
		observedSummary(view)
	]
		.filter((part) => part !== '')
		.join(' ');
}

const STATE_WORDS: Record<CellState, string> = {
	reported: 'with a figure',
	zero: 'with a reported zero',
	not_filed: 'with no report filed, as a source says',
	not_loaded: 'due with no figure loaded',
	not_due: 'not yet due'
};

/** `24 supplier months: 22 with a figure, 1 with a reported zero, 1 due with no figure loaded.` */
export function monthsSummary({ declared: { months } }: CapYear): string {
	const states: CellState[] = ['reported', 'zero', 'not_filed', 'not_loaded', 'not_due'];
	const counts = states.flatMap((state) => {
		const count = months.filter((cell) => cell.state === state).length;
		return count === 0 ? [] : [`${count} ${STATE_WORDS[state]}`];
	});
	return `${months.length} supplier months: ${counts.join('; ')}.`;
}

/** `5 published figures, from 0.84 to 3.05 times the cap. They overlap and are never added.` */
export function estimatesSummary({ estimates: { list } }: CapYear): string {
	const multiples = list
		.flatMap(({ multiple }) => (multiple === null ? [] : [multiple]))
		.sort((a, b) => a - b);
	const silent = list.length - multiples.length;
	const [low, high] = [multiples[0], multiples.at(-1)];
	if (low === undefined || high === undefined) {
		return list.length === 0
			? 'No published estimate is loaded.'
			: 'The published estimates state no number.';
	}
	const count = multiples.length === 1 ? 'One published figure' : `${multiples.length} published figures`;
	const range =
		low === high
			? `${timesText(low)} times the cap`
			: `from ${timesText(low)} to ${timesText(high)} times the cap`;
	const rest = silent === 0 ? '' : ` For ${silent} more no number is stated.`;
	return `${count}, ${range}.${rest} They overlap, count different things and are never added.`;
}
