// The delimiter of whole tables, whatever commas their numbers, headers and lists hold.
import { describe, expect, it } from 'vitest';
import { guessDelimiter, sepLine } from './delimiter.ts';

const rows = (count: number, row: (i: number) => string) =>
	Array.from({ length: count }, (_, i) => row(i)).join('\n');

describe('the delimiter', () => {
	it.each<[string, string, string]>([
		[',', 'commas', 'a,b,c\n1,2,3\n'],
		[';', 'semicolons', 'a;b;c\n1;2;3\n'],
		['\t', 'tabs', 'a\tb\tc\n1\t2\t3\n'],
		['|', 'pipes', 'a|b|c\n1|2|3\n'],
		[';', 'decimal commas', 'a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n'],
		[';', 'decimal commas in every row, many rows', `date;name;t\n${rows(150, (i) => `2023;SHIP;${i},5`)}\n`],
		[';', 'one decimal comma a row and two columns', `date;t\n${rows(9, (i) => `2023-0${i + 1};${i},5`)}\n`],
		['\t', 'decimal commas', `date\tt\n${rows(9, (i) => `2023-0${i + 1}\t${i},5`)}\n`],
		['|', 'decimal commas', `date|t|m\n${rows(9, (i) => `2023-0${i + 1}|${i},5|1,25`)}\n`],
		[
			';',
			'decimal commas under a header of commas',
			`Menge, t;Preis, EUR\n${rows(9, (i) => `${i},5;2,5`)}\n`
		],
		['\t', 'a header rich in commas', 'date\tname, flag, owner\tquantity, t\n2023\tA\t1\n2024\tB\t2\n'],
		[';', 'a header rich in commas', 'date;name, flag, owner;quantity, t\n2023;A;1\n2024;B;2\n'],
		['\t', 'prose with commas', 'date\tname\tnotes\n2023\tA\tseen, then lost\n2024\tB\tseen, then lost\n'],
		[';', 'thousands with commas', 'date;t\n2023;1,200\n2024;3,400\n2025;12,345\n'],
		[',', 'lists of semicolons in most rows', 'imo,designations,source\n1,A;B;C,x\n2,D;E;F,y\n3,G;H;I,z\n'],
		[',', 'lists in quotes', 'a,b,c\n"1;2",x,"3;4"\n"5;6;7",y,z\n'],
		[',', 'delimiters in quotes alone', 'a,b\n"x;y;z;w","1;2;3;4"\n'],
		[';', 'line breaks in quotes', 'a;b;c\n"1\n2,3\n4,5";x;y\n1;2;3\n'],
		[';', 'a doubled quote', 'a;b\n"x "",, y";1\n"z,,,";2\n'],
		[',', 'other delimiters in quotes alone', '"","||\n"'],
		[',', 'one row of another delimiter', 'a,b\nx;y\n'],
		[',', 'rows cut short', 'a,b,c,d\n1,2,3,4\n1,2\n1,2,3,4\n1\n'],
		[
			',',
			'ISO times and addresses',
			'start,end,url\n2023-01-01T00:00:00Z,2023-01-02T00:00:00Z,http://a/b?c=d;e\n'
		],
		[',', 'one column', 'only one column\nvalue\n'],
		[',', 'nothing', ''],
		[';', 'a header alone', 'date;name;quantity']
	])('%j is guessed: %s', (delimiter, _what, text) => {
		expect(guessDelimiter(text)).toBe(delimiter);
	});

	const junk = 'Report of imports, 2023, by partner\nExported 2026-11-01; all figures provisional\n\n';
	it.each([',', ';', '\t', '|'])('%j is guessed below lines of junk', (delimiter) => {
		const table = (n: number) =>
			[
				['date', 'name', 'unit', 'code'],
				...Array.from({ length: n }, (_, i) => ['2023', `SHIP ${i}`, 't', `k${i}`])
			]
				.map((cells) => cells.join(delimiter))
				.join('\n');
		expect(guessDelimiter(`${junk}${table(4)}\n`)).toBe(delimiter);
		expect(guessDelimiter(`${junk}${table(190)}\n`)).toBe(delimiter);
	});

	it('with decimal commas is guessed below a line of junk with one comma', () => {
		expect(guessDelimiter(`Report, 2023\ndate;t\n${rows(9, (i) => `2023-0${i + 1};${i},5`)}\n`)).toBe(';');
	});

	it('is not judged by a row that the sample cuts', () => {
		expect(guessDelimiter('a;b;c\n1;2;3\n4;5,6,7,8', false)).toBe(';');
	});
});

describe('a first line that names it', () => {
	it.each<[string, string | null, number]>([
		['sep=;\na;b\n', ';', 6],
		['SEP=,\na,b\n', ',', 6],
		['sep=\t\na\tb\n', '\t', 6],
		['"sep=|"\na|b\n', null, 0],
		['sep=^ \na^b\n', '^', 7],
		['sep=;', ';', 5],
		['sep=\na;b\n', null, 0],
		['sep=;;\na;b\n', null, 0],
		['sep=a\n', null, 0],
		['a;sep=;\n', null, 0],
		['\nsep=;\n', null, 0]
	])('%j', (text, delimiter, length) => {
		expect(sepLine(text)).toEqual(delimiter === null ? null : { delimiter, length });
	});
});
