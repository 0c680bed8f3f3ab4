// Which observed deliveries of a window count in one view of the ledger and not in another, summed by import and reason.
// Rows of an import that only one view holds are read from its sums; single rows are looked at only where something else
// decides whether they count. A later row that stands for one decides it, and a link does.
import type { Fraction } from '#lib/domain/decimal.ts';
import type { MovementMove } from '#lib/domain/cap/observed-steps.ts';
import type { VolumeKind } from '#lib/domain/record.ts';
import type { StoredMovement } from '#lib/domain/report/record-view.ts';
import type { Barrels, FactorSetName } from '#lib/domain/units.ts';
import { FACTOR_SET_NAMES } from '#lib/domain/units.ts';
import { sql } from '../db/connection.ts';
import type { Executor } from './executor.ts';
import type { LedgerView } from './ledger-view.ts';
import { placeHolds } from './place-holds.ts';
import { activeAt } from './standing.ts';
import type { MovementRow } from './stored-movement.ts';
import { toMovement } from './stored-movement.ts';

type Point = Pick<LedgerView, 'version' | 'asOf'>;

/** Two views of one window, and the table of factors by which the moves between them are told. */
export interface Between {
	readonly year: number;
	readonly before: Point;
	readonly after: Point;
	readonly factorSet: FactorSetName;
	/** The share of its full load by which a delivery without a quantity counts. */
	readonly laden: Fraction;
}

const COLUMNS = ['mbbl_committee', 'mbbl_basket', 'mbbl_diesel', 'mbbl_unsd'] as const;

const barrelsOf = (table: string, set: FactorSetName) =>
	sql.ref(`${table}.${COLUMNS[FACTOR_SET_NAMES.indexOf(set)] ?? COLUMNS[0]}`);

/** Entries that leave a row out: for another version of the same record, or for a record that links join to it. */
const asides = sql`(
	select import_id, line, part, reason, by_import_id, seen_on, null::date as seen_until, from_version, to_version
	from set_aside
	union all
	select import_id, line, part, reason, by_import_id, seen_on, seen_until, from_version, to_version from link_place
	where reason is not null)`;

/** Whether the import `i` is in the view. Deliveries have no day of their own: they go by the day of their commit. */
const isIn = ({ version, asOf }: Point) =>
	sql`coalesce(${activeAt(version)} and (${asOf}::date is null or i.committed_on <= ${asOf}::date), false)`;

/** Whether a set-aside entry holds in the view. */
const isAside = (point: Point, entry = 's') => placeHolds(sql.ref(entry), point);

/** Rows that count unless another row stands for them. */
const isObserved = (table: string, year: number) => {
	const column = (name: string) => sql.ref(`${table}.${name}`);
	return sql`(${column('kind')} = 'shipment' and ${column('window_year')} = ${year}
		and ${column('basis')} = 'observed' and ${column('left_out')} is null)`;
};

export async function movementMoves(db: Executor, between: Between): Promise<MovementMove[]> {
	const [imports, rows] = await Promise.all([movesOfImports(db, between), movesOfRows(db, between)]);
	return [...imports, ...rows];
}

interface MoveRow {
	import_id: number;
	volume: VolumeKind;
	records: string;
	mbbl: string;
	is_after: boolean;
}

async function movesOfImports(
	db: Executor,
	{ year, before, after, factorSet }: Between
): Promise<MovementMove[]> {
	const { rows } = await sql<MoveRow>`
		select i.id as import_id, t.volume, ${isIn(after)} as is_after, sum(t.records)::text as records,
			sum(${barrelsOf('t', factorSet)})::text as mbbl
		from import i join import_total t on t.import_id = i.id
		where ${isIn(before)} <> ${isIn(after)} and ${isObserved('t', year)}
		group by 1, 2, 3
		order by 1, 2`.execute(db);
	return rows.map((row) => ({
		kind: row.is_after ? 'came' : 'went',
		importId: row.import_id,
		reason: null,
		byImportId: null,
		...signed(row, row.is_after ? 1 : -1)
	}));
}

function signed({ volume, records, mbbl }: MoveRow, sign: 1 | -1) {
	return { volume, records: sign * Number(records), barrels: (BigInt(sign) * BigInt(mbbl)) as Barrels };
}

/**
 * Rows that are set aside in one of the views only; a row that is so in both, if for another reason, did not move. Said
 * without grouping, whose size nobody can guess: a million moved rows are joined at once instead of one by one.
 */
const movedRows = ({ year, before, after }: Between) => sql`(
	select s.import_id, s.line, s.part, s.reason, s.by_import_id, ${isAside(after)} as is_after
	from ${asides} s
	where ${isAside(before)} <> ${isAside(after)}
		and s.import_id in (select t.import_id from import_total t where ${isObserved('t', year)})
		and not exists (
			select from ${asides} o
			where o.import_id = s.import_id and o.line = s.line and o.part = s.part
				and (o.from_version, o.seen_on, o.seen_until) is distinct from (s.from_version, s.seen_on, s.seen_until)
				and ${isAside(before, 'o')} <> ${isAside(after, 'o')}))`;

interface AsideRow extends MoveRow {
	reason: string;
	by_import_id: number;
	was_in: boolean;
	is_in: boolean;
}

async function movesOfRows(db: Executor, between: Between): Promise<MovementMove[]> {
	const { year, before, after, factorSet } = between;
	const { rows } = await sql<AsideRow>`
		select s.import_id, s.reason, s.by_import_id, s.is_after, m.volume, ${isIn(before)} as was_in,
			${isIn(after)} as is_in, count(*)::text as records,
			coalesce(sum(${barrelsOf('m', factorSet)}), 0)::text as mbbl
		from ${movedRows(between)} s
		join movement m on m.import_id = s.import_id and m.line = s.line and m.part = s.part
		join import i on i.id = s.import_id
		where ${isObserved('m', year)}
		group by 1, 2, 3, 4, 5, 6, 7
		order by 1, 2, 3, 4, 5`.execute(db);
	return rows.map((row) => ({
		...placeOf(row),
		importId: row.import_id,
		...signed(row, row.is_after ? -1 : 1)
	}));
}

/** A row that came or went with its import is taken from what the import brought or took. */
function placeOf({ was_in, is_in, is_after, reason, by_import_id }: AsideRow) {
	if (was_in && is_in) {
		const kind = is_after ? ('left_out' as const) : ('counted_again' as const);
		return { kind, reason, byImportId: by_import_id };
	}
	return { kind: is_in ? ('came' as const) : ('went' as const), reason: null, byImportId: null };
}

/** The rows of one move that count for the most barrels. */
export async function largestOfMove(
	db: Executor,
	between: Between,
	move: Pick<MovementMove, 'kind' | 'importId' | 'reason' | 'byImportId'>,
	limit: number
): Promise<StoredMovement[]> {
	const { year, before, after, factorSet, laden } = between;
	const barrels = barrelsOf('m', factorSet);
	const isWhole = move.kind === 'came' || move.kind === 'went';
	const source = isWhole
		? sql`movement m`
		: sql`${movedRows(between)} s
			join movement m on m.import_id = s.import_id and m.line = s.line and m.part = s.part`;
	const condition = isWhole
		? sql`not exists (
			select from ${asides} s
			where s.import_id = m.import_id and s.line = m.line and s.part = m.part
				and ${isAside(move.kind === 'came' ? after : before)})`
		: sql`s.reason = ${move.reason} and s.by_import_id = ${move.byImportId}
			and s.is_after = ${move.kind === 'left_out'}`;
	const { rows } = await sql<MovementRow>`
		select m.*, i.file_name, null as aside_reason, null::int as aside_import, null::int as aside_line,
			null::int as aside_part, null as link_supplier
		from ${source} join import i on i.id = m.import_id
		where m.import_id = ${move.importId} and ${isObserved('m', year)} and ${condition}
		order by case when m.volume = 'scenario'
				then ${barrels} * ${laden.numerator.toString()}::numeric / ${laden.denominator.toString()}::numeric
				else ${barrels} end desc nulls last,
			m.line, m.part
		limit ${limit}`.execute(db);
	return rows.map(toMovement);
}
