// Every way out of a page that we know of, towards a server of somebody else. First without the proxy, to see that the
// ways are ways; then as a briefing, where nothing may arrive.
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { NO_CHROMIUM, findChromium } from './find-chromium.ts';
import { LIMITS, openRenderer } from './render.ts';
import { READY, page, testSite, type TestSite } from './test-site.ts';

vi.setConfig({ testTimeout: 60_000 });

const WAYS: readonly { name: string; script: (canary: string) => string }[] = [
	{ name: 'img', script: (at) => `new Image().src = '${at}/img'` },
	{ name: 'css', script: (at) => head(`<link rel="stylesheet" href="${at}/css">`) },
	{ name: 'import', script: (at) => head(`<style>@import '${at}/import';</style>`) },
	{ name: 'background', script: (at) => `document.body.style.background = 'url(${at}/background)'` },
	{ name: 'script', script: (at) => element('script', `{ src: '${at}/script' }`) },
	{ name: 'module', script: (at) => `import('${at}/module').catch(() => 0)` },
	{ name: 'iframe', script: (at) => element('iframe', `{ src: '${at}/iframe' }`) },
	{ name: 'object', script: (at) => element('object', `{ data: '${at}/object' }`) },
	{ name: 'embed', script: (at) => element('embed', `{ src: '${at}/embed' }`) },
	{ name: 'video', script: (at) => element('video', `{ src: '${at}/video', preload: 'auto' }`) },
	{ name: 'poster', script: (at) => element('video', `{ poster: '${at}/poster' }`) },
	{ name: 'audio', script: (at) => element('audio', `{ src: '${at}/audio', preload: 'auto' }`) },
	{ name: 'fetch', script: (at) => `fetch('${at}/fetch', { mode: 'no-cors' }).catch(() => 0)` },
	{ name: 'post', script: (at) => `fetch('${at}/post', { mode: 'no-cors', method: 'POST' }).catch(() => 0)` },
	{
		name: 'keepalive',
		script: (at) => `fetch('${at}/keepalive', { mode: 'no-cors', keepalive: true }).catch(() => 0)`
	},
	{
		name: 'xhr',
		script: (at) => `const x = new XMLHttpRequest(); x.open('GET', '${at}/xhr'); x.send()`
	},
	{ name: 'beacon', script: (at) => `navigator.sendBeacon('${at}/beacon', 'x')` },
	{ name: 'websocket', script: (at) => `new WebSocket('${at.replace('http', 'ws')}/websocket')` },
	{ name: 'eventsource', script: (at) => `new EventSource('${at}/eventsource')` },
	{
		name: 'worker',
		script: (at) =>
			`new Worker(URL.createObjectURL(new Blob(["fetch('${at}/worker', { mode: 'no-cors' })"])))`
	},
	{ name: 'prefetch', script: (at) => head(`<link rel="prefetch" href="${at}/prefetch">`) },
	{ name: 'preload', script: (at) => head(`<link rel="preload" as="image" href="${at}/preload">`) },
	{ name: 'modulepreload', script: (at) => head(`<link rel="modulepreload" href="${at}/modulepreload">`) },
	{
		name: 'preconnect',
		script: (at) => head(`<link rel="preconnect" href="${at.replace('127.0.0.1', '127.0.0.2')}">`)
	},
	{
		name: 'svg',
		script: (at) => `document.body.insertAdjacentHTML('beforeend', '<svg><image href="${at}/svg"/></svg>')`
	},
	{
		name: 'ping',
		script: (at) =>
			`const a = document.createElement('a'); a.href = '#x'; a.ping = '${at}/ping'; document.body.append(a); a.click()`
	},
	{ name: 'popup', script: (at) => `open('${at}/popup')` },
	{
		name: 'form',
		script: (at) =>
			`document.body.insertAdjacentHTML('beforeend', '<iframe name="f"></iframe><form target="f" method="post" action="${at}/form"></form>'); document.forms[0].submit()`
	},
	{ name: 'inner-redirect', script: () => element('iframe', `{ src: '/2019/brief' }`) },
	{ name: 'image-redirect', script: () => `new Image().src = '/_app/redirect'` },
	{ name: 'fetch-redirect', script: () => `fetch('/_app/fetched', { mode: 'no-cors' }).catch(() => 0)` },
	{
		name: 'stun',
		script: (at) =>
			`const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:${new URL(at).host}' }] }); peer.createDataChannel('x'); peer.createOffer().then((offer) => peer.setLocalDescription(offer))`
	},
	{
		name: 'turn',
		script: (at) =>
			`const peer = new RTCPeerConnection({ iceServers: [{ urls: 'turn:${new URL(at).host}?transport=tcp', username: 'a', credential: 'b' }] }); peer.createDataChannel('x'); peer.createOffer().then((offer) => peer.setLocalDescription(offer))`
	},
	{
		name: 'webtransport',
		script: (at) => `new WebTransport('${at.replace('http', 'https')}/w').ready.catch(() => 0)`
	}
];

/** Ways that end the page itself or what it needs, each from a page of its own; none of them becomes a picture. */
const DEPARTURES: Readonly<Record<string, (canary: string) => string>> = {
	'/2029/brief': (at) =>
		page(
			`document.fonts.load('1em out').finally(() => { ${READY} })`,
			`<style>@font-face { font-family: out; src: url(${at}/font) }</style>`
		),
	'/2031/brief': (at) => page(`location.href = '${at}/navigation'`),
	'/2032/brief': (at) => page('', `<meta http-equiv="refresh" content="0; url=${at}/refresh">`),
	'/2033/brief': (at) =>
		page(`document.forms[0].submit()`, `<form method="post" action="${at}/posted"></form>`)
};

const EXPECTED = new Set([
	...WAYS.map(({ name }) => name).filter((name) => !['preconnect', 'turn', 'webtransport'].includes(name)),
	'font',
	'navigation',
	'refresh',
	'posted',
	'outer-redirect'
]);

let canary: Server;
let listener: Socket;
let site: TestSite;
let at: string;
const reached = new Set<string>();
let connections = 0;

const head = (html: string) => `document.head.insertAdjacentHTML('beforeend', ${JSON.stringify(html)})`;
const element = (name: string, properties: string) =>
	`document.body.append(Object.assign(document.createElement('${name}'), ${properties}))`;

beforeAll(async () => {
	canary = createServer((request, answer) => {
		reached.add(request.url?.slice(1) ?? '');
		answer.writeHead(204).end();
	});
	canary.on('connection', () => (connections += 1));
	canary.on('upgrade', (request, socket) => {
		reached.add(request.url?.slice(1) ?? '');
		socket.destroy();
	});
	// On every loopback address, so that a connection alone can be seen at another one.
	canary.listen(0);
	await once(canary, 'listening');
	const { port } = canary.address() as AddressInfo;
	at = `http://127.0.0.1:${port}`;
	listener = createSocket('udp4', () => reached.add('stun')).bind(port, '127.0.0.1');

	const redirect = (name: string) => (_request: unknown, answer: ServerResponse) =>
		answer.writeHead(302, { location: `${at}/${name}` }).end();
	const attempts = WAYS.map(({ script }) => `try { ${scope(script(at))} } catch (error) { void error }`);
	site = await testSite({
		'/2023/brief': page(`${attempts.join('\n')}; setTimeout(() => { ${READY} }, 1500)`),
		'/2019/brief': redirect('inner-redirect'),
		'/_app/redirect': redirect('image-redirect'),
		'/_app/fetched': redirect('fetch-redirect'),
		'/2030/brief': redirect('outer-redirect'),
		...Object.fromEntries(Object.entries(DEPARTURES).map(([path, html]) => [path, html(at)]))
	});
});

const scope = (script: string) => `(() => { ${script} })();`;

afterAll(async () => {
	listener.close();
	canary.close();
	canary.closeAllConnections();
	await site.close();
});

beforeEach(() => {
	reached.clear();
	connections = 0;
});

test('without the proxy every way leads out', async () => {
	const program = await findChromium(null);
	expect(program, NO_CHROMIUM).not.toBeNull();
	const browser = await chromium.launch({ executablePath: program!, args: ['--disable-gpu'] });
	try {
		for (const path of ['/2023/brief', '/2030/brief', ...Object.keys(DEPARTURES)]) {
			const tab = await browser.newPage();
			await tab.goto(`${site.origin}${path}`, { waitUntil: 'commit' }).catch(() => undefined);
			await tab.waitForTimeout(path === '/2023/brief' ? 2500 : 500);
			await tab.close();
		}
	} finally {
		await browser.close();
	}
	expect([...EXPECTED].filter((way) => !reached.has(way))).toEqual([]);
});

test('out of a briefing none does', async () => {
	const renderer = openRenderer(site, null);
	const secure = openRenderer({ ...site, origin: 'https://oilcap.example.org' }, null);
	const impatient = openRenderer(site, null, { ...LIMITS, pictureMs: 3_000 });
	try {
		await expect(renderer.photograph('/2023/brief')).resolves.toBeInstanceOf(Buffer);
		await expect(secure.photograph('/2023/brief')).resolves.toBeInstanceOf(Buffer);
		const failures = await Promise.allSettled(
			['/2030/brief', ...Object.keys(DEPARTURES)].map((path) => impatient.photograph(path))
		);
		expect(failures.map(({ status }) => status)).toEqual(failures.map(() => 'rejected'));
		await sleep(500);
	} finally {
		await renderer.close();
		await secure.close();
		await impatient.close();
	}
	expect([...reached]).toEqual([]);
	expect(connections).toBe(0);
});
