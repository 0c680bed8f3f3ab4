import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IsoDate } from '#lib/domain/calendar.ts';
import { capYearJson } from '#lib/domain/report/cap-json.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import { readConfig } from '../config.ts';
import type { Context } from '../context.ts';
import { contextOf } from '../context.ts';
import type { DatabaseHandle } from '../db/connection.ts';
import { testDatabase } from '../db/test-database.ts';
import { loadDraft } from '../intake/load-draft.ts';
import { commitImport, previewImport, receiveFile } from './import-file.ts';
import { readCapYear, readYears } from './read-cap-year.ts';
import { seedRecord } from './seed-record.ts';
import { withdrawImport } from './withdraw-import.ts';

let database: DatabaseHandle;
let context: Context;
let dataDir: string;

beforeAll(async () => {
	database = await testDatabase();
	dataDir = await mkdtemp(join(tmpdir(), 'oilcap-import-'));
	context = contextOf(database, { ...readConfig({}), dataDir, today: '2026-11-23' as IsoDate });
	await seedRecord(context);
});

afterAll(async () => {
	await database.close();
	await rm(dataDir, { recursive: true, force: true });
});

async function draft(text: string): Promise<number> {
	const arrival = await receiveFile(context, bytesOf(text), {
		fileName: 'test.csv',
		kind: null,
		answers: {},
		origin: 'page'
	});
	if (arrival.state !== 'reading') throw new Error(arrival.state);
	await loadDraft(database, { importId: arrival.importId, dataDir, today: context.today() });
	return arrival.importId;
}

async function commit(text: string): Promise<number> {
	const id = await draft(text);
	const result = await commitImport(context, id);
	expect(result.state).toBe('committed');
	return id;
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	yield new TextEncoder().encode(text);
}

const totals = async () =>
	(await readYears(context, LATEST_VIEW)).map((view) => ({ ...capYearJson(view), data_version: 0 }));
const observed = async (year: number, query = LATEST_VIEW) => {
	const view = await readCapYear(context, year, query);
	if (!view) throw new Error('no view');
	return capYearJson(view).observed;
};

const HEADER = 'date,supplier,vessel_name,imo,product,quantity,unit,source,source_ref,basis\n';
const row = (ref: string, tonnes: string, supplier = 'RU', date = '2023-05-01') =>
	`${date},${supplier},TEST SHIP,,diesel,${tonnes},t,Exercise,${ref},observed\n`;

describe('the bundled record', () => {
	it('comes in by the door of any upload and gives 362,706 bbl for 2023', async () => {
		const view = await readCapYear(context, 2023, LATEST_VIEW);
		expect(view?.declared.total).toBe(362706000n);
		expect(view?.dataVersion).toBe(6);
		expect(view?.declared.suppliers[0]?.annual?.fileName).toBe('official/annual.csv');
	});
});

describe('an import', () => {
	it('is invisible as a draft, counts once committed, and leaves no trace in the totals once withdrawn', async () => {
		const before = await totals();
		const id = await draft(HEADER + row('a1', '1000') + row('a2', '500', 'CN') + row('a3', 'many'));
		expect(await totals()).toEqual(before);

		const preview = await previewImport(context, id);
		// 1,000 t x 7.46 = 7,460 bbl; 500 t x 7.46 = 3,730 bbl.
		expect(preview?.effect.lines).toMatchObject([
			{ year: 2023, basis: 'observed', supplier: 'CN', before_bbl: null, after_bbl: '3730.000' },
			{ year: 2023, basis: 'observed', supplier: 'RU', before_bbl: null, after_bbl: '7460.000' }
		]);
		expect(await totals()).toEqual(before);

		await commitImport(context, id);
		expect(await observed(2023)).toMatchObject({ deliveries: 2, total_bbl: '11190.000' });

		expect((await withdrawImport(context, id, 'test')).state).toBe('withdrawn');
		expect(await totals()).toEqual(before);
	});

	it('of the same bytes leads to the one that is in the ledger', async () => {
		const text = HEADER + row('b1', '10');
		const id = await commit(text);
		const again = await receiveFile(context, bytesOf(text), {
			fileName: 'renamed.csv',
			kind: null,
			answers: {},
			origin: 'page'
		});
		expect(again).toMatchObject({ state: 'already_imported', importId: id });
		await withdrawImport(context, id, 'test');
	});
});

describe('rows that meet rows of other imports', () => {
	it('repeats add nothing, and stand in when the first import is withdrawn', async () => {
		const before = await totals();
		const first = await commit(HEADER + row('c1', '100') + row('c2', '200'));
		const second = await commit(HEADER + row('c2', '200') + row('c1', '100') + row('c3', '1'));
		// (100 + 200 + 1) t x 7.46
		expect(await observed(2023)).toMatchObject({ deliveries: 3, total_bbl: '2245.460' });
		await withdrawImport(context, first, 'test');
		expect(await observed(2023)).toMatchObject({ deliveries: 3, total_bbl: '2245.460' });
		await withdrawImport(context, second, 'test');
		expect(await totals()).toEqual(before);
	});

	it('a corrected row replaces the earlier one until its import is withdrawn', async () => {
		const before = await totals();
		const first = await commit(HEADER + row('d1', '100') + row('d2', '100'));
		const second = await commit(HEADER + row('d1', '300'));
		expect(await observed(2023)).toMatchObject({
			deliveries: 2,
			total_bbl: '2984.000',
			left_out: [{ reason: 'superseded', records: 1, bbl: '746.000' }]
		});
		const third = await commit(HEADER + row('d1', '100', 'CN'));
		expect(await observed(2023)).toMatchObject({ deliveries: 2, total_bbl: '1492.000' });
		await withdrawImport(context, second, 'test');
		expect(await observed(2023)).toMatchObject({ deliveries: 2, total_bbl: '1492.000' });
		await withdrawImport(context, third, 'test');
		expect(await observed(2023)).toMatchObject({ deliveries: 2, total_bbl: '1492.000', left_out: [] });
		await withdrawImport(context, first, 'test');
		expect(await totals()).toEqual(before);
	});

	it('an earlier data version reads as it stood', async () => {
		const id = await commit(HEADER + row('e1', '50'));
		const view = await readCapYear(context, 2023, LATEST_VIEW);
		await withdrawImport(context, id, 'test');
		expect(await observed(2023)).toMatchObject({ deliveries: 0, total_bbl: null });
		expect(await observed(2023, { ...LATEST_VIEW, version: view?.dataVersion ?? 0 })).toMatchObject({
			deliveries: 1,
			total_bbl: '373.000'
		});
	});

	it('equal rows without a reference both count, in a second file too only once each', async () => {
		const before = await totals();
		const plain = `2023-05-01,RU,TEST SHIP,,diesel,10,t,Exercise,,observed\n`;
		const first = await commit(HEADER + plain + plain);
		const second = await commit(HEADER + plain + plain + plain);
		expect(await observed(2023)).toMatchObject({ deliveries: 3, total_bbl: '223.800' });
		await withdrawImport(context, first, 'test');
		await withdrawImport(context, second, 'test');
		expect(await totals()).toEqual(before);
	});
});
