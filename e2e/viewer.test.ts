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
