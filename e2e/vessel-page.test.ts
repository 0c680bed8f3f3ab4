// Ships: found by any name or number, each on a page of its own with the lists in force on the day of each report.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { Dashboard } from './dashboard.ts';
import { startOilcap } from './oilcap.ts';
import type { Oilcap } from './oilcap.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const FORBIDDEN = /\billegal|\bviolat|\bcompliant\b|\bwithin sanctions\b|\blegal(ly)?\b/i;

const PATHS = [
	'/vessels',
	'/vessels?sort=name',
	'/vessels?q=yu+son',
	'/vessels?q=no+such+ship',
	'/vessels/8916293',
	'/vessels/9003550',
	'/vessels/8660313',
	'/vessels/9870991',
	'/vessels/7303803',
	'/vessels/9191773'
];

let oilcap: Oilcap;
test.beforeAll(async () => {
	oilcap = await startOilcap();
});
test.afterAll(async () => {
	await oilcap.stop();
});

async function violations(page: Page): Promise<string[]> {
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
		return found.violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.target[0])}`);
	}, TAGS);
}

test('a ship is found by a former name, and its partners lead on to theirs', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/vessels');
	await expect(page.getByRole('heading', { name: '122 ships by IMO number' })).toBeVisible();
	await expect(page.getByRole('heading', { name: '40 ships known by name only' })).toBeVisible();
	await page.getByLabel(/Name, former name/).fill('saebyol');
	await page.getByRole('button', { name: 'Show', exact: true }).click();
	await expect(page.getByRole('heading', { name: '1 ship by IMO number' })).toBeVisible();
	await page.getByRole('link', { name: 'CHONG RIM 2' }).click();

	await expect(page.getByRole('heading', { level: 1 })).toHaveText('IMO 8916293');
	await expect(dashboard.main).toContainText('told as CHONG RIM 2 · SAEBYOL · SIN PHYONG 9');
	await expect(dashboard.main).toContainText('3 transfers at sea in the loaded reports');
	const doubts = page.getByRole('region', { name: 'What does not fit' });
	await expect(doubts).toContainText('its deadweight is given as 1,150 t');
	await expect(doubts).toContainText('told under another name after that');
	const history = page.getByRole('region', { name: 'Calls and transfers, as a table' });
	await expect(history.getByRole('row', { name: /2 March 2019/ })).toContainText(
		'listed by the UN since March 2016'
	);
	await expect(history.getByRole('row', { name: /2 March 2019/ })).toContainText(
		'Reported transfer of a kind prohibited by S/RES/2375 (2017) para 11'
	);
	await expect(page.getByRole('img', { name: /IMO 8916293 is reported with 2 named ships/ })).toBeVisible();
	await page
		.getByRole('region', { name: 'Ships it met, as a table' })
		.getByRole('link', { name: 'PATRIOT' })
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('IMO 9003550');
});

test('the list goes on to a second page and comes back', async ({ page }) => {
	await new Dashboard(page, oilcap.origin).open('/vessels?sort=name');
	const table = page.getByRole('region', { name: 'Ships by IMO number' });
	await expect(table.getByRole('row')).toHaveCount(101);
	await page.getByRole('link', { name: 'More ships' }).click();
	await expect(table.getByRole('row')).toHaveCount(23);
	await page.getByRole('link', { name: 'First page' }).click();
	await expect(table.getByRole('row')).toHaveCount(101);
});

test('a number that is none, one that is unknown, and one before its day answer 404 in a sentence', async ({
	page
}) => {
	for (const [path, sentence] of [
		['/vessels/8916294', 'its last digit does not check'],
		['/vessels/9074729', 'No loaded record tells of IMO 9074729'],
		['/vessels/8916293?as_of=2023-06-30', 'No loaded record tells of IMO 8916293 as of 30 June 2023']
	] as const) {
		const answer = await page.goto(oilcap.origin + path);
		expect(answer?.status(), path).toBe(404);
		await expect(page.getByRole('main')).toContainText(sentence);
	}
	await new Dashboard(page, oilcap.origin).open('/vessels?as_of=2023-06-30');
	await expect(page.getByRole('heading', { name: '0 ships by IMO number' })).toBeVisible();
	await page.getByRole('link', { name: 'Back to latest' }).click();
	await expect(page.getByRole('heading', { name: '122 ships by IMO number' })).toBeVisible();
});

test('the API tells the same', async ({ request }) => {
	const body = (await (await request.get(`${oilcap.origin}/api/v1/vessels/8916293`)).json()) as Record<
		string,
		unknown
	>;
	expect(body).toMatchObject({
		as_of: null,
		imo: '8916293',
		dwt_t: '1150',
		observed_bbl_by_year: {},
		listings: [{ list: 'us' }, { list: 'un', since: { start: '2016-03-01', date_precision: 'month' } }],
		doubts: [{ code: 'renamed_after_listing' }, { code: 'above_deadweight' }]
	});
	expect(body['events']).toHaveLength(3);
	expect(body['partners']).toHaveLength(3);
	expect((body['events'] as { bbl: string | null }[]).map(({ bbl }) => bbl)).toEqual([
		'12495.000',
		null,
		null
	]);
	expect((await request.get(`${oilcap.origin}/api/v1/vessels/8916294`)).status()).toBe(404);
	expect((await request.get(`${oilcap.origin}/api/v1/vessels/8916293?asof=2023-06-30`)).status()).toBe(400);
});

test('the pages are whole without scripts', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await new Dashboard(page, oilcap.origin).open('/vessels?q=saebyol');
	await page.getByRole('link', { name: 'CHONG RIM 2' }).click();
	await expect(
		page.getByRole('region', { name: 'Calls and transfers, as a table' }).getByRole('row')
	).toHaveCount(4);
	await expect(page.getByRole('img', { name: /is reported with/ })).toBeVisible();
	await context.close();
});

for (const scheme of ['light', 'dark'] as const) {
	for (const width of [1280, 390]) {
		test(`axe finds nothing and nothing overflows, ${scheme}, ${width} px`, async ({ browser }) => {
			const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 800 } });
			const page = await context.newPage();
			const failures: string[] = [];
			page.on('pageerror', (error) => failures.push(error.message));
			page.on('console', (message) => {
				if (message.type() === 'error') failures.push(message.text());
			});
			for (const path of PATHS) {
				await new Dashboard(page, oilcap.origin).open(path);
				await page.waitForLoadState('networkidle');
				expect(await violations(page), path).toEqual([]);
				const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
				expect(over, path).toBeLessThanOrEqual(0);
				const text = await page.getByRole('main').innerText();
				// What a file says stands as it is.
				expect(text.replace(/Remark in the file: .*/g, '').match(FORBIDDEN)?.[0], path).toBeUndefined();
			}
			expect(failures).toEqual([]);
			await context.close();
		});
	}
}
