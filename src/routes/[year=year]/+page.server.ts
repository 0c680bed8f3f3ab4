import { error } from '@sveltejs/kit';
import { earlierYears } from '#lib/charts/year-series.ts';
import { readFactorSets, readYears } from '#lib/server/use-cases/read-cap-year.ts';
import { requestedView } from '#lib/server/view-request.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const query = await requestedView(url, locals.context);
	const years = await readYears(locals.context, query);
	const view = years.find(({ year }) => String(year) === params.year);
	if (!view) error(404, `No cap window has begun in ${params.year} yet.`);
	const factorSets = await readFactorSets(locals.context, { ...query, version: view.dataVersion });
	return {
		view,
		earlier: earlierYears(view, years),
		years: years.map(({ year }) => year),
		factorSets: factorSets.get(view.year) ?? []
	};
};
