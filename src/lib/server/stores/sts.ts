// The ledger of transfers at sea: counts, pages, places and positions of the rows that stand in a view. A row that repeats
// another or that a newer one replaces is a record, and no second transfer.
import type { YearMonth } from '#lib/domain/calendar.ts';
import { NORTH_KOREA, UNKNOWN_SUPPLIER } from '#lib/domain/country.ts';
import type { RecordCursor } from '#lib/domain/report/record-query.ts';
import type { StoredTransfer } from '#lib/domain/report/record-view.ts';
import type { StsCounts } from '#lib/domain/report/sts-ledger.ts';
import { NO_TRANSFERS } from '#lib/domain/report/sts-ledger.ts';
import type { PlaceWords } from '#lib/domain/report/sts-places.ts';
import type { StsFilter } from '#lib/domain/report/sts-query.ts';
import type { StsMonth, YearCount } from '#lib/domain/report/sts-timeline.ts';
import { PROHIBITED_FROM } from '#lib/domain/report/sts-words.ts';
import { sql } from '../db/connection.ts';
import type { Executor } from './executor.ts';
import type { LedgerView } from './ledger-view.ts';
import { asideIn, isToldBy } from './ledger-view.ts';
import type { Fragment } from './record-filters.ts';
import { every, likePattern } from './record-filters.ts';
import type { MovementRow } from './stored-movement.ts';
import { movementColumns, toMovement } from './stored-movement.ts';

/** Imports of the view that hold transfers: the others are never read. */
const holders = ({ imports }: LedgerView) =>
	imports.filter(({ kinds }) => kinds.includes('sts')).map(({ id }) => id);

function conditions(
	view: LedgerView,
	{ year, receiverFlag, hasVolume, sourceClass, text }: StsFilter
): Fragment[] {
	return [
		sql`m.import_id = any(${holders(view)}::int[])`,
		sql`m.kind = 'sts'`,
		...(year === null ? [] : [sql`m.starts between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`]),
		...(receiverFlag === null ? [] : [flagCondition(receiverFlag)]),
		...(hasVolume ? [sql`m.volume = 'stated'`] : []),
		...(sourceClass === null ? [] : [sql`m.source_class = ${sourceClass}`]),
		...(text === '' ? [] : [textCondition(text)])
	];
}

function flagCondition(flag: NonNullable<StsFilter['receiverFlag']>): Fragment {
	return flag === UNKNOWN_SUPPLIER ? sql`m.receiver_flag is null` : sql`m.receiver_flag = ${flag}`;
}

function textCondition(text: string): Fragment {
	const pattern = likePattern(text);
	return sql`(
		m.giver_name ilike ${pattern} or m.receiver_name ilike ${pattern} or m.location ilike ${pattern}
		or m.source ilike ${pattern} or m.source_ref ilike ${pattern}
		or ${text} in (m.giver_imo, m.receiver_imo, m.giver_imo_text, m.receiver_imo_text))`;
}

/** No repeat, no older version, no further report of an event. */
const isEvent = sql`(s.import_id is null and k.reason is distinct from 'same_event')`;
const isDated = sql`m.starts is not null`;
const isPlaced = sql`(m.latitude is not null and m.longitude is not null)`;

/** The rows that fit and stand in the view, as `m`. */
const standing = (view: LedgerView, filter: StsFilter, own: readonly Fragment[] = []): Fragment => sql`
	from movement m ${asideIn(sql`m`, view)}
	where ${every([...conditions(view, filter), isEvent, isToldBy(filter.sources), ...own])}`;

type CountRow = Record<keyof StsCounts, string>;

export async function countTransfers(db: Executor, view: LedgerView, filter: StsFilter): Promise<StsCounts> {
	if (holders(view).length === 0) return NO_TRANSFERS;
	const isDprk = sql`(m.receiver_flag is not distinct from ${NORTH_KOREA} or m.giver_flag is not distinct from ${NORTH_KOREA})`;
	const isNotBefore = sql`(m.ends is null or m.ends >= ${PROHIBITED_FROM}::date)`;
	const isOpen = sql`(m.starts is null or m.starts < ${PROHIBITED_FROM}::date)`;
	const isTold = isToldBy(filter.sources);
	const counted = (condition: Fragment) =>
		sql`count(*) filter (where ${isEvent} and ${isTold} and ${condition})::text`;
	const { rows } = await sql<CountRow>`
		select ${counted(sql`true`)} as transfers,
			${counted(sql`m.to_dprk`)} as "toDprk",
			${counted(sql`${isDprk} and ${isNotBefore}`)} as "ofKind",
			${counted(sql`${isDprk} and ${isNotBefore} and ${isOpen}`)} as "dateOpen",
			${counted(sql`m.volume = 'stated'`)} as "withVolume",
			${counted(sql`m.left_out = 'aggregate'`)} as aggregates,
			${counted(isPlaced)} as "withPosition",
			${counted(sql`(m.starts is null or m.starts <> m.ends)`)} as "withoutDay",
			${counted(sql`m.starts is null`)} as undated,
			count(*) filter (where not ${isEvent})::text as "setAside",
			count(*) filter (where ${isEvent} and not ${isTold})::text as "singleSource"
		from movement m ${asideIn(sql`m`, view)}
		where ${every(conditions(view, filter))}`.execute(db);
	const [row] = rows;
	if (row === undefined) return NO_TRANSFERS;
	return {
		transfers: Number(row.transfers),
		toDprk: Number(row.toDprk),
		ofKind: Number(row.ofKind),
		dateOpen: Number(row.dateOpen),
		withVolume: Number(row.withVolume),
		aggregates: Number(row.aggregates),
		withPosition: Number(row.withPosition),
		withoutDay: Number(row.withoutDay),
		undated: Number(row.undated),
		setAside: Number(row.setAside),
		singleSource: Number(row.singleSource)
	};
}

/** By first day, then import and line; transfers without a date come last, by import and line, in either order. */
export async function transfersPage(
	db: Executor,
	view: LedgerView,
	filter: StsFilter,
	after: RecordCursor | null,
	limit: number
): Promise<StoredTransfer[]> {
	const dated =
		after === null || after.starts !== null
			? await transfers(db, view, filter, [isDated, ...beyond(after, filter)], byDay(filter), limit)
			: [];
	const own = [
		sql`m.starts is null`,
		...(after === null || after.starts !== null ? [] : [beyondLine(after)])
	];
	const left = limit - dated.length;
	return [...dated, ...(await transfers(db, view, filter, own, sql`m.import_id, m.line, m.part`, left))];
}

function byDay({ order }: Pick<StsFilter, 'order'>): Fragment {
	const way = order === 'oldest' ? sql`asc` : sql`desc`;
	return sql`m.starts ${way}, m.import_id ${way}, m.line ${way}, m.part ${way}`;
}

function beyond(after: RecordCursor | null, { order }: StsFilter): Fragment[] {
	if (after === null) return [];
	const { starts, importId, line, part } = after;
	const key = sql`(${starts}::date, ${importId}::int, ${line}::int, ${part}::int)`;
	return [
		order === 'oldest'
			? sql`(m.starts, m.import_id, m.line, m.part) > ${key}`
			: sql`(m.starts, m.import_id, m.line, m.part) < ${key}`
	];
}

function beyondLine({ importId, line, part }: RecordCursor): Fragment {
	return sql`(m.import_id, m.line, m.part) > (${importId}::int, ${line}::int, ${part}::int)`;
}

async function transfers(
	db: Executor,
	view: LedgerView,
	filter: StsFilter,
	own: readonly Fragment[],
	order: Fragment,
	limit: number
): Promise<StoredTransfer[]> {
	if (holders(view).length === 0 || limit <= 0) return [];
	const { rows } = await sql<MovementRow>`
		select ${movementColumns}
		from (select m.* ${standing(view, filter, own)} order by ${order} limit ${limit}) m
		join import i on i.id = m.import_id ${asideIn(sql`m`, view)}
		order by ${order}`.execute(db);
	return rows.map(toMovement).filter((record) => record.recordKind === 'sts');
}

/** Transfers with a date, oldest first. */
export async function datedTransfers(
	db: Executor,
	view: LedgerView,
	filter: StsFilter,
	limit: number
): Promise<StoredTransfer[]> {
	return await transfers(db, view, filter, [isDated], byDay({ order: 'oldest' }), limit);
}

/** Transfers with a position, newest first; those without a date come last. */
export async function placedTransfers(
	db: Executor,
	view: LedgerView,
	filter: StsFilter,
	limit: number
): Promise<StoredTransfer[]> {
	const order = sql`m.starts desc nulls last, m.import_id desc, m.line desc, m.part desc`;
	return await transfers(db, view, filter, [isPlaced], order, limit);
}

/** Transfers by their month; those whose days lie in several months are in none of them. */
export async function transferMonths(db: Executor, view: LedgerView, filter: StsFilter): Promise<StsMonth[]> {
	if (holders(view).length === 0) return [];
	const { rows } = await sql<{ month: YearMonth; to_dprk: string; others: string }>`
		select m.month, count(*) filter (where m.to_dprk)::text as to_dprk,
			count(*) filter (where not m.to_dprk)::text as others
		${standing(view, filter, [sql`m.month is not null`])}
		group by 1 order by 1`.execute(db);
	return rows.map(({ month, to_dprk, others }) => ({
		month,
		toDprk: Number(to_dprk),
		others: Number(others)
	}));
}

/** Transfers by the year in which they began. */
export async function transferYears(db: Executor, view: LedgerView, filter: StsFilter): Promise<YearCount[]> {
	if (holders(view).length === 0) return [];
	const { rows } = await sql<{ year: number; to_dprk: string; others: string }>`
		select extract(year from m.starts)::int as year, count(*) filter (where m.to_dprk)::text as to_dprk,
			count(*) filter (where not m.to_dprk)::text as others
		${standing(view, filter, [isDated])}
		group by 1 order by 1`.execute(db);
	return rows.map(({ year, to_dprk, others }) => ({
		year,
		toDprk: Number(to_dprk),
		others: Number(others)
	}));
}

/** The places of transfers without a position, in the words of their files, most frequent first. */
export async function placesInWords(
	db: Executor,
	view: LedgerView,
	filter: StsFilter,
	limit: number
): Promise<PlaceWords[]> {
	if (holders(view).length === 0) return [];
	const { rows } = await sql<{ location: string; transfers: string }>`
		select coalesce(m.location, '') as location, count(*)::text as transfers
		${standing(view, filter, [sql`not ${isPlaced}`])}
		group by 1 order by count(*) desc, 1 limit ${limit}`.execute(db);
	return rows.map(({ location, transfers: n }) => ({ location, transfers: Number(n) }));
}
