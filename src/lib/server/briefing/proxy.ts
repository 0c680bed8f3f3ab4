// The only way out of the briefing's Chromium. It lets a page reach our own briefing pages and the files they are
// made of, on our own server, and nothing else: Playwright's `route` would miss WebSockets and redirects, and a content
// policy alone misses more.
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** Our own server, as it is called and as it is reached. */
export interface Site {
	/** The public address; the server answers to its host only. */
	readonly origin: string;
	/** Where it listens. */
	readonly host: string;
	readonly port: number;
}

export interface Proxy {
	readonly port: number;
	close(): void;
}

/** What was refused, for the log. */
export type OnRefusal = (what: string) => void;

const PAGE = /^\/\d{4}\/brief$/;
const FILE = /^\/(_app(\/[\w@+~-][\w.@+~-]*)+|favicon\.svg)$/;
// By name, so that neither a cookie nor a header of the page's own making gets through.
const FORWARDED = ['accept', 'accept-encoding', 'accept-language', 'if-none-match', 'if-modified-since'];
const KEPT_BACK = new Set(['connection', 'keep-alive', 'transfer-encoding', 'set-cookie', 'alt-svc']);
const NOT_MODIFIED = 304;

export async function openProxy(site: Site, onRefusal: OnRefusal): Promise<Proxy> {
	const agent = new Agent({ keepAlive: true });
	const server = createServer((incoming, answer) => {
		const path = allowedPath(incoming.method, incoming.url, site);
		if (path === null) return refuse(incoming, answer, onRefusal);
		forward(path, incoming, answer, { site, agent, onRefusal });
	});
	const refuseTunnel = (incoming: IncomingMessage, socket: Duplex) => {
		onRefusal(describe(incoming));
		socket.on('error', () => undefined);
		socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
	};
	server.on('connect', refuseTunnel);
	server.on('upgrade', refuseTunnel);
	server.on('clientError', (_error, socket) => socket.destroy());
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	server.unref();
	return {
		port: (server.address() as AddressInfo).port,
		close() {
			server.close();
			server.closeAllConnections();
			agent.destroy();
		}
	};
}

/** The path to ask our server for, or null. It is the parsed one, so what was judged is what is asked. */
export function allowedPath(method = '', target = '', site: Site): string | null {
	if (method !== 'GET' || !URL.canParse(target)) return null;
	const url = new URL(target);
	if (url.origin !== site.origin || url.username !== '' || url.password !== '') return null;
	const isAllowed = PAGE.test(url.pathname) || FILE.test(url.pathname);
	return isAllowed ? `${url.pathname}${url.search}` : null;
}

/** A request to our own server, under the name it answers to. */
export function askSite(
	site: Site,
	path: string,
	headers: OutgoingHttpHeaders,
	agent?: Agent
): ClientRequest {
	const { host, port } = site;
	const named = { ...headers, host: new URL(site.origin).host };
	return request({ host, port, path, headers: named, ...(agent ? { agent } : {}) });
}

interface Route {
	readonly site: Site;
	readonly agent: Agent;
	readonly onRefusal: OnRefusal;
}

function forward(path: string, incoming: IncomingMessage, answer: ServerResponse, route: Route): void {
	const { site, agent, onRefusal } = route;
	const headers: OutgoingHttpHeaders = {};
	for (const name of FORWARDED)
		if (incoming.headers[name] !== undefined) headers[name] = incoming.headers[name];
	const outgoing = askSite(site, path, headers, agent);
	outgoing.on('response', (response) => {
		const status = response.statusCode ?? 502;
		if (isRedirect(status)) {
			response.resume();
			onRefusal(`redirect of ${short(path)}`);
			answer.writeHead(502).end();
			return;
		}
		for (const [name, value] of Object.entries(response.headers))
			if (value !== undefined && !KEPT_BACK.has(name)) answer.setHeader(name, value);
		answer.writeHead(status);
		response.on('error', () => answer.destroy());
		response.pipe(answer);
	});
	outgoing.on('error', () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end()));
	answer.on('close', () => outgoing.destroy());
	outgoing.end();
}

/** No page of ours redirects, and where it would lead is not for the answer to say. */
export function isRedirect(status: number): boolean {
	return status >= 300 && status < 400 && status !== NOT_MODIFIED;
}

function refuse(incoming: IncomingMessage, answer: ServerResponse, onRefusal: OnRefusal): void {
	onRefusal(describe(incoming));
	answer.writeHead(403, { connection: 'close' }).end();
	incoming.resume();
}

function describe({ method, url }: IncomingMessage): string {
	return `${method} ${short(url ?? '')}`;
}

// Text of a page's own choosing goes into the log shortened.
function short(text: string): string {
	return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
