// Whose child a process is. A browser tells its own number, which inside a container of its own, as snap and flatpak
// make them, is somebody else's outside.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export function isOurChild(pid: number): boolean {
	try {
		return parentOf(pid) === process.pid;
	} catch {
		// No such process, or one that we may not look at: in any case none of ours.
		return false;
	}
}

function parentOf(pid: number): number | null {
	if (process.platform === 'win32') return null;
	if (process.platform !== 'linux')
		return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }));
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	// The name in brackets may itself hold spaces and brackets; state and parent follow it.
	return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}
