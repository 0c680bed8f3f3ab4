// The processes that another one has started, for the tests; without `ps`, which small systems lack.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

interface Child {
	readonly pid: number;
	readonly name: string;
}

/** Zombies included. */
export function childrenOf(parent: number): Child[] {
	return (process.platform === 'linux' ? fromProc() : fromPs())
		.filter((child) => child.parent === parent)
		.map(({ pid, name }) => ({ pid, name }));
}

function fromProc(): (Child & { parent: number })[] {
	const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	return numbers.flatMap((number) => {
		let stat: string;
		try {
			stat = readFileSync(`/proc/${number}/stat`, 'utf8');
		} catch {
			// It ended between the two looks.
			return [];
		}
		const [, pid, name, parent] = /^(\d+) \((.*)\) \S (\d+)/s.exec(stat) ?? [];
		return [{ pid: Number(pid), name: name ?? '', parent: Number(parent) }];
	});
}

function fromPs(): (Child & { parent: number })[] {
	const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,comm='], { encoding: 'utf8' }).split('\n');
	return lines.map((line) => {
		const [, pid, parent, name] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
		return { pid: Number(pid), name: name ?? '', parent: Number(parent) };
	});
}
