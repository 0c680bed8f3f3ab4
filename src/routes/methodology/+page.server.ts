import { error } from '@sveltejs/kit';
import { CSV_LIMITS } from '#lib/csv/csv-reader.ts';
import { ISSUES_KEPT } from '#lib/domain/ingest/tally.ts';
import { parseViewQuery } from '#lib/domain/report/view-query.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { context }, url }) => {
	const reading = parseViewQuery((name) => url.searchParams.get(name), context.today());
	if ('problem' in reading) error(400, reading.problem);
	const { dueDays, uploadLimitBytes } = context.config;
	return { dueDays, uploadLimitBytes, limits: CSV_LIMITS, issuesKept: ISSUES_KEPT };
};
