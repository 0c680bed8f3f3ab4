// A file into the database: what is stored is what stood in the file, and its sums are those of its rows.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { createImport, importById, listIssues } from '../stores/imports.ts';
import { loadDraft } from './load-draft.ts';
import { storeFile } from './raw-files.ts';

const TODAY = '2026-11-23' as IsoDate;
let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
	database = await testDatabase();
	dataDir = await mkdtemp(join(tmpdir(), 'oilcap-draft-'));
});

afterAll(async () => {
	await database.close();
	await rm(dataDir, { recursive: true, force: true });
});

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	yield bytes;
}

async function load(text: string): Promise<number> {
	const file = await storeFile(dataDir, once(new TextEncoder().encode(text)), 100_000_000);
	const id = await createImport(database.db, {
		...file,
		fileName: 'test.csv',
		kind: null,
		origin: 'cli',
		answers: {}
	});
	await loadDraft(database, { importId: id, dataDir, today: TODAY });
	return id;
}

async function select<T extends object>(text: string, id: number): Promise<T[]> {
	return (await database.pool.query<T>(text, [id])).rows;
}

const issuesOf = (id: number) =>
	listIssues(database.db, id, { severity: null, code: null, limit: 1000, offset: 0 });

const HEADER = 'date,supplier,vessel_name,product,quantity,unit,dwt,source,source_ref,basis,notes';

/** After the Big List of Naughty Strings. */
const NAUGHTY = [
	'=1+1',
	'+SUM(A1)',
	'@cmd',
	'\\N',
	'\\.',
	'\\',
	'a\\tb',
	'a\tb',
	"'; drop table import; --",
	'"quoted"',
	'a,b;c|d',
	'line\nbreak',
	'null',
	'undefined',
	'__proto__',
	'<script>alert(1)</script>',
	'${1+1}',
	'%s%n',
	'\u202egnp.exe',
	'\u200bzero\u200dwidth',
	'Ω≈ç√∫˜µ≤',
	'田中さん',
	'찦차를 타고',
	'😀👩‍👩‍👧‍👧🏳️‍🌈',
	'\ufdfa',
	'\u0001\u0007\u001b[31m',
	'\u001e\u001f',
	'\uffff\ufffe',
	'ｆｕｌｌ－ｗｉｄｔｈ'
];

const inQuotes = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('the cells of a delivery', () => {
	it('are stored as they stood, whatever they say', async () => {
		const lines = NAUGHTY.map((text, at) => {
			const cell = inQuotes(text);
			return `2023-05-01,RU,${cell},diesel,1,t,,${cell},ref ${at},observed,${cell},${cell}`;
		});
		const id = await load(`${HEADER},__proto__\n${lines.join('\n')}\n`);
		expect(await importById(database.db, id)).toMatchObject({
			state: 'draft',
			report: { rows: { accepted: NAUGHTY.length } }
		});
		const rows = await select<Record<'vessel_name' | 'source' | 'notes' | 'extra', unknown>>(
			'select vessel_name, source, notes, extra::text from movement where import_id = $1 order by line',
			id
		);
		rows.forEach((row, at) => {
			const text = (NAUGHTY[at] ?? '').trim();
			expect([row.vessel_name, row.source, row.notes]).toEqual([text, text, text]);
			expect(Object.entries(JSON.parse(String(row.extra)) as object)).toEqual([['__proto__', text]]);
		});
		expect(({} as Record<string, unknown>).x).toBeUndefined();
	});

	it('with a NUL are refused with their line, and the others are stored', async () => {
		// A NUL in the first bytes would make the file no text; further down it is one bad cell.
		const good = Array.from(
			{ length: 3000 },
			(_, at) => `2023-05-01,RU,SHIP,diesel,1,t,,Ex,n${at},observed,`
		);
		const id = await load(
			`${HEADER}\n${good.join('\n')}\n2023-05-01,RU,SH\0IP,diesel,1,t,,Ex,nul,observed,\n`
		);
		expect((await importById(database.db, id))?.report?.rows).toMatchObject({ accepted: 3000, rejected: 1 });
		expect(await issuesOf(id)).toMatchObject([{ code: 'cell_nul', line: 3002 }]);
	});

	it('with a NUL among the first, which the report shows, are refused alike', async () => {
		const row = (ship: string, ref: string) => `2023-05-01,RU,${ship},diesel,1,t,,Ex,${ref},observed,\n`;
		const id = await load(`${HEADER}\n${row('SHIP', 'a')}${row('SH\0IP', 'b')}${row('SHIP', 'c')}`);
		const report = (await importById(database.db, id))?.report;
		expect(report?.rows).toMatchObject({ accepted: 2, rejected: 1 });
		expect(report?.detected.columns[2]).toMatchObject({ samples: ['SHIP', 'SH␀IP'] });
	});
});

describe('the sums kept with an import', () => {
	it('are those of its rows, in every factor set', async () => {
		const lines = ['RU', 'CN', 'Atlantis', ''].flatMap((supplier, i) =>
			['2017-10-01', '2022', '2023-05', '2016-01-01'].flatMap((date, j) =>
				['100,t,', ',,3003', ',,', '0.0005,bbl,', '99999999.999,t,'].map(
					(volume, k) => `${date},${supplier},SHIP,${k % 2 ? 'LPG' : 'bitumen'},${volume},Ex,s${i}${j}${k},,`
				)
			)
		);
		const id = await load(`${HEADER}\n${lines.join('\n')}\n`);
		expect((await importById(database.db, id))?.report?.rows).toMatchObject({ accepted: 80, rejected: 0 });
		const dimensions = 'kind, window_year, month, supplier, basis, product_class, volume, left_out, to_dprk';
		const sums = ['committee', 'basket', 'diesel', 'unsd'].map(
			(set) => `coalesce(sum(mbbl_${set}), 0)::text`
		);
		const rows = await select<object>(
			`select ${dimensions}, count(*)::text as records, ${sums.join(', ')}
			from movement where import_id = $1 group by ${dimensions} order by 1, 2, 3, 4, 5, 6, 7, 8, 9`,
			id
		);
		const kept = await select<object>(
			`select ${dimensions}, sum(records)::text as records, ${sums.join(', ')}
			from import_total where import_id = $1 group by ${dimensions} order by 1, 2, 3, 4, 5, 6, 7, 8, 9`,
			id
		);
		expect(kept).toEqual(rows);
		expect(rows.length).toBeGreaterThan(20);
	});
});

describe('a file of which no row can be stored', () => {
	it.each([
		['no row is good', `${HEADER}\n2023,RU,SHIP,diesel,many,t,,Ex,1,observed,\n`, 'quantity_format'],
		['there is no row', `${HEADER}\n`, 'file_empty'],
		['the header fits nothing', 'a,b\n1,2\n', 'kind_unknown'],
		['it is no text', 'PK\u0003\u0004', 'file_binary']
	])('has failed and says why: %s', async (_what, text, code) => {
		const id = await load(text);
		expect(await importById(database.db, id)).toMatchObject({
			state: 'failed',
			failure: 'No row of the file can be stored.'
		});
		expect((await issuesOf(id)).map((issue) => issue.code)).toContain(code);
		expect(await select('select 1 from movement where import_id = $1', id)).toEqual([]);
	});
});

describe('an import that is not being read', () => {
	it('is not read a second time', async () => {
		const id = await load(`${HEADER}\n2023,RU,SHIP,diesel,5,t,,Ex,once,observed,\n`);
		expect(await loadDraft(database, { importId: id, dataDir, today: TODAY })).toBeNull();
		expect(await loadDraft(database, { importId: 999_999, dataDir, today: TODAY })).toBeNull();
		expect(await select('select 1 from movement where import_id = $1', id)).toHaveLength(1);
	});
});

describe('figures and ships', () => {
	it('are stored as they stood', async () => {
		const period = await load(
			`period_start,supplier,product,barrels,basis,as_of,source,notes\n2023-01,CN,refined oil,8688.856,declared,2023-06-01,UN 1718 Committee,"=1+1, ""x"""\n2023-02,CN,refined oil,,declared,2023-06-01,UN 1718 Committee,\n`
		);
		expect(
			await select(
				'select starts, published_mbbl, status, notes from period_figure where import_id = $1 order by line',
				period
			)
		).toEqual([
			{ starts: '2023-01-01', published_mbbl: 8688856n, status: 'value', notes: '=1+1, "x"' },
			{ starts: '2023-02-01', published_mbbl: null, status: 'blank', notes: '' }
		]);
		const vessels = await load('imo,name,flag,type,mood\n8916293,\\N,DPRK,tanker,good\n');
		expect(
			await select('select imo, name, flag, extra from vessel_entry where import_id = $1', vessels)
		).toEqual([{ imo: '8916293', name: '\\N', flag: 'KP', extra: { mood: 'good' } }]);
	});
});
