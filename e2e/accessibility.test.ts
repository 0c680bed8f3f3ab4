// Every page, light and dark, wide and narrow: no violation that axe can find, no policy violation, no sideways scroll.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { Dashboard } from './dashboard.ts';
import { DELIVERIES } from './files.ts';
import { startOilcap } from './oilcap.ts';
import type { Oilcap } from './oilcap.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let oilcap: Oilcap;
test.beforeAll(async () => {
	oilcap = await startOilcap();
});
test.afterAll(async () => {
	await oilcap.stop();
});

const PATHS = [
	'/',
	'/2019',
	'/2023',
	'/2023?as_of=2023-06-30',
	'/2026',
	'/2023/brief',
	'/2023/CN',
	'/2024/RU',
	'/2023/changes',
	'/2023/changes?from=2023-06-30',
	'/records',
	'/records?kind=sts',
	'/records/1-2',
	'/links',
	'/links?state=in_force',
	'/links/5-41/5-42',
	'/sts',
	'/vessels',
	'/vessels/8916293',
	'/import',
	'/import/1',
	'/methodology'
];

async function violations(page: Page): Promise<string[]> {
	// By the debugger, which the page's own policy does not bind.
	await page.evaluate(axeSource);
	return await page.evaluate(async (tags) => {
		const { axe } = window as unknown as {
			axe: {
				run(
					context: Document,
					options: object
				): Promise<{ violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }>;
			};
		};
		const found = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
		return found.violations.map(
			(one) =>
				`${one.id}: ${one.nodes.map((node) => `${String(node.target[0])} ${node.failureSummary ?? ''}`).join(' | ')}`
		);
	}, TAGS);
}

for (const scheme of ['light', 'dark'] as const) {
	test(`axe finds nothing, ${scheme}`, async ({ browser }) => {
		test.setTimeout(180_000);
		const context = await browser.newContext({ colorScheme: scheme });
		const page = await context.newPage();
		const policy: string[] = [];
		page.on('console', (message) => {
			if (/Content Security Policy/.test(message.text())) policy.push(message.text());
		});
		const dashboard = new Dashboard(page, oilcap.origin);
		for (const path of PATHS) {
			await dashboard.open(path);
			await page.waitForLoadState('networkidle');
			expect(await violations(page), path).toEqual([]);
		}
		await dashboard.upload('deliveries.csv', `${DELIVERIES}# ${scheme}\n`);
		expect(await violations(page), 'a draft').toEqual([]);
		expect(policy).toEqual([]);
		await context.close();
	});
}

test('nothing is wider than a phone', async ({ browser }) => {
	const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
	const page = await context.newPage();
	const dashboard = new Dashboard(page, oilcap.origin);
	for (const path of PATHS.filter((one) => !one.endsWith('/brief'))) {
		await dashboard.open(path);
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(width, path).toBeLessThanOrEqual(390);
	}
	await context.close();
});

test('the keyboard reaches content, controls and tables', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/2023');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(dashboard.main).toBeFocused();
});
