import { error } from '@sveltejs/kit';
import { templates } from '#lib/domain/ingest/templates.ts';
import { RECORD_KINDS } from '#lib/domain/record.ts';
import type { RequestHandler } from './$types';

/** The header line of a template, to be filled. */
export const GET: RequestHandler = ({ params }) => {
	const kind = RECORD_KINDS.find((known) => known === params.kind);
	if (!kind) error(404, `There are templates for ${RECORD_KINDS.join(', ')}.`);
	return new Response(`${templates[kind].columns.join(',')}\n`, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${kind}.csv"`
		}
	});
};
