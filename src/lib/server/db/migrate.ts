// Brings a database to the form this program expects. Several programs may start at once: Kysely's migrator takes an
// advisory lock, and runs all that is missing in one transaction.
import { Migrator, sql, type Kysely, type Migration } from 'kysely';
import type { DatabaseHandle } from './connection.ts';
import { DatabaseError } from './database-error.ts';
import type { Schema } from './schema.ts';

/** File name, such as `0001-records.sql`, to its SQL. */
export type MigrationFiles = Readonly<Record<string, string>>;

/** Bundled, so that a built program needs no file beside it. */
export const migrationFiles: MigrationFiles = import.meta.glob<string>('./migrations/*.sql', {
	query: '?raw',
	import: 'default',
	eager: true
});

/** Runs what is missing and returns the names of what ran. */
export async function migrate(
	{ db }: Pick<DatabaseHandle, 'db'>,
	files: MigrationFiles = migrationFiles
): Promise<readonly string[]> {
	const migrations = new Map(Object.entries(files).map(([path, text]) => [nameOf(path), text]));
	await refuseNewer(db, migrations);
	const migrator = new Migrator({
		db,
		provider: {
			getMigrations: () =>
				Promise.resolve(Object.fromEntries([...migrations].map(([name, text]) => [name, migrationOf(text)])))
		}
	});
	const { error, results } = await migrator.migrateToLatest();
	const failed = results?.find((result) => result.status === 'Error');
	if (failed)
		throw new DatabaseError(
			`Migration ${failed.migrationName} failed, and nothing was changed: ${messageOf(error)}`
		);
	if (error) throw new DatabaseError(`The database cannot be migrated: ${messageOf(error)}`);
	return (results ?? []).map((result) => result.migrationName);
}

/** Names of migrations that this program has and the database has not. */
export async function pendingMigrations(
	{ db }: Pick<DatabaseHandle, 'db'>,
	files: MigrationFiles = migrationFiles
): Promise<readonly string[]> {
	const done = new Set(await doneMigrations(db));
	return Object.keys(files)
		.map(nameOf)
		.filter((name) => !done.has(name))
		.sort();
}

async function refuseNewer(db: Kysely<Schema>, known: ReadonlyMap<string, string>): Promise<void> {
	const unknown = (await doneMigrations(db)).filter((name) => !known.has(name));
	if (unknown.length > 0)
		throw new DatabaseError(
			`The database is newer than this program (it has ${unknown.join(', ')}); nothing was changed. Update Oilcap to the version that made it.`
		);
}

async function doneMigrations(db: Kysely<Schema>): Promise<readonly string[]> {
	const { rows } = await sql<{
		found: boolean;
	}>`select to_regclass('kysely_migration') is not null as found`.execute(db);
	if (!rows[0]?.found) return [];
	const done = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
	return done.rows.map((row) => row.name);
}

function migrationOf(text: string): Migration {
	return {
		// Without parameters pg sends the text as a whole, so that a file may hold many statements.
		async up(db) {
			await sql.raw(text).execute(db);
		}
	};
}

function nameOf(path: string): string {
	return path.replace(/^.*\//, '').replace(/\.sql$/, '');
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
