import { describe, expect, it } from 'vitest';
import { BARE_POLICY, SECURITY_HEADERS, judgeRequest } from './request-guard.ts';

const ORIGIN = 'http://127.0.0.1:3000';
const UPLOAD_LIMIT = 2 * 1024 * 1024;

interface Asked {
	readonly method?: string;
	readonly path?: string;
	/** The Host header; null for a request that has none. */
	readonly host?: string | null;
	readonly origin?: string | null;
	readonly length?: string;
	readonly type?: string;
	readonly own?: string;
}

function judge({
	method = 'GET',
	path = '/',
	host = '127.0.0.1:3000',
	origin = null,
	length,
	type,
	own = ORIGIN
}: Asked) {
	const headers = new Headers();
	if (origin !== null) headers.set('origin', origin);
	if (length !== undefined) headers.set('content-length', length);
	if (type !== undefined) headers.set('content-type', type);
	// The URL of a request is made from its Host header, forged ones too.
	const request = new Request(`http://${host ?? '127.0.0.1:3000'}${path}`, { method, headers });
	return judgeRequest(request, host, {
		origin: own,
		uploadLimitBytes: UPLOAD_LIMIT,
		isUpload: (pathname) => pathname === '/import/upload'
	});
}

const status = (asked: Asked) => {
	const verdict = judge(asked);
	return verdict.kind === 'refuse' ? verdict.status : verdict.kind;
};

describe('a request that changes nothing', () => {
	it.each(['GET', 'HEAD', 'OPTIONS'])('%s passes, from anywhere', (method) => {
		expect(status({ method })).toBe('pass');
		expect(status({ method, origin: 'https://evil.invalid' })).toBe('pass');
		expect(status({ method, origin: 'null' })).toBe('pass');
	});
});

describe('a request that changes something', () => {
	const origins: readonly (readonly [string | null, string | number])[] = [
		[ORIGIN, 'pass'],
		[null, 403],
		['null', 403],
		['https://evil.invalid', 403],
		['http://127.0.0.1:3001', 403],
		['https://127.0.0.1:3000', 403],
		['http://127.0.0.1:3000.evil.invalid', 403],
		['http://127.0.0.1:3000/', 403],
		['http://localhost:3000', 403],
		['HTTP://127.0.0.1:3000', 403],
		['', 403]
	];
	const types = [
		'application/x-www-form-urlencoded',
		'multipart/form-data; boundary=x',
		'text/plain',
		'TEXT/PLAIN',
		'application/json',
		'text/csv',
		undefined
	];

	it.each(origins)('from the origin %j: %s, whatever its type and method', (origin, expected) => {
		for (const type of types) {
			for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
				expect(status({ method, origin, length: '0', ...(type === undefined ? {} : { type }) })).toBe(
					expected
				);
			}
		}
	});

	it('is refused in a sentence that says what was expected', () => {
		expect(judge({ method: 'POST', origin: 'https://evil.invalid' })).toEqual({
			kind: 'refuse',
			status: 403,
			message:
				'A request that changes something must come from http://127.0.0.1:3000 and say so in its Origin header.'
		});
	});
});

describe('the host', () => {
	it.each([
		['127.0.0.1:3000', 'pass'],
		[null, 'pass'],
		['evil.invalid', 421],
		['evil.invalid:3000', 421],
		['127.0.0.1.evil.invalid', 421],
		['127.0.0.1:3000.evil.invalid', 421],
		['10.0.0.1:3000', 421],
		['[::2]:3000', 421]
	])('%j is answered by %s', (host, expected) => {
		// A Request cannot be made from every forged header, so the header is handed over by itself.
		const request = new Request(`${ORIGIN}/2023`);
		const verdict = judgeRequest(request, host, {
			origin: ORIGIN,
			uploadLimitBytes: UPLOAD_LIMIT,
			isUpload: () => false
		});
		expect(verdict.kind === 'refuse' ? verdict.status : verdict.kind).toBe(expected);
	});

	it.each(['localhost:3000', 'localhost', '[::1]:3000', '127.0.0.1', '127.0.0.1:8080'])(
		'%j, another name of the same machine, is led to the one address',
		(host) => {
			expect(judge({ host, path: '/2023?laden=1%2F3' })).toEqual({
				kind: 'redirect',
				location: 'http://127.0.0.1:3000/2023?laden=1%2F3'
			});
		}
	);

	it('that is another name of the same machine cannot change anything', () => {
		expect(status({ method: 'POST', host: 'localhost:3000', origin: 'http://localhost:3000' })).toBe(421);
		expect(status({ method: 'POST', host: 'localhost:3000', origin: ORIGIN })).toBe(421);
	});

	it('is not led anywhere from a server with a public name', () => {
		const own = 'https://oilcap.example';
		expect(status({ host: 'localhost:3000', own })).toBe(421);
		expect(status({ host: 'oilcap.example', own })).toBe('pass');
		expect(status({ host: 'oilcap.example:443', own })).toBe(421);
	});

	it('is never left for another site, whatever the path', () => {
		for (const path of [
			'//evil.invalid',
			'/\\evil.invalid',
			'/%2F%2Fevil.invalid',
			'/@evil.invalid',
			'/?to=//evil.invalid'
		]) {
			const verdict = judge({ host: 'localhost:3000', path });
			expect(verdict.kind === 'redirect' && new URL(verdict.location).origin).toBe(ORIGIN);
		}
	});

	it('is judged before the origin', () => {
		expect(status({ method: 'POST', host: 'evil.invalid', origin: 'http://evil.invalid' })).toBe(421);
	});
});

describe('methods', () => {
	it.each(['PROPFIND', 'MKCOL', 'REPORT', 'BREW', 'get-it'])('%s is not used here', (method) => {
		expect(status({ method, origin: ORIGIN })).toBe(405);
	});
});

describe('the body of a request', () => {
	const length = (path: string, text: string) =>
		status({ method: 'POST', path, origin: ORIGIN, length: text });

	it.each([
		['/import/upload', UPLOAD_LIMIT - 1, 'pass'],
		['/import/upload', UPLOAD_LIMIT, 'pass'],
		['/import/upload', UPLOAD_LIMIT + 1, 413],
		['/import/1', 512 * 1024 - 1, 'pass'],
		['/import/1', 512 * 1024, 'pass'],
		['/import/1', 512 * 1024 + 1, 413],
		['/import/uploads', 512 * 1024 + 1, 413],
		['/import/upload/', 512 * 1024 + 1, 413],
		['/', 0, 'pass']
	])('to %s of %d bytes: %s', (path, bytes, expected) => {
		expect(length(path, String(bytes))).toBe(expected);
	});

	it.each(['many', 'NaN', 'Infinity', '1e99', '9'.repeat(400)])('of a length %j is refused', (text) => {
		expect(length('/import/1', text)).toBe(413);
	});

	it('over the limit is refused with the limit named', () => {
		expect(
			judge({ method: 'POST', path: '/import/upload', origin: ORIGIN, length: '2097153' })
		).toMatchObject({
			message: 'The body is larger than 2,048 KB, the limit of this address.'
		});
	});

	it('of a request that changes nothing is not looked at here', () => {
		expect(status({ length: '999999999' })).toBe('pass');
	});
});

describe('the headers of every answer', () => {
	it('keep types, frames, windows and referrers to ourselves', () => {
		expect(SECURITY_HEADERS).toMatchObject({
			'x-content-type-options': 'nosniff',
			'cross-origin-opener-policy': 'same-origin',
			'x-frame-options': 'DENY'
		});
		expect(['no-referrer', 'same-origin']).toContain(SECURITY_HEADERS['referrer-policy']);
		for (const part of [
			"default-src 'none'",
			"frame-ancestors 'none'",
			"base-uri 'none'",
			"form-action 'none'"
		])
			expect(BARE_POLICY).toContain(part);
	});
});
