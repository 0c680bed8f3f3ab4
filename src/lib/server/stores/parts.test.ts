// One line of a file may stand for several records: each is a record of its own, with its own place in pages and totals.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { SupplierCode } from '#lib/domain/country.ts';
import type { RecordCursor, RecordFilter } from '#lib/domain/report/record-query.ts';
import { ALL_RECORDS } from '#lib/domain/report/record-query.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import type { Context } from '../context.ts';
import { contextOf } from '../context.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { commitImport, previewImport } from '../use-cases/import-file.ts';
import { readCapYear } from '../use-cases/read-cap-year.ts';
import { readRecord } from '../use-cases/read-record.ts';
import { openRecords } from '../use-cases/read-records.ts';
import { withdrawImport } from '../use-cases/withdraw-import.ts';
import { onDay, party, shipment, storeDraft, transfer } from './test-draft.ts';

let database: TestDatabase;
let context: Context;

beforeAll(async () => {
	database = await testDatabase();
	context = contextOf(database, { ...database.config, today: '2026-11-23' as IsoDate });
});

afterAll(() => database.close());

const china = { supplier: 'CN' as SupplierCode, supplierText: 'CN' };

async function commit(...draft: Parameters<typeof storeDraft> extends [unknown, ...infer R] ? R : never) {
	const id = await storeDraft(database, ...draft);
	expect((await commitImport(context, id)).state).toBe('committed');
	return id;
}

async function idsOf(part: Partial<RecordFilter>, limit = 1): Promise<string[]> {
	const reader = await openRecords(context, { ...ALL_RECORDS, ...part }, LATEST_VIEW);
	const found: string[] = [];
	let after: RecordCursor | null = null;
	do {
		const page: Awaited<ReturnType<typeof reader.page>> = await reader.page(after, limit);
		found.push(...page.records.map(({ record }) => record.id));
		after = page.next;
	} while (after !== null);
	return found;
}

const countOf = async (part: Partial<RecordFilter>) => {
	const reader = await openRecords(context, { ...ALL_RECORDS, ...part }, LATEST_VIEW);
	return (await reader.overview()).counts.movements;
};

const observed = async () => (await readCapYear(context, 2023, LATEST_VIEW))?.observed;

describe('a line that stands for several records', () => {
	it('gives each its own place in pages of any size, in its address and in the totals', async () => {
		const id = await commit([
			shipment(2, { key: 'a RU' }),
			shipment(2, { key: 'a CN', part: 2, ...china }),
			shipment(3, { key: 'b RU' }),
			shipment(4, { key: 'c', span: null, windowYear: null }),
			shipment(4, { key: 'c CN', part: 2, span: null, windowYear: null, ...china })
		]);
		const oldest = [`${id}-2`, `${id}-2-2`, `${id}-3`, `${id}-4`, `${id}-4-2`];
		expect(await idsOf({ importId: id, order: 'oldest' })).toEqual(oldest);
		expect(await idsOf({ importId: id, order: 'oldest' }, 2)).toEqual(oldest);
		expect(await idsOf({ importId: id })).toEqual([
			`${id}-3`,
			`${id}-2-2`,
			`${id}-2`,
			`${id}-4`,
			`${id}-4-2`
		]);
		expect(await countOf({ importId: id })).toBe(5);
		const second = await readRecord(context, `${id}-2-2`, LATEST_VIEW);
		expect(second?.record).toMatchObject({ id: `${id}-2-2`, line: 2, part: 2, supplier: 'CN' });
		expect(await readRecord(context, `${id}-2-3`, LATEST_VIEW)).toBeNull();
		// Three of 10 bbl have a day: two of Russia, one of China.
		expect(await observed()).toMatchObject({ deliveries: 3, total: 30_000n });
		await withdrawImport(context, id, 'test');
	});

	it('is set aside record by record: only the part that came again is replaced', async () => {
		const first = await commit([
			shipment(2, { key: 'd RU' }),
			shipment(2, { key: 'd CN', part: 2, ...china })
		]);
		const second = await storeDraft(database, [
			shipment(7, { key: 'other' }),
			shipment(7, { key: 'd CN', part: 3, contentKey: '0'.repeat(32), ...china })
		]);
		expect((await previewImport(context, second))?.overlap).toMatchObject({
			repeats: 0,
			replaces: 1,
			samples: [{ line: 7, part: 3, byImportId: first, byLine: 2, byPart: 2, reason: 'superseded' }]
		});
		expect((await commitImport(context, second)).state).toBe('committed');
		const replaced = await readRecord(context, `${first}-2-2`, LATEST_VIEW);
		expect(replaced?.standing).toMatchObject({ code: 'superseded', by: `${second}-7-3` });
		expect((await readRecord(context, `${first}-2`, LATEST_VIEW))?.standing.isIn).toBe(true);
		expect((await readRecord(context, `${second}-7-3`, LATEST_VIEW))?.standsFor).toEqual([`${first}-2-2`]);
		expect(await observed()).toMatchObject({
			deliveries: 3,
			total: 30_000n,
			leftOut: [{ reason: 'superseded', records: 1, barrels: 10_000n }]
		});
		await withdrawImport(context, second, 'test');
		expect(await observed()).toMatchObject({ deliveries: 2, total: 20_000n, leftOut: [] });
		await withdrawImport(context, first, 'test');
	});
});

describe('a file of deliveries that tells of transfers at sea too', () => {
	it('shows each kind when it is asked for, and keeps transfers out of the observed total', async () => {
		const id = await commit([
			shipment(2, { key: 'e' }),
			transfer(2, {
				key: 'e sts',
				part: 2,
				receiver: party({ name: 'DPRK SHIP', flag: 'KP' as SupplierCode })
			}),
			shipment(3, { key: 'f', ...onDay('2023-06-01') })
		]);
		expect(await idsOf({ kind: 'sts' })).toEqual([`${id}-2-2`]);
		expect(await idsOf({ kind: 'shipment', order: 'oldest' })).toEqual([`${id}-2`, `${id}-3`]);
		expect(await idsOf({ importId: id, kind: 'sts' })).toEqual([`${id}-2-2`]);
		expect(await countOf({ kind: 'sts' })).toBe(1);
		expect(await countOf({ importId: id, kind: 'sts' })).toBe(1);
		expect(await countOf({ importId: id, kind: 'shipment' })).toBe(2);
		const view = await readCapYear(context, 2023, LATEST_VIEW);
		expect(view?.observed).toMatchObject({ deliveries: 2, total: 20_000n });
		expect(view?.transfers.toDprkShips).toMatchObject({ deliveries: 1, total: 10_000n });
		await withdrawImport(context, id, 'test');
	});

	it('meets a file of transfers that reports the same meeting', async () => {
		const first = await commit([transfer(2, { key: 'meeting' })], { kind: 'sts' });
		const second = await commit([
			shipment(2, { key: 'g' }),
			transfer(2, { key: 'meeting', part: 2, contentKey: '1'.repeat(32) })
		]);
		expect((await readRecord(context, `${first}-2`, LATEST_VIEW))?.standing).toMatchObject({
			code: 'superseded',
			by: `${second}-2-2`
		});
		await withdrawImport(context, second, 'test');
		expect((await readRecord(context, `${first}-2`, LATEST_VIEW))?.standing.isIn).toBe(true);
		await withdrawImport(context, first, 'test');
	});
});

describe('another ship of a cargo that is counted already', () => {
	it('is shown with its reason and adds nothing', async () => {
		const id = await commit([
			shipment(2, { key: 'h' }),
			shipment(3, { key: 'h no. 2', leftOut: 'same_cargo' })
		]);
		expect(await idsOf({ leftOut: 'same_cargo' })).toEqual([`${id}-3`]);
		expect((await readRecord(context, `${id}-3`, LATEST_VIEW))?.standing.code).toBe('same_cargo');
		expect(await observed()).toMatchObject({
			deliveries: 1,
			total: 10_000n,
			leftOut: [{ reason: 'same_cargo', records: 1, barrels: 10_000n }]
		});
		await withdrawImport(context, id, 'test');
	});
});
