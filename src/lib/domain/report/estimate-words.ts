// How a published estimate is named: its publisher and document, its scenario, its deliveries and its period. Never "at
// least", which belongs to declared totals.
import type { PublishedEstimate } from '../cap/estimates.ts';
import { countryName } from '../country.ts';
import type { CapYear } from './cap-year.ts';
import type { Headline } from './headline.ts';
import { beyondDeliveries } from './headline.ts';
import { disputedTail } from './objection-words.ts';
import { dayText, ladenText, periodInYear, periodLabel } from './reading.ts';

/** The share as the source states it: `90 % laden`, `stated maximum`; `not stated` where it says nothing. */
export function scenarioText({ figure, laden }: PublishedEstimate): string {
	const isPlainShare = /^(\d+ ?%|\d\/\d) laden$/.test(figure.scenario) || figure.scenario === '';
	if (laden !== null && isPlainShare) return `${ladenText(laden)} laden`;
	return figure.scenario === '' ? 'not stated' : figure.scenario.replace(/(\d)%/g, '$1 %');
}

/** `UN Panel of Experts, S/2024/215`. */
export function documentText({ figure }: Pick<PublishedEstimate, 'figure'>): string {
	return [figure.source, figure.sourceRef].filter((part) => part !== '').join(', ');
}

/** The same at the head of a line: `One Member State via UN Panel of Experts, S/2023/656`. */
export function documentHead(estimate: Pick<PublishedEstimate, 'figure'>): string {
	const words = documentText(estimate);
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The rest of what an estimate must say: `60–90 % laden, 87 deliveries, 1 Jan–15 Sep`. */
export function conditionsText({ estimates }: Pick<Headline, 'estimates'>): string {
	const [first] = estimates;
	if (!first) return '';
	return [
		sharesText(estimates),
		deliveriesText(estimates),
		beyondDeliveries(estimates),
		first.figure.supplier === 'ALL' ? '' : `${countryName(first.figure.supplier)} alone`,
		periodInYear(first.figure.start, first.figure.end)
	]
		.filter((part) => part !== '')
		.join(', ');
}

/** `60–90 % laden`, `90 % laden`, or nothing where no share is stated. */
export function sharesText(estimates: readonly PublishedEstimate[]): string {
	const shares = estimates.flatMap(({ laden }) => (laden === null ? [] : [laden])).sort((a, b) => a - b);
	const [low, high] = [shares[0], shares.at(-1)];
	if (low === undefined || high === undefined) return '';
	return low === high
		? `${ladenText(low)} laden`
		: `${ladenText(low).replace(/\s%$/, '')}–${ladenText(high)} laden`;
}

/** `87 deliveries` where all rows count the same ones. */
export function deliveriesText(estimates: readonly PublishedEstimate[]): string {
	const counts = new Set(
		estimates.flatMap(({ figure }) => (figure.deliveries === null ? [] : [figure.deliveries]))
	);
	return counts.size === 1 ? `${[...counts][0]} deliveries` : '';
}

/** Why a year has no headline estimate. */
export function noEstimateText({
	estimates,
	asOf,
	year
}: Pick<CapYear, 'estimates' | 'asOf' | 'year'>): string {
	if (estimates.list.length > 0) return `No published estimate was chosen to head ${year}.`;
	return asOf === null
		? `No published estimate is loaded for ${year}.`
		: `No published estimate for ${year} is dated by ${dayText(asOf)}.`;
}

/** One line that may stand beside a figure: `Estimate: UN Panel of Experts, S/2024/215, 90 % laden, 87 deliveries, 1 Jan–15 Sep 2023; disputed by China and Russia`. */
export function estimateLine(estimate: PublishedEstimate): string {
	const { figure } = estimate;
	const parts = [
		documentText(estimate),
		scenarioText(estimate),
		figure.deliveries === null ? '' : `${figure.deliveries} deliveries`,
		periodLabel(figure.start, figure.end)
	].filter((part) => part !== '');
	return `Estimate: ${parts.join(', ')}${disputedTail([estimate])}`;
}
