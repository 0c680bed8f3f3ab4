// Two states of the ledger compared. The figures of the bundled record are typed by hand from data/official/*.csv; the
// deliveries are made up, small enough to add by hand.
import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import { addDays } from '#lib/domain/calendar.ts';
import { parseShare } from '#lib/domain/decimal.ts';
import type { Changes } from '#lib/domain/report/changes.ts';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import type { Barrels } from '#lib/domain/units.ts';
import { barrelsText } from '#lib/domain/units.ts';
import type { Context } from '../context.ts';
import { contextOf } from '../context.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { loadDraft } from '../intake/load-draft.ts';
import { currentVersion } from '../stores/standing.ts';
import { commitImport, receiveFile } from './import-file.ts';
import { readChanges } from './read-changes.ts';
import { readDeclaredHistory } from './read-declared-history.ts';
import { seedRecord } from './seed-record.ts';
import { withdrawImport } from './withdraw-import.ts';

let database: TestDatabase;
let dataDir: string;
let context: Context;
let day = '2026-11-23' as IsoDate;

beforeAll(async () => {
	database = await testDatabase();
	dataDir = await mkdtemp(join(tmpdir(), 'oilcap-changes-'));
	context = { ...contextOf(database, { ...database.config, dataDir }), today: () => day };
	await seedRecord(context);
});

afterAll(async () => {
	await database.close();
	await rm(dataDir, { recursive: true, force: true });
});

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	yield new TextEncoder().encode(text);
}

async function commit(fileName: string, text: string): Promise<{ id: number; version: number }> {
	const arrival = await receiveFile(context, bytesOf(text), {
		fileName,
		kind: null,
		answers: {},
		origin: 'cli'
	});
	const importId = arrival.importId;
	if (arrival.state !== 'already_imported') {
		await loadDraft(database, { importId, dataDir, today: day });
		expect((await commitImport(context, importId)).state).toBe('committed');
	}
	return { id: importId, version: await currentVersion(database.db) };
}

const asOf = (date: string) => ({ asOf: date as IsoDate });

async function compare(
	year: number,
	before: Partial<ViewQuery> = {},
	after: Partial<ViewQuery> = {}
): Promise<Changes> {
	const changes = await readChanges(context, year, {
		before: { ...LATEST_VIEW, ...before },
		after: { ...LATEST_VIEW, ...after }
	});
	if (changes === null) throw new Error(`no window ${year}`);
	return changes;
}

const text = (barrels: Barrels | null) => (barrels === null ? null : barrelsText(barrels));
const sumOf = (terms: readonly { readonly barrels: Barrels }[]) =>
	barrelsText(terms.reduce((sum, { barrels }) => sum + barrels, 0n) as Barrels);

/** Kind, state, sum before, sum after, change. */
const told = ({ declared }: Changes) =>
	declared.steps.map((step) => [
		step.kind,
		step.supplier,
		sumOf(step.before),
		sumOf(step.after),
		barrelsText(step.change)
	]);

describe('why 2023 went from 325,262 declared on 1 March 2024 to 362,706', () => {
	it('China’s annual statement of 14 March 2025 took the place of its eleven months', async () => {
		const changes = await compare(2023, asOf('2024-03-01'), asOf('2025-03-14'));
		expect([text(changes.before.declared.total), text(changes.after.declared.total)]).toEqual([
			'325262.168',
			'362706.000'
		]);
		expect(text(changes.declared.change)).toBe('37443.832');
		expect(told(changes)).toEqual([['statement_over_months', 'CN', '219417.168', '256861.000', '37443.832']]);
		const [step] = changes.declared.steps;
		expect(step?.before.map(({ month, barrels }) => [month, barrelsText(barrels)])).toEqual([
			['2023-01', '8688.856'],
			['2023-02', '26710.312'],
			['2023-03', '15260.000'],
			['2023-04', '33931.000'],
			['2023-05', '9197.000'],
			['2023-06', '18983.000'],
			['2023-07', '12009.000'],
			['2023-08', '8179.000'],
			['2023-09', '29778.000'],
			['2023-10', '18154.000'],
			['2023-11', '38527.000']
		]);
		// The months are still known and no longer added; the statement was printed later.
		expect(step?.before.every(({ absent }) => absent === null)).toBe(true);
		expect(step?.after).toMatchObject([{ absent: 'later_day', figure: { asOf: '2025-03-14', line: 20 } }]);
		expect(changes.before.declared).toMatchObject({ status: 'under', atLeast: true });
		expect(changes.after.declared).toMatchObject({ status: 'under', atLeast: false });
	});

	it('from 30 June 2023 to the latest view, both states’ statements took the place of two months each', async () => {
		const changes = await compare(2023, asOf('2023-06-30'));
		expect(text(changes.before.declared.total)).toBe('90720.168');
		// 362,706 - 90,720.168
		expect(text(changes.declared.change)).toBe('271985.832');
		expect(told(changes)).toEqual([
			['statement_over_months', 'CN', '35399.168', '256861.000', '221461.832'],
			['statement_over_months', 'RU', '55321.000', '105845.000', '50524.000']
		]);
		// Russia's May, June and July name no day; its 83,152 was a mistaken sum that never stood beside 105,845.
		const came = changes.declared.silent.came.map(({ figure, absent }) => [
			figure.supplier,
			figure.start,
			text(figure.barrels),
			absent
		]);
		expect(came).toContainEqual(['RU', '2023-05-01', '2593.000', 'no_day']);
		expect(came).toContainEqual(['RU', '2023-01-01', '83152.000', 'later_day']);
		expect(changes.declared.silent.went).toEqual([]);
		expect(changes.before.declared.leftOut).toContainEqual({ reason: 'no_as_of', records: 3 });
		expect(changes.before.leftOutLines.join(' ')).toContain('3 declared figures have no as-of day');
	});

	it('the way back takes the same steps in reverse', async () => {
		const changes = await compare(2023, {}, asOf('2023-06-30'));
		expect(told(changes)).toEqual([
			['months_over_statement', 'CN', '256861.000', '35399.168', '-221461.832'],
			['months_over_statement', 'RU', '105845.000', '55321.000', '-50524.000']
		]);
	});
});

describe('other windows of the bundled record', () => {
	it('2024: the statement of 300,202.651 took the place of the one of 168,679', async () => {
		const changes = await compare(2024, asOf('2024-12-04'), asOf('2025-03-13'));
		expect(told(changes)).toEqual([['replaced', 'ALL', '168679.000', '300202.651', '131523.651']]);
	});

	it('2024: before December 2024 nothing is known, which is no figure and not zero', async () => {
		const changes = await compare(2024, asOf('2024-12-03'), asOf('2024-12-04'));
		expect([changes.before.declared.total, changes.declared.change]).toEqual([null, null]);
		expect(told(changes)).toEqual([['added', 'ALL', '0.000', '168679.000', '168679.000']]);
		expect(text(changes.declared.stepsSum)).toBe('168679.000');
	});

	it('2019: Russia’s later barrels overtook the statement of all states', async () => {
		const changes = await compare(2019, asOf('2024-01-29'), asOf('2024-01-30'));
		expect(told(changes)).toEqual([['suppliers_over_all', 'ALL', '418000.000', '466705.900', '48705.900']]);
	});

	it('2019 under another table: 22,730 t of China, 8.33 to 7.46; Russia’s published barrels stay', async () => {
		const changes = await compare(2019, {}, { factorSet: 'diesel-7.46' });
		expect(told(changes)).toEqual([['factors', 'CN', '189340.900', '169565.800', '-19775.100']]);
		expect([changes.before.declared.status, changes.after.declared.status]).toEqual(['90', '75']);
	});

	it('a day and a table at once: records by the factors of the earlier side, then the factors', async () => {
		const changes = await compare(2019, asOf('2024-01-29'), {
			...asOf('2024-01-30'),
			factorSet: 'diesel-7.46'
		});
		expect(told(changes).map(([kind, , , , change]) => [kind, change])).toEqual([
			['suppliers_over_all', '48705.900'],
			['factors', '-19775.100']
		]);
	});

	it('the days on which 2023 moved', async () => {
		const rows = await readDeclaredHistory(context, 2023, LATEST_VIEW);
		expect(rows.map(({ asOf, total }) => [asOf, text(total)])).toEqual([
			// China January and February.
			['2023-04-19', '35399.168'],
			// Russia 44,655 + 10,666.
			['2023-06-13', '90720.168'],
			// China 15,260 + 33,931 + 9,197.
			['2023-07-13', '149108.168'],
			// China 18,983 + 12,009 + 8,179.
			['2024-01-18', '188279.168'],
			// Russia 83,152 in place of 55,321.
			['2024-01-26', '216110.168'],
			// Russia 105,845 in place of 83,152.
			['2024-01-30', '238803.168'],
			// China 29,778 + 18,154 + 38,527.
			['2024-02-02', '325262.168'],
			['2025-03-14', '362706.000']
		]);
	});
});

const HEADER = 'date,supplier,vessel_name,product,quantity,unit,dwt,source,source_ref,basis';

describe('observed deliveries', () => {
	it('an import that came, one that was withdrawn, rows that were replaced, rows that repeat', async () => {
		const start = await currentVersion(database.db);
		const first = await commit(
			'first.csv',
			`${HEADER}
2022-05-01,RU,ALPHA,diesel,1000,bbl,,Exercise,a,observed
2022-05-02,RU,BETA,diesel,200,bbl,,Exercise,b,observed
2022-05-03,,GAMMA,diesel,30,bbl,,Exercise,c,observed`
		);
		const second = await commit(
			'second.csv',
			`${HEADER}
2022-05-01,RU,ALPHA,diesel,1500,bbl,,Exercise,a,observed
2022-05-02,RU,BETA,diesel,200,bbl,,Exercise,b,observed
2022-05-04,RU,DELTA,diesel,,,4000,Exercise,d,observed
2022-05-05,RU,EPSILON,diesel,,,,Exercise,e,observed`
		);
		const came = await compare(2022, { version: start }, { version: second.version });
		// 1,500 + 200 + 30, and three quarters of the full load of 4,000 t x 7.46 = 29,840.
		expect(text(came.after.observed.total)).toBe('24110.000');
		expect(came.before.observed.total).toBeNull();
		expect(came.observed.change).toBeNull();
		expect(text(came.observed.stepsSum)).toBe('24110.000');
		expect(
			came.observed.steps.map(({ kind, importId, records, withoutVolume, change, absent }) => [
				kind,
				importId,
				records,
				withoutVolume,
				barrelsText(change),
				absent
			])
		).toEqual([
			// The row that replaces stands for its record; the one that repeats does not count with this import.
			['came', second.id, 3, 1, '23880.000', 'not_yet'],
			['came', first.id, 2, 0, '230.000', 'not_yet']
		]);
		expect(
			came.observed.steps[0]?.named.map(({ record, barrels }) => [record.id, barrelsText(barrels)])
		).toEqual([
			[`${second.id}-4`, '22380.000'],
			[`${second.id}-2`, '1500.000'],
			[`${second.id}-5`, '0.000']
		]);
		expect(came.observed.steps[0]?.rest).toBeNull();

		const replaced = await compare(2022, { version: first.version }, { version: second.version });
		// Before: 1,000 + 200 + 30.
		expect(text(replaced.observed.change)).toBe('22880.000');
		expect(
			replaced.observed.steps.map(({ kind, importId, reason, byImportId, records, change }) => [
				kind,
				importId,
				reason,
				byImportId,
				records,
				barrelsText(change)
			])
		).toEqual([
			['came', second.id, null, null, 3, '23880.000'],
			['left_out', first.id, 'superseded', second.id, -1, '-1000.000']
		]);
		expect(
			replaced.observed.steps[1]?.named.map(({ record, barrels }) => [record.id, barrelsText(barrels)])
		).toEqual([[`${first.id}-2`, '-1000.000']]);

		const share = await compare(2022, {}, { laden: parseShare('9/10') });
		expect(share.observed.steps.map(({ kind, change }) => [kind, barrelsText(change)])).toEqual([
			['laden', '4476.000']
		]);
		const factors = await compare(2022, {}, { factorSet: 'unsd-2004' });
		// 4,000 t x (7.23 - 7.46) x 3/4
		expect(factors.observed.steps.map(({ kind, change }) => [kind, barrelsText(change)])).toEqual([
			['factors', '-690.000']
		]);

		await withdrawImport(context, second.id, 'the wrong file');
		const back = await compare(2022, { version: second.version });
		expect(
			back.observed.steps.map(({ kind, importId, absent, records, change }) => [
				kind,
				importId,
				absent,
				records,
				barrelsText(change)
			])
		).toEqual([
			['went', second.id, 'withdrawn', -3, '-23880.000'],
			['counted_again', first.id, null, 1, '1000.000']
		]);
		expect(back.imports).toContainEqual(
			expect.objectContaining({ id: second.id, withdrawnReason: 'the wrong file' })
		);
		await withdrawImport(context, first.id, 'test');
		// What came and was taken back between two states is no step between them.
		expect((await compare(2022, { version: start })).observed.steps).toEqual([]);
	});

	it('a loading that a later report of its discharge leaves out, and lets stand again', async () => {
		const own =
			'date,supplier,imo,product,quantity,unit,origin_port,destination_port,supplier_role,source,source_ref,basis';
		const loaded = await commit(
			'loaded.csv',
			`${own}\n2021-05-01,RU,8916293,diesel,1000,bbl,Vostochny,,load_port_state,Exercise,l1,observed`
		);
		const landed = await commit(
			'landed.csv',
			`${own}\n2021-05-06,,8916293,diesel,900,bbl,,Nampo,,Exercise,l2,observed`
		);
		const linked = await compare(2021, { version: loaded.version }, { version: landed.version });
		expect(
			linked.observed.steps.map(({ kind, importId, reason, byImportId, records, change }) => [
				kind,
				importId,
				reason,
				byImportId,
				records,
				barrelsText(change)
			])
		).toEqual([
			['left_out', loaded.id, 'linked_to_delivery', landed.id, -1, '-1000.000'],
			['came', landed.id, null, null, 1, '900.000']
		]);
		await withdrawImport(context, landed.id, 'test');
		await withdrawImport(context, loaded.id, 'test');
	});

	it('only the largest are named, and the rest is one line that makes the step whole', async () => {
		const rows = Array.from({ length: 12 }, (_, at) => `2021-03-${String(at + 1).padStart(2, '0')}`);
		const { id, version } = await commit(
			'many.csv',
			[HEADER, ...rows.map((date, at) => `${date},RU,S${at},diesel,${at + 1},bbl,,Exercise,,observed`)].join(
				'\n'
			)
		);
		const { observed } = await compare(2021, { version: version - 1 }, { version });
		const [step] = observed.steps;
		expect(step?.named.map(({ barrels }) => barrelsText(barrels))).toEqual([
			'12.000',
			'11.000',
			'10.000',
			'9.000',
			'8.000'
		]);
		// 1 to 12 sum to 78; 12 + 11 + 10 + 9 + 8 = 50.
		expect(step).toMatchObject({ records: 12, change: 78_000n, rest: { records: 7, change: 28_000n } });
		await withdrawImport(context, id, 'test');
	});

	it('a day of commit tells deliveries apart as data versions do', async () => {
		const yesterday = day;
		day = addDays(day, 5);
		const { id } = await commit('later.csv', `${HEADER}\n2020-03-01,RU,S,diesel,9,bbl,,Exercise,,observed`);
		const changes = await compare(2020, { asOf: yesterday }, { asOf: day });
		expect(changes.observed.steps).toMatchObject([{ kind: 'came', importId: id, absent: 'later_day' }]);
		await withdrawImport(context, id, 'test');
	});
});

describe('after any commits and withdrawals', () => {
	it('every two versions and days are told apart by moves alone, to the thousandth', async () => {
		const rowOf = fc.record({
			ref: fc.integer({ min: 1, max: 4 }),
			quantity: fc.constantFrom('100,t,', '250.5,bbl,', ',,3001', ',,')
		});
		const [plans] = fc.sample(
			fc.array(
				fc.record({
					rows: fc.array(rowOf, { minLength: 1, maxLength: 4 }),
					isWithdrawal: fc.boolean(),
					which: fc.nat(100),
					days: fc.nat(2)
				}),
				{ minLength: 24, maxLength: 24 }
			),
			{ numRuns: 1, seed: 20261126 }
		);
		const first = await currentVersion(database.db);
		const firstDay = day;
		const live: number[] = [];
		for (const [at, { rows, isWithdrawal, which, days }] of (plans ?? []).entries()) {
			day = addDays(day, days);
			const [one] = live.splice(isWithdrawal && live.length > 1 ? which % live.length : live.length, 1);
			if (one !== undefined) {
				await withdrawImport(context, one, 'test');
				continue;
			}
			const own = rows.filter(({ ref }, place) => rows.findIndex((row) => row.ref === ref) === place);
			const lines = own.map(
				({ ref, quantity }) => `2021-05-01,RU,SHIP,diesel,${quantity},Exercise,${ref},observed`
			);
			live.push((await commit(`plan-${at}.csv`, [HEADER, `# ${at}`, ...lines].join('\n'))).id);
		}
		const last = await currentVersion(database.db);
		expect(last - first).toBe(24);
		const views = fc.record({
			version: fc.integer({ min: first, max: last }),
			asOf: fc.option(fc.integer({ min: -1, max: 30 }).map((days) => addDays(firstDay, days)))
		});
		for (const [before, after] of fc.sample(fc.tuple(views, views), { numRuns: 30, seed: 20261126 })) {
			const { observed, before: then, after: now } = await compare(2021, before, after);
			expect(observed.steps.filter(({ kind }) => kind === 'other')).toEqual([]);
			expect(observed.stepsSum).toBe((now.observed.total ?? 0n) - (then.observed.total ?? 0n));
			expect(observed.steps.reduce((sum, { records }) => sum + records, 0)).toBe(
				now.observed.deliveries - then.observed.deliveries
			);
			for (const { named, rest, records, change } of observed.steps) {
				const sum = named.reduce((all, { barrels }) => all + barrels, rest?.change ?? 0n);
				if (named.length > 0) expect([sum, Math.sign(records)]).toEqual([change, Math.sign(records)]);
			}
		}
	}, 60_000);
});
