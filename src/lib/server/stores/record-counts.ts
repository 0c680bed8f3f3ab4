// How many records fit a filter, and whose they are, without reading them where running totals know.
import type { RecordId, VolumeKind } from '#lib/domain/record.ts';
import type { LeftOutSum } from '#lib/domain/report/left-out-ledger.ts';
import type { RecordFilter } from '#lib/domain/report/record-query.ts';
import type { Barrels, FactorSetName } from '#lib/domain/units.ts';
import { sql } from '../db/connection.ts';
import type { Executor } from './executor.ts';
import { totalColumn } from './charges.ts';
import type { LedgerImport, LedgerView } from './ledger-view.ts';
import { asideIn, importsOf, isSmallSet } from './ledger-view.ts';
import type { Fragment } from './record-filters.ts';
import {
	every,
	figureConditions,
	mayBeMovement,
	mayBeVessel,
	movementConditions,
	standingConditions,
	vesselConditions
} from './record-filters.ts';

export interface RecordCounts {
	readonly figures: number;
	readonly vessels: number;
	/** Figures that fit but whose source names no day, left out of a view of the past. */
	readonly withoutDay: number;
}

/** How many period figures and ships fit. */
export async function countRecords(
	db: Executor,
	view: LedgerView,
	filter: RecordFilter,
	only: readonly RecordId[] | null
): Promise<RecordCounts> {
	const figures = await countOf(db, 'period_figure', importsOf(view, ['period'], filter), (imports) =>
		figureConditions(view, imports, filter, only)
	);
	const vessels = mayBeVessel(filter)
		? await countOf(db, 'vessel_entry', importsOf(view, ['vessel'], filter), (imports) =>
				vesselConditions(imports, filter)
			)
		: 0;
	const withoutDay =
		view.asOf === null
			? 0
			: await countOf(db, 'period_figure', importsOf(view, ['period'], filter), (imports) => [
					...figureConditions({ ...view, asOf: null }, imports, filter, null),
					sql`m.as_of is null`
				]);
	return { figures, vessels, withoutDay };
}

async function countOf(
	db: Executor,
	table: 'period_figure' | 'vessel_entry',
	imports: readonly LedgerImport[],
	conditions: (imports: readonly LedgerImport[]) => Fragment[]
): Promise<number> {
	if (imports.length === 0) return 0;
	const from = table === 'period_figure' ? sql`period_figure` : sql`vessel_entry`;
	const { rows } = await sql<{ n: string }>`
		select count(*)::text as n from ${from} m where ${every(conditions(imports))}`.execute(db);
	return Number(rows[0]?.n ?? 0);
}

/** Null where only reading a large ledger row by row would tell. */
export async function countMovements(
	db: Executor,
	view: LedgerView,
	filter: RecordFilter
): Promise<number | null> {
	const imports = importsOf(view, ['shipment', 'sts'], filter);
	if (imports.length === 0 || !mayBeMovement(filter)) return 0;
	if (isInTotals(filter)) return await countByTotals(db, view, filter);
	if (isOfWholeImports(filter)) return await countByImports(db, imports, filter);
	const conditions = [...movementConditions(view, filter), ...standingConditions(filter)];
	if (!isSmallSet(imports)) return null;
	const { rows } = await sql<{ n: string }>`
		select count(*)::text as n from movement m
		${asideIn(sql`m`, view)}
		where m.import_id = any(${imports.map(({ id }) => id)}::int[]) and ${every(conditions)}`.execute(db);
	return Number(rows[0]?.n ?? 0);
}

function isOfWholeImports({
	year,
	month,
	supplier,
	basis,
	sourceClass,
	text,
	leftOut
}: RecordFilter): boolean {
	return text === '' && [year, month, supplier, basis, sourceClass, leftOut].every((one) => one === null);
}

/** By the sums made while each file was read: a line of it may stand for several records. */
async function countByImports(
	db: Executor,
	imports: readonly LedgerImport[],
	{ kind }: RecordFilter
): Promise<number> {
	const { rows } = await sql<{ n: string }>`
		select coalesce(sum(records), 0)::text as n from import_total
		where import_id = any(${imports.map(({ id }) => id)}::int[]) and (${kind}::text is null or kind = ${kind})`.execute(
		db
	);
	return Number(rows[0]?.n ?? 0);
}

/** Reasons that the running totals do not tell apart: they keep no days. */
const BY_DAY: readonly string[] = ['undated', 'before_first_cap', 'no_window'];

function isInTotals({ importId, supplier, attribution, sourceClass, text, leftOut }: RecordFilter): boolean {
	return (
		(supplier === null || attribution === 'as_recorded') &&
		importId === null &&
		sourceClass === null &&
		text === '' &&
		(leftOut === null || !BY_DAY.includes(leftOut))
	);
}

async function countByTotals(db: Executor, view: LedgerView, filter: RecordFilter): Promise<number> {
	const { rows } = await sql<{ n: string }>`
		select coalesce(sum(records), 0)::text as n from movement_total
		where ${every(totalConditions(view, filter))}`.execute(db);
	return Number(rows[0]?.n ?? 0);
}

function totalConditions(
	{ version, asOf }: LedgerView,
	{ kind, year, month, supplier, basis, leftOut, sources }: RecordFilter
): Fragment[] {
	return [
		sql`version <= ${version}`,
		...(asOf === null ? [] : [sql`seen_on <= ${asOf}::date`]),
		...(kind === null ? [] : [sql`kind = ${kind}`]),
		...(year === null ? [] : [sql`window_year = ${year}`]),
		...(month === null ? [] : [sql`month = ${month}`]),
		...(supplier === null ? [] : [sql`supplier = ${supplier}`]),
		...(basis === null ? [] : [sql`basis = ${basis}`]),
		...(leftOut === null ? [] : [leftOutInTotals(leftOut, sources)])
	];
}

/** What is left out by reason, for a filter that the running totals can answer; else null. */
export async function leftOutSums(
	db: Executor,
	view: LedgerView,
	filter: RecordFilter,
	factorSet: FactorSetName
): Promise<LeftOutSum[] | null> {
	if (!isInTotals(filter)) return null;
	const { rows } = await sql<{
		kind: 'shipment' | 'sts';
		reason: LeftOutSum['reason'];
		volume: VolumeKind;
		records: string;
		mbbl: string;
	}>`
		select kind, volume, sum(records)::text as records, sum(${totalColumn[factorSet]})::text as mbbl,
			coalesce(left_out, case when window_year is null then 'unplaced' else 'single_source' end) as reason
		from movement_total
		where ${every(totalConditions(view, { ...filter, leftOut: 'any' }))}
		group by kind, volume, reason having sum(records) <> 0`.execute(db);
	return rows.map(({ records, mbbl, ...row }) => ({
		...row,
		records: Number(records),
		barrels: BigInt(mbbl) as Barrels
	}));
}

function leftOutInTotals(
	leftOut: NonNullable<RecordFilter['leftOut']>,
	least: RecordFilter['sources']
): Fragment {
	const hasPlace = sql`(left_out is null and window_year is not null)`;
	const isSingle = sql`(${hasPlace} and (kind = 'sts' or basis = 'observed') and sources < ${least})`;
	if (leftOut === 'none') return sql`(${hasPlace} and not ${isSingle})`;
	if (leftOut === 'any') return sql`(not ${hasPlace} or ${isSingle})`;
	return leftOut === 'single_source' ? isSingle : sql`left_out = ${leftOut}`;
}

/** The suppliers of the view with the number of their records, most first. */
export async function suppliersOf(
	db: Executor,
	{ version, asOf, imports }: LedgerView
): Promise<{ supplier: string; records: number }[]> {
	const periods = imports.filter(({ kind }) => kind === 'period').map(({ id }) => id);
	const { rows } = await sql<{ supplier: string; records: string }>`
		select supplier, sum(records)::text as records
		from (
			select supplier, sum(records) as records from movement_total
			where version <= ${version} and (${asOf}::date is null or seen_on <= ${asOf}::date)
			group by supplier
			union all
			select supplier, count(*) from period_figure
			where import_id = any(${periods}::int[]) and (${asOf}::date is null or as_of <= ${asOf}::date)
			group by supplier
		) as counted
		group by supplier having sum(records) > 0
		order by sum(records) desc, supplier`.execute(db);
	return rows.map((row) => ({ supplier: row.supplier, records: Number(row.records) }));
}
