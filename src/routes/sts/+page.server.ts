import { stsRequest } from '#lib/server/sts-request.ts';
import { STS_PAGE, readSts } from '#lib/server/use-cases/read-sts.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
	const { filter, after, query } = await stsRequest(url, context);
	return { filter, after, page: await readSts(context, filter, query, after, STS_PAGE) };
};
