// Serves the built pages on a free loopback port for as long as a command needs them. Nobody else is sent there: the
// briefing's proxy asks for them under the public name, so the picture is the one that the server would give.
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config } from '../config.ts';
import { checkoutRoot } from '../config.ts';
import { BriefingError } from './briefing-error.ts';
import type { Site } from './proxy.ts';

export interface ServedSite extends Site {
	close(): Promise<void>;
}

interface Built {
	readonly handler: (request: IncomingMessage, answer: ServerResponse, next: () => void) => void;
}

export async function serveBuiltPages({ origin }: Config): Promise<ServedSite> {
	const file = join(checkoutRoot(), 'build', 'handler.js');
	if (!existsSync(file))
		throw new BriefingError('failed', 'The pages are not built yet: run `npm run build` first.');
	// An address made at run time, or the build would try to bundle the pages into the command line.
	const { handler } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Built;
	const server = createServer((request, answer) => {
		handler(request, answer, () => answer.writeHead(404).end());
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		origin,
		host: '127.0.0.1',
		port: (server.address() as AddressInfo).port,
		async close() {
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
			// What the pages opened for themselves, they close when they hear this.
			process.emit('sveltekit:shutdown' as 'disconnect');
		}
	};
}
