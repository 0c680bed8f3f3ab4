import { error } from '@sveltejs/kit';
import { viewQueryOf } from '#lib/server/api-answer.ts';
import { pictureAnswer, refusalAnswer } from '#lib/server/briefing/picture-answer.ts';
import { BriefingError, exportBriefing } from '#lib/server/use-cases/export-briefing.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals: { context } }) => {
	const query = await viewQueryOf(url, context);
	const briefing = await exportBriefing(context, Number(params.year), query).catch((problem: unknown) => {
		if (problem instanceof BriefingError) return problem;
		throw problem;
	});
	if (briefing === null) error(404, `No cap window has started in ${params.year}.`);
	return briefing instanceof BriefingError ? refusalAnswer(briefing) : pictureAnswer(briefing);
};
