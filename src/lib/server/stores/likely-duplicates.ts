// Rows of a draft that may tell of the same delivery as a row under another key: another source, or another reference of
// the same one. They are shown and never merged: two tankers may have called on one day.
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { RecordId } from '#lib/domain/record.ts';
import { recordId } from '#lib/domain/record.ts';
import { sql } from '../db/connection.ts';
import type { Executor } from './executor.ts';

/** One row of a pair. */
export interface LikelySide {
	readonly id: RecordId;
	readonly importId: number;
	readonly line: number;
	readonly part: number;
	readonly fileName: string;
	readonly date: IsoDate;
	/** The delivering ship, or giver and receiver of a transfer; its IMO number where it has no name. */
	readonly ship: string;
	readonly supplier: string;
	/** As the row gives it, with its unit; blank where it gives none. */
	readonly quantity: string;
	readonly source: string;
	readonly sourceRef: string;
}

export interface LikelyPair {
	/** The same ship, or the same supplier and quantity, on the same day. */
	readonly because: 'ship' | 'quantity';
	readonly draft: LikelySide;
	readonly other: LikelySide;
	/** True when the other row stands in the same file. */
	readonly isSameFile: boolean;
}

export interface LikelyDuplicates {
	/** Rows of the draft that have one or more. */
	readonly total: number;
	readonly pairs: readonly LikelyPair[];
}

/** Comparing a million rows with a million others takes longer than reading them. */
export const MOST_COMPARED = 250_000;

const MOST_PAIRS = 100;
const MOST_OF_A_ROW = 5;
/** Up to so many rows it pays to look only at the days they name. */
const FEW_ROWS = 20_000;

type Fragment = ReturnType<typeof sql>;

const plainName = (name: Fragment) => sql`nullif(lower(translate(${name}, ' .,-_/''"', '')), '')`;
const shipOf = (imo: Fragment, name: Fragment) => sql`coalesce(${imo}, ${plainName(name)})`;
const giver = shipOf(sql`m.giver_imo`, sql`m.giver_name`);
const receiver = shipOf(sql`m.receiver_imo`, sql`m.receiver_name`);

/** What rows are told alike by, as numbers: comparing a million texts would take three times as long. */
const marks = sql`
	case when m.kind = 'shipment' then hashtextextended(${shipOf(sql`m.imo`, sql`m.vessel_name`)}, m.starts - date '2000-01-01')
		when ${giver} || ${receiver} is not null
			then hashtextextended(least(${giver}, ${receiver}) || '+' || greatest(${giver}, ${receiver}), m.starts - date '2000-01-01')
	end as by_ship,
	case when m.quantity is not null and m.volume = 'stated' then hashtextextended(
		m.kind || m.supplier || coalesce(m.unit, '') ||
		case when position('.' in m.quantity) > 0 then rtrim(rtrim(m.quantity, '0'), '.') else m.quantity end,
		m.starts - date '2000-01-01')
	end as by_quantity,
	-- Two ships that are both known by number and differ are two deliveries, however alike.
	case when m.kind = 'shipment' then m.imo is not null
		else m.giver_imo is not null and m.receiver_imo is not null end as is_known,
	hashtextextended(coalesce(m.source, '') || chr(9) || coalesce(m.source_ref, ''), 0) as origin,
	uuid_hash_extended(m.record_key, 0) as key`;

/** A meeting at sea lasts over midnight; what is spread over more days than this is not told by its first one. */
const MOST_DAYS_AFTER = 3;

/** Rows that can be counted, told by the day they begin: a row left out already cannot be counted twice. */
const comparable = sql`m.left_out is null and (m.date_precision = 'day'
	or m.date_precision = 'range' and m.ends <= m.starts + ${sql.lit(MOST_DAYS_AFTER)})`;

const inLedger = sql`
	i.state = 'committed' and not exists (
		select from set_aside s
		where s.import_id = m.import_id and s.line = m.line and s.part = m.part and s.to_version is null)`;

interface Found {
	line: number;
	part: number;
	starts: IsoDate;
	total: string;
}

/** `rows`: how many the draft has. */
export async function likelyDuplicates(
	db: Executor,
	importId: number,
	rows: number
): Promise<LikelyDuplicates> {
	const found = await alikeRows(db, importId, rows <= FEW_ROWS);
	const [first] = found;
	if (first === undefined) return { total: 0, pairs: [] };
	return { total: Number(first.total), pairs: await pairsOf(db, importId, found) };
}

/**
 * The first rows of the draft that are alike others; each with how many there are. Groups are compared, never pairs. A
 * large draft is read once for each rule, which costs less than keeping a million rows beside it.
 */
async function alikeRows(db: Executor, importId: number, isSmall: boolean): Promise<Found[]> {
	const days = isSmall ? await daysOf(db, importId) : null;
	const onSameDay = days === null ? sql`true` : sql`m.starts = any(${days}::date[])`;
	const kept = isSmall ? sql`materialized` : sql`not materialized`;
	const { rows } = await sql<Found>`
		with own as ${kept} (
			select m.line, m.part, m.starts, ${marks}
			from movement m where m.import_id = ${importId} and ${comparable}
		), compared as ${kept} (
			select * from own
			union all
			select m.line, m.part, m.starts, ${marks}
			from movement m join import i on i.id = m.import_id
			where m.import_id <> ${importId} and ${comparable} and ${onSameDay} and ${inLedger}
		), ships as (
			select by_ship from compared where by_ship is not null
			group by by_ship having min(origin) <> max(origin) and min(key) <> max(key)
		), quantities as (
			select by_quantity,
				min(origin) filter (where not is_known) as unknown_from,
				max(origin) filter (where not is_known) as unknown_to
			from compared where by_quantity is not null
			group by by_quantity having min(origin) <> max(origin) and min(key) <> max(key) and not bool_and(is_known)
		), alike as (
			select own.* from own join ships on ships.by_ship = own.by_ship
			union
			select own.* from own join quantities q on q.by_quantity = own.by_quantity
				and (not own.is_known or own.origin <> q.unknown_from or own.origin <> q.unknown_to)
		)
		select line, part, starts, (select count(*) from alike)::text as total from alike
		order by line, part limit ${MOST_PAIRS}`.execute(db);
	return rows;
}

async function daysOf(db: Executor, importId: number): Promise<IsoDate[]> {
	const { rows } = await sql<{ starts: IsoDate }>`
		select distinct starts from movement m where import_id = ${importId} and ${comparable}`.execute(db);
	return rows.map(({ starts }) => starts);
}

interface SideRow {
	import_id: number;
	line: number;
	part: number;
	file_name: string;
	starts: IsoDate;
	ship: string | null;
	supplier: string;
	quantity: string;
	source: string | null;
	source_ref: string | null;
}

async function pairsOf(db: Executor, importId: number, found: readonly Found[]): Promise<LikelyPair[]> {
	const days = [...new Set(found.map(({ starts }) => starts))];
	const { rows } = await sql<{ because: LikelyPair['because']; own: SideRow; other: SideRow }>`
		with compared as materialized (
			select m.*, i.file_name, ${marks}
			from movement m join import i on i.id = m.import_id
			where m.starts = any(${days}::date[]) and ${comparable} and (m.import_id = ${importId} or (${inLedger}))
		), own as (
			select c.* from compared c
			join unnest(${found.map(({ line }) => line)}::int[], ${found.map(({ part }) => part)}::int[]) as f (line, part)
				on (c.line, c.part) = (f.line, f.part)
			where c.import_id = ${importId}
		), pair as (
			select 'ship' as because, o as own, c as other
			from own o join compared c on c.by_ship = o.by_ship
			where ${areApart(importId)}
			union all
			select 'quantity', o, c
			from own o join compared c on c.by_quantity = o.by_quantity
			where ${areApart(importId)} and not (o.is_known and c.is_known) and (c.by_ship = o.by_ship) is not true
		), numbered as (
			select because, own, other, row_number() over (
				partition by (own).line, (own).part order by because desc, (other).import_id, (other).line, (other).part
			) as place
			from pair
		)
		select because, ${sideOf(sql`own`)} as own, ${sideOf(sql`other`)} as other
		from numbered where place <= ${MOST_OF_A_ROW}
		order by (own).line, (own).part, place limit ${MOST_PAIRS}`.execute(db);
	return rows.map(({ because, own, other }) => ({
		because,
		draft: toSide(own),
		other: toSide(other),
		isSameFile: other.import_id === importId
	}));
}

/** Two rows of one file are one pair, shown with the first. */
const areApart = (importId: number): Fragment => sql`
	(c.source, c.source_ref) is distinct from (o.source, o.source_ref) and c.record_key <> o.record_key
	and (c.import_id <> ${importId} or (c.line, c.part) > (o.line, o.part))`;

const sideOf = (row: Fragment): Fragment => sql`jsonb_build_object(
	'import_id', (${row}).import_id, 'line', (${row}).line, 'part', (${row}).part, 'file_name', (${row}).file_name,
	'starts', (${row}).starts, 'supplier', (${row}).supplier,
	'ship', case when (${row}).kind = 'shipment' then coalesce((${row}).vessel_name, (${row}).imo)
		else concat_ws(' → ', coalesce((${row}).giver_name, (${row}).giver_imo), coalesce((${row}).receiver_name, (${row}).receiver_imo))
	end,
	'quantity', concat_ws(' ', (${row}).quantity, (${row}).unit),
	'source', (${row}).source, 'source_ref', (${row}).source_ref)`;

function toSide(row: SideRow): LikelySide {
	return {
		id: recordId(row.import_id, row.line, row.part),
		importId: row.import_id,
		line: row.line,
		part: row.part,
		fileName: row.file_name,
		date: row.starts,
		ship: row.ship ?? '',
		supplier: row.supplier,
		quantity: row.quantity,
		source: row.source ?? '',
		sourceRef: row.source_ref ?? ''
	};
}
