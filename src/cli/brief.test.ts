import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import type { Context } from '#lib/server/context.ts';
import { BriefingError, type exportBriefingAlone } from '#lib/server/use-cases/export-briefing.ts';
import { brief, type BriefOptions } from './brief.ts';

// Nothing here asks it for anything: the picture is drawn by what is handed in.
const context = {} as Context;
const drawn = { png: Buffer.from('picture'), sha256: 'abc', dataVersion: 6, fileName: 'oilcap-2023-v6.png' };
const written = { out: '', err: '' };
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'oilcap-brief-test-'));
	written.out = '';
	written.err = '';
	const take = (to: keyof typeof written) => (text: unknown) => {
		written[to] += String(text);
		return true;
	};
	vi.spyOn(process.stdout, 'write').mockImplementation(take('out'));
	vi.spyOn(process.stderr, 'write').mockImplementation(take('err'));
});

afterEach(() => {
	vi.restoreAllMocks();
	rmSync(folder, { recursive: true });
});

async function run(
	options: Partial<BriefOptions>,
	draw: typeof exportBriefingAlone = () => Promise.resolve(drawn)
): Promise<number> {
	const whole = { year: 2023, format: 'png', query: LATEST_VIEW, json: false } as const;
	return await brief({ ...whole, out: join(folder, 'brief.png'), ...options }, context, draw);
}

test('writes the picture and says where it is', async () => {
	expect(await run({})).toBe(0);
	expect(readFileSync(join(folder, 'brief.png'), 'utf8')).toBe('picture');
	expect(readdirSync(folder)).toEqual(['brief.png']);
	expect(written).toEqual({ out: `${join(folder, 'brief.png')}: 7 bytes, data version 6.\n`, err: '' });
});

test('says the same as one line of JSON', async () => {
	expect(await run({ json: true })).toBe(0);
	expect(JSON.parse(written.out)).toEqual({
		file: join(folder, 'brief.png'),
		year: 2023,
		format: 'png',
		data_version: 6,
		bytes: 7,
		sha256: 'abc'
	});
});

test('refuses a year without a window', async () => {
	expect(await run({ year: 2999 }, () => Promise.resolve(null))).toBe(1);
	expect(written).toEqual({ out: '', err: 'No cap window has started in 2999.\n' });
	expect(readdirSync(folder)).toEqual([]);
});

test('tells in one sentence why there is no picture, and leaves what stood there before', async () => {
	writeFileSync(join(folder, 'brief.png'), 'older');
	const draw = () => Promise.reject(new BriefingError('missing', 'There is no Chromium.'));
	expect(await run({}, draw)).toBe(1);
	expect(written).toEqual({ out: '', err: 'There is no Chromium.\n' });
	expect(readFileSync(join(folder, 'brief.png'), 'utf8')).toBe('older');
});

test('says when it cannot write', async () => {
	expect(await run({ out: join(folder, 'missing', 'brief.png') })).toBe(1);
	expect(written.err).toMatch(/brief\.png cannot be written: ENOENT.*\.\n$/);
	expect(await run({ out: folder })).toBe(1);
	expect(readdirSync(folder)).toEqual([]);
});
