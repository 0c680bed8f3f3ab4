// Views of events that two agencies or more report, and the second sum with transfers, as a reader asks for them. On the
// exercise, whose answer is worked out by hand.
import { expect, test } from '@playwright/test';
import { startOilcap } from './oilcap.ts';
import type { Oilcap } from './oilcap.ts';

let oilcap: Oilcap;
test.beforeAll(async () => {
	oilcap = await startOilcap(undefined, { OILCAP_EXERCISE: '1' });
});
test.afterAll(() => oilcap.stop());

const LIMIT = 'Events of two sources or more.';

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('the ledger of transfers is limited by its form, says so, and is left by a link', async ({ page }) => {
		await page.goto(`${oilcap.origin}/sts`);
		await expect(page.getByText(LIMIT)).toBeHidden();
		await page.getByLabel('Sources').selectOption('two or more');
		await page.getByRole('button', { name: 'Show' }).click();
		await expect(page).toHaveURL(/[?&]sources=2/);
		await expect(page.getByText(LIMIT)).toBeVisible();
		await expect(page.getByText(/^12 reported transfers/)).toBeVisible();
		await expect(page.getByText(/more are reported by one agency alone/)).toBeVisible();
		await page.getByRole('link', { name: 'Any number of sources' }).click();
		await expect(page).not.toHaveURL(/sources=/);
		await expect(page.getByText(LIMIT)).toBeHidden();
	});
});

test('a year is limited by its chip, keeps the limit under another rule, and hands it to the picture', async ({
	page
}) => {
	await page.goto(`${oilcap.origin}/2020`);
	await page.getByText('Sources any').click();
	await page.getByRole('radio', { name: /Two or more/ }).check();
	await page.getByRole('button', { name: 'Show these' }).click();
	await expect(page.getByText(LIMIT)).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('2020');
	const observed = page.getByRole('region', { name: 'Observed, events of two sources or more' });
	// Seven events of 2020, 51,847 bbl.
	await expect(observed).toContainText(/51,847\sbbl/);
	await page.getByRole('link', { name: 'flag state', exact: true }).first().click();
	await expect(page).toHaveURL(/sources=2.*attribution=flag_state|attribution=flag_state.*sources=2/);
	await expect(observed).toContainText(/51,847\sbbl/);
	await page.getByRole('link', { name: 'Brief' }).click();
	await expect(page.getByText('observed: events of two sources or more')).toBeVisible();
});

test('all that is left out is listed by reason, and each reason leads to its records', async ({ page }) => {
	await page.goto(`${oilcap.origin}/records?year=2019&kind=sts&left_out=any`);
	const table = page.getByRole('region', { name: 'What is left out, by reason' });
	await expect(table.getByRole('row', { name: /All that is left out/ })).toContainText('23');
	await table.getByRole('link', { name: 'earlier leg of a cargo' }).click();
	await expect(page.getByRole('heading', { name: '13 records' })).toBeVisible();
});

test('transfers are added in a sum of their own when asked for, and the total stays', async ({ page }) => {
	await page.goto(`${oilcap.origin}/2019`);
	const observed = page.getByRole('region', { name: 'Observed in loaded reports' });
	await expect(observed).toContainText(/499,711\sbbl at 75\s% laden/);
	await expect(observed).not.toContainText('no delivery is linked');
	await page.getByText('Transfers apart').click();
	await page.getByRole('radio', { name: /A second sum/ }).check();
	await page.getByRole('button', { name: 'Show these' }).click();
	await expect(page).toHaveURL(/transfers=added/);
	await expect(observed).toContainText(/499,711\sbbl at 75\s% laden/);
	await expect(observed).toContainText(/With 41 reported transfers .* 755,145\sbbl at 75\s% laden/);
});

test('the command line limits and adds in the same words', () => {
	const limited = oilcap.run('status', '--year', '2019', '--sources', '2');
	expect(limited.out).toContain('Observed: events of two sources or more.');
	expect(limited.out).toContain('67,140');
	const added = oilcap.run('status', '--year', '2019', '--transfers', 'added');
	expect(added.out).toContain('With 41 reported transfers to DPRK-flagged ships');
});
