// Ten thousand broken files: each is refused with a reason or read whole. Nothing else is thrown, nothing hangs, and no
// character of an accepted file is missing from its cells.
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { CsvChoice, CsvFormat } from './csv-reader.ts';
import { CsvRefusal, readCsv } from './csv-reader.ts';
import { sepLine } from './delimiter.ts';

const TABLE = {
	english:
		'date,supplier,vessel_name,quantity,unit,notes\r\n2023-05-01,RU,"SHIP, ONE",100.5,t,"a ""b"""\r\n2023-05-02,CN,B,,bbl,"c\r\nd"\r\n2023-06,RU,C,7,t,\r\n2023-07,RU,D,8,t,x\r\n2023-08,RU,E,9,t,y\r\n',
	chinese:
		'日期;供应国;商品名称;数量\n2023-05;俄罗斯;"燃料油;重";1,5\n2023-06;中国;柴油;2,5\n2023-07;朝鲜;汽油;3,5\n',
	korean: '날짜\t국가\t품목\t수량\n2023-05\t러시아\t정제유\t15\n2023-06\t중국\t"경유\n2"\t25\n',
	russian: 'Дата|Страна|Товар|Количество\n2023-05|Россия|мазут|15\n2023-06|Китай|"бензин ""АИ"""|25\n',
	western: 'sep=;\r\nFecha;País;Producto\r\n2023-05;España;"fuel; óleo"\r\n2023-06;Côte d’Ivoire;gazole\r\n'
};
const FILES: readonly Uint8Array[] = (
	[
		['english', 'utf-8'],
		['english', 'utf-16le'],
		['chinese', 'utf-8'],
		['chinese', 'utf-16be'],
		['chinese', 'gb18030'],
		['korean', 'cp949'],
		['russian', 'windows-1251'],
		['russian', 'koi8-r'],
		['western', 'windows-1252']
	] as const
).map(([language, encoding]) => new Uint8Array(iconv.encode(TABLE[language], encoding, { addBOM: true })));

/** Mulberry32: the same numbers on every run. */
function numbers(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) % below;
	};
}

const INSERTED = [
	'"',
	',',
	';',
	'\t',
	'|',
	'\n',
	'\r',
	'\0',
	'""',
	'\ufeff',
	'é',
	'朝鲜',
	' ',
	'sep=,\n'
].map((text) => new TextEncoder().encode(text));

function mutated(seed: number): Uint8Array {
	const next = numbers(seed);
	let bytes = Array.from(FILES[seed % FILES.length] ?? []);
	for (let changes = 1 + next(4); changes > 0; changes--) {
		const at = next(bytes.length + 1);
		const kind = next(5);
		if (kind === 0 && at < bytes.length) bytes[at] = next(256);
		else if (kind === 1 && at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << next(8));
		else if (kind === 2) bytes.splice(at, 1 + next(12));
		else if (kind === 3) bytes.splice(at, 0, ...(INSERTED[next(INSERTED.length)] ?? []));
		else if (next(4) === 0) bytes = bytes.slice(0, at);
	}
	return new Uint8Array(bytes);
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

interface Reading {
	readonly rows: readonly string[][];
	readonly format: CsvFormat | null;
	readonly isRefused: boolean;
}

async function read(bytes: Uint8Array, size: number, choice: CsvChoice = {}): Promise<Reading> {
	const rows: string[][] = [];
	let format: CsvFormat | null = null;
	try {
		for await (const batch of readCsv(inPieces(bytes, size), {
			choice,
			onFormat: (found) => (format = found)
		})) {
			for (const { cells } of batch) rows.push(cells);
		}
		return { rows, format, isRefused: false };
	} catch (error) {
		if (!(error instanceof CsvRefusal)) throw error;
		return { rows: [], format, isRefused: true };
	}
}

const written = (rows: readonly string[][]) =>
	new TextEncoder().encode(
		rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',') + '\n').join('')
	);

/** What no quoting may swallow: all but quotes, delimiters, line ends and the spaces around quotes. */
const content = (text: string, delimiter: string) =>
	text
		.normalize('NFC')
		.replaceAll(delimiter, '')
		.replace(/["\s\ufeff]/g, '')
		.normalize('NFC');

function textOf(bytes: Uint8Array, { encoding }: CsvFormat): string {
	const name = encoding === 'euc-kr' ? 'cp949' : encoding;
	const text =
		name === 'cp949' || name === 'windows-1252'
			? iconv.decode(bytes, name)
			: new TextDecoder(name).decode(bytes);
	const unified = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
	return unified.slice(sepLine(unified)?.length ?? 0);
}

describe('ten thousand mutations', () => {
	it.each(Array.from({ length: 10 }, (_, i) => i))(
		'part %d: refused with a reason, or read whole and to the same cells again',
		async (part) => {
			let accepted = 0;
			for (let seed = part * 1000; seed < (part + 1) * 1000; seed++) {
				const bytes = mutated(seed);
				const start = performance.now();
				const { rows, format, isRefused } = await read(bytes, 1 + (seed % 97));
				expect(performance.now() - start).toBeLessThan(2000);
				if (isRefused || format === null) continue;
				accepted += 1;
				const cells = rows.map((row) => row.join('')).join('');
				expect([seed, content(cells, format.delimiter)]).toEqual([
					seed,
					content(textOf(bytes, format), format.delimiter)
				]);
				if (rows.length === 0) continue;
				const again = await read(written(rows), 65_536, { encoding: 'utf-8', delimiter: ',' });
				expect([seed, again.isRefused, again.rows]).toEqual([seed, false, rows]);
			}
			// Most broken files are still readable; a reader that refused everything would pass all else.
			expect(accepted).toBeGreaterThan(400);
		}
	);
});
