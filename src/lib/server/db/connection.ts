// Opens the database of this program: a PostgreSQL server by DATABASE_URL, or the embedded one of the data folder.
// Only this folder knows pg and kysely.
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Config } from '../config.ts';
import { DatabaseError } from './database-error.ts';
import { openEmbedded } from './embedded/embedded.ts';
import type { OwnerKind } from './embedded/owner-file.ts';
import { APPLICATION, DATABASE, connectionOf } from './embedded/probe.ts';
import type { PostgresSettings } from './embedded/settings.ts';
import type { Schema } from './schema.ts';

export { sql, type Kysely, type Transaction } from 'kysely';
export type { Pool, PoolClient } from 'pg';
export { DatabaseError } from './database-error.ts';
export type { Schema } from './schema.ts';

export interface OpenOptions {
	/**
	 * `server` runs the embedded database and is refused when another server does; `guest` connects to one that
	 * runs, else starts it for as long as it needs it. Without meaning on a server by DATABASE_URL.
	 */
	readonly owner: OwnerKind;
	/** Most connections at a time. */
	readonly connections?: number;
	/** One line for the operator; to stderr unless given, so that stdout stays with the answer. */
	readonly say?: (line: string) => void;
	/** Hears why the embedded database is not started again after crashes. */
	readonly giveUp?: (reason: string) => void;
	/** Laid over the chosen settings of the embedded database; for tests. */
	readonly settings?: PostgresSettings;
}

export interface DatabaseHandle {
	readonly pool: pg.Pool;
	readonly db: Kysely<Schema>;
	/** For reading only: the replica when there is one, which may lag behind, else the same as `db`. */
	readonly reader: Kysely<Schema>;
	/** Ends all connections, and the embedded database when this program started it. */
	close(): Promise<void>;
}

type DatabaseConfig = Pick<Config, 'dataDir' | 'databaseUrl' | 'databaseReplicaUrl'>;

const PATIENCE_MS = 1_000;
const OLDEST_SERVER = 150_000;
const TYPES = { int8: 20, date: 1082, int8Array: 1016, dateArray: 1182, textArray: 1009 } as const;

export async function openDatabase(config: DatabaseConfig, options: OpenOptions): Promise<DatabaseHandle> {
	const say = options.say ?? ((line: string) => void process.stderr.write(`${line}\n`));
	if (config.databaseUrl !== null)
		return openServer(config.databaseUrl, config.databaseReplicaUrl, options, say);
	const embedded = await openEmbedded({
		dataDir: config.dataDir,
		owner: options.owner,
		say,
		giveUp: options.giveUp ?? say,
		...(options.settings ? { settings: options.settings } : {})
	});
	const pool = poolOf(connectionOf(embedded.address, DATABASE), options, say);
	return checked(
		handleOf(pool, null, () => embedded.close()),
		() => checkServer(pool, 'the data folder')
	);
}

async function openServer(
	url: string,
	replicaUrl: string | null,
	options: OpenOptions,
	say: (line: string) => void
): Promise<DatabaseHandle> {
	const open = (connectionString: string) =>
		poolOf({ connectionString, application_name: APPLICATION }, options, say);
	const pool = open(url);
	const replica = replicaUrl === null ? null : open(replicaUrl);
	return checked(
		handleOf(pool, replica, () => Promise.resolve()),
		async () => {
			await checkServer(pool, 'DATABASE_URL');
			if (replica) await checkServer(replica, 'DATABASE_REPLICA_URL');
		}
	);
}

async function checked(handle: DatabaseHandle, check: () => Promise<void>): Promise<DatabaseHandle> {
	try {
		await check();
		return handle;
	} catch (error) {
		await handle.close();
		throw error;
	}
}

function handleOf(pool: pg.Pool, replica: pg.Pool | null, closeEngine: () => Promise<void>): DatabaseHandle {
	const over = (of: pg.Pool) => new Kysely<Schema>({ dialect: new PostgresDialect({ pool: of }) });
	const db = over(pool);
	const reader = replica ? over(replica) : db;
	let closing: Promise<void> | null = null;
	const close = async () => {
		const ended = Promise.all((replica ? [pool, replica] : [pool]).map((one) => one.end()));
		// A query that runs on is cut off by the end of the database or of the program.
		await Promise.race([ended, sleep(PATIENCE_MS, undefined, { ref: false })]);
		await closeEngine();
	};
	return { pool, db, reader, close: () => (closing ??= close()) };
}

function poolOf(connection: pg.ClientConfig, options: OpenOptions, say: (line: string) => void): pg.Pool {
	const pool = new pg.Pool({
		...connection,
		max: options.connections ?? 10,
		// By its connection the owner of an embedded database knows that a guest is still there.
		min: 1,
		// Whoever waits longer is better told that the database is not there.
		connectionTimeoutMillis: 4_000,
		idleTimeoutMillis: 30_000,
		options: '-c timezone=UTC -c datestyle=ISO -c jit=off',
		types: { getTypeParser }
	});
	pool.on('connect', (client) => {
		// A connection that breaks while it is lent out or ending has nobody else to hear it, and Node would end the
		// program; its query fails by itself.
		client.on('error', () => undefined);
	});
	pool.on('error', (error) => say(`The database closed a connection: ${error.message}`));
	return pool;
}

// Whole numbers of eight bytes must not round in silence, and a date has no time zone. Only text comes this way:
// pg asks for binary nowhere. numeric stays text by pg's own choice.
function getTypeParser(id: number, format?: 'text' | 'binary'): (text: string) => unknown {
	switch (id) {
		case TYPES.int8:
			return BigInt;
		case TYPES.date:
			return (text) => text;
		case TYPES.dateArray:
			return parserOf(TYPES.textArray);
		case TYPES.int8Array:
			return (text) => (parserOf(id)(text) as (string | null)[]).map((one) => one && BigInt(one));
		default:
			return parserOf(id, format);
	}
}

function parserOf(id: number, format?: 'text' | 'binary'): (text: string) => unknown {
	return pg.types.getTypeParser(id, format) as (text: string) => unknown;
}

async function checkServer(pool: pg.Pool, name: string): Promise<void> {
	const { rows } = await pool
		.query<{ version: number; text: string; encoding: string }>(
			`select current_setting('server_version_num')::int as version, current_setting('server_version') as text,
				current_setting('server_encoding') as encoding`
		)
		.catch((error: unknown) => {
			throw explainConnection(name, error);
		});
	const server = rows[0];
	if (!server || server.version < OLDEST_SERVER)
		throw new DatabaseError(`${name} is PostgreSQL ${server?.text}, and Oilcap needs 15 or later.`);
	if (server.encoding !== 'UTF8')
		throw new DatabaseError(
			`The database of ${name} is encoded in ${server.encoding}, and Oilcap needs UTF8.`
		);
}

// Never with the address as it was given: it may hold a password.
function explainConnection(name: string, error: unknown): DatabaseError {
	const { code, message } = error as { code?: string; message: string };
	const cause = message || code || 'it does not answer';
	return new DatabaseError(`The database of ${name} cannot be opened: ${cause}.`);
}
