// Rows under different keys that may tell of one delivery: shown side by side, never merged, never dropped.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { SupplierCode } from '#lib/domain/country.ts';
import type { Shipment, StsTransfer } from '#lib/domain/record.ts';
import type { Imo } from '#lib/domain/vessel.ts';
import type { Context } from '../context.ts';
import { contextOf } from '../context.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { commitImport, discardImport, previewImport } from '../use-cases/import-file.ts';
import { withdrawImport } from '../use-cases/withdraw-import.ts';
import { importById } from './imports.ts';
import { onDay, party, shipment, storeDraft, transfer } from './test-draft.ts';

const days = (start: string, end: string) => ({
	span: { start: start as IsoDate, end: end as IsoDate, precision: 'range' as const }
});

let database: TestDatabase;
let context: Context;

beforeAll(async () => {
	database = await testDatabase();
	context = contextOf(database, { ...database.config, today: '2026-11-23' as IsoDate });
});

afterAll(() => database.close());

const imo = (text: string) => ({ imo: text as Imo });
let keys = 0;
beforeEach(() => (keys += 1));

async function likely(...records: (Shipment | StsTransfer)[]) {
	const id = await storeDraft(database, records);
	const found = (await previewImport(context, id))?.likely;
	await discardImport(context, id);
	return {
		total: found?.total,
		pairs: found?.pairs.map(({ because, draft, other }) => [because, draft.line, other.line])
	};
}

const NONE = { total: 0, pairs: [] };

describe('two rows of one file', () => {
	it.each<[string, Partial<Shipment>, Partial<Shipment>, unknown]>([
		['by other sources of one ship on one day', { source: 'A' }, { source: 'B', quantity: '9' }, 'ship'],
		['under other references of one source', { sourceRef: '1' }, { sourceRef: '2', quantity: '9' }, 'ship'],
		[
			'of a name written in another way',
			{ source: 'A', vesselName: 'Chon Ma-San' },
			{ source: 'B', vesselName: 'CHON MA SAN', quantity: '9' },
			'ship'
		],
		[
			'of one IMO number under two names',
			{ source: 'A', ...imo('8660313'), vesselName: 'OLD' },
			{ source: 'B', ...imo('8660313'), vesselName: 'NEW', quantity: '9' },
			'ship'
		],
		[
			'of one supplier and quantity, where a ship has no number',
			{ source: 'A', ...imo('8660313'), vesselName: 'X' },
			{ source: 'B', vesselName: 'Y', quantity: '10.0' },
			'quantity'
		],
		[
			'of one supplier and quantity without any ship',
			{ source: 'A', vesselName: '' },
			{ source: 'B', vesselName: '' },
			'quantity'
		],
		[
			'of one begin, one told over midnight',
			{ source: 'A', ...days('2023-05-31', '2023-06-01') },
			{ source: 'B', ...onDay('2023-05-31') },
			'ship'
		]
	])('%s are likely one', async (_what, one, two, because) => {
		expect(
			await likely(shipment(2, { key: `a${keys}`, ...one }), shipment(3, { key: `b${keys}`, ...two }))
		).toEqual({
			total: 2,
			pairs: [[because, 2, 3]]
		});
	});

	it.each<[string, Partial<Shipment>, Partial<Shipment>]>([
		['of one source without references', {}, {}],
		['on other days', { source: 'A' }, { source: 'B', ...onDay('2023-05-02') }],
		['of ships with other numbers', { source: 'A', ...imo('8660313') }, { source: 'B', ...imo('9011399') }],
		['of other ships and quantities', { source: 'A' }, { source: 'B', vesselName: 'OTHER', quantity: '9' }],
		[
			'of other ships and units',
			{ source: 'A', vesselName: 'X' },
			{ source: 'B', vesselName: 'Y', unit: 't' }
		],
		[
			'of other ships and suppliers',
			{ source: 'A', vesselName: 'X' },
			{ source: 'B', vesselName: 'Y', supplier: 'CN' as SupplierCode }
		],
		[
			'without ship and quantity',
			{ source: 'A', vesselName: '', quantity: '' },
			{ source: 'B', vesselName: '', quantity: '' }
		],
		['of which one is left out', { source: 'A' }, { source: 'B', leftOut: 'aggregate' }],
		[
			'of which one is spread over a fortnight',
			{ source: 'A', ...days('2023-05-01', '2023-05-15') },
			{ source: 'B', ...onDay('2023-05-01') }
		],
		[
			'of a month only',
			{
				source: 'A',
				span: { start: '2023-05-01' as IsoDate, end: '2023-05-31' as IsoDate, precision: 'month' }
			},
			{
				source: 'B',
				span: { start: '2023-05-01' as IsoDate, end: '2023-05-31' as IsoDate, precision: 'month' }
			}
		]
	])('%s are not', async (_what, one, two) => {
		expect(
			await likely(shipment(2, { key: `a${keys}`, ...one }), shipment(3, { key: `b${keys}`, ...two }))
		).toEqual(NONE);
	});

	it('of transfers are likely one when the same two ships met, whichever is said to have given', async () => {
		const [ours, theirs] = [party({ name: 'OURS' }), party({ name: 'THEIRS' })];
		const meeting = (line: number, over: Partial<StsTransfer>) =>
			transfer(line, { key: `m${keys} ${line}`, quantity: '', kind: 'none', ...over });
		expect(
			await likely(
				meeting(2, { source: 'A', giver: ours, receiver: theirs }),
				meeting(3, { source: 'B', giver: theirs, receiver: ours }),
				meeting(4, { source: 'C', giver: ours, receiver: party({ name: 'THIRD' }) }),
				meeting(5, { source: 'D', giver: ours, receiver: party() }),
				meeting(6, { source: 'E', giver: ours, receiver: party() })
			)
		).toEqual({ total: 2, pairs: [['ship', 2, 3]] });
	});

	it('are never a delivery and a transfer of one ship', async () => {
		expect(
			await likely(
				shipment(2, { key: `d${keys}`, source: 'A', vesselName: 'ONE' }),
				transfer(3, {
					key: `t${keys}`,
					source: 'B',
					giver: party({ name: 'ONE' }),
					receiver: party({ name: 'ONE' })
				})
			)
		).toEqual(NONE);
	});
});

describe('a row of the draft and one of the ledger', () => {
	it('are shown with both of their places, and the draft still counts in full', async () => {
		const first = await storeDraft(
			database,
			[shipment(8, { key: 'ledger', source: 'Panel', sourceRef: 'Annex 1' })],
			{
				fileName: 'panel.csv'
			}
		);
		await commitImport(context, first);
		const draft = shipment(3, { key: 'draft', part: 2, source: 'NGO', quantity: '11' });
		const id = await storeDraft(database, [draft], { fileName: 'ngo.csv' });
		const preview = await previewImport(context, id);
		expect(preview?.likely).toEqual({
			total: 1,
			pairs: [
				{
					because: 'ship',
					isSameFile: false,
					draft: {
						id: `${id}-3-2`,
						importId: id,
						line: 3,
						part: 2,
						fileName: 'ngo.csv',
						date: '2023-05-01',
						ship: 'TEST SHIP',
						supplier: 'RU',
						quantity: '11 bbl',
						source: 'NGO',
						sourceRef: ''
					},
					other: {
						id: `${first}-8`,
						importId: first,
						line: 8,
						part: 1,
						fileName: 'panel.csv',
						date: '2023-05-01',
						ship: 'TEST SHIP',
						supplier: 'RU',
						quantity: '10 bbl',
						source: 'Panel',
						sourceRef: 'Annex 1'
					}
				}
			]
		});
		expect(preview?.effect.lines).toMatchObject([{ before_bbl: '10.000', after_bbl: '20.000' }]);
		// What was shown stays with the import once it is committed.
		await commitImport(context, id);
		expect((await importById(database.db, id))?.change?.likely).toEqual(preview?.likely);
		await withdrawImport(context, id, 'test');
		await withdrawImport(context, first, 'test');
	});

	it('are none when the ledger’s row is the same record, is replaced, is withdrawn or a draft', async () => {
		const row = (key: string, source: string, over: Partial<Shipment> = {}) =>
			shipment(2, { key, source, quantity: '', kind: 'none', barrels: null, ...over });
		const old = await storeDraft(database, [row('replaced', 'Panel')]);
		await commitImport(context, old);
		const correction = await storeDraft(database, [
			row('replaced', 'Panel', { contentKey: '2'.repeat(32), vesselName: 'CORRECTED' })
		]);
		await commitImport(context, correction);
		await storeDraft(database, [row('somebody’s draft', 'Other')]);
		expect(await likely(row('mine', 'NGO'))).toEqual(NONE);
		expect(await likely(row('replaced', 'Panel', { vesselName: 'CORRECTED', sourceRef: 'new' }))).toEqual(
			NONE
		);
		await withdrawImport(context, correction, 'test');
		expect((await likely(row('mine', 'NGO'))).total).toBe(1);
		await withdrawImport(context, old, 'test');
		expect(await likely(row('mine', 'NGO'))).toEqual(NONE);
	});
});

describe('many of them', () => {
	it('are counted in full and shown up to a hundred pairs, five of one row at most', async () => {
		const rows = Array.from({ length: 300 }, (_, at) =>
			shipment(at + 2, { key: `many ${at}`, sourceRef: String(at) })
		);
		const id = await storeDraft(database, rows);
		const found = (await previewImport(context, id))?.likely;
		expect(found?.total).toBe(300);
		expect(found?.pairs).toHaveLength(100);
		expect(found?.pairs.filter(({ draft }) => draft.line === 2)).toHaveLength(5);
		await discardImport(context, id);
	});
});
