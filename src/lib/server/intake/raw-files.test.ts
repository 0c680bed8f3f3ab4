import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileTooLarge, clearIncoming, readStoredFile, storeFile } from './raw-files.ts';

let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'oilcap-files-'));
});

afterAll(async () => {
	await rm(folder, { recursive: true, force: true });
});

async function* chunks(...parts: readonly (string | Error)[]): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	for (const part of parts) {
		if (part instanceof Error) throw part;
		yield new TextEncoder().encode(part);
	}
}

const incoming = () => readdir(join(folder, 'incoming'));

// sha256("abc"), FIPS 180-2.
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

describe('a file in the store', () => {
	it('stands byte for byte under the hash of its bytes, however it arrived', async () => {
		expect(await storeFile(folder, chunks('a', '', 'bc'), 10)).toEqual({ sha256: ABC, bytes: 3 });
		expect(await readFile(join(folder, 'files', 'ba', ABC), 'utf8')).toBe('abc');
		const parts: Uint8Array[] = [];
		for await (const part of readStoredFile(folder, ABC)) parts.push(part as Uint8Array);
		expect(Buffer.concat(parts).toString()).toBe('abc');
		expect(await incoming()).toEqual([]);
	});

	it('is kept once when it comes again', async () => {
		expect(await storeFile(folder, chunks('abc'), 10)).toEqual({ sha256: ABC, bytes: 3 });
		expect(await readdir(join(folder, 'files', 'ba'))).toEqual([ABC]);
		expect(await incoming()).toEqual([]);
	});

	it.each([
		['one byte less than the limit', 'ab', true],
		['exactly the limit', 'abc', true],
		['one byte more', 'abcd', false],
		['one byte more in the last of many pieces', 'a b c d', false]
	])('of %s', async (_what, text, fits) => {
		const storing = storeFile(folder, chunks(...text.split(' ')), 3);
		if (fits) await expect(storing).resolves.toMatchObject({ bytes: text.length });
		else await expect(storing).rejects.toThrow(FileTooLarge);
		expect(await incoming()).toEqual([]);
	});

	it('that breaks off leaves nothing behind', async () => {
		const before = await readdir(join(folder, 'files'));
		await expect(storeFile(folder, chunks('some', new Error('aborted')), 100)).rejects.toThrow('aborted');
		expect(await incoming()).toEqual([]);
		expect(await readdir(join(folder, 'files'))).toEqual(before);
	});

	it('may be empty', async () => {
		// sha256 of nothing.
		expect((await storeFile(folder, chunks(), 3)).sha256).toBe(
			'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
		);
	});
});

describe('what broke off with the program', () => {
	it('is cleared at the next start, and no folder at all is no trouble', async () => {
		await writeFile(join(folder, 'incoming', 'left'), 'over');
		await clearIncoming(folder);
		expect(await incoming()).toEqual([]);
		await clearIncoming(join(folder, 'nowhere'));
	});
});
