// A stored period figure back to the record it was read from.
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { StoredFigure } from '#lib/domain/cap/figure.ts';
import type { SupplierCode } from '#lib/domain/country.ts';
import { parseShare } from '#lib/domain/decimal.ts';
import type { IssueCode } from '#lib/domain/issue.ts';
import type { ProductClass } from '#lib/domain/product.ts';
import type { Basis, FigureStatus, PeriodFigure, SourceClass } from '#lib/domain/record.ts';
import { recordId } from '#lib/domain/record.ts';
import type { Barrels, Unit } from '#lib/domain/units.ts';

/** A row of `period_figure` with its file and the data version that brought it in. */
export interface FigureRow {
	import_id: number;
	line: number;
	part: number;
	record_key: string;
	content_key: string;
	starts: IsoDate;
	ends: IsoDate;
	date_precision: PeriodFigure['precision'];
	covers_end: IsoDate | null;
	supplier: string;
	supplier_text: string;
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

export function toFigure(row: FigureRow): StoredFigure {
	return {
		recordKind: 'period',
		id: recordId(row.import_id, row.line, row.part),
		importId: row.import_id,
		fileName: row.file_name,
		version: row.committed_version,
		line: row.line,
		part: row.part,
		recordKey: row.record_key,
		contentKey: row.content_key,
		start: row.starts,
		end: row.ends,
		precision: row.date_precision,
		coversEnd: row.covers_end,
		supplier: row.supplier as SupplierCode,
		supplierText: row.supplier_text,
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
