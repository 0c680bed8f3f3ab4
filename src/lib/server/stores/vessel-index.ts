// The ships of a view: rows of the register, and what calls and transfers tell of ships, grouped by what they are told
// under. Rows that another row stands for are told once.
import type { LeastSources } from '#lib/domain/cap/least-sources.ts';
import type { SupplierCode } from '#lib/domain/country.ts';
import type { VolumeKind } from '#lib/domain/record.ts';
import type { CountedCalls, RegisteredShip, ToldShip } from '#lib/domain/report/vessel-list.ts';
import type { Barrels, FactorSetName } from '#lib/domain/units.ts';
import { FACTOR_SET_NAMES, NO_BARRELS } from '#lib/domain/units.ts';
import type { Imo } from '#lib/domain/vessel.ts';
import { sql } from '../db/connection.ts';
import type { Executor } from './executor.ts';
import type { LedgerView } from './ledger-view.ts';
import { asideIn, isToldBy } from './ledger-view.ts';

/** More groups than this are not kept in memory; the list then says that it is cut. */
export const MOST_SHIPS = 100_000;

export async function registeredShips(db: Executor, view: LedgerView): Promise<RegisteredShip[]> {
	const imports = view.imports.filter(({ kinds }) => kinds.includes('vessel')).map(({ id }) => id);
	if (imports.length === 0) return [];
	const { rows } = await sql<{
		imo: string | null;
		mmsi: string | null;
		name: string;
		former_names: string;
		flag: string | null;
		flag_text: string;
		notes: string;
		type: string;
		dwt: string;
		designations: string;
	}>`
		select imo, mmsi, name, former_names, flag, flag_text, notes, type, dwt, designations
		from vessel_entry where import_id = any(${imports}::int[])
		order by import_id, line, part limit ${MOST_SHIPS}`.execute(db);
	return rows.map((row) => ({
		imo: row.imo as Imo | null,
		mmsi: row.mmsi,
		name: row.name,
		formerNames: row.former_names,
		flag: row.flag as SupplierCode | null,
		flagText: row.flag_text,
		notes: row.notes,
		type: row.type,
		dwt: row.dwt,
		designations: row.designations
	}));
}

const barrelColumns = ['mbbl_committee', 'mbbl_basket', 'mbbl_diesel', 'mbbl_unsd'] as const;

interface ToldRow {
	imo: string | null;
	name: string | null;
	mmsi: string | null;
	flag: string | null;
	records: string;
	/** False for all but calls that count as observed deliveries of the view. */
	counts: boolean;
	volume: VolumeKind;
	mbbl: string;
}

/** One group for each number, name, MMSI, flag and kind of volume that a ship is told under. */
export async function toldShips(
	db: Executor,
	view: LedgerView,
	factorSet: FactorSetName,
	sources: LeastSources
): Promise<ToldShip[]> {
	const [calls, given, received] = await Promise.all([
		calling(db, view, factorSet, sources),
		transferring(db, view, 'giver', sources),
		transferring(db, view, 'receiver', sources)
	]);
	return [...calls, ...given, ...received];
}

/** Reports of events that so many agencies report; a ship of none is told all the same. */
const toldBy = (sources: LeastSources) => sql`count(*) filter (where ${isToldBy(sources)})::text`;

const importsWith = (view: LedgerView, kind: 'shipment' | 'sts') =>
	view.imports.filter(({ kinds }) => kinds.includes(kind)).map(({ id }) => id);

async function calling(
	db: Executor,
	view: LedgerView,
	factorSet: FactorSetName,
	sources: LeastSources
): Promise<ToldShip[]> {
	const imports = importsWith(view, 'shipment');
	if (imports.length === 0) return [];
	const mbbl = sql.ref(`m.${barrelColumns[FACTOR_SET_NAMES.indexOf(factorSet)] ?? barrelColumns[0]}`);
	const { rows } = await sql<ToldRow>`
		select m.imo, m.vessel_name as name, null as mmsi, m.flag, m.volume,
			m.basis = 'observed' and m.left_out is null and k.reason is null and m.window_year is not null
				and ${isToldBy(sources)} as counts,
			${toldBy(sources)} as records, coalesce(sum(${mbbl}), 0)::text as mbbl
		from movement m ${asideIn(sql`m`, view)}
		where m.import_id = any(${imports}::int[]) and m.kind = 'shipment' and s.import_id is null
			and k.reason is distinct from 'same_event'
			and (m.imo is not null or m.vessel_name is not null)
		group by 1, 2, 4, 5, 6
		limit ${MOST_SHIPS}`.execute(db);
	return rows.map((row) => ({
		...shipOf(row),
		calls: Number(row.records),
		transfers: 0,
		counted: countedOf(row)
	}));
}

async function transferring(
	db: Executor,
	view: LedgerView,
	side: 'giver' | 'receiver',
	sources: LeastSources
): Promise<ToldShip[]> {
	const imports = importsWith(view, 'sts');
	if (imports.length === 0) return [];
	const column = (name: string) => sql.ref(`m.${side}_${name}`);
	// A ship that a row names on both sides is in one transfer, not in two.
	const once =
		side === 'giver'
			? sql`true`
			: sql`(m.receiver_imo is null or m.receiver_imo is distinct from m.giver_imo)`;
	const { rows } = await sql<Omit<ToldRow, 'counts' | 'volume' | 'mbbl'>>`
		select ${column('imo')} as imo, ${column('name')} as name, ${column('mmsi')} as mmsi, ${column('flag')} as flag,
			${toldBy(sources)} as records
		from movement m ${asideIn(sql`m`, view)}
		where m.import_id = any(${imports}::int[]) and m.kind = 'sts' and s.import_id is null
			and k.reason is distinct from 'same_event'
			and (${column('imo')} is not null or ${column('name')} is not null) and ${once}
		group by 1, 2, 3, 4
		limit ${MOST_SHIPS}`.execute(db);
	return rows.map((row) => ({
		...shipOf(row),
		calls: 0,
		transfers: Number(row.records),
		counted: { deliveries: 0, withoutVolume: 0, known: NO_BARRELS, fullLoads: NO_BARRELS }
	}));
}

function shipOf({ imo, name, mmsi, flag }: Pick<ToldRow, 'imo' | 'name' | 'mmsi' | 'flag'>) {
	return { imo: imo as Imo | null, name: name ?? '', mmsi, flag: flag as SupplierCode | null };
}

function countedOf({ counts, volume, records, mbbl }: ToldRow): CountedCalls {
	const barrels = BigInt(mbbl) as Barrels;
	return {
		deliveries: counts ? Number(records) : 0,
		withoutVolume: counts && volume === 'none' ? Number(records) : 0,
		known: counts && (volume === 'stated' || volume === 'laden') ? barrels : NO_BARRELS,
		fullLoads: counts && volume === 'scenario' ? barrels : NO_BARRELS
	};
}
