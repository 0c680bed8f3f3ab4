import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SupplierCode } from '../country.ts';
import type { Barrels } from '../units.ts';
import { MovementGroup } from './movement-group.ts';

const kind = {
	kind: 'shipment',
	windowYear: 2023,
	month: null,
	supplier: 'RU' as SupplierCode,
	basis: 'observed',
	productClass: 'refined',
	volume: 'stated',
	leftOut: null,
	isToDprkShip: false
} as const;

const four = (...barrels: readonly bigint[]) => barrels as readonly Barrels[];

describe('a group of deliveries', () => {
	it('counts its rows and sums each factor set by itself', () => {
		const group = new MovementGroup(kind);
		group.add(four(746000n, 746000n, 746000n, 723000n));
		group.add(four(1n, 2n, 3n, 4n));
		group.add(null);
		expect(group.total()).toEqual({
			...kind,
			records: 3,
			barrelsBySet: [746001n, 746002n, 746003n, 723004n]
		});
	});

	it('of rows without a volume has no barrels and counts them', () => {
		const group = new MovementGroup(kind);
		group.add(null);
		expect(group.total()).toMatchObject({ records: 1, barrelsBySet: [0n, 0n, 0n, 0n] });
	});

	it('sums exactly, whatever the size of its rows', () => {
		// Around 2^51 and 2^53, where a machine integer begins to lose units.
		const amount = fc.oneof(
			fc.bigInt({ min: 0n, max: 10n ** 9n }),
			fc.bigInt({ min: 2n ** 51n - 5n, max: 2n ** 51n + 5n }),
			fc.bigInt({ min: 2n ** 53n - 5n, max: 2n ** 53n + 5n }),
			fc.bigInt({ min: 0n, max: 10n ** 30n })
		);
		const rows = fc.array(fc.tuple(amount, amount, amount, amount), { maxLength: 30 });
		fc.assert(
			fc.property(rows, (all) => {
				const group = new MovementGroup(kind);
				for (const row of all) group.add(four(...row));
				const sums = [0, 1, 2, 3].map((set) => all.reduce((sum, row) => sum + (row[set] ?? 0n), 0n));
				expect(group.total().barrelsBySet).toEqual(sums);
				// Asking twice changes nothing.
				expect(group.total().barrelsBySet).toEqual(sums);
			})
		);
	});
});
