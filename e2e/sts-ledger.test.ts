// The ledger of transfers at sea in a browser: what it says, its filters, its views, and that it needs no script.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { Dashboard } from './dashboard.ts';
import { startOilcap } from './oilcap.ts';
import type { Oilcap } from './oilcap.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const PATHS = ['/sts', '/sts?year=2018', '/sts?year=2021', '/sts?as_of=2020-01-01'];

interface StsBody {
	readonly data_version: number;
	readonly total: number;
	readonly counts: { readonly to_dprk_flagged: number; readonly without_position: number };
	readonly transfers: readonly {
		readonly id: string;
		readonly date: string | null;
		readonly location: string | null;
		readonly notes: string | null;
	}[];
	readonly next: string | null;
}

let oilcap: Oilcap;
test.beforeAll(async () => {
	oilcap = await startOilcap();
});
test.afterAll(async () => {
	await oilcap.stop();
});

async function violations(page: Page): Promise<string[]> {
	// By the debugger, which the page's own policy does not bind.
	await page.evaluate(axeSource);
	return await page.evaluate(async (tags) => {
		const { axe } = window as unknown as {
			axe: {
				run(
					context: Document,
					options: object
				): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }>;
			};
		};
		const found = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
		return found.violations.map(
			({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target[0]).join(' | ')}`
		);
	}, TAGS);
}

const rows = (page: Page) => page.getByRole('region', { name: 'Transfers at sea' }).getByRole('rowheader');

test('says what it holds, what it lacks, and that reported is not proven', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/');
	await page.getByRole('link', { name: 'Transfers at sea' }).click();
	await expect(page.getByRole('heading', { name: 'Transfers at sea', level: 1 })).toBeVisible();
	const { main } = dashboard;
	await expect(main).toContainText(
		'43 reported transfers, 37 of them to ships reported to fly the DPRK flag.'
	);
	await expect(main).toContainText(
		'37 are reported transfers of a kind prohibited by S/RES/2375 (2017) para 11'
	);
	await expect(main).toContainText('Reported does not mean proven.');
	await expect(main).toContainText('17 have no day, 1 of them no date at all.');
	await expect(main).toContainText(
		'No source gives coordinates; 35 transfers are placed in words and 8 in no place.'
	);
	await expect(rows(page)).toHaveCount(43);
	const text = (await main.innerText()).toLowerCase();
	for (const word of ['illegal', 'violation', 'compliant', 'illicit']) expect(text).not.toContain(word);
});

test('an acquittal stands beside its allegation', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/sts?q=polaris');
	await expect(page.getByText('Outcome: Taichung court judgment')).toHaveCount(2);
});

test('two accounts of one meeting are two rows', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/sts?q=sam+jong+2');
	// 24 May 2018 as Japan and as a prosecutor tell it, and a transfer of October 2017.
	await expect(rows(page)).toHaveCount(3);
});

test('filters are in the address and agree with the API', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/sts?version=6');
	await page.getByLabel('Begun in').selectOption('2018');
	await page.getByLabel('Volume').selectOption('stated');
	await page.getByRole('button', { name: 'Show' }).click();
	await expect(page).toHaveURL(/\/sts\?version=6&year=2018&volume=stated$/);
	await expect(rows(page)).toHaveCount(3);
	const body = await dashboard.api<StsBody>('/api/v1/sts?version=6&year=2018&volume=stated');
	expect(body.total).toBe(3);
	const ids = await rows(page)
		.locator('a[href*="/records/"]')
		.evaluateAll((links) => links.map((link) => link.getAttribute('href')?.match(/records\/([\d-]+)/)?.[1]));
	expect(ids).toEqual(body.transfers.map(({ id }) => id));
	await page.getByRole('link', { name: 'Clear' }).click();
	await expect(rows(page)).toHaveCount(43);
});

test('the API pages through all transfers and refuses what it does not know', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	const found: string[] = [];
	let after = '';
	do {
		const body: StsBody = await dashboard.api(`/api/v1/sts?limit=20${after}`);
		expect(body).toMatchObject({ total: 43, counts: { to_dprk_flagged: 37, without_position: 43 } });
		found.push(...body.transfers.map(({ id }) => id));
		after = body.next === null ? '' : `&after=${body.next}`;
	} while (after !== '');
	expect(new Set(found).size).toBe(43);
	for (const wrong of ['yaer=2018', 'year=x', 'limit=0', 'limit=1001', 'version=99']) {
		const answer = await page.request.get(`${oilcap.origin}/api/v1/sts?${wrong}`);
		expect([400, 404], wrong).toContain(answer.status());
	}
});

test('a view before any commit says so and leads to the latest', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/sts?as_of=2020-01-01');
	await expect(dashboard.main).toContainText('No transfer had come into this ledger by 1 January 2020.');
	await page.getByRole('link', { name: 'Latest state of the ledger' }).click();
	await expect(rows(page)).toHaveCount(43);
	await dashboard.open('/sts?year=2021');
	await expect(dashboard.main).toContainText('No transfer fits. That says what is loaded');
});

test('arrow keys read the marks and lead to the record', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/sts?year=2022');
	await page.getByRole('img', { name: /^Transfers along the months/ }).focus();
	await page.keyboard.press('End');
	await expect(dashboard.main).toContainText('5 December 2022: SHUNDLLI → unnamed vessel');
	await page.getByRole('link', { name: 'open the record' }).click();
	await expect(page).toHaveURL(/\/records\/5-42$/);
});

for (const scheme of ['light', 'dark'] as const) {
	test(`axe finds nothing, ${scheme}`, async ({ browser }) => {
		const context = await browser.newContext({ colorScheme: scheme });
		const page = await context.newPage();
		const dashboard = new Dashboard(page, oilcap.origin);
		for (const path of PATHS) {
			await dashboard.open(path);
			await page.waitForLoadState('networkidle');
			expect(await violations(page), path).toEqual([]);
		}
		await context.close();
	});
}

test('nothing is wider than a phone, whose map and marks stay', async ({ browser }) => {
	const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
	const page = await context.newPage();
	const dashboard = new Dashboard(page, oilcap.origin);
	for (const path of PATHS) {
		await dashboard.open(path);
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(width, path).toBeLessThanOrEqual(390);
	}
	await dashboard.open('/sts');
	await expect(page.getByRole('img', { name: /^Map of the seas/ })).toBeVisible();
	await expect(page.getByRole('img', { name: /^Transfers along the months/ })).toBeVisible();
	await context.close();
});

test('without scripts it is whole: marks, map, words, tables and filters', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/sts');
	await expect(rows(page)).toHaveCount(43);
	await expect(page.getByRole('img', { name: /^Transfers along the months/ })).toBeVisible();
	await expect(page.getByRole('img', { name: /^Map of the seas/ })).toBeVisible();
	await expect(page.getByRole('row', { name: '2018 17 0 17' })).toBeVisible();
	await page.getByLabel('Receiver’s flag').selectOption('KP');
	await page.getByRole('button', { name: 'Show' }).click();
	await expect(rows(page)).toHaveCount(37);
	await context.close();
});

test('an imported position is a point on the map, and the words beside it are fewer by none', async ({
	page
}) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.upload(
		'transfers.csv',
		'date,lat,lon,from_vessel,to_vessel,to_flag,product,quantity,unit,source,source_ref,direction\n' +
			'2023-05-01,31.5,124.25,ALPHA,BETA,North Korea,diesel,100,t,Exercise,x-1,stated\n'
	);
	await dashboard.commit();
	await dashboard.open('/sts');
	await expect(dashboard.main).toContainText(
		'1 transfer has a position, drawn here; 35 transfers are placed in words and 8 in no place.'
	);
	await page.getByText('The points as a table').click();
	await expect(page.getByRole('row', { name: /ALPHA → BETA 31.5 124.25/ })).toBeVisible();
});
