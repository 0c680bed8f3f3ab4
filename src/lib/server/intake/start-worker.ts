// Reads drafts in a program of their own. At most two at a time; others wait their turn, and any can be stopped.
import type { ChildProcess } from 'node:child_process';
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
/** Cargoes of a million records are held at once. */
const LINK_HEAP_MB = 3_072;

export const SETTLE_LINKS = 'settle-links';
/** The number of an import to read, or the links that are due. */
export type WorkerJob = number | typeof SETTLE_LINKS;

const workerProgram = () => join(checkoutRoot(), 'build', 'programs', 'import-worker.js');

const waiting: { readonly importId: number; readonly begin: (isTurn: boolean) => void }[] = [];
const children = new Map<number, ChildProcess>();
let running = 0;

/** Resolves when the import is a draft, or has failed and says so. `readHere` serves where nothing is built. */
export async function readInWorker(
	{ config, database }: Context,
	importId: number,
	readHere: () => Promise<unknown>,
	program = workerProgram()
): Promise<void> {
	if (!(await takeTurn(importId))) return;
	try {
		if (existsSync(program)) await runWorker(program, config, importId);
		else await readHere();
		await failReading(database.db, importId, 'The reader ended before the file did; nothing was stored.');
	} finally {
		endTurn();
	}
}

/** Takes an import out of the queue, or ends the program that reads it; what that had stored is rolled back with it. */
export function stopReading(importId: number): void {
	const at = waiting.findIndex((one) => one.importId === importId);
	if (at !== -1) waiting.splice(at, 1)[0]?.begin(false);
	children.get(importId)?.kill('SIGKILL');
}

/** True until the program that reads an import has ended: when it has shown what the draft would change. */
export function isBeingRead(importId: number): boolean {
	return children.has(importId);
}

/** False for an import that was stopped while it waited. */
async function takeTurn(importId: number): Promise<boolean> {
	if (running >= AT_ONCE) return await new Promise((begin) => waiting.push({ importId, begin }));
	running += 1;
	return true;
}

/** The place goes to the next in the queue, so that nobody who comes now can take it first. */
function endTurn(): void {
	const next = waiting.shift();
	if (next) next.begin(true);
	else running -= 1;
}

async function runWorker(program: string, config: Config, importId: number): Promise<void> {
	const child = forkWorker(program, config, HEAP_MB);
	children.set(importId, child);
	await told(child, importId);
	children.delete(importId);
}

/** Works out the links that are due; `settleHere` serves where nothing is built. */
export async function settleInWorker(
	{ config }: Context,
	settleHere: () => Promise<void>,
	program = workerProgram()
): Promise<void> {
	if (existsSync(program)) await told(forkWorker(program, config, LINK_HEAP_MB), SETTLE_LINKS);
	else await settleHere();
}

function forkWorker(program: string, config: Config, heapMb: number): ChildProcess {
	return fork(program, [], {
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
		env: workerEnvironment(config),
		execArgv: [`--max-old-space-size=${heapMb}`, `--max-semi-space-size=${YOUNG_MB}`]
	});
}

/** Gives the program its job once it asks for it, and resolves when it has ended. */
async function told(child: ChildProcess, job: WorkerJob): Promise<void> {
	await new Promise<void>((resolve) => {
		child.once('message', () => child.send(job));
		child.once('error', () => resolve());
		child.once('exit', () => resolve());
	});
}

/** The worker's settings, from ours: it shares the data folder, the database and the fixed day. */
function workerEnvironment(config: Config): Record<string, string> {
	return {
		OILCAP_DATA_DIR: config.dataDir,
		...(config.databaseUrl === null ? {} : { DATABASE_URL: config.databaseUrl }),
		...(config.today === null ? {} : { OILCAP_TODAY: config.today }),
		...(config.isExercise ? { OILCAP_EXERCISE: '1' } : {})
	};
}
