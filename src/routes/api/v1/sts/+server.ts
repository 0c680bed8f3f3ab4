import { error } from '@sveltejs/kit';
import { cursorText } from '#lib/domain/report/record-query.ts';
import { transferJson } from '#lib/domain/report/sts-json.ts';
import { stsEntries } from '#lib/domain/report/sts-query.ts';
import { apiAnswer } from '#lib/server/api-answer.ts';
import { refuseUnknownOfSts, stsRequest } from '#lib/server/sts-request.ts';
import { STS_PAGE, readSts } from '#lib/server/use-cases/read-sts.ts';
import type { RequestHandler } from './$types';

const MOST = 1_000;

export const GET: RequestHandler = async ({ url, locals: { context } }) => {
	refuseUnknownOfSts(url);
	const { filter, after, query } = await stsRequest(url, context);
	const limit = limitOf(url.searchParams.get('limit')?.trim() ?? '');
	const { dataVersion, transfers, next, overview } = await readSts(context, filter, query, after, limit);
	const { counts } = overview;
	return apiAnswer({
		data_version: dataVersion,
		as_of: query.asOf,
		factor_set: query.factorSet,
		sources: query.sources,
		filter: Object.fromEntries(stsEntries(filter)),
		total: counts.transfers,
		counts: {
			to_dprk_flagged: counts.toDprk,
			of_prohibited_kind: counts.ofKind,
			prohibition_date_open: counts.dateOpen,
			with_stated_volume: counts.withVolume,
			aggregates: counts.aggregates,
			without_position: counts.transfers - counts.withPosition,
			without_day: counts.withoutDay,
			without_date: counts.undated,
			set_aside: counts.setAside,
			single_source_left_out: counts.singleSource
		},
		transfers: transfers.map(({ record, standing }) => transferJson(record, standing, query.factorSet)),
		next: next === null ? null : cursorText(next)
	});
};

function limitOf(text: string): number {
	if (text === '') return STS_PAGE;
	const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
	if (limit < 1 || limit > MOST) error(400, `limit must be a whole number from 1 to ${MOST}.`);
	return limit;
}
