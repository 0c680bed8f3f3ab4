// A briefer: a true, sourced picture in one click or one command.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
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

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('the page says what, who, when, from what, and in which version', async ({ page }) => {
	await page.setViewportSize({ width: 1920, height: 1080 });
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/2023/brief');
	await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
	const text = await page.locator('body').innerText();
	// A headline that states a multiple names its publisher and its period in the same sentence.
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		/UN Panel of Experts.*2\.03 to 3\.05 times.*1 January to 15 September 2023/
	);
	for (const part of [
		'72.5',
		'256,861',
		'105,845',
		'S/2024/215',
		'data version 6',
		'not an official UN tally'
	]) {
		expect(text).toContain(part);
	}
	const sizes = await page.locator('body *').evaluateAll((all) =>
		all
			.filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
			.filter(
				(one) => one.getClientRects().length > 0 && !one.closest('.no-export, .no-print, .visually-hidden')
			)
			.map((one) => Number.parseFloat(getComputedStyle(one).fontSize))
	);
	expect(Math.min(...sizes)).toBeGreaterThanOrEqual(17);
});

test('the picture is 1920x1080 at twice the resolution, and the same each time', async ({ request }) => {
	const first = await request.get(`${oilcap.origin}/2023/brief.png`);
	expect(first.status()).toBe(200);
	expect(first.headers()['content-type']).toBe('image/png');
	const png = await first.body();
	expect(png.subarray(0, 8)).toEqual(PNG);
	expect(sizeOf(png)).toEqual([3840, 2160]);
	const second = await request.get(`${oilcap.origin}/2023/brief.png`);
	expect((await second.body()).equals(png)).toBe(true);
	expect((await request.get(`${oilcap.origin}/2016/brief.png`)).status()).toBe(404);
	expect((await request.get(`${oilcap.origin}/2023/brief.png?as_of=yesterday`)).status()).toBe(400);
});

test('one command writes the same picture', async () => {
	const out = join(oilcap.dataDir, 'brief.png');
	const { code, err } = oilcap.run('brief', '--year', '2023', '--format', 'png', '--out', out);
	expect(err).toBe('');
	expect(code).toBe(0);
	const png = await readFile(out);
	expect(sizeOf(png)).toEqual([3840, 2160]);
});
