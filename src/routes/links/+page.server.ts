import { error } from '@sveltejs/kit';
import { parseLinkFilter } from '#lib/domain/report/link-query.ts';
import { readLinks } from '#lib/server/use-cases/read-links.ts';
import { requestedView } from '#lib/server/view-request.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
	const query = await requestedView(url, context);
	const reading = parseLinkFilter((name) => url.searchParams.get(name));
	if ('problem' in reading) error(400, reading.problem);
	return { filter: reading.filter, page: await readLinks(context, reading.filter, query) };
};
