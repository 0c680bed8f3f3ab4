// Peak resident memory of the import worker and of the web process, read from /proc; nothing where there is none.
import { readFileSync, readdirSync } from 'node:fs';

export function peakOfWorker(serverPid) {
	const peak = { worker: 0, web: 0 };
	const look = () => {
		peak.web = Math.max(peak.web, residentBytes(serverPid));
		for (const pid of childrenOf(serverPid)) {
			if (commandOf(pid).includes('import-worker')) peak.worker = Math.max(peak.worker, residentBytes(pid));
		}
	};
	const timer = setInterval(look, 100);
	return {
		stop: () => {
			clearInterval(timer);
			return peak;
		}
	};
}

function readText(path) {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		// The process has ended, or this system has no /proc.
		return '';
	}
}

function childrenOf(pid) {
	try {
		return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
			readText(`/proc/${pid}/task/${task}/children`).split(' ').filter(Boolean)
		);
	} catch {
		// As above.
		return [];
	}
}

const commandOf = (pid) => readText(`/proc/${pid}/cmdline`);
const residentBytes = (pid) =>
	Number(/VmHWM:\s+(\d+) kB/.exec(readText(`/proc/${pid}/status`))?.[1] ?? 0) * 1024;
