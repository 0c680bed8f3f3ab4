import { BYTE_ORDER_MARK } from '#lib/domain/report/to-csv.ts';
import { recordsCsv } from '#lib/server/records-csv.ts';
import { recordsRequest, refuseUnknown } from '#lib/server/records-request.ts';
import { openRecords } from '#lib/server/use-cases/read-records.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals: { context } }) => {
	refuseUnknown(url);
	const { filter, query } = await recordsRequest(url, context);
	const reader = await openRecords(context, filter, query);
	const meta = {
		data_version: reader.dataVersion,
		as_of: query.asOf,
		factor_set: query.factorSet,
		attribution: query.attribution,
		sources: query.sources
	};
	return recordsCsv(reader, meta, query, {
		fileName: `oilcap-records-v${reader.dataVersion}.csv`,
		lead: BYTE_ORDER_MARK
	});
};
