import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openProxy, type Proxy } from './proxy.ts';
import { testSite, type TestSite } from './test-site.ts';

let site: TestSite;
let elsewhere: TestSite;
let proxy: Proxy;
const refused: string[] = [];

beforeAll(async () => {
	elsewhere = await testSite({});
	site = await testSite({
		'/2023/brief': 'page',
		'/_app/immutable/assets/inter.woff2': 'font',
		'/2019/brief': (_request, answer) =>
			answer.writeHead(302, { location: `${elsewhere.origin}/2023/brief` }).end(),
		'/2020/brief': (_request, answer) =>
			answer.writeHead(200, { 'set-cookie': 'a=b', 'content-security-policy': "default-src 'none'" }).end()
	});
	proxy = await openProxy({ ...site, origin: 'http://oilcap.example.org' }, (what) => refused.push(what));
});

afterAll(async () => {
	proxy.close();
	await site.close();
	await elsewhere.close();
});

beforeEach(() => {
	refused.length = 0;
	site.requests.length = 0;
	elsewhere.requests.length = 0;
});

/** Sends lines as they are and gives the whole answer. */
async function ask(...lines: string[]): Promise<string> {
	return await askAt(proxy.port, ...lines, 'Connection: close');
}

async function askAt(port: number, ...lines: string[]): Promise<string> {
	const socket = connect(port, '127.0.0.1');
	await once(socket, 'connect');
	let answer = '';
	socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
	socket.write(`${[...lines, 'Host: oilcap.example.org'].join('\r\n')}\r\n\r\n`);
	await once(socket, 'close');
	return answer;
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);

test('lets a briefing page and its files through, under the name of our own server', async () => {
	const answer = await ask(
		'GET http://oilcap.example.org/2023/brief?version=6&laden=60%25 HTTP/1.1',
		'Cookie: a=b'
	);
	expect(statusOf(answer)).toBe(200);
	expect(answer).toContain('page');
	expect(site.requests[0]).toMatchObject({
		url: '/2023/brief?version=6&laden=60%25',
		headers: { host: 'oilcap.example.org' }
	});
	expect(site.requests[0]?.headers).not.toHaveProperty('cookie');
	expect(
		statusOf(await ask('GET http://oilcap.example.org/_app/immutable/assets/inter.woff2 HTTP/1.1'))
	).toBe(200);
	expect(refused).toEqual([]);
});

test.each([
	'GET http://oilcap.example.org/',
	'GET http://oilcap.example.org/2023',
	'GET http://oilcap.example.org/api/v1/cap/2023',
	'GET http://oilcap.example.org/2023/brief.png',
	'GET http://oilcap.example.org/2023/brief/../../records',
	'GET http://oilcap.example.org/_app/../records',
	'GET http://oilcap.example.org/_app/%2e%2e/records',
	'GET http://oilcap.example.org/_app/%2e%2e%2frecords',
	'GET http://oilcap.example.org/_app//127.0.0.1/',
	'GET http://oilcap.example.org/_app\\..\\records',
	'GET http://oilcap.example.org:8080/2023/brief',
	'GET http://oilcap.example.org.evil.example/2023/brief',
	'GET http://oilcap.example.org@evil.example/2023/brief',
	'GET http://user:word@oilcap.example.org/2023/brief',
	'GET https://oilcap.example.org/2023/brief',
	'GET ftp://oilcap.example.org/2023/brief',
	'GET http://169.254.169.254/latest/meta-data/',
	'GET http://127.0.0.1/2023/brief',
	'GET /2023/brief',
	'GET //oilcap.example.org/2023/brief',
	'POST http://oilcap.example.org/2023/brief',
	'HEAD http://oilcap.example.org/2023/brief',
	'TRACE http://oilcap.example.org/2023/brief',
	'CONNECT oilcap.example.org:80',
	'CONNECT 127.0.0.1:22'
])('refuses %s', async (line) => {
	expect(statusOf(await ask(`${line} HTTP/1.1`))).toBe(403);
	expect(refused).toHaveLength(1);
	expect(site.requests).toEqual([]);
});

test('refuses a WebSocket on an allowed page', async () => {
	const answer = await askAt(
		proxy.port,
		'GET http://oilcap.example.org/2023/brief HTTP/1.1',
		'Connection: Upgrade',
		'Upgrade: websocket',
		'Sec-WebSocket-Version: 13',
		'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='
	);
	expect(statusOf(answer)).toBe(403);
	expect(site.requests).toEqual([]);
});

test('passes no redirect on', async () => {
	const answer = await ask('GET http://oilcap.example.org/2019/brief HTTP/1.1');
	expect(statusOf(answer)).toBe(502);
	expect(answer.toLowerCase()).not.toContain('location');
	expect(refused).toEqual(['redirect of /2019/brief']);
});

test('keeps the page’s policy and drops its cookies', async () => {
	const answer = (await ask('GET http://oilcap.example.org/2020/brief HTTP/1.1')).toLowerCase();
	expect(answer).toContain("content-security-policy: default-src 'none'");
	expect(answer).not.toContain('set-cookie');
});

test('answers when our server does not', async () => {
	const gone = await testSite({});
	await gone.close();
	const lonely = await openProxy(gone, () => undefined);
	const answer = await askAt(lonely.port, `GET ${gone.origin}/2023/brief HTTP/1.1`, 'Connection: close');
	expect(statusOf(answer)).toBe(502);
	lonely.close();
});
