// One running PostgreSQL on one folder: started by us, or left by a parent that was killed and adopted.
import { execFile, type ChildProcess } from 'node:child_process';
import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { DatabaseError } from '../database-error.ts';
import type { Binaries } from './binaries.ts';
import type { Address } from './owner-file.ts';
import { SUPERUSER } from './initdb.ts';
import type { Place } from './place.ts';
import { findRunning } from './lock-file.ts';
import { isOpen } from './probe.ts';
import { isAlive, markOf, type ProcessMark } from './process-mark.ts';
import { explainOutput, explainSpawn, runProgram } from './run.ts';
import type { PostgresSettings } from './settings.ts';

export interface Postmaster {
	readonly mark: ProcessMark;
	readonly address: Address;
	readonly isAdopted: boolean;
	/** Resolves when the process is gone, for whatever reason. */
	readonly gone: Promise<void>;
}

export interface Engine {
	readonly place: Place;
	readonly binaries: Binaries;
	readonly settings: PostgresSettings;
	/** Only on Windows, where the database listens on the loopback address. */
	readonly password: string | null;
	readonly say: (line: string) => void;
}

const PORT = 5432;
const LARGEST_LOG = 16 * 1024 * 1024;
const SILENCE_MS = 15_000;
const FAST_STOP_MS = 5_000;
const IMMEDIATE_STOP_MS = 2_000;

/** A database that answers on the folder: the one that is running already, or a new one. */
export async function startOrAdopt(engine: Engine): Promise<Postmaster> {
	const silentUntil = Date.now() + SILENCE_MS;
	for (;;) {
		const left = findRunning(engine.place, engine.password);
		if (!left) {
			try {
				return await start(engine);
			} catch (error) {
				// The children of a postmaster that was killed live on for a moment and keep its memory.
				if (!/still in use/.test(String(error)) || Date.now() > silentUntil) throw error;
				await sleep(200);
				continue;
			}
		}
		const state = await isOpen(left.address, {
			folder: engine.place.database,
			startedAt: left.startedAt
		});
		if (state === 'open') return { ...left, isAdopted: true, gone: untilGone(left.mark) };
		if (state === 'other')
			throw new DatabaseError(
				`The socket in ${left.address.host} is answered by another PostgreSQL than that of ${engine.place.database}: stop it first.`
			);
		// Recovering or shutting down it says so, and gets its time; silent it may be stopped, and is not ours to kill.
		if (state === 'silent' && Date.now() > silentUntil)
			throw new DatabaseError(
				`PostgreSQL process ${left.mark.pid} holds ${engine.place.database} and does not answer: end it with kill -INT ${left.mark.pid}, or wait.`
			);
		await sleep(50);
	}
}

/** Ends it as PostgreSQL's fast shutdown, and after a while by the immediate one, which loses nothing either. */
export async function stop(postmaster: Postmaster, engine: Engine): Promise<void> {
	if (process.platform === 'win32') {
		await promisify(execFile)(engine.binaries.pgCtl, [
			'stop',
			'-D',
			engine.place.database,
			'-m',
			'fast',
			'-t',
			'8'
		]);
		return;
	}
	if (await endedAfter(postmaster, 'SIGINT', FAST_STOP_MS)) return;
	if (await endedAfter(postmaster, 'SIGQUIT', IMMEDIATE_STOP_MS)) return;
	engine.say(
		`PostgreSQL process ${postmaster.mark.pid} is still shutting down; the next start waits for it.`
	);
}

async function endedAfter(postmaster: Postmaster, signal: NodeJS.Signals, limitMs: number): Promise<boolean> {
	// Looked at again each time, because after its end the number may be somebody else's.
	if (!isAlive(postmaster.mark)) return true;
	process.kill(postmaster.mark.pid, signal);
	for (const end = Date.now() + limitMs; Date.now() < end; await sleep(20))
		if (!isAlive(postmaster.mark)) return true;
	return false;
}

async function start(engine: Engine): Promise<Postmaster> {
	const { place, binaries, password } = engine;
	const isWindows = process.platform === 'win32';
	const address: Address = isWindows
		? { host: '127.0.0.1', port: await freePort(), user: SUPERUSER, password }
		: { host: place.socketDir, port: PORT, user: SUPERUSER, password: null };
	const args = ['-D', place.database, '-p', String(address.port), '-h', isWindows ? address.host : ''];
	if (!isWindows) args.push('-k', place.socketDir);
	for (const [name, value] of Object.entries(engine.settings)) args.push('-c', `${name}=${value}`);

	const log = openLog(place.log);
	const logStart = fstatSync(log).size;
	const child = runProgram(place, binaries.postgres, args, ['ignore', log, log]);
	closeSync(log);
	const ended = endOf(child, binaries.postgres);
	// The program's own end is not to wait for the database's; whoever stops it waits by looking.
	child.unref();
	let silentSince = Date.now();
	const seen: { end: Error | 'exit' | null } = { end: null };
	void ended.then((how) => (seen.end = how));
	for (let waited = 0; ; waited += 1) {
		// A child that is gone may be asked about no more; its entry in the process table is already free.
		if (seen.end) throw seen.end instanceof Error ? seen.end : explainLog(place, logStart);
		const mark = child.pid === undefined ? null : markOf(child.pid);
		const state = mark && (await isOpen(address, { folder: place.database }));
		if (mark && state === 'open')
			return { mark, address, isAdopted: false, gone: ended.then(() => undefined) };
		if (state === 'starting') silentSince = Date.now();
		if (Date.now() - silentSince > SILENCE_MS) {
			child.kill('SIGQUIT');
			throw new DatabaseError(`The database ${place.database} does not answer; more is in ${place.log}.`);
		}
		if (waited % 250 === 249) engine.say('The database is still recovering after a crash …');
		await sleep(20);
	}
}

function endOf(child: ChildProcess, program: string): Promise<Error | 'exit'> {
	return new Promise((resolve) => {
		child.on('error', (error) => resolve(explainSpawn(program, error)));
		child.on('exit', () => resolve('exit'));
	});
}

function explainLog(place: Place, from: number): DatabaseError {
	const text = readFrom(place.log, from);
	const known = explainOutput(text);
	if (known) return known;
	// Our own visits are turned away with a FATAL of their own until it is ready.
	const lines = text.split('\n').filter((line) => line !== '' && !line.includes('the database system is '));
	const line = lines.findLast((entry) => /\b(FATAL|PANIC):/.test(entry)) ?? lines.at(-1);
	const cause = line?.replace(/^.*?(FATAL|PANIC):\s*/, '') ?? '';
	return new DatabaseError(
		`The database ${place.database} does not start: ${cause || 'PostgreSQL said nothing'}. Nothing was changed; more is in ${place.log}. If it is damaged, move it away and rebuild it with: npx oilcap restore DIR`
	);
}

// Opened by us and handed over, because the user that PostgreSQL runs as may not reach the data folder.
function openLog(path: string): number {
	if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG) renameSync(path, `${path}.1`);
	return openSync(path, 'a', 0o600);
}

function readFrom(path: string, from: number): string {
	const file = openSync(path, 'r');
	const length = Math.min(Math.max(fstatSync(file).size - from, 0), 65_536);
	const bytes = Buffer.alloc(length);
	readSync(file, bytes, 0, length, from);
	closeSync(file);
	return bytes.toString('utf8');
}

async function untilGone(mark: ProcessMark): Promise<void> {
	while (isAlive(mark)) await sleep(500, undefined, { ref: false });
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer().on('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : PORT));
		});
	});
}
