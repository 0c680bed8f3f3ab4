// What a reader asked for, as conditions of SQL. Values are parameters; no name in a statement comes from a request.
// The table stands as `m`, its set-aside entry as `s`, its linked place as `k`.
import { refinedWindow } from '#lib/domain/cap/regime.ts';
import type { LeastSources } from '#lib/domain/cap/least-sources.ts';
import { DEFAULT_ATTRIBUTION } from '#lib/domain/cap/attribution.ts';
import { UNKNOWN_SUPPLIER } from '#lib/domain/country.ts';
import type { RecordId } from '#lib/domain/record.ts';
import { parseRecordId } from '#lib/domain/record.ts';
import type { RecordFilter } from '#lib/domain/report/record-query.ts';
import { sql } from '../db/connection.ts';
import { chargedColumn } from './charges.ts';
import type { LedgerImport, LedgerView } from './ledger-view.ts';
import { isToldBy } from './ledger-view.ts';
import { placeHolds } from './place-holds.ts';

export type Fragment = ReturnType<typeof sql>;

/** All of them; true where there are none. */
export const every = (conditions: readonly Fragment[]): Fragment =>
	conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `);

const SIGNS = [...'\\%_'];

/** Part of a text, whatever stands in it: the signs of LIKE mean themselves. */
export function likePattern(text: string): string {
	return `%${[...text].map((sign) => (SIGNS.includes(sign) ? `\\${sign}` : sign)).join('')}%`;
}

/** Whether the filter can be met by deliveries and transfers at all. */
export const mayBeMovement = ({ supplier }: RecordFilter) => supplier !== 'ALL';

/** The days of the window or month asked for: what the index can use. */
export function inWindow({ year, month }: RecordFilter): Fragment[] {
	const window = year === null ? null : refinedWindow(year);
	return [
		...(window === null ? [] : [sql`m.starts between ${window.start}::date and ${window.end}::date`]),
		...(month === null
			? []
			: [
					sql`m.starts between ${`${month}-01`}::date and (${`${month}-01`}::date + interval '1 month' - interval '1 day')`
				])
	];
}

/** What has to be looked up row by row. */
export function movementConditions(view: LedgerView, filter: RecordFilter): Fragment[] {
	const { kind, year, month, supplier, attribution, basis, sourceClass, text } = filter;
	return [
		...(kind === null ? [] : [sql`m.kind = ${kind}`]),
		...(year === null ? [] : [sql`m.window_year = ${year}`]),
		...(month === null ? [] : [sql`m.month = ${month}`]),
		...(supplier === null
			? []
			: [
					attribution === DEFAULT_ATTRIBUTION
						? isCharged(view, supplier)
						: sql`${chargedColumn(attribution)} = ${supplier}`
				]),
		...(basis === null ? [] : [sql`m.basis = ${basis}`]),
		...(sourceClass === null ? [] : [sql`m.source_class = ${sourceClass}`]),
		...(text === '' ? [] : [movementText(text)])
	];
}

/** The supplier that the row names; where it names none, the one that links give it. */
function isCharged(view: LedgerView, supplier: string): Fragment {
	const given = (named: Fragment) => sql`(m.import_id, m.line, m.part) in (
		select k.import_id, k.line, k.part from link_place k where ${placeHolds(sql`k`, view)} and ${named})`;
	return supplier === UNKNOWN_SUPPLIER
		? sql`(m.supplier = ${supplier} and not ${given(sql`supplier <> ${supplier}`)})`
		: sql`(m.supplier = ${supplier} or m.supplier = ${UNKNOWN_SUPPLIER} and ${given(sql`supplier = ${supplier}`)})`;
}

const FIRST_YEAR = 2017;

/**
 * Why a row is left out, null where it is in its layer: set aside, by its own cells, for want of a window, or because fewer
 * agencies report it than the view asks for.
 */
const outReason = (sources: LeastSources): Fragment => sql`coalesce(s.reason, m.left_out, k.reason, case
	when m.window_year is not null then
		case when (m.kind = 'sts' or m.basis = 'observed') and not ${isToldBy(sources)}
			then 'single_source' end
	when m.starts is null then 'undated'
	when m.ends < ${refinedWindow(FIRST_YEAR)?.start}::date then 'before_first_cap'
	else 'no_window' end)`;

/** What needs the set-aside entry `s` and the linked place `k` beside the row. */
export function standingConditions({ leftOut, sources }: RecordFilter): Fragment[] {
	if (leftOut === null) return [];
	const reason = outReason(sources);
	if (leftOut === 'none') return [sql`${reason} is null`];
	return [leftOut === 'any' ? sql`${reason} is not null` : sql`${reason} = ${leftOut}`];
}

/** True when rows have to be looked at one by one: no index leads to them. */
export function hasRowConditions(
	{ kind, supplier, basis, sourceClass, text, leftOut }: RecordFilter,
	imports: readonly LedgerImport[]
): boolean {
	const isMixed = kind !== null && imports.some(({ kinds }) => kinds.length > 1);
	return isMixed || text !== '' || [supplier, basis, sourceClass, leftOut].some((one) => one !== null);
}

function movementText(text: string): Fragment {
	const pattern = likePattern(text);
	return sql`(
		m.vessel_name ilike ${pattern} or m.giver_name ilike ${pattern} or m.receiver_name ilike ${pattern}
		or m.source ilike ${pattern} or m.source_ref ilike ${pattern}
		or ${text} in (m.imo, m.giver_imo, m.receiver_imo, m.imo_text, m.giver_imo_text, m.receiver_imo_text))`;
}

export function figureConditions(
	{ asOf }: LedgerView,
	imports: readonly LedgerImport[],
	filter: RecordFilter,
	only: readonly RecordId[] | null
): Fragment[] {
	const { year, month, supplier, basis, sourceClass, text } = filter;
	const window = year === null ? null : refinedWindow(year);
	const pattern = likePattern(text);
	return [
		sql`m.import_id = any(${imports.map(({ id }) => id)}::int[])`,
		...(asOf === null ? [] : [sql`m.as_of <= ${asOf}::date`]),
		...(window === null ? [] : [sql`(m.starts <= ${window.end}::date and m.ends >= ${window.start}::date)`]),
		...(month === null
			? []
			: [sql`to_char(m.starts, 'YYYY-MM') = ${month} and to_char(m.ends, 'YYYY-MM') = ${month}`]),
		...(supplier === null ? [] : [sql`m.supplier = ${supplier}`]),
		...(basis === null ? [] : [sql`m.basis = ${basis}`]),
		...(sourceClass === null ? [] : [sql`m.source_class = ${sourceClass}`]),
		...(text === ''
			? []
			: [sql`(m.source ilike ${pattern} or m.source_ref ilike ${pattern} or m.scenario ilike ${pattern})`]),
		...(only === null ? [] : [amongRecords(only)])
	];
}

function amongRecords(only: readonly RecordId[]): Fragment {
	const places = only.flatMap((id) => parseRecordId(id) ?? []);
	return sql`(m.import_id, m.line, m.part) in (
		select * from unnest(${places.map(({ importId }) => importId)}::int[], ${places.map(({ line }) => line)}::int[],
			${places.map(({ part }) => part)}::int[]))`;
}

/** Ships have no day, no supplier and no basis. */
export function mayBeVessel({ year, month, supplier, basis, leftOut }: RecordFilter): boolean {
	return (
		[year, month, supplier, basis].every((one) => one === null) && (leftOut === null || leftOut === 'none')
	);
}

export function vesselConditions(
	imports: readonly LedgerImport[],
	{ sourceClass, text }: RecordFilter
): Fragment[] {
	const pattern = likePattern(text);
	return [
		sql`m.import_id = any(${imports.map(({ id }) => id)}::int[])`,
		...(sourceClass === null ? [] : [sql`m.source_class = ${sourceClass}`]),
		...(text === ''
			? []
			: [
					sql`(m.name ilike ${pattern} or m.former_names ilike ${pattern} or m.designations ilike ${pattern}
						or ${text} in (m.imo, m.imo_text, m.mmsi))`
				])
	];
}
