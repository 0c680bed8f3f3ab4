import { error } from '@sveltejs/kit';
import { changesJson } from '#lib/domain/report/changes-json.ts';
import { apiAnswer } from '#lib/server/api-answer.ts';
import { refuseUnknownOfChanges, requestedChanges } from '#lib/server/changes-request.ts';
import { readChanges } from '#lib/server/use-cases/read-changes.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals: { context } }) => {
	refuseUnknownOfChanges(url);
	const changes = await readChanges(context, Number(params.year), await requestedChanges(url, context));
	if (changes === null) error(404, `No cap window has started in ${params.year}.`);
	return apiAnswer(changesJson(changes));
};
