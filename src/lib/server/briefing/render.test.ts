import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { NO_CHROMIUM } from './find-chromium.ts';
import { LIMITS, openRenderer, type Limits, type Renderer } from './render.ts';
import { childrenOf } from './test-processes.ts';
import { READY, page, testSite, type TestSite } from './test-site.ts';

vi.setConfig({ testTimeout: 60_000 });

const OURS = `oilcap-briefing-${process.pid}-`;

let site: TestSite;
const opened: Renderer[] = [];

/** How many pages are open at this moment: each holds a request until it is answered. */
let open = 0;
let mostOpen = 0;
const held: (() => void)[] = [];
const releaseAll = () => held.splice(0).forEach((release) => release());

const slow = page(`fetch('/_app/held').then(() => { ${READY} })`);

beforeAll(async () => {
	site = await testSite({
		'/2021/brief': (_request, answer) => answer.writeHead(302, { location: '/2023/brief' }).end(),
		'/2022/brief': page(
			`fetch('/_app/version.json').then(() => {
				if (location.href === 'https://oilcap.dev/2022/brief' && isSecureContext) ${READY}
			})`
		),
		'/_app/version.json': '{}',
		'/2023/brief': page(`setTimeout(() => { ${READY} }, 100)`),
		'/2024/brief': slow,
		'/2025/brief': page(''),
		'/2026/brief': page(`while (true);`),
		'/2027/brief': page(`setTimeout(() => { throw new Error('broken chart') }, 50)`),
		'/2028/brief': (_request, answer) => answer.writeHead(500).end('no'),
		'/_app/held': (_request, answer) => {
			open += 1;
			mostOpen = Math.max(mostOpen, open);
			held.push(() => {
				open -= 1;
				answer.end();
			});
		}
	});
});

afterEach(async () => {
	await Promise.all(opened.splice(0).map((renderer) => renderer.close()));
	expect(ourBrowsers()).toEqual([]);
	expect(readdirSync(tmpdir()).filter((name) => name.startsWith(OURS))).toEqual([]);
});

afterAll(() => site.close());

function renderer(limits: Partial<Limits> = {}): Renderer {
	const one = openRenderer(site, null, { ...LIMITS, ...limits });
	opened.push(one);
	return one;
}

/** Browsers that this process has started and that have not been buried. */
function ourBrowsers(): number[] {
	return childrenOf(process.pid)
		.filter(({ name }) => /chrom/i.test(name))
		.map(({ pid }) => pid);
}

async function until(isSo: () => boolean): Promise<void> {
	for (let tries = 0; !isSo(); tries += 1) {
		if (tries > 400) throw new Error('it did not come to that');
		await sleep(25);
	}
}

const sizeOf = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

test('draws a page at 1920 by 1080 with two pixels to each, the same picture each time', async () => {
	const one = renderer();
	const first = await one.photograph('/2023/brief');
	expect(first.subarray(1, 4).toString()).toBe('PNG');
	expect(sizeOf(first)).toEqual({ width: 3840, height: 2160 });
	const others = await Promise.all([one.photograph('/2023/brief'), one.photograph('/2023/brief')]);
	expect(others.map((other) => other.equals(first))).toEqual([true, true]);
	// Another browser, with another profile, draws it the same.
	expect((await renderer().photograph('/2023/brief')).equals(first)).toBe(true);
});

test('draws a site with a public https address under that address, from where it listens', async () => {
	// A name that browsers call by https whatever they are told.
	const one = openRenderer({ ...site, origin: 'https://oilcap.dev' }, null);
	opened.push(one);
	await expect(one.photograph('/2022/brief')).resolves.toBeInstanceOf(Buffer);
	await expect(one.photograph('/2021/brief')).rejects.toMatchObject({
		message: 'The briefing page could not be drawn: the browser ended or did not reach it.'
	});
	expect(site.requests.at(-1)?.headers.host).toBe('oilcap.dev');
});

test('says which page could not be drawn, and why', async () => {
	const one = renderer({ pictureMs: 3_000 });
	const told = async (path: string) => {
		const error: unknown = await one.photograph(path).catch((problem: unknown) => problem);
		return error instanceof Error ? error.message : 'a picture';
	};
	expect(await told('/2027/brief')).toBe('The briefing page could not be drawn: its script failed.');
	expect(await told('/2028/brief')).toBe('The briefing page could not be drawn: it was answered with 500.');
	expect(await told('/records')).toBe(
		'The briefing page could not be drawn: the browser ended or did not reach it.'
	);
	expect(await told('/2025/brief')).toBe('The briefing page was not ready within 3 s.');
});

test('ends a page that never settles, and draws the next one', async () => {
	const one = renderer({ pictureMs: 2_000 });
	await one.photograph('/2023/brief').catch(() => undefined);
	const began = Date.now();
	await expect(one.photograph('/2026/brief')).rejects.toMatchObject({ problem: 'late' });
	expect(Date.now() - began).toBeLessThan(5_000);
	const next = renderer();
	await expect(next.photograph('/2023/brief')).resolves.toBeInstanceOf(Buffer);
});

test('starts the browser again when it is killed half-way, and draws the picture after all', async () => {
	const one = renderer();
	const picture = one.photograph('/2024/brief');
	await until(() => open === 1);
	const [browser] = ourBrowsers();
	process.kill(browser!, 'SIGKILL');
	releaseAll();
	await until(() => open === 1);
	releaseAll();
	await expect(picture).resolves.toBeInstanceOf(Buffer);
	expect(ourBrowsers()).not.toContain(browser);
});

test('a browser that no longer listens is killed at the limit', async () => {
	const one = renderer({ pictureMs: 5_000 });
	const picture = one.photograph('/2024/brief');
	await until(() => open === 1);
	const [browser] = ourBrowsers();
	process.kill(browser!, 'SIGSTOP');
	await expect(picture).rejects.toMatchObject({ problem: 'late' });
	releaseAll();
	await until(() => !ourBrowsers().includes(browser!));
});

test('draws so many at a time, lets so many wait and refuses the others at once', async () => {
	expect(LIMITS).toMatchObject({ atOnce: 2, waiting: 8 });
	const one = renderer({ atOnce: 2, waiting: 2 });
	const asked = Array.from({ length: 20 }, () => one.photograph('/2024/brief'));
	const ends = Promise.allSettled(asked);
	mostOpen = 0;
	await until(() => open === 2);
	await sleep(500);
	let isDone = false;
	void ends.then(() => (isDone = true));
	while (!isDone) {
		await sleep(50);
		releaseAll();
	}
	const results = await ends;
	expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
	const problems = results.flatMap((result) =>
		result.status === 'rejected' ? [result.reason as object] : []
	);
	expect(problems).toMatchObject(Array.from({ length: 16 }, () => ({ problem: 'busy' })));
	expect(mostOpen).toBe(2);
});

test('closes the browser when nobody has wanted it for a while', async () => {
	const one = renderer({ idleMs: 200 });
	await one.photograph('/2023/brief');
	expect(ourBrowsers()).toHaveLength(1);
	await until(() => ourBrowsers().length === 0);
	await expect(one.photograph('/2023/brief')).resolves.toBeInstanceOf(Buffer);
});

test('without a Chromium it says how to get one', async () => {
	const lonely = openRenderer(site, null, LIMITS, () => Promise.resolve(null));
	await expect(lonely.photograph('/2023/brief')).rejects.toMatchObject({
		problem: 'missing',
		message: NO_CHROMIUM
	});
	const wrong = openRenderer(site, '/does/not/exist');
	await expect(wrong.photograph('/2023/brief')).rejects.toMatchObject({ problem: 'missing' });
});
