// Photographs our own pages: a queue, one warm Chromium, a time limit, and a picture that is the same each time.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { log } from '../log.ts';
import { BriefingError } from './briefing-error.ts';
import type { Chromium } from './chromium.ts';
import { startChromium } from './chromium.ts';
import { NO_CHROMIUM, findChromium } from './find-chromium.ts';
import type { Site } from './proxy.ts';
import { openProxy } from './proxy.ts';
import { supplyPages } from './supply-pages.ts';
import { renderQueue } from './render-queue.ts';
import { warmBrowser } from './warm-browser.ts';

export interface Renderer {
	/** The page at `path` of the site as PNG, 3840 by 2160 pixels. */
	photograph(path: string): Promise<Buffer>;
	close(): Promise<void>;
}

export interface Limits {
	readonly atOnce: number;
	readonly waiting: number;
	/** For one picture from its turn on; with the grace for its end it stays under 30 s. */
	readonly pictureMs: number;
	readonly idleMs: number;
}

export const LIMITS: Limits = { atOnce: 2, waiting: 8, pictureMs: 28_000, idleMs: 5 * 60_000 };
const END_MS = 2_000;

export const PICTURE = { width: 1920, height: 1080, scale: 2 } as const;

export function openRenderer(
	site: Site,
	chromiumPath: string | null,
	limits: Limits = LIMITS,
	find: typeof findChromium = findChromium
): Renderer {
	const queue = renderQueue(limits);
	const warm = warmBrowser(() => startBehindProxy(site, chromiumPath, find), limits.idleMs);

	async function attempt(path: string, signal: AbortSignal): Promise<Buffer> {
		return await warm.use(async (chromium) => {
			try {
				return await withEnd(chromium, signal, () => takePicture(chromium.browser, site, path, signal));
			} catch (error) {
				if (signal.aborted || chromium.browser.isConnected()) throw error;
				throw new BrowserGone('the browser ended while it was drawing', { cause: error });
			}
		});
	}

	async function draw(path: string): Promise<Buffer> {
		const limit = new AbortController();
		const timer = setTimeout(() => limit.abort(), limits.pictureMs);
		try {
			return await attempt(path, limit.signal).catch((error: unknown) => {
				if (!(error instanceof BrowserGone)) throw error;
				log.warn('the browser of the briefings ended and is started again');
				return attempt(path, limit.signal);
			});
		} catch (error) {
			throw explain(error, limit.signal, limits.pictureMs);
		} finally {
			clearTimeout(timer);
		}
	}

	return { photograph: (path) => queue.run(() => draw(path)), close: () => warm.close() };
}

class BrowserGone extends Error {}

async function startBehindProxy(
	site: Site,
	chromiumPath: string | null,
	find: typeof findChromium
): Promise<Chromium> {
	const program = await find(chromiumPath);
	if (program === null) throw new BriefingError('missing', NO_CHROMIUM);
	// Not louder: Chromium itself calls its makers at every start, whatever it is told.
	const proxy = await openProxy(site, (refused) => log.debug({ refused }, 'refused to a briefing'));
	try {
		const chromium = await startChromium(program, proxy.port, sayOnce);
		void chromium.ended.then(() => proxy.close());
		return chromium;
	} catch (error) {
		proxy.close();
		throw error;
	}
}

const said = new Set<string>();

function sayOnce(line: string): void {
	if (said.has(line)) return;
	said.add(line);
	log.warn(line);
}

/** Does the work, and when the time is up and it does not end by itself, ends the browser under it. */
async function withEnd<T>(chromium: Chromium, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
	let isDone = false;
	const endIt = async () => {
		await sleep(END_MS);
		if (!isDone) chromium.kill();
	};
	const onAbort = () => void endIt();
	signal.addEventListener('abort', onAbort, { once: true });
	try {
		return await work();
	} finally {
		isDone = true;
		signal.removeEventListener('abort', onAbort);
	}
}

async function takePicture(browser: Browser, site: Site, path: string, signal: AbortSignal): Promise<Buffer> {
	const context = await browser.newContext({
		viewport: { width: PICTURE.width, height: PICTURE.height },
		deviceScaleFactor: PICTURE.scale,
		colorScheme: 'light',
		reducedMotion: 'reduce',
		forcedColors: 'none',
		locale: 'en-GB',
		timezoneId: 'UTC',
		acceptDownloads: false,
		serviceWorkers: 'block'
	});
	// Closing it breaks off whatever is being waited for below.
	const close = () => void context.close().catch(() => undefined);
	signal.addEventListener('abort', close, { once: true });
	try {
		signal.throwIfAborted();
		// The limit is ours, and one.
		context.setDefaultTimeout(0);
		if (site.origin.startsWith('https:')) await supplyPages(context, site);
		const page = await context.newPage();
		await openPage(page, `${site.origin}${path}`);
		return await page.screenshot({ type: 'png', animations: 'disabled', caret: 'hide' });
	} finally {
		signal.removeEventListener('abort', close);
		await context.close().catch(() => undefined);
	}
}

async function openPage(page: Page, address: string): Promise<void> {
	const broken = new Promise<never>((_resolve, reject) => {
		page.once('pageerror', (error) => reject(failure('its script failed', error)));
		page.once('crash', () => reject(failure('it crashed the browser')));
	});
	await Promise.race([broken, settle(page, address)]);
}

/** Until the page says that it is ready and every font it uses is there. */
async function settle(page: Page, address: string): Promise<void> {
	const answer = await page.goto(address, { waitUntil: 'commit' });
	if (answer?.status() !== 200) throw failure(`it was answered with ${answer?.status() ?? 'nothing'}`);
	await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' });
	const missing = await page.evaluate(async () => {
		await document.fonts.ready;
		return [...document.fonts].filter((font) => font.status === 'error').map((font) => font.family);
	});
	if (missing.length > 0) throw failure(`the font ${missing[0]} could not be loaded`);
}

function failure(what: string, cause?: unknown): BriefingError {
	return new BriefingError('failed', `The briefing page could not be drawn: ${what}.`, { cause });
}

function explain(error: unknown, limit: AbortSignal, pictureMs: number): BriefingError {
	if (limit.aborted)
		return new BriefingError(
			'late',
			`The briefing page was not ready within ${Math.ceil(pictureMs / 1000)} s.`,
			{ cause: error }
		);
	if (error instanceof BriefingError) return error;
	return failure('the browser ended or did not reach it', error);
}
