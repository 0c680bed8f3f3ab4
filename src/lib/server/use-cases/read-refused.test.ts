// The refused rows of a file come back complete and as they were, and can be imported again once corrected.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { Context } from '../context.ts';
import { contextOf } from '../context.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { loadDraft } from '../intake/load-draft.ts';
import { importById } from '../stores/imports.ts';
import { discardImport, receiveFile } from './import-file.ts';
import { readRefused } from './read-refused.ts';

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

async function load(text: string): Promise<number> {
	const { importId } = await receiveFile(context, bytesOf(text), {
		fileName: 'test.csv',
		kind: null,
		answers: {},
		origin: 'page'
	});
	await loadDraft(database, { importId, dataDir: context.config.dataDir, today: context.today() });
	return importId;
}

async function refusedOf(id: number): Promise<string | null> {
	const pieces = await readRefused(context, id);
	if (pieces === null) return null;
	let text = '';
	for await (const piece of pieces) text += piece;
	return text;
}

const HEADER = 'date,supplier,vessel_name,product,quantity,unit,source,source_ref,basis';
const row = (ref: number | string, quantity: string) =>
	`2023-05-01,RU,SHIP ${ref},diesel,${quantity},t,Exercise,${ref},observed`;

describe('the refused rows of an import', () => {
	it('come back with their own cells, their physical line and their reasons, behind the header', async () => {
		const id = await load(
			[
				HEADER,
				row(1, '10'),
				'2023-05-01,RU,"=SHIP, ""two""\nlines",diesel,many,t,Exercise,2,observed',
				row(3, '-5')
			].join('\r\n')
		);
		const text = (await refusedOf(id)) ?? '';
		const [header, first, second, third, end] = text.split('\r\n');
		expect(header).toBe(`\ufeff${HEADER},oilcap_line,oilcap_reason`);
		expect(first).toMatch(
			/^2023-05-01,RU,"'=SHIP, ""two""\nlines",diesel,many,t,Exercise,2,observed,3,"?quantity: /
		);
		// The quoted line break moves the row behind it to line 5.
		expect(second).toMatch(/^2023-05-01,RU,SHIP 3,diesel,-5,t,Exercise,3,observed,5,"?quantity: /);
		expect([third, end]).toEqual(['', undefined]);
	});

	it('are all there, far past the issues that are kept, and a corrected copy is imported', async () => {
		const lines = Array.from({ length: 12_000 }, (_, at) => row(at + 1, at % 12 === 0 ? '10' : 'many'));
		const id = await load([HEADER, ...lines].join('\n'));
		const text = (await refusedOf(id)) ?? '';
		const [header, ...refused] = text.trimEnd().split('\r\n');
		// Of 12,000 rows every twelfth is good.
		expect(refused).toHaveLength(11_000);
		expect(refused.every((line) => line.includes(',many,t,'))).toBe(true);
		const numbers = refused.map((line) => Number(/observed,(\d+),/.exec(line)?.[1]));
		expect(numbers[0]).toBe(3);
		expect(numbers).toEqual([...numbers].sort((a, b) => a - b));

		const corrected = [header, ...refused.map((line) => line.replace(',many,t,', ',20,t,'))].join('\r\n');
		const again = await importById(database.db, await load(corrected));
		expect(again?.report?.rows).toMatchObject({ read: 11_000, accepted: 11_000, rejected: 0 });
		expect(await refusedOf(again?.id ?? 0)).toBeNull();
	});

	it('of a file of which nothing was stored are there too; those of a discarded draft are gone', async () => {
		const failed = await load([HEADER, row(1, 'many'), row(2, 'many')].join('\n'));
		expect((await importById(database.db, failed))?.state).toBe('failed');
		expect((await refusedOf(failed))?.trimEnd().split('\r\n')).toHaveLength(3);
		const id = await load([HEADER, row(1, '10'), row(2, 'few')].join('\n'));
		expect(await refusedOf(id)).not.toBeNull();
		await discardImport(context, id);
		expect(await refusedOf(id)).toBeNull();
	});

	it('are none where every row is good, the header is the trouble, or there is no such import', async () => {
		expect(await refusedOf(await load([HEADER, row(1, '10')].join('\n')))).toBeNull();
		expect(await refusedOf(await load('a,b,c\n1,2,3\n'))).toBeNull();
		expect(await refusedOf(999_999)).toBeNull();
	});

	it('are none of a file that cannot be read to its end: its good rows are not stored either', async () => {
		const rows = Array.from({ length: 3_000 }, (_, at) => row(at + 1, 'many'));
		const id = await load([HEADER, ...rows, '2023-05-01,"open'].join('\n'));
		expect((await importById(database.db, id))?.state).toBe('failed');
		expect(await refusedOf(id)).toBeNull();
	});
});
