// What analysts say of pairs of records. A verdict is never overwritten: it ends at a data version.
import { sql } from '../../db/connection.ts';
import type { Executor } from '../executor.ts';

export type Verdict = 'confirmed' | 'refused';

/** The verdict in force on two records, by their keys in either order. */
export async function verdictOn(
	db: Executor,
	keys: readonly [string, string]
): Promise<{ readonly verdict: Verdict; readonly reason: string } | null> {
	const { rows } = await sql<{ verdict: Verdict; reason: string }>`
		select verdict, reason from link_verdict
		where to_version is null and ${ofPair(keys)}`.execute(db);
	return rows[0] ?? null;
}

/** Ends the verdict in force, if there is one, and begins the new one; null only ends it. */
export async function setVerdict(
	db: Executor,
	keys: readonly [string, string],
	verdict: Verdict | null,
	reason: string,
	version: number
): Promise<void> {
	await sql`
		update link_verdict set to_version = ${version} where to_version is null and ${ofPair(keys)}`.execute(db);
	if (verdict === null) return;
	const [a, b] = [...keys].sort();
	await sql`
		insert into link_verdict (key_a, key_b, verdict, reason, from_version)
		values (${a}::uuid, ${b}::uuid, ${verdict}, ${reason}, ${version})`.execute(db);
}

function ofPair(keys: readonly [string, string]) {
	const [a, b] = [...keys].sort();
	return sql`key_a = ${a}::uuid and key_b = ${b}::uuid`;
}
