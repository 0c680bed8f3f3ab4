// The figure that heads a year, and the sentences about it. An estimate always names its publisher, document, shares,
// deliveries and period; a declared total says when it was seen. "At least" belongs to declared totals alone.
import type { DeclaredTotal } from '../cap/declared.ts';
import type { PublishedEstimate } from '../cap/estimates.ts';
import type { CapWindow } from '../cap/regime.ts';
import { multipleOf } from '../cap/compare.ts';
import type { IsoDate } from '../calendar.ts';
import { countryName } from '../country.ts';
import type { Barrels } from '../units.ts';
import { disputedText } from './objection-words.ts';
import { barrelsWithUnit, dayText, ladenText, percentText, periodPhrase, timesText } from './reading.ts';

export interface Headline {
	readonly basis: 'estimated' | 'declared' | null;
	readonly low: Barrels | null;
	readonly high: Barrels | null;
	readonly multipleLow: number | null;
	readonly multipleHigh: number | null;
	/** One line for a title: publisher, multiple, period. */
	readonly title: string;
	/** The full hedged sentence. */
	readonly sentence: string;
	readonly publisher: string | null;
	readonly document: string | null;
	readonly estimates: readonly PublishedEstimate[];
}

export function headlineOf(
	declared: DeclaredTotal,
	estimates: readonly PublishedEstimate[],
	window: CapWindow
): Headline {
	const rows = estimates.filter((estimate) => estimate.isHeadline && estimate.barrels !== null);
	return rows.length > 0 ? estimatedHeadline(rows, window) : declaredHeadline(declared, window);
}

function estimatedHeadline(rows: readonly PublishedEstimate[], window: CapWindow): Headline {
	const lowRow = rows.find(({ figure }) => figure.headline === 'low' || figure.headline === 'both');
	const highRow = rows.find(({ figure }) => figure.headline === 'high' || figure.headline === 'both');
	const first = (lowRow ?? highRow) as PublishedEstimate;
	const low = lowRow?.barrels ?? null;
	const high = highRow?.barrels ?? null;
	const range = rangeText(low, high, window);
	const period = periodOf([first, ...rows]);
	const from = first.figure.supplier === 'ALL' ? '' : ` from ${countryName(first.figure.supplier)} alone`;
	const { source, sourceRef } = first.figure;
	const beyond = beyondDeliveries(rows);
	const disputed = disputedText(rows);
	return {
		basis: 'estimated',
		low,
		high,
		multipleLow: low === null ? null : multipleOf(low, window),
		multipleHigh: high === null ? null : multipleOf(high, window),
		title: `${source} estimate: North Korea received ${range} the yearly refined petroleum cap${from} ${period}${beyond === '' ? '' : ` (${beyond})`}`,
		sentence:
			`Estimate: ${[source, sourceRef].filter(Boolean).join(', ')}: ${amountText(low, high)} of refined petroleum` +
			` delivered to North Korea${from} ${period}, ${range} the cap of ${barrelsWithUnit(window.limit)}` +
			`${conditions(rows)}.${disputed === '' ? '' : ` ${disputed}.`}`,
		publisher: source,
		document: sourceRef,
		estimates: rows
	};
}

function rangeText(low: Barrels | null, high: Barrels | null, window: CapWindow): string {
	const times = (barrels: Barrels) => timesText(multipleOf(barrels, window));
	if (low !== null && high !== null) {
		return low === high ? `about ${times(low)} times` : `${times(low)} to ${times(high)} times`;
	}
	if (high !== null) return `up to ${times(high)} times`;
	return low === null ? '' : `more than ${times(low)} times`;
}

function amountText(low: Barrels | null, high: Barrels | null): string {
	if (low !== null && high !== null) {
		return low === high
			? `about ${barrelsWithUnit(low)}`
			: `${barrelsWithUnit(low).replace(/\sbbl$/, '')} to ${barrelsWithUnit(high)}`;
	}
	if (high !== null) return `up to ${barrelsWithUnit(high)}`;
	return low === null ? '' : `more than ${barrelsWithUnit(low)}`;
}

function periodOf(rows: readonly PublishedEstimate[]): string {
	const starts = rows.map(({ figure }) => figure.start).sort();
	const ends = rows.map(({ figure }) => figure.end).sort();
	return periodPhrase(starts[0] as IsoDate, ends.at(-1) as IsoDate);
}

function conditions(rows: readonly PublishedEstimate[]): string {
	const shares = [...new Set(rows.flatMap(({ laden }) => (laden === null ? [] : [laden])))].sort(
		(a, b) => a - b
	);
	const counts = [
		...new Set(rows.flatMap(({ figure }) => (figure.deliveries === null ? [] : [figure.deliveries])))
	];
	const laden =
		shares.length === 0
			? null
			: shares.length === 1
				? `${ladenText(shares[0] ?? 0)} laden`
				: `${ladenText(shares[0] ?? 0).replace(/\s%$/, '')} to ${ladenText(shares.at(-1) ?? 0)} laden`;
	const deliveries = counts.length === 1 ? `${counts[0]} deliveries` : null;
	const beyond = beyondDeliveries(rows);
	const parts = [[laden, deliveries].filter(Boolean).join(', '), beyond].filter((part) => part !== '');
	return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}

/** A row that counts ships which had not unloaded: a separate, higher case, whose barrels nobody received yet. */
const BEYOND = / laden, plus (.+)$/;

/** `the higher figure with vessels waiting to unload`, or nothing where every row counts deliveries alone. */
export function beyondDeliveries(rows: readonly PublishedEstimate[]): string {
	const words = rows
		.map(({ figure }) => BEYOND.exec(figure.scenario)?.[1])
		.find((part) => part !== undefined);
	return words === undefined ? '' : `the higher figure with ${words}`;
}

/** The share at which the deliveries of the headline would reach the cap; above 1 they stay below it even fully laden. */
export function breakEvenOf({ estimates }: Pick<Headline, 'estimates'>): number | null {
	const shares = estimates
		.filter(({ figure }) => !BEYOND.test(figure.scenario))
		.flatMap(({ breakEvenLaden }) => (breakEvenLaden === null ? [] : [breakEvenLaden]));
	return shares.sort((a, b) => a - b)[0] ?? null;
}

function declaredHeadline(declared: DeclaredTotal, window: CapWindow): Headline {
	const { total, share } = declared;
	const period = periodPhrase(window.start, window.end);
	const empty = {
		basis: null,
		low: null,
		high: null,
		multipleLow: null,
		multipleHigh: null,
		publisher: null,
		document: null,
		estimates: []
	};
	if (total === null || share === null) {
		const sentence = `No declared or estimated figure is loaded ${period.replace(/^in/, 'for')}.`;
		return { ...empty, title: sentence, sentence };
	}
	return {
		...empty,
		basis: 'declared',
		low: total,
		high: total,
		multipleLow: multipleOf(total, window),
		multipleHigh: multipleOf(total, window),
		title: `States declared ${declaredAmount(declared)} of refined petroleum for North Korea ${period}`,
		sentence: declaredSentence(declared, window)
	};
}

function declaredAmount({ atLeast, total, share }: DeclaredTotal): string {
	if (total === null || share === null) return 'no figure';
	return `${atLeast ? 'at least ' : ''}${barrelsWithUnit(total)} (${percentText(share)} of the cap)`;
}

/** `Declared to the 1718 Committee, as of 14 March 2025: 362,706 bbl, 72.5 % of the cap of 500,000 bbl.` */
export function declaredSentence(declared: DeclaredTotal, window: CapWindow): string {
	const { total, share, atLeast } = declared;
	const period = periodPhrase(window.start, window.end);
	if (total === null || share === null)
		return `No declared figure is loaded ${period.replace(/^in/, 'for')}.`;
	const seen = latestSeen(declared);
	return (
		`Declared to the 1718 Committee${seen === null ? '' : `, as of ${dayText(seen)}`}: ` +
		`${atLeast ? 'at least ' : ''}${barrelsWithUnit(total)} of refined petroleum ${period}, ` +
		`${percentText(share)} of the cap of ${barrelsWithUnit(window.limit)}.`
	);
}

/** The newest day on which a source of the declared figures was seen. */
export function latestSeen({ months, suppliers, allStates }: DeclaredTotal): IsoDate | null {
	const days = [
		...months.flatMap((cell) => cell.figures.map((figure) => figure.asOf)),
		...suppliers.map(({ annual }) => annual?.asOf ?? null),
		allStates?.asOf ?? null
	].filter((day) => day !== null);
	return days.length === 0 ? null : (days.sort().at(-1) as IsoDate);
}
