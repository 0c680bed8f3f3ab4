// The observed total in words: how much, at which laden share, and how much of it depends on that share.
import { scenarioAt } from '../cap/laden.ts';
import type { MovementAmount } from '../cap/movement-sum.ts';
import type { Fraction } from '../decimal.ts';
import { breakEvenText } from './break-even-words.ts';
import type { CapYear } from './cap-year.ts';
import { barrelsWithUnit, ladenText, timesText, wholeBarrelsText } from './reading.ts';

export function shareOf({ numerator, denominator }: Fraction): number {
	return Number(numerator) / Number(denominator);
}

/** `88,589 bbl at 75 % laden; 86,201 to 90,977 bbl at 60 to 90 %`, or one figure where no row depends on a share. */
export function observedAmount({ observed: { low, total, high }, laden }: CapYear): string | null {
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
export function observedBreakEven({ observed: { breakEvenLaden } }: CapYear): string | null {
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
export function observedSummary(view: CapYear): string {
	const { deliveries, multiple } = view.observed;
	if (deliveries === 0) return 'No observed deliveries are loaded.';
	const amount = observedAmount(view);
	const rest =
		amount === null || multiple === null ? '' : `: ${amount}, ${timesText(multiple)} times the cap`;
	return `Observed in loaded reports: ${deliveryCount(view)}${rest}.`;
}
