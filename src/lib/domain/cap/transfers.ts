// The ledger of ship-to-ship transfers of a window, beside the cap and never in it. A transfer with a DPRK-flagged
// vessel is of a kind prohibited in itself, whatever the totals: S/RES/2375 (2017) para 11.
import type { LeftOutAmount } from './observed.ts';
import { leftOutAmounts } from './observed.ts';
import type { LadenScenario, MovementAmount, MovementSum } from './movement-sum.ts';
import { amountOf, countOf } from './movement-sum.ts';

export interface TransferLedger {
	/** All reported transfers that are single events. */
	readonly all: MovementAmount;
	/** Those whose receiver is reported to fly the DPRK flag. */
	readonly toDprkShips: MovementAmount;
	readonly leftOut: readonly LeftOutAmount[];
}

export function transferLedger(sums: readonly MovementSum[], laden: LadenScenario): TransferLedger {
	return {
		all: legsOf(sums, laden),
		toDprkShips: legsOf(
			sums.filter((sum) => sum.isToDprkShip),
			laden
		),
		leftOut: leftOutAmounts(sums, laden)
	};
}

/** Every leg is a reported transfer; the cargo of several legs adds its barrels once. */
function legsOf(sums: readonly MovementSum[], laden: LadenScenario): MovementAmount {
	const legs = sums.filter(
		({ leftOut }) => leftOut === null || leftOut === 'earlier_leg' || leftOut === 'later_leg'
	);
	const cargoes = amountOf(
		legs.filter(({ leftOut }) => leftOut === null),
		laden
	);
	return {
		...cargoes,
		deliveries: countOf(legs),
		withoutVolume: countOf(legs.filter(({ volume }) => volume === 'none'))
	};
}
