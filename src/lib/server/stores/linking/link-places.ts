// Where links put records: kept by data version, and written as what each version adds to and takes from the totals.
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { Link, LinkRow } from '#lib/domain/link/link-row.ts';
import type { LinkedPlace } from '#lib/domain/link/cargo.ts';
import { placesOf } from '#lib/domain/link/cargo.ts';
import type { LinkReason, LinkRule } from '#lib/domain/link/link-rules.ts';
import { recordId } from '#lib/domain/record.ts';
import { sql } from '../../db/connection.ts';
import type { CopyLines } from '../../db/copy-lines.ts';
import { copyRows } from '../../db/copy.ts';
import { moveCharges } from '../charges.ts';
import type { Executor } from '../executor.ts';
import { eachRow } from './link-rows.ts';
import { copyPlace } from './copy-place.ts';

/** More moved records than this, and all cargoes are worked out again. */
const MANY_MOVED = 20_000;

/** All rows of the ledger that could have links, and all links, where they were just read and found. */
export interface WholeLedger {
	readonly rows: readonly LinkRow[];
	readonly links: readonly Link[];
}

/** Why places change: reports or words of a day, or an import that never should have been there. */
export type PlaceChange =
	| { readonly kind: 'came'; readonly day: IsoDate }
	| { readonly kind: 'withdrawn'; readonly importId: number };

/** Works out the places of all records in a cargo with one of `linking_moved`, and writes the difference. */
export async function replacePlaces(
	db: Executor,
	version: number,
	change: PlaceChange,
	ledger: WholeLedger | null
): Promise<void> {
	const isEvery = await findCargoes(db);
	const { rows, links } =
		isEvery && ledger !== null
			? { rows: ledger.rows, links: ledger.links.filter(({ isInForce }) => isInForce) }
			: { rows: await rowsOfCargoes(db), links: await linksOfCargoes(db) };
	await storeFound(db, placesOf(rows, links));
	await writeDifference(db, version, change);
	await sql`drop table linking_cargo, linking_place, linking_moved`.execute(db);
}

/** `linking_cargo`: the moved records and all that links in force join to them. True where it holds every cargo. */
async function findCargoes(db: Executor): Promise<boolean> {
	const { rows } = await sql<{ moved: number }>`select count(*)::int as moved from linking_moved`.execute(db);
	const isEvery = (rows[0]?.moved ?? 0) > MANY_MOVED;
	await sql`
		create temp table linking_cargo on commit drop as
		${isEvery ? everyCargo : joinedCargoes}`.execute(db);
	await sql`analyze linking_cargo`.execute(db);
	if (isEvery) await sql`analyze link`.execute(db);
	return isEvery;
}

const everyCargo = sql`
	select import_id, line, part from linking_moved
	union select from_import_id, from_line, from_part from link where to_version is null and in_force
	union select to_import_id, to_line, to_part from link where to_version is null and in_force`;

const joinedCargoes = sql`
	with recursive joined as (
		select import_id, line, part from linking_moved
		union
		select next.* from joined j cross join lateral (
			select to_import_id, to_line, to_part from link
			where to_version is null and in_force
				and (from_import_id, from_line, from_part) = (j.import_id, j.line, j.part)
			union all
			select from_import_id, from_line, from_part from link
			where to_version is null and in_force and (to_import_id, to_line, to_part) = (j.import_id, j.line, j.part)
		) as next
	) select * from joined`;

async function rowsOfCargoes(db: Executor): Promise<LinkRow[]> {
	const rows: LinkRow[] = [];
	await eachRow(
		db,
		sql`and (m.import_id, m.line, m.part) in (select import_id, line, part from linking_cargo)`,
		(row) => rows.push(row)
	);
	return rows;
}

async function linksOfCargoes(db: Executor): Promise<Link[]> {
	const { rows } = await sql<LinkRecord>`
		select l.* from link l join linking_cargo c
			on (l.from_import_id, l.from_line, l.from_part) = (c.import_id, c.line, c.part)
		where l.to_version is null and l.in_force`.execute(db);
	return rows.map(toLink);
}

export interface LinkRecord {
	id: number;
	rule: LinkRule;
	from_import_id: number;
	from_line: number;
	from_part: number;
	to_import_id: number;
	to_line: number;
	to_part: number;
	hull: string | null;
	score: number;
	reasons: string;
	in_force: boolean;
}

export function toLink(row: LinkRecord): Link {
	return {
		rule: row.rule,
		from: recordId(row.from_import_id, row.from_line, row.from_part),
		to: recordId(row.to_import_id, row.to_line, row.to_part),
		hull: row.hull,
		score: row.score,
		reasons: row.reasons.split(' ').filter((one) => one !== '') as LinkReason[],
		isInForce: row.in_force
	};
}

async function storeFound(db: Executor, places: readonly LinkedPlace[]): Promise<void> {
	await sql`
		create temp table linking_place (
			import_id int, line int, part smallint, supplier text, reason text, by_import_id int, by_line int,
			by_part smallint, delivered boolean, sources smallint, seen_on date
		) on commit drop`.execute(db);
	await copyRows(db, 'copy linking_place from stdin', places, copyLinkedPlace);
	await sql`analyze linking_place`.execute(db);
}

function copyLinkedPlace(lines: CopyLines, place: LinkedPlace): void {
	copyPlace(lines, place.row.id);
	lines.text(place.supplier);
	lines.text(place.reason);
	copyPlace(lines, place.by?.id ?? null);
	lines.text(String(place.isDelivered));
	lines.integer(place.sources);
	lines.text(place.seenOn);
	lines.end();
}

const placeColumns = sql`
	import_id, line, part, supplier, reason, by_import_id, by_line, by_part, delivered, sources`;

/** The same of `linking_new n`. */
const newColumns = sql`
	n.import_id, n.line, n.part, n.supplier, n.reason, n.by_import_id, n.by_line, n.by_part, n.delivered, n.sources`;

async function writeDifference(db: Executor, version: number, change: PlaceChange): Promise<void> {
	await sql`
		create temp table linking_stood on commit drop as
		select ${placeColumns}, seen_on from linking_cargo join link_place using (import_id, line, part)
		where to_version is null and seen_until is null`.execute(db);
	await sql`
		create temp table linking_new on commit drop as
		select ${placeColumns} from linking_place except select ${placeColumns} from linking_stood`.execute(db);
	await sql`
		create temp table linking_gone on commit drop as
		select ${placeColumns} from linking_stood except select ${placeColumns} from linking_place`.execute(db);
	await sql`analyze linking_stood; analyze linking_new; analyze linking_gone`.execute(db);
	await sql`
		create temp table linking_shift on commit drop as
		${change.kind === 'came' ? fromDay(change.day) : forAllDays(change.importId)}`.execute(db);
	await sql`analyze linking_shift`.execute(db);
	await sql`
		update link_place p set to_version = ${version} from linking_shift s
		where s.sign = -1 and p.to_version is null
			and (p.import_id, p.line, p.part, p.seen_on) = (s.import_id, s.line, s.part, s.seen_on)`.execute(db);
	await sql`
		insert into link_place (${placeColumns}, seen_on, seen_until, from_version)
		select ${placeColumns}, seen_on, seen_until, ${version} from linking_shift where sign = 1
		order by import_id, line, part`.execute(db);
	// The planner takes joined rows for a handful and would sort a million of them to add them up.
	await sql`set local enable_sort = off`.execute(db);
	await shiftTotals(db, version);
	await moveCharges(
		db,
		version,
		sql`(select import_id, line, part, seen_on, sign from ${steps} where reason is not null)`
	);
	await sql`set local enable_sort to default`.execute(db);
	await sql`drop table linking_shift, linking_stood, linking_new, linking_gone`.execute(db);
}

/** What came on a day holds from then on: the place before it ends there, and views of the days before keep it. */
function fromDay(day: IsoDate) {
	return sql`
		with gone as (
			select s.*, greatest(${day}::date, f.seen_on) as until
			from linking_gone g join linking_stood s using (import_id, line, part)
			left join linking_place f using (import_id, line, part)
		)
		select ${placeColumns}, seen_on, null::date as seen_until, -1 as sign from gone
		union all
		select ${placeColumns}, seen_on, until, 1 from gone where seen_on < until
		union all
		select ${newColumns}, greatest(${day}::date, f.seen_on), null, 1
		from linking_new n join linking_place f using (import_id, line, part)`;
}

/**
 * An import that is withdrawn was never there: its records' places end for all days, and those that its records gave to
 * others; what stands instead holds from the day that its reports were there.
 */
function forAllDays(importId: number) {
	return sql`
		select ${placeColumns}, seen_on, seen_until, -1 as sign
		from link_place p
		where to_version is null and (import_id = ${importId} or by_import_id = ${importId}
			or (import_id, line, part) in (
				select import_id, line, part from linking_gone union select import_id, line, part from linking_new))
		union all
		select ${newColumns}, f.seen_on, null, 1 from linking_new n join linking_place f using (import_id, line, part)`;
}

/** A place holds from a day, and not from another: what is added on the first is taken on the second. */
const steps = sql`(
	select import_id, line, part, supplier, reason, delivered, sources, seen_on, sign from linking_shift
	union all
	select import_id, line, part, supplier, reason, delivered, sources, seen_until, -sign from linking_shift
	where seen_until is not null)`;

/** Each record leaves the place it came with and takes the one that links give it; or goes back. */
async function shiftTotals(db: Executor, version: number): Promise<void> {
	await sql`
		insert into movement_total (
			version, seen_on, kind, window_year, month, supplier, basis, product_class, volume, to_dprk, left_out,
			sources, delivered, records, mbbl_committee, mbbl_basket, mbbl_diesel, mbbl_unsd)
		select ${version}, seen_on, kind, window_year, month, side.supplier, basis, product_class, volume, to_dprk,
			side.left_out, side.sources, side.delivered, sum(side.sign * records),
			coalesce(sum(side.sign * mbbl_committee), 0), coalesce(sum(side.sign * mbbl_basket), 0),
			coalesce(sum(side.sign * mbbl_diesel), 0), coalesce(sum(side.sign * mbbl_unsd), 0)
		from (
			select s.seen_on, m.kind, m.window_year, m.month, m.supplier, m.basis, m.product_class, m.volume,
				m.to_dprk, m.left_out, s.supplier as linked_supplier, s.reason, s.sources, s.delivered,
				sum(s.sign) as records, sum(s.sign * m.mbbl_committee) as mbbl_committee,
				sum(s.sign * m.mbbl_basket) as mbbl_basket, sum(s.sign * m.mbbl_diesel) as mbbl_diesel,
				sum(s.sign * m.mbbl_unsd) as mbbl_unsd
			from ${steps} s join movement m using (import_id, line, part)
			group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14
		) as shift
		cross join lateral (values
			(supplier, left_out, 1::smallint, false, -1),
			(linked_supplier, reason, shift.sources, shift.delivered, 1)
		) as side (supplier, left_out, sources, delivered, sign)
		group by seen_on, kind, window_year, month, side.supplier, basis, product_class, volume, to_dprk,
			side.left_out, side.sources, side.delivered`.execute(db);
}
