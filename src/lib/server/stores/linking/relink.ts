// Links after a change of the ledger, in the same transaction and data version as the change.
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { Link, LinkRow, Verdicts } from '#lib/domain/link/link-row.ts';
import { pairOf } from '#lib/domain/link/link-row.ts';
import { LinkSweep } from '#lib/domain/link/link-sweep.ts';
import type { RecordPlace } from '#lib/domain/record.ts';
import { sql } from '../../db/connection.ts';
import type { Executor } from '../executor.ts';
import type { PlaceChange } from './link-places.ts';
import { replacePlaces } from './link-places.ts';
import { eachLinkRow } from './link-rows.ts';
import type { ScopeLimits } from './link-scope.ts';
import { SCOPE_LIMITS, findScope, forgetScope } from './link-scope.ts';
import { replaceLinks, storeFoundLinks } from './link-store.ts';

/** To be called when the rows of the import, and those it sets aside or lets stand again, are where they belong. */
export async function relinkImport(
	db: Executor,
	importId: number,
	version: number,
	limits = SCOPE_LIMITS
): Promise<void> {
	await sql`
		create temp table linking_changed on commit drop as
		select import_id, line, part from movement where import_id = ${importId}
		union
		select import_id, line, part from set_aside where from_version = ${version} or to_version = ${version}`.execute(
		db
	);
	await relink(db, version, await changeOf(db, importId, version), limits);
}

async function changeOf(db: Executor, importId: number, version: number): Promise<PlaceChange> {
	const { rows } = await sql<{ day: IsoDate | null }>`
		select i.committed_on as day from data_version d join import i on i.id = d.import_id
		where d.version = ${version} and d.cause = 'commit'`.execute(db);
	const day = rows[0]?.day ?? null;
	return day === null ? { kind: 'withdrawn', importId } : { kind: 'came', day };
}

/** The same after a verdict on two records, said on `day`. */
export async function relinkRecords(
	db: Executor,
	records: readonly RecordPlace[],
	version: number,
	day: IsoDate,
	limits = SCOPE_LIMITS
): Promise<void> {
	await sql`
		create temp table linking_changed on commit drop as
		select * from (values ${sql.join(
			records.map(({ importId, line, part }) => sql`(${importId}::int, ${line}::int, ${part}::int)`)
		)}) as one (import_id, line, part)`.execute(db);
	await relink(db, version, { kind: 'came', day }, limits);
}

async function relink(
	db: Executor,
	version: number,
	change: PlaceChange,
	limits: ScopeLimits
): Promise<void> {
	await sql`analyze linking_changed`.execute(db);
	const scope = await findScope(db, limits);
	const found: Link[] = [];
	const rows: LinkRow[] = [];
	const sweep = new LinkSweep(
		{
			verdicts: await readVerdicts(db),
			isWhole: (token) => scope.ships.has(token),
			bareNames: scope.bareNames
		},
		(link) => found.push(link)
	);
	if (scope.ships.size > 0)
		await eachLinkRow(db, { numbers: scope.numbers, hasNames: scope.bareNames.size > 0 }, (row) => {
			sweep.push(row);
			if (scope.isAll) rows.push(row);
		});
	sweep.finish();
	await storeFoundLinks(db, found);
	const isMoved = await replaceLinks(db, version, scope.isAll);
	if (isMoved || change.kind === 'withdrawn')
		await replacePlaces(db, version, change, scope.isAll ? { rows, links: found } : null);
	else await sql`drop table linking_moved`.execute(db);
	await forgetScope(db);
	await sql`drop table linking_changed`.execute(db);
}

async function readVerdicts(db: Executor): Promise<Verdicts> {
	const { rows } = await sql<{ key_a: string; key_b: string; verdict: 'confirmed' | 'refused' }>`
		select key_a, key_b, verdict from link_verdict where to_version is null`.execute(db);
	return new Map(rows.map(({ key_a, key_b, verdict }) => [pairOf(key_a, key_b), verdict]));
}
