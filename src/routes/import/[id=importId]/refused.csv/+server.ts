import { error } from '@sveltejs/kit';
import { exercisePrefix } from '#lib/server/exercise-label.ts';
import { readRefused } from '#lib/server/use-cases/read-refused.ts';
import type { RequestHandler } from './$types';

/** The refused rows with their reasons, to be corrected and imported again. */
export const GET: RequestHandler = async ({ params, locals: { context } }) => {
	const pieces = await readRefused(context, Number(params.id));
	if (pieces === null) error(404, `There are no refused rows of an import ${params.id}.`);
	const text = new TextEncoder();
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { value, done } = await pieces.next();
			if (done) controller.close();
			else controller.enqueue(text.encode(value));
		},
		async cancel() {
			await pieces.return();
		}
	});
	return new Response(body, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${exercisePrefix()}import-${params.id}-refused.csv"`,
			'cache-control': 'no-cache'
		}
	});
};
