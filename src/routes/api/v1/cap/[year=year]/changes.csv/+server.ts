import { error } from '@sveltejs/kit';
import { changesRows } from '#lib/domain/report/changes-json.ts';
import type { ChangesSide } from '#lib/domain/report/changes.ts';
import { csvLine, csvText } from '#lib/domain/report/to-csv.ts';
import { refuseUnknownOfChanges, requestedChanges } from '#lib/server/changes-request.ts';
import { readChanges } from '#lib/server/use-cases/read-changes.ts';
import type { RequestHandler } from './$types';

/** The terms of every step; within a layer their barrels sum to the difference. */
export const GET: RequestHandler = async ({ params, url, locals: { context } }) => {
	refuseUnknownOfChanges(url);
	const changes = await readChanges(context, Number(params.year), await requestedChanges(url, context));
	if (changes === null) error(404, `No cap window has started in ${params.year}.`);
	const { before, after, year } = changes;
	const meta = { year, ...sideColumns('from', before), ...sideColumns('to', after) };
	const rows = changesRows(changes).map((row) => ({ ...meta, ...row }));
	const body = rows.length === 0 ? csvLine([...Object.keys(meta), 'step']) : csvText(rows);
	return new Response(body, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="oilcap-${year}-changes-v${before.dataVersion}-v${after.dataVersion}.csv"`,
			'cache-control': 'no-cache'
		}
	});
};

function sideColumns(side: 'from' | 'to', { query, dataVersion }: ChangesSide) {
	return {
		[`${side}_as_of`]: query.asOf,
		[`${side}_version`]: dataVersion,
		[`${side}_factors`]: query.factorSet
	};
}
