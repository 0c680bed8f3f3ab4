// What a request asks of the records: its filter, its view, and, for scripts, nothing that is not known.
import { error } from '@sveltejs/kit';
import type { RecordCursor, RecordFilter } from '#lib/domain/report/record-query.ts';
import { FILTER_NAMES, parseRecordFilter } from '#lib/domain/report/record-query.ts';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import { VIEW_PARAMETERS } from '#lib/domain/report/view-query.ts';
import type { Context } from './context.ts';
import { requestedView } from './view-request.ts';

const KNOWN: readonly string[] = [...FILTER_NAMES, 'after', ...VIEW_PARAMETERS];

export interface RecordsRequest {
	readonly filter: RecordFilter;
	readonly after: RecordCursor | null;
	readonly query: ViewQuery;
}

export async function recordsRequest(url: URL, context: Context): Promise<RecordsRequest> {
	const get = (name: string) => url.searchParams.get(name);
	const query = await requestedView(url, context);
	const reading = parseRecordFilter(get);
	if ('problem' in reading) error(400, reading.problem);
	return { ...reading, query };
}

/** A misspelt parameter is refused, so that no filter is dropped in silence. */
export function refuseUnknown(url: URL, also: readonly string[] = []): void {
	for (const name of url.searchParams.keys()) {
		if (![...KNOWN, ...also].includes(name)) {
			error(400, `There is no parameter ${name}; there are ${[...KNOWN, ...also].join(', ')}.`);
		}
	}
}
