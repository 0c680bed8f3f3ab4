import type { CapYear } from '#lib/domain/report/cap-year.ts';
import { LATEST_VIEW, parseViewQuery } from '#lib/domain/report/view-query.ts';
import { readYears } from '#lib/server/use-cases/read-cap-year.ts';
import type { LayoutServerLoad } from './$types';

// A view that cannot be read is refused by the page it belongs to, inside this frame; here it counts as the latest.
export const load: LayoutServerLoad = async ({ locals, url }) => {
	const reading = parseViewQuery((name) => url.searchParams.get(name), locals.context.today());
	const query = 'query' in reading ? reading.query : LATEST_VIEW;
	const years = await readYears(locals.context, query);
	const { isExercise } = locals.context.config;
	// Nobody declares or estimates anything in an exercise: there the years are led by what was observed.
	const hasFigure = (year: CapYear) =>
		year.headline.basis !== null || (isExercise && year.observed.deliveries > 0);
	return {
		query,
		isExercise,
		today: locals.context.today(),
		dataVersion: years.at(-1)?.dataVersion ?? 0,
		latestYear: years.findLast(hasFigure)?.year ?? null
	};
};
