// The only reader of the environment. A wrong setting stops the program at its start, in one sentence.
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseIsoDate, type IsoDate } from '#lib/domain/calendar.ts';

export class ConfigError extends Error {
	override name = 'ConfigError';
}

type Environment = Readonly<Record<string, string | undefined>>;

/** One row of the table in the README: `fallback` is what holds when the variable is absent or empty. */
export interface Setting<T> {
	readonly name: string;
	readonly meaning: string;
	readonly fallback: string;
	/** Text to value; throws a `ConfigError` that begins with the variable's name. */
	readonly validate: (text: string) => T;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Config {
	readonly port: number;
	readonly host: string;
	/** Where browsers see the program; never with a slash at its end. */
	readonly origin: string;
	/** Absolute. Raw files, owner file and log; the database too unless the program runs as root. */
	readonly dataDir: string;
	readonly databaseUrl: string | null;
	readonly databaseReplicaUrl: string | null;
	readonly chromiumPath: string | null;
	readonly uploadLimitBytes: number;
	readonly dueDays: number;
	readonly logLevel: LogLevel;
	/** Fixes the day for reproducible pictures and tests; null follows the clock. */
	readonly today: IsoDate | null;
	/** A ledger of invented data instead of the public record; it says so everywhere. */
	readonly isExercise: boolean;
}

export const settings = {
	port: {
		name: 'PORT',
		meaning: 'TCP port of the web server',
		fallback: '3000',
		validate: (text) => wholeNumber('PORT', text, 1, 65_535)
	},
	host: {
		name: 'HOST',
		meaning: 'address to listen on; only a loopback address, because there are no accounts yet',
		fallback: '127.0.0.1',
		validate: loopbackHost
	},
	origin: {
		name: 'ORIGIN',
		meaning: 'public address, such as that of a proxy in front; forms from any other are refused',
		fallback: 'http://HOST:PORT',
		validate: webOrigin
	},
	dataDir: {
		name: 'OILCAP_DATA_DIR',
		meaning: 'folder of the raw files and, unless run as root, of the embedded database',
		fallback: '.oilcap/ in the checkout, .oilcap-exercise/ for an exercise',
		validate: dataFolder
	},
	databaseUrl: {
		name: 'DATABASE_URL',
		meaning: 'PostgreSQL 15 or later to use instead of the embedded database',
		fallback: '',
		validate: (text) => databaseUrl('DATABASE_URL', text)
	},
	databaseReplicaUrl: {
		name: 'DATABASE_REPLICA_URL',
		meaning: 'read replica of DATABASE_URL, for pages and the API',
		fallback: '',
		validate: (text) => databaseUrl('DATABASE_REPLICA_URL', text)
	},
	chromiumPath: {
		name: 'CHROMIUM_PATH',
		meaning: 'Chromium for briefings and browser tests',
		fallback: 'found on the system',
		validate: executable
	},
	uploadLimitMb: {
		name: 'OILCAP_UPLOAD_LIMIT_MB',
		meaning: 'largest file that can be uploaded, in MB of 1,048,576 bytes',
		fallback: '256',
		validate: (text) => wholeNumber('OILCAP_UPLOAD_LIMIT_MB', text, 1, 4096)
	},
	dueDays: {
		name: 'OILCAP_DUE_DAYS',
		meaning: 'days after the end of a month before its report counts as due',
		fallback: '30',
		validate: (text) => wholeNumber('OILCAP_DUE_DAYS', text, 0, 366)
	},
	logLevel: {
		name: 'OILCAP_LOG_LEVEL',
		meaning: `one of ${LOG_LEVELS.join(', ')}`,
		fallback: 'info',
		validate: logLevel
	},
	today: {
		name: 'OILCAP_TODAY',
		meaning: 'a day (YYYY-MM-DD) to take for today, for reproducible pictures and tests',
		fallback: 'the date in UTC',
		validate: fixedDay
	},
	exercise: {
		name: 'OILCAP_EXERCISE',
		meaning: '1 opens a ledger of invented data to practise with, as `npm start -- --exercise` does',
		fallback: '0',
		validate: onOrOff
	}
} as const satisfies Record<string, Setting<unknown>>;

/** Reads and checks every setting. Touches the disk only to look. */
export function readConfig(environment: Environment = process.env): Config {
	const given = <T>(setting: Setting<T>): T | null => {
		const text = environment[setting.name];
		return text === undefined || text.trim() === '' ? null : setting.validate(text.trim());
	};
	const port = given(settings.port) ?? Number(settings.port.fallback);
	const host = given(settings.host) ?? settings.host.fallback;
	const databaseUrl = given(settings.databaseUrl);
	const databaseReplicaUrl = given(settings.databaseReplicaUrl);
	const isExercise = given(settings.exercise) ?? false;
	if (databaseReplicaUrl !== null && databaseUrl === null)
		throw new ConfigError('DATABASE_REPLICA_URL is set without DATABASE_URL: a replica needs its primary.');
	return {
		port,
		host,
		origin: given(settings.origin) ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
		dataDir: given(settings.dataDir) ?? join(checkoutRoot(), isExercise ? '.oilcap-exercise' : '.oilcap'),
		databaseUrl,
		databaseReplicaUrl,
		chromiumPath: given(settings.chromiumPath),
		uploadLimitBytes: (given(settings.uploadLimitMb) ?? Number(settings.uploadLimitMb.fallback)) * 1_048_576,
		dueDays: given(settings.dueDays) ?? Number(settings.dueDays.fallback),
		logLevel: given(settings.logLevel) ?? settings.logLevel.fallback,
		today: given(settings.today),
		isExercise
	};
}

/** The day the program works on: the fixed one, or the date in UTC. */
export function today(config: Pick<Config, 'today'>): IsoDate {
	return config.today ?? (new Date().toISOString().slice(0, 10) as IsoDate);
}

/** A server for the database tests instead of the embedded one; not a setting of the program. */
export function testDatabaseUrl(environment: Environment = process.env): string | null {
	const text = environment['TEST_DATABASE_URL']?.trim();
	return text ? databaseUrl('TEST_DATABASE_URL', text) : null;
}

/** Found from the program and not from the working directory, so that `oilcap` runs from anywhere. */
export function checkoutRoot(from = dirname(fileURLToPath(import.meta.url))): string {
	for (let folder = from; ; folder = dirname(folder)) {
		if (isOilcap(join(folder, 'package.json'))) return folder;
		if (folder === dirname(folder))
			throw new ConfigError(
				`No package.json of oilcap stands above ${from}: keep the build in its checkout.`
			);
	}
}

function isOilcap(packageFile: string): boolean {
	if (!existsSync(packageFile)) return false;
	return (JSON.parse(readFileSync(packageFile, 'utf8')) as { name?: string }).name === 'oilcap';
}

function wholeNumber(name: string, text: string, low: number, high: number): number {
	const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
	if (value >= low && value <= high) return value;
	throw new ConfigError(`${name} must be a whole number from ${low} to ${high}, not ${quoted(text)}.`);
}

function loopbackHost(text: string): string {
	if (text === 'localhost' || text === '::1' || (isIPv4(text) && text.startsWith('127.'))) return text;
	throw new ConfigError(
		`HOST must be a loopback address such as 127.0.0.1, not ${quoted(text)}: without accounts, everyone who reaches the server could change the record.`
	);
}

function webOrigin(text: string): string {
	const url = parseUrl(text);
	const isOrigin = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
	if (isOrigin) return url.origin;
	throw new ConfigError(
		`ORIGIN must be scheme, host and port such as https://oilcap.example.org, without a path, not ${quoted(text)}.`
	);
}

function parseUrl(text: string): URL | null {
	return URL.canParse(text) ? new URL(text) : null;
}

// Only the last folder is made: a path that is wrong further up is more likely a typing error.
function dataFolder(text: string): string {
	const folder = resolve(text);
	const parent = dirname(folder);
	const present = statSync(folder, { throwIfNoEntry: false });
	if (present && !present.isDirectory())
		throw new ConfigError(`OILCAP_DATA_DIR must be a folder, and ${folder} is a file.`);
	if (!present && !statSync(parent, { throwIfNoEntry: false })?.isDirectory())
		throw new ConfigError(`OILCAP_DATA_DIR cannot be made: the folder ${parent} does not exist.`);
	return folder;
}

// The address may hold a password, so no message repeats it.
function databaseUrl(name: string, text: string): string {
	const url = parseUrl(text);
	if (url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1) return text;
	throw new ConfigError(`${name} must look like postgresql://user:password@host:5432/database.`);
}

function executable(text: string): string {
	const path = resolve(text);
	try {
		accessSync(path, constants.X_OK);
	} catch {
		throw new ConfigError(`CHROMIUM_PATH must name a program that can be run, and ${path} is none.`);
	}
	return path;
}

function logLevel(text: string): LogLevel {
	const level = LOG_LEVELS.find((name) => name === text);
	if (level) return level;
	throw new ConfigError(`OILCAP_LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not ${quoted(text)}.`);
}

function fixedDay(text: string): IsoDate {
	const day = parseIsoDate(text);
	if (day) return day;
	throw new ConfigError(`OILCAP_TODAY must be a day such as 2024-03-31, not ${quoted(text)}.`);
}

function onOrOff(text: string): boolean {
	if (text === '1' || text === '0') return text === '1';
	throw new ConfigError(`OILCAP_EXERCISE must be 1 or 0, not ${quoted(text)}.`);
}

// JSON keeps line breaks of a hostile value from forging a second line of output.
function quoted(text: string): string {
	return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
