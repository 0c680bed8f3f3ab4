import { error } from '@sveltejs/kit';
import { vesselJson } from '#lib/domain/report/vessel-json.ts';
import { imoProblem, unknownShip } from '#lib/domain/report/vessel-words.ts';
import { apiAnswer, viewQueryOf } from '#lib/server/api-answer.ts';
import { readVessel } from '#lib/server/use-cases/read-vessel.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, params, locals: { context } }) => {
	const query = await viewQueryOf(url, context);
	const problem = imoProblem(params.imo);
	if (problem !== null) error(404, problem);
	const reading = await readVessel(context, params.imo, query);
	if (reading === null) error(404, unknownShip(params.imo, query));
	return apiAnswer({
		data_version: reading.dataVersion,
		as_of: query.asOf,
		factor_set: query.factorSet,
		sources: query.sources,
		...vesselJson(reading.page, query.factorSet)
	});
};
