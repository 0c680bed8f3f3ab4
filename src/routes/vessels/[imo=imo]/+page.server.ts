import { error } from '@sveltejs/kit';
import { imoProblem, unknownShip } from '#lib/domain/report/vessel-words.ts';
import { isInLatestView, readVessel } from '#lib/server/use-cases/read-vessel.ts';
import { requestedView } from '#lib/server/view-request.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context }, params, url }) => {
	const query = await requestedView(url, context);
	const problem = imoProblem(params.imo);
	if (problem !== null) error(404, problem);
	const reading = await readVessel(context, params.imo, query);
	if (reading === null) {
		const isNotInView = await isInLatestView(context, params.imo, query);
		error(404, { message: unknownShip(params.imo, query), isNotInView });
	}
	return { vessel: reading.page };
};
