// A row is the same record whatever decision named its columns: it counts once under all of them, in every order.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { Answers } from '#lib/domain/ingest/decisions.ts';
import { capYearJson } from '#lib/domain/report/cap-json.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import type { Context } from '../context.ts';
import { contextOf } from '../context.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { loadDraft } from '../intake/load-draft.ts';
import { commitImport, previewImport, receiveFile } from './import-file.ts';
import { readCapYear } from './read-cap-year.ts';
import { withdrawImport } from './withdraw-import.ts';

let database: TestDatabase;
let context: Context;
let imports: number[] = [];

beforeAll(async () => {
	database = await testDatabase();
	context = contextOf(database, { ...database.config, today: '2026-11-23' as IsoDate });
});

beforeEach(async () => {
	for (const id of imports) await withdrawImport(context, id, 'test');
	imports = [];
	expect(await observed()).toEqual({ deliveries: 0, total_bbl: null });
});

afterAll(() => database.close());

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	yield new TextEncoder().encode(text);
}

async function draft(text: string, answers: Answers = {}): Promise<number> {
	const { importId, state } = await receiveFile(context, bytesOf(text), {
		fileName: 'test.csv',
		kind: 'shipment',
		answers,
		origin: 'cli'
	});
	if (state !== 'reading') throw new Error(state);
	const report = await loadDraft(database, {
		importId,
		dataDir: context.config.dataDir,
		today: context.today()
	});
	expect(report?.rows.rejected).toBe(0);
	return importId;
}

async function commit(text: string, answers: Answers = {}): Promise<number> {
	const id = await draft(text, answers);
	expect((await commitImport(context, id)).state).toBe('committed');
	imports.push(id);
	return id;
}

async function observed() {
	const view = await readCapYear(context, 2023, LATEST_VIEW);
	if (!view) throw new Error('no view');
	const { deliveries, total_bbl } = capYearJson(view).observed;
	return { deliveries, total_bbl };
}

const HEADER = 'date,supplier,vessel_name,product,quantity,unit,basis,Hafen\n';
const row = (bbl: number, port = 'Nampo') =>
	`2023-05-01,RU,EXERCISE STAR,diesel,${bbl},bbl,observed,${port}\n`;
const PORT = { 'column:8': 'destination_port' };

// Each file has a row more than the one before: 100 bbl, then 100 + 200, then 100 + 200 + 400.
const one = HEADER + row(100);
const two = one + row(200);
const three = two + row(400);

describe('the same rows in a longer file', () => {
	it.each([
		['the answer comes later', {}, PORT, PORT],
		['the answer is given up', PORT, {}, {}],
		['it comes and goes', {}, PORT, {}],
		['it goes and comes', PORT, {}, PORT],
		['another answer comes', PORT, { 'column:8': 'notes' }, { 'column:8': 'ignore' }]
	] as const)('count once when %s', async (_name, first, second, third) => {
		await commit(one, first);
		await commit(two, second);
		expect(await observed()).toEqual({ deliveries: 2, total_bbl: '300.000' });
		await commit(three, third);
		expect(await observed()).toEqual({ deliveries: 3, total_bbl: '700.000' });
	});

	it('count once when its header gets the name of the field', async () => {
		const renamed = three.replace('Hafen', 'destination_port');
		await commit(one);
		await commit(two, PORT);
		await commit(renamed);
		expect(await observed()).toEqual({ deliveries: 3, total_bbl: '700.000' });
	});

	it('count once when the first import is withdrawn in between', async () => {
		const first = await commit(one);
		await commit(two, PORT);
		await withdrawImport(context, first, 'test');
		imports.shift();
		expect(await observed()).toEqual({ deliveries: 2, total_bbl: '300.000' });
		await commit(three);
		expect(await observed()).toEqual({ deliveries: 3, total_bbl: '700.000' });
	});

	it('are told as such before the commit', async () => {
		await commit(two);
		const id = await draft(three, PORT);
		const change = await previewImport(context, id);
		expect(change?.overlap).toMatchObject({ repeats: 0, replaces: 2 });
		expect(change?.effect.lines).toMatchObject([
			{ supplier: 'RU', before_bbl: '300.000', after_bbl: '700.000' }
		]);
		await commitImport(context, id);
		imports.push(id);
		expect(await observed()).toEqual({ deliveries: 3, total_bbl: '700.000' });
	});

	it('count once when a column turns out to hold their reference', async () => {
		const numbered = (text: string) =>
			text
				.replace('Hafen', 'source,Nr')
				.split('\n')
				.map((line, at) => (at > 0 && line !== '' ? line.replace('Nampo', `Exercise,${at}`) : line))
				.join('\n');
		const reference = { 'column:9': 'source_ref' };
		await commit(numbered(one));
		await commit(numbered(two), reference);
		expect(await observed()).toEqual({ deliveries: 2, total_bbl: '300.000' });
		// Corrected under the same reference: 150 bbl for 100 bbl.
		await commit(numbered(two.replace(',100,', ',150,')), reference);
		expect(await observed()).toEqual({ deliveries: 2, total_bbl: '350.000' });
	});
});

describe('rows that only look alike', () => {
	it('keep their count, equal ones of a file too', async () => {
		await commit(HEADER + row(100) + row(100));
		await commit(HEADER + row(100) + row(100) + row(100), PORT);
		expect(await observed()).toEqual({ deliveries: 3, total_bbl: '300.000' });
	});

	it('are not lost where two columns change places', async () => {
		// Under the swapped answers the second row has the cells that the first one had without.
		const header = 'date,supplier,vessel_name,flag,quantity,unit,basis\n';
		const [a, b] = ['2023-05-01,RU,PA,LR,100,bbl,observed\n', '2023-05-01,RU,LR,PA,100,bbl,observed\n'];
		await commit(header + a);
		await commit(header + a + b, { 'column:3': 'flag', 'column:4': 'vessel_name' });
		expect(await observed()).toEqual({ deliveries: 2, total_bbl: '200.000' });
	});
});
