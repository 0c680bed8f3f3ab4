// A large import has a table of its own, a partition of the ledger. Filled while it is new and bare, it costs half of what
// rows cost that go into indexes one by one: no log is written for it where nothing replicates, and indexes whose order is
// not that of the file are built once. Thrown away, it is gone at once.
import { sql } from '../db/connection.ts';
import type { Executor } from './executor.ts';

/** About eighty thousand rows: below that a table more costs readers more than it saves. */
const LARGE_BYTES = 8 * 1024 * 1024;

export function isLarge(bytes: number): boolean {
	return bytes >= LARGE_BYTES;
}

/** The name of its table; a number, so it needs no quoting. */
export function tableOf(importId: number): string {
	return `movement_${Math.trunc(importId)}`;
}

/**
 * To be filled in the same transaction, and then joined to the ledger by `attachTable`. The key is there from the start:
 * rows come in its order and are put at the end of its index, in time that the database would spend waiting for them.
 */
export async function createTable(db: Executor, importId: number): Promise<void> {
	const table = sql.table(tableOf(importId));
	await sql`
		create table ${table} (
			like movement including defaults including constraints,
			constraint ${ownCheck(importId)} check (import_id = ${sql.lit(importId)}),
			primary key (import_id, line, part)
		)`.execute(db);
}

/** Builds the other indexes and joins the table to the ledger. Readers wait for the last two statements only. */
export async function attachTable(db: Executor, importId: number): Promise<void> {
	const table = sql.table(tableOf(importId));
	await sql`create index on ${table} (record_key)`.execute(db);
	await sql`create index on ${table} (starts)`.execute(db);
	await sql`analyze ${table}`.execute(db);
	await sql`alter table movement attach partition ${table} for values in (${sql.lit(importId)})`.execute(db);
	await sql`alter table ${table} drop constraint ${ownCheck(importId)}`.execute(db);
}

/** Says what the partition holds, so that joining it need not look at every row. */
function ownCheck(importId: number) {
	return sql.ref(`${tableOf(importId)}_own`);
}

/** Rows of one import in the shared table from which its plans have to know of them. */
const MANY_SHARED = 2_000;

/** Tells the planner of many new rows in the shared table: unknown to it, they are joined one by one. */
export async function analyzeShared(db: Executor, rows: number): Promise<void> {
	if (rows >= MANY_SHARED) await sql`analyze movement_small`.execute(db);
}

const SHIP_NUMBERS = ['imo', 'giver_imo', 'receiver_imo'] as const;

/** Lets the ships of a large import be found by number. Done after its commit, where nobody waits for it. */
export async function indexShips(db: Executor, importId: number): Promise<void> {
	if (!(await hasTable(db, importId))) return;
	const table = tableOf(importId);
	for (const column of SHIP_NUMBERS)
		await sql`
			create index if not exists ${sql.ref(`${table}_${column}`)} on ${sql.table(table)} (${sql.ref(column)})
			where ${sql.ref(column)} is not null`.execute(db);
}

/** True when the import had a table of its own, which is gone then with all of its rows. */
export async function dropTable(db: Executor, importId: number): Promise<boolean> {
	if (!(await hasTable(db, importId))) return false;
	await sql`drop table ${sql.table(tableOf(importId))}`.execute(db);
	return true;
}

async function hasTable(db: Executor, importId: number): Promise<boolean> {
	const { rows } = await sql<{ found: boolean }>`
		select to_regclass(${tableOf(importId)}) is not null as found`.execute(db);
	return rows[0]?.found === true;
}
