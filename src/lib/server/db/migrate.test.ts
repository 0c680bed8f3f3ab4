import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { DatabaseError, openDatabase, sql } from './connection.ts';
import { copyFrom } from './copy.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

const FIRST = {
	'./migrations/0001-rows.sql': 'create table rows (n int8, day date); insert into rows values (1);'
};
const SECOND = {
	...FIRST,
	'./migrations/0002-more.sql': 'insert into rows values (2); create index on rows (n);'
};

let database: TestDatabase;
afterEach(() => database.close());

async function rows(): Promise<unknown[]> {
	return (await sql`select n, day from rows order by n`.execute(database.db)).rows;
}

describe('migrate', () => {
	it('runs what is missing, in order, and nothing twice', async () => {
		database = await testDatabase(FIRST);
		expect(await pendingMigrations(database, SECOND)).toEqual(['0002-more']);
		expect(await migrate(database, SECOND)).toEqual(['0002-more']);
		expect(await migrate(database, SECOND)).toEqual([]);
		expect(await pendingMigrations(database, SECOND)).toEqual([]);
		expect(await rows()).toEqual([
			{ n: 1n, day: null },
			{ n: 2n, day: null }
		]);
	});

	it('runs once when several programs start at once', async () => {
		database = await testDatabase({});
		const others = await Promise.all([1, 2, 3].map(() => openDatabase(database.config, { owner: 'guest' })));
		const ran = await Promise.all(others.map((other) => migrate(other, SECOND)));
		expect(ran.flat().sort()).toEqual(['0001-rows', '0002-more']);
		await Promise.all(others.map((other) => other.close()));
	});

	it('leaves nothing of a failed upgrade behind', async () => {
		database = await testDatabase(FIRST);
		const broken = { ...SECOND, './migrations/0003-broken.sql': 'create table half (n int); select 1/0;' };
		await expect(migrate(database, broken)).rejects.toThrow(
			'Migration 0003-broken failed, and nothing was changed: division by zero'
		);
		expect(await rows()).toHaveLength(1);
		expect(await pendingMigrations(database, broken)).toEqual(['0002-more', '0003-broken']);
	});

	it('refuses a database that a newer program has migrated', async () => {
		database = await testDatabase(SECOND);
		const older = migrate(database, FIRST);
		await expect(older).rejects.toThrow(DatabaseError);
		await expect(older).rejects.toThrow(/newer than this program \(it has 0002-more\); nothing was changed/);
	});
});

describe('copyFrom', () => {
	it('streams text rows into a table', async () => {
		database = await testDatabase(FIRST);
		const client = await database.pool.connect();
		try {
			const into = copyFrom(client, 'copy rows (n, day) from stdin');
			await pipeline(Readable.from(['2\t2023-09-15\n', '3\t\\N\n']), into);
		} finally {
			client.release();
		}
		expect(await rows()).toEqual([
			{ n: 1n, day: null },
			{ n: 2n, day: '2023-09-15' },
			{ n: 3n, day: null }
		]);
	});
});

describe('DATABASE_URL', () => {
	it('says in a sentence that a server is not there, without its password', async () => {
		database = await testDatabase({});
		const config = readConfig({ DATABASE_URL: 'postgresql://oilcap:hunter2@127.0.0.1:1/oilcap' });
		const opening = openDatabase(config, { owner: 'server' });
		await expect(opening).rejects.toThrow(
			'The database of DATABASE_URL cannot be opened: connect ECONNREFUSED'
		);
		await expect(opening).rejects.not.toThrow(/hunter2/);
	});

	it('reads from the replica when there is one', async () => {
		database = await testDatabase(FIRST);
		const { databaseUrl } = database.config;
		const handle = await openDatabase(
			{ ...database.config, databaseReplicaUrl: databaseUrl },
			{ owner: 'server' }
		);
		const { rows: read } = await sql`select n from rows`.execute(handle.reader);
		expect(read).toEqual([{ n: 1n }]);
		expect(handle.reader).not.toBe(handle.db);
		await handle.close();
	});
});
