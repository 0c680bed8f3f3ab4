// Which rows stand. Commits and withdrawals change it at a data version; each change is written as what it adds to or
// takes from the totals, so that any version and any day can be summed again.
import { sql } from '../db/connection.ts';
import { addCharges, moveCharges } from './charges.ts';
import type { Executor } from './executor.ts';

/** Imports that are in the ledger at `version`. */
export const activeAt = (version: number) =>
	sql`(i.committed_version <= ${version} and (i.withdrawn_version is null or i.withdrawn_version > ${version}))`;

const LEDGER_LOCK = 7_306_083_911;

/** One writer at a time; readers are not held up. Released when the transaction ends. */
export async function lockLedger(db: Executor): Promise<void> {
	await sql`select pg_advisory_xact_lock(${LEDGER_LOCK})`.execute(db);
}

/** The newest version that views read: the last before one whose links are still being worked out. */
export async function currentVersion(db: Executor): Promise<number> {
	const { rows } = await sql<{ version: number }>`
		select coalesce(min(version) filter (where not settled) - 1, max(version), 0)::int as version
		from data_version`.execute(db);
	return rows[0]?.version ?? 0;
}

/** The newest version there is: what a change is measured against. */
export async function lastVersion(db: Executor): Promise<number> {
	const { rows } = await sql<{ version: number }>`
		select coalesce(max(version), 0)::int as version from data_version`.execute(db);
	return rows[0]?.version ?? 0;
}

export interface UnsettledVersion {
	readonly version: number;
	readonly importId: number;
}

/** Versions whose links are still to be worked out, oldest first. */
export async function unsettledVersions(db: Executor): Promise<UnsettledVersion[]> {
	const { rows } = await sql<{ version: number; import_id: number }>`
		select version, import_id from data_version where not settled order by version`.execute(db);
	return rows.map((row) => ({ version: row.version, importId: row.import_id }));
}

export async function markSettled(db: Executor, version: number, isSettled: boolean): Promise<void> {
	await sql`update data_version set settled = ${isSettled} where version = ${version}`.execute(db);
}

export async function nextVersion(
	db: Executor,
	cause: 'commit' | 'withdraw' | 'link',
	importId: number | null
): Promise<number> {
	const version = (await lastVersion(db)) + 1;
	await sql`insert into data_version (version, cause, import_id) values (${version}, ${cause}, ${importId})`.execute(
		db
	);
	return version;
}

/** To be called after the import is marked committed at `version`. */
export async function addStanding(db: Executor, importId: number, version: number): Promise<void> {
	await addTotals(db, importId, version, 1);
	await rearrange(db, importId, version);
}

/** To be called after the import is marked withdrawn at `version`. */
export async function takeStanding(db: Executor, importId: number, version: number): Promise<void> {
	await addTotals(db, importId, version, -1);
	await rearrange(db, importId, version);
}

const dimensions = sql`kind, window_year, month, supplier, basis, product_class, volume, to_dprk`;
const sums = (sign: ReturnType<typeof sql>) => sql`
	sum(${sign}),
	coalesce(sum(${sign} * mbbl_committee), 0), coalesce(sum(${sign} * mbbl_basket), 0),
	coalesce(sum(${sign} * mbbl_diesel), 0), coalesce(sum(${sign} * mbbl_unsd), 0)`;
const totalColumns = sql`
	version, seen_on, kind, window_year, month, supplier, basis, product_class, volume, to_dprk, left_out,
	records, mbbl_committee, mbbl_basket, mbbl_diesel, mbbl_unsd`;

async function addTotals(db: Executor, importId: number, version: number, sign: 1 | -1): Promise<void> {
	await sql`
		insert into movement_total (${totalColumns})
		select ${version}, (select committed_on from import where id = ${importId}), ${dimensions}, left_out,
			${sign}::int * records, ${sign}::int * mbbl_committee, ${sign}::int * mbbl_basket,
			${sign}::int * mbbl_diesel, ${sign}::int * mbbl_unsd
		from import_total where import_id = ${importId}`.execute(db);
	await addCharges(db, importId, version, sign);
}

/**
 * Works out anew which rows are set aside among those that share a record key with the import's rows, and writes the
 * difference. Candidates of one key stand in the order of their imports; a row with the same cells as the one before it
 * repeats it, any other replaces it.
 */
async function rearrange(db: Executor, importId: number, version: number): Promise<void> {
	if (!(await hasOthers(db, importId))) return;
	await sql`
		create temp table contested on commit drop as
		select distinct m.record_key
		from movement m
		where m.import_id = ${importId} and exists (
			select from movement o join import i on i.id = o.import_id
			where o.record_key = m.record_key and o.import_id <> m.import_id and i.committed_version is not null)`.execute(
		db
	);
	await sql`analyze contested`.execute(db);
	await sql`
		create temp table arranged on commit drop as
		with candidate as (
			select m.import_id, m.line, m.part, m.record_key, m.content_key, i.committed_on, i.committed_version,
				lag(m.content_key) over own as content_before
			from contested c
			join movement m using (record_key)
			join import i on i.id = m.import_id
			where i.state = 'committed'
			window own as (partition by m.record_key order by i.committed_version, m.line, m.part)
		), run as (
			-- Rows that agree with the one before them belong to its run; the first of a run speaks for it.
			select *, count(*) filter (where content_before is distinct from content_key) over (
				partition by record_key order by committed_version, line, part) as run_number
			from candidate
		), speaker as (
			select *,
				row_number() over in_run as place,
				first_value(import_id) over in_run as run_import_id,
				first_value(line) over in_run as run_line,
				first_value(part) over in_run as run_part,
				first_value(committed_on) over in_run as run_on
			from run
			window in_run as (partition by record_key, run_number order by committed_version, line, part)
		), following as (
			select s.*, n.import_id as next_import_id, n.line as next_line, n.part as next_part, n.committed_on as next_on
			from speaker s
			left join speaker n on n.record_key = s.record_key and n.run_number = s.run_number + 1 and n.place = 1
		)
		select import_id, line, part, record_key, 'repeat' as reason,
			run_import_id as by_import_id, run_line as by_line, run_part as by_part,
			-- Never before the day of either row, or a clock that was set back would take rows out of days in between.
			greatest(committed_on, run_on) as seen_on
		from following where place > 1
		union all
		select import_id, line, part, record_key, 'superseded', next_import_id, next_line, next_part,
			greatest(committed_on, next_on)
		from following where place = 1 and next_import_id is not null`.execute(db);
	await closeAndOpen(db, version);
	await sql`drop table contested, arranged`.execute(db);
}

async function hasOthers(db: Executor, importId: number): Promise<boolean> {
	const { rows } = await sql<{ found: boolean }>`
		select exists (
			select from import i join import own on own.id = ${importId}
			where i.id <> own.id and i.kind in ('shipment', 'sts')
				and i.committed_version is not null) as found`.execute(db);
	return rows[0]?.found ?? false;
}

async function closeAndOpen(db: Executor, version: number): Promise<void> {
	await sql`
		create temp table changed on commit drop as
		select s.import_id, s.line, s.part, s.record_key, s.reason, s.by_import_id, s.by_line, s.by_part, s.seen_on,
			-1 as sign
		from set_aside s join contested using (record_key)
		where s.to_version is null and not exists (
			select from arranged a where (a.import_id, a.line, a.part, a.reason, a.by_import_id, a.by_line, a.by_part)
				= (s.import_id, s.line, s.part, s.reason, s.by_import_id, s.by_line, s.by_part))
		union all
		select a.import_id, a.line, a.part, a.record_key, a.reason, a.by_import_id, a.by_line, a.by_part, a.seen_on, 1
		from arranged a
		where not exists (
			select from set_aside s where s.to_version is null
				and (a.import_id, a.line, a.part, a.reason, a.by_import_id, a.by_line, a.by_part)
					= (s.import_id, s.line, s.part, s.reason, s.by_import_id, s.by_line, s.by_part))`.execute(db);
	await sql`
		update set_aside s set to_version = ${version}
		from changed c
		where c.sign = -1 and s.to_version is null and (s.import_id, s.line, s.part) = (c.import_id, c.line, c.part)`.execute(
		db
	);
	await sql`
		insert into set_aside
			(import_id, line, part, record_key, reason, by_import_id, by_line, by_part, seen_on, from_version)
		select import_id, line, part, record_key, reason, by_import_id, by_line, by_part, seen_on, ${version}
		from changed where sign = 1`.execute(db);
	// A row set aside leaves its own place in the totals and is counted under the reason instead.
	await sql`
		insert into movement_total (${totalColumns})
		select ${version}, seen_on, ${dimensions}, place, ${sums(sql`sign`)}
		from (
			select m.kind, m.window_year, m.month, m.supplier, m.basis, m.product_class, m.volume, m.to_dprk,
				m.mbbl_committee, m.mbbl_basket, m.mbbl_diesel, m.mbbl_unsd, c.seen_on, side.place, side.sign * c.sign as sign
			from changed c
			join movement m on m.import_id = c.import_id and m.line = c.line and m.part = c.part
			cross join lateral (values (m.left_out, -1), (c.reason, 1)) as side (place, sign)
		) as moved
		group by seen_on, ${dimensions}, place`.execute(db);
	await moveCharges(db, version);
	await sql`drop table changed`.execute(db);
}

export interface Overlap {
	/** Rows that are in the ledger already, cell for cell. */
	readonly repeats: number;
	/** Rows of earlier imports that this one replaces. */
	readonly replaces: number;
	readonly samples: readonly {
		readonly line: number;
		readonly part: number;
		readonly byImportId: number;
		readonly byLine: number;
		readonly byPart: number;
		readonly reason: 'repeat' | 'superseded';
	}[];
}

/** How the import's rows meet those of others at `version`; period figures and ships are compared by key and cells. */
export async function overlapOf(db: Executor, importId: number, version: number): Promise<Overlap> {
	const { rows } = await sql<{ repeats: string; replaces: string }>`
		select
			(count(*) filter (where reason = 'repeat' and import_id = ${importId}))::text as repeats,
			(count(*) filter (where reason = 'superseded' and by_import_id = ${importId}))::text as replaces
		from set_aside where from_version = ${version}`.execute(db);
	const small = await smallOverlap(db, importId);
	const samples = await sql<{
		line: number;
		part: number;
		by_import_id: number;
		by_line: number;
		by_part: number;
		reason: 'repeat' | 'superseded';
	}>`
		select case when reason = 'repeat' then line else by_line end as line,
			case when reason = 'repeat' then part else by_part end as part,
			case when reason = 'repeat' then by_import_id else import_id end as by_import_id,
			case when reason = 'repeat' then by_line else line end as by_line,
			case when reason = 'repeat' then by_part else part end as by_part, reason
		from set_aside
		where from_version = ${version} and (import_id = ${importId} or by_import_id = ${importId})
		order by 1, 2 limit 100`.execute(db);
	return {
		repeats: Number(rows[0]?.repeats ?? 0) + small.repeats,
		replaces: Number(rows[0]?.replaces ?? 0),
		samples: samples.rows.map((row) => ({
			line: row.line,
			part: row.part,
			byImportId: row.by_import_id,
			byLine: row.by_line,
			byPart: row.by_part,
			reason: row.reason
		}))
	};
}

async function smallOverlap(db: Executor, importId: number): Promise<{ repeats: number }> {
	const { rows } = await sql<{ repeats: string }>`
		select ((
			select count(*) from period_figure p where p.import_id = ${importId} and exists (
				select from period_figure o join import i on i.id = o.import_id
				where o.record_key = p.record_key and o.content_key = p.content_key and o.import_id <> p.import_id
					and i.state = 'committed')
		) + (
			select count(*) from vessel_entry v where v.import_id = ${importId} and exists (
				select from vessel_entry o join import i on i.id = o.import_id
				where o.record_key = v.record_key and o.content_key = v.content_key and o.import_id <> v.import_id
					and i.state = 'committed')
		))::text as repeats`.execute(db);
	return { repeats: Number(rows[0]?.repeats ?? 0) };
}
