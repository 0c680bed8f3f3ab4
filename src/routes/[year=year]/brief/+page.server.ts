import { error } from '@sveltejs/kit';
import { earlierYears } from '#lib/charts/year-series.ts';
import { parseViewQuery } from '#lib/domain/report/view-query.ts';
import { readYears } from '#lib/server/use-cases/read-cap-year.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const reading = parseViewQuery((name) => url.searchParams.get(name), locals.context.today());
	if ('problem' in reading) error(400, reading.problem);
	const years = await readYears(locals.context, reading.query);
	const view = years.find(({ year }) => String(year) === params.year);
	if (!view) error(404, `No cap window has begun in ${params.year} yet.`);
	return { view, earlier: earlierYears(view, years) };
};
