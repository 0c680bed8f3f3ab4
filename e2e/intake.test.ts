// The intake as an analyst meets it: a file from elsewhere is checked, mapped, answered, corrected, committed and taken
// back by keyboard alone; large files never hold the page up.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { Dashboard } from './dashboard.ts';
import { startOilcap } from './oilcap.ts';
import type { Oilcap } from './oilcap.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let oilcap: Oilcap;
test.beforeEach(async () => {
	oilcap = await startOilcap();
});
test.afterEach(async () => {
	await oilcap.stop();
});

/**
 * A port office's list: a title above the header, a column we do not know, dates of either order, a state and a unit that
 * do not exist, a row without a unit, a total below. Line 3 is 12 May read day first.
 */
const RUSSIAN = `Портовый надзор: отгрузки;;;;;;;
Дата;Поставщик;Судно;Продукт;Масса груза;Ед. изм.;Источник;Номер
05/06/2023;Россия;Учебный-1;дизельное топливо;1000;т;Портовый надзор;Н-1
07/08/2023;Атлантида;Учебный-2;дизельное топливо;500;т;Портовый надзор;Н-2
09/10/2023;Китай;Учебный-3;дизельное топливо;200;пудов;Портовый надзор;Н-3
11/12/2023;Китай;Учебный-4;дизельное топливо;300;т;Портовый надзор;Н-4
Итого;;;;2000;;;
`;

/** Moves the focus by the Tab key until it is on the element, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
	await expect(target).toBeVisible();
	for (let presses = 0; presses < 150; presses++) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`the Tab key does not reach ${String(target)}`);
}

/** The focused element is on the screen and nothing lies over it (WCAG 2.4.11). */
async function expectUncovered(target: Locator): Promise<void> {
	const isUncovered = await target.evaluate((element) => {
		const { left, top, width, height } = element.getBoundingClientRect();
		const hit = document.elementFromPoint(left + Math.min(width / 2, 40), top + height / 2);
		return hit !== null && (element.contains(hit) || hit.contains(element));
	});
	expect(isUncovered).toBe(true);
}

async function press(page: Page, target: Locator): Promise<void> {
	await tabTo(page, target);
	await expectUncovered(target);
	await page.keyboard.press('Enter');
}

test('a foreign file is mapped, answered, corrected, committed and withdrawn by keyboard alone', async ({
	page
}) => {
	test.setTimeout(120_000);
	const dashboard = new Dashboard(page, oilcap.origin);
	const before = await dashboard.api('/api/v1/cap/2023');
	await dashboard.open('/import');
	const input = page.getByLabel(/CSV files/);
	await tabTo(page, input);
	// The file dialog is the browser's own.
	await dashboard.choose({ name: 'отгрузки.csv', text: RUSSIAN });
	await expect(page.getByRole('listitem', { name: 'отгрузки.csv' })).toContainText('4 refused');
	await press(page, page.getByRole('button', { name: /Send to the server.*отгрузки/ }));
	await expect(page.getByRole('heading', { name: 'отгрузки.csv', level: 1 })).toBeVisible();
	await expect(page.getByRole('status')).toContainText('no row can be stored as the file was read');

	await test.step('steps are met in their order, each with where it stands', async () => {
		const steps = page.getByRole('navigation', { name: 'Steps of this import' }).getByRole('link');
		const names = [
			'File (done) read',
			'Columns (done) 6 of 8 used',
			'Values (open) 3 open',
			'Check (open) 4 refused',
			'Effect (to come)',
			'Done (to come)'
		];
		await expect(steps).toHaveCount(names.length);
		for (const [at, name] of names.entries()) await expect(steps.nth(at)).toHaveAccessibleName(name);
		await expect(steps.nth(2)).toHaveAttribute('aria-current', 'step');
		const headings = await page.getByRole('heading', { level: 2 }).allInnerTexts();
		expect(headings.map((text) => text.replace(/\W+/g, ' '))).toEqual([
			'1 File',
			'2 Columns',
			'3 Values',
			'4 Check',
			'5 Effect',
			'6 Done'
		]);
	});

	await test.step('a column is mapped', async () => {
		const column = page.getByRole('combobox', { name: 'Field of column 5, Масса груза' });
		await tabTo(page, column);
		await page.keyboard.type('quantity');
		await expect(column).toHaveValue('quantity');
		await press(page, page.getByRole('button', { name: 'Read again with these columns' }));
		await expect(page).toHaveURL(/#columns$/);
		await expect(dashboard.step('Columns')).toContainText('your choice');
	});

	await test.step('a question is answered by what it would mean', async () => {
		const dayFirst = page.getByRole('radio', { name: /Day first/ });
		await expect(page.getByRole('group', { name: /day or the month/ })).toContainText(
			'05/06/2023 is 5 June 2023'
		);
		await tabTo(page, dayFirst);
		await page.keyboard.press('Space');
		await press(page, page.getByRole('button', { name: 'Read again with this answer' }));
		await expect(page.getByRole('heading', { name: 'What would change' })).toBeVisible();
	});

	await test.step('a word that is no state is named under its field, and the summary takes the focus', async () => {
		const meaning = page.getByRole('combobox', { name: /means for supplier “Атлантида”/ });
		await tabTo(page, meaning);
		await page.keyboard.type('Nowhere');
		await page.keyboard.press('Enter');
		const alert = page.getByRole('alert');
		await expect(alert).toBeFocused();
		await expect(alert).toContainText('“Nowhere” is no state we know');
		await expect(meaning).toHaveValue('Nowhere');
		await expect(meaning).toHaveAttribute('aria-invalid', 'true');
		await press(page, alert.getByRole('link'));
		await expect(meaning).toBeFocused();
		await page.keyboard.press('ControlOrMeta+a');
		await page.keyboard.type('Singapore');
		await page.keyboard.press('Enter');
		await expect(
			page.getByText('Every supplier that says “Атлантида” is read as “Singapore”.', { exact: true })
		).toBeVisible();
	});

	await test.step('a problem leads to its cell, and the cell is corrected', async () => {
		await press(page, dashboard.step('Check').getByRole('link', { name: 'line 5', exact: true }));
		await expect(page.locator('#cell-5-unit')).toBeFocused();
		await expectUncovered(page.locator('#cell-5-unit'));
		await press(page, page.getByText('Fix or leave out line 5'));
		const cell = page.getByRole('textbox', { name: 'unit of line 5, read as' });
		await tabTo(page, cell);
		await page.keyboard.press('ControlOrMeta+a');
		await page.keyboard.type('t');
		await press(page, page.getByRole('button', { name: 'Change this cell' }));
		await expect(page.getByText('Line 5: unit is read as “t”.', { exact: true })).toBeVisible();
		await expect(dashboard.step('Check')).toContainText('Nothing stands against the rows');
	});

	await test.step('the effect is seen, committed and withdrawn', async () => {
		// At 8.33 bbl/t where the file names no basis: 1,000 t, 500 t and 200 + 300 t of diesel.
		const effect = dashboard.step('Effect');
		await expect(effect.getByRole('row', { name: /Russia/ })).toBeVisible();
		await expect(effect.getByRole('row', { name: /Singapore/ })).toBeVisible();
		await press(page, page.getByRole('button', { name: 'Commit 4 rows', exact: true }));
		await expect(page.getByRole('heading', { name: 'What it changed' })).toBeVisible();
		expect((await dashboard.api('/api/v1/cap/2023')).observed.deliveries).toBe(4);
		await press(page, page.getByRole('link', { name: 'Withdraw…' }));
		await tabTo(page, page.getByLabel(/Reason/));
		await page.keyboard.type('exercise over');
		await press(page, page.getByRole('button', { name: 'Withdraw', exact: true }));
		await expect(dashboard.step('Done')).toContainText('exercise over');
		expect((await dashboard.api('/api/v1/cap/2023')).observed).toEqual(before.observed);
	});
});

/** Deliveries of distinct ships, about `megabytes` in all, with a bad row every thousand. */
function largeFile(megabytes: number): Buffer {
	const header =
		'date,supplier,vessel_name,imo,product,quantity,unit,origin_port,destination_port,source,source_ref,basis\n';
	const lines: string[] = [header];
	let size = header.length;
	for (let n = 0; size < megabytes * 1_000_000; n++) {
		const day = String((n % 28) + 1).padStart(2, '0');
		const unit = n % 1000 === 999 ? '' : 't';
		const line = `2023-0${(n % 9) + 1}-${day},RU,SHIP ${n},,diesel,${1000 + (n % 900)},${unit},Vostochny,Nampo,Port office,R-${n},observed\n`;
		lines.push(line);
		size += line.length;
	}
	return Buffer.from(lines.join(''));
}

interface Watch {
	task: number;
	frame: number;
}

/**
 * Measures from now on the longest task of the page's own thread and the longest time between two of its frames. The tasks
 * are judged: frames also fail where other programs have the machine.
 */
async function watchPage(page: Page): Promise<() => Promise<Watch>> {
	await page.evaluate(() => {
		const watch: Watch = { task: 0, frame: 0 };
		(window as unknown as { watch: Watch }).watch = watch;
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) watch.task = Math.max(watch.task, duration);
		}).observe({ type: 'longtask' });
		let last = performance.now();
		const tick = () => {
			const now = performance.now();
			watch.frame = Math.max(watch.frame, now - last);
			last = now;
			requestAnimationFrame(tick);
		};
		requestAnimationFrame(tick);
	});
	return () => page.evaluate(() => (window as unknown as { watch: Watch }).watch);
}

test('a file of 30 MB is shown at once, checked without holding the page up, and can be cancelled', async ({
	page
}, info) => {
	test.setTimeout(180_000);
	const dashboard = new Dashboard(page, oilcap.origin);
	const path = info.outputPath('large.csv');
	writeFileSync(path, largeFile(30));
	await dashboard.open('/import');
	const input = page.getByLabel(/CSV files/);
	await expect(input).toHaveAttribute('multiple');
	const measured = await watchPage(page);

	const began = Date.now();
	await input.setInputFiles(path);
	const file = page.getByRole('listitem', { name: 'large.csv' });
	await expect(file.getByRole('row', { name: /SHIP 0/ })).toBeVisible();
	const shown = Date.now() - began;
	await expect(file.getByRole('progressbar')).toBeVisible();
	await file.getByRole('button', { name: /^Cancel/ }).click();
	await expect(file).toContainText('cancelled');
	await file.getByRole('button', { name: /^Take off the list/ }).click();
	await expect(file).toBeHidden();

	const again = Date.now();
	await input.setInputFiles(path);
	await expect(file.getByRole('button', { name: /^Send to the server/ })).toBeVisible({ timeout: 120_000 });
	const checked = Date.now() - again;
	await expect(file).toContainText('refused');
	const { task, frame } = await measured();
	info.annotations.push({
		type: 'measured',
		description: `first rows ${shown} ms, checked ${checked} ms, longest task ${task} ms, longest frame ${Math.round(frame)} ms`
	});
	expect(task).toBeLessThan(200);
});

test('an import that is being read survives a reload and can be cancelled', async ({ page }, info) => {
	test.setTimeout(180_000);
	const dashboard = new Dashboard(page, oilcap.origin);
	const path = info.outputPath('large.csv');
	writeFileSync(path, largeFile(30));
	await dashboard.open('/import');
	await page.getByLabel(/CSV files/).setInputFiles(path);
	await page.getByRole('button', { name: /^Send without waiting/ }).click();
	const progress = page.getByRole('progressbar', { name: 'Read so far' });
	await expect(progress).toBeVisible({ timeout: 60_000 });
	await page.reload();
	await expect(progress).toBeVisible();
	await expect(page.getByRole('status')).toContainText('being read');
	await page.getByRole('button', { name: 'Cancel the reading' }).click();
	await expect(page).toHaveURL(/\/import$/);
	await expect(page.getByRole('row', { name: /large\.csv/ })).toContainText('refused');
	expect((await dashboard.api('/api/v1/cap/2023')).observed.deliveries).toBe(0);
});

const CLEAN = 'date,supplier,vessel_name,product,quantity,unit,source,source_ref,basis\n';
const clean = (n: number) =>
	`${CLEAN}2023-0${n}-05,RU,SHIP ${n},diesel,${n}00,t,Port office,C-${n},observed\n`;

test('many files at once: each has its own line, and a clean one goes by itself', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/import');
	await dashboard.choose(
		{ name: 'one.csv', text: clean(1) },
		{ name: 'two.csv', text: clean(2) },
		{ name: 'three.csv', text: RUSSIAN }
	);
	for (const name of ['one.csv', 'two.csv']) {
		await expect(page.getByRole('listitem', { name })).toContainText('read as a draft, not counted yet');
	}
	const three = page.getByRole('listitem', { name: 'three.csv' });
	await expect(three).toContainText('checked here, not sent');
	await expect(three.getByRole('button', { name: /^Send to the server/ })).toBeVisible();
	await page.getByRole('link', { name: /^Open import \d+ \(two\.csv\)/ }).click();
	await expect(page.getByRole('heading', { name: 'two.csv', level: 1 })).toBeVisible();
});

test('cells copied from a spreadsheet are read as they are pasted', async ({ page }) => {
	const dashboard = new Dashboard(page, oilcap.origin);
	await dashboard.open('/import');
	await page.getByText('Paste cells instead').click();
	const read = page.getByRole('button', { name: 'Read the pasted cells' });
	await read.click();
	await expect(page.getByRole('alert')).toHaveText('There is nothing to read: paste some cells first.');
	await page.getByLabel(/Cells of a spreadsheet/).fill(clean(3).replaceAll(',', '\t'));
	await read.click();
	await expect(page.getByRole('heading', { name: 'pasted.csv', level: 1 })).toBeVisible();
	await expect(dashboard.step('File')).toContainText('parted by a tab');
});

test('mapping, answers and fixes work without scripts', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	const dashboard = new Dashboard(page, oilcap.origin);
	// Where the machine is busy the page still shows progress; without scripts it reloads itself.
	const isRead = () =>
		expect(async () => {
			await page.reload();
			await expect(page.getByRole('navigation', { name: 'Steps of this import' })).toBeVisible({
				timeout: 500
			});
		}).toPass();
	await dashboard.open('/import');
	await dashboard.choose({ name: 'list.csv', text: RUSSIAN });
	await page.getByRole('button', { name: 'Read the file' }).click();
	await expect(page.getByRole('heading', { name: 'list.csv', level: 1 })).toBeVisible();
	await isRead();
	await page.getByRole('combobox', { name: /^Field of column 5/ }).selectOption('quantity');
	await page.getByRole('button', { name: 'Read again with these columns' }).click();
	await isRead();
	await page.getByRole('radio', { name: /Day first/ }).check();
	await page.getByRole('button', { name: 'Read again with this answer' }).click();
	await isRead();
	await page.getByText('Fix or leave out line 5').click();
	await page.getByLabel('Reason to leave line 5 out').fill('seen twice');
	await page.getByRole('button', { name: 'Leave the line out' }).click();
	await isRead();
	await expect(page.getByText('Line 5 is left out: seen twice', { exact: true })).toBeVisible();
	await page.getByRole('button', { name: /^Undo.*Line 5/ }).click();
	await isRead();
	await expect(page.getByText('Line 5 is left out: seen twice', { exact: true })).toBeHidden();
	await expect(page.getByRole('button', { name: 'Commit 3 rows; 1 refused row stays out' })).toBeVisible();
	await context.close();
});

async function violations(page: Page): Promise<string[]> {
	// By the debugger, which the page's own policy does not bind.
	await page.evaluate(axeSource);
	return await page.evaluate(async () => {
		const { axe } = window as unknown as {
			axe: {
				run(
					context: Document,
					options: object
				): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }>;
			};
		};
		const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
		const found = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
		return found.violations.map(
			({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target[0])).join(' ')}`
		);
	});
}

for (const scheme of ['light', 'dark'] as const) {
	test(`axe finds nothing in any state of an import, and nothing is wider than a phone, ${scheme}`, async ({
		browser
	}) => {
		test.setTimeout(180_000);
		const context = await browser.newContext({ colorScheme: scheme });
		const page = await context.newPage();
		const policy: string[] = [];
		page.on('console', (message) => {
			if (/Content Security Policy/.test(message.text())) policy.push(message.text());
		});
		const dashboard = new Dashboard(page, oilcap.origin);
		const judge = async (state: string) => {
			await page.evaluate(() => {
				for (const one of document.querySelectorAll('main details')) one.setAttribute('open', '');
			});
			expect(await violations(page), state).toEqual([]);
			await page.setViewportSize({ width: 390, height: 844 });
			const width = await page.evaluate(() => document.documentElement.scrollWidth);
			await page.setViewportSize({ width: 1280, height: 720 });
			expect(width, state).toBeLessThanOrEqual(390);
		};
		await dashboard.open('/import');
		await judge('nothing chosen');
		await dashboard.choose({ name: 'list.csv', text: RUSSIAN });
		await page.getByRole('button', { name: /^Send to the server/ }).waitFor();
		await judge('checked in the browser');
		await page.getByRole('button', { name: /^Send to the server/ }).click();
		await page.getByRole('navigation', { name: 'Steps of this import' }).waitFor();
		await judge('refused, with questions');
		await page.getByRole('radio', { name: /Day first/ }).check();
		await page.getByRole('button', { name: 'Read again with this answer' }).click();
		await page.getByRole('heading', { name: 'What would change' }).waitFor();
		await judge('a draft');
		await page.getByRole('combobox', { name: /^Field of column 5/ }).selectOption('date');
		await page.getByRole('button', { name: 'Read again with these columns' }).click();
		await expect(page.getByRole('alert')).toBeFocused();
		await judge('an entry that cannot be used');
		await page.goto(`${page.url().replace(/[?#].*/, '')}?rows=all&from=3#sheet`);
		await judge('all rows');
		await dashboard.commit();
		await judge('in the ledger');
		await page.getByRole('link', { name: 'Withdraw…' }).click();
		await page.getByLabel(/Reason/).waitFor();
		await judge('asked about its withdrawal');
		await page.getByLabel(/Reason/).fill('exercise over');
		await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
		await expect(dashboard.step('Done')).toContainText('Withdrawn');
		await judge('withdrawn');
		await dashboard.open('/import');
		await dashboard.choose({ name: 'nothing.csv', text: Buffer.from([0x50, 0x4b, 3, 4, 0, 0]) });
		await page.getByRole('button', { name: /^Send to the server/ }).click();
		await page.getByRole('heading', { name: 'nothing.csv', level: 1 }).waitFor();
		await judge('no CSV');
		expect(policy).toEqual([]);
		await context.close();
	});
}
