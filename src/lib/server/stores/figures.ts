// Period figures: declared months and years, customs months, published estimates. Every version is kept.
import type { StoredFigure } from '#lib/domain/cap/figure.ts';
import { shareText } from '#lib/domain/decimal.ts';
import type { PeriodFigure } from '#lib/domain/record.ts';
import { sql } from '../db/connection.ts';
import type { Executor } from './executor.ts';
import { activeAt } from './standing.ts';
import type { FigureRow } from './stored-figure.ts';
import { toFigure } from './stored-figure.ts';

export async function insertFigures(
	db: Executor,
	importId: number,
	figures: readonly PeriodFigure[]
): Promise<void> {
	const rows = figures.map((figure) => ({
		import_id: importId,
		line: figure.line,
		part: figure.part,
		record_key: figure.recordKey,
		content_key: figure.contentKey,
		starts: figure.start,
		ends: figure.end,
		date_precision: figure.precision,
		covers_end: figure.coversEnd,
		supplier: figure.supplier,
		supplier_text: figure.supplierText,
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
		order by p.import_id, p.line, p.part`.execute(db);
	return rows.map(toFigure);
}
