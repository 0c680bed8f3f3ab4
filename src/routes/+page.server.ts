import { declaredSentence } from '#lib/domain/report/headline.ts';
import { dependentYears } from '#lib/domain/report/factor-sets.ts';
import { leadYear } from '#lib/domain/report/lead-year.ts';
import { yearOverview } from '#lib/domain/report/year-overview.ts';
import { readFactorSets, readYears } from '#lib/server/use-cases/read-cap-year.ts';
import { requestedView } from '#lib/server/view-request.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const query = await requestedView(url, locals.context);
	const years = await readYears(locals.context, query);
	const lead = leadYear(years);
	const version = years[0]?.dataVersion ?? query.version;
	return {
		dependent: dependentYears(await readFactorSets(locals.context, { ...query, version })),
		years: years.map(yearOverview),
		declaredSentence: lead === null ? null : declaredSentence(lead.declared, lead.window)
	};
};
