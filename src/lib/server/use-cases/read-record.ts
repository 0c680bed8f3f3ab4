// One record with everything that stands behind it: its row in the file, the file, how it came in, its versions.
import { parseEncoding } from '#lib/csv/encoding.ts';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { Issue } from '#lib/domain/issue.ts';
import type { RecordId, RecordKind, RecordPlace } from '#lib/domain/record.ts';
import { parseRecordId } from '#lib/domain/record.ts';
import type { Standing } from '#lib/domain/report/record-standing.ts';
import { standingOf } from '#lib/domain/report/record-standing.ts';
import type { LedgerRecord } from '#lib/domain/report/record-view.ts';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import type { Context } from '../context.ts';
import type { HowRead, SourceRow } from '../intake/source-row.ts';
import { readSourceRow } from '../intake/source-row.ts';
import type { Executor } from '../stores/executor.ts';
import type { ImportRow } from '../stores/imports.ts';
import { importById } from '../stores/imports.ts';
import type { KeyedRow, LedgerPoint } from '../stores/record-lookup.ts';
import { figureRecordAt, issuesOfLine, movementAt, rowsOfKey, vesselAt } from '../stores/record-lookup.ts';
import { readYears } from './read-cap-year.ts';

/** How the file of a record came in; no person is named. */
export interface Arrival {
	readonly importId: number;
	readonly fileName: string;
	readonly sha256: string;
	readonly bytes: number;
	readonly origin: ImportRow['origin'];
	readonly committedAt: Date | null;
	readonly committedOn: IsoDate | null;
	readonly committedVersion: number;
	readonly withdrawnAt: Date | null;
	readonly withdrawnVersion: number | null;
	readonly withdrawnReason: string | null;
	readonly answers: Readonly<Record<string, string>>;
	/** Field of the template to header of the file. */
	readonly mapping: Readonly<Record<string, string>>;
	readonly encoding: string | null;
	readonly delimiter: string | null;
}

/** `withdrawn`, or not in at the version or day that is looked at, comes before any place in a total. */
export type Presence = 'in_ledger' | 'withdrawn' | 'later' | 'not_in_view';

export interface RecordView {
	readonly dataVersion: number;
	readonly record: LedgerRecord;
	readonly arrival: Arrival;
	readonly presence: Presence;
	readonly standing: Standing;
	/** Rows with the same record key, this one among them, in the order they came. */
	readonly versions: readonly (KeyedRow & { readonly isInLedger: boolean })[];
	/** Rows that this one repeats, replaces or stands for. */
	readonly standsFor: readonly RecordId[];
	readonly issues: readonly Issue[];
	/** Null where the raw file is not on this machine. */
	readonly source: SourceRow | null;
}

/** Null where the address names no row that ever was in the ledger. */
export async function readRecord(context: Context, id: string, query: ViewQuery): Promise<RecordView | null> {
	const place = parseRecordId(id);
	if (place === null) return null;
	const db = context.database.reader;
	const arrived = await importById(db, place.importId);
	if (arrived === null || arrived.committedVersion === null || arrived.kind === null) return null;
	const years = await readYears(context, query);
	const point = { version: years[0]?.dataVersion ?? 0, asOf: query.asOf };
	const record = await recordAt(db, point, arrived.kind, place);
	if (record === null) return null;
	const versions = (await rowsOfKey(db, point, arrived.kind, record.recordKey))
		.filter(({ id, committedVersion }) => id === record.id || committedVersion <= point.version)
		.map((row) => ({
			...row,
			withdrawnVersion: withdrawnBy(row, point) ? row.withdrawnVersion : null,
			isInLedger: isInLedger(row, record, point)
		}));
	const presence = presenceOf(arrived, arrived.committedVersion, record, point);
	const standing = standingOf(record, years, query);
	return {
		dataVersion: point.version,
		record,
		arrival: arrivalOf(arrived, arrived.committedVersion, point),
		presence,
		standing:
			presence === 'in_ledger'
				? standing
				: { ...standing, code: 'not_in_view', isIn: false, isAdded: false, by: null },
		versions,
		standsFor: versions.filter(({ setAside }) => setAside?.by === record.id).map((row) => row.id),
		issues: await issuesOfLine(db, place.importId, place.line),
		source: await readSourceRow(context.config.dataDir, arrived.sha256, place.line, howRead(arrived))
	};
}

/** As the importer read the file: with what it found or was told. */
function howRead({ report }: ImportRow): HowRead {
	if (report === null) return {};
	const { encoding, delimiter, header_line, columns } = report.detected;
	return {
		encoding: parseEncoding(encoding ?? ''),
		delimiter,
		headerLine: header_line,
		names: columns.map(({ header }) => header)
	};
}

async function recordAt(
	db: Executor,
	point: LedgerPoint,
	kind: RecordKind,
	place: RecordPlace
): Promise<LedgerRecord | null> {
	switch (kind) {
		case 'shipment':
		case 'sts':
			return await movementAt(db, point, place);
		case 'period':
			return await figureRecordAt(db, place);
		case 'vessel':
			return await vesselAt(db, place);
	}
}

function presenceOf(
	arrived: ImportRow,
	committedVersion: number,
	record: LedgerRecord,
	{ version, asOf }: LedgerPoint
): Presence {
	if (withdrawnBy(arrived, { version })) return 'withdrawn';
	if (committedVersion > version) return 'later';
	if (asOf === null) return 'in_ledger';
	const day = record.recordKind === 'period' ? record.asOf : arrived.committedOn;
	return day !== null && day <= asOf ? 'in_ledger' : 'not_in_view';
}

function isInLedger(row: KeyedRow, { recordKind }: LedgerRecord, { version, asOf }: LedgerPoint): boolean {
	if (row.committedVersion > version || withdrawnBy(row, { version })) return false;
	if (asOf === null) return true;
	const day = recordKind === 'period' ? row.asOf : row.committedOn;
	return day !== null && day <= asOf;
}

/** A data version knows nothing of what was withdrawn after it. */
function withdrawnBy(
	{ withdrawnVersion }: Pick<ImportRow, 'withdrawnVersion'>,
	{ version }: Pick<LedgerPoint, 'version'>
): boolean {
	return withdrawnVersion !== null && withdrawnVersion <= version;
}

function arrivalOf(row: ImportRow, committedVersion: number, point: LedgerPoint): Arrival {
	const isWithdrawn = withdrawnBy(row, point);
	const detected = row.report?.detected;
	return {
		importId: row.id,
		fileName: row.fileName,
		sha256: row.sha256,
		bytes: row.bytes,
		origin: row.origin,
		committedAt: row.committedAt,
		committedOn: row.committedOn,
		committedVersion,
		withdrawnAt: isWithdrawn ? row.withdrawnAt : null,
		withdrawnVersion: isWithdrawn ? row.withdrawnVersion : null,
		withdrawnReason: isWithdrawn ? row.withdrawnReason : null,
		answers: row.answers,
		mapping: detected?.mapping ?? {},
		encoding: detected?.encoding ?? null,
		delimiter: detected?.delimiter ?? null
	};
}
