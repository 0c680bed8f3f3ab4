// Two states of the ledger compared on a page: a reader asks why a year moved, and follows each step to its record.
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

interface ChangesBody {
	readonly from: { readonly data_version: number };
	readonly declared: {
		readonly change_bbl: string | null;
		readonly steps: readonly { readonly kind: string; readonly change_bbl: string }[];
	};
	readonly observed: {
		readonly steps: readonly {
			readonly kind: string;
			readonly import_id: number;
			readonly records: number;
			readonly change_bbl: string;
			readonly absent: string | null;
		}[];
	};
}

test('why 2023 went from 325,262 on 1 March 2024 to 362,706', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/2023');
	await page.getByRole('link', { name: 'Compare two dates' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('compare two days');
	await page
		.getByRole('group', { name: 'From' })
		.getByLabel(/Ledger as of/)
		.fill('2024-03-01');
	await page
		.getByRole('group', { name: 'To' })
		.getByLabel(/Ledger as of/)
		.fill('2025-03-14');
	await page.getByRole('button', { name: 'Compare' }).click();
	await expect(page).toHaveURL(/\/2023\/changes\?from=2024-03-01/);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('325,262.168 to 362,706');
	await expect(dashboard.main).toContainText('+37,443.832');
	await expect(
		page.getByRole('heading', { name: 'China: the annual statement took the place of 11 months' })
	).toBeVisible();
	await expect(dashboard.main).toContainText('11 figures, 219,417.168');
	await page.getByText('The 11 figures').click();
	await expect(dashboard.main).toContainText('38,527.000');
	await page.getByRole('link', { name: 'annual statement' }).click();
	await expect(page).toHaveURL(/\/records\/2-20\?as_of=2025-03-14/);
	await expect(dashboard.main).toContainText('256,861');
});

test('a view of the past leads to what changed since', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/2023?as_of=2023-06-30');
	await page.getByRole('link', { name: 'What changed 2023 since' }).click();
	await expect(page).toHaveURL(/\/2023\/changes\?from=2023-06-30$/);
	for (const text of [
		'+271,985.832',
		'+221,461.832',
		'+50,524.000',
		'3 declared figures have no as-of day'
	]) {
		await expect(dashboard.main).toContainText(text);
	}
	await expect(dashboard.main).toContainText('Disputed by China and Russia');
});

test('the days on which a year moved lead to their steps', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/2023/changes');
	const row = page.getByRole('row', { name: /^30 January 2024/ });
	await expect(row).toContainText('+22,693.000');
	await row.getByRole('link').click();
	// 105,845 took the place of the mistaken 83,152.
	await expect(
		page.getByRole('heading', { name: 'Russia: another statement for the window stands' })
	).toBeVisible();
	await expect(dashboard.main).toContainText('83,152.000');
});

test('an import, and its withdrawal, by page, API and download', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	const from = (await dashboard.api('/api/v1/cap/2023')).data_version;
	await dashboard.upload(
		'seen.csv',
		[
			'date,supplier,vessel_name,product,quantity,unit,source,source_ref,basis',
			'2023-05-01,RU,ALPHA,diesel,1000,bbl,Exercise,a,observed',
			'2023-05-02,RU,BETA,diesel,200,bbl,Exercise,b,observed'
		].join('\n')
	);
	await dashboard.commit();
	const query = `from_version=${from}&to_version=${from + 1}`;
	await dashboard.open(`/2023/changes?${query}`);
	await expect(dashboard.main).toContainText(/2 deliveries of import \d+ came in/);
	await expect(dashboard.main).toContainText('+1,200.000');
	const came = await dashboard.api<ChangesBody>(`/api/v1/cap/2023/changes?${query}`);
	expect(came.declared.steps).toEqual([]);
	expect(came.observed.steps).toMatchObject([{ kind: 'came', records: 2, change_bbl: '1200.000' }]);
	const pinned = await dashboard.api(`/api/v1/cap/2023?version=${from + 1}`);

	await dashboard.open(`/import/${came.observed.steps[0]?.import_id}`);
	await dashboard.withdraw('the wrong file');
	const went = await dashboard.api<ChangesBody>(`/api/v1/cap/2023/changes?from_version=${from + 1}`);
	expect(went.observed.steps).toMatchObject([
		{ kind: 'went', records: -2, change_bbl: '-1200.000', absent: 'withdrawn' }
	]);
	await dashboard.open(`/2023/changes?from_version=${from + 1}`);
	await expect(dashboard.main).toContainText('the wrong file');
	// What was cited before stays as it was.
	expect(await dashboard.api(`/api/v1/cap/2023?version=${from + 1}`)).toEqual(pinned);
	expect(await dashboard.api(`/api/v1/cap/2023/changes?${query}`)).toEqual(came);
	await dashboard.open(`/2023?version=${from + 1}`);
	await expect(page.getByRole('status').filter({ hasText: 'Ledger' })).toContainText(
		`at data version ${from + 1}`
	);

	const csv = await page.request.get(`${oilcap.origin}/api/v1/cap/2023/changes.csv?from=2023-06-30`);
	const [header = '', ...lines] = (await csv.text()).trim().split('\r\n');
	const at = header.split(',').indexOf('bbl');
	const thousandths = lines.map((line) => BigInt((line.split(',')[at] ?? '').replace('.', '')));
	expect(thousandths.reduce((sum, one) => sum + one, 0n)).toBe(271_985_832n);
});

test('a ship that only the latest view knows is told as such, with the way there', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	const answer = await page.goto(`${oilcap.origin}/vessels/8916293?version=1`);
	expect(answer?.status()).toBe(404);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not in this view');
	await page.getByRole('link', { name: 'Show it in the latest view' }).click();
	await expect(page).toHaveURL(/\/vessels\/8916293$/);
	await expect(dashboard.main).toContainText('8916293');
});

test('wrong days, versions and names are told in a sentence', async ({ page }) => {
	for (const [path, status] of [
		['/2023/changes?from=2023-02-29', 400],
		['/2023/changes?to_version=999', 404],
		['/api/v1/cap/2023/changes?from_laden=2', 400],
		['/api/v1/cap/2023/changes?form=2023-06-30', 400],
		['/api/v1/cap/2023/changes.csv?from=2093-01-01', 400],
		['/api/v1/cap/2093/changes', 404],
		['/2093/changes', 404]
	] as const) {
		const answer = await page.request.get(oilcap.origin + path);
		expect(answer.status(), path).toBe(status);
	}
	const refused = await page.request.get(`${oilcap.origin}/api/v1/cap/2023/changes?from_factors=x`);
	expect(((await refused.json()) as { message: string }).message).toMatch(/^from_factors must be one of/);
});
