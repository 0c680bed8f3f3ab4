// A viewer: the cap status by year and by supplier, declared beside observed and estimated, and what is missing.
import { expect, test } from '@playwright/test';
import { Dashboard } from './dashboard.ts';
import type { CapYearBody } from './dashboard.ts';
import { startOilcap } from './oilcap.ts';
import type { Oilcap } from './oilcap.ts';

let oilcap: Oilcap;
test.beforeAll(async () => {
	oilcap = await startOilcap();
});
test.afterAll(async () => {
	await oilcap.stop();
});

const FORBIDDEN = /\bcompliant\b|\bwithin sanctions\b|\blegal(ly)?\b/i;
const YEARS = [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

test('2023 shows what was declared and what the Panel estimated, apart and labelled', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/2023');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('2023');
	for (const figure of ['362,706', '72.5', '256,861', '105,845', '1,015,588', '1,523,381', '2.03', '3.05']) {
		await expect(dashboard.main, figure).toContainText(figure);
	}
	await expect(dashboard.main).toContainText(/60.90.% laden/);
	await expect(dashboard.main).toContainText(/1.Jan.15.Sep/);
	await expect(dashboard.main).toContainText('Disputed by China and Russia');
	await expect(dashboard.main).toContainText('Declared to the 1718 Committee');
});

test('a disputed figure leads to who disputed it, when, and what came of it', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/');
	await page
		.getByRole('row', { name: /^2018/ })
		.getByRole('link', { name: 'Disputed by China and Russia' })
		.click();
	await expect(page).toHaveURL(/\/2018#objections$/);
	const notes = page.getByRole('region', { name: 'Objections to these estimates' });
	await expect(notes).toBeInViewport();
	await expect(notes.getByRole('heading', { name: 'China and Russia, 19 July 2018' })).toBeVisible();
	await expect(notes).toContainText('six-month hold');
	await expect(notes).toContainText(
		'Made to: United States, US letter and report to the 1718 Committee, 12 July 2018.'
	);
	await expect(notes.getByRole('link', { name: 'vz.ru' })).toHaveAttribute(
		'href',
		'https://vz.ru/amp/news/2018/7/19/933338.html'
	);
	// 2020 is headed by a study that nobody is known to have disputed; 43 Member States were.
	await dashboard.open('/2020');
	await expect(page.getByRole('heading', { level: 1 }).locator('..')).not.toContainText('Disputed');
	await expect(page.getByRole('region', { name: 'Objections to these estimates' })).toBeVisible();
	await dashboard.open('/2024');
	await expect(dashboard.main).not.toContainText('Disputed');
	// Before the objection nobody had disputed the letter.
	await dashboard.open('/2018?as_of=2018-07-18');
	await expect(dashboard.main).not.toContainText('Disputed');
	await dashboard.open('/2018?as_of=2018-07-19');
	await expect(page.getByRole('heading', { name: 'China and Russia, 19 July 2018' })).toBeVisible();
	const rows = await (await page.request.get(`${oilcap.origin}/api/v1/cap/2018.csv`)).text();
	expect(rows.split('\r\n')[0]).toContain(',disputed_by,objections,');
	expect(rows.match(/,CN RU,2018-07-19,/g)).toHaveLength(7);
});

test('on a phone the places and the as-of day are reached by keyboard', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/vessels');
	const places = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
	await expect(places).toHaveText([
		'All years',
		/^20\d\d$/,
		'Transfers at sea',
		'Vessels',
		'Records',
		'Links',
		'Import',
		'Method'
	]);
	await expect(places.filter({ hasText: 'Vessels' })).toHaveAttribute('aria-current', 'page');
	for (const place of await places.all()) await expect(place).toBeInViewport({ ratio: 1 });
	await places.last().focus();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('banner').getByLabel('As of')).toBeInViewport({ ratio: 1 });
});

test('no page says that a supply was lawful', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	for (const path of [
		'/',
		...YEARS.map((year) => `/${year}`),
		'/2023/CN',
		'/records',
		'/import',
		'/methodology'
	]) {
		await dashboard.open(path);
		const text = await page.locator('body').innerText();
		// The method page may quote the words it never prints.
		const said = path === '/methodology' ? text.replace(/[“"‘'][^”"’']*[”"’']/g, '') : text;
		expect(said.match(FORBIDDEN)?.[0], path).toBeUndefined();
	}
});

test('the overview holds every year, and the multiple of 2023 is never clamped', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/');
	const table = page.getByRole('table').first();
	for (const year of YEARS)
		await expect(table.getByRole('row', { name: new RegExp(`^${year}`) })).toBeVisible();
	await expect(table.getByRole('row', { name: /^2023/ })).toContainText('362,706');
	await expect(table.getByRole('row', { name: /^2019/ })).toContainText('90 % reached');
	await expect(dashboard.main).toContainText('3.05');
});

test('a view of the past shows the ledger as its sources then stood', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/2023?as_of=2023-06-30');
	await expect(dashboard.main).toContainText('18.1');
	await expect(dashboard.main).toContainText('at least 90,720');
	await expect(dashboard.main).not.toContainText('1,523,381');
	const body = await dashboard.api('/api/v1/cap/2023?as_of=2023-06-30');
	expect(body.declared).toMatchObject({ total_bbl: '90720.168', share: 0.18144, at_least: true });
});

test('blank months of 2021 are blanks, not zeros', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	const { declared } = await dashboard.api('/api/v1/cap/2021');
	const china = declared.months.filter(({ supplier }) => supplier === 'CN').map(({ state }) => state);
	expect(china.slice(0, 3)).toEqual(['not_filed', 'not_filed', 'reported']);
	await dashboard.open('/2021');
	await expect(dashboard.main.getByText(/no report\s+filed/i).first()).toBeVisible();
});

test('the nine declared windows, by the API and by the command line', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	const expected: Record<number, [string, string, boolean]> = {
		2017: ['18034.450', 'under', true],
		2018: ['400950.040', '75', false],
		2019: ['466705.900', '90', false],
		2020: ['149000.000', 'under', true],
		2021: ['91909.000', 'under', true],
		2022: ['113136.850', 'under', false],
		2023: ['362706.000', 'under', false],
		2024: ['300202.651', 'under', true],
		2025: ['99220.000', 'under', true]
	};
	const { code, out } = oilcap.run('status', '--json');
	expect(code).toBe(0);
	const lines = out
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as CapYearBody & { year: number });
	const years = await dashboard.api<(CapYearBody & { year: number })[]>('/api/v1/years');
	for (const [year, [total, status, atLeast]] of Object.entries(expected)) {
		for (const body of [lines, years].map((all) => all.find((one) => one.year === Number(year)))) {
			expect(body?.declared, year).toMatchObject({ total_bbl: total, status, at_least: atLeast });
		}
		const one = await dashboard.api(`/api/v1/cap/${year}`);
		expect(one).toEqual(lines.find((line) => line.year === Number(year)));
	}
});

test('a number opens to its record, file and line', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/2023/CN');
	await expect(dashboard.main).toContainText('219,417.168');
	await expect(dashboard.main).toContainText('37,443.832');
	await page.locator('a[href^="/records/"]').first().click();
	await expect(page).toHaveURL(/\/records\/\d+-\d+/);
	await expect(dashboard.main).toContainText(/official\/(annual|monthly)\.csv/);
	await expect(dashboard.main).toContainText(/[Ll]ine \d+/);
});

test('pages can be read without scripts', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/2023');
	await expect(dashboard.main).toContainText('362,706');
	await expect(page.getByRole('table').first()).toBeVisible();
	await dashboard.open('/');
	await expect(page.getByRole('table').first()).toBeVisible();
	await context.close();
});

test('unknown years, records and parameters are told in a sentence', async ({ page }) => {
	for (const [path, status] of [
		['/2016', 404],
		['/2093', 404],
		['/records/9999-1', 404],
		['/2023?as_of=2023-02-29', 400],
		['/2023?version=999', 404],
		['/api/v1/cap/2023?version=999', 404],
		['/api/v1/cap/9999', 404],
		['/api/v1/nothing', 404],
		['/api/v1/cap/2023?as_off=2023-06-30', 400],
		['/api/v1/cap/2023?laden=2', 400]
	] as const) {
		const answer = await page.request.get(oilcap.origin + path);
		expect(answer.status(), path).toBe(status);
		if (path.startsWith('/api/')) expect(await answer.json(), path).toHaveProperty('message');
	}
});
