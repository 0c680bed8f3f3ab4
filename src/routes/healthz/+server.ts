import type { RequestHandler } from './$types';

/** Alive: touches no dependency. */
export const GET: RequestHandler = () => new Response('ok\n', { headers: { 'content-type': 'text/plain' } });
