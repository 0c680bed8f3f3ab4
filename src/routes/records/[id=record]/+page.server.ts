import { error } from '@sveltejs/kit';
import { parseViewQuery } from '#lib/domain/report/view-query.ts';
import { readRecord } from '#lib/server/use-cases/read-record.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context }, params, url }) => {
	const reading = parseViewQuery((name) => url.searchParams.get(name), context.today());
	if ('problem' in reading) error(400, reading.problem);
	const view = await readRecord(context, params.id, reading.query);
	if (view === null) error(404, `No record ${params.id} has ever been in the ledger.`);
	return { view };
};
