import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, sql, type DatabaseHandle } from '../connection.ts';
import type { OwnerKind } from './owner-file.ts';
import { isRoot, removeDatabase } from './place.ts';
import { markOf } from './process-mark.ts';
import { buildTestProgram, type TestPrograms } from './test-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'oilcap-embedded-'));
let programs: TestPrograms;
/** Where the closed database of `folder` stands. */
let database: string;

function open(owner: OwnerKind, dataDir = folder): Promise<DatabaseHandle> {
	return openDatabase(
		{ dataDir, databaseUrl: null, databaseReplicaUrl: null },
		{ owner, say: () => undefined, settings: { shared_buffers: '32MB' } }
	);
}

async function postmasterOf(handle: DatabaseHandle): Promise<number> {
	const { rows } = await sql<{ pid: string }>`select pg_read_file('postmaster.pid') as pid`.execute(
		handle.db
	);
	return Number(rows[0]?.pid.split('\n')[0]);
}

async function count(handle: DatabaseHandle): Promise<bigint | undefined> {
	return (await sql<{ count: bigint }>`select count(*) from kept`.execute(handle.db)).rows[0]?.count;
}

beforeAll(async () => {
	programs = await buildTestProgram();
	const first = await open('server');
	await sql`create table kept (n int)`.execute(first.db);
	await sql`insert into kept values (1), (2), (3)`.execute(first.db);
	const { rows } = await sql<{ at: string }>`select current_setting('data_directory') as at`.execute(
		first.db
	);
	database = rows[0]?.at ?? '';
	await first.close();
});

afterAll(() => {
	programs.remove();
	removeDatabase(folder);
});

describe('the embedded database', () => {
	it('starts again within two seconds, with the settings it is run with', async () => {
		const began = performance.now();
		const handle = await open('server');
		expect(await count(handle)).toBe(3n);
		expect(performance.now() - began).toBeLessThan(2_000);
		const { rows } = await sql`
			select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits,
				current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding,
				current_setting('listen_addresses') as tcp, current_setting('TimeZone') as zone,
				current_setting('lc_collate', true) as collate, upper('ж') as upper, 'B' < 'a' as by_code_point`.execute(
			handle.db
		);
		expect(rows[0]).toMatchObject({
			fsync: 'on',
			commits: 'on',
			checksums: 'on',
			encoding: 'UTF8',
			tcp: '',
			zone: 'UTC',
			upper: 'Ж',
			by_code_point: true
		});
		const postmaster = await postmasterOf(handle);
		await handle.close();
		expect(markOf(postmaster)).toBeNull();
	});

	it('reads whole numbers as bigint, dates and decimals as text', async () => {
		const handle = await open('server');
		const { rows } = await sql`
			select 9007199254740993::int8 as big, date '2023-09-15' as day, 1.500::numeric as decimal,
				array[1, null]::int8[] as bigs, array[date '2023-09-15'] as days`.execute(handle.db);
		await handle.close();
		expect(rows).toEqual([
			{
				big: 9007199254740993n,
				day: '2023-09-15',
				decimal: '1.500',
				bigs: [1n, null],
				days: ['2023-09-15']
			}
		]);
	});

	it('is taken over running from a program that was killed', async () => {
		const program = programs.start(folder, 'server');
		expect(await program.line()).toBe('open');
		const guest = await open('guest');
		const before = await postmasterOf(guest);
		await guest.close();
		await program.kill('SIGKILL');
		expect(markOf(before)).not.toBeNull();
		const handle = await open('server');
		expect(await postmasterOf(handle)).toBe(before);
		expect(await count(handle)).toBe(3n);
		await handle.close();
		expect(markOf(before)).toBeNull();
	});

	it('starts anew when a killed program took its database with it', async () => {
		const program = programs.start(folder, 'server');
		expect(await program.line()).toBe('open');
		const guest = await open('guest');
		const before = await postmasterOf(guest);
		await Promise.all([program.kill('SIGKILL'), Promise.resolve(process.kill(before, 'SIGKILL'))]);
		await guest.close();
		const handle = await open('server');
		expect(await count(handle)).toBe(3n);
		await handle.close();
	});

	it('is started again after a crash, with every acknowledged row', async () => {
		const handle = await open('server');
		const before = await postmasterOf(handle);
		await sql`insert into kept values (4)`.execute(handle.db);
		process.kill(before, 'SIGKILL');
		// A connection of the old one may answer once more before it ends.
		const restarted = async () => (await postmasterOf(handle).catch(() => before)) !== before;
		await expect.poll(restarted, { timeout: 10_000 }).toBe(true);
		expect(await count(handle)).toBe(4n);
		await sql`delete from kept where n = 4`.execute(handle.db);
		await handle.close();
	});
});

describe('a data folder', () => {
	it('refuses a second server and names the first, even while that one is stopped', async () => {
		const program = programs.start(folder, 'server');
		expect(await program.line()).toBe('open');
		program.child.kill('SIGSTOP');
		await expect(open('server')).rejects.toThrow(
			`Oilcap already runs on ${folder}: process ${program.pid}, since`
		);
		program.child.kill('SIGCONT');
		program.close();
		expect(await program.line()).toBe('closed');
	});

	it('lets one of several servers in that start at once after a crash', async () => {
		const dead = programs.start(folder, 'server');
		expect(await dead.line()).toBe('open');
		await dead.kill('SIGKILL');
		const rivals = [1, 2, 3, 4].map(() => programs.start(folder, 'server'));
		const lines = await Promise.all(rivals.map((rival) => rival.line()));
		expect(lines.filter((line) => line === 'open')).toHaveLength(1);
		expect(lines.filter((line) => line.includes('already runs'))).toHaveLength(3);
		const winner = rivals[lines.indexOf('open')];
		winner?.close();
		expect(await winner?.line()).toBe('closed');
	});

	it('shares the database of a running server with a guest, who leaves it running', async () => {
		const program = programs.start(folder, 'server');
		expect(await program.line()).toBe('open');
		for (const visit of [1, 2]) {
			const guest = await open('guest');
			expect([visit, await count(guest)]).toEqual([visit, 3n]);
			await guest.close();
		}
		program.close();
		expect(await program.line()).toBe('closed');
	});

	it('lets a guest start the database and stop it after', async () => {
		const guest = await open('guest');
		const postmaster = await postmasterOf(guest);
		await guest.close();
		expect(markOf(postmaster)).toBeNull();
	});

	it('lets a server wait for a guest', async () => {
		const guest = programs.start(folder, 'guest');
		expect(await guest.line()).toBe('open');
		const server = open('server');
		await sleep(300);
		guest.close();
		expect(await guest.line()).toBe('closed');
		await (await server).close();
	});

	it('keeps the database of a guest until its own guests have left', async () => {
		const first = programs.start(folder, 'guest');
		expect(await first.line()).toBe('open');
		const second = await open('guest');
		first.close();
		await sleep(300);
		expect(await count(second)).toBe(3n);
		await second.close();
		expect(await first.line()).toBe('closed');
	});

	it('is free again after a guest was interrupted', async () => {
		const guest = programs.start(folder, 'guest');
		expect(await guest.line()).toBe('open');
		const second = await open('guest');
		const postmaster = await postmasterOf(second);
		await second.close();
		await guest.kill('SIGINT');
		expect(markOf(postmaster)).toBeNull();
	});
});

describe('what an accident left', () => {
	it('makes the database again that an interrupted start left half-made', async () => {
		const half = join(dirname(database), 'db.initdb-0000');
		mkdirSync(join(half, 'base'), { recursive: true });
		writeFileSync(join(half, 'PG_VERSION'), '18\n');
		await (await open('server')).close();
		expect(readdirSync(dirname(database))).not.toContain('db.initdb-0000');
	});

	it('refuses the database of another major version and changes nothing', async () => {
		writeFileSync(join(database, 'PG_VERSION'), '17\n');
		await expect(open('server')).rejects.toThrow(
			/belongs to PostgreSQL 17, and this program brings 18; nothing/
		);
		writeFileSync(join(database, 'PG_VERSION'), '18\n');
		await (await open('server')).close();
	});

	it('refuses a folder that is no whole database', async () => {
		renameSync(join(database, 'PG_VERSION'), join(database, 'PG_VERSION.away'));
		await expect(open('server')).rejects.toThrow(/PG_VERSION is missing\); nothing was changed/);
		renameSync(join(database, 'PG_VERSION.away'), join(database, 'PG_VERSION'));
	});

	it('says what PostgreSQL says of a damaged database', async () => {
		const control = join(database, 'global', 'pg_control');
		const whole = readFileSync(control);
		writeFileSync(control, Buffer.alloc(whole.length));
		await expect(open('server')).rejects.toThrow(
			/does not start: .+ Nothing was changed; more is in .+database\.log/
		);
		writeFileSync(control, whole);
		await (await open('server')).close();
	});

	it('reads past an owner file that a power cut left empty', async () => {
		writeFileSync(join(folder, 'database-owner.900.json'), '');
		const handle = await open('server');
		expect(readdirSync(folder).filter((name) => name.startsWith('database-owner'))).toEqual([
			'database-owner.901.json'
		]);
		await handle.close();
	});

	it.runIf(isRoot)('refuses a copy of the data folder, which would share the database', async () => {
		const copy = mkdtempSync(join(tmpdir(), 'oilcap-copy-'));
		cpSync(folder, copy, { recursive: true });
		await expect(open('server', copy)).rejects.toThrow(`${copy} is a copy of ${folder}`);
		rmSync(copy, { recursive: true });
	});
});
