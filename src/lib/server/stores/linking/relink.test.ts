// Links in the database: after any commits and withdrawals the sums are those of the rows that stand, linked as a whole.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import { addDays } from '#lib/domain/calendar.ts';
import type { MovementSum } from '#lib/domain/cap/movement-sum.ts';
import type { SupplierCode } from '#lib/domain/country.ts';
import type { Shipment, StsTransfer } from '#lib/domain/record.ts';
import type { Barrels } from '#lib/domain/units.ts';
import { DEFAULT_FACTOR_SET } from '#lib/domain/units.ts';
import type { Imo } from '#lib/domain/vessel.ts';
import { sql } from '../../db/connection.ts';
import type { TestDatabase } from '../../db/test-database.ts';
import { testDatabase } from '../../db/test-database.ts';
import { withTransaction } from '../../db/transaction.ts';
import { markCommitted, markWithdrawn } from '../imports.ts';
import { movementSums } from '../movements.ts';
import { addStanding, currentVersion, nextVersion, takeStanding } from '../standing.ts';
import { onDay, party, shipment, storeDraft, transfer } from '../test-draft.ts';
import type { ScopeLimits } from './link-scope.ts';
import { SCOPE_LIMITS } from './link-scope.ts';
import { relinkImport } from './relink.ts';

let database: TestDatabase;

beforeAll(async () => {
	database = await testDatabase();
});

afterAll(async () => {
	await database.close();
});

const TODAY = '2024-01-01' as IsoDate;
/** As if every ledger were large and every change small. */
const BY_SHIP: ScopeLimits = { smallLedger: 0, manyChanged: 1_000_000 };

type Movement = Shipment | StsTransfer;

async function commit(records: readonly Movement[], limits = SCOPE_LIMITS): Promise<number> {
	const kind = records.some(({ recordKind }) => recordKind === 'sts') ? 'sts' : 'shipment';
	const id = await storeDraft(database, records, { kind });
	await withTransaction(database, async (_client, db) => {
		const version = await nextVersion(db, 'commit', id);
		await markCommitted(db, id, version, TODAY);
		await addStanding(db, id, version);
		await relinkImport(db, id, version, limits);
	});
	return id;
}

async function withdraw(id: number, limits = SCOPE_LIMITS): Promise<void> {
	await withTransaction(database, async (_client, db) => {
		const version = await nextVersion(db, 'withdraw', id);
		await markWithdrawn(db, id, version, '');
		await takeStanding(db, id, version);
		await relinkImport(db, id, version, limits);
	});
}

async function empty(): Promise<void> {
	await sql`
		truncate movement, set_aside, import_total, movement_total, link, link_place, link_verdict, data_version, import_charge, movement_charge, import
		cascade`.execute(database.db);
}

async function sums(): Promise<string[]> {
	const version = await currentVersion(database.db);
	const found = await movementSums(database.db, { version, asOf: null, factorSet: DEFAULT_FACTOR_SET });
	return found.map(textOf).sort();
}

const textOf = ({ kind, supplier, leftOut, isDelivered, sources, records, barrels }: MovementSum) =>
	`${kind} ${supplier} ${leftOut ?? 'counts'}${isDelivered ? ' delivered' : ''}${sources === 1 ? '' : ` x${sources}`}: ${records} of ${barrels}`;

const SHIPS = ['8916293', '9129653', '8660313', '8817007'].map((imo) => imo as Imo);
const volume = (bbl: number | null) =>
	bbl === null
		? { kind: 'none' as const, barrels: null, quantity: '', unit: null }
		: { barrels: Array.from({ length: 4 }, () => BigInt(bbl * 1000) as Barrels) };

interface Told {
	readonly what: 'delivery' | 'loading' | 'transfer';
	readonly ship: number;
	readonly other: number | null;
	readonly day: number;
	readonly agency: string;
	readonly supplier: string;
	readonly bbl: number | null;
}

/** The key says all that makes a row, so that it is the same row in whatever file it stands. */
function movementOf(told: Told, line: number, count: number): Movement {
	const { what, ship, other, day, agency, supplier, bbl } = told;
	const shared = {
		...onDay(addDays('2023-03-01' as IsoDate, day)),
		...volume(bbl),
		source: agency,
		supplier: supplier as SupplierCode,
		key: `${JSON.stringify(told)} ${count}`
	};
	const imo = SHIPS[ship] ?? null;
	if (what === 'transfer') {
		const receiver = other === null ? party() : party({ imo: SHIPS[other] ?? null });
		return transfer(line, { ...shared, giver: party({ imo }), receiver });
	}
	const call =
		what === 'loading' ? { originPort: 'Vostochny', supplierRole: 'load_port_state' as const } : {};
	return shipment(line, { ...shared, ...call, imo, vesselName: '' });
}

const told: fc.Arbitrary<Told> = fc.record({
	what: fc.constantFrom('delivery', 'loading', 'transfer'),
	ship: fc.nat(3),
	other: fc.option(fc.nat(3), { nil: null }),
	day: fc.nat(40),
	agency: fc.constantFrom('Reporter A', 'Reporter B', 'Reporter C'),
	supplier: fc.constantFrom('RU', 'CN', 'unknown'),
	bbl: fc.constantFrom(null, 900, 1000, 5000)
});

/** Rows as they stand in files; equal ones are told apart by a count, as the reader does. */
function filesOf(rows: readonly Told[], files: number): Movement[][] {
	const seen = new Map<string, number>();
	const parts = Array.from({ length: files }, (): Movement[] => []);
	rows.forEach((row, at) => {
		const text = JSON.stringify(row);
		const count = (seen.get(text) ?? 0) + 1;
		seen.set(text, count);
		parts[at % files]?.push(movementOf(row, at + 2, count));
	});
	return parts.filter((part) => part.length > 0);
}

describe('links after commits and withdrawals', () => {
	it('take a loading out when its discharge comes, and put it back when that is withdrawn', async () => {
		await empty();
		const ship = { ship: 0, other: null, agency: 'Reporter A', bbl: 1000 };
		await commit([movementOf({ ...ship, what: 'loading', day: 0, supplier: 'RU' }, 2, 1)]);
		expect(await sums()).toEqual(['shipment RU counts: 1 of 1000000']);
		const landed = await commit([
			movementOf({ ...ship, what: 'delivery', day: 5, supplier: 'unknown', bbl: 900 }, 2, 1)
		]);
		expect(await sums()).toEqual([
			'shipment RU counts: 1 of 900000',
			'shipment RU linked_to_delivery: 1 of 1000000'
		]);
		await withdraw(landed);
		expect(await sums()).toEqual(['shipment RU counts: 1 of 1000000']);
	});

	it.each([
		['a small ledger', SCOPE_LIMITS],
		['a large one, ship by ship', BY_SHIP]
	])(
		'come to the same whatever the files and their order: %s',
		async (_name, limits) => {
			await fc.assert(
				fc.asyncProperty(
					fc.uniqueArray(told, { minLength: 2, maxLength: 24, selector: (one) => JSON.stringify(one) }),
					fc.integer({ min: 2, max: 4 }),
					fc.array(fc.nat(), { maxLength: 4 }),
					async (rows, files, order) => {
						await empty();
						await commit(filesOf(rows, 1)[0] ?? []);
						const whole = await sums();
						await empty();
						const parts = filesOf(rows, files);
						for (const at of order) parts.push(...parts.splice(at % parts.length, 1));
						const ids: number[] = [];
						for (const part of parts) ids.push(await commit(part, limits));
						expect(await sums()).toEqual(whole);
						// Taken back and brought in again, all is as it was.
						const [first, part] = [ids[0], parts[0]];
						if (first === undefined || part === undefined) return;
						await withdraw(first, limits);
						await commit(part, limits);
						expect(await sums()).toEqual(whole);
					}
				),
				{ numRuns: 60, seed: 2397 }
			);
		},
		180_000
	);
});
