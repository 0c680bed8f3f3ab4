// Bytes to rows: RFC 4180, encodings, delimiters, limits, and physical line numbers, however the bytes are cut.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CsvFormat, CsvLimits } from './csv-reader.ts';
import { CSV_LIMITS, CsvRefusal, guessDelimiter, readCsv } from './csv-reader.ts';

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
	readonly format: CsvFormat | null;
	readonly refusal: readonly [code: string, line: number | null] | null;
}

async function read(
	source: string | Uint8Array,
	{ cuts = [], limits = CSV_LIMITS }: { cuts?: readonly number[]; limits?: CsvLimits } = {}
): Promise<Reading> {
	const rows: Row[] = [];
	let format: CsvFormat | null = null;
	try {
		const bytes = typeof source === 'string' ? utf8(source) : source;
		for await (const batch of readCsv(inChunks(bytes, cuts), (found) => (format = found), limits)) {
			for (const { cells, line } of batch) rows.push({ cells, line });
		}
		return { rows, format, refusal: null };
	} catch (error) {
		if (!(error instanceof CsvRefusal)) throw error;
		return { rows, format, refusal: [error.code, error.line] };
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

	it.each<[CsvFormat['encoding'], Uint8Array]>([
		['utf-8', utf8(text)],
		['utf-8', utf8(`\ufeff${text}`)],
		['utf-16le', utf16(text)],
		['utf-16be', utf16(text, true)]
	])('%s is told by its first bytes', async (encoding, bytes) => {
		expect((await read(bytes)).format).toEqual({ encoding, delimiter: ',' });
		expect(await rowsOf(bytes)).toEqual(expected);
	});

	it.each([
		['GBK', [0xd6, 0xd0, 0xb9, 0xfa]],
		['windows-1252', [0x63, 0x61, 0x66, 0xe9]],
		['windows-1251', [0xd0, 0xee, 0xf1, 0xf1, 0xe8, 0xff]],
		['a character cut short', [0xe4, 0xb8]],
		['an overlong form', [0xc0, 0xaf]],
		['half of a pair', [0xed, 0xa0, 0x80]]
	])('%s is refused, never read as something else', async (_name, bytes) => {
		const file = new Uint8Array([...utf8('a,b\n'), ...bytes]);
		expect((await read(file)).refusal).toEqual(['file_encoding', null]);
	});

	it('half of a pair in UTF-16 is refused', async () => {
		expect((await read(new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]))).refusal?.[0]).toBe(
			'file_encoding'
		);
	});
});

describe('what is no text', () => {
	it.each([
		['a workbook', [0x50, 0x4b, 0x03, 0x04, 0x14]],
		['an old workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1]],
		['a PDF', [...utf8('%PDF-1.7\n')]],
		['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d]],
		['an archive', [0x1f, 0x8b, 0x08]],
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
	it.each<[string, string]>([
		[',', 'a,b,c\n1,2,3\n'],
		[';', 'a;b;c\n1;2;3\n'],
		['\t', 'a\tb\tc\n1\t2\t3\n'],
		['|', 'a|b|c\n1|2|3\n'],
		// Decimal commas, thousands and lists inside cells do not count against the one that is even.
		[';', 'a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n'],
		[',', 'a,b,c\n"1;2",x,"3;4"\n"5;6;7",y,z\n'],
		['\t', 'date\tname, flag\tquantity\n2023\tA, RU\t1\n2024\tB\t2\n'],
		[',', 'a,b\n"x;y;z;w","1;2;3;4"\n'],
		[',', 'only one column\nvalue\n'],
		[',', '']
	])('%j is guessed', async (delimiter, text) => {
		expect(guessDelimiter(text)).toBe(delimiter);
		if (text !== '') expect((await read(text)).format?.delimiter).toBe(delimiter);
	});

	it('is that of rows with quoted line breaks, too', () => {
		expect(guessDelimiter('a;b;c\n"1\n2,3\n4,5";x;y\n1;2;3\n')).toBe(';');
	});

	it('separates the cells that are read', async () => {
		expect(await rowsOf('a;b\n1,5;2,5\n')).toEqual([
			[1, 'a', 'b'],
			[2, '1,5', '2,5']
		]);
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

	it('one row more is refused', async () => {
		expect((await refused('a\nb\nc\nd\ne\n'))?.[0]).toBe('limit_reached');
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
