// Which ships have to be linked again after a change. A small ledger is linked as a whole; in a large one only the ships
// that the change touches, and those they met on the days it touches.
import { hullToken } from '#lib/domain/link/hull.ts';
import { LINK_SETTINGS } from '#lib/domain/link/link-rules.ts';
import { sql } from '../../db/connection.ts';
import type { Executor } from '../executor.ts';
import { linkable, plainName, shipsOfRow } from './link-rows.ts';

export interface ScopeLimits {
	/** Up to so many records, linking all of them takes less than finding out which to link. */
	readonly smallLedger: number;
	/** Beyond so many changed records every ship is as good as touched. */
	readonly manyChanged: number;
}

export const SCOPE_LIMITS: ScopeLimits = { smallLedger: 50_000, manyChanged: 100_000 };

export interface LinkScope {
	/** True where all ships are in scope that could have a link. */
	readonly isAll: boolean;
	/** Tokens as of `hullToken`. */
	readonly ships: ReadonlySet<string>;
	readonly numbers: readonly string[];
	readonly bareNames: ReadonlySet<string>;
}

/** Fills `linking_imo` and `linking_name` for the rest of the transaction. The change is in `linking_changed`. */
export async function findScope(db: Executor, limits: ScopeLimits): Promise<LinkScope> {
	await sql`
		create temp table linking_imo (imo text primary key) on commit drop;
		create temp table linking_name (name text primary key) on commit drop`.execute(db);
	const isAll = await isWholeLedger(db, limits);
	if (isAll) await takeAllShips(db);
	else await takeTouchedShips(db);
	await sql`analyze linking_imo; analyze linking_name`.execute(db);
	const numbers = await sql<{ imo: string }>`select imo from linking_imo`.execute(db);
	const names = await sql<{ name: string }>`select name from linking_name`.execute(db);
	return {
		isAll,
		numbers: numbers.rows.map(({ imo }) => imo),
		ships: new Set([
			...numbers.rows.map(({ imo }) => hullToken({ imo, name: null })),
			...names.rows.map(({ name }) => hullToken({ imo: null, name }))
		]),
		bareNames: new Set(names.rows.map(({ name }) => name))
	};
}

export async function forgetScope(db: Executor): Promise<void> {
	await sql`drop table linking_imo, linking_name`.execute(db);
}

async function isWholeLedger(db: Executor, { smallLedger, manyChanged }: ScopeLimits): Promise<boolean> {
	const { rows } = await sql<{ ledger: number; changed: number }>`
		select (
			select coalesce(sum(t.records), 0)::int from import_total t join import i on i.id = t.import_id
			where i.state = 'committed'
		) as ledger, (select count(*)::int from linking_changed) as changed`.execute(db);
	const { ledger = 0, changed = 0 } = rows[0] ?? {};
	return ledger <= smallLedger || changed > manyChanged;
}

/** Ships of which several sources tell, or which both take on and give: no other can have a link. */
async function takeAllShips(db: Executor): Promise<void> {
	await sql`
		create temp table linking_told on commit drop as
		select distinct one.imo, one.name, coalesce(m.source, '') as source, one.fills
		from (select m.* from ${linkable}) m, ${shipsOfRow}
		where one.imo is not null or one.name is not null`.execute(db);
	await sql`
		insert into linking_name
		select distinct ${plainName(sql`name`)} from linking_told where imo is null and name is not null`.execute(db);
	await sql`
		insert into linking_imo
		select imo from linking_told where imo is not null group by imo
		having count(distinct source) > 1 or count(distinct fills) > 1`.execute(db);
	// A ship that one source knows by number may be known to another by name alone.
	await sql`
		insert into linking_imo
		select distinct imo from linking_told
		where imo is not null and exists (select from linking_name)
			and ${plainName(sql`name`)} in (select name from linking_name)
		on conflict do nothing`.execute(db);
	// Nor need several sources tell of a ship where an analyst has joined two reports of it.
	await sql`
		insert into linking_imo
		select distinct one.imo
		from link_verdict v
		join movement m on m.record_key in (v.key_a, v.key_b), ${shipsOfRow}
		where v.verdict = 'confirmed' and v.to_version is null and one.imo is not null
		on conflict do nothing`.execute(db);
	await sql`drop table linking_told`.execute(db);
}

/** Asked of each row before its ships are: most have a number. */
const hasBareName = sql`(
	m.imo is null and m.vessel_name is not null or m.giver_imo is null and m.giver_name is not null
	or m.receiver_imo is null and m.receiver_name is not null)`;

const changedRows = sql`select m.* from movement m join linking_changed c using (import_id, line, part)`;

async function takeTouchedShips(db: Executor): Promise<void> {
	await sql`
		create temp table linking_bare on commit drop as
		select distinct ${plainName(sql`one.name`)} as name
		from (
			select m.* from ${linkable} and ${hasBareName}
			-- A name is still looked at when the last report that gave it without a number is gone.
			union all ${changedRows} where ${hasBareName}
		) m, ${shipsOfRow}
		where one.imo is null and one.name is not null`.execute(db);
	await takeShipsOf(db, changedRows);
	// What else happened on those days may now be told differently: its ships are looked at too.
	const reach = sql.lit(LINK_SETTINGS.eventDays);
	await sql`
		create temp table linking_days on commit drop as
		select distinct one.imo, m.starts + shift as day
		from (${changedRows}) m, ${shipsOfRow}, generate_series(-${reach}::int, ${reach}::int) as shift
		where one.imo is not null and m.starts is not null`.execute(db);
	await sql`analyze linking_days`.execute(db);
	await takeShipsOf(
		db,
		// By number first, which an index finds.
		sql`select m.* from ${linkable} and m.kind = 'sts'
			and (m.giver_imo = any(array(select imo from linking_days))
				or m.receiver_imo = any(array(select imo from linking_days)))
			and ((m.giver_imo, m.starts) in (select imo, day from linking_days)
				or (m.receiver_imo, m.starts) in (select imo, day from linking_days))`
	);
	while (await takeCompany(db));
	// Under a name in scope a ship may be told of by its number too.
	await sql`
		insert into linking_imo
		select distinct one.imo from (select m.* from ${linkable}) m, ${shipsOfRow}
		where exists (select from linking_name) and one.imo is not null
			and ${plainName(sql`one.name`)} in (select name from linking_name)
		on conflict do nothing`.execute(db);
	await sql`drop table linking_days, linking_bare`.execute(db);
}

/**
 * Ships that met one in scope and of which a report of those days tells alone: which meeting such a report joins is decided
 * among all reports of both ships. False when there are no more.
 */
async function takeCompany(db: Executor): Promise<boolean> {
	const isOf = (ships: ReturnType<typeof sql>) => sql`(m.giver_imo = ${ships} or m.receiver_imo = ${ships})`;
	const { numAffectedRows = 0n } = await sql`
		insert into linking_imo
		select distinct one.imo
		from (
			select m.giver_imo, m.receiver_imo, m.starts from ${linkable} and m.kind = 'sts'
				and m.giver_imo is not null and m.receiver_imo is not null
				and ${isOf(sql`any(array(select imo from linking_imo))`)}
		) met, lateral (values (met.giver_imo), (met.receiver_imo)) as one (imo)
		where one.imo not in (select imo from linking_imo) and exists (
			select from ${linkable} and m.kind = 'sts' and (m.giver_imo is null or m.receiver_imo is null)
				and ${isOf(sql`one.imo`)} and abs(m.starts - met.starts) <= ${sql.lit(LINK_SETTINGS.eventDays)})
		on conflict do nothing`.execute(db);
	return numAffectedRows > 0n;
}

async function takeShipsOf(db: Executor, rows: ReturnType<typeof sql>): Promise<void> {
	await sql`
		create temp table linking_of on commit drop as
		select distinct one.imo, ${plainName(sql`one.name`)} as name from (${rows}) m, ${shipsOfRow}`.execute(db);
	await sql`
		insert into linking_imo select distinct imo from linking_of where imo is not null on conflict do nothing`.execute(
		db
	);
	await sql`
		insert into linking_name
		select distinct o.name from linking_of o where o.name is not null and o.name in (select name from linking_bare)
		on conflict do nothing`.execute(db);
	await sql`drop table linking_of`.execute(db);
}
