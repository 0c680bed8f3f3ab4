// Links as they are kept: each stands from the data version that found it to the one that lost it.
import type { Link } from '#lib/domain/link/link-row.ts';
import { parseRecordId } from '#lib/domain/record.ts';
import { sql } from '../../db/connection.ts';
import type { Executor } from '../executor.ts';
import { plainName, shipsOfRow } from './link-rows.ts';

const BATCH = 10_000;

/** Takes links as they are found into `linking_found`, some thousands at a time. */
export class FoundLinks {
	private readonly db: Executor;
	private waiting: Link[] = [];

	constructor(db: Executor) {
		this.db = db;
	}

	static async begin(db: Executor): Promise<FoundLinks> {
		await sql`
			create temp table linking_found (
				rule text, from_import_id int, from_line int, from_part smallint, to_import_id int, to_line int,
				to_part smallint, hull text, score smallint, reasons text, in_force boolean
			) on commit drop`.execute(db);
		return new FoundLinks(db);
	}

	readonly add = (link: Link): void => {
		this.waiting.push(link);
	};

	async flush(isLast = false): Promise<void> {
		while (this.waiting.length >= BATCH || (isLast && this.waiting.length > 0)) {
			const rows = this.waiting.splice(0, BATCH).map(toColumns);
			await sql`
				insert into linking_found
				select * from jsonb_populate_recordset(null::linking_found, ${JSON.stringify(rows)}::jsonb)`.execute(this.db);
		}
	}
}

function toColumns({ rule, from, to, hull, score, reasons, isInForce }: Link) {
	const [a, b] = [parseRecordId(from), parseRecordId(to)];
	return {
		rule,
		from_import_id: a?.importId,
		from_line: a?.line,
		from_part: a?.part,
		to_import_id: b?.importId,
		to_line: b?.line,
		to_part: b?.part,
		hull,
		score,
		reasons: reasons.join(' '),
		in_force: isInForce
	};
}

const sameLink = sql`
	(l.rule, l.from_import_id, l.from_line, l.from_part, l.to_import_id, l.to_line, l.to_part, l.score, l.reasons, l.in_force)
		= (f.rule, f.from_import_id, f.from_line, f.from_part, f.to_import_id, f.to_line, f.to_part, f.score, f.reasons, f.in_force)
	and l.hull is not distinct from f.hull`;

/**
 * Closes links of the ships in scope that are not found any more and opens those that are new. The records at either end of
 * a link in force that came or went are left in `linking_moved`. False when nothing changed.
 */
export async function replaceLinks(db: Executor, version: number, isAll: boolean): Promise<boolean> {
	const mine = isAll ? sql`true` : inScope;
	await sql`analyze linking_found`.execute(db);
	await sql`
		create temp table linking_gone on commit drop as
		select l.* from link l
		where l.to_version is null and (${mine}) and not exists (select from linking_found f where ${sameLink})`.execute(
		db
	);
	await sql`
		create temp table linking_new on commit drop as
		select f.* from linking_found f
		where not exists (select from link l where l.to_version is null and ${sameLink})`.execute(db);
	await sql`
		update link l set to_version = ${version} from linking_gone g where l.id = g.id`.execute(db);
	const columns = sql`rule, from_import_id, from_line, from_part, to_import_id, to_line, to_part, hull, score, reasons, in_force`;
	await sql`insert into link (${columns}, from_version) select ${columns}, ${version} from linking_new`.execute(
		db
	);
	await sql`
		create temp table linking_moved on commit drop as
		select from_import_id as import_id, from_line as line, from_part as part from linking_gone where in_force
		union select to_import_id, to_line, to_part from linking_gone where in_force
		union select from_import_id, from_line, from_part from linking_new where in_force
		union select to_import_id, to_line, to_part from linking_new where in_force`.execute(db);
	const { rows } = await sql<{ moved: boolean }>`
		select exists (select from linking_moved) as moved`.execute(db);
	await sql`drop table linking_gone, linking_new, linking_found`.execute(db);
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
