// Pages of records by keyset: a page begins after the last record of the one before and never counts what it skips.
// Of a large ledger one stretch of the index is read at a time, so that a filter without an index ends early and says
// how far it came, instead of reading a million rows for one answer.
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { StoredFigure } from '#lib/domain/cap/figure.ts';
import { refinedWindow } from '#lib/domain/cap/regime.ts';
import type { RecordId } from '#lib/domain/record.ts';
import type { RecordCursor, RecordFilter } from '#lib/domain/report/record-query.ts';
import type { StoredMovement, StoredVessel } from '#lib/domain/report/record-view.ts';
import { sql } from '../db/connection.ts';
import type { Executor } from './executor.ts';
import type { LedgerView } from './ledger-view.ts';
import { asideIn, importsOf, isSmallSet } from './ledger-view.ts';
import type { Fragment } from './record-filters.ts';
import {
	every,
	figureConditions,
	hasRowConditions,
	inWindow,
	mayBeMovement,
	mayBeVessel,
	movementConditions,
	standingConditions,
	vesselConditions
} from './record-filters.ts';
import type { FigureRow } from './stored-figure.ts';
import { toFigure } from './stored-figure.ts';
import type { MovementRow } from './stored-movement.ts';
import { movementColumns, toMovement } from './stored-movement.ts';
import type { VesselRow } from './stored-vessel.ts';
import { toVessel } from './stored-vessel.ts';

export interface Stretch<T> {
	readonly records: readonly T[];
	/** The last record that was looked at, where the stretch ended before the page was full. */
	readonly searchedTo: RecordCursor | null;
}

/**
 * Deliveries and transfers that have a day, in the order asked for. Where rows have to be looked at one by one, no more
 * than `most` of them are.
 */
export async function datedMovements(
	db: Executor,
	view: LedgerView,
	filter: RecordFilter,
	after: RecordCursor | null,
	limit: number,
	most: number
): Promise<Stretch<StoredMovement>> {
	const imports = importsOf(view, ['shipment', 'sts'], filter);
	if (imports.length === 0 || !mayBeMovement(filter)) return { records: [], searchedTo: null };
	const own = sql`m.import_id = any(${imports.map(({ id }) => id)}::int[])`;
	const range = [own, sql`m.starts is not null`, ...inWindow(filter), ...beyond(after, filter)];
	const looked = movementConditions(view, filter);
	const isSmall = isSmallSet(imports);
	const isSearch = !isSmall && hasRowConditions(filter, imports);
	const end = isSearch ? await stretchEnd(db, every(range), filter, most) : null;
	if (end !== null) range.push(notBeyond(end, filter));
	// A small ledger is read at once and sorted: walking the days would pass over every row of others' drafts.
	const held = isSmall
		? sql`(with held as materialized (select m.* from movement m where ${own}) select * from held)`
		: sql`movement`;
	// Where a standing is asked for, only rows that have it are sorted; else the page is cut before anything is joined.
	const page =
		filter.leftOut === null
			? sql`(select m.* from ${held} m where ${every([...range, ...looked])} order by ${inOrder(filter)} limit ${limit})`
			: held;
	const conditions = filter.leftOut === null ? [] : [...range, ...looked, ...standingConditions(filter)];
	const { rows: found } = await sql<MovementRow>`
		select ${movementColumns}
		from ${page} m
		join import i on i.id = m.import_id
		${asideIn(sql`m`, view)}
		where ${every(conditions)}
		order by ${inOrder(filter)}
		limit ${limit}`.execute(db);
	return { records: found.map(toMovement), searchedTo: found.length === limit ? null : end };
}

/** The last of `most` rows in the range; null where the range holds fewer. Only keys are sorted. */
async function stretchEnd(
	db: Executor,
	range: Fragment,
	filter: RecordFilter,
	most: number
): Promise<RecordCursor | null> {
	const { rows } = await sql<{
		starts: IsoDate;
		import_id: number;
		line: number;
		part: number;
		seen: string;
	}>`
		select starts, import_id, line, part, (count(*) over ())::text as seen
		from (
			select m.starts, m.import_id, m.line, m.part
			from movement m where ${range} order by ${inOrder(filter)} limit ${most}
		) m
		order by ${inOrder(filter, true)} limit 1`.execute(db);
	const [end] = rows;
	if (end === undefined || Number(end.seen) < most) return null;
	return { starts: end.starts, importId: end.import_id, line: end.line, part: end.part };
}

function inOrder({ order }: RecordFilter, isTurned = false): Fragment {
	const way = (order === 'oldest') === isTurned ? sql`desc` : sql`asc`;
	return sql`m.starts ${way}, m.import_id ${way}, m.line ${way}, m.part ${way}`;
}

const keyOf = ({ starts, importId, line, part }: RecordCursor) =>
	sql`(${starts}::date, ${importId}::int, ${line}::int, ${part}::int)`;

function notBeyond(end: RecordCursor, { order }: RecordFilter): Fragment {
	return order === 'oldest'
		? sql`(m.starts, m.import_id, m.line, m.part) <= ${keyOf(end)}`
		: sql`(m.starts, m.import_id, m.line, m.part) >= ${keyOf(end)}`;
}

function beyond(after: RecordCursor | null, { order }: RecordFilter): Fragment[] {
	if (after === null || after.starts === null) return [];
	return [
		order === 'oldest'
			? sql`(m.starts, m.import_id, m.line, m.part) > ${keyOf(after)}`
			: sql`(m.starts, m.import_id, m.line, m.part) < ${keyOf(after)}`
	];
}

/** Deliveries and transfers without a day, by import and line. */
export async function undatedMovements(
	db: Executor,
	view: LedgerView,
	filter: RecordFilter,
	after: RecordCursor | null,
	limit: number
): Promise<StoredMovement[]> {
	const imports = importsOf(view, ['shipment', 'sts'], filter);
	if (imports.length === 0 || !mayBeMovement(filter) || filter.year !== null || filter.month !== null)
		return [];
	const { rows } = await sql<MovementRow>`
		select ${movementColumns}
		from movement m
		join import i on i.id = m.import_id
		${asideIn(sql`m`, view)}
		where m.starts is null and m.import_id = any(${imports.map(({ id }) => id)}::int[])
			and ${every([...afterLine(sql`m`, after), ...movementConditions(view, filter), ...standingConditions(filter)])}
		order by m.import_id, m.line, m.part limit ${limit}`.execute(db);
	return rows.map(toMovement);
}

function afterLine(alias: Fragment, after: RecordCursor | null): Fragment[] {
	if (after === null || after.starts !== null) return [];
	return [
		sql`(${alias}.import_id, ${alias}.line, ${alias}.part)
			> (${after.importId}::int, ${after.line}::int, ${after.part}::int)`
	];
}

/** `only` narrows to records that the caller has chosen by what they are in their year; null for all. */
export async function periodFigures(
	db: Executor,
	view: LedgerView,
	filter: RecordFilter,
	only: readonly RecordId[] | null,
	after: RecordCursor | null,
	limit: number
): Promise<StoredFigure[]> {
	const imports = importsOf(view, ['period'], filter);
	if (imports.length === 0) return [];
	const { rows } = await sql<FigureRow>`
		select m.*, i.file_name, i.committed_version
		from period_figure m join import i on i.id = m.import_id
		where ${every([...figureConditions(view, imports, filter, only), ...beyond(after, filter)])}
		order by ${inOrder(filter)} limit ${limit}`.execute(db);
	return rows.map(toFigure);
}

/** Rows of the vessel register; they have no day, no supplier and no basis. */
export async function vesselEntries(
	db: Executor,
	view: LedgerView,
	filter: RecordFilter,
	after: RecordCursor | null,
	limit: number
): Promise<StoredVessel[]> {
	const imports = importsOf(view, ['vessel'], filter);
	if (imports.length === 0 || !mayBeVessel(filter)) return [];
	const { rows } = await sql<VesselRow>`
		select m.*, i.file_name
		from vessel_entry m join import i on i.id = m.import_id
		where ${every([...vesselConditions(imports, filter), ...afterLine(sql`m`, after)])}
		order by m.import_id, m.line, m.part limit ${limit}`.execute(db);
	return rows.map(toVessel);
}

/** Transfers that are looked at for the flags of their ships. */
const MOST_FLAGS = 20_000;

/** Transfers of a window in which a ship is reported to fly a state's flag; its flag is not the supplier. */
export async function transfersUnderFlag(
	db: Executor,
	view: LedgerView,
	year: number,
	flag: string,
	limit: number
): Promise<StoredMovement[]> {
	const window = refinedWindow(year);
	const imports = view.imports.filter(({ kinds }) => kinds.includes('sts')).map(({ id }) => id);
	if (window === null || imports.length === 0) return [];
	const { rows } = await sql<MovementRow>`
		select ${movementColumns}
		from (
			select * from movement m
			where m.import_id = any(${imports}::int[]) and m.kind = 'sts'
				and m.starts between ${window.start}::date and ${window.end}::date
			order by m.starts, m.import_id, m.line, m.part limit ${MOST_FLAGS}
		) m
		join import i on i.id = m.import_id
		${asideIn(sql`m`, view)}
		where m.window_year = ${year} and coalesce(k.supplier, m.supplier) <> ${flag} and ${flag} in (m.giver_flag, m.receiver_flag)
		order by m.starts, m.import_id, m.line, m.part limit ${limit}`.execute(db);
	return rows.map(toMovement);
}
