import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, checkoutRoot, readConfig, settings, today } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'oilcap-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('settings', () => {
	it('has a value for everything when nothing is set', () => {
		expect(readConfig({})).toEqual({
			port: 3000,
			host: '127.0.0.1',
			origin: 'http://127.0.0.1:3000',
			dataDir: join(checkoutRoot(), '.oilcap'),
			databaseUrl: null,
			databaseReplicaUrl: null,
			chromiumPath: null,
			// 256 * 1,048,576
			uploadLimitBytes: 268_435_456,
			dueDays: 30,
			logLevel: 'info',
			today: null,
			isExercise: false
		});
	});

	it('takes an empty variable for an absent one', () => {
		expect(readConfig({ PORT: '', OILCAP_LOG_LEVEL: ' ' })).toEqual(readConfig({}));
	});

	it('makes the origin from host and port', () => {
		expect(readConfig({ HOST: '::1', PORT: '8080' }).origin).toBe('http://[::1]:8080');
		expect(readConfig({ HOST: 'localhost' }).origin).toBe('http://localhost:3000');
		expect(readConfig({ ORIGIN: 'https://oilcap.example.org/' }).origin).toBe('https://oilcap.example.org');
	});

	it('gives an absolute data folder, made later when only the last part is missing', () => {
		expect(readConfig({ OILCAP_DATA_DIR: join(folder, 'new') }).dataDir).toBe(join(folder, 'new'));
		expect(readConfig({ OILCAP_DATA_DIR: 'records' }).dataDir).toBe(join(process.cwd(), 'records'));
	});

	it('knows the fixed day and otherwise the date in UTC', () => {
		expect(today(readConfig({ OILCAP_TODAY: '2024-03-31' }))).toBe('2024-03-31');
		expect(today(readConfig({}))).toBe(new Date().toISOString().slice(0, 10));
	});

	it('names each setting once, in the words of the README table', () => {
		const names = Object.values(settings).map((setting) => setting.name);
		expect(new Set(names).size).toBe(names.length);
		for (const setting of Object.values(settings)) expect(setting.meaning).not.toMatch(/[|\n]/);
	});
});

describe('a wrong setting', () => {
	const file = join(folder, 'file');
	writeFileSync(file, '');

	it.each([
		[{ PORT: '0' }, 'PORT must be a whole number from 1 to 65535, not "0".'],
		[{ PORT: '3000x' }, 'PORT must be a whole number from 1 to 65535, not "3000x".'],
		[{ PORT: '70000' }, 'PORT must be a whole number from 1 to 65535, not "70000".'],
		[{ HOST: '0.0.0.0' }, /^HOST must be a loopback address such as 127\.0\.0\.1, not "0\.0\.0\.0": without/],
		[{ HOST: '127.0.0.1.example.org' }, /^HOST must be a loopback address/],
		[{ ORIGIN: 'oilcap.example.org' }, /^ORIGIN must be scheme, host and port/],
		[{ ORIGIN: 'https://example.org/oilcap' }, /^ORIGIN must be scheme, host and port/],
		[{ ORIGIN: 'ftp://example.org' }, /^ORIGIN must be scheme, host and port/],
		[{ OILCAP_DATA_DIR: file }, `OILCAP_DATA_DIR must be a folder, and ${file} is a file.`],
		[
			{ OILCAP_DATA_DIR: join(folder, 'no', 'such') },
			`OILCAP_DATA_DIR cannot be made: the folder ${join(folder, 'no')} does not exist.`
		],
		[{ CHROMIUM_PATH: file }, `CHROMIUM_PATH must name a program that can be run, and ${file} is none.`],
		[{ OILCAP_UPLOAD_LIMIT_MB: '-1' }, /^OILCAP_UPLOAD_LIMIT_MB must be a whole number from 1 to 4096/],
		[{ OILCAP_DUE_DAYS: '1e9' }, /^OILCAP_DUE_DAYS must be a whole number from 0 to 366/],
		[{ OILCAP_LOG_LEVEL: 'loud\nPORT=1' }, /not "loud\\nPORT=1"\.$/],
		[{ OILCAP_TODAY: '2023-02-29' }, 'OILCAP_TODAY must be a day such as 2024-03-31, not "2023-02-29".'],
		[{ DATABASE_REPLICA_URL: 'postgresql://replica/oilcap' }, /^DATABASE_REPLICA_URL is set without/]
	])('%j is refused in one line', (environment, message) => {
		const read = () => readConfig(environment);
		expect(read).toThrow(ConfigError);
		expect(read).toThrow(message);
		expect(read).toThrow(/^[^\n]+$/);
	});

	it.each(['mysql://user:hunter2@host/db', 'postgres://user:hunter2@host', 'host=hunter2'])(
		'keeps the password of a wrong database address to itself: %s',
		(address) => {
			const read = () => readConfig({ DATABASE_URL: address });
			expect(read).toThrow('DATABASE_URL must look like postgresql://user:password@host:5432/database.');
		}
	);
});
