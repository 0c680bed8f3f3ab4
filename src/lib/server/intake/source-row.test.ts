import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeFile } from './raw-files.ts';
import type { CsvChoice } from '#lib/csv/csv-reader.ts';
import { readSourceRow } from './source-row.ts';

let dataDir: string;
beforeAll(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'oilcap-rows-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function row(content: string | Uint8Array, line: number, choice: CsvChoice = {}) {
	const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
	const { sha256 } = await storeFile(dataDir, chunks(bytes), 1e9);
	return await readSourceRow(dataDir, sha256, line, choice);
}

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	yield bytes;
}

describe('a row found by its physical line', () => {
	const text =
		'date,ship,notes\n2023-05-01,A,"first ""quoted""\nsecond, line\n\nfourth"\n2023-05-02,B,plain\n';

	it('has its cells, the header, and the lines as they stand, with the breaks inside quotes', async () =>
		expect(await row(text, 2)).toEqual({
			header: ['date', 'ship', 'notes'],
			headerLine: 1,
			cells: ['2023-05-01', 'A', 'first "quoted"\nsecond, line\n\nfourth'],
			line: 2,
			lastLine: 5,
			text: '2023-05-01,A,"first ""quoted""\nsecond, line\n\nfourth"'
		}));
	it('is the right one behind quoted line breaks', async () =>
		expect((await row(text, 6))?.cells).toEqual(['2023-05-02', 'B', 'plain']));
	it.each([
		['CRLF', '\r\n'],
		['CR', '\r']
	])('with %s line ends too', async (_name, end) => {
		const found = await row(text.replaceAll('\n', end), 6);
		expect(found?.cells).toEqual(['2023-05-02', 'B', 'plain']);
		expect(found?.text).toBe('2023-05-02,B,plain');
	});
	it('in the delimiter of the file, whatever the row itself holds', async () =>
		expect((await row('a;b;c\n1,5;2,5;3,5\n"x;y";z,w,,,|;\n', 3))?.cells).toEqual(['x;y', 'z,w,,,|', '']));
	it('in UTF-16 with its mark', async () => {
		const bytes = Buffer.from('\ufeffdate,ship\n2023,조선\n', 'utf16le');
		expect(await row(bytes, 2)).toMatchObject({
			header: ['date', 'ship'],
			cells: ['2023', '조선'],
			text: '2023,조선'
		});
	});
	it('in a legacy encoding, guessed again or told', async () => {
		const bytes = new Uint8Array(iconv.encode('日期;国家\n2023;"朝鲜\r\n中国"\n2024;俄罗斯', 'gb18030'));
		const found = {
			header: ['日期', '国家'],
			cells: ['2023', '朝鲜\n中国'],
			lastLine: 3,
			text: '2023;"朝鲜\r\n中国"'
		};
		expect(await row(bytes, 2)).toMatchObject(found);
		expect(await row(bytes, 2, { encoding: 'gb18030', delimiter: ';' })).toMatchObject(found);
		expect(await row(bytes, 4, { encoding: 'gb18030', delimiter: ',' })).toMatchObject({
			cells: ['2024;俄罗斯'],
			text: '2024;俄罗斯'
		});
		expect((await row(bytes, 4, { encoding: 'koi8-r' }))?.cells).toEqual(['2024', '╤Мбчк╧']);
	});
	it('behind 200,000 bytes of ASCII that leave the encoding open', async () => {
		const text = `date,ship\n${'2023-05-01,SHIP\n'.repeat(13_000)}2024,Буря\n2025,Россия\n`;
		const bytes = new Uint8Array(iconv.encode(text, 'windows-1251'));
		for (const choice of [{}, { encoding: 'windows-1251', delimiter: ',' } as const]) {
			expect(await row(bytes, 13_002, choice)).toMatchObject({ cells: ['2024', 'Буря'], text: '2024,Буря' });
		}
	});
	it('below a first line that names the delimiter', async () =>
		expect(await row('sep=|\na|b\n1,2|3\n', 3)).toMatchObject({
			header: ['a', 'b'],
			headerLine: 2,
			cells: ['1,2', '3']
		}));
	it('although it looks like a line that names the delimiter', async () =>
		expect((await row('a,b\nsep=;\n', 2))?.cells).toEqual(['sep=;']));
	it('has its text character for character, its cells composed', async () =>
		expect(await row('a,b\nCafe\u0301,x\n', 2)).toMatchObject({
			cells: ['Caf\u00e9', 'x'],
			text: 'Cafe\u0301,x'
		}));
	it('below blank lines that stand above the header', async () =>
		expect(await row('\n\na,b\n1,2\n', 4)).toMatchObject({ headerLine: 3, cells: ['1', '2'] }));
	it('without a line end after the last row', async () =>
		expect(await row('a,b\n1,2', 2)).toMatchObject({ cells: ['1', '2'], text: '1,2', lastLine: 2 }));
	it('is none where there is no such line, and none for the header', async () => {
		expect(await row('a,b\n1,2\n', 9)).toBeNull();
		expect(await row('a,b\n1,2\n', 1)).toBeNull();
		expect(await readSourceRow(dataDir, 'f'.repeat(64), 2)).toBeNull();
	});
	it('far down in a file of several chunks, with a CRLF cut in two between them', async () => {
		// Lines of 64 bytes: 1,048,576 bytes end exactly on a line; one byte more in the header shifts the cut into CRLF.
		const body = Array.from({ length: 40_000 }, (_, i) => `${String(i + 2).padStart(61, '0')}x\r\n`).join('');
		for (const header of ['h'.repeat(62), 'h'.repeat(61), 'h'.repeat(63)]) {
			for (const line of [2, 16_384, 16_385, 16_386, 40_001]) {
				expect((await row(`${header}\r\n${body}`, line))?.cells).toEqual([
					`${String(line).padStart(61, '0')}x`
				]);
			}
		}
	});
});
