import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { NO_CHROMIUM, findChromium, type Sources } from './find-chromium.ts';

const NOWHERE: Sources = {
	onPath: () => Promise.resolve(null),
	places: [],
	playwright: () => Promise.resolve(null)
};

test('finds a Chromium on this machine that answers', async () => {
	const path = await findChromium(null);
	expect(path, NO_CHROMIUM).not.toBeNull();
	expect(execFileSync(path!, ['--version'], { encoding: 'utf8' })).toMatch(/\d+\.\d+/);
});

test('takes the one given first, then the system, the usual places, and what Playwright has downloaded', async () => {
	const sources: Sources = {
		onPath: () => Promise.resolve('/on/path'),
		places: ['/does/not/exist', process.execPath],
		playwright: () => Promise.resolve('/downloaded')
	};
	expect(await findChromium('/given', sources)).toBe('/given');
	expect(await findChromium(null, sources)).toBe('/on/path');
	expect(await findChromium(null, { ...sources, onPath: NOWHERE.onPath })).toBe(process.execPath);
	expect(await findChromium(null, { ...NOWHERE, playwright: sources.playwright })).toBe('/downloaded');
});

test('finds nothing where there is nothing', async () => {
	expect(await findChromium(null, NOWHERE)).toBeNull();
});
