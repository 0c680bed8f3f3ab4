// A second sum beside the observed total, for who asks for it: observed deliveries and those transfers to DPRK-flagged ships
// that links follow to no delivery. It replaces no figure: a report of a transfer and one of its delivery that nothing
// joins are both in it.
import type { CapStatus } from './compare.ts';
import { multipleOf, statusOf } from './compare.ts';
import type { LadenScenario, MovementAmount, MovementSum } from './movement-sum.ts';
import { amountOf, isObserved } from './movement-sum.ts';
import type { CapWindow } from './regime.ts';

/** Apart: transfers at sea stand in their own ledger alone. */
export const TRANSFER_CHOICES = ['apart', 'added'] as const;
export type TransferChoice = (typeof TRANSFER_CHOICES)[number];

export interface AddedTransfers {
	/** The transfers that are added, without the deliveries. */
	readonly transfers: MovementAmount;
	/** Deliveries and those transfers; rounded once. */
	readonly sum: MovementAmount;
	readonly multiple: number | null;
	readonly status: CapStatus | null;
}

export function addedTransfers(
	movements: readonly MovementSum[],
	window: CapWindow,
	laden: LadenScenario
): AddedTransfers {
	const legs = movements.filter(
		({ kind, leftOut, isToDprkShip, isDelivered = false }) =>
			kind === 'sts' && leftOut === null && isToDprkShip && !isDelivered
	);
	const sum = amountOf([...movements.filter(isObserved), ...legs], laden);
	return {
		transfers: amountOf(legs, laden),
		sum,
		multiple: sum.total === null ? null : multipleOf(sum.total, window),
		status: sum.total === null ? null : statusOf(sum.total, window.limit)
	};
}
