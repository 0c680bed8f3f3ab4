import { LATEST_VIEW, parseViewQuery } from '#lib/domain/report/view-query.ts';
import { readYears } from '#lib/server/use-cases/read-cap-year.ts';
import type { LayoutServerLoad } from './$types';

// A view that cannot be read is refused by the page it belongs to, inside this frame; here it counts as the latest.
export const load: LayoutServerLoad = async ({ locals, url }) => {
	const reading = parseViewQuery((name) => url.searchParams.get(name), locals.context.today());
	const query = 'query' in reading ? reading.query : LATEST_VIEW;
	const years = await readYears(locals.context, query);
	return {
		query,
		today: locals.context.today(),
		dataVersion: years.at(-1)?.dataVersion ?? 0,
		latestYear: years.findLast((year) => year.headline.basis !== null)?.year ?? null
	};
};
