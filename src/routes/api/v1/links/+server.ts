import { error } from '@sveltejs/kit';
import { parseLinkFilter } from '#lib/domain/report/link-query.ts';
import { scenarioAt } from '#lib/domain/cap/laden.ts';
import { linkChange, linkChangeJson } from '#lib/domain/report/link-change.ts';
import { apiAnswer } from '#lib/server/api-answer.ts';
import { LINK_PAGE, readLinks } from '#lib/server/use-cases/read-links.ts';
import { requestedView } from '#lib/server/view-request.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals: { context } }) => {
	const query = await requestedView(url, context);
	const reading = parseLinkFilter((name) => url.searchParams.get(name));
	if ('problem' in reading) error(400, reading.problem);
	const { dataVersion, counts, pairs, refused, next } = await readLinks(
		context,
		reading.filter,
		query,
		LINK_PAGE
	);
	return apiAnswer({
		data_version: dataVersion,
		as_of: query.asOf,
		factor_set: query.factorSet,
		state: reading.filter.state,
		counts: {
			in_force: counts.inForce,
			proposed: counts.proposed,
			confirmed: counts.confirmed,
			refused: counts.refused
		},
		links:
			reading.filter.state === 'refused'
				? refused.map(({ from, to, reason }) => ({ from: from.id, to: to.id, reason }))
				: pairs.map(({ link, from, to }) => ({
						rule: link.rule,
						from: link.from,
						to: link.to,
						score: link.score / 100,
						reasons: link.reasons,
						in_force: link.isInForce,
						verdict: link.verdict,
						changes: linkChangeJson(
							linkChange({ link, from, to }, { factors: query.factorSet, laden: scenarioAt(query.laden) })
						)
					})),
		next: next === null ? null : `${next.score}-${next.number}`
	});
};
