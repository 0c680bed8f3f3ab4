// Period figures: declared months and years, customs months, published estimates. Every version is kept.
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { StoredFigure } from '#lib/domain/cap/figure.ts';
import type { SupplierCode } from '#lib/domain/country.ts';
import { parseShare, shareText } from '#lib/domain/decimal.ts';
import type { IssueCode } from '#lib/domain/issue.ts';
import type { ProductClass } from '#lib/domain/product.ts';
import type { Basis, FigureStatus, PeriodFigure, SourceClass } from '#lib/domain/record.ts';
import { recordId } from '#lib/domain/record.ts';
import type { Barrels, Unit } from '#lib/domain/units.ts';
import { sql } from '../db/connection.ts';
import type { Executor } from './executor.ts';
import { activeAt } from './standing.ts';

interface FigureRow {
	import_id: number;
	line: number;
	record_key: string;
	content_key: string;
	starts: IsoDate;
	ends: IsoDate;
	date_precision: PeriodFigure['precision'];
	covers_end: IsoDate | null;
	supplier: string;
	product: string;
	product_text: string;
	product_class: ProductClass;
	hs_code: string;
	quantity: string;
	unit: Unit | null;
	published_mbbl: bigint | null;
	status: FigureStatus;
	basis: Basis;
	as_of: IsoDate | null;
	deliveries: number | null;
	scenario: string;
	laden: string | null;
	headline: PeriodFigure['headline'];
	headline_reason: string;
	source: string;
	source_ref: string;
	source_url: string;
	source_class: SourceClass;
	confidence: string;
	notes: string;
	flags: string | null;
	extra: Record<string, string> | null;
	file_name: string;
	committed_version: number;
}

export async function insertFigures(
	db: Executor,
	importId: number,
	figures: readonly PeriodFigure[]
): Promise<void> {
	const rows = figures.map((figure) => ({
		import_id: importId,
		line: figure.line,
		record_key: figure.recordKey,
		content_key: figure.contentKey,
		starts: figure.start,
		ends: figure.end,
		date_precision: figure.precision,
		covers_end: figure.coversEnd,
		supplier: figure.supplier,
		product: figure.product,
		product_text: figure.productText,
		product_class: figure.productClass,
		hs_code: figure.hsCode,
		quantity: figure.quantity,
		unit: figure.unit,
		published_mbbl: figure.publishedBarrels?.toString() ?? null,
		status: figure.status,
		basis: figure.basis,
		as_of: figure.asOf,
		deliveries: figure.deliveries,
		scenario: figure.scenario,
		laden: figure.laden === null ? null : shareText(figure.laden),
		headline: figure.headline,
		headline_reason: figure.headlineReason,
		source: figure.source,
		source_ref: figure.sourceRef,
		source_url: figure.sourceUrl,
		source_class: figure.sourceClass,
		confidence: figure.confidence,
		notes: figure.notes,
		flags: figure.flags.length === 0 ? null : figure.flags.join(' '),
		extra: figure.extra
	}));
	await sql`
		insert into period_figure
		select * from jsonb_populate_recordset(null::period_figure, ${JSON.stringify(rows)}::jsonb)`.execute(db);
}

/** Declared and estimated figures in the ledger at `version`: what cap years are built from. */
export async function ledgerFigures(db: Executor, version: number): Promise<StoredFigure[]> {
	const { rows } = await sql<FigureRow>`
		select p.*, i.file_name, i.committed_version
		from period_figure p join import i on i.id = p.import_id
		where ${activeAt(version)} and p.basis in ('declared', 'estimated')
		order by p.import_id, p.line`.execute(db);
	return rows.map(toFigure);
}

export async function figureAt(db: Executor, importId: number, line: number): Promise<StoredFigure | null> {
	const { rows } = await sql<FigureRow>`
		select p.*, i.file_name, coalesce(i.committed_version, 0) as committed_version
		from period_figure p join import i on i.id = p.import_id
		where p.import_id = ${importId} and p.line = ${line}`.execute(db);
	return rows[0] ? toFigure(rows[0]) : null;
}

/** All committed versions of one figure, newest import first. */
export async function figureVersions(db: Executor, recordKey: string): Promise<StoredFigure[]> {
	const { rows } = await sql<FigureRow>`
		select p.*, i.file_name, i.committed_version
		from period_figure p join import i on i.id = p.import_id
		where p.record_key = ${recordKey} and i.state = 'committed'
		order by p.as_of desc nulls last, i.committed_version desc, p.line desc`.execute(db);
	return rows.map(toFigure);
}

function toFigure(row: FigureRow): StoredFigure {
	return {
		recordKind: 'period',
		id: recordId(row.import_id, row.line),
		importId: row.import_id,
		fileName: row.file_name,
		version: row.committed_version,
		line: row.line,
		recordKey: row.record_key,
		contentKey: row.content_key,
		start: row.starts,
		end: row.ends,
		precision: row.date_precision,
		coversEnd: row.covers_end,
		supplier: row.supplier as SupplierCode,
		product: row.product,
		productText: row.product_text,
		productClass: row.product_class,
		hsCode: row.hs_code,
		quantity: row.quantity,
		unit: row.unit,
		publishedBarrels: row.published_mbbl as Barrels | null,
		status: row.status,
		basis: row.basis,
		asOf: row.as_of,
		deliveries: row.deliveries,
		scenario: row.scenario,
		laden: row.laden === null ? null : parseShare(row.laden),
		headline: row.headline,
		headlineReason: row.headline_reason,
		source: row.source,
		sourceRef: row.source_ref,
		sourceUrl: row.source_url,
		sourceClass: row.source_class,
		confidence: row.confidence,
		notes: row.notes,
		flags: (row.flags ?? '').split(' ').filter(Boolean) as IssueCode[],
		extra: row.extra
	};
}
