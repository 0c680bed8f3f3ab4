// Deliveries and transfers summed by the store in one factor set: what the totals are built from, instead of rows.
import type { YearMonth } from '../calendar.ts';
import type { SupplierCode } from '../country.ts';
import type { Fraction } from '../decimal.ts';
import { scaleBy } from '../decimal.ts';
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
	readonly leftOut: LeftOutReason | 'repeat' | 'superseded' | null;
	/** True for a transfer whose receiver flies the DPRK flag. */
	readonly isToDprkShip: boolean;
	readonly records: number;
	/** Full loads where the volume is `scenario`; nothing where it is `none`. */
	readonly barrels: Barrels;
}

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

export function countOf(sums: readonly MovementSum[]): number {
	return sums.reduce((count, sum) => count + sum.records, 0);
}

/** Stated and laden barrels as they are, plus the share of the sum of full loads, rounded once. */
export function amountOf(sums: readonly MovementSum[], laden: LadenScenario): MovementAmount {
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

export function knownBarrels(sums: readonly MovementSum[]): Barrels {
	return sumBarrels(
		sums.filter((sum) => sum.volume === 'stated' || sum.volume === 'laden').map((sum) => sum.barrels)
	);
}

export function fullLoadsOf(sums: readonly MovementSum[]): Barrels {
	return sumBarrels(sums.filter((sum) => sum.volume === 'scenario').map((sum) => sum.barrels));
}
