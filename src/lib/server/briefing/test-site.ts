// A small server in the place of ours, for the tests: it answers paths with pages and remembers what it was asked.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Site } from './proxy.ts';

type Answer = string | ((request: IncomingMessage, answer: ServerResponse) => void);

export interface TestSite extends Site {
	readonly requests: IncomingMessage[];
	close(): Promise<void>;
}

/** `answers` by path without query. */
export async function testSite(answers: Readonly<Record<string, Answer>>): Promise<TestSite> {
	const requests: IncomingMessage[] = [];
	const server = createServer((request, response) => {
		requests.push(request);
		const answer = answers[request.url?.split('?')[0] ?? ''];
		if (answer === undefined) response.writeHead(404).end();
		else if (typeof answer === 'string') response.setHeader('content-type', 'text/html').end(answer);
		else answer(request, response);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		origin: `http://127.0.0.1:${port}`,
		host: '127.0.0.1',
		port,
		requests,
		async close() {
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		}
	};
}

export const READY = `document.documentElement.dataset.ready = 'true';`;

export function page(script: string, body = '<h1>Two to three times the cap</h1>'): string {
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Briefing</title>
		<link rel="icon" href="/favicon.svg"><style>h1 { font: 80px serif; transition: color 5s }</style></head>
		<body>${body}<script>${script}</script></body></html>`;
}
