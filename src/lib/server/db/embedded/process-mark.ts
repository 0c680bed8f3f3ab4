// Which process a number means. Numbers are used again after a crash or a reboot, so a number alone proves nothing.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process, told apart from a later one with the same number. */
export interface ProcessMark {
	readonly pid: number;
	/** When it started, in whatever form the system tells it; '' where it does not. */
	readonly started: string;
}

/** The process that has this number now, or null when none has; a zombie is none. */
export function markOf(pid: number): ProcessMark | null {
	if (process.platform === 'linux') return markFromProc(pid);
	if (!exists(pid)) return null;
	return { pid, started: process.platform === 'win32' ? '' : startFromPs(pid) };
}

export function isAlive(mark: ProcessMark): boolean {
	const now = markOf(mark.pid);
	return now !== null && now.started === mark.started;
}

function markFromProc(pid: number): ProcessMark | null {
	let stat: string;
	try {
		stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	} catch {
		// Hidden processes of other users (hidepid) have no readable entry and still hold what they hold.
		return exists(pid) ? { pid, started: '' } : null;
	}
	// The name in brackets may itself hold spaces and brackets; state and start time (22nd field) follow it.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	if (fields[0] === 'Z' || fields[0] === 'X') return null;
	const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
	return { pid, started: `${boot}:${fields[19]}` };
}

function startFromPs(pid: number): string {
	try {
		return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
	} catch {
		// It ended between the two looks, or there is no ps: the number has to do.
		return '';
	}
}

function exists(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
