// The rows that can be linked, as linking sees them, by day.
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { SupplierCode } from '#lib/domain/country.ts';
import { hullOf } from '#lib/domain/link/hull.ts';
import type { LinkRow } from '#lib/domain/link/link-row.ts';
import { LINK_SETTINGS } from '#lib/domain/link/link-rules.ts';
import { byDay } from '#lib/domain/link/same-event.ts';
import type { SourceClass, VolumeKind } from '#lib/domain/record.ts';
import { recordId } from '#lib/domain/record.ts';
import { agencyOf } from '#lib/domain/source-class.ts';
import type { Barrels } from '#lib/domain/units.ts';
import { sql } from '../../db/connection.ts';
import type { Executor } from '../executor.ts';

/** Rows of the ledger that count and tell their day, as `m` with their import `i`. */
export const linkable = sql`
	movement m join import i on i.id = m.import_id
	where i.state = 'committed' and m.left_out is null and m.basis = 'observed' and m.date_precision in ('day', 'range')
		and m.ends - m.starts <= ${sql.lit(LINK_SETTINGS.eventDays)}
		and not exists (
			select from set_aside s
			where s.import_id = m.import_id and s.line = m.line and s.part = m.part and s.to_version is null)`;

/** A call at which cargo was taken on: a port of origin, none of destination, and the port's state is charged. */
export const isLoading = sql`(m.kind = 'shipment' and m.supplier_role = 'load_port_state'
	and m.origin_port is not null and m.destination_port is null)`;

const linkColumns = sql`
	m.import_id, m.line, m.part, m.record_key, m.kind, ${isLoading} as loading,
	m.starts - date '1970-01-01' as day, m.imo, m.vessel_name, m.giver_imo, m.giver_name, m.receiver_imo,
	m.receiver_name, m.direction, m.source, m.source_class, m.supplier, m.volume, m.mbbl_committee, i.committed_on`;

interface LinkColumns {
	import_id: number;
	line: number;
	part: number;
	record_key: string;
	kind: 'shipment' | 'sts';
	loading: boolean;
	day: number;
	imo: string | null;
	vessel_name: string | null;
	giver_imo: string | null;
	giver_name: string | null;
	receiver_imo: string | null;
	receiver_name: string | null;
	direction: string | null;
	source: string | null;
	source_class: SourceClass;
	supplier: string;
	volume: VolumeKind;
	mbbl_committee: bigint | null;
	committed_on: IsoDate;
}

function toLinkRow(row: LinkColumns): LinkRow {
	const ship = hullOf(row.imo, row.vessel_name ?? '');
	const sides =
		row.kind === 'sts'
			? {
					fills: hullOf(row.receiver_imo, row.receiver_name ?? ''),
					empties: hullOf(row.giver_imo, row.giver_name ?? '')
				}
			: row.loading
				? { fills: ship, empties: null }
				: { fills: null, empties: ship };
	return {
		id: recordId(row.import_id, row.line, row.part),
		key: row.record_key,
		kind: row.kind === 'sts' ? 'transfer' : row.loading ? 'loading' : 'delivery',
		day: row.day,
		...sides,
		isDirected: row.kind === 'shipment' || row.direction === 'stated',
		agency: agencyOf(row.source ?? ''),
		sourceClass: row.source_class,
		supplier: row.supplier as SupplierCode,
		volume: row.volume,
		barrels: row.mbbl_committee as Barrels | null,
		seenOn: row.committed_on
	};
}

const BATCH = 5_000;

/** Up to so many ships are found by an index. */
const FEW_SHIPS = 500;

/** Which ships are in scope: as they are in the tables `linking_imo` and `linking_name`. */
export interface ScopedShips {
	readonly numbers: readonly string[];
	readonly hasNames: boolean;
}

/** Rows of the ships in scope (`link-scope.ts`) in the order of `byDay`. A transaction must be open. */
export async function eachLinkRow(
	db: Executor,
	ships: ScopedShips,
	take: (row: LinkRow) => void
): Promise<void> {
	let day: LinkRow[] = [];
	const flush = () => {
		for (const row of day.sort(byDay)) take(row);
		day = [];
	};
	await eachRow(db, sql`and (${isOfShip(ships)}) order by m.starts`, (next) => {
		if (next.fills === null && next.empties === null) return;
		if (day[0] !== undefined && day[0].day !== next.day) flush();
		day.push(next);
	});
	flush();
}

/**
 * The linkable rows that `rest` of the statement asks for, some thousands at a time: a million are never held as read. The
 * database makes the next ones ready while these are taken.
 */
export async function eachRow(
	db: Executor,
	rest: ReturnType<typeof sql>,
	take: (row: LinkRow) => void
): Promise<void> {
	// All rows will be fetched: the plan is to be good for that, not for the first of them.
	await sql`set local cursor_tuple_fraction = 1`.execute(db);
	await sql`
		declare linkable_rows no scroll cursor for
		select ${linkColumns} from ${linkable} ${rest}`.execute(db);
	const fetch = () => sql<LinkColumns>`fetch ${sql.lit(BATCH)} from linkable_rows`.execute(db);
	let { rows } = await fetch();
	while (rows.length > 0) {
		const next = fetch();
		for (const row of rows) take(toLinkRow(row));
		({ rows } = await next);
	}
	await sql`close linkable_rows`.execute(db);
}

const SHIPS = [
	['imo', 'vessel_name'],
	['giver_imo', 'giver_name'],
	['receiver_imo', 'receiver_name']
] as const;

/** Numbers and names are looked up apart, so that each is one hashed set; most scopes hold no name. */
function isOfShip({ numbers, hasNames }: ScopedShips) {
	const set =
		numbers.length <= FEW_SHIPS
			? sql`any(${sql.lit(`{${numbers.join(',')}}`)}::text[])`
			: sql`any(select imo from linking_imo)`;
	return sql.join(
		SHIPS.flatMap(([imo, name]) => [
			sql`${sql.ref(`m.${imo}`)} = ${set}`,
			...(hasNames ? [sql`${plainName(sql.ref(`m.${name}`))} in (select name from linking_name)`] : [])
		]),
		sql` or `
	);
}

/** As `nameKey` has it. */
export function plainName(name: ReturnType<typeof sql>) {
	return sql`upper(regexp_replace(btrim(${name}), '\\s+', ' ', 'g'))`;
}

/** Each ship of a row `m` as `one`: its number, its name, and whether it takes cargo on. */
export const shipsOfRow = sql`
	lateral (values (m.imo, m.vessel_name, ${isLoading}), (m.giver_imo, m.giver_name, false),
		(m.receiver_imo, m.receiver_name, true)) as one (imo, name, fills)`;
