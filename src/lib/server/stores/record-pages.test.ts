import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import { refinedWindows } from '#lib/domain/cap/regime.ts';
import type { SupplierCode } from '#lib/domain/country.ts';
import type { RecordCursor, RecordFilter } from '#lib/domain/report/record-query.ts';
import { ALL_RECORDS } from '#lib/domain/report/record-query.ts';
import type { PlacedRecord } from '#lib/domain/report/record-standing.ts';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import type { Context } from '../context.ts';
import { contextOf } from '../context.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { loadDraft } from '../intake/load-draft.ts';
import { commitImport, receiveFile } from '../use-cases/import-file.ts';
import { withdrawImport } from '../use-cases/withdraw-import.ts';
import { readRecord } from '../use-cases/read-record.ts';
import { openRecords } from '../use-cases/read-records.ts';
import { readYears } from '../use-cases/read-cap-year.ts';
import { seedRecord } from '../use-cases/seed-record.ts';
import { likePattern } from './record-filters.ts';

let database: TestDatabase;
let context: Context;

beforeAll(async () => {
	database = await testDatabase();
	context = contextOf(database, { ...database.config, today: '2026-11-23' as IsoDate });
	await seedRecord(context);
});

afterAll(() => database.close());

async function draft(text: string): Promise<number> {
	const arrival = await receiveFile(context, bytesOf(text), {
		fileName: 'test.csv',
		kind: null,
		answers: {},
		origin: 'page'
	});
	if (arrival.state !== 'reading') throw new Error(arrival.state);
	await loadDraft(database, {
		importId: arrival.importId,
		dataDir: database.config.dataDir,
		today: context.today()
	});
	return arrival.importId;
}

async function commit(text: string): Promise<number> {
	const id = await draft(text);
	expect((await commitImport(context, id)).state).toBe('committed');
	return id;
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	yield new TextEncoder().encode(text);
}

async function all(
	part: Partial<RecordFilter>,
	query: ViewQuery = LATEST_VIEW,
	limit = 7
): Promise<PlacedRecord[]> {
	const reader = await openRecords(context, { ...ALL_RECORDS, ...part }, query);
	const found: PlacedRecord[] = [];
	let after: RecordCursor | null = null;
	do {
		const page: Awaited<ReturnType<typeof reader.page>> = await reader.page(after, limit);
		expect(page.records.length).toBeLessThanOrEqual(limit);
		found.push(...page.records);
		after = page.next;
	} while (after !== null);
	return found;
}

const ids = (found: readonly PlacedRecord[]) => found.map(({ record }) => record.id);
const counts = async (part: Partial<RecordFilter>, query: ViewQuery = LATEST_VIEW) => {
	const reader = await openRecords(context, { ...ALL_RECORDS, ...part }, query);
	const { movements, figures, vessels } = (await reader.overview()).counts;
	return movements === null ? null : movements + figures + vessels;
};

const HEADER = 'date,supplier,vessel_name,imo,product,quantity,unit,source,source_ref,basis\n';
const row = (
	ref: string,
	tonnes: string,
	{ supplier = 'RU', date = '2023-05-01', ship = 'TEST SHIP' } = {}
) => `${date},${supplier},${ship},,diesel,${tonnes},t,Exercise,${ref},observed\n`;

describe('pages of the bundled record', () => {
	it('show every stored row once, in either order, whatever the size of a page', async () => {
		// 145 months + 24 statements + 41 estimates + 14 deliveries + 43 transfers + 154 ships
		const newest = await all({});
		expect(newest).toHaveLength(421);
		expect(new Set(ids(newest)).size).toBe(421);
		const oldest = await all({ order: 'oldest' }, LATEST_VIEW, 50);
		expect(ids(oldest).sort()).toEqual(ids(newest).sort());
		expect(await counts({})).toBe(421);
	});
	it('run by first day, then import, then line, and end with what has no day', async () => {
		const days = (await all({ order: 'oldest' })).map(({ record }) =>
			record.recordKind === 'vessel'
				? null
				: record.recordKind === 'period'
					? record.start
					: (record.span?.start ?? null)
		);
		const dated = days.filter((day) => day !== null);
		expect(days.slice(0, dated.length)).toEqual([...dated].sort());
		expect(days.slice(dated.length).every((day) => day === null)).toBe(true);
	});
	it.each<[string, Partial<RecordFilter>, number]>([
		['deliveries', { kind: 'shipment' }, 14],
		['transfers', { kind: 'sts' }, 43],
		['period figures', { kind: 'period' }, 210],
		['ships', { kind: 'vessel' }, 154],
		['one file', { importId: 2 }, 24],
		['estimates', { basis: 'estimated' }, 41],
		['all states together', { supplier: 'ALL' }, 44],
		['Panel sources', { sourceClass: 'panel', kind: 'period' }, 14],
		['one month of both reporters', { month: '2023-01' as RecordFilter['month'], kind: 'period' }, 2],
		['a ship by its number', { text: '8916293' }, 4],
		['a name in any case', { text: 'saebyol' }, 3],
		['signs of LIKE mean themselves', { text: '0% _aden' }, 0]
	])('%s, and the count agrees with the pages', async (_name, filter, expected) => {
		const found = await all(filter);
		expect(found.length).toBe(await counts(filter));
		expect(found.length).toBe(expected);
	});
	it('an estimate that touches two windows is found under both', async () => {
		const crossing = (await all({ kind: 'period', basis: 'estimated', year: 2022 })).filter(
			({ standing }) => standing.years.length === 2
		);
		expect(crossing).toHaveLength(1);
		expect(ids(await all({ kind: 'period', basis: 'estimated', year: 2023 }))).toContain(
			crossing[0]?.record.id
		);
	});
	it('left out and not left out make up the whole, and each reason is found by its name', async () => {
		const [out, within] = [await all({ leftOut: 'any' }), await all({ leftOut: 'none' })];
		expect(out.length + within.length).toBe(421);
		expect(out.every(({ standing }) => !standing.isIn)).toBe(true);
		expect(within.every(({ standing }) => standing.isIn)).toBe(true);
		const reasons = new Set(out.map(({ standing }) => standing.code));
		for (const reason of ['aggregate', 'before_first_cap', 'other_statement'] as const) {
			expect(reasons).toContain(reason);
			const own = out.filter(({ standing }) => standing.code === reason);
			expect(ids(await all({ leftOut: reason })).sort()).toEqual(ids(own).sort());
			expect(await counts({ leftOut: reason })).toBe(own.length);
		}
	});
});

describe('the records behind a figure', () => {
	it('of every declared total are those marked as its terms, and they sum to it', async () => {
		const years = await readYears(context, LATEST_VIEW);
		for (const { year, declared } of years) {
			const terms = (await all({ year, order: 'oldest' }, LATEST_VIEW, 50)).filter(
				({ standing }) => standing.layer === 'declared' && standing.isAdded
			);
			const sum = terms.reduce((total, { record }) => {
				const figure = [...declared.statements, ...declared.months.flatMap(({ figures }) => figures)].find(
					({ id }) => id === record.id
				);
				return total + (figure?.barrels ?? 0n);
			}, 0n);
			expect([year, sum]).toEqual([year, declared.total ?? 0n]);
		}
	});
	it('of an observed total sum to it in the page of records', async () => {
		const reader = await openRecords(
			context,
			{ ...ALL_RECORDS, kind: 'shipment', year: 2019, basis: 'observed', leftOut: 'none' },
			LATEST_VIEW
		);
		const { sums } = await reader.overview();
		const view = (await readYears(context, LATEST_VIEW)).find(({ year }) => year === 2019);
		// 2,000 t of gasoline x 8.35
		expect(sums?.reduce((total, { barrels }) => total + barrels, 0n)).toBe(16_700_000n);
		expect(view?.observed.total).toBe(16_700_000n);
	});
});

describe('views of the past', () => {
	it('as of a day leave out figures printed later and figures without a day, and count the latter', async () => {
		const query = { ...LATEST_VIEW, asOf: '2023-06-30' as IsoDate };
		const found = await all({ kind: 'period', year: 2023, basis: 'declared' }, query);
		expect(found.map(({ record }) => record.recordKind === 'period' && record.start).sort()).toEqual([
			'2023-01-01',
			'2023-01-01',
			'2023-02-01',
			'2023-02-01'
		]);
		const reader = await openRecords(
			context,
			{ ...ALL_RECORDS, kind: 'period', year: 2023, basis: 'declared' },
			query
		);
		expect((await reader.overview()).counts.withoutDay).toBe(3);
		// Deliveries came into this ledger today, so no earlier day has them.
		expect(await all({ kind: 'shipment' }, query)).toEqual([]);
	});
	it('at a data version hold what had come in by then', async () => {
		expect(await all({}, { ...LATEST_VIEW, version: 1 })).toHaveLength(145);
		expect(await counts({ kind: 'sts' }, { ...LATEST_VIEW, version: 4 })).toBe(0);
	});
});

describe('rows of several imports', () => {
	it('drafts are nowhere, withdrawn rows only in the past, and a corrected row names what replaced it', async () => {
		const first = await draft(HEADER + row('r1', '100') + row('r2', '100'));
		expect(await all({ importId: first })).toEqual([]);
		expect(await readRecord(context, `${first}-2`, LATEST_VIEW)).toBeNull();
		await commitImport(context, first);
		const second = await commit(HEADER + row('r1', '300'));

		expect(await all({ importId: first, leftOut: 'superseded' })).toMatchObject([
			{ record: { id: `${first}-2` }, standing: { code: 'superseded', by: `${second}-2`, isIn: false } }
		]);
		expect(
			ids(
				await all({
					supplier: 'RU' as SupplierCode,
					year: 2023,
					kind: 'shipment',
					leftOut: 'none',
					order: 'oldest'
				})
			)
		).toEqual([`${first}-3`, `${second}-2`]);
		expect(await counts({ kind: 'shipment', year: 2023, leftOut: 'superseded' })).toBe(1);

		const before = await readRecord(context, `${first}-2`, LATEST_VIEW);
		expect(before).toMatchObject({
			presence: 'in_ledger',
			standing: { code: 'superseded' },
			versions: [{ id: `${first}-2` }, { id: `${second}-2` }],
			source: { line: 2, text: row('r1', '100').trim() }
		});
		const after = await readRecord(context, `${second}-2`, LATEST_VIEW);
		expect(after).toMatchObject({ standing: { code: 'delivery', isAdded: true }, standsFor: [`${first}-2`] });
		const version = after?.dataVersion ?? 0;

		await withdrawImport(context, second, 'wrong file');
		expect(await readRecord(context, `${second}-2`, LATEST_VIEW)).toMatchObject({
			presence: 'withdrawn',
			standing: { isIn: false },
			arrival: { withdrawnReason: 'wrong file' },
			source: {
				cells: ['2023-05-01', 'RU', 'TEST SHIP', '', 'diesel', '300', 't', 'Exercise', 'r1', 'observed']
			}
		});
		expect(await readRecord(context, `${first}-2`, LATEST_VIEW)).toMatchObject({
			standing: { code: 'delivery' }
		});
		// The version before the withdrawal reads as it stood.
		expect(await readRecord(context, `${first}-2`, { ...LATEST_VIEW, version })).toMatchObject({
			standing: { code: 'superseded', by: `${second}-2` }
		});
		expect(ids(await all({ importId: second }, { ...LATEST_VIEW, version }))).toEqual([`${second}-2`]);
		expect(await all({ importId: second })).toEqual([]);
		await withdrawImport(context, first, 'end of the test');
	});

	it('a repeat counts once and says of what', async () => {
		const first = await commit(HEADER + row('s1', '10'));
		const second = await commit(HEADER + row('s1', '10') + row('s2', '1'));
		expect(await readRecord(context, `${second}-2`, LATEST_VIEW)).toMatchObject({
			standing: { code: 'repeat', by: `${first}-2` }
		});
		await withdrawImport(context, first, 'test');
		await withdrawImport(context, second, 'test');
	});
});

describe('text in a filter', () => {
	it('is matched as it is', async () => {
		const id = await commit(
			HEADER + row('t1', '1', { ship: '100%_SURE' }) + row('t2', '1', { ship: '100xxSURE' })
		);
		expect(ids(await all({ text: '100%_s' }))).toEqual([`${id}-2`]);
		expect(await all({ text: "'; drop table movement; --" })).toEqual([]);
		expect(likePattern('50%_\\')).toBe('%50\\%\\_\\\\%');
		await withdrawImport(context, id, 'test');
	});
});

it('a record is addressed by what stands in the ledger and by nothing else', async () => {
	expect(await readRecord(context, '1-1', LATEST_VIEW)).toBeNull();
	expect(await readRecord(context, '999-2', LATEST_VIEW)).toBeNull();
	expect(refinedWindows(context.today()).length).toBe(10);
});
