// A fresh, migrated database for a test file, on the real engine: the embedded one, or the server of
// TEST_DATABASE_URL, where the same tests must pass.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { readConfig, testDatabaseUrl, type Config } from '../config.ts';
import { openDatabase, type DatabaseHandle } from './connection.ts';
import { openEmbedded, type Embedded } from './embedded/embedded.ts';
import { removeDatabase } from './embedded/place.ts';
import { DATABASE } from './embedded/probe.ts';
import { migrate, migrationFiles, type MigrationFiles } from './migrate.ts';

declare module 'vitest' {
	interface ProvidedContext {
		testServer: string;
	}
}

export interface TestDatabase extends DatabaseHandle {
	/** Its `DATABASE_URL` leads other programs and workers to the same database; its data folder is temporary. */
	readonly config: Config;
	/** Removes the database and the data folder. */
	close(): Promise<void>;
}

interface TestEngine {
	readonly url: string;
	close(): Promise<void>;
}

// Nothing here outlives the run, so nothing has to survive a power cut.
const THROW_AWAY = {
	fsync: 'off',
	synchronous_commit: 'off',
	full_page_writes: 'off',
	shared_buffers: '128MB',
	max_connections: '100'
};

export async function testDatabase(files: MigrationFiles = migrationFiles): Promise<TestDatabase> {
	const folder = mkdtempSync(join(tmpdir(), 'oilcap-test-'));
	const shared = inject('testServer') as string | undefined;
	const engine = shared ? { url: shared, close: () => Promise.resolve() } : await ownEngine();
	const name = `oilcap_test_${randomBytes(6).toString('hex')}`;
	await onServer(engine.url, `create database ${name} encoding 'UTF8' template template0`);
	const url = new URL(engine.url);
	url.pathname = `/${name}`;
	const config = readConfig({ OILCAP_DATA_DIR: folder, DATABASE_URL: url.href });
	const handle = await openDatabase(config, { owner: 'guest', connections: 6 });
	const close = async () => {
		await handle.close();
		await onServer(engine.url, `drop database ${name} with (force)`);
		await engine.close();
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		await migrate(handle, files);
	} catch (error) {
		await close();
		throw error;
	}
	return { ...handle, config, close };
}

/** `url` of the server to use, or null to start the embedded engine in `folder`, which goes with it. */
export async function startTestEngine(url: string | null, folder: string): Promise<TestEngine> {
	if (url !== null) return { url, close: () => Promise.resolve(rmSync(folder, { recursive: true })) };
	const embedded = await openEmbedded({
		dataDir: folder,
		owner: 'server',
		say: () => undefined,
		giveUp: (reason) => console.error(reason),
		settings: THROW_AWAY
	});
	return {
		url: urlOf(embedded),
		async close() {
			await embedded.close();
			removeDatabase(folder);
		}
	};
}

// Without the shared engine of a whole run, as in an editor that runs one file by itself.
function ownEngine(): Promise<TestEngine> {
	return startTestEngine(testDatabaseUrl(), mkdtempSync(join(tmpdir(), 'oilcap-tests-')));
}

function urlOf({ address }: Embedded): string {
	const { host, port, user, password } = address;
	const account = password === null ? user : `${user}:${password}`;
	if (!host.startsWith('/')) return `postgresql://${account}@${host}:${port}/${DATABASE}`;
	return `postgresql://${account}@localhost:${port}/${DATABASE}?host=${encodeURIComponent(host)}`;
}

async function onServer(url: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
