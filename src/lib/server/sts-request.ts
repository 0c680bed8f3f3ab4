// What a request asks of the transfers at sea: its filter, its view, and, for scripts, nothing that is not known.
import { error } from '@sveltejs/kit';
import type { RecordCursor } from '#lib/domain/report/record-query.ts';
import type { StsFilter } from '#lib/domain/report/sts-query.ts';
import { STS_FILTER_NAMES, parseStsFilter } from '#lib/domain/report/sts-query.ts';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import { VIEW_PARAMETERS } from '#lib/domain/report/view-query.ts';
import type { Context } from './context.ts';
import { requestedView } from './view-request.ts';

const KNOWN: readonly string[] = [...STS_FILTER_NAMES, 'after', 'limit', ...VIEW_PARAMETERS];

export interface StsRequest {
	readonly filter: StsFilter;
	readonly after: RecordCursor | null;
	readonly query: ViewQuery;
}

export async function stsRequest(url: URL, context: Context): Promise<StsRequest> {
	const query = await requestedView(url, context);
	const reading = parseStsFilter((name) => url.searchParams.get(name));
	if ('problem' in reading) error(400, reading.problem);
	return { ...reading, query };
}

/** A misspelt parameter is refused, so that no filter is dropped in silence. */
export function refuseUnknownOfSts(url: URL): void {
	for (const name of url.searchParams.keys()) {
		if (!KNOWN.includes(name)) error(400, `There is no parameter ${name}; there are ${KNOWN.join(', ')}.`);
	}
}
