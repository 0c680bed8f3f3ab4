// A ledger for tests that is kept twice: in the database, change by change, and in memory as the list of what was done, from
// which the rules told a second time say what must stand.
import { createHash } from 'node:crypto';
import type { IsoDate } from '#lib/domain/calendar.ts';
import { addDays, dayNumber } from '#lib/domain/calendar.ts';
import type { SupplierCode } from '#lib/domain/country.ts';
import type { Hull } from '#lib/domain/link/hull.ts';
import type { LinkRow } from '#lib/domain/link/link-row.ts';
import { pairOf } from '#lib/domain/link/link-row.ts';
import type { Outcome } from '#lib/domain/link/test-oracle.ts';
import { outcomesOf } from '#lib/domain/link/test-oracle.ts';
import type { Shipment, StsTransfer } from '#lib/domain/record.ts';
import { parseRecordId, recordId } from '#lib/domain/record.ts';
import type { Barrels, FactorSetName } from '#lib/domain/units.ts';
import type { Imo } from '#lib/domain/vessel.ts';
import { sql } from '../../db/connection.ts';
import type { TestDatabase } from '../../db/test-database.ts';
import { withTransaction } from '../../db/transaction.ts';
import { movementSums } from '../movements.ts';
import { markCommitted, markWithdrawn } from '../imports.ts';
import { addStanding, nextVersion, takeStanding } from '../standing.ts';
import { onDay, party, shipment, storeDraft, transfer } from '../test-draft.ts';
import type { ScopeLimits } from './link-scope.ts';
import { relinkImport, relinkRecords } from './relink.ts';
import type { Verdict } from './verdicts.ts';
import { setVerdict } from './verdicts.ts';

/** What one row of a file says. The same reference is the same record, in whatever file it stands. */
export interface Telling {
	readonly reference: string;
	readonly kind: LinkRow['kind'];
	readonly ship: Hull | null;
	/** The receiver of a transfer. */
	readonly other: Hull | null;
	readonly day: number;
	readonly isDirected: boolean;
	readonly agency: string;
	readonly supplier: string;
	/** Whole barrels by the default factor set; a third more by all others. */
	readonly bbl: number | null;
}

interface File {
	readonly id: number;
	readonly tellings: readonly Telling[];
	readonly committedOn: IsoDate;
	isWithdrawn: boolean;
}

/** Where a row stands, set aside or linked or as it came. */
export interface Placed extends Outcome {
	readonly row: LinkRow;
	readonly year: number;
	readonly third: bigint;
}

const FIRST_DAY = '2022-12-28' as IsoDate;

export class TestLedger {
	readonly files: File[] = [];
	readonly said = new Map<string, Verdict>();
	readonly days: IsoDate[] = [];
	private readonly database: TestDatabase;
	private readonly limits: ScopeLimits;

	constructor(database: TestDatabase, limits: ScopeLimits) {
		this.database = database;
		this.limits = limits;
	}

	async commit(tellings: readonly Telling[], day: IsoDate): Promise<void> {
		const id = await storeDraft(this.database, tellings.map(movementOf));
		await withTransaction(this.database, async (_client, db) => {
			const version = await nextVersion(db, 'commit', id);
			await markCommitted(db, id, version, day);
			await addStanding(db, id, version);
			await relinkImport(db, id, version, this.limits);
		});
		this.files.push({ id, tellings, committedOn: day, isWithdrawn: false });
		if (!this.days.includes(day)) this.days.push(day);
	}

	async withdraw(file: File): Promise<void> {
		await withTransaction(this.database, async (_client, db) => {
			const version = await nextVersion(db, 'withdraw', file.id);
			await markWithdrawn(db, file.id, version, '');
			await takeStanding(db, file.id, version);
			await relinkImport(db, file.id, version, this.limits);
		});
		file.isWithdrawn = true;
	}

	/** Said on the day of the last file. */
	async judge(a: LinkRow, b: LinkRow, verdict: Verdict | null): Promise<void> {
		const day = this.days.at(-1) ?? FIRST_DAY;
		await withTransaction(this.database, async (_client, db) => {
			const version = await nextVersion(db, 'link', null);
			await setVerdict(db, [a.key, b.key], verdict, '', version);
			const records = [a.id, b.id].flatMap((id) => parseRecordId(id) ?? []);
			await relinkRecords(db, records, version, day, this.limits);
		});
		if (verdict === null) this.said.delete(pairOf(a.key, b.key));
		else this.said.set(pairOf(a.key, b.key), verdict);
	}

	/** All rows of files that are in the ledger, as a view of `asOf` must have them. */
	placed(asOf: IsoDate | null = null): Placed[] {
		const files = this.files.filter(
			({ isWithdrawn, committedOn }) => !isWithdrawn && (asOf === null || committedOn <= asOf)
		);
		const rows = files.flatMap(({ id, tellings, committedOn }) =>
			tellings.map((telling, at) => ({ telling, row: rowOf(telling, recordId(id, at + 2, 1), committedOn) }))
		);
		const aside = asideOf(rows);
		const standing = rows.filter(({ row }) => !aside.has(row.id)).map(({ row }) => row);
		const outcomes = outcomesOf(
			standing.filter(({ fills, empties }) => fills !== null || empties !== null),
			this.said
		);
		return rows.map(({ telling, row }) => ({
			...(aside.get(row.id) ?? outcomes.get(row.id) ?? asItCame(row)),
			row,
			year: Number(dateOf(telling).slice(0, 4)),
			third: thirdOf(telling)
		}));
	}
}

export async function emptyLedger({ db }: TestDatabase): Promise<void> {
	await sql`
		truncate movement, set_aside, import_total, movement_total, link, link_place, link_verdict, data_version,
			import_charge, movement_charge, import cascade`.execute(db);
}

/** The default factor set and one of the others. */
export const SETS = ['committee-8.33', 'diesel-7.46'] as const;

export interface View {
	readonly version: number;
	readonly asOf: IsoDate | null;
}

/** `year kind supplier place: records of barrels`. */
export async function sumsOf(
	database: TestDatabase,
	view: View,
	factorSet: FactorSetName = SETS[0]
): Promise<string[]> {
	const sums = await movementSums(database.db, { ...view, factorSet });
	const merged = new Map<string, { records: number; barrels: bigint }>();
	for (const sum of sums) {
		const key = `${sum.windowYear} ${sum.kind} ${sum.supplier} ${sum.leftOut ?? 'counts'}${sum.isDelivered ? ' delivered' : ''} x${sum.sources}`;
		const { records = 0, barrels = 0n } = merged.get(key) ?? {};
		merged.set(key, { records: records + sum.records, barrels: barrels + sum.barrels });
	}
	return textsOf(merged);
}

/** The same from the rules told a second time. */
export function sumsBy(placed: readonly Placed[], factorSet: FactorSetName = SETS[0]): string[] {
	const merged = new Map<string, { records: number; barrels: bigint }>();
	for (const one of placed) {
		const kind = one.row.kind === 'transfer' ? 'sts' : 'shipment';
		const key = `${one.year} ${kind} ${one.supplier} ${one.reason ?? 'counts'}${one.isDelivered ? ' delivered' : ''} x${one.sources}`;
		const { records = 0, barrels = 0n } = merged.get(key) ?? {};
		const own = factorSet === 'committee-8.33' ? (one.row.barrels ?? 0n) : one.third;
		merged.set(key, { records: records + 1, barrels: barrels + own });
	}
	return textsOf(merged);
}

export const textsOf = (sums: ReadonlyMap<string, { records: number; barrels: bigint }>) =>
	[...sums].map(([key, { records, barrels }]) => `${key}: ${records} of ${barrels}`).sort();

/** A row with the cells of the one before it of its reference repeats it; any other replaces what stands before it. */
function asideOf(rows: readonly { telling: Telling; row: LinkRow }[]): Map<string, Outcome> {
	const aside = new Map<string, Outcome>();
	const last = new Map<string, { telling: Telling; row: LinkRow }>();
	for (const one of rows) {
		const before = last.get(one.row.key);
		if (before !== undefined && contentOf(before.telling) === contentOf(one.telling))
			aside.set(one.row.id, { ...asItCame(one.row), reason: 'repeat', by: before.row.id });
		else {
			if (before !== undefined)
				aside.set(before.row.id, { ...asItCame(before.row), reason: 'superseded', by: one.row.id });
			last.set(one.row.key, one);
		}
	}
	return aside;
}

const asItCame = ({ id, supplier }: LinkRow): Outcome => ({
	id,
	supplier,
	reason: null,
	by: null,
	isDelivered: false,
	sources: 1
});

const dateOf = ({ day }: Telling) => addDays(FIRST_DAY, day);
const contentOf = (telling: Telling) => JSON.stringify(telling);
const thirdOf = ({ bbl }: Telling) => (bbl === null ? 0n : (BigInt(bbl) * 4000n) / 3n);
const digestOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

function rowOf(telling: Telling, id: string, seenOn: IsoDate): LinkRow {
	const { kind, ship, other, isDirected, agency, supplier, bbl } = telling;
	const key = digestOf(telling.reference).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
	return {
		id,
		key,
		kind,
		day: dayNumber(dateOf(telling)),
		fills: kind === 'delivery' ? null : kind === 'loading' ? ship : other,
		empties: kind === 'loading' ? null : ship,
		isDirected: kind !== 'transfer' || isDirected,
		agency,
		sourceClass: 'ngo',
		supplier: supplier as SupplierCode,
		volume: bbl === null ? 'none' : 'stated',
		barrels: bbl === null ? null : (BigInt(bbl * 1000) as Barrels),
		seenOn
	};
}

function movementOf(telling: Telling, at: number): Shipment | StsTransfer {
	const { reference, kind, ship, other, isDirected, agency, supplier, bbl } = telling;
	const shared = {
		...onDay(dateOf(telling)),
		...(bbl === null
			? { kind: 'none' as const, barrels: null, quantity: '', unit: null }
			: {
					barrels: [BigInt(bbl * 1000), ...[1, 2, 3].map(() => thirdOf(telling))].map((one) => one as Barrels)
				}),
		source: agency,
		supplier: supplier as SupplierCode,
		key: reference,
		contentKey: digestOf(contentOf(telling))
	};
	const shipOf = (hull: Hull | null) => ({ imo: (hull?.imo ?? null) as Imo | null, name: hull?.name ?? '' });
	if (kind === 'transfer')
		return transfer(at + 2, {
			...shared,
			giver: party(shipOf(ship)),
			receiver: party(shipOf(other)),
			direction: isDirected ? 'stated' : 'assumed'
		});
	const { imo, name } = shipOf(ship);
	const call =
		kind === 'loading' ? { originPort: 'Vostochny', supplierRole: 'load_port_state' as const } : {};
	return shipment(at + 2, { ...shared, ...call, imo, vesselName: name });
}
