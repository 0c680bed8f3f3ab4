// Who is charged, in the database: what the reader summed, what commits, replacements and withdrawals moved, and what the
// migration of an older folder works out must be one and the same.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import { CHARGE_RULES, chargedUnder } from '#lib/domain/cap/attribution.ts';
import { chargesByRule } from '#lib/domain/cap/charges.ts';
import type { SupplierCode } from '#lib/domain/country.ts';
import type { Shipment, StsTransfer } from '#lib/domain/record.ts';
import { SUPPLIER_ROLES } from '#lib/domain/record.ts';
import type { Barrels } from '#lib/domain/units.ts';
import { DEFAULT_LADEN, FACTOR_SET_NAMES } from '#lib/domain/units.ts';
import { readConfig } from '../config.ts';
import type { Context } from '../context.ts';
import { sql } from '../db/connection.ts';
import { migrationFiles } from '../db/migrate.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { commitImport } from '../use-cases/import-file.ts';
import { withdrawImport } from '../use-cases/withdraw-import.ts';
import { chargeSums, chargedColumn } from './charges.ts';
import { movementSums } from './movements.ts';
import { onDay, party, shipment, storeDraft, transfer } from './test-draft.ts';

type Movement = Shipment | StsTransfer;

let database: TestDatabase;
let context: Context;

beforeAll(async () => {
	database = await testDatabase();
	context = { database, config: readConfig({}), today: () => '2024-06-01' as IsoDate };
});

afterAll(() => database.close());

async function commit(records: readonly Movement[]): Promise<number> {
	const id = await storeDraft(database, records);
	expect((await commitImport(context, id)).state).toBe('committed');
	return id;
}

async function withdraw(id: number): Promise<void> {
	expect((await withdrawImport(context, id, 'test')).state).toBe('withdrawn');
}

/** Records and barrels of deliveries and of transfers in each window and factor set, under every rule. */
async function totals(version = 1_000_000) {
	const found: Record<string, string[]> = {};
	for (const factorSet of FACTOR_SET_NAMES) {
		const point = { version, asOf: null, factorSet };
		const movements = await movementSums(database.db, point);
		const charges = await chargeSums(database.db, { ...point, byMonth: 'flag_state', sources: 1 });
		for (const windowYear of [2022, 2023]) {
			const rules = chargesByRule(
				movements.filter((sum) => sum.windowYear === windowYear),
				charges.filter((sum) => sum.windowYear === windowYear),
				DEFAULT_LADEN
			);
			for (const { rule, deliveries, transfers } of rules) {
				const of = (list: typeof deliveries) =>
					[
						list.reduce((sum, one) => sum + one.deliveries, 0),
						list.reduce((sum, one) => sum + one.withoutVolume, 0),
						list.reduce((sum, one) => sum + (one.low ?? 0n), 0n),
						list.reduce((sum, one) => sum + (one.total ?? 0n), 0n),
						list.reduce((sum, one) => sum + (one.high ?? 0n), 0n)
					].join(' ');
				(found[rule] ??= []).push(`${factorSet} ${windowYear}: ${of(deliveries)} / ${of(transfers)}`);
			}
		}
	}
	return found;
}

async function expectOneTotal(version?: number): Promise<void> {
	const { as_recorded: recorded, ...others } = await totals(version);
	for (const rule of CHARGE_RULES) expect(others[rule]).toEqual(recorded);
}

const state = fc.constantFrom('RU', 'CN', 'KP', 'TG') as fc.Arbitrary<SupplierCode>;
const volume = fc.constantFrom(
	{ kind: 'stated' as const, barrels: [10_000n, 9_000n, 8_000n, 7_001n] as Barrels[] },
	{ kind: 'scenario' as const, barrels: [33_333n, 22_221n, 11_111n, 7n] as Barrels[] },
	{ kind: 'none' as const, barrels: null }
);
const movementOf: fc.Arbitrary<(line: number) => Movement> = fc
	.record({
		key: fc.integer({ min: 1, max: 20 }),
		isTransfer: fc.boolean(),
		day: fc.constantFrom('2022-03-01', '2023-05-01', '2023-06-01'),
		supplier: fc.oneof(state, fc.constant('unknown' as SupplierCode)),
		supplierRole: fc.constantFrom(...SUPPLIER_ROLES),
		flag: fc.option(state),
		loadPortState: fc.option(state),
		basis: fc.constantFrom('observed' as const, 'observed' as const, 'declared' as const),
		leftOut: fc.constantFrom(null, null, null, 'crude' as const),
		volume
	})
	.map((given) => (line: number) => {
		const over = {
			key: `${given.isTransfer} ${given.key}`,
			...onDay(given.day),
			...given.volume,
			supplier: given.supplier,
			leftOut: given.leftOut
		};
		return given.isTransfer
			? transfer(line, { ...over, giver: party({ name: 'GIVER', flag: given.flag }) })
			: shipment(line, {
					...over,
					supplierRole: given.supplierRole,
					flag: given.flag,
					loadPortState: given.loadPortState,
					basis: given.basis
				});
	});

/** Cells that differ have different content keys, as the reader would give them. */
function withContent(record: Movement): Movement {
	const digits = JSON.stringify(record, (name, value: unknown) =>
		['line', 'recordKey', 'contentKey'].includes(name)
			? undefined
			: typeof value === 'bigint'
				? String(value)
				: value
	);
	let hash = 0n;
	for (const sign of digits) hash = (hash * 131n + BigInt(sign.codePointAt(0) ?? 0)) % 2n ** 128n;
	return { ...record, contentKey: hash.toString(16).padStart(32, '0') };
}

const fileOf = fc
	.array(movementOf, { minLength: 4, maxLength: 12 })
	.map((rows) => rows.map((row, at) => withContent(row(at + 1))))
	.map((rows) =>
		rows.filter((row, at) => rows.findIndex(({ recordKey }) => recordKey === row.recordKey) === at)
	);

describe('the total of a window', () => {
	it('never changes with the rule, whatever is committed, replaced and withdrawn', async () => {
		// One seed, so that a failure is the same for everybody; change it to look elsewhere.
		const [files = []] = fc.sample(fc.array(fileOf, { minLength: 24, maxLength: 24 }), {
			numRuns: 1,
			seed: 20261126
		});
		const standing: number[] = [];
		for (const [at, file] of files.entries()) {
			standing.push(await commit(file));
			await expectOneTotal();
			const oldest = at % 3 === 2 ? standing.splice(at % standing.length, 1)[0] : undefined;
			if (oldest === undefined) continue;
			await withdraw(oldest);
			await expectOneTotal();
		}
		for (let version = 1; version <= 32; version += 3) await expectOneTotal(version);
		const { as_recorded: recorded = [] } = await totals();
		// Something of everything must be in it for the comparison to mean anything.
		for (const line of recorded) expect(line).not.toMatch(/: 0 | \/ 0 /);
	});

	it('is charged in SQL as in the domain', async () => {
		const rules = sql.join(CHARGE_RULES.map((rule) => sql`${chargedColumn(rule)}`));
		const { rows } = await sql<{
			kind: 'shipment' | 'sts';
			supplier: SupplierCode;
			supplier_role: Shipment['supplierRole'] | null;
			flag: SupplierCode | null;
			giver_flag: SupplierCode | null;
			load_port_state: SupplierCode | null;
			charged: string[];
		}>`
			select kind, supplier, supplier_role, flag, giver_flag, load_port_state, array[${rules}] as charged
			from movement m`.execute(database.db);
		expect(rows.length).toBeGreaterThan(60);
		for (const row of rows) {
			const given = {
				supplier: row.supplier,
				supplierRole: row.supplier_role ?? ('unknown' as const),
				flag: row.kind === 'sts' ? row.giver_flag : row.flag,
				loadPortState: row.load_port_state
			};
			expect(row.charged).toEqual(CHARGE_RULES.map((rule) => chargedUnder(rule, given)));
		}
	});
});

describe('a folder of an earlier version', () => {
	const all = async (table: 'import_charge' | 'movement_charge') => {
		const { rows } = await sql<Record<string, unknown>>`
			select ${table === 'import_charge' ? sql`import_id` : sql`version, seen_on`}, rule, kind, window_year, month,
				charged, volume, sum(records)::text as records, sum(mbbl_committee)::text as committee,
				sum(mbbl_basket)::text as basket, sum(mbbl_diesel)::text as diesel, sum(mbbl_unsd)::text as unsd
			from ${sql.table(table)}
			group by 1, 2, 3, 4, 5, 6, 7 ${table === 'import_charge' ? sql`` : sql`, 8`}
			having sum(records) <> 0
			order by ${table === 'import_charge' ? sql`1, 2, 3, 4, 5, 6, 7` : sql`1, 2, 3, 4, 5, 6, 7, 8`}`.execute(
			database.db
		);
		return rows;
	};

	it('is charged as if it had been read by this one', async () => {
		const before = { imports: await all('import_charge'), changes: await all('movement_charge') };
		expect(before.imports.length).toBeGreaterThan(100);
		// Ports stand as text in the rows: the states that the reader took from them are told again by the migration.
		await sql`
			update movement set origin_port = case load_port_state when 'RU' then 'Vostochny Port, Russia'
				when 'CN' then 'Longkou, China (loading-port call)' when 'KP' then 'Nampo, DPRK' when 'TG' then 'Lomé, Togo' end
			where load_port_state is not null`.execute(database.db);
		await sql`drop table import_charge, movement_charge`.execute(database.db);
		await sql`alter table movement drop column load_port_state`.execute(database.db);
		await sql.raw(migrationFiles['./migrations/0003-attribution.sql'] ?? '').execute(database.db);
		expect(await all('import_charge')).toEqual(before.imports);
		expect(await all('movement_charge')).toEqual(before.changes);
		await expectOneTotal();
	});
});
