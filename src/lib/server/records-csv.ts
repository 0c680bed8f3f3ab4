// Records as CSV, page by page, so that a million rows need no more memory than a page of them.
import type { CsvMeta } from '#lib/domain/report/to-csv.ts';
import { csvLine, recordCsvHeader, recordCsvLine } from '#lib/domain/report/to-csv.ts';
import { recordJson } from '#lib/domain/report/record-json.ts';
import type { RecordCursor } from '#lib/domain/report/record-query.ts';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import { exerciseColumn, exercisePrefix } from './exercise-label.ts';
import type { RecordsReader } from './use-cases/read-records.ts';

const BATCH = 2_000;

type CsvView = Pick<ViewQuery, 'factorSet' | 'attribution' | 'laden' | 'asOf'>;

/** The answer begins with `lead` and the header line, also where no record fits. */
export function recordsCsv(
	reader: RecordsReader,
	meta: CsvMeta,
	query: CsvView,
	{ fileName, lead = '' }: { fileName: string; lead?: string }
): Response {
	const text = new TextEncoder();
	const lines = csvChunks(reader, { ...exerciseColumn(), ...meta }, query, lead);
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { value, done } = await lines.next();
			if (done) controller.close();
			else controller.enqueue(text.encode(value));
		},
		async cancel() {
			await lines.return();
		}
	});
	return new Response(body, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${exercisePrefix()}${fileName}"`,
			'cache-control': 'no-cache'
		}
	});
}

async function* csvChunks(
	reader: RecordsReader,
	meta: CsvMeta,
	query: CsvView,
	lead: string
): AsyncGenerator<string, void, void> {
	let after: RecordCursor | null = null;
	let isBegun = false;
	do {
		const page: Awaited<ReturnType<RecordsReader['page']>> = await reader.page(after, BATCH);
		const rows = page.records.map(({ record, standing }) =>
			recordJson(record, standing, query.factorSet, query)
		);
		const [first] = rows;
		if (first && !isBegun) yield lead + recordCsvHeader(meta, first);
		isBegun ||= first !== undefined;
		if (rows.length > 0) yield rows.map((row) => recordCsvLine(meta, row)).join('');
		after = page.next;
	} while (after !== null);
	if (!isBegun) yield lead + csvLine([...Object.keys(meta), 'record']);
}
