// An analyst: brings files, sees what is wrong and what would change, commits, traces, takes back.
import { expect, test } from '@playwright/test';
import { Dashboard } from './dashboard.ts';
import { DELIVERED, DELIVERIES, TRANSFERRED, TRANSFERS } from './files.ts';
import { startOilcap } from './oilcap.ts';
import type { Oilcap } from './oilcap.ts';

let oilcap: Oilcap;
test.beforeEach(async () => {
	oilcap = await startOilcap();
});
test.afterEach(async () => {
	await oilcap.stop();
});

test('deliveries: previewed, committed, traced to file and line, withdrawn to the thousandth', async ({
	page
}) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	const before = await dashboard.api('/api/v1/cap/2023');
	expect(before.observed).toMatchObject({ deliveries: 0, total_bbl: null });

	await dashboard.upload('deliveries.csv', DELIVERIES);
	await expect(dashboard.main).toContainText('2 refused');
	await expect(dashboard.main).toContainText('A quantity without a unit');
	await expect(dashboard.main).toContainText('Not a date that exists');
	await expect(dashboard.step('Effect').getByRole('row', { name: /Russia/ })).toContainText('42,589.730');
	expect(await dashboard.api('/api/v1/cap/2023')).toEqual(before);

	await dashboard.commit();
	const after = await dashboard.api('/api/v1/cap/2023');
	expect(after.observed).toMatchObject({ deliveries: 8, total_bbl: DELIVERED.all });
	expect(Object.fromEntries(after.observed.suppliers.map((one) => [one.supplier, one.total_bbl]))).toEqual({
		RU: DELIVERED.RU,
		CN: DELIVERED.CN,
		SG: DELIVERED.SG,
		unknown: DELIVERED.unknown
	});
	await dashboard.open('/2023');
	await expect(dashboard.main).toContainText('88,589');

	await dashboard.open('/2023/RU');
	await expect(dashboard.main).toContainText('42,589.730');
	await page.locator('a[href*="/records/7-2"]').first().click();
	await expect(dashboard.main).toContainText('deliveries.csv');
	await expect(dashboard.main).toContainText(/[Ll]ine 2/);
	await expect(dashboard.main).toContainText('22,380');

	await dashboard.open('/import/7');
	await dashboard.withdraw('exercise over');
	const { data_version: version, ...restored } =
		await dashboard.api<Record<string, unknown>>('/api/v1/cap/2023');
	expect(version).toBe(8);
	expect({ ...restored, data_version: 6 }).toEqual(before);
});

test('transfers: a ledger of their own, with what went to DPRK-flagged vessels', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	const before = await dashboard.api('/api/v1/cap/2023');
	await dashboard.upload('transfers.csv', TRANSFERS);
	await expect(dashboard.main).toContainText('2 refused');
	await expect(dashboard.main).toContainText('One ship on both sides');
	await dashboard.commit();
	const after = await dashboard.api('/api/v1/cap/2023');
	expect(after.transfers).toMatchObject({
		deliveries: before.transfers.deliveries + 3,
		to_dprk_flagged: { total_bbl: TRANSFERRED }
	});
	expect(after.observed).toEqual(before.observed);
	expect(after.declared).toEqual(before.declared);
	await dashboard.withdraw('exercise over');
	expect((await dashboard.api('/api/v1/cap/2023')).transfers).toEqual(before.transfers);
});

test('the same bytes twice lead to the import that is there, whatever the name', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.upload('deliveries.csv', DELIVERIES);
	await dashboard.commit();
	const url = page.url();
	const version = (await dashboard.api('/api/v1/cap/2023')).data_version;
	await dashboard.open('/import');
	await dashboard.choose({ name: 'again.csv', text: DELIVERIES });
	await page.getByRole('button', { name: /^Send to the server/ }).click();
	await expect(page).toHaveURL(url.replace(/#.*/, ''));
	expect((await dashboard.api('/api/v1/cap/2023')).data_version).toBe(version);
});

test('the form works without scripts', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/import');
	await dashboard.choose({ name: 'deliveries.csv', text: DELIVERIES });
	await page.getByRole('button', { name: 'Read the file' }).click();
	await expect(page.getByRole('heading', { name: 'deliveries.csv' })).toBeVisible();
	await expect(async () => {
		await page.reload();
		await expect(page.getByRole('button', { name: /^Commit/ })).toBeVisible({ timeout: 500 });
	}).toPass();
	await dashboard.commit();
	await context.close();
});

test('a file that is no CSV is refused in a sentence and kept in the list', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/import');
	await dashboard.choose({ name: 'table.csv', text: Buffer.from([0x50, 0x4b, 3, 4, 0, 0]) });
	await page.getByRole('button', { name: /^Send to the server/ }).click();
	await expect(page.getByRole('heading', { name: 'table.csv', level: 1 })).toBeVisible();
	await expect(dashboard.main).toContainText('an Excel workbook or ZIP archive');
	await dashboard.open('/import');
	await expect(page.getByRole('row', { name: /table\.csv/ })).toContainText('refused');
});
