import { describe, expect, it } from 'vitest';
import { shownName, uploadOf } from './upload-body.ts';

const ADDRESS = 'http://127.0.0.1:3000/import/upload';

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
	const parts: Uint8Array[] = [];
	for await (const chunk of chunks) parts.push(chunk);
	return Buffer.concat(parts).toString('utf8');
}

function post(body: BodyInit | null, headers: Record<string, string> = {}): Request {
	return new Request(ADDRESS, { method: 'POST', body, headers });
}

function form(...parts: readonly (readonly [name: string, value: string | File])[]): Request {
	const data = new FormData();
	for (const [name, value] of parts) data.append(name, value);
	return post(data);
}

describe('an upload', () => {
	it('is the body itself, under the name it was sent with', async () => {
		const upload = await uploadOf(post('a,b\n1,2\n', { 'x-file-name': encodeURIComponent('Мой файл.csv') }));
		expect(upload).toMatchObject({ fileName: 'Мой файл.csv', fields: {} });
		expect(upload && (await textOf(upload.chunks))).toBe('a,b\n1,2\n');
	});

	it('has a name of its own where none was sent, and keeps a broken one as it came', async () => {
		expect((await uploadOf(post('x')))?.fileName).toBe('unnamed.csv');
		expect((await uploadOf(post('x', { 'x-file-name': '100%.csv' })))?.fileName).toBe('100%.csv');
	});

	it('may be the file of a form, with the fields before it', async () => {
		const upload = await uploadOf(
			form(['kind', 'period'], ['basis', 'declared'], ['file', new File(['a,b\n'], 'f.csv')])
		);
		expect(upload).toMatchObject({ fileName: 'f.csv', fields: { kind: 'period', basis: 'declared' } });
		expect(upload && (await textOf(upload.chunks))).toBe('a,b\n');
	});

	it('of a form keeps every byte', async () => {
		const bytes = Uint8Array.from({ length: 200_000 }, (_, i) => i % 256);
		const upload = await uploadOf(form(['file', new File([bytes], 'f.bin')]));
		const parts: Uint8Array[] = [];
		for await (const chunk of upload?.chunks ?? []) parts.push(chunk);
		expect(Buffer.concat(parts).equals(Buffer.from(bytes))).toBe(true);
	});

	it('is none without a body, and none in a form without a file', async () => {
		expect(await uploadOf(post(null))).toBeNull();
		expect(await uploadOf(new Request(ADDRESS))).toBeNull();
		expect(await uploadOf(form(['kind', 'period']))).toBeNull();
	});

	it('whose form is broken is an error, not a silence', async () => {
		const broken = post('--x\r\nContent-Disposition: form-data; name="file"; filename="f.csv"\r\n\r\na,b', {
			'content-type': 'multipart/form-data; boundary=x'
		});
		const read = async () => {
			const upload = await uploadOf(broken);
			return upload && (await textOf(upload.chunks));
		};
		await expect(read()).rejects.toThrow();
	});
});

describe('a file name for showing', () => {
	it.each([
		['report.csv', 'report.csv'],
		['../../etc/passwd', 'passwd'],
		['C:\\Users\\me\\report.csv', 'report.csv'],
		['..\\..\\x.csv', 'x.csv'],
		['', 'unnamed.csv'],
		['   ', 'unnamed.csv'],
		['/', 'unnamed.csv'],
		['a\0b\r\nc.csv', 'abc.csv'],
		['\u202egpj.csv', 'gpj.csv'],
		['\u200b\ufeff', 'unnamed.csv'],
		['报告 2023.csv', '报告 2023.csv'],
		['"><script>.csv', '"><script>.csv'],
		['__proto__', '__proto__'],
		['CON', 'CON'],
		[`${'x'.repeat(300)}.csv`, 'x'.repeat(200)]
	])('%j is %j', (name, shown) => {
		expect(shownName(name)).toBe(shown);
	});
});
