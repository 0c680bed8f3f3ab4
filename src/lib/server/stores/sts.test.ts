// The ledger of transfers at sea on the real database: the bundled record, views of the past, and files that repeat it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { SupplierCode } from '#lib/domain/country.ts';
import type { RecordCursor } from '#lib/domain/report/record-query.ts';
import type { StsFilter } from '#lib/domain/report/sts-query.ts';
import { ALL_TRANSFERS } from '#lib/domain/report/sts-query.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import type { Context } from '../context.ts';
import { contextOf } from '../context.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { loadDraft } from '../intake/load-draft.ts';
import { commitImport, receiveFile } from '../use-cases/import-file.ts';
import { readSts } from '../use-cases/read-sts.ts';
import { seedRecord } from '../use-cases/seed-record.ts';
import { withdrawImport } from '../use-cases/withdraw-import.ts';

let database: TestDatabase;
let context: Context;

beforeAll(async () => {
	database = await testDatabase();
	context = contextOf(database, { ...database.config, today: '2026-11-23' as IsoDate });
	await seedRecord(context);
});

afterAll(() => database.close());

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	yield new TextEncoder().encode(text);
}

async function commit(text: string): Promise<number> {
	const arrival = await receiveFile(context, bytesOf(text), {
		fileName: 'test.csv',
		kind: 'sts',
		answers: {},
		origin: 'page'
	});
	if (arrival.state !== 'reading') throw new Error(arrival.state);
	await loadDraft(database, {
		importId: arrival.importId,
		dataDir: database.config.dataDir,
		today: context.today()
	});
	expect((await commitImport(context, arrival.importId)).state).toBe('committed');
	return arrival.importId;
}

async function all(part: Partial<StsFilter> = {}, limit = 7) {
	const found = [];
	let after: RecordCursor | null = null;
	do {
		const page: Awaited<ReturnType<typeof readSts>> = await readSts(
			context,
			{ ...ALL_TRANSFERS, ...part },
			LATEST_VIEW,
			after,
			limit
		);
		expect(page.transfers.length).toBeLessThanOrEqual(limit);
		found.push(...page.transfers.map(({ record }) => record));
		after = page.next;
	} while (after !== null);
	return found;
}

const read = (part: Partial<StsFilter> = {}, query = LATEST_VIEW) =>
	readSts(context, { ...ALL_TRANSFERS, ...part }, query, null, 200);

const KP = 'KP' as SupplierCode;
const HEADER =
	'date,lat,lon,from_vessel,to_vessel,to_flag,product,quantity,unit,source,source_ref,location,direction\n';

describe('the bundled record', () => {
	it('is counted as a hand counts it', async () => {
		expect((await read()).overview.counts).toEqual({
			transfers: 43,
			toDprk: 37,
			ofKind: 37,
			dateOpen: 3,
			withVolume: 7,
			aggregates: 3,
			withPosition: 0,
			withoutDay: 17,
			undated: 1,
			setAside: 0,
			singleSource: 0
		});
	});
	it('comes in pages of any size, each transfer once, the one without a date last in either order', async () => {
		const newest = await all();
		expect(new Set(newest.map(({ id }) => id)).size).toBe(43);
		const days = newest.map(({ span }) => span?.start ?? '');
		expect(days).toEqual([...days].sort().reverse());
		const oldest = await all({ order: 'oldest' }, 40);
		expect(oldest.map(({ id }) => id).sort()).toEqual(newest.map(({ id }) => id).sort());
		for (const list of [newest, oldest]) expect(list.at(-1)?.sourceRef).toBe('DPRK-SHUNDLLI-35X');
	});
	it.each<[string, Partial<StsFilter>, number]>([
		['begun in 2018', { year: 2018 }, 17],
		// Nine rows begin in 2017; the Tantal's range reaches into 2018 and began in 2017.
		['begun in 2017', { year: 2017 }, 9],
		['begun in 2021', { year: 2021 }, 0],
		['to a ship reported to fly the DPRK flag', { receiverFlag: KP }, 37],
		['to a ship of Togo', { receiverFlag: 'TG' as SupplierCode }, 1],
		['to a ship whose flag is not named', { receiverFlag: 'unknown' as SupplierCode }, 5],
		['with a stated volume', { hasVolume: true }, 7],
		['of a ship by its number', { text: '8916293' }, 3],
		['of a name in any case', { text: 'shundlli' }, 3],
		['at a place', { text: 'shanghai' }, 18],
		// Four rows name RUSI as their source.
		['from a research group', { sourceClass: 'ngo' }, 4]
	])('%s: %j', async (_name, filter, expected) => {
		const { overview, transfers } = await read(filter);
		expect(transfers).toHaveLength(expected);
		expect(overview.counts.transfers).toBe(expected);
	});
	it('has years by the day a transfer began', async () => {
		expect((await read()).overview.years).toEqual([
			{ year: 2017, toDprk: 8, others: 1 },
			{ year: 2018, toDprk: 17, others: 0 },
			{ year: 2019, toDprk: 9, others: 1 },
			{ year: 2020, toDprk: 1, others: 1 },
			{ year: 2022, toDprk: 1, others: 2 },
			{ year: 2024, toDprk: 0, others: 1 }
		]);
	});
	it('is in no view of a day or a version before it was committed', async () => {
		const past = await read({}, { ...LATEST_VIEW, asOf: '2020-01-01' as IsoDate });
		expect(past.overview).toMatchObject({
			isLoaded: false,
			counts: { transfers: 0 },
			events: [],
			places: []
		});
		expect(past.transfers).toEqual([]);
		expect((await read({}, { ...LATEST_VIEW, version: 1 })).overview.isLoaded).toBe(false);
	});
});

describe('an imported file', () => {
	it('adds its points, is seen once however often it comes, and goes when it is withdrawn', async () => {
		const row = (note: string) =>
			`2023-05-01,31.5,124.25,ALPHA,BETA,North Korea,diesel,100,t,Exercise ${note},x-1,East China Sea,stated\n`;
		const first = await commit(HEADER + row(''));
		const { overview } = await read({ text: 'ALPHA' });
		expect(overview.counts).toMatchObject({ transfers: 1, withPosition: 1, setAside: 0 });
		expect(overview.points).toMatchObject([{ latitude: 31.5, longitude: 124.25, isToDprk: true }]);
		expect(overview.places).toEqual([]);

		// The same cells once more, with another row beside them so that the file is another.
		const again = await commit(
			`${HEADER}${row('')}2023-05-02,,,ALPHA,GAMMA,Togo,diesel,,,Exercise,x-2,Yellow Sea,stated\n`
		);
		expect((await read({ text: 'ALPHA' })).overview.counts).toMatchObject({ transfers: 2, setAside: 1 });
		expect((await all({ text: 'ALPHA' }, 1)).map(({ id }) => id)).toEqual([`${again}-3`, `${first}-2`]);

		await withdrawImport(context, first, 'exercise');
		await withdrawImport(context, again, 'exercise');
		expect((await read({ text: 'ALPHA' })).overview.counts.transfers).toBe(0);
	});
	it('of more transfers than marks can show is counted by month', async () => {
		const rows = Array.from({ length: 450 }, (_, index) => {
			const day = `2021-0${(index % 3) + 1}-15`;
			return `${day},,,DELTA,SHIP ${index},${index % 2 === 0 ? 'North Korea' : 'Togo'},,,,Exercise,d-${index},,stated\n`;
		});
		const id = await commit(
			`${HEADER}${rows.join('')}2021-04-20,,,DELTA,LAST,Togo,,,,Exercise,d-last,,stated\n`
		);
		const { overview, transfers, next } = await read({ text: 'DELTA' });
		expect(overview.events).toEqual([]);
		expect(overview.months).toEqual([
			{ month: '2021-01', toDprk: 75, others: 75 },
			{ month: '2021-02', toDprk: 75, others: 75 },
			{ month: '2021-03', toDprk: 75, others: 75 },
			{ month: '2021-04', toDprk: 0, others: 1 }
		]);
		expect(transfers).toHaveLength(200);
		expect(next).not.toBeNull();
		expect(await all({ text: 'DELTA' }, 100)).toHaveLength(451);
		await withdrawImport(context, id, 'exercise');
	});
});
