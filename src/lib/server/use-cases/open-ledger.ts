// Opens the ledger as a guest: migrated, and with the bundled record in it.
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import { contextOf } from '../context.ts';
import { openDatabase } from '../db/connection.ts';
import { migrate } from '../db/migrate.ts';
import { seedRecord } from './seed-record.ts';
import { settleLinks } from './settle-links.ts';

export async function openLedger(config: Config): Promise<Context> {
	const database = await openDatabase(config, { owner: 'guest', connections: 3 });
	try {
		await migrate(database);
		const context = contextOf(database, config);
		await seedRecord(context);
		await settleLinks(context);
		return context;
	} catch (error) {
		await database.close();
		throw error;
	}
}
