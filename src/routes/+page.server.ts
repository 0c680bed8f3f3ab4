import { error } from '@sveltejs/kit';
import { declaredSentence } from '#lib/domain/report/headline.ts';
import { leadYear } from '#lib/domain/report/lead-year.ts';
import { parseViewQuery } from '#lib/domain/report/view-query.ts';
import { yearOverview } from '#lib/domain/report/year-overview.ts';
import { readYears } from '#lib/server/use-cases/read-cap-year.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const reading = parseViewQuery((name) => url.searchParams.get(name), locals.context.today());
	if ('problem' in reading) error(400, reading.problem);
	const years = await readYears(locals.context, reading.query);
	const lead = leadYear(years);
	return {
		years: years.map(yearOverview),
		declaredSentence: lead === null ? null : declaredSentence(lead.declared, lead.window)
	};
};
