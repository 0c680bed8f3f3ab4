// An import that is being read, or waits to be, can be cancelled, and leaves nothing behind.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { Context } from '../context.ts';
import { contextOf } from '../context.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { withTransaction } from '../db/transaction.ts';
import { readInWorker } from '../intake/start-worker.ts';
import { createImport, importById, insertIssues, noteProgress } from '../stores/imports.ts';
import { storeDraft } from '../stores/test-draft.ts';
import { cancelImport } from './cancel-import.ts';
import { discardImport } from './import-file.ts';

let database: TestDatabase;
let context: Context;
let folder: string;

beforeAll(async () => {
	database = await testDatabase();
	context = contextOf(database, { ...database.config, today: '2026-11-23' as IsoDate });
	folder = await mkdtemp(join(tmpdir(), 'oilcap-cancel-'));
});

afterAll(async () => {
	await database.close();
	await rm(folder, { recursive: true, force: true });
});

let files = 0;
async function opened(): Promise<number> {
	files += 1;
	return await createImport(database.db, {
		sha256: String(files).padStart(64, '0'),
		fileName: 'test.csv',
		bytes: 1,
		kind: null,
		origin: 'page',
		answers: {}
	});
}

const stateOf = async (id: number) => {
	const row = await importById(database.db, id);
	return row && [row.state, row.failure];
};
const CANCELLED = ['failed', 'Cancelled; nothing was stored.'];
const nowhere = join(tmpdir(), 'no-such-program.js');

/** A reading that goes on until it is let go. */
function held() {
	let letGo: () => void = () => undefined;
	const end = new Promise<void>((resolve) => (letGo = resolve));
	return { read: () => end, letGo };
}

describe('cancelling', () => {
	it('kills the program that reads the file', async () => {
		const program = join(folder, 'endless.mjs');
		await writeFile(program, `process.send('ready'); setInterval(() => undefined, 1000);`);
		const id = await opened();
		const reading = readInWorker(context, id, () => Promise.reject(new Error('read here')), program);
		expect(await cancelImport(context, id)).toBe(true);
		// Ends only when the program has.
		await reading;
		expect(await stateOf(id)).toEqual(CANCELLED);
	});

	it('takes an import that waits for its turn out of the queue, and lets the next one in', async () => {
		const first = held();
		const second = held();
		const readings = [
			readInWorker(context, await opened(), first.read, nowhere),
			readInWorker(context, await opened(), second.read, nowhere)
		];
		const waiting = await opened();
		const next = await opened();
		const begun: number[] = [];
		const waits = readInWorker(context, waiting, () => Promise.resolve(begun.push(waiting)), nowhere);
		const follows = readInWorker(context, next, () => Promise.resolve(begun.push(next)), nowhere);
		expect(await cancelImport(context, waiting)).toBe(true);
		await waits;
		expect(await stateOf(waiting)).toEqual(CANCELLED);
		first.letGo();
		await follows;
		expect(begun).toEqual([next]);
		second.letGo();
		await Promise.all(readings);
	});

	it('ends a reading in this program too, and what it had stored is gone', async () => {
		const id = await opened();
		const reading = withTransaction(database, async (_client, db) => {
			await insertIssues(db, id, [{ code: 'date_missing', line: 2, column: 'date', seen: '' }]);
			expect(await cancelImport(context, id)).toBe(true);
			await noteProgress(database.db, id, 1, 1);
		});
		await expect(reading).rejects.toThrow('The import is no longer being read.');
		const rows = await database.pool.query('select 1 from import_issue where import_id = $1', [id]);
		expect(rows.rows).toEqual([]);
		expect(await stateOf(id)).toEqual(CANCELLED);
	});

	it('does nothing to a draft or to what was cancelled before', async () => {
		const id = await storeDraft(database, []);
		expect(await cancelImport(context, id)).toBe(false);
		expect(await stateOf(id)).toEqual(['draft', null]);
		expect(await discardImport(context, id)).toBe(true);
		expect(await cancelImport(context, id)).toBe(false);
		expect(await cancelImport(context, 999_999)).toBe(false);
	});
});
