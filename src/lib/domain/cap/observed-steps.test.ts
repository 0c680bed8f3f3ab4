import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SupplierCode } from '../country.ts';
import { scaleBy } from '../decimal.ts';
import type { Fraction } from '../decimal.ts';
import type { VolumeKind } from '../record.ts';
import type { Barrels } from '../units.ts';
import { wholeBarrels } from '../units.ts';
import type { MovementSum } from './movement-sum.ts';
import { fullLoadsOf, knownBarrels } from './movement-sum.ts';
import type { MovementMove } from './observed-steps.ts';
import { observedSteps } from './observed-steps.ts';

const share = (numerator: number, denominator: number): Fraction => ({
	numerator: BigInt(numerator),
	denominator: BigInt(denominator)
});
const threeQuarters = share(3, 4);

function sum(records: number, barrels: Barrels, volume: VolumeKind = 'stated'): MovementSum {
	return {
		kind: 'shipment',
		windowYear: 2023,
		month: null,
		supplier: 'RU' as SupplierCode,
		basis: 'observed',
		productClass: 'refined',
		volume,
		leftOut: null,
		isToDprkShip: false,
		records,
		barrels
	};
}

function move(part: Partial<MovementMove>): MovementMove {
	return {
		kind: 'came',
		importId: 1,
		reason: null,
		byImportId: null,
		volume: 'stated',
		records: 1,
		barrels: wholeBarrels(10),
		...part
	};
}

const sides = (before: readonly MovementSum[], after: readonly MovementSum[]) => ({
	before,
	between: after,
	after,
	ladenBefore: threeQuarters,
	ladenAfter: threeQuarters
});

describe('observed steps', () => {
	it('are the moves by import and reason, the largest first', () => {
		const steps = observedSteps(sides([sum(3, wholeBarrels(30))], [sum(5, wholeBarrels(120))]), [
			move({
				kind: 'left_out',
				reason: 'superseded',
				byImportId: 2,
				records: -1,
				barrels: wholeBarrels(-10)
			}),
			move({ importId: 2, records: 2, barrels: wholeBarrels(60) }),
			move({ importId: 2, records: 1, barrels: wholeBarrels(40) })
		]);
		expect(steps).toEqual([
			{
				kind: 'came',
				importId: 2,
				reason: null,
				byImportId: null,
				records: 3,
				withoutVolume: 0,
				change: 100_000n
			},
			{
				kind: 'left_out',
				importId: 1,
				reason: 'superseded',
				byImportId: 2,
				records: -1,
				withoutVolume: 0,
				change: -10_000n
			}
		]);
	});

	it('tell deliveries without a volume, which change no barrels', () => {
		const steps = observedSteps(sides([], [sum(4, 0n as Barrels, 'none')]), [
			move({ records: 4, barrels: 0n as Barrels, volume: 'none' })
		]);
		expect(steps).toMatchObject([{ records: 4, withoutVolume: 4, change: 0n }]);
	});

	it('scale full loads by the share of the earlier side, then tell the change of share apart', () => {
		const steps = observedSteps(
			{
				...sides([], [sum(1, wholeBarrels(100), 'scenario')]),
				ladenBefore: share(3, 5),
				ladenAfter: share(9, 10)
			},
			[move({ volume: 'scenario', barrels: wholeBarrels(100) })]
		);
		expect(steps.map(({ kind, change }) => [kind, change])).toEqual([
			['came', 60_000n],
			['laden', 30_000n]
		]);
	});

	it('tell another table of factors apart from the deliveries', () => {
		const steps = observedSteps(
			{
				...sides([], [sum(1, wholeBarrels(90))]),
				between: [sum(1, wholeBarrels(100))]
			},
			[move({ barrels: wholeBarrels(100) })]
		);
		expect(steps.map(({ kind, change }) => [kind, change])).toEqual([
			['came', 100_000n],
			['factors', -10_000n]
		]);
	});

	it('name what no move explains instead of leaving it out', () => {
		expect(observedSteps(sides([sum(2, wholeBarrels(20))], [sum(1, wholeBarrels(5))]), [])).toMatchObject([
			{ kind: 'other', records: -1, change: -15_000n }
		]);
	});

	it('sum to the difference, whatever the moves and shares', () => {
		const volume = fc.constantFrom<VolumeKind>('stated', 'laden', 'scenario', 'none');
		const sums = fc.array(
			fc.tuple(volume, fc.integer({ min: 0, max: 9 }), fc.bigInt({ min: 0n, max: 999_999n }))
		);
		const moves = fc.array(
			fc.record({
				volume,
				importId: fc.integer({ min: 1, max: 3 }),
				kind: fc.constantFrom<MovementMove['kind']>('came', 'went', 'left_out', 'counted_again'),
				records: fc.integer({ min: -9, max: 9 }),
				barrels: fc.bigInt({ min: -999_999n, max: 999_999n })
			})
		);
		const laden = fc.constantFrom(share(3, 5), share(1, 3), share(9, 10), share(1, 1), share(5, 7));
		fc.assert(
			fc.property(sums, sums, sums, moves, laden, laden, (a, b, c, told, ladenBefore, ladenAfter) => {
				const [before, between, after] = [a, b, c].map((list) =>
					list.map(([kind, records, barrels]) =>
						sum(records, (kind === 'none' ? 0n : barrels) as Barrels, kind)
					)
				) as [MovementSum[], MovementSum[], MovementSum[]];
				const whole = (list: MovementSum[], laden: Fraction) =>
					knownBarrels(list) + scaleBy(fullLoadsOf(list), laden);
				const steps = observedSteps(
					{ before, between, after, ladenBefore, ladenAfter },
					told.map((one) => move({ ...one, barrels: one.barrels as Barrels }))
				);
				expect(steps.reduce((all, { change }) => all + change, 0n)).toBe(
					whole(after, ladenAfter) - whole(before, ladenBefore)
				);
			})
		);
	});
});
