import { error } from '@sveltejs/kit';
import { leftOutLineJson } from '#lib/domain/report/left-out-ledger.ts';
import { recordJson } from '#lib/domain/report/record-json.ts';
import { cursorText, filterEntries } from '#lib/domain/report/record-query.ts';
import { apiAnswer } from '#lib/server/api-answer.ts';
import { recordsRequest, refuseUnknown } from '#lib/server/records-request.ts';
import { openRecords } from '#lib/server/use-cases/read-records.ts';
import type { RequestHandler } from './$types';

const USUAL = 100;
const MOST = 1_000;

export const GET: RequestHandler = async ({ url, locals: { context } }) => {
	refuseUnknown(url, ['limit']);
	const { filter, after, query } = await recordsRequest(url, context);
	const limit = limitOf(url.searchParams.get('limit')?.trim() ?? '');
	const reader = await openRecords(context, filter, query);
	const page = await reader.page(after, limit);
	const { counts, leftOut } = await reader.overview();
	return apiAnswer({
		data_version: page.dataVersion,
		as_of: query.asOf,
		factor_set: query.factorSet,
		attribution: query.attribution,
		sources: query.sources,
		filter: Object.fromEntries(filterEntries(filter)),
		// Null where deliveries and transfers that fit were not counted.
		count: counts.movements === null ? null : counts.movements + counts.figures + counts.vessels,
		left_out_without_as_of: counts.withoutDay,
		left_out_by_reason: leftOut?.map(leftOutLineJson) ?? null,
		records: page.records.map(({ record, standing }) => recordJson(record, standing, query.factorSet, query)),
		next: page.next === null ? null : cursorText(page.next)
	});
};

function limitOf(text: string): number {
	if (text === '') return USUAL;
	const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
	if (limit < 1 || limit > MOST) error(400, `limit must be a whole number from 1 to ${MOST}.`);
	return limit;
}
