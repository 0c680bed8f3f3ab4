// What the server refuses: other hosts, other origins, bodies past their limit; and what it says on every answer.
import { request as httpRequest } from 'node:http';
import { expect, test } from '@playwright/test';
import { DELIVERIES } from './files.ts';
import { startOilcap } from './oilcap.ts';
import type { Oilcap } from './oilcap.ts';

let oilcap: Oilcap;
test.beforeAll(async () => {
	oilcap = await startOilcap();
});
test.afterAll(async () => {
	await oilcap.stop();
});

interface Answer {
	readonly status: number;
	readonly headers: Record<string, string | string[] | undefined>;
	readonly body: string;
}

function send(
	path: string,
	options: { method?: string; headers?: Record<string, string>; body?: string } = {}
): Promise<Answer> {
	const url = new URL(path, oilcap.origin);
	return new Promise((resolve, reject) => {
		const request = httpRequest(
			{
				host: '127.0.0.1',
				port: url.port,
				path,
				method: options.method ?? 'GET',
				headers: { host: url.host, ...options.headers }
			},
			(answer) => {
				let body = '';
				answer.on('data', (chunk: Buffer) => (body += chunk.toString()));
				answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
			}
		);
		request.on('error', reject);
		request.end(options.body);
	});
}

const imports = async () => (await send('/api/v1/cap/2023')).body;

test('a request that changes something must come from our own origin, whatever its type', async () => {
	const before = await imports();
	const origins = [{ origin: 'https://evil.invalid' }, {}, { origin: 'null' }];
	const types = [
		'application/x-www-form-urlencoded',
		'multipart/form-data; boundary=x',
		'text/plain',
		'application/json',
		'text/csv',
		''
	];
	for (const path of [
		'/import/upload',
		'/import/1?/withdraw',
		'/import/1?/commit',
		'/import/1?/discard',
		'/import/1?/answer'
	]) {
		for (const origin of origins) {
			for (const type of types) {
				const headers = { ...origin, ...(type === '' ? {} : { 'content-type': type }) };
				const { status } = await send(path, { method: 'POST', headers, body: DELIVERIES });
				expect(status, `${path} ${JSON.stringify(headers)}`).toBe(403);
			}
		}
	}
	expect(await imports()).toBe(before);
});

test('another host is refused, and localhost is led to the printed address', async () => {
	const port = new URL(oilcap.origin).port;
	expect((await send('/', { headers: { host: 'evil.invalid' } })).status).toBe(421);
	expect(
		(
			await send('/import/upload', {
				method: 'POST',
				headers: { host: 'evil.invalid', origin: 'http://evil.invalid' },
				body: 'x'
			})
		).status
	).toBe(421);
	const led = await send('/2023?as_of=2024-03-01', { headers: { host: `localhost:${port}` } });
	expect(led.status).toBe(307);
	expect(led.headers['location']).toBe(`${oilcap.origin}/2023?as_of=2024-03-01`);
});

test('every answer carries the headers', async () => {
	for (const path of [
		'/',
		'/2023',
		'/api/v1/years',
		'/healthz',
		'/2016',
		'/nothing',
		'/favicon.svg',
		'/import/template/sts.csv'
	]) {
		const { headers } = await send(path);
		expect(headers['x-content-type-options'], path).toBe('nosniff');
		expect(String(headers['content-security-policy']), path).toContain("frame-ancestors 'none'");
		expect(headers['referrer-policy'], path).toBe('same-origin');
		expect(headers['x-powered-by'], path).toBeUndefined();
	}
	const policy = String((await send('/2023')).headers['content-security-policy']);
	expect(policy).toMatch(/script-src 'self' 'nonce-[^']+'/);
	expect(policy).not.toMatch(/script-src[^;]*unsafe/);
	expect(policy).toContain("object-src 'none'");
	expect(policy).toContain("base-uri 'none'");
});

test('bodies past their limit are refused', async () => {
	const own = { origin: oilcap.origin };
	const large = await send('/import/1?/withdraw', {
		method: 'POST',
		headers: {
			...own,
			'content-type': 'application/x-www-form-urlencoded',
			'content-length': String(600 * 1024)
		},
		body: 'x'.repeat(600 * 1024)
	});
	expect(large.status).toBe(413);
	const declared = await send('/import/upload', {
		method: 'POST',
		headers: { ...own, 'content-type': 'text/csv', 'content-length': String(257 * 1_048_576) }
	}).catch(() => null);
	if (declared) expect(declared.status).toBe(413);
	expect((await send('/healthz')).status).toBe(200);
});

test('odd methods, long addresses and broken escapes do no harm', async () => {
	for (const [path, method] of [
		['/', 'TRACE'],
		['/', 'PROPFIND'],
		['/%', 'GET'],
		['/records/%00', 'GET'],
		["/2023?as_of=2023-06-30'--", 'GET'],
		['/2023/__proto__', 'GET']
	] as const) {
		const { status } = await send(path, { method });
		expect(status, `${method} ${path.slice(0, 40)}`).toBeGreaterThanOrEqual(400);
		expect(status, `${method} ${path.slice(0, 40)}`).toBeLessThan(500);
	}
	expect((await send(`/2023?${'a=1&'.repeat(3000)}`)).status).toBeLessThan(500);
	expect((await send('/2023')).status).toBe(200);
});
