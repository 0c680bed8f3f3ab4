import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import { READY, page, testSite, type TestSite } from '#lib/server/briefing/test-site.ts';
import type { Context } from '#lib/server/context.ts';
import { contextOf } from '#lib/server/context.ts';
import { testDatabase, type TestDatabase } from '#lib/server/db/test-database.ts';
import { BriefingError, exportBriefingAlone } from '#lib/server/use-cases/export-briefing.ts';
import { brief, type BriefOptions } from './brief.ts';

let database: TestDatabase;
let site: TestSite;
let context: Context;
const folder = mkdtempSync(join(tmpdir(), 'oilcap-brief-test-'));

beforeAll(async () => {
	database = await testDatabase();
	site = await testSite({ '/2023/brief': page(READY) });
	context = contextOf(database, database.config);
});

afterAll(async () => {
	await site.close();
	await database.close();
	rmSync(folder, { recursive: true });
});

const fromSite: typeof exportBriefingAlone = (...[of, year, query]) =>
	exportBriefingAlone(of, year, query, site);

async function run(
	options: Partial<BriefOptions>,
	draw = fromSite
): Promise<{ code: number; out: string; err: string }> {
	const written = { out: '', err: '' };
	const take = (to: keyof typeof written) => (text: unknown) => {
		written[to] += String(text);
		return true;
	};
	const spies = [
		vi.spyOn(process.stdout, 'write').mockImplementation(take('out')),
		vi.spyOn(process.stderr, 'write').mockImplementation(take('err'))
	];
	const whole = {
		year: 2023,
		format: 'png',
		out: join(folder, 'a.png'),
		query: LATEST_VIEW,
		json: false
	} as const;
	try {
		const code = await brief({ ...whole, ...options }, context, draw);
		return { code, ...written };
	} finally {
		for (const spy of spies) spy.mockRestore();
	}
}

test('writes the picture and says where it is', async () => {
	const out = join(folder, 'brief.png');
	const { code, ...written } = await run({ out, json: true });
	expect(code).toBe(0);
	const picture = readFileSync(out);
	expect(JSON.parse(written.out)).toEqual({
		file: out,
		year: 2023,
		format: 'png',
		data_version: 0,
		bytes: picture.length,
		sha256: createHash('sha256').update(picture).digest('hex')
	});
	expect(picture.readUInt32BE(16)).toBe(3840);
	expect(readdirSync(folder)).toEqual(['brief.png']);
});

test('refuses a year without a window, and a place it cannot write to', async () => {
	expect(await run({ year: 2999 })).toEqual({
		code: 1,
		out: '',
		err: 'No cap window has started in 2999.\n'
	});
	const nowhere = await run({ out: join(folder, 'missing', 'a.png') });
	expect(nowhere.code).toBe(1);
	expect(nowhere.err).toMatch(/a\.png cannot be written: ENOENT/);
	expect(readdirSync(folder)).toEqual(['brief.png']);
});

test('tells in one sentence why there is no picture', async () => {
	const draw = () => Promise.reject(new BriefingError('missing', 'There is no Chromium.'));
	expect(await run({}, draw)).toEqual({ code: 1, out: '', err: 'There is no Chromium.\n' });
});
