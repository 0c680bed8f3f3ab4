import { describe, expect, it } from 'vitest';
import type { IsoDate, YearMonth } from '../calendar.ts';
import type { StoredFigure } from '../cap/figure.ts';
import type { MovementSum } from '../cap/movement-sum.ts';
import { refinedWindows } from '../cap/regime.ts';
import type { SupplierCode } from '../country.ts';
import { recordId } from '../record.ts';
import { wholeBarrels } from '../units.ts';
import type { CapYear } from './cap-year.ts';
import { capYear } from './cap-year.ts';
import { effectJson, effectOf } from './effect.ts';

const TODAY = '2024-06-30' as IsoDate;

function ledger(movements: readonly MovementSum[], figures: readonly StoredFigure[] = []): CapYear[] {
	return refinedWindows(TODAY).map((window) =>
		capYear({
			window,
			dataVersion: 1,
			asOf: null,
			today: TODAY,
			factorSetName: 'committee-8.33',
			laden: null,
			dueDays: 30,
			figures,
			movements
		})
	);
}

function sum(supplier: string, barrels: number, part: Partial<MovementSum> = {}): MovementSum {
	return {
		kind: 'shipment',
		windowYear: 2023,
		month: '2023-05' as YearMonth,
		supplier: supplier as SupplierCode,
		basis: 'observed',
		productClass: 'refined',
		volume: 'stated',
		leftOut: null,
		isToDprkShip: false,
		records: 1,
		barrels: wholeBarrels(barrels),
		...part
	};
}

function figure(part: Partial<StoredFigure>, barrels: number): StoredFigure {
	return {
		recordKind: 'period',
		id: recordId(1, 2),
		recordKey: 'key',
		importId: 1,
		line: 2,
		version: 1,
		start: '2023-01-01' as IsoDate,
		end: '2023-12-31' as IsoDate,
		coversEnd: null,
		supplier: 'CN' as SupplierCode,
		product: 'unspecified',
		productClass: 'refined',
		basis: 'declared',
		sourceClass: 'official',
		source: 'UN 1718 Committee',
		sourceRef: '',
		status: 'value',
		asOf: null,
		laden: null,
		headline: null,
		publishedBarrels: wholeBarrels(barrels),
		...part
	} as StoredFigure;
}

const effect = (before: readonly CapYear[], after: readonly CapYear[]) => effectJson(effectOf(before, after));

describe('the effect of a change', () => {
	it('is nothing where nothing moves', () => {
		const same = ledger([sum('RU', 5)], [figure({}, 7)]);
		expect(effect(same, ledger([sum('RU', 5)], [figure({}, 7)]))).toEqual({ lines: [], estimates: [] });
	});

	it('names year, basis and supplier, before and after, and nothing that stays', () => {
		const before = ledger([sum('RU', 5), sum('CN', 3)]);
		const after = ledger([sum('RU', 5), sum('CN', 3), sum('CN', 400_000, { records: 2 })]);
		expect(effect(before, after).lines).toEqual([
			{
				year: 2023,
				basis: 'observed',
				supplier: 'CN',
				before_bbl: '3.000',
				after_bbl: '400003.000',
				records_before: 1,
				records_after: 3,
				status_before: 'under',
				status_after: '75'
			}
		]);
	});

	it('from no figure is from null, never from zero', () => {
		const [line] = effect(ledger([]), ledger([sum('unknown', 0)])).lines;
		expect(line).toMatchObject({
			supplier: 'unknown',
			before_bbl: null,
			after_bbl: '0.000',
			records_before: null,
			records_after: 1,
			status_before: null,
			status_after: 'under'
		});
	});

	it('shows a reported zero where nothing was declared', () => {
		expect(effect(ledger([]), ledger([], [figure({ status: 'zero' }, 0)])).lines).toMatchObject([
			{ basis: 'declared', supplier: 'CN', before_bbl: null, after_bbl: '0.000', status_after: 'under' }
		]);
	});

	it('shows deliveries without a volume by their number', () => {
		const none = sum('RU', 0, { volume: 'none' });
		expect(effect(ledger([]), ledger([none])).lines).toMatchObject([
			{ supplier: 'RU', before_bbl: null, after_bbl: null, records_before: null, records_after: 1 }
		]);
	});

	it('shows a supplier that leaves', () => {
		expect(effect(ledger([sum('RU', 5)]), ledger([])).lines).toMatchObject([
			{ supplier: 'RU', before_bbl: '5.000', after_bbl: null, records_before: 1, records_after: null }
		]);
	});

	it('shows declared figures, and what a statement of all states leaves to none', () => {
		const china = figure({}, 280_000);
		const all = figure({ supplier: 'ALL', line: 3, id: recordId(1, 3) }, 380_000);
		expect(effect(ledger([], [china]), ledger([], [china, all])).lines).toMatchObject([
			{
				year: 2023,
				basis: 'declared',
				supplier: 'not_by_supplier',
				before_bbl: '0.000',
				after_bbl: '100000.000',
				status_before: 'under',
				status_after: '75'
			}
		]);
	});

	it('shows the ledger of transfers apart, without a status', () => {
		const sts = sum('RU', 9, { kind: 'sts', isToDprkShip: true });
		expect(effect(ledger([]), ledger([sts])).lines).toMatchObject([
			{ basis: 'sts', supplier: 'all', after_bbl: '9.000', status_after: null },
			{ basis: 'sts', supplier: 'to_dprk_flagged', after_bbl: '9.000', status_after: null }
		]);
	});

	it('counts published estimates listed before and after, in each year they touch', () => {
		const estimate = figure(
			{
				basis: 'estimated',
				sourceClass: 'ngo',
				supplier: 'ALL',
				start: '2022-12-01' as IsoDate,
				end: '2023-02-28' as IsoDate
			},
			900_000
		);
		expect(effect(ledger([]), ledger([], [estimate]))).toEqual({
			lines: [],
			estimates: [
				{ year: 2022, before: 0, after: 1 },
				{ year: 2023, before: 0, after: 1 }
			]
		});
	});

	it('and its undoing are mirror images', () => {
		const [a, b] = [ledger([sum('RU', 5)]), ledger([sum('RU', 5), sum('CN', 7, { windowYear: 2024 })])];
		const forth = effect(a, b).lines;
		const back = effect(b, a).lines;
		expect(back.map((line) => [line.before_bbl, line.after_bbl])).toEqual(
			forth.map((line) => [line.after_bbl, line.before_bbl])
		);
	});
});
