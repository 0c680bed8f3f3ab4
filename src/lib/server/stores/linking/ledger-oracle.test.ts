// The ledger after random commits, corrections, re-uploads, withdrawals and words of analysts, against the rules told a second
// time over the list of what was done: the same records count, for the same supplier and barrels, in every view.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '#lib/domain/calendar.ts';
import type { IsoDate } from '#lib/domain/calendar.ts';
import { hullOf } from '#lib/domain/link/hull.ts';
import { sql } from '../../db/connection.ts';
import type { TestDatabase } from '../../db/test-database.ts';
import { testDatabase } from '../../db/test-database.ts';
import { chargeSums } from '../charges.ts';
import { ledgerView } from '../ledger-view.ts';
import { placeHolds } from '../place-holds.ts';
import { currentVersion } from '../standing.ts';
import { countLinks, linksPage, refusedPairs } from './link-pages.ts';
import type { ScopeLimits } from './link-scope.ts';
import { SCOPE_LIMITS } from './link-scope.ts';
import type { Placed, Telling, View } from './test-ledger.ts';
import { SETS, TestLedger, emptyLedger, sumsBy, sumsOf, textsOf } from './test-ledger.ts';

let database: TestDatabase;

beforeAll(async () => {
	database = await testDatabase();
});

afterAll(async () => {
	await database.close();
});

/** Each rule of attribution charges all that counts to somebody. */
async function expectCharged(view: View, placed: readonly Placed[]): Promise<void> {
	const charges = await chargeSums(database.db, {
		...view,
		factorSet: SETS[0],
		byMonth: 'flag_state',
		sources: 1
	});
	const charged = new Map<string, { records: number; barrels: bigint }>();
	for (const one of charges) {
		const key = `${one.windowYear} ${one.kind} ${one.rule}`;
		const { records = 0, barrels = 0n } = charged.get(key) ?? {};
		charged.set(key, { records: records + one.records, barrels: barrels + one.barrels });
	}
	const counted = new Map<string, { records: number; barrels: bigint }>();
	for (const one of placed.filter(({ reason }) => reason === null))
		for (const rule of ['reporting_state', 'load_port_state', 'flag_state', 'seller']) {
			const key = `${one.year} ${one.row.kind === 'transfer' ? 'sts' : 'shipment'} ${rule}`;
			const { records = 0, barrels = 0n } = counted.get(key) ?? {};
			counted.set(key, { records: records + 1, barrels: barrels + (one.row.barrels ?? 0n) });
		}
	expect(textsOf(charged)).toEqual(textsOf(counted));
}

/** `record place by`: what pages of single records read. */
async function placesIn({ version, asOf }: View): Promise<string[]> {
	const { rows } = await sql<{ id: string; place: string }>`
		select import_id || '-' || line || '-' || part as id, concat_ws(' ', supplier, reason,
			by_import_id || '-' || by_line || '-' || by_part, case when delivered then 'delivered' end, 'x' || sources) as place
		from link_place k where ${placeHolds(sql`k`, { version, asOf })}`.execute(database.db);
	return rows.map(({ id, place }) => `${id} ${place}`).sort();
}

function placesBy(placed: readonly Placed[]): string[] {
	return placed
		.filter(({ reason }) => reason !== 'repeat' && reason !== 'superseded')
		.filter(
			({ reason, supplier, row, isDelivered, sources }) =>
				reason !== null || supplier !== row.supplier || isDelivered || sources > 1
		)
		.map(({ id, supplier, reason, by, isDelivered, sources }) =>
			[
				fullId(id),
				supplier,
				reason,
				by === null ? null : fullId(by),
				isDelivered ? 'delivered' : null,
				`x${sources}`
			]
				.filter((part) => part !== null)
				.join(' ')
		)
		.sort();
}

/** With the part, which `recordId` leaves out where it is the first. */
const fullId = (id: string) => (id.split('-').length === 2 ? `${id}-1` : id);

/** All that a view answers about links and totals, to be compared byte by byte. */
async function answers(view: View): Promise<string> {
	const pages = await ledgerView(database.db, view.version, view.asOf);
	const filter = { rule: null, after: null };
	const all = [
		await sumsOf(database, view, SETS[0]),
		await sumsOf(database, view, SETS[1]),
		(await chargeSums(database.db, { ...view, factorSet: SETS[0], byMonth: 'flag_state', sources: 1 }))
			.map((one) => JSON.stringify({ ...one, barrels: String(one.barrels) }))
			.sort(),
		await placesIn(view),
		await countLinks(database.db, pages),
		await linksPage(database.db, pages, { ...filter, state: 'in_force' }, 500),
		await linksPage(database.db, pages, { ...filter, state: 'proposed' }, 500),
		await refusedPairs(database.db, pages, 200)
	];
	return JSON.stringify(all);
}

/** As if every ledger were large and every change small. */
const BY_SHIP: ScopeLimits = { smallLedger: 0, manyChanged: 1_000_000 };

const numbered = ['8916293', '9129653', '8660313'].map((imo) => hullOf(imo, ''));
const named = [
	hullOf('8916293', 'Mercury'),
	hullOf(null, 'Mercury'),
	hullOf(null, 'Shundlli'),
	hullOf('9129653', 'Shundlli')
];

const tellings = (hulls: readonly ReturnType<typeof hullOf>[]) =>
	fc.array(
		fc.record({
			kind: fc.constantFrom<Telling['kind']>('delivery', 'loading', 'transfer', 'transfer'),
			ship: fc.constantFrom(...hulls, null),
			other: fc.constantFrom(...hulls, null),
			// Around the end of a window.
			day: fc.nat(6),
			isDirected: fc.constantFrom(true, true, true, false),
			agency: fc.constantFrom('a', 'b', 'c'),
			supplier: fc.constantFrom('RU', 'CN', 'unknown', 'unknown'),
			bbl: fc.constantFrom(null, 900, 1000, 5000)
		}),
		{ minLength: 6, maxLength: 14 }
	);

type Step =
	| {
			readonly does: 'commit';
			readonly rows: readonly number[];
			readonly correction: number | null;
			readonly isNextDay: boolean;
	  }
	| { readonly does: 'withdraw'; readonly file: number }
	| {
			readonly does: 'judge';
			readonly a: number;
			readonly b: number;
			readonly word: 'confirmed' | 'refused' | null;
	  };

const steps: fc.Arbitrary<Step[]> = fc.array(
	fc.oneof(
		{
			weight: 4,
			arbitrary: fc.record({
				does: fc.constant('commit' as const),
				rows: fc.uniqueArray(fc.nat(13), { minLength: 1, maxLength: 8 }),
				correction: fc.option(fc.constantFrom(1, 2), { freq: 3 }),
				isNextDay: fc.boolean()
			})
		},
		{ weight: 2, arbitrary: fc.record({ does: fc.constant('withdraw' as const), file: fc.nat(9) }) },
		{
			weight: 3,
			arbitrary: fc.record({
				does: fc.constant('judge' as const),
				a: fc.nat(40),
				b: fc.nat(40),
				word: fc.constantFrom('confirmed' as const, 'refused' as const, null)
			})
		}
	),
	{ minLength: 2, maxLength: 8 }
);

/** A correction is of another day or volume. */
const corrected = (telling: Telling, by: number): Telling =>
	by === 1 ? { ...telling, day: telling.day + 1 } : { ...telling, bbl: 950 };

async function take(
	ledger: TestLedger,
	pool: readonly Telling[],
	step: Step,
	clock: { day: IsoDate }
): Promise<boolean> {
	if (step.does === 'commit') {
		const rows = [...new Set(step.rows.map((at) => at % pool.length))].flatMap((at) => pool[at] ?? []);
		if (step.isNextDay) clock.day = addDays(clock.day, 1);
		const [first, ...rest] = rows;
		if (first === undefined) return false;
		await ledger.commit(
			step.correction === null ? rows : [corrected(first, step.correction), ...rest],
			clock.day
		);
		return true;
	}
	if (step.does === 'withdraw') {
		const file = ledger.files[step.file % Math.max(ledger.files.length, 1)];
		if (file === undefined || file.isWithdrawn) return false;
		await ledger.withdraw(file);
		return true;
	}
	const rows = ledger.placed();
	const [a, b] = [rows[step.a % Math.max(rows.length, 1)]?.row, rows[step.b % Math.max(rows.length, 1)]?.row];
	if (a === undefined || b === undefined || a.key === b.key) return false;
	await ledger.judge(a, b, step.word);
	return true;
}

describe('the ledger and the rules told a second time', () => {
	it.each([
		['a small ledger', SCOPE_LIMITS, numbered],
		['a large one, ship by ship', BY_SHIP, numbered],
		['ships by name too, a small ledger', SCOPE_LIMITS, [...numbered, ...named]],
		['ships by name too, ship by ship', BY_SHIP, [...numbered, ...named]]
	] as const)(
		'agree after every change: %s',
		async (_name, limits, hulls) => {
			await fc.assert(
				fc.asyncProperty(tellings(hulls), steps, async (told, changes) => {
					await emptyLedger(database);
					const pool = told.map((one, at): Telling => ({ ...one, reference: `row ${at}` }));
					const ledger = new TestLedger(database, limits);
					const clock = { day: '2024-01-01' as IsoDate };
					const past = new Map<string, { view: View; said: string }>();
					for (const change of changes) {
						if (!(await take(ledger, pool, change, clock))) continue;
						const view = { version: await currentVersion(database.db), asOf: null };
						const placed = ledger.placed();
						expect(await placesIn(view)).toEqual(placesBy(placed));
						for (const set of SETS) expect(await sumsOf(database, view, set)).toEqual(sumsBy(placed, set));
						await expectCharged(view, placed);
						// A word holds from the day it is said on, and the rules told again know no days of words.
						if (ledger.said.size === 0)
							for (const asOf of ledger.days) {
								const then = { version: view.version, asOf };
								const known = ledger.placed(asOf);
								expect(await placesIn(then)).toEqual(placesBy(known));
								for (const set of SETS) expect(await sumsOf(database, then, set)).toEqual(sumsBy(known, set));
								await expectCharged(then, known);
							}
						for (const { view, said } of past.values()) expect(await answers(view)).toBe(said);
						for (const asOf of [null, ...ledger.days])
							past.set(`${view.version} ${asOf}`, {
								view: { ...view, asOf },
								said: await answers({ ...view, asOf })
							});
					}
				}),
				{ numRuns: 6, seed: 2397 }
			);
		},
		180_000
	);
});
