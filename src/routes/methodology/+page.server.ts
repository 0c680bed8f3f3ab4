import { CSV_LIMITS } from '#lib/csv/csv-reader.ts';
import { ISSUES_KEPT } from '#lib/domain/ingest/tally.ts';
import { requestedView } from '#lib/server/view-request.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
	await requestedView(url, context);
	const { dueDays, uploadLimitBytes } = context.config;
	return { dueDays, uploadLimitBytes, limits: CSV_LIMITS, issuesKept: ISSUES_KEPT };
};
