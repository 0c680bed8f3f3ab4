// The view that a request asks for, or a refusal in one sentence. A data version that does not exist yet is refused: read
// as the newest, the same address would tell something else after the next import.
import { error } from '@sveltejs/kit';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import { parseViewQuery } from '#lib/domain/report/view-query.ts';
import type { Context } from './context.ts';
import { UNKNOWN_VERSION, newestVersion } from './use-cases/read-cap-year.ts';

export async function requestedView(url: URL, context: Context): Promise<ViewQuery> {
	const reading = parseViewQuery((name) => url.searchParams.get(name), context.today());
	if ('problem' in reading) error(400, reading.problem);
	const { version } = reading.query;
	if (version !== null && version > (await newestVersion(context))) error(404, UNKNOWN_VERSION);
	return reading.query;
}
