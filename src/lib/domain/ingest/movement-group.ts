// Deliveries or transfers that every total treats alike, counted and summed in each factor set.
import type { MovementSum } from '../cap/movement-sum.ts';
import type { Barrels } from '../units.ts';
import { FACTOR_SET_NAMES, NO_BARRELS } from '../units.ts';

/** A sum as the store keeps it: rows outside every window too, and barrels in the order of FACTOR_SET_NAMES. */
export interface MovementTotal extends Omit<MovementSum, 'windowYear' | 'barrels'> {
	readonly windowYear: number | null;
	readonly barrelsBySet: readonly Barrels[];
}

type MovementKind = Omit<MovementTotal, 'records' | 'barrelsBySet'>;

/** Below this a machine integer can take another row of that size without losing a unit. */
const SMALL = 2 ** 51;

/** `kind` is what tells the group from others. */
export class MovementGroup<Kind extends object = MovementKind> {
	readonly kind: Kind;
	private records = 0;
	private readonly whole = FACTOR_SET_NAMES.map(() => 0n);
	/** Part of each sum in machine integers, carried over before it could lose a unit. */
	private readonly part = FACTOR_SET_NAMES.map(() => 0);

	constructor(kind: Kind) {
		this.kind = kind;
	}

	add(barrels: readonly Barrels[] | null): void {
		this.records += 1;
		if (barrels === null) return;
		for (let set = 0; set < barrels.length; set++) {
			const amount = barrels[set] ?? NO_BARRELS;
			const sum = (this.part[set] ?? 0) + Number(amount);
			if (sum < SMALL) {
				this.part[set] = sum;
			} else {
				this.whole[set] = (this.whole[set] ?? 0n) + BigInt(this.part[set] ?? 0) + amount;
				this.part[set] = 0;
			}
		}
	}

	total(): Kind & Pick<MovementTotal, 'records' | 'barrelsBySet'> {
		const barrelsBySet = this.whole.map((whole, set) => (whole + BigInt(this.part[set] ?? 0)) as Barrels);
		return { ...this.kind, records: this.records, barrelsBySet };
	}
}
