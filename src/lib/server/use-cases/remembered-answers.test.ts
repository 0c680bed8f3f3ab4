// Decisions on one file hold for the next one with the same header, and only there.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { ColumnReading, FileReport } from '#lib/domain/ingest/file-report.ts';
import type { Context } from '../context.ts';
import { contextOf } from '../context.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { storeFile } from '../intake/raw-files.ts';
import type { NewImport } from '../stores/imports.ts';
import { importById } from '../stores/imports.ts';
import { shipment, storeDraft } from '../stores/test-draft.ts';
import { commitImport, previewImport, receiveFile } from './import-file.ts';
import { headerFingerprint } from './remembered-answers.ts';
import { withdrawImport } from './withdraw-import.ts';

let database: TestDatabase;
let context: Context;

beforeAll(async () => {
	database = await testDatabase();
	context = contextOf(database, { ...database.config, today: '2026-11-23' as IsoDate });
});

afterAll(() => database.close());

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	yield new TextEncoder().encode(text);
}

let rows = 0;
/** A draft of a file whose header stands on its first line. */
async function draftOf(header: string, over: Partial<NewImport>): Promise<number> {
	rows += 1;
	const file = await storeFile(context.config.dataDir, bytesOf(`${header}\n${rows}\n`), 1_000_000);
	const columns: ColumnReading[] = header
		.split(',')
		.map((name, at) => ({ position: at + 1, header: name, field: null, by: 'none', samples: [] }));
	const detected = {
		encoding: 'utf-8',
		delimiter: ',',
		decimal: '.',
		date_order: 'ISO',
		header_line: 1,
		profile: null,
		mapping: {},
		encodings: [],
		columns
	} satisfies FileReport['detected'];
	return await storeDraft(database, [shipment(2, { key: `row ${rows}` })], {
		...file,
		...over,
		report: { detected }
	});
}

async function commit(header: string, over: Partial<NewImport>): Promise<number> {
	const id = await draftOf(header, over);
	expect((await commitImport(context, id)).state).toBe('committed');
	return id;
}

async function open(text: string, over: Partial<Parameters<typeof receiveFile>[2]> = {}) {
	const { importId } = await receiveFile(context, bytesOf(text), {
		fileName: 'next.csv',
		kind: null,
		answers: {},
		origin: 'page',
		...over
	});
	const row = await importById(database.db, importId);
	return row && { answers: row.answers, from: row.rememberedFrom, kind: row.kind };
}

const ANSWERS = {
	'column:2': 'quantity',
	'value:supplier:Moskau': 'RU',
	unit: 't',
	decimal: ',',
	header_line: '1',
	'cell:3:quantity': '5',
	'leave:4': 'a total',
	basis: 'observed'
};
const KEPT = {
	'column:2': 'quantity',
	'value:supplier:Moskau': 'RU',
	unit: 't',
	decimal: ',',
	header_line: '1'
};

describe('a file whose header was decided about before', () => {
	it('is read with the decisions that are not about single rows, and says whose they are', async () => {
		const id = await commit('Datum,Menge,Land', { answers: ANSWERS });
		expect(await open('Datum,Menge,Land\n1,2,3\n')).toEqual({ answers: KEPT, from: id, kind: 'shipment' });
		await withdrawImport(context, id, 'test');
	});

	it('is found under a title, by names that differ in case and signs, and its header line is its own', async () => {
		const id = await commit('Datum,Menge (t),Land', { answers: ANSWERS });
		const found = await open('A title,,\n\nDATUM,Menge t,"Land "\n1,2,3\n');
		expect(found).toEqual({ answers: { ...KEPT, header_line: '3' }, from: id, kind: 'shipment' });
		await withdrawImport(context, id, 'test');
	});

	it('is the list of refused rows of such a file, too', async () => {
		const id = await commit('Datum,Menge,Land', { answers: { unit: 'kt' } });
		expect(await open('Datum,Menge,Land,oilcap_line,oilcap_reason\n1,2,3,7,why\n')).toMatchObject({
			answers: { unit: 'kt' },
			from: id
		});
		await withdrawImport(context, id, 'test');
	});

	it.each([
		['comes with answers of its own', 'a1,b1,c1\n', { answers: { unit: 'bbl' } }],
		['is named another kind', 'a1,b1,c1\n1\n', { kind: 'sts' as const }],
		['comes by the command line', 'a1,b1,c1\n2\n', { origin: 'cli' as const }],
		['has another header', 'b1,a1,c1\n', {}],
		['has one more column', 'a1,b1,c1,d1\n', {}]
	])('remembers nothing when it %s', async (_what, text, over) => {
		const id = await commit('a1,b1,c1', { answers: { unit: 't' } });
		const { answers = {} } = over as { answers?: Record<string, string> };
		expect(await open(text, over)).toMatchObject({ answers, from: null });
		await withdrawImport(context, id, 'test');
	});
});

describe('what is remembered for a header', () => {
	const header = 'x1,y1,z1';
	const remembered = async () => (await open(`${header}\n${(rows += 1)}\n`))?.answers;

	it('is what was committed last: a draft, a preview and the command line leave nothing', async () => {
		await draftOf(header, { answers: { unit: 't' } });
		expect(await remembered()).toEqual({});
		await previewImport(context, await draftOf(header, { answers: { unit: 't' } }));
		expect(await remembered()).toEqual({});
		const script = await commit(header, { answers: { unit: 't' }, origin: 'cli' });
		expect(await remembered()).toEqual({});
		const first = await commit(header, { answers: { unit: 't' } });
		expect(await remembered()).toEqual({ unit: 't' });
		const second = await commit(header, { answers: { unit: 'kt' } });
		expect(await remembered()).toEqual({ unit: 'kt' });
		const plain = await commit(header, { answers: { basis: 'observed' } });
		expect(await remembered()).toEqual({});
		for (const id of [script, first, second, plain]) await withdrawImport(context, id, 'test');
	});

	it('goes with the import that is withdrawn', async () => {
		const id = await commit(header, { answers: { unit: 't' } });
		expect(await remembered()).toEqual({ unit: 't' });
		await withdrawImport(context, id, 'wrong unit');
		expect(await remembered()).toEqual({});
	});
});

describe('the fingerprint of a header', () => {
	it('tells columns apart by name and order, not by case, blanks or signs', () => {
		const one = headerFingerprint(['Date', 'Source Ref.', '']);
		expect(headerFingerprint(['date ', 'source_ref', ''])).toBe(one);
		expect(headerFingerprint(['Source Ref.', 'Date', ''])).not.toBe(one);
		expect(headerFingerprint(['Date', 'Source', 'Ref'])).not.toBe(one);
	});
});
