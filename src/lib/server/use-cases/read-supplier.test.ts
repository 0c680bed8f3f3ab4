import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import { amountOf } from '#lib/domain/cap/movement-sum.ts';
import type { SupplierCode } from '#lib/domain/country.ts';
import { supplierSentence, supplierTitle } from '#lib/domain/report/supplier-words.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import { DEFAULT_LADEN, NO_BARRELS, sumBarrels } from '#lib/domain/units.ts';
import type { Context } from '../context.ts';
import { contextOf } from '../context.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { readYears } from './read-cap-year.ts';
import type { SupplierYear } from './read-supplier.ts';
import { readSupplier } from './read-supplier.ts';
import { seedRecord } from './seed-record.ts';

let database: TestDatabase;
let context: Context;

beforeAll(async () => {
	database = await testDatabase();
	context = contextOf(database, { ...database.config, today: '2026-11-23' as IsoDate });
	await seedRecord(context);
});

afterAll(() => database.close());

async function read(year: number, supplier: string, asOf: string | null = null): Promise<SupplierYear> {
	const found = await readSupplier(context, year, supplier as SupplierCode, {
		...LATEST_VIEW,
		asOf: asOf as IsoDate | null
	});
	if (!found) throw new Error(`no window ${year}`);
	return found;
}

describe('the drill-down of a supplier', () => {
	it('has the months of every declared supplier, and they sum to its months', async () => {
		for (const { year, declared } of await readYears(context, LATEST_VIEW)) {
			for (const { supplier, months } of declared.suppliers) {
				const found = await read(year, supplier);
				const cells = found.months.flatMap(({ cell }) => (cell.barrels === null ? [] : [cell.barrels]));
				expect([year, supplier, cells.length === 0 ? null : sumBarrels(cells)]).toEqual([
					year,
					supplier,
					months
				]);
				for (const { cell, inForce } of found.months) {
					const parts = inForce.flatMap(({ figure }) => (figure.barrels === null ? [] : [figure.barrels]));
					if (parts.length > 0) expect(sumBarrels(parts)).toBe(cell.barrels);
				}
			}
		}
	});
	it('has the deliveries of every observed supplier, and they sum to its figure', async () => {
		for (const { year, observed } of await readYears(context, LATEST_VIEW)) {
			for (const { supplier, total, deliveries } of observed.suppliers) {
				const found = await read(year, supplier);
				expect(amountOf(found.observedSums, DEFAULT_LADEN)).toMatchObject({ total, deliveries });
				expect(found.deliveries.records).toHaveLength(deliveries);
			}
		}
	});
	it('China 2023: the statement of 14 March 2025 stands, 37,443.832 bbl are not by month', async () => {
		const { declared, view, supplier, months } = await read(2023, 'CN');
		expect(declared).toMatchObject({ total: 256861000n, months: 219417168n, notByMonth: 37443832n });
		expect(supplierTitle(declared, supplier, view).replaceAll('\u00a0', ' ')).toBe(
			'China declared 256,861 bbl for 2023'
		);
		expect(supplierSentence(declared, supplier, view)).toContain('No figure is loaded for December.');
		expect(months[0]?.inForce[0]?.standing.code).toBe('month_covered');
		expect(months[11]).toMatchObject({ inForce: [], others: [], cell: { state: 'not_loaded' } });
	});
	it('keeps the statements that do not stand, with the one that does', async () => {
		const { statements } = await read(2023, 'RU');
		const codes = statements.map(({ standing }) => standing.code);
		expect(codes.filter((code) => code === 'supplier_statement')).toHaveLength(1);
		expect(codes).toContain('other_statement');
	});
	it('2024: the statement of all states stands, and the suppliers’ own are shown beside it', async () => {
		const { statements, statementsOfAll } = await read(2024, 'RU');
		expect(statements.map(({ standing }) => [standing.code, standing.isAdded])).toEqual([
			['supplier_statement_apart', false]
		]);
		expect(statementsOfAll.map(({ standing }) => standing.code).sort()).toEqual([
			'other_statement',
			'window_statement'
		]);
	});
	it('as of 2023-06-30 has the months of then: 44,655 + 10,666', async () => {
		const { declared } = await read(2023, 'RU', '2023-06-30');
		expect(declared).toMatchObject({ total: 55321000n, annual: null });
	});
	it('lists reports without a supplier, and the flag of a ship makes nobody the supplier', async () => {
		const unknown = await read(2019, 'unknown');
		expect(unknown.deliveries.records).toHaveLength(2);
		expect(unknown.leftOut.records.every(({ standing }) => !standing.isIn)).toBe(true);
		const china = await read(2018, 'CN');
		expect(china.transfers.records).toEqual([]);
		expect(china.underFlag.records.map(({ record }) => record.recordKind)).toEqual(Array(4).fill('sts'));
	});
	it('of a state that nobody names is empty and no error', async () => {
		const found = await read(2023, 'FR');
		expect(found).toMatchObject({ declared: null, months: [], observedSums: [] });
		expect(supplierTitle(found.declared, found.supplier, found.view)).toBe(
			'France: no declared figure is loaded for 2023'
		);
		expect(sumBarrels([])).toBe(NO_BARRELS);
	});
	it('of a window that has not begun is none', async () =>
		expect(await readSupplier(context, 2031, 'CN' as SupplierCode, LATEST_VIEW)).toBeNull());
});
