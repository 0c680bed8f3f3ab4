// Bytes to rows: encodings, limits, and physical line numbers, however the bytes are cut.
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { CsvChoice, CsvFormat, CsvLimits } from './csv-reader.ts';
import { CSV_LIMITS, CsvRefusal, readCsv } from './csv-reader.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, isBig = false): Uint8Array {
	const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
	return new Uint8Array(isBig ? bytes.swap16() : bytes);
}

async function* inChunks(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	let from = 0;
	for (const cut of [...cuts, bytes.length]) {
		yield bytes.subarray(from, cut);
		from = cut;
	}
}

interface Row {
	readonly cells: string[];
	readonly line: number;
}

interface Reading {
	readonly rows: Row[];
	readonly formats: CsvFormat[];
	readonly refusal: readonly [code: string, line: number | null] | null;
}

interface Options {
	readonly cuts?: readonly number[];
	readonly limits?: CsvLimits;
	readonly choice?: CsvChoice;
}

async function read(
	source: string | Uint8Array,
	{ cuts = [], limits = CSV_LIMITS, choice = {} }: Options = {}
): Promise<Reading> {
	const rows: Row[] = [];
	const formats: CsvFormat[] = [];
	try {
		const bytes = typeof source === 'string' ? utf8(source) : source;
		const onFormat = (found: CsvFormat) => formats.push(found);
		for await (const batch of readCsv(inChunks(bytes, cuts), { choice, onFormat, limits })) {
			for (const { cells, line } of batch) rows.push({ cells, line });
		}
		return { rows, formats, refusal: null };
	} catch (error) {
		if (!(error instanceof CsvRefusal)) throw error;
		return { rows: [], formats, refusal: [error.code, error.line] };
	}
}

const rowsOf = async (source: string | Uint8Array) => {
	const { rows, refusal } = await read(source);
	expect(refusal).toBeNull();
	return rows.map(({ line, cells }) => [line, ...cells]);
};

describe('rows', () => {
	it.each<[string, string, (string | number)[][]]>([
		[
			'with a line break at the end',
			'a,b\nc,d\n',
			[
				[1, 'a', 'b'],
				[2, 'c', 'd']
			]
		],
		[
			'without one',
			'a,b\nc,d',
			[
				[1, 'a', 'b'],
				[2, 'c', 'd']
			]
		],
		[
			'of CRLF',
			'a,b\r\nc,d\r\n',
			[
				[1, 'a', 'b'],
				[2, 'c', 'd']
			]
		],
		[
			'of CR alone',
			'a,b\rc,d\r',
			[
				[1, 'a', 'b'],
				[2, 'c', 'd']
			]
		],
		[
			'of mixed line ends',
			'a,b\r\nc,d\re,f\ng,h',
			[
				[1, 'a', 'b'],
				[2, 'c', 'd'],
				[3, 'e', 'f'],
				[4, 'g', 'h']
			]
		],
		[
			'with quoted cells',
			'"a","b"\n"c","d"',
			[
				[1, 'a', 'b'],
				[2, 'c', 'd']
			]
		],
		[
			'with a delimiter in quotes',
			'a,b\n"c,d",e',
			[
				[1, 'a', 'b'],
				[2, 'c,d', 'e']
			]
		],
		[
			'with quotes in quotes',
			'a,b\n"c ""d""",""""',
			[
				[1, 'a', 'b'],
				[2, 'c "d"', '"']
			]
		],
		[
			'with empty cells',
			'a,b\n,\n"",""',
			[
				[1, 'a', 'b'],
				[2, '', ''],
				[3, '', '']
			]
		],
		[
			'with spaces, which belong to the cell',
			'a,b\n c , d ',
			[
				[1, 'a', 'b'],
				[2, ' c ', ' d ']
			]
		],
		[
			'with a quote inside an unquoted cell',
			'a,b\n5" pipe,x',
			[
				[1, 'a', 'b'],
				[2, '5" pipe', 'x']
			]
		],
		[
			'with blank lines, which keep their number',
			'a,b\n\n\nc,d\n',
			[
				[1, 'a', 'b'],
				[2, ''],
				[3, ''],
				[4, 'c', 'd']
			]
		],
		[
			'of different lengths',
			'a,b\nc\nd,e,f',
			[
				[1, 'a', 'b'],
				[2, 'c'],
				[3, 'd', 'e', 'f']
			]
		],
		[
			'of one column',
			'a\nb\n',
			[
				[1, 'a'],
				[2, 'b']
			]
		],
		[
			'of other scripts',
			'日期,供应国\n2023年,中国\n',
			[
				[1, '日期', '供应国'],
				[2, '2023年', '中国']
			]
		],
		[
			'of characters outside the first plane',
			'a,b\n😀,𠀀',
			[
				[1, 'a', 'b'],
				[2, '😀', '𠀀']
			]
		],
		[
			'with a byte-order mark, which is no character of the header',
			'\ufeffa,b\nc,d',
			[
				[1, 'a', 'b'],
				[2, 'c', 'd']
			]
		],
		[
			'with U+2028 and U+0085, which end no line',
			'a,b\nc\u2028d,e\u0085f',
			[
				[1, 'a', 'b'],
				[2, 'c\u2028d', 'e\u0085f']
			]
		]
	])('%s', async (_what, text, expected) => {
		expect(await rowsOf(text)).toEqual(expected);
	});

	it('keep the physical line on which they begin after line breaks in quotes', async () => {
		const text = 'a,b\n"1\n2\n3",x\nc,"4\n"\nd,e\n';
		expect(await rowsOf(text)).toEqual([
			[1, 'a', 'b'],
			[2, '1\n2\n3', 'x'],
			[5, 'c', '4\n'],
			[7, 'd', 'e']
		]);
	});

	it('read every kind of line break in quotes as one', async () => {
		const text = 'a,b\r\n"1\r\n2\r3\n4",x\r\nc,d';
		expect(await rowsOf(text)).toEqual([
			[1, 'a', 'b'],
			[2, '1\n2\n3\n4', 'x'],
			[6, 'c', 'd']
		]);
	});

	it('of a header alone are that header', async () => {
		expect(await rowsOf('date,quantity\n')).toEqual([[1, 'date', 'quantity']]);
	});
});

describe('encodings', () => {
	const text = 'a,b\n中国,Россия 😀\n';
	const expected = [
		[1, 'a', 'b'],
		[2, '中国', 'Россия 😀']
	];

	it.each<[CsvFormat['encoding'], CsvFormat['encodingBy'], Uint8Array]>([
		['utf-8', 'utf-8', utf8(text)],
		['utf-8', 'mark', utf8(`\ufeff${text}`)],
		['utf-16le', 'mark', utf16(text)],
		['utf-16be', 'mark', utf16(text, true)],
		['utf-16le', 'statistics', utf16(text).subarray(2)],
		['utf-16be', 'statistics', utf16(text, true).subarray(2)],
		['gb18030', 'mark', new Uint8Array(iconv.encode(`\ufeff${text}`, 'gb18030'))]
	])('%s is told by %s', async (encoding, encodingBy, bytes) => {
		const { formats } = await read(bytes);
		expect(formats).toMatchObject([{ encoding, encodingBy, delimiter: ',', delimiterBy: 'guess' }]);
		expect(await rowsOf(bytes)).toEqual(expected);
	});

	it.each<[string, Uint8Array]>([
		['gb18030', new Uint8Array([0xd6, 0xd0, 0xb9, 0xfa])],
		['big5', new Uint8Array([0xbb, 0x4f, 0xc6, 0x57])],
		['euc-kr', new Uint8Array([0xb7, 0xaf, 0xbd, 0xc3, 0xbe, 0xc6])],
		['windows-1252', new Uint8Array([0x43, 0xf4, 0x74, 0x65, 0x20, 0x64, 0x92, 0x49])],
		['windows-1251', new Uint8Array([0xd0, 0xee, 0xf1, 0xf1, 0xe8, 0xff])]
	])('%s is read, and said to be a guess', async (encoding, cell) => {
		const word = { gb18030: '中国', big5: '臺灣', 'euc-kr': '러시아', 'windows-1252': 'Côte d’I' }[encoding];
		const { rows, formats } = await read(new Uint8Array([...utf8('a,b\n'), ...cell, ...utf8(',x\n')]));
		expect(formats).toMatchObject([{ encoding, encodingBy: 'statistics' }]);
		expect(formats[0]?.ranked).toHaveLength(10);
		expect(rows.map(({ cells }) => cells)).toEqual([
			['a', 'b'],
			[word ?? 'Россия', 'x']
		]);
	});

	it.each<[CsvFormat['encoding'], string, string]>([
		['gb18030', 'gb18030', 'A,朝鲜，€ 镕𠀀'],
		['big5', 'big5', 'A,臺灣，§彙'],
		['euc-kr', 'cp949', 'A,러시아 똠방 金'],
		['shift_jis', 'shift_jis', 'A,ロシア①ｱ髙能'],
		['windows-1251', 'windows-1251', 'A,Россия №5 «їЄ» €'],
		['koi8-r', 'koi8-r', 'A,Россия ёЁ ═'],
		['windows-1252', 'windows-1252', 'A,ÿ€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ þ'],
		['windows-1252', 'windows-1252', 'ÿþA,é']
	])('%s as another program writes it is read to the letter', async (encoding, name, text) => {
		const bytes = new Uint8Array(iconv.encode(text, name));
		const { rows } = await read(bytes, { choice: { encoding } });
		expect(rows[0]?.cells).toEqual(text.split(','));
	});

	it('the syllables that Windows adds to EUC-KR are read', async () => {
		// Code page 949: 8141 is the first added syllable, 8C63 "똠", A041 the 5,519th, C652 the last.
		const bytes = new Uint8Array([0x81, 0x41, 0x8c, 0x63, 0xc6, 0x52, 0xb0, 0xa1, 0x2c, 0x78]);
		expect((await read(bytes, { choice: { encoding: 'euc-kr' } })).rows[0]?.cells).toEqual(['갂똠힣가', 'x']);
		for (const one of ['갋', '꼍', '뢔', '쌰', '쨔', '퓰', '힝']) {
			const written = new Uint8Array(iconv.encode(`a,${one}`, 'cp949'));
			expect((await read(written, { choice: { encoding: 'euc-kr' } })).rows[0]?.cells).toEqual(['a', one]);
		}
	});

	it('the choice of the analyst goes before any guess and any mark', async () => {
		const bytes = new Uint8Array([...utf8('a;b\n'), 0xd6, 0xd0, 0xb9, 0xfa, ...utf8(';x,y\n')]);
		const { rows, formats } = await read(bytes, { choice: { encoding: 'koi8-r', delimiter: ',' } });
		expect(formats).toMatchObject([
			{ encoding: 'koi8-r', encodingBy: 'choice', delimiter: ',', delimiterBy: 'choice' }
		]);
		expect(formats[0]?.ranked[0]).toBe('gb18030');
		expect(rows[1]?.cells).toEqual(['жп╧З;x', 'y']);
		expect((await read(utf16('a,b\n'), { choice: { encoding: 'windows-1252' } })).rows[0]?.cells[0]).toBe(
			'ÿþa\0'
		);
		expect((await read(utf16('a,b\n'), { choice: { encoding: 'utf-16le' } })).rows[0]?.cells).toEqual([
			'a',
			'b'
		]);
	});

	it.each<[string, CsvFormat['encoding'] | null, (string | number)[], number]>([
		['damaged UTF-8', null, ['a,b\n中国,x\n"y\n', 0xff, '",z\n'], 4],
		['a character cut short', null, ['a,b\nc,', 0xe4, 0xb8], 2],
		['UTF-8 before, another encoding after', null, ['a\né\nbé\n', 0xe9, '\n'], 4],
		['Chinese chosen as UTF-8', 'utf-8', ['a,b\r\nc,d\r\n', 0xd6, 0xd0], 3],
		['an overlong form', 'utf-8', ['a\r', 0xc0, 0xaf], 2],
		['half of a pair', 'utf-8', ['a\n\n', 0xed, 0xa0, 0x80], 3],
		['UTF-8 chosen as GB18030', 'gb18030', ['a,b\n中,c\n'], 2],
		['half a character of GB18030', 'gb18030', ['a,b\n', 0xd6], 2],
		['a byte that Big5 has no character for', 'big5', ['a,b\n', 0xc8, 0x40], 2],
		['a byte that EUC-KR has no character for', 'euc-kr', ['a,b\n', 0xc9, 0xa1], 2],
		['a byte that Shift_JIS has no character for', 'shift_jis', ['a\n\n', 0x80, ',x'], 3],
		['a byte that windows-1251 has no character for', 'windows-1251', ['a,b\n', 0x98], 2],
		['a byte that windows-1252 has no character for', 'windows-1252', ['a,b\n\n', 0x81, '\n'], 3],
		['a byte too many of UTF-16', 'utf-16le', [0x61, 0, 0x0a, 0, 0x62], 2]
	])('%s is refused by its line, never read as something else', async (_name, encoding, parts, line) => {
		const bytes = new Uint8Array(parts.flatMap((one) => (typeof one === 'number' ? [one] : [...utf8(one)])));
		const cuts = Array.from({ length: bytes.length }, (_, i) => i);
		expect((await read(bytes, { choice: { encoding } })).refusal).toEqual(['file_encoding', line]);
		expect((await read(bytes, { cuts, choice: { encoding } })).refusal).toEqual(['file_encoding', line]);
	});

	it('half of a pair in UTF-16 is refused', async () => {
		expect((await read(new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]))).refusal?.[0]).toBe(
			'file_encoding'
		);
	});

	describe('settled after a long start of ASCII', () => {
		const start = 'a,b\n' + '2023-05-01,SHIP\n'.repeat(9_000);

		it('is switched to, exactly', async () => {
			const bytes = new Uint8Array(iconv.encode(`${start}朝鲜,柴油\n中国,x\n`, 'gb18030'));
			const { rows, formats } = await read(bytes);
			expect(formats).toMatchObject([
				{ encoding: 'utf-8', encodingBy: 'utf-8' },
				{ encoding: 'gb18030', encodingBy: 'statistics' }
			]);
			expect(rows).toHaveLength(9_003);
			expect(rows.slice(-2)).toEqual([
				{ line: 9_002, cells: ['朝鲜', '柴油'] },
				{ line: 9_003, cells: ['中国', 'x'] }
			]);
		});
		it('is UTF-8 without a second word', async () => {
			const { rows, formats } = await read(`${start}朝鲜,柴油\n`);
			expect(formats).toHaveLength(1);
			expect(rows.at(-1)?.cells).toEqual(['朝鲜', '柴油']);
		});
		it('is refused where UTF-8 stood before', async () => {
			const bytes = new Uint8Array([...utf8(`${start}朝鲜,柴油\n${start}`), 0xd6, 0xd0, 0x0a]);
			expect((await read(bytes)).refusal).toEqual(['file_encoding', 18_004]);
		});
		it('is the same however the bytes are cut', async () => {
			const bytes = new Uint8Array(iconv.encode(`${start}Владивосток,тонн\n${start}`, 'windows-1251'));
			const whole = await read(bytes);
			for (const size of [1_000, 65_536, 100_001]) {
				const cuts = Array.from({ length: Math.floor(bytes.length / size) }, (_, i) => (i + 1) * size);
				expect(await read(bytes, { cuts })).toEqual(whole);
			}
			expect(whole.formats.at(-1)?.encoding).toBe('windows-1251');
		});
	});

	it('cells are in the composed form, whole names of files and of people', async () => {
		expect(await rowsOf('a,b\nCafe\u0301,\u1112\u1161\u11ab\n')).toEqual([
			[1, 'a', 'b'],
			[2, 'Café', '한']
		]);
	});

	it('a character that composes to a delimiter separates nothing', async () => {
		// U+037E is the Greek question mark, in NFC a semicolon.
		expect(await rowsOf('a;b\n1\u037e2;3\n')).toEqual([
			[1, 'a', 'b'],
			[2, '1;2', '3']
		]);
	});
});

describe('what is no text', () => {
	it.each([
		['a workbook', [0x50, 0x4b, 0x03, 0x04, 0x14]],
		['an old workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1]],
		['a PDF', [...utf8('%PDF-1.7\n')]],
		['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d]],
		['an archive', [0x1f, 0x8b, 0x08]],
		['an empty archive', [0x50, 0x4b, 0x05, 0x06, 0x00]],
		['a photograph', [0xff, 0xd8, 0xff, 0xe0]],
		['UTF-32', [0xff, 0xfe, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00]],
		['UTF-32 of the other order', [0x00, 0x00, 0xfe, 0xff, 0x00, 0x00, 0x00, 0x61]],
		['UTF-32 without a mark', [...'a,b\nc,d\n'].flatMap((char) => [...utf8(char), 0, 0, 0])],
		['a program', [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0x3e, 0]],
		['a picture that goes on as CSV', [0x89, 0x50, 0x4e, 0x47, ...utf8('\ndate,quantity\n')]]
	])('%s is refused', async (_name, bytes) => {
		expect((await read(new Uint8Array(bytes))).refusal).toEqual(['file_binary', null]);
	});

	it('a NUL is told by the rows of its chunk, for the reader of cells to refuse', async () => {
		const told: boolean[] = [];
		for await (const rows of readCsv(inChunks(utf8('a,b\nc,\0d\n'), [])))
			told.push(...rows.map((row) => row.mayHoldNul));
		expect(told).toEqual([true, true]);
	});

	it('no bytes at all is an empty file', async () => {
		expect((await read('')).refusal).toEqual(['file_empty', null]);
	});

	it('a byte-order mark alone has no rows', async () => {
		expect(await read('\ufeff')).toMatchObject({ rows: [], refusal: null });
	});
});

describe('the delimiter', () => {
	it('separates the cells that are read', async () => {
		expect(await rowsOf('a;b\n1,5;2,5\n')).toEqual([
			[1, 'a', 'b'],
			[2, '1,5', '2,5']
		]);
	});

	it('named by the first line is obeyed, and that line is line 1 and no row', async () => {
		const text = 'sep=|\r\na,b|c\r\n"1\r\n2"|3,4\r\n5|6\r\n';
		expect(await rowsOf(text)).toEqual([
			[2, 'a,b', 'c'],
			[3, '1\n2', '3,4'],
			[5, '5', '6']
		]);
		expect((await read(text)).formats).toMatchObject([{ delimiter: '|', delimiterBy: 'sep' }]);
		expect(await rowsOf(utf16(text))).toEqual(await rowsOf(text));
	});

	it('chosen goes before the first line, which still is no row', async () => {
		const { rows, formats } = await read('sep=;\na;b,c\n', { choice: { delimiter: ',' } });
		expect(rows).toEqual([{ line: 2, cells: ['a;b', 'c'] }]);
		expect(formats).toMatchObject([{ delimiter: ',', delimiterBy: 'choice' }]);
	});

	it('may be any one character but a quote or a line end', async () => {
		expect((await read('a^b', { choice: { delimiter: '^' } })).rows[0]?.cells).toEqual(['a', 'b']);
		for (const delimiter of ['"', '\n', '', ',,', '\ufeff']) {
			await expect(read('a,b', { choice: { delimiter } })).rejects.toThrow(RangeError);
		}
	});
});

describe('a quote that is never closed', () => {
	it('refuses the file and names the line on which its row begins', async () => {
		expect((await read('a,b\nc,d\n"e,f\ng,h\n')).refusal).toEqual(['quote_unclosed', 3]);
		expect((await read('a,b\n"1\n2",x\nc,"d')).refusal).toEqual(['quote_unclosed', 4]);
		expect((await read('"')).refusal).toEqual(['quote_unclosed', 1]);
	});

	it('is noticed long before the end of a large file', async () => {
		const start = `a,b\nc,"d\n${'e,f\n'.repeat(20_000)}`;
		let chunks = 0;
		async function* endless(): AsyncGenerator<Uint8Array> {
			await Promise.resolve();
			yield utf8(start);
			for (; chunks < 1000; chunks += 1) yield utf8('e,f\n'.repeat(16_384));
		}
		const refusal = await readToEnd(endless());
		expect(refusal).toMatchObject({ code: 'quote_unclosed', line: 2 });
		// 1,000,000 characters of 65,536 a chunk.
		expect(chunks).toBeLessThan(20);
	});

	it('is not one that closes before the end', async () => {
		expect((await read('a,b\n"c\n","d"')).refusal).toBeNull();
	});
});

async function readToEnd(chunks: AsyncIterable<Uint8Array>): Promise<unknown> {
	try {
		for await (const rows of readCsv(chunks)) void rows;
		return null;
	} catch (error) {
		return error;
	}
}

describe('limits', () => {
	const limits = { ...CSV_LIMITS, fieldChars: 5, columns: 3, rows: 4 };
	const refused = async (text: string) => (await read(text, { limits })).refusal;

	it('are those that are printed', () => {
		expect(CSV_LIMITS).toEqual({ lineChars: 1_000_000, fieldChars: 32_000, columns: 200, rows: 5_000_000 });
	});

	it.each([
		['a cell of one less', 'a,b\n1234,x', null],
		['a cell at the limit', 'a,b\n12345,x', null],
		['a cell of one more', 'a,b\n123456,x', ['limit_reached', 2]],
		['a quoted cell at the limit', 'a,b\n"12345",x', null],
		['a quoted cell of one more', 'a,b\nx,"12\n456"', ['limit_reached', 2]],
		['one column less', 'a,b\nc,d', null],
		['columns at the limit', 'a,b,c\nd,e,f', null],
		['one column more', 'a,b,c\nd,e,f,g', ['limit_reached', 2]],
		['one row less', 'a\nb\nc', null],
		['rows at the limit', 'a\nb\nc\nd\n', null]
	])('%s: %j', async (_what, text, expected) => {
		expect(await refused(text)).toEqual(expected);
	});

	it('one row more is refused at its line', async () => {
		expect(await refused('a\nb\nc\nd\ne\n')).toEqual(['limit_reached', 5]);
		expect(await refused('a\nb\nc\n"d\n"\ne\nf')).toEqual(['limit_reached', 6]);
	});

	it.each([
		['one character less', 'a,b\n1234,678', null],
		['characters at the limit', 'a,b\n1234,6789', null],
		['one character more', 'a,b\n12345,6789', ['limit_reached', 2]],
		['at the limit with a line end', 'a,b\n1234,6789\r\nc,d\n', null],
		['one more with a line end', 'a,b\n12345,6789\r\nc,d\n', ['limit_reached', 2]],
		['at the limit with its quotes', 'a,b\n"12","56"\n', null],
		['one more with its quotes', 'a,b\n"123","56"\n', ['limit_reached', 2]],
		['one more with a quote inside a cell', 'a,b\n12"45,6789\n', ['limit_reached', 2]],
		['at the limit with a break in quotes', 'a,b\n"1\r\n3",567\nc,d', null],
		['one more with a break in quotes', 'a,b\nx,"1\r\n34567"', ['quote_unclosed', 2]]
	])('a line of %s', async (_what, text, expected) => {
		for (const cuts of [[], Array.from({ length: text.length }, (_, i) => i)]) {
			const bytes = utf8(text);
			const found = await read(bytes, { cuts, limits: { ...CSV_LIMITS, lineChars: 9 } });
			expect(found.refusal).toEqual(expected);
		}
	});

	it.each([
		[6, null],
		[7, null],
		[8, ['limit_reached', null]]
	])('a file of %d bytes where 7 are allowed', async (size, expected) => {
		for (const cuts of [[], [1, 2, 5]]) {
			const found = await read('a,b\nc,d\n'.slice(0, size), {
				cuts,
				limits: { ...CSV_LIMITS, fileBytes: 7 }
			});
			expect(found.refusal).toEqual(expected);
		}
	});

	it('a line without an end is refused before it is held in memory', async () => {
		let chunks = 0;
		async function* endless(): AsyncGenerator<Uint8Array> {
			await Promise.resolve();
			yield utf8('a,b\n');
			for (; chunks < 1000; chunks += 1) yield utf8('x'.repeat(65_536));
		}
		expect(await readToEnd(endless())).toMatchObject({ code: 'limit_reached', line: 2 });
		expect(chunks).toBeLessThan(20);
	});
});

describe('what a table of any cells is written as', () => {
	const cell = fc.oneof(
		fc.string(),
		fc.string({
			unit: fc.constantFrom('"', ',', ';', '\t', '|', '\n', '\r', ' ', 'a', 'é', '漢', '😀', '=', '\u202e')
		})
	);
	const table = fc
		.integer({ min: 2, max: 5 })
		.chain((width) =>
			fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 })
		);
	const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
	const inQuotes = (text: string) => `"${text.replaceAll('"', '""')}"`;
	const asOneBreak = (text: string) => text.replace(/\r\n?/g, '\n');

	it('is read back cell for cell and line for line', async () => {
		await fc.assert(
			fc.asyncProperty(table, lineEnd, fc.boolean(), async (rows, end, isEnded) => {
				const text = rows.map((cells) => cells.map(inQuotes).join(',')).join(end) + (isEnded ? end : '');
				const { rows: found, refusal } = await read(text);
				expect(refusal).toBeNull();
				let line = 1;
				const expected = rows.map((cells) => {
					const row = { cells: cells.map(asOneBreak), line };
					line += 1 + row.cells.join('').split('\n').length - 1;
					return row;
				});
				expect(found).toEqual(expected);
			})
		);
	});
});

describe('bytes in any pieces', () => {
	// More than what is held back for the guess of the delimiter, so that rows are cut in the middle.
	const LEAD = 'a,b\n' + `${'x'.repeat(31_000)},y\n`.repeat(3);
	const piece = fc.constantFrom(
		'a',
		'é',
		'漢字',
		'😀',
		',',
		'\n',
		'\r\n',
		'\r',
		'"c","d"\n',
		'"e\nf",g\r\n',
		'"h ""i""",j\n',
		'"k\r\nl",\r',
		'\n\n',
		'm,n\n'
	);
	const tail = fc.array(piece, { maxLength: 30 }).map((all) => all.join(''));

	it('give the same rows and lines: characters, CRLF pairs and quotes may be cut', async () => {
		await fc.assert(
			fc.asyncProperty(
				tail,
				fc.array(fc.nat(200), { maxLength: 40 }),
				fc.boolean(),
				async (text, at, isBig) => {
					for (const bytes of [utf8(LEAD + text), utf16(LEAD + text, isBig)]) {
						const from = bytes.length - (bytes[0] === 0x61 ? utf8(text).length : 2 * text.length);
						const cuts = [...new Set(at.map((one) => Math.min(from + one, bytes.length)))].sort(
							(a, b) => a - b
						);
						const [whole, pieces] = [await read(bytes), await read(bytes, { cuts: [from, ...cuts] })];
						expect(pieces).toEqual(whole);
					}
				}
			),
			{ numRuns: 100 }
		);
	});

	it.each(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'euc-kr', 'windows-1251', 'windows-1252'] as const)(
		'give the same in %s: rows, lines, format or refusal, cut after every byte',
		async (encoding) => {
			const word = { 'euc-kr': '러시아,똠', 'windows-1251': 'тонн', 'windows-1252': 'País' }[
				encoding as string
			];
			const part = fc.oneof(
				piece,
				fc.constantFrom(word ?? '朝鲜', `"${word ?? '中'}\r\n"",x",`, 'sep=;\n', ';', '"')
			);
			await fc.assert(
				fc.asyncProperty(
					fc.array(part, { minLength: 1, maxLength: 14 }),
					fc.boolean(),
					fc.option(fc.nat(60), { nil: null }),
					fc.constantFrom(CSV_LIMITS, { ...CSV_LIMITS, lineChars: 12, fieldChars: 6, columns: 4, rows: 5 }),
					async (parts, isChosen, broken, limits) => {
						const name = encoding === 'euc-kr' ? 'cp949' : encoding;
						const bytes = new Uint8Array(iconv.encode(parts.join(''), name, { addBOM: !isChosen }));
						if (broken !== null && broken < bytes.length) bytes[broken] = 0xff;
						const choice = isChosen ? { encoding } : {};
						const cuts = Array.from({ length: bytes.length }, (_, i) => i);
						const whole = await read(bytes, { limits, choice });
						expect(await read(bytes, { cuts, limits, choice })).toEqual(whole);
					}
				),
				{ numRuns: 150 }
			);
		}
	);

	it('give the same rows byte by byte', async () => {
		const text = 'x,"y\r\nz"\r\n"漢","😀"\r\r\n"a""b",c\n';
		const bytes = utf8(LEAD + text);
		const from = bytes.length - utf8(text).length;
		const cuts = Array.from({ length: bytes.length - from }, (_, i) => from + i);
		const { rows, refusal } = await read(bytes, { cuts });
		expect(refusal).toBeNull();
		expect(rows.slice(4).map(({ line, cells }) => [line, ...cells])).toEqual([
			[5, 'x', 'y\nz'],
			[7, '漢', '😀'],
			[8, ''],
			[9, 'a"b', 'c']
		]);
	});

	it('may be empty in between', async () => {
		const bytes = utf8('a,b\nc,d\n');
		expect((await read(bytes, { cuts: [0, 0, 3, 3, 8, 8] })).rows).toEqual([
			{ cells: ['a', 'b'], line: 1 },
			{ cells: ['c', 'd'], line: 2 }
		]);
	});

	it('of any kind are rows or a refusal, never another error', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.uint8Array({ maxLength: 200 }),
				fc.array(fc.nat(200), { maxLength: 5 }),
				async (bytes, at) => {
					const cuts = [...new Set(at.map((one) => Math.min(one, bytes.length)))].sort((a, b) => a - b);
					const { rows } = await read(bytes, { cuts });
					let last = 0;
					for (const { line } of rows) {
						expect(line).toBeGreaterThan(last);
						last = line;
					}
				}
			)
		);
	});
});
