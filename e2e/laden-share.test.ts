// The laden share: a slider that every figure follows and the address keeps; factor sets and the pace beside it.
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
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

/** The slider once its script has it: before, it is part of a form that waits to be sent. */
async function liveSlider(page: Page): Promise<Locator> {
	const slider = page.getByRole('slider', { name: 'Laden share' });
	await expect(slider).toHaveAttribute('step', 'any');
	return slider;
}

const panel = (dashboard: Dashboard) =>
	dashboard.main.getByRole('region', { name: 'How full were the tankers?' });

test('2023 at 60 % is 1,015,587.333, beside the published 1,015,588', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/2023');
	const slider = await liveSlider(page);
	await expect(slider).toHaveValue('0.75');
	await slider.fill('0.6');
	await expect(panel(dashboard)).toContainText('1,015,587.333');
	await expect(panel(dashboard)).toContainText('1,015,588');
	await expect(panel(dashboard)).toContainText('published 1,523,381');
	await expect(panel(dashboard)).toContainText('520,998');
	await expect(page).toHaveURL(/\/2023\?laden=3%2F5$/);
	await page.reload();
	await expect(panel(dashboard)).toContainText('1,015,587.333');
	await expect(slider).toHaveAttribute('aria-valuetext', /60.% laden/);
});

test('the published figures never move, and each names the share at which it reaches the cap', async ({
	page
}) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/2023?laden=5%25');
	await expect(dashboard.main).toContainText('1,015,588 to 1,523,381');
	await expect(panel(dashboard)).toContainText(
		/over the cap if tankers carried more than 29.5.% of capacity/
	);
	await expect(panel(dashboard)).toContainText(/more than 57.6.% of capacity/);
	await dashboard.open('/2021?laden=1');
	await expect(panel(dashboard)).toContainText('not over the cap even fully laden');
});

for (const [name, path, figures] of [
	['E2: 2020 at half, three quarters and 90 %', '/2020?laden=75%25', ['921,000', '920,833.333']],
	['E3: 2018 at 90 %', '/2018?laden=0.9', ['1,367,628']],
	['E3: 2018 half laden', '/2018?laden=1/2', ['759,793.333']],
	['E3: 2018 at 1/3 is over the cap', '/2018?laden=1/3', ['506,528.889', '1.01×']],
	['E4: 2023 to 1 May at 90 %', '/2023?laden=9/10', ['781,497', '1.56×']],
	['E5: 2021 at 90 %', '/2021?laden=90%25', ['323,000', '0.65×', '526,000', '1.05×']]
] as const) {
	test(name, async ({ page }) => {
		const dashboard = new Dashboard(page, oilcap.origin);
		await dashboard.open(path);
		for (const figure of figures) await expect(panel(dashboard)).toContainText(figure);
	});
}

test('goes by the keyboard and stops at 1/3', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/2018?laden=30%25');
	const slider = await liveSlider(page);
	await slider.focus();
	await slider.press('ArrowRight');
	await expect(panel(dashboard)).toContainText('506,528.889');
	await expect(page).toHaveURL(/laden=1%2F3$/);
	await expect(slider).toBeFocused();
	await expect(slider).toHaveValue('0.333333');
	await slider.press('End');
	await expect(panel(dashboard)).toContainText('1,519,586.667');
	await expect(page).toHaveURL(/laden=1$/);
});

test('observed deliveries, their status and their chart follow the hand before the server is asked', async ({
	page
}) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	const rows = Array.from(
		{ length: 20 },
		(_, at) =>
			`2025-0${(at % 9) + 1}-10,RU,TANKER ${at},gasoil,Vostochny,Nampo,Share office,S-${at},observed,6000`
	);
	const header = 'date,supplier,vessel_name,product,origin_port,destination_port,source,source_ref,basis,dwt';
	await dashboard.upload('share.csv', [header, ...rows].join('\n'));
	await dashboard.commit();
	await dashboard.open('/2025');
	// 20 x 6,000 t x 7.46 = 895,200 fully laden; 671,400 at 75 %.
	await expect(panel(dashboard)).toContainText('671,400');
	await expect(panel(dashboard)).toContainText(
		/over the cap if tankers carried more than 55.9.% of capacity/
	);
	let asked = 0;
	await page.route('**/__data.json*', async (route) => {
		asked += 1;
		await route.abort();
	});
	const slider = await liveSlider(page);
	await slider.evaluate((input: HTMLInputElement) => {
		input.value = '0.5';
		input.dispatchEvent(new Event('input', { bubbles: true }));
	});
	await expect(panel(dashboard)).toContainText('447,600');
	await expect(dashboard.main.getByRole('region', { name: 'Observed in loaded reports' })).toContainText(
		'0.90×'
	);
	expect(asked).toBe(0);
	await page.unroute('**/__data.json*');
	const body = await dashboard.api('/api/v1/cap/2025?laden=1/2');
	expect(body.observed).toMatchObject({ total_bbl: '447600.000', break_even_laden: 0.558534 });
	await dashboard.open('/2025/RU?laden=1/3');
	await expect(dashboard.main).toContainText('298,400');
});

test('is a form without scripts', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/2023?factors=unsd-2004');
	await page.getByRole('slider', { name: 'Laden share' }).fill('0.6');
	await panel(dashboard).getByRole('button', { name: 'Show' }).click();
	await expect(page).toHaveURL(/factors=unsd-2004&laden=0\.6/);
	await expect(panel(dashboard)).toContainText('1,015,587.333');
	await panel(dashboard).getByRole('link', { name: '1/3 laden' }).click();
	await expect(panel(dashboard)).toContainText('564,215.185');
	await context.close();
});

test('the status of 2019 flips under other factor sets, and 2023 does not move', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	const flip =
		/90.% reached under two sets \(93.3 and 92.1.%\), 75.% reached under the other two \(89.4 and 88.3.%\)/;
	await dashboard.open('/');
	await expect(dashboard.main).toContainText(flip);
	await dashboard.main
		.getByText('The declared status depends on')
		.getByRole('link', { name: '2019' })
		.click();
	const section = dashboard.main.getByRole('region', { name: 'Under other factors' });
	await expect(section).toContainText(flip);
	await expect(section.getByRole('row', { name: /^unsd-2004/ })).toContainText('441,702.900');
	await dashboard.open('/2023');
	await expect(section).toContainText('Nothing moves');
	const { factor_sets } = await dashboard.api<{
		factor_sets: { declared: { share: number; status: string } }[];
	}>('/api/v1/cap/2019');
	expect(factor_sets.map(({ declared }) => [declared.share, declared.status])).toEqual([
		[0.933412, '90'],
		[0.921047, '90'],
		[0.893862, '75'],
		[0.883406, '75']
	]);
});

test('the pace of a year in progress is a range of days, and of a year without figures none', async ({
	page
}) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/2023?as_of=2023-06-30');
	const pace = dashboard.main.getByRole('region', { name: /^Pace so far/ });
	await expect(pace).toContainText('Arithmetic, not a forecast');
	await expect(pace).toContainText('1 September 2023 to 29 September 2023');
	await expect(pace).toContainText('unknown: March–June');
	await dashboard.open('/2026');
	await expect(pace).toContainText('no pace can be worked out');
	const body = await dashboard.api<{ run_rate: unknown }>('/api/v1/cap/2026');
	expect(body.run_rate).toBeNull();
	await dashboard.open('/2023');
	await expect(pace).toHaveCount(0);
});
