// Published cases: csv-spectrum, RFC 4180, what applies of PapaParse's own cases, and the Big List of Naughty Strings.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CsvChoice } from './csv-reader.ts';
import { CsvRefusal, readCsv } from './csv-reader.ts';

const require = createRequire(import.meta.url);

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	yield bytes;
}

async function cellsOf(source: string | Uint8Array, choice: CsvChoice = {}): Promise<string[][] | string> {
	const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
	const rows: string[][] = [];
	try {
		for await (const batch of readCsv(once(bytes), { choice })) rows.push(...batch.map(({ cells }) => cells));
		return rows;
	} catch (error) {
		if (!(error instanceof CsvRefusal)) throw error;
		return `${error.code} ${error.line}`;
	}
}

describe('csv-spectrum', () => {
	const folder = dirname(require.resolve('csv-spectrum'));
	it.each([
		'comma_in_quotes',
		'empty',
		'empty_crlf',
		'escaped_quotes',
		'json',
		'location_coordinates',
		'newlines',
		'newlines_crlf',
		'quotes_and_newlines',
		'simple',
		'simple_crlf',
		'utf8'
	])('%s is read as published', async (name) => {
		const [header = [], ...rows] = await cellsOf(readFileSync(join(folder, 'csvs', `${name}.csv`)));
		const found = rows.map((cells) => Object.fromEntries([...header].map((key, i) => [key, cells[i]])));
		const published: unknown = JSON.parse(readFileSync(join(folder, 'json', `${name}.json`), 'utf8'));
		if (name === 'location_coordinates') {
			// The published JSON is one object, and holds another telephone number than the published CSV.
			expect(found).toEqual([{ ...(published as object), 'Contact Phone Number': '2095257564' }]);
		} else if (name === 'newlines_crlf') {
			// A line break inside quotes is one LF here, whatever it is in the file.
			expect(found).toEqual([
				{ a: '1', b: '2', c: '3' },
				{ a: 'Once upon \na time', b: '5', c: '6' },
				{ a: '7', b: '8', c: '9' }
			]);
		} else expect(found).toEqual(published);
	});
});

describe('RFC 4180, section 2', () => {
	it.each<[string, string, string[][]]>([
		[
			'1: each record on a line of its own',
			'aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n',
			[
				['aaa', 'bbb', 'ccc'],
				['zzz', 'yyy', 'xxx']
			]
		],
		[
			'2: the last without a line end',
			'aaa,bbb,ccc\r\nzzz,yyy,xxx',
			[
				['aaa', 'bbb', 'ccc'],
				['zzz', 'yyy', 'xxx']
			]
		],
		[
			'3: a header is a row like others',
			'f1,f2\r\naaa,bbb\r\n',
			[
				['f1', 'f2'],
				['aaa', 'bbb']
			]
		],
		['4: spaces are part of a field', 'aaa , bbb\r\n', [['aaa ', ' bbb']]],
		[
			'4: a comma at the end is one more field',
			'a,b,\r\n1,2,\r\n',
			[
				['a', 'b', ''],
				['1', '2', '']
			]
		],
		[
			'5: fields may be in quotes',
			'"aaa","bbb"\r\nzzz,yyy',
			[
				['aaa', 'bbb'],
				['zzz', 'yyy']
			]
		],
		[
			'6: line ends, quotes and commas in quotes',
			'"aaa","b\r\nbb","c,c"\r\nzzz,yyy,xxx',
			[
				['aaa', 'b\nbb', 'c,c'],
				['zzz', 'yyy', 'xxx']
			]
		],
		['7: a quote in quotes is doubled', '"aaa","b""bb","ccc"', [['aaa', 'b"bb', 'ccc']]]
	])('%s', async (_rule, text, expected) => {
		expect(await cellsOf(text)).toEqual(expected);
	});
});

describe('cases of PapaParse', () => {
	it.each<[string, string, string[][] | string]>([
		['one row', 'A,b,c', [['A', 'b', 'c']]],
		['whitespace at the edges of a field', 'a, b ,c', [['a', ' b ', 'c']]],
		['a quoted field with spaces around its text', 'A," B ",C', [['A', ' B ', 'C']]],
		[
			'spaces around the quotes of the last field',
			'A,B,"C" \nD,E,F',
			[
				['A', 'B', 'C'],
				['D', 'E', 'F']
			]
		],
		[
			'spaces between quotes and delimiter',
			'A,"B" ,C\nD,E,F',
			[
				['A', 'B', 'C'],
				['D', 'E', 'F']
			]
		],
		['a quote only within a field', 'A,B"B,C', [['A', 'B"B', 'C']]],
		['a field of two quotes', 'A,"",C', [['A', '', 'C']]],
		['a field of one escaped quote', 'A,"""",C', [['A', '"', 'C']]],
		['quotes that end a field', 'A,"B""",C', [['A', 'B"', 'C']]],
		['quotes that begin a field', 'A,"""B",C', [['A', '"B', 'C']]],
		['escaped quotes beside a delimiter', 'A,"B"",""C",D', [['A', 'B","C', 'D']]],
		['a quoted field with CR', 'A,"B\rB",C', [['A', 'B\nB', 'C']]],
		['a quoted field with many breaks', 'A,"B\n\r\n\rB",C', [['A', 'B\n\n\nB', 'C']]],
		['consecutive breaks', 'a,b\n\n\nc,d', [['a', 'b'], [''], [''], ['c', 'd']]],
		['a blank first line', '\na,b', [[''], ['a', 'b']]],
		[
			'a row of nothing but delimiters',
			'a,b\n,\nc,d',
			[
				['a', 'b'],
				['', ''],
				['c', 'd']
			]
		],
		[
			'an empty field at each end',
			',b,\n,d,',
			[
				['', 'b', ''],
				['', 'd', '']
			]
		],
		[
			'a row that begins with a comment sign',
			'#a,b\n#c,d',
			[
				['#a', 'b'],
				['#c', 'd']
			]
		],
		['an unclosed quote at the end', 'a,"b,c\nd,e,f', 'quote_unclosed 1'],
		['an unclosed quote in the last field', 'a,b\nc,"d', 'quote_unclosed 2'],
		['text after a closing quote', 'a,"b" c,d\ne,f,g', 'quote_unclosed 1'],
		['quotes that only look doubled', 'a,b\n"c"d"",e\nf,g', 'quote_unclosed 2'],
		['text of one quote', '"', 'quote_unclosed 1'],
		['text of one break', '\n', [['']]],
		['no text at all', '', 'file_empty null'],
		[
			'names of the prototype',
			'__proto__,constructor\n1,2',
			[
				['__proto__', 'constructor'],
				['1', '2']
			]
		],
		[
			'issue 600: decimal commas',
			'a;b\n1,5;2\n3,5;4',
			[
				['a', 'b'],
				['1,5', '2'],
				['3,5', '4']
			]
		],
		[
			'issue 1005: one row with a tab',
			'a,b\n"1\t2",3',
			[
				['a', 'b'],
				['1\t2', '3']
			]
		]
	])('%s', async (_what, text, expected) => {
		expect(await cellsOf(text)).toEqual(expected);
	});
});

describe('the Big List of Naughty Strings', () => {
	const strings = JSON.parse(
		readFileSync(require.resolve('big-list-of-naughty-strings/blns.json'), 'utf8')
	) as string[];
	const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

	it('comes back identical as cells of one file', async () => {
		expect(strings).toHaveLength(461);
		const text = `n,cell\n${strings.map((cell, i) => `${i},${quoted(cell)}`).join('\n')}\n`;
		const rows = await cellsOf(text);
		expect(rows.slice(1)).toEqual(strings.map((cell, i) => [`${i}`, cell]));
	});

	it('comes back identical in UTF-16', async () => {
		const text = `n,cell\n${strings.map((cell, i) => `${i},${quoted(cell)}`).join('\r\n')}`;
		const rows = await cellsOf(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')));
		expect(rows.slice(1)).toEqual(strings.map((cell, i) => [`${i}`, cell]));
	});

	it('comes back identical from files of one cell each, as header and as cell', async () => {
		for (const cell of strings) {
			const rows = await cellsOf(`${quoted(cell)},name\n${quoted(cell)},x\n`, {
				encoding: 'utf-8',
				delimiter: ','
			});
			expect(rows).toEqual([
				[cell, 'name'],
				[cell, 'x']
			]);
		}
	});
});
