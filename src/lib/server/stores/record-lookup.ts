// One record by its place in a file, whatever became of its import, and what shares its key.
import type { StoredFigure } from '#lib/domain/cap/figure.ts';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { Issue, IssueCode } from '#lib/domain/issue.ts';
import type { RecordId, RecordKind, RecordPlace } from '#lib/domain/record.ts';
import { recordId } from '#lib/domain/record.ts';
import type { SetAside, StoredMovement, StoredVessel } from '#lib/domain/report/record-view.ts';
import { sql } from '../db/connection.ts';
import type { Executor } from './executor.ts';
import type { LedgerView } from './ledger-view.ts';
import { asideIn } from './ledger-view.ts';
import type { FigureRow } from './stored-figure.ts';
import { toFigure } from './stored-figure.ts';
import type { MovementRow } from './stored-movement.ts';
import { movementColumns, toMovement } from './stored-movement.ts';
import type { VesselRow } from './stored-vessel.ts';
import { toVessel } from './stored-vessel.ts';

/** The state of the ledger that a record is looked at in. */
export type LedgerPoint = Pick<LedgerView, 'version' | 'asOf'>;

const isAt = ({ importId, line, part }: RecordPlace) =>
	sql`m.import_id = ${importId} and m.line = ${line} and m.part = ${part}`;

/** Null where there is no such row, or its import never came into the ledger. */
export async function movementAt(
	db: Executor,
	point: LedgerPoint,
	place: RecordPlace
): Promise<StoredMovement | null> {
	const { rows } = await sql<MovementRow>`
		select ${movementColumns}
		from movement m join import i on i.id = m.import_id ${asideIn(sql`m`, point)}
		where ${isAt(place)} and i.committed_version is not null`.execute(db);
	return rows[0] ? toMovement(rows[0]) : null;
}

export async function figureRecordAt(db: Executor, place: RecordPlace): Promise<StoredFigure | null> {
	const { rows } = await sql<FigureRow>`
		select m.*, i.file_name, i.committed_version
		from period_figure m join import i on i.id = m.import_id
		where ${isAt(place)} and i.committed_version is not null`.execute(db);
	return rows[0] ? toFigure(rows[0]) : null;
}

export async function vesselAt(db: Executor, place: RecordPlace): Promise<StoredVessel | null> {
	const { rows } = await sql<VesselRow>`
		select m.*, i.file_name
		from vessel_entry m join import i on i.id = m.import_id
		where ${isAt(place)} and i.committed_version is not null`.execute(db);
	return rows[0] ? toVessel(rows[0]) : null;
}

/** One of the rows that are the same record, from whatever import, with when that import came and went. */
export interface KeyedRow {
	readonly id: RecordId;
	readonly importId: number;
	readonly line: number;
	readonly part: number;
	readonly fileName: string;
	readonly contentKey: string;
	readonly committedVersion: number;
	readonly committedOn: IsoDate;
	readonly withdrawnVersion: number | null;
	readonly setAside: SetAside | null;
	/** Quantity or barrels as the row gives them, for comparing versions at a glance. */
	readonly given: string;
	readonly asOf: IsoDate | null;
}

interface KeyedRowSql {
	import_id: number;
	line: number;
	part: number;
	file_name: string;
	content_key: string;
	committed_version: number;
	committed_on: IsoDate;
	withdrawn_version: number | null;
	reason: SetAside['reason'] | null;
	by_import_id: number | null;
	by_line: number | null;
	by_part: number | null;
	given: string | null;
	as_of: IsoDate | null;
}

const keyedColumns = sql`
	m.import_id, m.line, m.part, m.content_key, i.file_name, i.committed_version, i.committed_on, i.withdrawn_version`;

/** All rows of one record key that were ever in the ledger, in the order they came, at most 200. */
export async function rowsOfKey(
	db: Executor,
	point: LedgerPoint,
	kind: RecordKind,
	recordKey: string
): Promise<KeyedRow[]> {
	const { rows } = await rowsQuery(point, kind, recordKey).execute(db);
	return rows.map((row) => ({
		id: recordId(row.import_id, row.line, row.part),
		importId: row.import_id,
		line: row.line,
		part: row.part,
		fileName: row.file_name,
		contentKey: row.content_key,
		committedVersion: row.committed_version,
		committedOn: row.committed_on,
		withdrawnVersion: row.withdrawn_version,
		setAside:
			row.reason === null || row.by_import_id === null || row.by_line === null
				? null
				: { reason: row.reason, by: recordId(row.by_import_id, row.by_line, row.by_part ?? 1) },
		given: row.given ?? '',
		asOf: row.as_of
	}));
}

function rowsQuery(point: LedgerPoint, kind: RecordKind, recordKey: string) {
	const order = sql`order by i.committed_version, m.line, m.part limit 200`;
	const noAside = sql`null as reason, null::int as by_import_id, null::int as by_line, null::int as by_part`;
	switch (kind) {
		case 'shipment':
		case 'sts':
			return sql<KeyedRowSql>`
				select ${keyedColumns}, s.reason, s.by_import_id, s.by_line, s.by_part, null::date as as_of,
					concat_ws(' ', m.quantity, m.unit) as given
				from movement m join import i on i.id = m.import_id ${asideIn(sql`m`, point)}
				where m.record_key = ${recordKey}::uuid and i.committed_version is not null ${order}`;
		case 'period':
			return sql<KeyedRowSql>`
				select ${keyedColumns}, ${noAside}, m.as_of,
					case when m.published_mbbl is not null then trim_scale(m.published_mbbl / 1000.0)::text || ' bbl'
						else concat_ws(' ', nullif(m.quantity, ''), m.unit) end as given
				from period_figure m join import i on i.id = m.import_id
				where m.record_key = ${recordKey}::uuid and i.committed_version is not null ${order}`;
		case 'vessel':
			return sql<KeyedRowSql>`
				select ${keyedColumns}, ${noAside}, null::date as as_of, m.name as given
				from vessel_entry m join import i on i.id = m.import_id
				where m.record_key = ${recordKey}::uuid and i.committed_version is not null ${order}`;
	}
}

/** What the importer said about one line of a file, as far as it was kept. */
export async function issuesOfLine(db: Executor, importId: number, line: number): Promise<Issue[]> {
	const { rows } = await sql<{ code: IssueCode; column_name: string | null; seen: string }>`
		select code, column_name, seen from import_issue
		where import_id = ${importId} and line = ${line} order by ordinal limit 100`.execute(db);
	return rows.map(({ code, column_name, seen }) => ({ code, line, column: column_name, seen }));
}
