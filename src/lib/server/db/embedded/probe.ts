// Short visits to a database, each on a connection of its own.
import pg from 'pg';
import type { Address } from './owner-file.ts';

export const DATABASE = 'oilcap';

/** How a program's own connections are told from those of others. */
export const APPLICATION = `oilcap ${process.pid}`;

/**
 * `open` takes queries; `starting` says that it starts, recovers or shuts down; `silent` did not answer;
 * `other` is not the PostgreSQL that was asked for.
 */
export type Openness = 'open' | 'starting' | 'silent' | 'other';

interface Expected {
	readonly folder: string;
	/** Seconds since 1970 as postmaster.pid has it. */
	readonly startedAt?: number;
}

const CANNOT_CONNECT_NOW = '57P03';

/** By asking a query: a line in a log or the file of a socket is no proof. */
export async function isOpen(address: Address, expected?: Expected): Promise<Openness> {
	try {
		return await visit(address, async (client) => {
			const { rows } = await client.query<{ folder: string; started: string }>(
				`select current_setting('data_directory') as folder,
					floor(extract(epoch from pg_postmaster_start_time()))::text as started`
			);
			if (!expected) return 'open';
			const { folder, startedAt } = expected;
			// PostgreSQL notes its start in the file a moment before it takes the time it reports.
			const isSame = startedAt === undefined || Math.abs(Number(rows[0]?.started) - startedAt) <= 2;
			return isSame && rows[0]?.folder === folder ? 'open' : 'other';
		});
	} catch (error) {
		return (error as { code?: string }).code === CANNOT_CONNECT_NOW ? 'starting' : 'silent';
	}
}

/** Makes our database in a folder that initdb has made. */
export async function ensureDatabase(address: Address): Promise<void> {
	await visit(address, async (client) => {
		const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
		if (rowCount === 0) await client.query(`create database ${DATABASE}`);
	});
}

/** How many connections other programs hold; none when the database does not answer. */
export async function countOthers(address: Address): Promise<number> {
	try {
		return await visit(address, async (client) => {
			const { rows } = await client.query<{ others: number }>(
				`select count(*)::int as others from pg_stat_activity
				where backend_type = 'client backend' and application_name <> $1`,
				[APPLICATION]
			);
			return rows[0]?.others ?? 0;
		});
	} catch {
		return 0;
	}
}

/** In the form that pg's clients and pools take. */
export function connectionOf(address: Address, database: string): pg.ClientConfig {
	return {
		host: address.host,
		port: address.port,
		user: address.user,
		database,
		application_name: APPLICATION,
		...(address.password === null ? {} : { password: address.password })
	};
}

async function visit<T>(address: Address, ask: (client: pg.Client) => Promise<T>): Promise<T> {
	const client = new pg.Client({ ...connectionOf(address, 'postgres'), connectionTimeoutMillis: 2_000 });
	client.on('error', () => {
		// The database ends between two answers; the query under way says so itself.
	});
	try {
		await client.connect();
		return await ask(client);
	} finally {
		await client.end().catch(() => {
			// Never connected, or gone: there is nothing to end.
		});
	}
}
