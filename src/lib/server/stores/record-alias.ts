// Rows that are known by several keys. An answer on a column moves its cells into another field, and with that the key of
// a row without a reference; the row keeps both, so that the same row under other answers, or none, is the same record.
import type { ParsedRecord } from '#lib/domain/record.ts';
import { sql } from '../db/connection.ts';
import type { Executor } from './executor.ts';

/** A row with the key that it is known by besides its own. */
export interface Alias {
	readonly line: number;
	readonly part: number;
	readonly key: string;
}

export function aliasOf({ line, part, otherKey }: ParsedRecord): Alias | null {
	return otherKey === undefined || otherKey === null ? null : { line, part, key: otherKey };
}

/** Not while a COPY is under way on the same connection. */
export async function insertAliases(
	db: Executor,
	importId: number,
	aliases: readonly Alias[]
): Promise<void> {
	await sql`
		insert into record_alias (import_id, line, part, record_key)
		select ${importId}::int, * from unnest(
			${aliases.map(({ line }) => line)}::int[], ${aliases.map(({ part }) => part)}::smallint[],
			${aliases.map(({ key }) => key)}::uuid[])`.execute(db);
}

/**
 * Gives rows of an import the key of the record that the ledger knows under another of their keys, and keeps their own as
 * an alias. To be called once the import is marked committed, before it is decided which rows stand. A row whose own key
 * is in the ledger stays what it is, and a record is given to one row only: two rows of a file are never made one.
 */
export async function joinKnownRecords(db: Executor, importId: number): Promise<void> {
	if (!(await hasAliases(db))) return;
	await sql`
		create temp table known on commit drop as
		with met as (
			-- A key of ours that the row did not get is the key of a row in the ledger,
			select a.line, a.part, o.record_key, o.import_id as by_import_id
			from record_alias a join movement o on o.record_key = a.record_key
			where a.import_id = ${importId} and o.import_id <> a.import_id
			union
			-- or one that such a row did not get either,
			select a.line, a.part, o.record_key, o.import_id
			from record_alias a
			join record_alias b on b.record_key = a.record_key and b.import_id <> a.import_id
			join movement o on (o.import_id, o.line, o.part) = (b.import_id, b.line, b.part)
			where a.import_id = ${importId}
			union
			-- or our own key is one that a row in the ledger did not get.
			select m.line, m.part, o.record_key, o.import_id
			from record_alias b
			join movement m on m.import_id = ${importId} and m.record_key = b.record_key
			join movement o on (o.import_id, o.line, o.part) = (b.import_id, b.line, b.part)
			where b.import_id <> ${importId}
		), candidate as (
			select met.*, (i.state = 'committed') as stands
			from met join import i on i.id = met.by_import_id
			where i.committed_version is not null
		), chosen as (
			select distinct on (c.line, c.part) c.line, c.part, m.record_key as own_key, c.record_key, c.stands
			from candidate c
			join movement m on m.import_id = ${importId} and (m.line, m.part) = (c.line, c.part)
			where c.record_key <> m.record_key and not exists (
				select from movement o join import i on i.id = o.import_id
				where o.record_key = m.record_key and o.import_id <> ${importId} and i.state = 'committed')
			order by c.line, c.part, c.stands desc, c.by_import_id
		)
		select distinct on (record_key) line, part, own_key, record_key
		from chosen c
		where not exists (
			select from movement m where m.import_id = ${importId} and m.record_key = c.record_key)
		order by record_key, line, part`.execute(db);
	await sql`
		insert into record_alias (import_id, line, part, record_key)
		select ${importId}, line, part, own_key from known
		on conflict do nothing`.execute(db);
	await sql`
		update movement m set record_key = k.record_key
		from known k where m.import_id = ${importId} and (m.line, m.part) = (k.line, k.part)`.execute(db);
	await sql`drop table known`.execute(db);
}

async function hasAliases(db: Executor): Promise<boolean> {
	const { rows } = await sql<{ found: boolean }>`select exists (select from record_alias) as found`.execute(
		db
	);
	return rows[0]?.found ?? false;
}
