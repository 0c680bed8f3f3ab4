// The order of every request: host, origin and size, context, headers, route. Errors end in one log line with an id.
import { randomUUID } from 'node:crypto';
import { building } from '$app/environment';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { readConfig } from '#lib/server/config.ts';
import type { Context } from '#lib/server/context.ts';
import { contextOf } from '#lib/server/context.ts';
import { openDatabase } from '#lib/server/db/connection.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { titleAsExercise } from '#lib/server/exercise-label.ts';
import { log } from '#lib/server/log.ts';
import { BARE_POLICY, SECURITY_HEADERS, judgeRequest } from '#lib/server/request-guard.ts';

const config = readConfig();
let context: Context | null = null;

export const init: ServerInit = async () => {
	if (building) return;
	const database = await openDatabase(config, { owner: 'guest' });
	await migrate(database);
	context = contextOf(database, config);
	process.on('sveltekit:shutdown', () => void database.close());
};

export const handle: Handle = async ({ event, resolve }) => {
	const verdict = judgeRequest(event.request, event.request.headers.get('host'), {
		origin: config.origin,
		uploadLimitBytes: config.uploadLimitBytes,
		isUpload: (pathname) => pathname === '/import/upload'
	});
	if (verdict.kind === 'redirect') {
		return new Response(null, { status: 307, headers: { ...SECURITY_HEADERS, location: verdict.location } });
	}
	if (verdict.kind === 'refuse') {
		return new Response(`${verdict.message}\n`, {
			status: verdict.status,
			headers: {
				...SECURITY_HEADERS,
				'content-type': 'text/plain; charset=utf-8',
				'content-security-policy': BARE_POLICY
			}
		});
	}
	if (context === null) throw new Error('the database is not open');
	event.locals.context = context;
	const response = await resolve(
		event,
		config.isExercise ? { transformPageChunk: ({ html }) => titleAsExercise(html) } : {}
	);
	for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
	if (!response.headers.has('content-security-policy')) {
		response.headers.set('content-security-policy', BARE_POLICY);
	}
	return response;
};

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status === 404) return { message: 'Nothing here has this address: it may be mistyped.' };
	const id = randomUUID();
	log.error({ id, route: event.route.id, status, err: error }, message);
	return { message: 'Something went wrong on our side. Nothing was changed that was not acknowledged.', id };
};
