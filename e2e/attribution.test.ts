// A reader asks who is charged for what was observed, by another rule than the rows themselves; and holds what was declared
// against what was seen.
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

test('the loadings of 2024 charge Russia by their port and North Korea by their flag, and stay six', async ({
	page
}) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/2024');
	const charged = page.getByRole('region', { name: 'Who is charged for what was observed' });
	await expect(charged.getByRole('listitem')).toHaveText([/1st.*Russia.*6 deliveries, none with a volume/]);

	await charged.getByRole('link', { name: 'flag state', exact: true }).click();
	await expect(page).toHaveURL(/\/2024\?attribution=flag_state$/);
	await expect(charged.getByRole('listitem')).toHaveText([
		/1st.*North Korea.*6 deliveries.*not charged as recorded/,
		/Russia.*charged with nothing.*was 1st/
	]);
	await expect(charged).toContainText('The ship’s flag is not the supplier');
	const all = charged.getByRole('row', { name: /^All, under every rule/ }).first();
	await expect(all.getByRole('cell')).toHaveText(['6', '6', '6', '6', '6']);
	// Declared figures stay what states reported of themselves.
	await expect(dashboard.main).toContainText('280,928');

	await charged.getByRole('listitem').getByRole('link', { name: 'North Korea' }).click();
	await expect(page).toHaveURL(/\/2024\/KP\?attribution=flag_state$/);
	const list = page.getByRole('region', { name: 'Observed deliveries', exact: true });
	await expect(list.getByRole('row').filter({ hasText: 'published/deliveries.csv' })).toHaveCount(6);
	await expect(list).toContainText('charged to the flag of the delivering ship');
});

test('without scripts the switch is a form, and the overview keeps it', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`${oilcap.origin}/?laden=1%2F3`);
	await page.getByText('Charged as recorded').first().click();
	await page.getByRole('radio', { name: /load-port state/ }).check();
	await page.getByRole('button', { name: 'Charge so' }).click();
	await expect(page).toHaveURL(/laden=1%2F3/);
	await expect(page).toHaveURL(/attribution=load_port_state/);
	const years = page.getByRole('region', { name: 'Who is charged for observed deliveries' });
	await expect(years.getByRole('row', { name: /^2021/ })).toContainText(
		/China.*1 delivery, no volume.*China 1st, not charged as recorded.*Unknown supplier: 1 delivery fewer/s
	);
	await expect(years.getByRole('row', { name: /^2024/ })).toContainText(/Russia.*6 deliveries.*no change/s);
	await context.close();
});

test('API and CSV name the rule and whom it charges', async ({ request }) => {
	const get = async (rule: string) =>
		(await (await request.get(`${oilcap.origin}/api/v1/cap/2024?attribution=${rule}`)).json()) as {
			attribution: string;
			declared: unknown;
			observed: { deliveries: number; suppliers: { supplier: string; deliveries: number }[] };
		};
	const [recorded, flag, port, seller] = await Promise.all(
		['as_recorded', 'flag_state', 'load_port_state', 'seller'].map(get)
	);
	const charged = [recorded, flag, port, seller].map((body) =>
		body?.observed.suppliers.map(({ supplier, deliveries }) => `${supplier} ${deliveries}`).join()
	);
	expect(charged).toEqual(['RU 6', 'KP 6', 'RU 6', 'unknown 6']);
	expect(flag?.attribution).toBe('flag_state');
	expect(flag?.declared).toEqual(recorded?.declared);
	expect({ ...flag?.observed, suppliers: [] }).toEqual({ ...recorded?.observed, suppliers: [] });

	const csv = await (await request.get(`${oilcap.origin}/api/v1/cap/2024.csv?attribution=flag_state`)).text();
	const [header = '', ...lines] = csv.split('\r\n');
	const column = (name: string) => header.split(',').indexOf(name);
	expect(column('attribution')).toBeGreaterThan(0);
	const vostochny = lines.find((line) => line.includes('WOL BONG SAN'))?.split(',') ?? [];
	expect([
		vostochny[column('attribution')],
		vostochny[column('supplier')],
		vostochny[column('charged_to')]
	]).toEqual(['flag_state', 'RU', 'KP']);

	const refused = await request.get(`${oilcap.origin}/api/v1/cap/2024?attribution=flag`);
	expect(refused.status()).toBe(400);
});

test('annual statements stand beside the sum of months', async ({ page, request }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/2023');
	const annual = page.getByRole('region', { name: 'Annual statements against the sum of months' });
	const china = annual.getByRole('row', { name: /^China/ });
	for (const figure of ['256,861', '219,417.168', '37,443.832', 'the annual statement stands'])
		await expect(china).toContainText(figure);
	await dashboard.open('/2024');
	await expect(annual.getByRole('row', { name: /^All states together/ })).toContainText(
		/3,995\.651.bbl not split by supplier/
	);
	const { comparison } = (await (await request.get(`${oilcap.origin}/api/v1/cap/2023`)).json()) as {
		comparison: { annual: Record<string, unknown>[] };
	};
	expect(comparison.annual.find(({ supplier }) => supplier === 'CN')).toMatchObject({
		annual_bbl: '256861.000',
		months_bbl: '219417.168',
		not_by_month_bbl: '37443.832',
		months_known: 11,
		stands: 'annual'
	});
});

test('declared against observed: what is left is said with care, and a blank is no zero', async ({
	page
}) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/2023');
	const against = page.getByRole('region', { name: 'Declared against observed', exact: true });
	await expect(against).toContainText('No observed delivery is loaded for 2023');

	await dashboard.upload(
		'seen.csv',
		[
			'date,supplier,vessel_name,product,quantity,unit,source,source_ref,basis',
			'2023-01-10,CN,ONE,diesel,10000,bbl,Exercise,A1,observed',
			'2023-02-10,CN,TWO,diesel,20000,bbl,Exercise,A2,observed',
			'2023-03-10,CN,THREE,diesel,,,Exercise,A3,observed',
			'2023-12-10,CN,FOUR,diesel,500,bbl,Exercise,A4,observed'
		].join('\n')
	);
	await dashboard.commit();
	await dashboard.open('/2023/CN');
	const months = page.getByRole('region', { name: 'Declared against observed', exact: true });
	// Declared: 8,688.856 in January, 26,710.312 in February, 15,260 in March, nothing loaded for December.
	await expect(months.getByRole('row', { name: /^January/ })).toContainText(
		/10,000.*\+1,311\.144.*observed more than declared/
	);
	await expect(months.getByRole('row', { name: /^February/ })).toContainText(
		/−6,710\.312.*declared more than observed/
	);
	await expect(months.getByRole('row', { name: /^March/ })).toContainText(
		/no volume.*1 seen, no volume.*no source says how much/
	);
	await expect(months.getByRole('row', { name: /^April/ })).toContainText(
		/none loaded.*no delivery is loaded/
	);
	await expect(months.getByRole('row', { name: /^December/ })).toContainText(
		/no figure loaded.*500.*no declared figure to set against it/
	);
	await dashboard.open('/2023');
	await expect(against.getByRole('row', { name: /^unexplained/ }).first()).toContainText(/\+1,311.*−6,710/);
});
