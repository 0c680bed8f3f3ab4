// Views of events that two agencies or more report, over data/exercise: the expected numbers are added up by hand from the
// rows of blocks 12 to 15, 23 and 27 of data/exercise/README.md.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ATTRIBUTIONS } from '#lib/domain/cap/attribution.ts';
import type { SupplierCode } from '#lib/domain/country.ts';
import { capYearJson } from '#lib/domain/report/cap-json.ts';
import { ALL_RECORDS } from '#lib/domain/report/record-query.ts';
import { ALL_TRANSFERS } from '#lib/domain/report/sts-query.ts';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import { parseImo } from '#lib/domain/vessel.ts';
import type { Context } from '../context.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { readCapYear, readFactorSets } from './read-cap-year.ts';
import { openRecords } from './read-records.ts';
import { readSts } from './read-sts.ts';
import { readSupplier } from './read-supplier.ts';
import { readVessel } from './read-vessel.ts';
import { seedRecord } from './seed-record.ts';
import { exerciseContext } from './test-exercise.ts';

const TWO: ViewQuery = { ...LATEST_VIEW, sources: 2 };

let database: TestDatabase;
let context: Context;

beforeAll(async () => {
	database = await testDatabase();
	context = exerciseContext(database);
	await seedRecord(context);
});

afterAll(() => database.close());

async function year(of: number, query: ViewQuery = TWO) {
	const view = await readCapYear(context, of, query);
	if (view === null) throw new Error(`no window of ${of}`);
	return view;
}

describe('a year of two sources or more', () => {
	it('holds the nine events of 2019 that two agencies tell', async () => {
		const { observed, transfers } = capYearJson(await year(2019));
		// D12-01, D12-06, D13-01, D13-03, D14-01, D14-10, D15-01, D15-05, D23-02: 9 x 7,460.
		expect(observed).toMatchObject({ deliveries: 9, total_bbl: '67140.000', multiple: 0.13428 });
		expect(observed.suppliers).toMatchObject([{ supplier: 'CH', total_bbl: '67140.000' }]);
		// S27-01, -03, -09, -11, -15 and -19: 6 x 7,460.
		expect(transfers).toMatchObject({ deliveries: 6, total_bbl: '44760.000' });
	});

	it('holds the seven of 2020, one of them charged to nobody known', async () => {
		const { observed, transfers } = capYearJson(await year(2020));
		// D12-03, D12-07, D14-06, D15-04, D15-08: 5 x 7,460; D13-06: 7,087; D14-09, unknown: 7,460.
		expect(observed).toMatchObject({ deliveries: 7, total_bbl: '51847.000' });
		expect(observed.suppliers).toMatchObject([
			{ supplier: 'CH', total_bbl: '44387.000' },
			{ supplier: 'unknown', total_bbl: '7460.000' }
		]);
		// S27-05, -07, -13, -21, -25 and S23-04: 6 x 7,460.
		expect(transfers).toMatchObject({ deliveries: 6, total_bbl: '44760.000' });
	});

	it('leaves out the rest with a reason, so that counted and left out are all records of the year', async () => {
		const all = capYearJson(await year(2019, LATEST_VIEW));
		const two = capYearJson(await year(2019));
		// 75 - 9 deliveries; 499,710.6 - 67,140 bbl.
		expect(two.observed.left_out).toContainEqual({
			reason: 'single_source',
			records: 66,
			bbl: '432570.600'
		});
		expect(two.single_source_left_out).toBe(66);
		const others = two.observed.left_out.filter(({ reason }) => reason !== 'single_source');
		expect(others).toEqual(all.observed.left_out);
	});

	it('charges the same barrels under every rule of attribution', async () => {
		for (const attribution of ATTRIBUTIONS) {
			const view = capYearJson(await year(2020, { ...TWO, attribution }));
			const own = view.charged.find((one) => one.attribution === attribution);
			const sum = (items: readonly { deliveries: number; total_bbl: string | null }[] = []) => [
				items.reduce((n, { deliveries }) => n + deliveries, 0),
				items.reduce((n, { total_bbl }) => n + Number(total_bbl), 0)
			];
			expect(sum(own?.observed), attribution).toEqual([7, 51847]);
			expect(sum(own?.transfers), attribution).toEqual([6, 44760]);
			expect(sum(view.observed.suppliers), attribution).toEqual([7, 51847]);
		}
	});

	it('says so in the headline, and compares factor sets within the same limit', async () => {
		const view = await year(2019);
		expect(view.headline.title).toBe(
			'Events of two sources or more come to 67,140\u00a0bbl in 2019, 0.13 times the cap'
		);
		const sets = (await readFactorSets(context, TWO)).get(2019) ?? [];
		expect(sets.map(({ observed }) => observed.deliveries)).toEqual([9, 9, 9, 9]);
	});

	it('lists the same deliveries on the page of the supplier', async () => {
		const page = await readSupplier(context, 2019, 'CH' as SupplierCode, TWO);
		expect(page?.deliveries.records).toHaveLength(9);
		expect(page?.observedSums.reduce((n, { records }) => n + records, 0)).toBe(9);
	});
});

describe('records, transfers and ships of two sources or more', () => {
	const count = async (leftOut: 'none' | 'any' | 'single_source', text = '') => {
		const filter = { ...ALL_RECORDS, kind: 'shipment', year: 2019, sources: 2, leftOut, text } as const;
		const reader = await openRecords(context, filter, TWO);
		const { records } = await reader.page(null, 500);
		expect((await reader.overview()).counts.movements, `${leftOut} ${text}`).toBe(records.length);
		return records.map(({ standing }) => standing.code);
	};

	it('finds what counts and what one agency alone tells, by running totals and row by row', async () => {
		expect(await count('none')).toHaveLength(9);
		expect(new Set(await count('single_source'))).toEqual(new Set(['single_source']));
		expect(await count('single_source')).toHaveLength(66);
		// The word stands in every row's source, so rows are looked at one by one.
		expect(await count('none', 'Exercise')).toHaveLength(9);
		expect(await count('single_source', 'Exercise')).toHaveLength(66);
		// 26 rows are left out of the observed total for other reasons, as the table of the answer says.
		expect(await count('any')).toHaveLength(66 + 26);
	});

	it('lists everything that is left out by reason, in all as many as are found', async () => {
		for (const [query, kind, records] of [
			// The tables of the answer for 2019: 1 + 1 + 1 + 1 + 9 + 2 + 2 + 9, and 1 + 1 + 13 + 1 + 1 + 6; 66 more of one source.
			[LATEST_VIEW, 'shipment', 26],
			[LATEST_VIEW, 'sts', 23],
			[TWO, 'shipment', 92]
		] as const) {
			const filter = {
				...ALL_RECORDS,
				kind,
				year: 2019,
				sources: query.sources,
				leftOut: 'any'
			} as const;
			const { counts, leftOut } = await (await openRecords(context, filter, query)).overview();
			expect(counts.movements, kind).toBe(records);
			expect((leftOut ?? []).reduce((n, line) => n + line.records, 0)).toBe(records);
		}
		const every = await openRecords(context, { ...ALL_RECORDS, leftOut: 'any' }, LATEST_VIEW);
		const { counts, leftOut } = await every.overview();
		expect((leftOut ?? []).reduce((n, line) => n + line.records, 0)).toBe(counts.movements);
		// The row of 2016 in block 9.
		expect(leftOut?.find(({ reason }) => reason === 'before_first_cap')?.records).toBe(1);
	});

	it('keeps the ledger of transfers to those, and counts the others', async () => {
		const { transfers, overview } = await readSts(context, { ...ALL_TRANSFERS, sources: 2 }, TWO, null, 200);
		expect(overview.counts.transfers).toBe(12);
		expect(transfers).toHaveLength(12);
		expect(overview.points.length).toBeLessThanOrEqual(12);
		const all = await readSts(context, ALL_TRANSFERS, LATEST_VIEW, null, 1);
		expect(overview.counts.singleSource).toBe(all.overview.counts.transfers - 12);
	});

	it('counts the barrels of a ship by events of two agencies only', async () => {
		// Lima 1 is told by A and B on 20 January 2019; Alfa 1 by A alone.
		for (const [name, total] of [
			['LIMA 1', 7_460_000n],
			['ALFA 1', null]
		] as const) {
			const { records } = await (
				await openRecords(context, { ...ALL_RECORDS, text: `EXERCISE ${name}` }, LATEST_VIEW)
			).page(null, 20);
			const imos = records.flatMap(({ record }) =>
				record.recordKind === 'shipment' && record.vesselName.endsWith(name) ? [record.imo ?? ''] : []
			);
			const imo = parseImo(imos[0] ?? '');
			const reading = imo.kind === 'valid' ? await readVessel(context, imo.imo, TWO) : null;
			expect(reading?.page.years?.[0]?.observed?.total ?? null, name).toBe(total);
		}
	});
});
