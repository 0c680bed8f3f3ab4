// Two observed totals of one window, compared: which deliveries came, went, or moved between "counts" and "left out", then
// what another table of factors and another laden share change. Moves are sums made by the store; what they do not
// explain is a step of its own, so the steps sum to the difference whatever the store was able to tell.
import type { Fraction } from '../decimal.ts';
import { scaleBy } from '../decimal.ts';
import type { VolumeKind } from '../record.ts';
import type { Barrels } from '../units.ts';
import { NO_BARRELS, sumBarrels } from '../units.ts';
import type { MovementSum } from './movement-sum.ts';
import { countOf, fullLoadsOf, isObserved, knownBarrels } from './movement-sum.ts';

/**
 * `came` and `went`: the deliveries of an import that is in the later or the earlier view only, those left out among them
 * not counted. `left_out` and `counted_again`: deliveries that both views hold, and that count in one of them.
 */
export type MoveKind = 'came' | 'went' | 'left_out' | 'counted_again';

/** Deliveries that changed their place for one reason, summed by how their volume is known. */
export interface MovementMove {
	readonly kind: MoveKind;
	/** The import that holds the deliveries. */
	readonly importId: number;
	/** Why they are left out on one side: `repeat`, `superseded`, or another reason that the store knows; else null. */
	readonly reason: string | null;
	/** The import whose rows stand for them, where one does. */
	readonly byImportId: number | null;
	readonly volume: VolumeKind;
	/** Negative where deliveries leave the total. */
	readonly records: number;
	/** Full loads where the volume is `scenario`. */
	readonly barrels: Barrels;
}

export interface ObservedStep {
	readonly kind: MoveKind | 'other' | 'factors' | 'laden';
	readonly importId: number | null;
	readonly reason: string | null;
	readonly byImportId: number | null;
	readonly records: number;
	/** How many of `records` have no volume. */
	readonly withoutVolume: number;
	readonly change: Barrels;
}

export interface ObservedSides {
	/** Counted deliveries of the earlier view, by its factors. */
	readonly before: readonly MovementSum[];
	/** Those of the later view, by the factors of the earlier one. */
	readonly between: readonly MovementSum[];
	/** Those of the later view, by its own factors. */
	readonly after: readonly MovementSum[];
	readonly ladenBefore: Fraction;
	readonly ladenAfter: Fraction;
}

export function isCounted(sum: MovementSum, year: number): boolean {
	return sum.windowYear === year && isObserved(sum);
}

/** Moves by import and reason, the largest change first; then what is left, then factors and laden share. */
export function observedSteps(
	{ before, between, after, ladenBefore, ladenAfter }: ObservedSides,
	moves: readonly MovementMove[]
): ObservedStep[] {
	const total = (sums: readonly MovementSum[], share: Fraction) =>
		knownBarrels(sums) + scaleBy(fullLoadsOf(sums), share);
	const groups = grouped(moves);
	const rest = restOf(before, between, moves);
	const parts = [...groups.map(partOf), rest];
	const changes = sharedOut(parts, ladenBefore, total(between, ladenBefore) - total(before, ladenBefore));
	const moved = groups
		.map(([first, ...others], at): ObservedStep => {
			const { kind, importId, reason, byImportId } = first;
			return {
				kind,
				importId,
				reason,
				byImportId,
				...countsOf([first, ...others]),
				change: changes[at] ?? NO_BARRELS
			};
		})
		.sort((a, b) => size(b) - size(a));
	return [
		...moved,
		alone('other', changes.at(-1) ?? NO_BARRELS, rest.records, rest.withoutVolume),
		alone('factors', (total(after, ladenBefore) - total(between, ladenBefore)) as Barrels),
		alone('laden', (total(after, ladenAfter) - total(after, ladenBefore)) as Barrels)
	].filter(({ change, records }) => change !== 0n || records !== 0);
}

function alone(kind: ObservedStep['kind'], change: Barrels, records = 0, withoutVolume = 0): ObservedStep {
	return { kind, importId: null, reason: null, byImportId: null, records, withoutVolume, change };
}

function size({ change }: ObservedStep): number {
	return Number(change < 0n ? 0n - change : change);
}

type Group = readonly [MovementMove, ...MovementMove[]];

function grouped(moves: readonly MovementMove[]): Group[] {
	const groups = new Map<string, Group>();
	for (const move of moves) {
		const key = [move.kind, move.importId, move.reason, move.byImportId].join(' ');
		const group = groups.get(key);
		groups.set(key, group === undefined ? [move] : [...group, move]);
	}
	return [...groups.values()];
}

function countsOf(moves: readonly Pick<MovementMove, 'volume' | 'records'>[]) {
	const count = (some: readonly { readonly records: number }[]) =>
		some.reduce((sum, { records }) => sum + records, 0);
	return { records: count(moves), withoutVolume: count(moves.filter(({ volume }) => volume === 'none')) };
}

interface Part {
	readonly known: bigint;
	readonly fullLoads: bigint;
}

const inVolume = (moves: readonly MovementMove[], ...volumes: VolumeKind[]) =>
	sumBarrels(moves.filter(({ volume }) => volumes.includes(volume)).map(({ barrels }) => barrels));

function partOf(moves: readonly MovementMove[]): Part {
	return { known: inVolume(moves, 'stated', 'laden'), fullLoads: inVolume(moves, 'scenario') };
}

/** What the views differ by and the moves do not tell. */
function restOf(
	before: readonly MovementSum[],
	between: readonly MovementSum[],
	moves: readonly MovementMove[]
): Part & { readonly records: number; readonly withoutVolume: number } {
	const moved = partOf(moves);
	const counts = countsOf(moves);
	const blank = (sums: readonly MovementSum[]) => countOf(sums.filter(({ volume }) => volume === 'none'));
	return {
		known: knownBarrels(between) - knownBarrels(before) - moved.known,
		fullLoads: fullLoadsOf(between) - fullLoadsOf(before) - moved.fullLoads,
		records: countOf(between) - countOf(before) - counts.records,
		withoutVolume: blank(between) - blank(before) - counts.withoutVolume
	};
}

/**
 * Each part's barrels at the share, rounded so that together they are `whole` to the thousandth. What rounding leaves over
 * goes to the parts that lost most by it.
 */
function sharedOut(parts: readonly Part[], { numerator, denominator }: Fraction, whole: bigint): Barrels[] {
	const scaled = parts.map(({ known, fullLoads }, at) => {
		const exact = fullLoads * numerator;
		const down = (exact - (((exact % denominator) + denominator) % denominator)) / denominator;
		return { at, barrels: known + down, lost: exact - down * denominator };
	});
	let left = whole - scaled.reduce((sum, { barrels }) => sum + barrels, 0n);
	const byLoss = [...scaled].sort((a, b) => (a.lost === b.lost ? a.at - b.at : a.lost > b.lost ? -1 : 1));
	for (const part of byLoss) {
		if (left <= 0n) break;
		part.barrels += 1n;
		left -= 1n;
	}
	return scaled.map(({ barrels }) => barrels as Barrels);
}
