// Links as pages show them: with the two records they join, in the view that is read.
import type { Link } from '#lib/domain/link/link-row.ts';
import type { LinkFilter } from '#lib/domain/report/link-query.ts';
import type { RecordPlace } from '#lib/domain/record.ts';
import { recordId } from '#lib/domain/record.ts';
import type { StoredMovement } from '#lib/domain/report/record-view.ts';
import { sql } from '../../db/connection.ts';
import type { Executor } from '../executor.ts';
import type { LedgerView } from '../ledger-view.ts';
import { asideIn } from '../ledger-view.ts';
import type { Fragment } from '../record-filters.ts';
import { every } from '../record-filters.ts';
import type { MovementRow } from '../stored-movement.ts';
import { movementColumns, toMovement } from '../stored-movement.ts';
import type { LinkRecord } from './link-places.ts';
import { toLink } from './link-places.ts';

export interface LinkCounts {
	readonly inForce: number;
	readonly proposed: number;
	readonly confirmed: number;
	readonly refused: number;
}

export interface JudgedLink extends Link {
	readonly number: number;
	readonly verdict: 'confirmed' | null;
}

/** Links and verdicts as they stood at the version; an as-of view holds those of which it holds both records. */
const stood = ({ version }: Pick<LedgerView, 'version'>, alias: string) => {
	const [from, to] = [sql.ref(`${alias}.from_version`), sql.ref(`${alias}.to_version`)];
	return sql`(${from} <= ${version} and (${to} is null or ${to} > ${version}))`;
};

const keysOfLink = (view: LedgerView) => sql`
	left join lateral (
		select v.verdict from movement a, movement b, link_verdict v
		where (a.import_id, a.line, a.part) = (l.from_import_id, l.from_line, l.from_part)
			and (b.import_id, b.line, b.part) = (l.to_import_id, l.to_line, l.to_part)
			and v.key_a = least(a.record_key, b.record_key) and v.key_b = greatest(a.record_key, b.record_key)
			and ${stood(view, 'v')}
	) as said on true`;

function inView(view: LedgerView): Fragment[] {
	if (view.asOf === null) return [stood(view, 'l')];
	const imports = view.imports.map(({ id }) => id);
	return [
		stood(view, 'l'),
		sql`l.from_import_id = any(${imports}::int[])`,
		sql`l.to_import_id = any(${imports}::int[])`
	];
}

export async function countLinks(db: Executor, view: LedgerView): Promise<LinkCounts> {
	const { rows } = await sql<{ in_force: string; proposed: string }>`
		select count(*) filter (where l.in_force)::text as in_force,
			count(*) filter (where not l.in_force)::text as proposed
		from link l where ${every(inView(view))}`.execute(db);
	const said = await sql<{ confirmed: string; refused: string }>`
		select count(*) filter (where v.verdict = 'confirmed')::text as confirmed,
			count(*) filter (where v.verdict = 'refused')::text as refused
		from link_verdict v where ${stood(view, 'v')}`.execute(db);
	return {
		inForce: Number(rows[0]?.in_force ?? 0),
		proposed: Number(rows[0]?.proposed ?? 0),
		confirmed: Number(said.rows[0]?.confirmed ?? 0),
		refused: Number(said.rows[0]?.refused ?? 0)
	};
}

/** The best first, then the newest; `after` is the mark of the last link of the page before. */
export async function linksPage(
	db: Executor,
	view: LedgerView,
	{ state, rule, after }: LinkFilter,
	limit: number
): Promise<JudgedLink[]> {
	const conditions = [
		...inView(view),
		...(state === 'proposed' ? [sql`not l.in_force`] : [sql`l.in_force`]),
		...(rule === null ? [] : [sql`l.rule = ${rule}`]),
		...(after === null ? [] : [sql`(l.score, l.id) < (${after.score}::int, ${after.number}::int)`])
	];
	const { rows } = await sql<LinkRecord & { verdict: 'confirmed' | null }>`
		select l.*, said.verdict from (
			select l.* from link l where ${every(conditions)} order by l.score desc, l.id desc limit ${limit}
		) l ${keysOfLink(view)}
		order by l.score desc, l.id desc`.execute(db);
	return rows.map(toJudged);
}

function toJudged(row: LinkRecord & { verdict: 'confirmed' | 'refused' | null }): JudgedLink {
	return { ...toLink(row), number: row.id, verdict: row.verdict === 'confirmed' ? 'confirmed' : null };
}

/** Links that begin or end at the record. */
export async function linksOfRecord(
	db: Executor,
	view: LedgerView,
	{ importId, line, part }: RecordPlace
): Promise<JudgedLink[]> {
	const place = sql`(${importId}::int, ${line}::int, ${part}::smallint)`;
	const { rows } = await sql<LinkRecord & { verdict: 'confirmed' | null }>`
		select l.*, said.verdict from link l ${keysOfLink(view)}
		where ${every(inView(view))} and ((l.from_import_id, l.from_line, l.from_part) = ${place}
			or (l.to_import_id, l.to_line, l.to_part) = ${place})
		order by l.in_force desc, l.score desc, l.id limit 200`.execute(db);
	return rows.map(toJudged);
}

export interface RefusedPair {
	readonly from: string;
	readonly to: string;
	readonly reason: string;
}

/** Pairs that an analyst refused, newest first, where the view holds both records. */
export async function refusedPairs(db: Executor, view: LedgerView, limit: number): Promise<RefusedPair[]> {
	const imports = view.imports.map(({ id }) => id);
	const recordOf = (key: string) => sql`lateral (
		select m.import_id, m.line, m.part from movement m join import i on i.id = m.import_id
		where m.record_key = ${sql.ref(key)} and m.import_id = any(${imports}::int[])
		order by i.committed_version desc limit 1)`;
	const { rows } = await sql<{
		a_import: number;
		a_line: number;
		a_part: number;
		b_import: number;
		b_line: number;
		b_part: number;
		reason: string;
	}>`
		select a.import_id as a_import, a.line as a_line, a.part as a_part, b.import_id as b_import,
			b.line as b_line, b.part as b_part, v.reason
		from link_verdict v join ${recordOf('v.key_a')} a on true join ${recordOf('v.key_b')} b on true
		where v.verdict = 'refused' and ${stood(view, 'v')}
		order by v.from_version desc, v.key_a limit ${limit}`.execute(db);
	return rows.map((row) => ({
		from: recordId(row.a_import, row.a_line, row.a_part),
		to: recordId(row.b_import, row.b_line, row.b_part),
		reason: row.reason
	}));
}

/** The records at either end of links, by their id. */
export async function recordsOfLinks(
	db: Executor,
	view: LedgerView,
	places: readonly RecordPlace[]
): Promise<Map<string, StoredMovement>> {
	if (places.length === 0) return new Map();
	const { rows } = await sql<MovementRow>`
		select ${movementColumns}
		from unnest(${places.map(({ importId }) => importId)}::int[], ${places.map(({ line }) => line)}::int[],
			${places.map(({ part }) => part)}::int[]) as p (import_id, line, part)
		join movement m using (import_id, line, part)
		join import i on i.id = m.import_id ${asideIn(sql`m`, view)}`.execute(db);
	return new Map(rows.map((row) => [recordId(row.import_id, row.line, row.part), toMovement(row)]));
}
