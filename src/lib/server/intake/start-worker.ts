// Reads drafts in a program of their own. At most two at a time; others wait their turn.
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { checkoutRoot } from '../config.ts';
import type { Context } from '../context.ts';
import { failReading } from '../stores/imports.ts';

const AT_ONCE = 2;
const HEAP_MB = 256;
/** Rows live for one chunk: a young heap that holds one is collected a sixth faster. */
const YOUNG_MB = 32;
const waiting: (() => void)[] = [];
let running = 0;

/** Resolves when the import is a draft, or has failed and says so. `readHere` serves where nothing is built. */
export async function readInWorker(
	{ config, database }: Context,
	importId: number,
	readHere: () => Promise<unknown>
): Promise<void> {
	if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
	running += 1;
	try {
		const program = join(checkoutRoot(), 'build', 'programs', 'import-worker.js');
		if (existsSync(program)) await runWorker(program, config, importId);
		else await readHere();
		await failReading(database.db, importId, 'The reader ended before the file did; nothing was stored.');
	} finally {
		running -= 1;
		waiting.shift()?.();
	}
}

async function runWorker(program: string, config: Config, importId: number): Promise<void> {
	const child = fork(program, [], {
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
		env: workerEnvironment(config),
		execArgv: [`--max-old-space-size=${HEAP_MB}`, `--max-semi-space-size=${YOUNG_MB}`]
	});
	await new Promise<void>((resolve) => {
		child.once('message', () => child.send(importId));
		child.once('error', () => resolve());
		child.once('exit', () => resolve());
	});
}

/** The worker's settings, from ours: it shares the data folder, the database and the fixed day. */
function workerEnvironment(config: Config): Record<string, string> {
	return {
		OILCAP_DATA_DIR: config.dataDir,
		...(config.databaseUrl === null ? {} : { DATABASE_URL: config.databaseUrl }),
		...(config.today === null ? {} : { OILCAP_TODAY: config.today })
	};
}
