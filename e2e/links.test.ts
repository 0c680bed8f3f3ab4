// Links between records: what waits for an analyst, the effect of a word before it is said, and the word taken back.
import { expect, test } from '@playwright/test';
import { Dashboard } from './dashboard.ts';
import { startOilcap } from './oilcap.ts';
import type { Oilcap } from './oilcap.ts';

let oilcap: Oilcap;
test.beforeAll(async () => {
	oilcap = await startOilcap();
});
test.afterAll(async () => {
	await oilcap.stop();
});

test('an analyst joins Mercury and Shundlli by keyboard, and parts them again', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/links');
	await expect(page.getByRole('heading', { name: 'Proposed links' })).toBeVisible();
	const row = page.getByRole('row', { name: /MERCURY/ });
	await expect(row).toContainText('0.40');
	await expect(row).toContainText('same name, and no number to confirm it, 4 days later');
	await row.getByRole('link', { name: /^Judge it/ }).press('Enter');
	await expect(
		page.getByText('This link is proposed. It changes nothing until an analyst confirms it.')
	).toBeVisible();
	await page.getByLabel('Reason, if you like').first().fill('RUSI traces the cargo');
	await page.getByRole('button', { name: 'Confirm the link' }).press('Enter');
	await expect(page.getByText('Recorded as data version 7.')).toBeVisible();
	await expect(page.getByText('An analyst confirmed this link. It is in force.')).toBeVisible();
	await expect(page.getByText('RUSI traces the cargo')).toBeVisible();

	await dashboard.open('/records/5-41');
	await expect(page.getByText('earlier leg of a cargo').first()).toBeVisible();
	await dashboard.open('/links?version=6');
	await expect(page.getByRole('row', { name: /MERCURY/ })).toBeVisible();

	await dashboard.open('/links/5-41/5-42');
	await page.getByRole('button', { name: 'Take the word back' }).press('Enter');
	await expect(page.getByText('This link is proposed.')).toBeVisible();
});

test('a second report of one transfer is a second source, and two sources can be asked for', async ({
	page
}) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.upload(
		'montrose.csv',
		'date,from_vessel,to_vessel,to_imo,to_flag,source,source_ref,direction\n' +
			'2019-03-02,,SAEBYOL,8916293,North Korea,Royal Navy (HMS Montrose),MONTROSE-1,assumed\n'
	);
	await dashboard.commit();
	await dashboard.open('/links?state=in_force');
	await expect(page.getByRole('row', { name: /Royal Navy/ })).toContainText('0.80');
	await page
		.getByRole('row', { name: /Royal Navy/ })
		.getByRole('link', { name: /^5-/ })
		.click();
	await expect(page.getByText('Two sources.')).toBeVisible();

	const all = (await (await page.request.get(`${oilcap.origin}/api/v1/cap/2019`)).json()) as Answer;
	const two = (await (await page.request.get(`${oilcap.origin}/api/v1/cap/2019?sources=2`)).json()) as Answer;
	expect(all.transfers.deliveries).toBeGreaterThan(1);
	expect(two.transfers.deliveries).toBe(1);
	expect(two.declared.total_bbl).toBe(all.declared.total_bbl);
	await dashboard.open('/2024?sources=2');
	await expect(page.getByRole('region', { name: 'Observed, events of two sources or more' })).toContainText(
		'All 6 observed deliveries are reported by one agency alone.'
	);
});

interface Answer {
	readonly transfers: { readonly deliveries: number };
	readonly declared: { readonly total_bbl: string };
}
