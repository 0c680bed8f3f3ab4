// The observed total of a window: delivery reports, each counted once. A stated quantity stands; else deadweight
// times the row's laden share; else deadweight times the chosen share, applied to the sum of full loads and rounded once.
// @source the arithmetic of the published estimates: share x sum of full loads, equal for all calls.
import type { YearMonth } from '../calendar.ts';
import type { SupplierCode } from '../country.ts';
import { toRatio } from '../decimal.ts';
import type { Barrels } from '../units.ts';
import { NO_BARRELS } from '../units.ts';
import type { CapStatus } from './compare.ts';
import { multipleOf, statusOf } from './compare.ts';
import type { LadenScenario, MovementAmount, MovementSum } from './movement-sum.ts';
import { amountOf, amountsOfParts, countOf, fullLoadsOf, isObserved, knownBarrels } from './movement-sum.ts';
import type { CapWindow } from './regime.ts';

export interface ObservedTotal extends MovementAmount {
	readonly multiple: number | null;
	readonly status: CapStatus | null;
	/** The share at which the cap is reached: 0 when stated volumes alone exceed it, null when no row depends on a share. */
	readonly breakEvenLaden: number | null;
	readonly suppliers: readonly (MovementAmount & { readonly supplier: SupplierCode })[];
	readonly months: readonly (MovementAmount & { readonly month: YearMonth | null })[];
	readonly leftOut: readonly LeftOutAmount[];
	/** Part of the total whose product is not recognised, and LPG, whose place under the cap is unsettled. */
	readonly unmapped: Barrels;
	readonly unsettled: Barrels;
}

export interface LeftOutAmount {
	readonly reason: string;
	readonly records: number;
	readonly barrels: Barrels;
}

/** `sums` are those of one window's deliveries, whatever their basis. */
export function observedTotal(
	sums: readonly MovementSum[],
	window: CapWindow,
	laden: LadenScenario
): ObservedTotal {
	const counted = sums.filter(isObserved);
	const amount = amountOf(counted, laden);
	const bySupplier = groupBy(counted, (sum) => sum.supplier);
	const byMonth = groupBy(counted, (sum) => sum.month);
	const supplierAmounts = amountsOfParts(
		bySupplier.map(([, sums]) => sums),
		laden
	);
	const monthAmounts = amountsOfParts(
		byMonth.map(([, sums]) => sums),
		laden
	);
	return {
		...amount,
		multiple: amount.total === null ? null : multipleOf(amount.total, window),
		status: amount.total === null ? null : statusOf(amount.total, window.limit),
		breakEvenLaden: breakEven(counted, window),
		suppliers: bySupplier.map(([supplier], at) => ({ supplier, ...(supplierAmounts[at] ?? amount) })),
		months: byMonth.map(([month], at) => ({ month, ...(monthAmounts[at] ?? amount) })),
		leftOut: leftOutAmounts(sums, laden),
		unmapped: ofClass(counted, 'unknown', laden),
		unsettled: ofClass(counted, 'unsettled', laden)
	};
}

function ofClass(sums: readonly MovementSum[], productClass: string, laden: LadenScenario): Barrels {
	return (
		amountOf(
			sums.filter((sum) => sum.productClass === productClass),
			laden
		).total ?? NO_BARRELS
	);
}

export function leftOutAmounts(sums: readonly MovementSum[], laden: LadenScenario): LeftOutAmount[] {
	return groupBy(
		sums.filter((sum) => sum.leftOut !== null),
		(sum) => sum.leftOut ?? ''
	).map(([reason, own]) => ({
		reason,
		records: countOf(own),
		barrels: amountOf(own, laden).total ?? NO_BARRELS
	}));
}

function breakEven(counted: readonly MovementSum[], { limit }: CapWindow): number | null {
	const fullLoads = fullLoadsOf(counted);
	if (fullLoads === 0n) return null;
	const known = knownBarrels(counted);
	return known >= limit ? 0 : toRatio(limit - known, fullLoads);
}

function groupBy<K extends string | null>(
	items: readonly MovementSum[],
	key: (item: MovementSum) => K
): [K, MovementSum[]][] {
	const groups = new Map<K, MovementSum[]>();
	for (const item of items) {
		const group = groups.get(key(item));
		if (group) group.push(item);
		else groups.set(key(item), [item]);
	}
	return [...groups.entries()].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
}
