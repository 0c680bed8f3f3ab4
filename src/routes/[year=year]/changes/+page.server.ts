import { error } from '@sveltejs/kit';
import { requestedChanges } from '#lib/server/changes-request.ts';
import { readChanges } from '#lib/server/use-cases/read-changes.ts';
import { readDeclaredHistory } from '#lib/server/use-cases/read-declared-history.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context }, params, url }) => {
	const queries = await requestedChanges(url, context);
	const year = Number(params.year);
	const changes = await readChanges(context, year, queries);
	if (changes === null) error(404, `No cap window has begun in ${params.year} yet.`);
	return { queries, changes, history: await readDeclaredHistory(context, year, queries.after) };
};
