// The observed total in words: how much, at which laden share, and how much of it depends on that share.
import { scenarioAt } from '../cap/laden.ts';
import type { AddedTransfers } from '../cap/added-transfers.ts';
import type { LeastSources } from '../cap/least-sources.ts';
import type { MovementAmount } from '../cap/movement-sum.ts';
import type { ObservedTotal } from '../cap/observed.ts';
import type { CapWindow } from '../cap/regime.ts';
import type { Fraction } from '../decimal.ts';
import { breakEvenText } from './break-even-words.ts';
import type { Headline } from './headline.ts';
import { barrelsWithUnit, ladenText, periodPhrase, timesText, wholeBarrelsText } from './reading.ts';

/** What of a window these words need. */
interface ObservedView {
	readonly observed: ObservedTotal;
	readonly laden: Fraction | null;
	readonly sources: LeastSources;
}

export function shareOf({ numerator, denominator }: Fraction): number {
	return Number(numerator) / Number(denominator);
}

/** `88,589 bbl at 75 % laden; 86,201 to 90,977 bbl at 60 to 90 %`, or one figure where no row depends on a share. */
export function observedAmount({
	observed: { low, total, high },
	laden
}: {
	readonly observed: Pick<MovementAmount, 'low' | 'total' | 'high'>;
	readonly laden: Fraction | null;
}): string | null {
	if (low === null || total === null || high === null) return null;
	if (low === high) return barrelsWithUnit(total);
	const scenario = scenarioAt(laden);
	const [from, chosen, to] = [scenario.low, scenario.chosen, scenario.high].map((share) =>
		ladenText(shareOf(share))
	);
	return (
		`${barrelsWithUnit(total)} at ${chosen} laden; ${wholeBarrelsText(low)} to ${barrelsWithUnit(high)}` +
		` at ${from?.replace(/\s%$/, '')} to ${to}`
	);
}

/** From which share on the deliveries would exceed the cap; null where nothing depends on a share. */
export function observedBreakEven({
	observed: { breakEvenLaden }
}: Pick<ObservedView, 'observed'>): string | null {
	return breakEvenText(breakEvenLaden);
}

/** `8 deliveries, 1 without a volume`. */
export function deliveryCount({
	observed: { deliveries, withoutVolume }
}: {
	observed: Pick<MovementAmount, 'deliveries' | 'withoutVolume'>;
}): string {
	const count = deliveries === 1 ? '1 delivery' : `${deliveries} deliveries`;
	if (withoutVolume === 0) return count;
	return withoutVolume === deliveries
		? `${count} without a volume`
		: `${count}, ${withoutVolume} without a volume`;
}

/** `Observed in loaded reports: 2 deliveries, 1 without a volume: 16,700 bbl, 0.03 times the cap.` */
export function observedSummary(view: ObservedView): string {
	const { deliveries, multiple } = view.observed;
	if (deliveries === 0) return noDeliveryText(view);
	const amount = observedAmount(view);
	const rest =
		amount === null || multiple === null ? '' : `: ${amount}, ${timesText(multiple)} times the cap`;
	return `${observedName(view)}: ${deliveryCount(view)}${rest}.`;
}

/** What a view limited to events that several agencies report is called. */
export const SEVERAL = 'two sources or more';

/** `Observed in loaded reports`, the name of the layer. */
export function observedName({ sources }: Pick<ObservedView, 'sources'>): string {
	return sources === 1 ? 'Observed in loaded reports' : `Observed, events of ${SEVERAL}`;
}

/** Nothing loaded, or nothing that enough agencies report. */
export function noDeliveryText({
	observed: { leftOut },
	sources
}: Pick<ObservedView, 'observed' | 'sources'>) {
	const single = leftOut.find(({ reason }) => reason === 'single_source')?.records ?? 0;
	if (sources === 1 || single === 0) return 'No observed deliveries are loaded.';
	return single === 1
		? 'The one observed delivery is reported by one agency alone.'
		: `All ${single} observed deliveries are reported by one agency alone.`;
}

/** What heads a window that has loaded reports and nothing declared or estimated; its basis stays none. */
export function observedHeadline(
	view: ObservedView & { readonly headline: Headline; readonly window: CapWindow }
): Headline {
	const { headline, observed, window, laden, sources } = view;
	if (headline.basis !== null || observed.total === null || observed.multiple === null) return headline;
	const share =
		observed.low === observed.high
			? ''
			: `, tankers of unknown load taken for ${ladenText(shareOf(scenarioAt(laden).chosen))} laden`;
	return {
		...headline,
		title:
			`${sources === 1 ? 'Loaded reports' : `Events of ${SEVERAL}`} come to ${barrelsWithUnit(observed.total)} ${periodPhrase(window.start, window.end)}, ` +
			`${timesText(observed.multiple)} times the cap${share}`,
		sentence: `${headline.sentence} ${observedSummary(view)}`
	};
}

/**
 * `With 39 reported transfers to DPRK-flagged ships that no delivery is linked to: 752,160 bbl, 1.50 times the cap.` Blank
 * where nobody asked for it.
 */
export function addedText({
	added,
	laden
}: {
	added: AddedTransfers | null;
	laden: Fraction | null;
}): string {
	if (added === null) return '';
	const { deliveries, withoutVolume } = added.transfers;
	if (deliveries === 0) return 'No transfer to a DPRK-flagged ship is without a linked delivery.';
	const count =
		deliveries === 1
			? '1 reported transfer to a DPRK-flagged ship'
			: `${deliveries} reported transfers to DPRK-flagged ships`;
	const silent = withoutVolume === 0 ? '' : `, ${withoutVolume} without a volume`;
	const amount = observedAmount({ observed: added.sum, laden });
	const sum =
		amount === null || added.multiple === null
			? 'no volume is known'
			: `${amount}, ${timesText(added.multiple)} times the cap`;
	return `With ${count} that no delivery is linked to${silent}: ${sum}.`;
}
