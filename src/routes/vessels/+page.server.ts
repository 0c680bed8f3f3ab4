import { error } from '@sveltejs/kit';
import { parseShipQuery } from '#lib/domain/report/vessel-query.ts';
import { readVessels } from '#lib/server/use-cases/read-vessels.ts';
import { requestedView } from '#lib/server/view-request.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
	const query = await requestedView(url, context);
	const reading = parseShipQuery((name) => url.searchParams.get(name));
	if ('problem' in reading) error(400, reading.problem);
	return { asked: reading.ships, list: await readVessels(context, reading.ships, query) };
};
