// Pictures on a real, empty database, with a small server in the place of our own pages.
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isHttpError } from '@sveltejs/kit';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import { viewQueryOf } from '../api-answer.ts';
import { childrenOf } from '../briefing/test-processes.ts';
import { READY, page, testSite, type TestSite } from '../briefing/test-site.ts';
import type { Context } from '../context.ts';
import { contextOf } from '../context.ts';
import { testDatabase, type TestDatabase } from '../db/test-database.ts';
import { exportBriefing, exportBriefingAlone, type Briefing } from './export-briefing.ts';

vi.setConfig({ testTimeout: 60_000 });

let database: TestDatabase;
let site: TestSite;
let context: Context;
let isBroken = false;

beforeAll(async () => {
	database = await testDatabase();
	site = await testSite({
		'/2023/brief': (request, answer) =>
			answer
				.setHeader('content-type', 'text/html')
				.end(page(isBroken ? `throw new Error('broken')` : READY, `<h1>${request.url}</h1>`))
	});
	const { origin, host, port } = site;
	context = contextOf(database, { ...database.config, origin, host, port });
});

afterAll(async () => {
	process.emit('sveltekit:shutdown' as 'disconnect');
	await vi.waitUntil(hasLeftNothing, 10_000);
	await site.close();
	await database.close();
});

beforeEach(() => {
	site.requests.length = 0;
	isBroken = false;
});

function hasLeftNothing(): boolean {
	const folders = readdirSync(tmpdir()).filter((name) => name.startsWith(`oilcap-briefing-${process.pid}-`));
	const browsers = childrenOf(process.pid).filter(({ name }) => /chrom/i.test(name));
	return folders.length + browsers.length === 0;
}

const pagesAsked = () => site.requests.map(({ url }) => url).filter((url) => url?.includes('/brief'));

/** As the route does: the options are read and checked, then the picture is drawn. */
async function ask(year: number, search = ''): Promise<Briefing | null> {
	const query = await viewQueryOf(new URL(`/${year}/brief.png${search}`, context.config.origin), context);
	return await exportBriefing(context, year, query);
}

test('pins the data version, and draws a view once while the data stand', async () => {
	const first = await ask(2023);
	expect(first).toMatchObject({ dataVersion: 0, fileName: 'oilcap-2023-v0.png' });
	expect(first?.png.readUInt32BE(16)).toBe(3840);
	expect((await ask(2023))?.png).toBe(first?.png);
	expect((await ask(2023, '?version=0'))?.png).toBe(first?.png);
	expect(pagesAsked()).toEqual(['/2023/brief?version=0']);
});

test('draws each reading by its own address, made of checked options', async () => {
	for (const search of [
		'?laden=60%25',
		'?laden=0.6',
		'?factors=diesel-7.46',
		'?as_of=2023-06-30',
		'?laden=&attribution=as_recorded'
	])
		await ask(2023, search);
	expect(pagesAsked()).toEqual([
		'/2023/brief?version=0&laden=3%2F5',
		'/2023/brief?version=0&factors=diesel-7.46',
		'/2023/brief?as_of=2023-06-30&version=0'
	]);
});

test('refuses a data version that does not exist yet', async () => {
	const refusal: unknown = await ask(2023, '?version=99').catch((error: unknown) => error);
	expect(isHttpError(refusal, 404)).toBe(true);
	expect(site.requests).toEqual([]);
});

test.each([
	'laden=2',
	'laden=60%25%26url=http://evil.example',
	'factors=../../etc/passwd',
	'as_of=yesterday',
	'as_of=2999-01-01',
	'version=-1',
	'version=1;drop',
	'attribution=flag',
	'url=http://169.254.169.254/',
	'url=file:///etc/passwd',
	'url=data:text/html,x',
	'path=/records',
	'path=//evil.example',
	'path=..%2F..%2Fimport',
	'page=records',
	'file=/tmp/x.png',
	'out=/tmp/x.png',
	'format=pdf',
	'width=100000',
	'height=1',
	'scale=8',
	'redirect=//evil.example',
	'host=evil.example',
	'origin=http://evil.example',
	'__proto__=1'
])('refuses ?%s', async (search) => {
	const refusal: unknown = await ask(2023, `?${search}`).catch((error: unknown) => error);
	expect(isHttpError(refusal, 400)).toBe(true);
	expect(site.requests).toEqual([]);
});

test('has no picture of a window that has not started', async () => {
	expect(await ask(2999)).toBeNull();
	expect(await ask(2016)).toBeNull();
	expect(site.requests).toEqual([]);
});

test('does not keep a failure', async () => {
	isBroken = true;
	await expect(ask(2023, '?laden=0.71')).rejects.toMatchObject({ problem: 'failed' });
	isBroken = false;
	await expect(ask(2023, '?laden=0.71')).resolves.not.toBeNull();
});

test('draws the same picture without a server of its own, and ends what it has opened', async () => {
	let closed = 0;
	const served = {
		...site,
		close: () => {
			closed += 1;
			return Promise.resolve();
		}
	};
	const alone = await exportBriefingAlone(context, 2023, LATEST_VIEW, () => Promise.resolve(served));
	expect(alone?.sha256).toBe((await ask(2023))?.sha256);
	expect(closed).toBe(1);
	expect(await exportBriefingAlone(context, 2999, LATEST_VIEW, () => Promise.resolve(served))).toBeNull();
	expect(closed).toBe(1);
});
