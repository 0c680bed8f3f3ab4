import { error } from '@sveltejs/kit';
import { parseRecordId } from '#lib/domain/record.ts';
import { readLinksOfRecord } from '#lib/server/use-cases/read-links.ts';
import { readRecord } from '#lib/server/use-cases/read-record.ts';
import { requestedView } from '#lib/server/view-request.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context }, params, url }) => {
	const query = await requestedView(url, context);
	const view = await readRecord(context, params.id, query);
	if (view === null) error(404, `No record ${params.id} has ever been in the ledger.`);
	const place = parseRecordId(params.id);
	const links =
		place !== null && view.presence === 'in_ledger' ? await readLinksOfRecord(context, place, query) : [];
	return { view, links };
};
