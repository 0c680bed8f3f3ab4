// postmaster.pid, the file by which PostgreSQL itself locks a folder: who is named there, and is it alive.
import { readFileSync, renameSync, rmSync, statSync, writeFileSync, chownSync } from 'node:fs';
import { join } from 'node:path';
import { SUPERUSER } from './initdb.ts';
import type { Address } from './owner-file.ts';
import type { Place } from './place.ts';
import { markOf, type ProcessMark } from './process-mark.ts';

/** A postmaster that runs on the folder. */
export interface Running {
	readonly mark: ProcessMark;
	readonly address: Address;
	/** Seconds since 1970, as PostgreSQL noted. */
	readonly startedAt: number;
}

// The lines of the file, as miscadmin.h of PostgreSQL numbers them from 1.
const [PID, , START_TIME, SOCKET_PORT, SOCKET_DIR] = [0, 1, 2, 3, 4];

// Above every pid_max, so that no process ever has it.
const NO_PROCESS = '2147483646';

/** The live postmaster of the folder; when the file names a dead one, makes sure that PostgreSQL sees it as dead. */
export function findRunning(place: Place, password: string | null): Running | null {
	const lines = readOrNull(lockFile(place))?.split('\n');
	if (!lines) return null;
	const mark = markOf(Number(lines[PID]));
	if (!mark || !isPostmasterOf(place, mark.pid)) {
		voidLock(place, lines);
		return null;
	}
	const host = process.platform === 'win32' ? '127.0.0.1' : (lines[SOCKET_DIR] ?? '') || place.socketDir;
	return {
		mark,
		address: { host, port: Number(lines[SOCKET_PORT]), user: SUPERUSER, password },
		startedAt: Number(lines[START_TIME])
	};
}

// After a reboot the number may belong to anything. Where the system shows no command line, the connection decides.
function isPostmasterOf(place: Place, pid: number): boolean {
	if (process.platform !== 'linux') return true;
	const args = readOrNull(`/proc/${pid}/cmdline`)?.split('\0') ?? [];
	return args[args.indexOf('-D') + 1] === place.database;
}

// PostgreSQL takes any process of that number for the old postmaster: a zombie that the first process of a container
// does not collect, or a stranger after a reboot, and would refuse to start for as long as it lives. The rest of the
// file stays, for it names the shared memory by which PostgreSQL finds children of the old one that are still alive.
function voidLock(place: Place, lines: readonly string[]): void {
	if (process.platform !== 'linux' || lines[PID] === NO_PROCESS) return;
	const file = lockFile(place);
	const draft = `${file}.oilcap`;
	const { uid, gid, mode } = statSync(file);
	writeFileSync(draft, [NO_PROCESS, ...lines.slice(1)].join('\n'), { mode });
	chownSync(draft, uid, gid);
	renameSync(draft, file);
	rmSync(join(place.socketDir, `.s.PGSQL.${lines[SOCKET_PORT]}.lock`), { force: true });
}

function lockFile(place: Place): string {
	return join(place.database, 'postmaster.pid');
}

function readOrNull(path: string): string | null {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ESRCH') return null;
		throw error;
	}
}
