import { describe, expect, it } from 'vitest';
import type { YearMonth } from '../calendar.ts';
import type { SupplierCode } from '../country.ts';
import type { VolumeKind } from '../record.ts';
import type { Barrels } from '../units.ts';
import { DEFAULT_LADEN } from '../units.ts';
import { comparisonOf, differenceOf } from './comparison.ts';
import type { DeclaredTotal } from './declared.ts';
import type { CellState, MonthCell } from './month-cell.ts';

const bbl = (amount: number) => BigInt(amount * 1000) as Barrels;
const CN = 'CN' as SupplierCode;

const sum = (charged: string, month: string | null, volume: VolumeKind, barrels: number, records = 1) => ({
	charged: charged as SupplierCode,
	month: month as YearMonth | null,
	volume,
	records,
	barrels: bbl(barrels)
});

const cell = (month: string, state: CellState, barrels: number | null) =>
	({ supplier: 'CN', month, state, barrels: barrels === null ? null : bbl(barrels) }) as MonthCell;

/** China: January 1,000 bbl, February 0 reported, March no report filed, April no figure, May not yet due. */
const declared = {
	suppliers: [
		{
			supplier: CN,
			total: bbl(1500),
			months: bbl(1000),
			notByMonth: bbl(500),
			annual: { barrels: bbl(1500) }
		}
	],
	months: [
		cell('2024-01', 'reported', 1000),
		cell('2024-02', 'zero', 0),
		cell('2024-03', 'not_filed', null),
		cell('2024-04', 'not_loaded', null),
		cell('2024-05', 'not_due', null)
	]
} as unknown as DeclaredTotal;

const compare = (...sums: ReturnType<typeof sum>[]) => comparisonOf(declared, sums, DEFAULT_LADEN).suppliers;
const china = (...sums: ReturnType<typeof sum>[]) =>
	compare(...sums).find(({ supplier }) => supplier === 'CN')?.months ?? [];

describe('declared against observed', () => {
	it('leaves unexplained what was observed beyond what was declared', () => {
		const [january] = china(sum('CN', '2024-01', 'stated', 1200), sum('CN', '2024-01', 'none', 0, 2));
		expect(january).toMatchObject({
			declared: 1_000_000n,
			observed: { deliveries: 3, withoutVolume: 2, total: 1_200_000n },
			finding: 'observed_more',
			remainder: 200_000n
		});
	});

	it('leaves unseen what was declared beyond what was observed, at the chosen laden share', () => {
		// 1,000 bbl of deadweight at 60, 75 and 90 %.
		const [january] = china(sum('CN', '2024-01', 'scenario', 1000));
		expect(january).toMatchObject({
			observed: { low: 600_000n, total: 750_000n, high: 900_000n },
			finding: 'declared_more',
			remainder: -250_000n
		});
	});

	it('never takes a blank for zero', () => {
		expect(china().map(({ finding, remainder, state }) => [state, finding, remainder])).toEqual([
			['reported', 'none_seen', null],
			['zero', 'none_seen', null],
			['not_filed', 'nothing', null],
			['not_loaded', 'nothing', null],
			['not_due', 'nothing', null]
		]);
		const seen = ['01', '02', '03', '04'].map((month) => sum('CN', `2024-${month}`, 'none', 0));
		expect(china(...seen).map(({ finding, remainder }) => [finding, remainder])).toEqual([
			['no_volume', null],
			['no_volume', null],
			['not_declared', null],
			['not_declared', null],
			['nothing', null]
		]);
	});

	it('sets a delivery against a reported zero, which is a figure', () => {
		expect(china(sum('CN', '2024-02', 'stated', 300))[1]).toMatchObject({
			finding: 'observed_more',
			remainder: 300_000n
		});
	});

	it('compares the year with what stands for it, with deliveries of no known month', () => {
		const [one] = compare(sum('CN', '2024-01', 'stated', 700), sum('CN', null, 'stated', 100));
		expect(one).toMatchObject({
			declared: 1_500_000n,
			observed: { deliveries: 2, total: 800_000n },
			withoutMonth: { deliveries: 1, total: 100_000n },
			finding: 'declared_more',
			remainder: -700_000n
		});
	});

	it('keeps one that does not report, and the unknown supplier, without a declared side', () => {
		const suppliers = compare(sum('unknown', '2024-04', 'stated', 10), sum('VN', '2024-03', 'stated', 20));
		expect(suppliers.map(({ supplier, isReporter, finding }) => [supplier, isReporter, finding])).toEqual([
			['CN', true, 'none_seen'],
			['VN', false, 'not_declared'],
			['unknown', false, 'not_declared']
		]);
		expect(suppliers[1]?.months[2]).toMatchObject({ state: null, declared: null, finding: 'not_declared' });
	});

	it('calls equal only what is equal to the thousandth', () => {
		const of = (total: bigint) =>
			({ deliveries: 1, withoutVolume: 0, low: total, total, high: total }) as Parameters<
				typeof differenceOf
			>[1];
		expect(differenceOf(bbl(5), of(5000n))).toEqual({ finding: 'equal', remainder: 0n });
		expect(differenceOf(bbl(5), of(5001n))).toEqual({ finding: 'observed_more', remainder: 1n });
		expect(differenceOf(bbl(5), of(4999n))).toEqual({ finding: 'declared_more', remainder: -1n });
	});
});

describe('an annual statement against the months', () => {
	it('stands beside their sum', () => {
		expect(comparisonOf(declared, [], DEFAULT_LADEN).annual).toMatchObject([
			{
				supplier: 'CN',
				months: 1_000_000n,
				monthsKnown: 2,
				monthsAll: 5,
				notByMonth: 500_000n,
				total: 1_500_000n,
				stands: 'annual'
			}
		]);
	});
});
