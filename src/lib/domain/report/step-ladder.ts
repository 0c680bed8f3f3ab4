// Steps as bars that float from one total to the next, on a scale that always holds the cap.
import type { Barrels } from '../units.ts';
import { NO_BARRELS } from '../units.ts';

export interface Rung {
	/** Where the bar begins and how long it is, in percent of the scale. */
	readonly start: number;
	readonly length: number;
	/** The total once this step and those before it are taken. */
	readonly reached: Barrels;
}

export interface Ladder {
	readonly first: Rung;
	readonly steps: readonly Rung[];
	readonly last: Rung;
	/** Where the cap stands, in percent of the scale. */
	readonly cap: number;
}

/** `first` is null where no figure was known: its bar is empty. */
export function stepLadder(first: Barrels | null, changes: readonly Barrels[], limit: Barrels): Ladder {
	const totals = [first ?? NO_BARRELS];
	for (const change of changes) totals.push(((totals.at(-1) ?? 0n) + change) as Barrels);
	const largest = [...totals, limit].reduce((best, one) => (one > best ? one : best));
	const least = [...totals, NO_BARRELS].reduce((best, one) => (one < best ? one : best));
	const percent = (part: bigint) => Number((part * 100_000n) / (largest - least)) / 1000;
	const rung = (from: Barrels, to: Barrels): Rung => ({
		start: percent((from < to ? from : to) - least),
		length: percent(from < to ? to - from : from - to),
		reached: to
	});
	return {
		first: rung(NO_BARRELS, totals[0] ?? NO_BARRELS),
		steps: changes.map((_, at) => rung(totals[at] ?? NO_BARRELS, totals[at + 1] ?? NO_BARRELS)),
		last: rung(NO_BARRELS, totals.at(-1) ?? NO_BARRELS),
		cap: percent(limit - least)
	};
}
