// What every use case works with: the database, the settings and the day. Routes get it from `locals`, the command
// line and the tests make their own.
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { Config } from './config.ts';
import { today } from './config.ts';
import type { DatabaseHandle } from './db/connection.ts';

export interface Context {
	readonly database: DatabaseHandle;
	readonly config: Config;
	/** The calendar day in UTC, or the one fixed by OILCAP_TODAY. */
	readonly today: () => IsoDate;
}

export function contextOf(database: DatabaseHandle, config: Config): Context {
	return { database, config, today: () => today(config) };
}
