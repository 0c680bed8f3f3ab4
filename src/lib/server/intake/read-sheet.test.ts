// The first rows of a stored file, as the page of an import shows them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CsvChoice } from '#lib/csv/csv-reader.ts';
import { storeFile } from './raw-files.ts';
import { readSheet } from './read-sheet.ts';

let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'oilcap-sheet-'));
});

afterAll(async () => {
	await rm(folder, { recursive: true, force: true });
});

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	yield bytes;
}

async function sheet(source: string | Uint8Array, count: number, choice: CsvChoice = {}) {
	const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
	const { sha256 } = await storeFile(folder, once(bytes), 10_000_000);
	return (await readSheet(folder, sha256, count, choice)).map(({ line, cells }) => [line, ...cells]);
}

describe('the sheet of a file', () => {
	const text = 'date,note\n2023-05-01,"first\nsecond"\n\n2023-05-02,plain\n';

	it('holds its first rows with their physical lines, blank ones too', async () => {
		expect(await sheet(text, 40)).toEqual([
			[1, 'date', 'note'],
			[2, '2023-05-01', 'first\nsecond'],
			[4, ''],
			[5, '2023-05-02', 'plain']
		]);
	});

	it('holds as many as asked for, and no more', async () => {
		expect(await sheet(text, 2)).toHaveLength(2);
		const long = Array.from({ length: 30_000 }, (_, i) => `row,${i}`).join('\n');
		expect(await sheet(long, 40)).toHaveLength(40);
	});

	it('is read in the encoding and with the delimiter that are told', async () => {
		// "中国" in GB18030 is "жп╧З" in KOI8-R.
		const bytes = new Uint8Array([...new TextEncoder().encode('a;b\n'), 0xd6, 0xd0, 0xb9, 0xfa, 0x3b, 0x78]);
		expect(await sheet(bytes, 40)).toEqual([
			[1, 'a', 'b'],
			[2, '中国', 'x']
		]);
		expect(await sheet(bytes, 40, { encoding: 'koi8-r', delimiter: ',' })).toEqual([
			[1, 'a;b'],
			[2, 'жп╧З;x']
		]);
	});

	it('is empty for a file that cannot be read', async () => {
		expect(await sheet(new Uint8Array([0x50, 0x4b, 3, 4]), 40)).toEqual([]);
		expect(await sheet('', 40)).toEqual([]);
	});
});
