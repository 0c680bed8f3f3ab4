import { isDatabaseReady } from '#lib/server/use-cases/is-database-ready.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { context } }) =>
	(await isDatabaseReady(context))
		? new Response('ready\n', { headers: { 'content-type': 'text/plain' } })
		: new Response('database\n', {
				status: 503,
				headers: { 'content-type': 'text/plain', 'retry-after': '5' }
			});
