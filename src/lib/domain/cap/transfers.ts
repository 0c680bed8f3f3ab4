// The ledger of ship-to-ship transfers of a window, beside the cap and never in it. A transfer with a DPRK-flagged
// vessel is of a kind prohibited in itself, whatever the totals: S/RES/2375 (2017) para 11.
import type { LeftOutAmount } from './observed.ts';
import { leftOutAmounts } from './observed.ts';
import type { LadenScenario, MovementAmount, MovementSum } from './movement-sum.ts';
import { amountOf } from './movement-sum.ts';

export interface TransferLedger {
	/** All reported transfers that are single events. */
	readonly all: MovementAmount;
	/** Those whose receiver is reported to fly the DPRK flag. */
	readonly toDprkShips: MovementAmount;
	readonly leftOut: readonly LeftOutAmount[];
}

export function transferLedger(sums: readonly MovementSum[], laden: LadenScenario): TransferLedger {
	const counted = sums.filter((sum) => sum.leftOut === null);
	return {
		all: amountOf(counted, laden),
		toDprkShips: amountOf(
			counted.filter((sum) => sum.isToDprkShip),
			laden
		),
		leftOut: leftOutAmounts(sums, laden)
	};
}
