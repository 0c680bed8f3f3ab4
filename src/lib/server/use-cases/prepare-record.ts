// What a start does before it serves: the record is there, and the operator sees what it says.
import { capTable, observedTable } from '#lib/domain/report/cap-table.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import type { Config } from '../config.ts';
import { contextOf } from '../context.ts';
import type { DatabaseHandle } from '../db/connection.ts';
import { clearIncoming } from '../intake/raw-files.ts';
import { failInterrupted } from '../stores/imports.ts';
import { readYears } from './read-cap-year.ts';
import { seedRecord } from './seed-record.ts';
import { startSettling } from './start-settling.ts';

/** Loads the bundled record on first start; returns the cap table to print. */
export async function prepare(database: DatabaseHandle, config: Config): Promise<string> {
	const context = contextOf(database, config);
	await clearIncoming(config.dataDir);
	await failInterrupted(database.db, ['page']);
	await seedRecord(context);
	await startSettling(context);
	const years = await readYears(context, LATEST_VIEW);
	return config.isExercise ? observedTable(years) : capTable(years);
}
