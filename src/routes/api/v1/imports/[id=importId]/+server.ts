import { error } from '@sveltejs/kit';
import { apiAnswer } from '#lib/server/api-answer.ts';
import { readProgress } from '#lib/server/use-cases/read-import.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals: { context } }) => {
	const progress = await readProgress(context, Number(params.id));
	if (progress === null) error(404, `There is no import ${params.id}.`);
	return apiAnswer(progress);
};
