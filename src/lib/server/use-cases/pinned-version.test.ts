// A data version pins a view for good: whatever is imported or withdrawn afterwards, every page that names it stays as it was.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { SupplierCode } from '#lib/domain/country.ts';
import { capYearJson } from '#lib/domain/report/cap-json.ts';
import { changesJson } from '#lib/domain/report/changes-json.ts';
import { ALL_RECORDS } from '#lib/domain/report/record-query.ts';
import { parseStsFilter } from '#lib/domain/report/sts-query.ts';
import { parseShipQuery } from '#lib/domain/report/vessel-query.ts';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import type { Context } from '../context.ts';
import { contextOf } from '../context.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { loadDraft } from '../intake/load-draft.ts';
import { currentVersion } from '../stores/standing.ts';
import { commitImport, receiveFile } from './import-file.ts';
import { readYears } from './read-cap-year.ts';
import { readChanges } from './read-changes.ts';
import { readDeclaredHistory } from './read-declared-history.ts';
import { readRecord } from './read-record.ts';
import { openRecords } from './read-records.ts';
import { readSts } from './read-sts.ts';
import { readSupplier } from './read-supplier.ts';
import { isInLatestView, readVessel } from './read-vessel.ts';
import { readVessels } from './read-vessels.ts';
import { seedRecord } from './seed-record.ts';
import { withdrawImport } from './withdraw-import.ts';

let database: TestDatabase;
let dataDir: string;
let context: Context;

beforeAll(async () => {
	database = await testDatabase();
	dataDir = await mkdtemp(join(tmpdir(), 'oilcap-pinned-'));
	context = contextOf(database, { ...database.config, dataDir, today: '2026-11-23' as IsoDate });
	await seedRecord(context);
});

afterAll(async () => {
	await database.close();
	await rm(dataDir, { recursive: true, force: true });
});

/** Without what was remembered of earlier readings. */
const afresh = (): Context => ({ ...context, database: { ...database } });

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	yield new TextEncoder().encode(text);
}

async function commit(fileName: string, text: string): Promise<number> {
	const { importId } = await receiveFile(context, bytesOf(text), {
		fileName,
		kind: null,
		answers: {},
		origin: 'cli'
	});
	await loadDraft(database, { importId, dataDir, today: '2026-11-23' as IsoDate });
	expect((await commitImport(context, importId)).state).toBe('committed');
	return importId;
}

const DELIVERIES = 'date,supplier,vessel_name,imo,product,quantity,unit,source,source_ref,basis';
const FIGURES = 'month,supplier,product,barrels,basis,as_of,source';
const IMO = '9870991';

const deliveries = (quantity: number, ref: string) =>
	`${DELIVERIES}\n2023-05-01,RU,ALPHA,${IMO},diesel,${quantity},bbl,Exercise,${ref},observed`;

/** All that the pages of a view are made of. */
async function everything(query: ViewQuery, records: readonly string[]) {
	const own = afresh();
	const sts = parseStsFilter(() => null);
	const ships = parseShipQuery(() => null);
	if ('problem' in sts || 'problem' in ships) throw new Error('an empty filter was refused');
	const listed = await openRecords(own, { ...ALL_RECORDS, year: 2023 }, query);
	return {
		years: (await readYears(own, query)).map((view) => capYearJson(view)),
		supplier: await readSupplier(own, 2023, 'RU' as SupplierCode, query),
		records: [await listed.page(null, 500), await listed.overview()],
		record: await Promise.all(records.map((id) => readRecord(own, id, query))),
		sts: await readSts(own, sts.filter, query, null, 200),
		vessels: await readVessels(own, ships.ships, query),
		vessel: await readVessel(own, IMO, query),
		history: await readDeclaredHistory(own, 2023, query)
	};
}

describe('a pinned data version', () => {
	it('reads the same after imports, corrections and withdrawals', async () => {
		const first = await commit('first.csv', deliveries(1000, 'a'));
		const figure = await commit(
			'figures.csv',
			`${FIGURES}\n2023-12,CN,refined oil,100,declared,2024-03-01,UN 1718 Committee`
		);
		const version = await currentVersion(database.db);
		const pinned = { ...LATEST_VIEW, version };
		const past = { ...pinned, asOf: '2024-03-01' as IsoDate };
		const records = [`${first}-2`, `${figure}-2`, '2-20'];
		const before = [await everything(pinned, records), await everything(past, records)];
		expect(before[0]?.vessel?.page.imo).toBe(IMO);
		const comparison = { before: { ...LATEST_VIEW, version: version - 2 }, after: pinned };
		const changes = await readChanges(afresh(), 2023, comparison);
		expect(changes?.observed.steps).toMatchObject([{ kind: 'came', importId: first, absent: 'not_yet' }]);

		// The delivery is replaced, another of the ship comes, a figure of the month and a transfer too.
		await commit(
			'second.csv',
			`${deliveries(9000, 'a')}\n2023-07-01,RU,BETA,${IMO},diesel,1,bbl,Exercise,z,observed`
		);
		await commit(
			'correction.csv',
			`${FIGURES}\n2023-12,CN,refined oil,900,declared,2024-02-01,UN 1718 Committee`
		);
		await withdrawImport(context, figure, 'the wrong month');
		await withdrawImport(context, first, 'the wrong file');
		await withdrawImport(context, 5, 'transfers taken back');
		expect(await currentVersion(database.db)).toBe(version + 5);

		expect([await everything(pinned, records), await everything(past, records)]).toEqual(before);
		// The ledger itself did move.
		expect(await everything(LATEST_VIEW, records)).not.toEqual(before[0]);

		const changed = await readChanges(afresh(), 2023, comparison);
		expect(changed && changesJson(changed)).toEqual(changes && changesJson(changes));
	});

	it('does not know a ship that came later, and the latest view does', async () => {
		const version = await currentVersion(database.db);
		await commit('third.csv', deliveries(5, 'c').replaceAll(IMO, '9074729'));
		const pinned = { ...LATEST_VIEW, version };
		expect(await readVessel(afresh(), '9074729', pinned)).toBeNull();
		expect(await isInLatestView(afresh(), '9074729', pinned)).toBe(true);
		expect(await isInLatestView(afresh(), '9074729', LATEST_VIEW)).toBe(false);
		expect(await isInLatestView(afresh(), '9999993', pinned)).toBe(false);
	});
});
