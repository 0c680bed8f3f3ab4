import { error } from '@sveltejs/kit';
import { refinedWindow } from '#lib/domain/cap/regime.ts';
import { shareText } from '#lib/domain/decimal.ts';
import { ALL_RECORDS } from '#lib/domain/report/record-query.ts';
import { barrelsText } from '#lib/domain/units.ts';
import { viewQueryOf } from '#lib/server/api-answer.ts';
import { recordsCsv } from '#lib/server/records-csv.ts';
import { readCapYear } from '#lib/server/use-cases/read-cap-year.ts';
import { openRecords } from '#lib/server/use-cases/read-records.ts';
import type { RequestHandler } from './$types';

/** The rows behind the figures of one window; those with `in_total` true are the terms of their layer's total. */
export const GET: RequestHandler = async ({ params, url, locals: { context } }) => {
	const query = await viewQueryOf(url, context);
	const year = Number(params.year);
	const window = refinedWindow(year);
	if (window === null || window.start > context.today())
		error(404, `No cap window has started in ${params.year}.`);
	const reader = await openRecords(context, { ...ALL_RECORDS, year, order: 'oldest' }, query);
	const view = await readCapYear(context, year, { ...query, version: reader.dataVersion });
	const meta = {
		data_version: reader.dataVersion,
		as_of: query.asOf,
		factor_set: query.factorSet,
		laden: query.laden === null ? null : shareText(query.laden),
		attribution: query.attribution,
		sources: query.sources,
		window_start: window.start,
		window_end: window.end,
		limit_bbl: barrelsText(window.limit),
		observed_break_even_laden: view?.observed.breakEvenLaden ?? null
	};
	return recordsCsv(reader, meta, query, { fileName: `oilcap-${year}-v${reader.dataVersion}.csv` });
};
