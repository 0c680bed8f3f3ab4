import { error } from '@sveltejs/kit';
import { capYearJson } from '#lib/domain/report/cap-json.ts';
import { apiAnswer, viewQueryOf } from '#lib/server/api-answer.ts';
import { readCapYear, readFactorSets } from '#lib/server/use-cases/read-cap-year.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals: { context } }) => {
	const query = await viewQueryOf(url, context);
	const view = await readCapYear(context, Number(params.year), query);
	if (view === null) error(404, `No cap window has started in ${params.year}.`);
	const factorSets = await readFactorSets(context, { ...query, version: view.dataVersion });
	return apiAnswer(capYearJson(view, factorSets.get(view.year)));
};
