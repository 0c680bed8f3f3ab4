// For a site whose public address is https: the proxy cannot look into TLS, and the server may not even be able to reach
// its own front door. So the pages come from where the server listens, handed to the browser without a connection, and
// stand under their public address. This lets nothing out; all else still meets the proxy, which refuses it.
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { BrowserContext, Route } from 'playwright-core';
import { allowedPath, askSite, isRedirect, type Site } from './proxy.ts';

export async function supplyPages(context: BrowserContext, site: Site): Promise<void> {
	await context.route(
		(url) => url.origin === site.origin,
		(route) => supply(route, site)
	);
}

async function supply(route: Route, site: Site): Promise<void> {
	const path = allowedPath(route.request().method(), route.request().url(), site);
	if (path === null) return await route.abort('blockedbyclient');
	try {
		const question = askSite(site, path, { accept: route.request().headers()['accept'] ?? '*/*' });
		question.end();
		const [answer] = (await once(question, 'response')) as [IncomingMessage];
		const status = answer.statusCode ?? 502;
		const body = await buffer(answer);
		await (isRedirect(status)
			? route.abort('blockedbyclient')
			: route.fulfill({ status, headers: headersOf(answer), body }));
	} catch {
		// Our server does not answer, or the page is closed already; in either case the page learns what it needs to.
		await route.abort('failed').catch(() => undefined);
	}
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
	const kept = ['content-type', 'content-security-policy', 'x-content-type-options', 'cache-control'];
	return Object.fromEntries(
		kept.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : []))
	);
}
