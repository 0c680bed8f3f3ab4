// Published estimates: what others worked out, beside the ledger and never in it. Rows overlap; none are summed.
import type { IsoDate } from '../calendar.ts';
import type { Fraction } from '../decimal.ts';
import { divideHalfUp, scaleBy, toRatio } from '../decimal.ts';
import type { Dispute } from '../objection.ts';
import { disputesOf } from '../objection.ts';
import type { Barrels, FactorSet } from '../units.ts';
import type { CapStatus } from './compare.ts';
import { multipleOf, statusOf } from './compare.ts';
import type { Figure, StoredFigure } from './figure.ts';
import { inBarrels, inForce, knownBy } from './figure.ts';
import type { CapWindow } from './regime.ts';

/** What follows from an estimate that states its laden share. */
export interface ShareFigures {
	/** What all ships fully laden would have carried: published barrels over the stated share. */
	readonly fullLoad: Barrels | null;
	/** Full load over the deliveries counted: the size of ship that the figure implies. */
	readonly fullLoadPerDelivery: Barrels | null;
	/** The published figure at the reader's share; null without a stated share or a chosen one. */
	readonly scaled: Barrels | null;
	/** The share at which the cap is reached: limit over full load. */
	readonly breakEvenLaden: number | null;
}

export interface PublishedEstimate extends ShareFigures {
	readonly figure: Figure;
	readonly barrels: Barrels | null;
	readonly multiple: number | null;
	readonly status: CapStatus | null;
	/** Laden share as a number; null where the source states none. */
	readonly laden: number | null;
	/** True when the period lies wholly inside this window; only then may it head the year. */
	readonly isInside: boolean;
	readonly isHeadline: boolean;
	/** Objections to it, or to figures of its kind, that were made by the day of the view. */
	readonly disputes: readonly Dispute[];
}

export interface EstimateOptions {
	readonly window: CapWindow;
	readonly asOf: IsoDate | null;
	readonly factorSet: FactorSet;
	readonly laden: Fraction | null;
}

export interface Estimates {
	readonly list: readonly PublishedEstimate[];
	readonly undated: number;
}

export function publishedEstimates(stored: readonly StoredFigure[], options: EstimateOptions): Estimates {
	const { window, asOf, factorSet } = options;
	const overlapping = stored.filter(
		(figure) => figure.basis === 'estimated' && figure.start <= window.end && figure.end >= window.start
	);
	const { known, undated } = knownBy(overlapping, asOf);
	const current = inForce(
		known.map((figure) => inBarrels(figure, factorSet)),
		(figure) => figure.recordKey
	);
	const document = headlineDocument(current, window);
	const list = current
		.map((figure) => estimateOf(figure, options, document))
		.sort((a, b) => byPeriod(a.figure, b.figure));
	return { list, undated };
}

function byPeriod(a: Figure, b: Figure): number {
	const key = (figure: Figure) => `${figure.start} ${figure.end} ${figure.id}`;
	if (a.start !== b.start || a.end !== b.end) return key(a) < key(b) ? -1 : 1;
	return a.importId - b.importId || a.line - b.line;
}

function isInsideWindow(figure: Figure, window: CapWindow): boolean {
	return figure.start >= window.start && figure.end <= window.end;
}

/** One document heads a year. Should rows of two be marked, the one marked last stands. */
function headlineDocument(figures: readonly Figure[], window: CapWindow): string | null {
	const marked = figures.filter((figure) => figure.headline !== null && isInsideWindow(figure, window));
	marked.sort((a, b) => b.version - a.version || b.line - a.line);
	return marked[0] ? documentOf(marked[0]) : null;
}

function documentOf({ source, sourceRef }: Figure): string {
	return `${source}\n${sourceRef}`;
}

function estimateOf(
	figure: Figure,
	{ window, laden, asOf }: EstimateOptions,
	document: string | null
): PublishedEstimate {
	const { barrels, laden: share } = figure;
	const isInside = isInsideWindow(figure, window);
	return {
		figure,
		barrels,
		multiple: barrels === null ? null : multipleOf(barrels, window),
		status: barrels === null ? null : statusOf(barrels, window.limit),
		laden: share === null ? null : toRatio(share.numerator, share.denominator),
		...shareFigures(figure, laden, window),
		isInside,
		isHeadline: isInside && figure.headline !== null && documentOf(figure) === document,
		disputes: disputesOf(figure, asOf)
	};
}

const NO_SHARE: ShareFigures = {
	fullLoad: null,
	fullLoadPerDelivery: null,
	scaled: null,
	breakEvenLaden: null
};

/** From a figure and the share it states; each is worked out from the published barrels and rounded once. */
export function shareFigures(
	{ barrels, laden: stated, deliveries }: Pick<Figure, 'barrels' | 'laden' | 'deliveries'>,
	chosen: Fraction | null,
	{ limit }: Pick<CapWindow, 'limit'>
): ShareFigures {
	if (barrels === null || stated === null || stated.numerator <= 0n) return NO_SHARE;
	return {
		fullLoad: divideHalfUp(barrels * stated.denominator, stated.numerator) as Barrels,
		fullLoadPerDelivery: perDelivery(barrels, stated, deliveries),
		scaled: chosen && scaledTo(barrels, stated, chosen),
		breakEvenLaden: barrels > 0n ? toRatio(limit * stated.numerator, barrels * stated.denominator) : null
	};
}

/** Published / stated / deliveries, rounded once: 1,523,381 at 9/10 in 87 calls is 19,455.696 a call. */
function perDelivery(barrels: Barrels, stated: Fraction, deliveries: number | null): Barrels | null {
	if (deliveries === null || deliveries === 0) return null;
	return divideHalfUp(barrels * stated.denominator, stated.numerator * BigInt(deliveries)) as Barrels;
}

/** Published x chosen / stated, rounded once: 1,367,628 at 9/10 is 506,528.889 at 1/3. */
function scaledTo(barrels: Barrels, stated: Fraction, chosen: Fraction): Barrels {
	return scaleBy(barrels, {
		numerator: chosen.numerator * stated.denominator,
		denominator: chosen.denominator * stated.numerator
	}) as Barrels;
}
