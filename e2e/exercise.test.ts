// The exercise ledger: it holds the exercise alone, says so on everything it gives out, and keeps real rows out.
import { expect, test } from '@playwright/test';
import { DELIVERIES } from './files.ts';
import { startOilcap } from './oilcap.ts';
import type { Oilcap } from './oilcap.ts';

const LABEL = 'Exercise data. Invented ships and figures; nothing here happened.';

let oilcap: Oilcap;
test.beforeAll(async () => {
	oilcap = await startOilcap(undefined, { OILCAP_EXERCISE: '1' });
});
test.afterAll(() => oilcap.stop());

const PAGES = [
	'/',
	'/2019',
	'/2019/CH',
	'/2020/unknown',
	'/sts',
	'/vessels',
	'/vessels/4001014',
	'/records',
	'/records/1-3',
	'/import',
	'/import/1',
	'/methodology',
	'/2019/brief',
	'/no-such-page'
];

test('every page says that it is an exercise: on screen, in the title, dark and on paper', async ({
	page
}) => {
	test.setTimeout(180_000);
	for (const path of PAGES) {
		await page.goto(`${oilcap.origin}${path}`);
		for (const look of [{ media: 'screen', colorScheme: 'dark' }, { media: 'print' }] as const) {
			await page.emulateMedia(look);
			await expect(page.getByText(LABEL), `${path} ${look.media}`).toBeVisible();
			await expect(page, path).toHaveTitle(/^Exercise: /);
		}
	}
});

test('a page reached by a link keeps its mark', async ({ page }) => {
	await page.goto(oilcap.origin);
	await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Vessels' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Vessels' })).toBeVisible();
	await expect(page).toHaveTitle('Exercise: Vessels · Oilcap');
	await expect(page.getByText(LABEL)).toBeVisible();
});

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });
	test('the mark is there', async ({ page }) => {
		await page.goto(`${oilcap.origin}/2020`);
		await expect(page.getByText(LABEL)).toBeVisible();
		await expect(page).toHaveTitle(/^Exercise: /);
	});
});

test('JSON and CSV say it', async ({ request }) => {
	const get = async (path: string) => await request.get(`${oilcap.origin}${path}`);
	for (const path of ['cap/2019', 'records?limit=1', 'sts?limit=1', 'vessels/4001014', 'imports/1']) {
		expect(await (await get(`/api/v1/${path}`)).json(), path).toMatchObject({ exercise: true });
	}
	const years = (await (await get('/api/v1/years')).json()) as { exercise?: boolean }[];
	expect(years.every(({ exercise }) => exercise === true)).toBe(true);
	for (const path of ['/api/v1/cap/2019.csv', '/records/records.csv']) {
		const answer = await get(path);
		expect(answer.headers()['content-disposition']).toContain('filename="exercise-');
		const [header = '', first = ''] = (await answer.text()).replace(/^\uFEFF/, '').split('\r\n');
		expect([header.split(',')[0], first.startsWith(`"${LABEL}",`)], path).toEqual(['exercise', true]);
	}
});

test('nothing of the public record is in it, and the reports head their years', async ({ page }) => {
	await page.goto(oilcap.origin);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Loaded reports come to');
	const table = page.getByRole('table').first();
	await expect(table.getByRole('row')).toHaveCount(3);
	await expect(page.getByText('Panel of Experts')).toHaveCount(0);
	await page.goto(`${oilcap.origin}/2023`);
	await expect(page.getByText('No declared or estimated figure is loaded for 2023.')).toBeVisible();
});

test('a real file is refused with one sentence, and changes nothing', async ({ page }) => {
	await page.goto(`${oilcap.origin}/import`);
	await page.getByLabel(/CSV files/).setInputFiles({
		name: 'real.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(DELIVERIES)
	});
	await expect(page.getByText(/The file holds rows that are not of the exercise/).first()).toBeVisible();
	expect(oilcap.run('status', '--json', '--year', '2023').out).toContain('"deliveries":0');
});

test('the command line says it', () => {
	expect(oilcap.run('status').out.split('\n')[0]).toBe(LABEL);
	expect(oilcap.run('imports', '--json').out.split('\n')[0]).toContain('"exercise":true');
});
