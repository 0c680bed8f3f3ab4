// What a view of the ledger holds: the imports that are in it, and which of their rows others stand for.
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { LeastSources } from '#lib/domain/cap/least-sources.ts';
import type { RecordKind } from '#lib/domain/record.ts';
import type { RecordFilter } from '#lib/domain/report/record-query.ts';
import { sql } from '../db/connection.ts';
import type { Executor } from './executor.ts';
import { placeHolds } from './place-holds.ts';
import { activeAt } from './standing.ts';

export interface LedgerImport {
	readonly id: number;
	readonly kind: RecordKind;
	/** What its rows are: a file of deliveries may tell of transfers at sea too. */
	readonly kinds: readonly RecordKind[];
	readonly fileName: string;
	readonly rows: number;
}

/** What a view may show: the imports in the ledger at its version and day. Drafts are in no view. */
export interface LedgerView {
	readonly version: number;
	readonly asOf: IsoDate | null;
	readonly imports: readonly LedgerImport[];
}

export async function ledgerView(db: Executor, version: number, asOf: IsoDate | null): Promise<LedgerView> {
	const { rows } = await sql<{
		id: number;
		kind: RecordKind;
		kinds: RecordKind[] | null;
		file_name: string;
		rows: number;
	}>`
		select i.id, i.kind, i.file_name, coalesce((i.report->'rows'->>'accepted')::int, 0) as rows,
			(select array_agg(distinct t.kind) from import_total t where t.import_id = i.id) as kinds
		from import i
		where ${activeAt(version)} and (${asOf}::date is null or i.kind = 'period' or i.committed_on <= ${asOf}::date)
		order by i.id`.execute(db);
	return {
		version,
		asOf,
		imports: rows.map((row) => ({
			id: row.id,
			kind: row.kind,
			kinds: row.kinds ?? [row.kind],
			fileName: row.file_name,
			rows: row.rows
		}))
	};
}

/**
 * What holds for the row `m` in the view: its set-aside entry as `s` and the place that links give it as `k`, one of each
 * at most, since each ends where the next begins.
 */
export const asideIn = (
	alias: Fragment,
	{ version, asOf }: Pick<LedgerView, 'version' | 'asOf'>
): Fragment => sql`
	left join set_aside s on s.import_id = ${alias}.import_id and s.line = ${alias}.line and s.part = ${alias}.part
		and s.from_version <= ${version} and (s.to_version is null or s.to_version > ${version})
		and (${asOf}::date is null or s.seen_on <= ${asOf}::date)
	left join link_place k on k.import_id = ${alias}.import_id and k.line = ${alias}.line and k.part = ${alias}.part
		and ${placeHolds(sql`k`, { version, asOf })}`;

/** Whether at least so many agencies report the event of a row, beside which `asideIn` has put its place `k`. */
export const isToldBy = (least: LeastSources): Fragment => sql`coalesce(k.sources, 1) >= ${least}`;

type Fragment = ReturnType<typeof sql>;

/** The imports of the view that may hold what the filter asks for. */
export function importsOf(
	view: LedgerView,
	kinds: readonly RecordKind[],
	{ importId, kind }: RecordFilter
): LedgerImport[] {
	return view.imports.filter(
		(one) =>
			one.kinds.some((held) => kinds.includes(held) && (kind === null || held === kind)) &&
			(importId === null || one.id === importId)
	);
}

/** Up to so many rows it is quicker to read and sort all of them than to walk past the drafts of others. */
const SMALL = 5_000;

export function isSmallSet(imports: readonly LedgerImport[]): boolean {
	return imports.reduce((sum, { rows }) => sum + rows, 0) <= SMALL;
}
