// How full tankers are taken to have been: the shares that publications used, the stops of the slider between them, and
// the low, chosen and high share of a view. Shares are fractions, so that 1/3 is a third and not 0.33.
import type { Fraction } from '../decimal.ts';
import { parseShare, toRatio } from '../decimal.ts';
import { DEFAULT_LADEN, LADEN_SHARES } from '../units.ts';
import type { LadenScenario } from './movement-sum.ts';

/** Shares that publications used, rising: 1/3, 50, 60, 75, 90 and 100 %. */
export const ladenScenarios: readonly Fraction[] = LADEN_SHARES.flatMap((text) => parseShare(text) ?? []);

/** 5 to 100 % by 5, and every share that a publication used. */
export const ladenStops: readonly Fraction[] = risingStops();

function risingStops(): Fraction[] {
	const fives = Array.from({ length: 20 }, (_, at) => parseShare(`${(at + 1) * 5}%`)).flatMap(
		(share) => share ?? []
	);
	const others = ladenScenarios.filter((share) => !fives.some((five) => isSameShare(five, share)));
	return [...fives, ...others].sort((a, b) => (isBelow(a, b) ? -1 : 1));
}

export function isBelow(a: Fraction, b: Fraction): boolean {
	return a.numerator * b.denominator < b.numerator * a.denominator;
}

export function isSameShare(a: Fraction, b: Fraction): boolean {
	return a.numerator * b.denominator === b.numerator * a.denominator;
}

/** A share as a number of at most six places: 1/3 is 0.333333. For reading and for places on a track. */
export function shareNumber({ numerator, denominator }: Fraction): number {
	return toRatio(numerator, denominator);
}

/** The stop nearest to a place on the track, which is a number between 0 and 1. */
export function nearestStop(place: number): Fraction {
	return ladenStops.reduce((best, stop) =>
		Math.abs(shareNumber(stop) - place) < Math.abs(shareNumber(best) - place) ? stop : best
	);
}

/** The stop `steps` after `share`, or before it where negative; the first or last one past the ends. */
export function stopFrom(share: Fraction, steps: number): Fraction {
	const above = ladenStops.findIndex((stop) => !isBelow(stop, share));
	const from = above === -1 ? ladenStops.length : above;
	const isBetween = above === -1 || !isSameShare(ladenStops[above] ?? share, share);
	const at = isBetween && steps > 0 ? from + steps - 1 : from + steps;
	return ladenStops[Math.min(Math.max(at, 0), ladenStops.length - 1)] ?? share;
}

/**
 * The shares of a view: 60, 75 and 90 % unless the reader chose one. A chosen share outside 60 to 90 % widens the range to
 * it, so that low never stands above the chosen figure nor high below it.
 */
export function scenarioAt(chosen: Fraction | null): LadenScenario {
	if (chosen === null) return DEFAULT_LADEN;
	const { low, high } = DEFAULT_LADEN;
	return { low: isBelow(chosen, low) ? chosen : low, chosen, high: isBelow(high, chosen) ? chosen : high };
}
