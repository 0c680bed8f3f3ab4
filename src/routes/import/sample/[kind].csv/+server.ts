import { error } from '@sveltejs/kit';
import { RECORD_KINDS } from '#lib/domain/record.ts';
import type { RequestHandler } from './$types';
import { sampleText } from '../samples.ts';

/** A template with a few rows filled in. */
export const GET: RequestHandler = async ({ params }) => {
	const kind = RECORD_KINDS.find((known) => known === params.kind);
	const text = kind === undefined ? null : await sampleText(kind);
	if (text === null) error(404, `There are samples for ${RECORD_KINDS.join(', ')}.`);
	return new Response(text, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${params.kind}-sample.csv"`
		}
	});
};
