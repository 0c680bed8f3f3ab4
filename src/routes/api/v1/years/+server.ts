import { yearJson } from '#lib/domain/report/cap-json.ts';
import { apiAnswer, viewQueryOf } from '#lib/server/api-answer.ts';
import { readYears } from '#lib/server/use-cases/read-cap-year.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals: { context } }) =>
	apiAnswer((await readYears(context, await viewQueryOf(url, context))).map(yearJson));
