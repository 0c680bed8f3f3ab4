// A decision opens the file anew; what it replaces goes only when that has happened.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { Context } from '../context.ts';
import { contextOf } from '../context.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { storeFile } from '../intake/raw-files.ts';
import type { NewImport } from '../stores/imports.ts';
import { importById } from '../stores/imports.ts';
import { shipment, storeDraft } from '../stores/test-draft.ts';
import { decide, decideWithoutRemembered } from './decide.ts';
import { commitImport } from './import-file.ts';

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

let files = 0;
async function draft(over: Partial<NewImport> = {}): Promise<number> {
	files += 1;
	const text = `date,supplier,vessel_name,product,quantity,unit,source\n2023-05-01,RU,SHIP,diesel,${files},t,Exercise\n`;
	const file = await storeFile(context.config.dataDir, bytesOf(text), 1_000_000);
	return await storeDraft(database, [shipment(2, { key: `row ${files}` })], { ...file, ...over });
}

async function decided(...args: Parameters<typeof decide> extends [Context, ...infer R] ? R : never) {
	const result = await decide(context, ...args);
	if (result === null || 'problem' in result) throw new Error(JSON.stringify(result));
	return await whenRead(result.importId);
}

async function whenRead(id: number) {
	for (;;) {
		const row = await importById(database.db, id);
		if (row === null) throw new Error(`no import ${id}`);
		// Its reading ends with the preview.
		if (row.state === 'failed' || row.change !== null) return row;
		await sleep(20);
	}
}

const stateOf = async (id: number) => (await importById(database.db, id))?.state;

describe('a decision', () => {
	it('reads the same bytes again with all decisions, and throws the old draft away', async () => {
		const id = await draft({ answers: { basis: 'observed', 'leave:9': 'a total' } });
		const row = await decided(id, { basis: 'declared', 'cell:2:quantity': '7' }, ['leave:9']);
		expect(row).toMatchObject({
			state: 'draft',
			answers: { basis: 'declared', 'cell:2:quantity': '7' },
			sha256: (await importById(database.db, id))?.sha256
		});
		expect(row.id).not.toBe(id);
		expect(await stateOf(id)).toBe('discarded');
	});

	it('that changes nothing stays with the draft', async () => {
		const id = await draft({ answers: { basis: 'observed' } });
		expect(await decide(context, id, { basis: 'observed' })).toEqual({ importId: id });
		expect(await stateOf(id)).toBe('draft');
	});

	it('may name what the rows are, although no answer changes', async () => {
		const id = await draft();
		const row = await decided(id, { kind: 'sts' });
		expect(row.id).not.toBe(id);
		expect(row.answers).toEqual({});
		expect(await stateOf(id)).toBe('discarded');
	});

	it.each<[string, Record<string, string>, string]>([
		['a question that there is not', { colour: 'red' }, 'There is no question colour.'],
		['a choice that there is not', { basis: 'guessed' }, 'basis must be one of'],
		['a kind that there is not', { kind: 'cargo' }, 'kind must be one of'],
		['a good answer beside a bad one', { basis: 'observed', 'leave:3': ' ' }, 'leave:LINE needs a reason.'],
		['a NUL', { 'leave:3': 'a\0b' }, 'cannot be stored'],
		['half a character', { 'value:supplier:\ud800': 'RU' }, 'cannot be stored'],
		['a name without end', { [`value:supplier:${'x'.repeat(2000)}`]: 'RU' }, 'at most 2000 characters']
	])('is refused for %s, and the draft stays', async (_what, add, problem) => {
		const id = await draft();
		const refused = await decide(context, id, add);
		expect(refused).toEqual({ problem: expect.stringContaining(problem) as string });
		expect(await stateOf(id)).toBe('draft');
	});

	it('is one of 10,000 at most', async () => {
		const many = (count: number) =>
			Object.fromEntries(Array.from({ length: count }, (_, at) => [`leave:${at + 1}`, 'no']));
		const id = await draft({ answers: many(9_999) });
		expect(await decide(context, id, { 'leave:10000': 'no', 'leave:10001': 'no' })).toEqual({
			problem: 'A file may have at most 10,000 decisions.'
		});
		expect(Object.keys((await decided(id, { 'leave:10000': 'no' })).answers)).toHaveLength(10_000);
	});

	it('twice at once opens one import', async () => {
		const id = await draft();
		const both = await Promise.all([
			decide(context, id, { basis: 'declared' }),
			decide(context, id, { basis: 'declared' })
		]);
		const opened = both.flatMap((one) => (one !== null && 'importId' in one ? one.importId : []));
		expect(opened).toHaveLength(1);
		await whenRead(opened[0] ?? 0);
	});

	it('comes too late for an import that is committed or gone', async () => {
		const id = await draft();
		expect((await commitImport(context, id)).state).toBe('committed');
		expect(await decide(context, id, { basis: 'declared' })).toBeNull();
		expect(await decide(context, 999_999, {})).toBeNull();
	});

	it('gives a file of which nothing could be stored another try', async () => {
		const id = await draft();
		await database.pool.query(`update import set state = 'failed' where id = $1`, [id]);
		const row = await decided(id, { basis: 'observed' });
		expect(row).toMatchObject({ state: 'draft', answers: { basis: 'observed' } });
		expect(await stateOf(id)).toBe('failed');
	});
});

describe('decisions taken over from another import', () => {
	it('stay named as such until the last of them is gone, and can be taken back at once', async () => {
		const source = await draft({ answers: { unit: 't', decimal: '.' } });
		const id = await draft({ answers: { unit: 't', decimal: '.' }, rememberedFrom: source });
		const added = await decided(id, { basis: 'observed', decimal: ',' });
		expect(added.rememberedFrom).toBe(source);
		const without = await decideWithoutRemembered(context, added.id);
		if (without === null || 'problem' in without) throw new Error('not opened');
		const row = await whenRead(without.importId);
		expect(row).toMatchObject({ answers: { basis: 'observed', decimal: ',' }, rememberedFrom: null });
	});
});
