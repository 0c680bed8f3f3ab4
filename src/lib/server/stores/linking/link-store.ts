// Links as they are kept: each stands from the data version that found it to the one that lost it.
import type { Link } from '#lib/domain/link/link-row.ts';
import { sql } from '../../db/connection.ts';
import type { CopyLines } from '../../db/copy-lines.ts';
import { copyRows } from '../../db/copy.ts';
import type { Executor } from '../executor.ts';
import { plainName, shipsOfRow } from './link-rows.ts';
import { copyPlace } from './copy-place.ts';

/** Puts what was found into `linking_found`. */
export async function storeFoundLinks(db: Executor, links: readonly Link[]): Promise<void> {
	await sql`
		create temp table linking_found (
			rule text, from_import_id int, from_line int, from_part smallint, to_import_id int, to_line int,
			to_part smallint, hull text, score smallint, reasons text, in_force boolean
		) on commit drop`.execute(db);
	await copyRows(db, 'copy linking_found from stdin', links, copyLink);
	await sql`analyze linking_found`.execute(db);
}

function copyLink(lines: CopyLines, { rule, from, to, hull, score, reasons, isInForce }: Link): void {
	lines.text(rule);
	copyPlace(lines, from);
	copyPlace(lines, to);
	lines.text(hull);
	lines.integer(score);
	lines.text(reasons.join(' '));
	lines.text(String(isInForce));
	lines.end();
}

const columns = sql`
	rule, from_import_id, from_line, from_part, to_import_id, to_line, to_part, hull, score, reasons, in_force`;

/**
 * Closes links of the ships in scope that are not found any more and opens those that are new. The records at either end of
 * a link in force that came or went are left in `linking_moved`. False when there are none.
 */
export async function replaceLinks(db: Executor, version: number, isAll: boolean): Promise<boolean> {
	const mine = isAll ? sql`true` : inScope;
	await sql`
		create temp table linking_held on commit drop as
		select l.id, ${columns} from link l where l.to_version is null and (${mine})`.execute(db);
	await sql`
		create temp table linking_new on commit drop as
		select ${columns} from linking_found except select ${columns} from linking_held`.execute(db);
	await sql`
		create temp table linking_gone on commit drop as
		select ${columns} from linking_held except select ${columns} from linking_found`.execute(db);
	await sql`analyze linking_held; analyze linking_gone`.execute(db);
	await sql`
		update link set to_version = ${version} where id in (
			select h.id from linking_held h join linking_gone g
				on (h.from_import_id, h.from_line, h.from_part, h.to_import_id, h.to_line, h.to_part, h.rule, h.score)
					= (g.from_import_id, g.from_line, g.from_part, g.to_import_id, g.to_line, g.to_part, g.rule, g.score)
				and h.hull is not distinct from g.hull and h.in_force = g.in_force and h.reasons = g.reasons)`.execute(db);
	await sql`
		insert into link (rule, from_import_id, from_line, from_part, to_import_id, to_line, to_part, hull, score,
			reasons, in_force, from_version)
		select ${columns}, ${version} from linking_new order by from_import_id, from_line, from_part`.execute(db);
	await sql`
		create temp table linking_moved on commit drop as
		select from_import_id as import_id, from_line as line, from_part as part from linking_gone where in_force
		union select to_import_id, to_line, to_part from linking_gone where in_force
		union select from_import_id, from_line, from_part from linking_new where in_force
		union select to_import_id, to_line, to_part from linking_new where in_force`.execute(db);
	const { rows } = await sql<{ moved: boolean }>`
		select exists (select from linking_moved) as moved`.execute(db);
	await sql`drop table linking_held, linking_gone, linking_new, linking_found`.execute(db);
	return rows[0]?.moved ?? false;
}

/** Cargoes of ships in scope, and events by the ships that the record told of is known by. */
const inScope = sql`
	case when l.hull is not null then
		l.hull in (select 'imo ' || imo from linking_imo union all select 'name ' || name from linking_name)
	else exists (
		select from (
			select m.* from movement m
			where (m.import_id, m.line, m.part) = (l.from_import_id, l.from_line, l.from_part)
		) m, ${shipsOfRow}
		where one.imo in (select imo from linking_imo)
			or (one.imo is null and ${plainName(sql`one.name`)} in (select name from linking_name))) end`;
