// One transaction on one connection, for work that needs both SQL by Kysely and COPY by the bare client.
import { Kysely, PostgresDialect } from 'kysely';
import type { PoolClient } from 'pg';
import type { DatabaseHandle } from './connection.ts';
import type { Schema } from './schema.ts';

/** Commits when `work` resolves, rolls back when it throws. */
export async function withTransaction<T>(
	{ pool }: Pick<DatabaseHandle, 'pool'>,
	work: (client: PoolClient, db: Kysely<Schema>) => Promise<T>
): Promise<T> {
	const client = await pool.connect();
	let broken: Error | undefined;
	try {
		await client.query('begin');
		const result = await work(client, boundTo(client));
		await client.query('commit');
		return result;
	} catch (error) {
		await client.query('rollback').catch((cause: unknown) => {
			broken = cause instanceof Error ? cause : new Error(String(cause));
		});
		throw error;
	} finally {
		// A connection that cannot even roll back is not given to the next one.
		client.release(broken);
	}
}

/** Runs `work` and undoes it: what it saw is the answer. */
export async function withRollback<T>(
	database: Pick<DatabaseHandle, 'pool'>,
	work: (db: Kysely<Schema>) => Promise<T>
): Promise<T> {
	const undo = new Error('rolled back on purpose');
	let result: { value: T } | undefined;
	try {
		await withTransaction(database, async (_client, db) => {
			result = { value: await work(db) };
			throw undo;
		});
	} catch (error) {
		if (error !== undo || result === undefined) throw error;
	}
	if (result === undefined) throw undo;
	return result.value;
}

const clients = new WeakMap<Kysely<Schema>, PoolClient>();

/** The bare client under the `db` of an open transaction. */
export function clientOf(db: Kysely<Schema>): PoolClient {
	const client = clients.get(db);
	if (client === undefined) throw new Error('COPY needs an open transaction');
	return client;
}

function boundTo(client: PoolClient): Kysely<Schema> {
	const connection = {
		query: client.query.bind(client),
		release: () => undefined
	} as unknown as PoolClient;
	const db = new Kysely<Schema>({
		dialect: new PostgresDialect({
			pool: { connect: () => Promise.resolve(connection), end: () => Promise.resolve() }
		})
	});
	clients.set(db, client);
	return db;
}
