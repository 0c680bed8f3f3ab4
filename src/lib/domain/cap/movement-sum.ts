// Deliveries and transfers summed by the store in one factor set: what the totals are built from, instead of rows.
import type { YearMonth } from '../calendar.ts';
import type { SupplierCode } from '../country.ts';
import type { Fraction } from '../decimal.ts';
import { scaleBy } from '../decimal.ts';
import type { LinkedReason } from '../link/cargo.ts';
import type { Basis, LeftOutReason, VolumeKind } from '../record.ts';
import type { Barrels } from '../units.ts';
import { sumBarrels } from '../units.ts';

export interface MovementSum {
	readonly kind: 'shipment' | 'sts';
	readonly windowYear: number;
	/** Null where a source gives only the year. */
	readonly month: YearMonth | null;
	readonly supplier: SupplierCode;
	readonly basis: Basis;
	readonly productClass: string;
	readonly volume: VolumeKind;
	/** Null for rows that count; else why they do not. */
	readonly leftOut: LeftOutReason | LinkedReason | 'repeat' | 'superseded' | 'single_source' | null;
	/** True for a transfer whose receiver flies the DPRK flag. */
	readonly isToDprkShip: boolean;
	/** Agencies that report each of the events independently of each other; 1 where links have joined none. */
	readonly sources?: number;
	/** True for transfers whose cargo links follow to a delivery. */
	readonly isDelivered?: boolean;
	readonly records: number;
	/** Full loads where the volume is `scenario`; nothing where it is `none`. */
	readonly barrels: Barrels;
}

/** True for deliveries of the observed total. */
export function isObserved({
	kind,
	basis,
	leftOut
}: Pick<MovementSum, 'kind' | 'basis' | 'leftOut'>): boolean {
	return kind === 'shipment' && basis === 'observed' && leftOut === null;
}

/** What an amount is made of, whatever else the sums are told apart by. */
export type VolumeSum = Pick<MovementSum, 'volume' | 'records' | 'barrels'>;

export interface LadenScenario {
	readonly low: Fraction;
	readonly chosen: Fraction;
	readonly high: Fraction;
}

/** Barrels are null where no row has any volume: not known, which is not zero. */
export interface MovementAmount {
	readonly deliveries: number;
	readonly withoutVolume: number;
	readonly low: Barrels | null;
	readonly total: Barrels | null;
	readonly high: Barrels | null;
}

export function countOf(sums: readonly VolumeSum[]): number {
	return sums.reduce((count, sum) => count + sum.records, 0);
}

/** Stated and laden barrels as they are, plus the share of the sum of full loads, rounded once. */
export function amountOf(sums: readonly VolumeSum[], laden: LadenScenario): MovementAmount {
	const hasVolume = sums.some((sum) => sum.volume !== 'none');
	const known = knownBarrels(sums);
	const fullLoads = fullLoadsOf(sums);
	const at = (share: Fraction) =>
		hasVolume ? sumBarrels([known, scaleBy(fullLoads, share) as Barrels]) : null;
	return {
		deliveries: countOf(sums),
		withoutVolume: countOf(sums.filter((sum) => sum.volume === 'none')),
		low: at(laden.low),
		total: at(laden.chosen),
		high: at(laden.high)
	};
}

export function knownBarrels(sums: readonly VolumeSum[]): Barrels {
	return sumBarrels(
		sums.filter((sum) => sum.volume === 'stated' || sum.volume === 'laden').map((sum) => sum.barrels)
	);
}

export function fullLoadsOf(sums: readonly VolumeSum[]): Barrels {
	return sumBarrels(sums.filter((sum) => sum.volume === 'scenario').map((sum) => sum.barrels));
}

/**
 * Amounts of the parts of one whole, such as its suppliers: each rounded so that together they are the whole's amount to
 * the thousandth. What rounding leaves over goes to the parts that lost most by it.
 */
export function amountsOfParts(
	parts: readonly (readonly VolumeSum[])[],
	laden: LadenScenario
): MovementAmount[] {
	const loads = parts.map(fullLoadsOf);
	const [low, total, high] = [laden.low, laden.chosen, laden.high].map((share) => sharedOut(loads, share));
	return parts.map((sums, at) => {
		const amount = amountOf(sums, laden);
		const known = knownBarrels(sums);
		const of = (shared: readonly bigint[] | undefined) =>
			amount.total === null ? null : ((known + (shared?.[at] ?? 0n)) as Barrels);
		return { ...amount, low: of(low), total: of(total), high: of(high) };
	});
}

function sharedOut(loads: readonly Barrels[], { numerator, denominator }: Fraction): bigint[] {
	const shares = loads.map((load) => (load * numerator) / denominator);
	const lost = loads.map((load, at) => ({ at, rest: (load * numerator) % denominator }));
	lost.sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1));
	let left =
		scaleBy(sumBarrels(loads), { numerator, denominator }) - shares.reduce((sum, one) => sum + one, 0n);
	for (const { at } of lost) {
		if (left <= 0n) break;
		shares[at] = (shares[at] ?? 0n) + 1n;
		left -= 1n;
	}
	return shares;
}
