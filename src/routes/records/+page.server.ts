import { recordsRequest } from '#lib/server/records-request.ts';
import { PAGE_SIZE, openRecords } from '#lib/server/use-cases/read-records.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
	const { filter, after, query } = await recordsRequest(url, context);
	const reader = await openRecords(context, filter, query);
	const page = await reader.page(after, PAGE_SIZE);
	return { filter, after, page, overview: await reader.overview() };
};
