// One program at a time installs and builds; the lock of one that died is taken over.
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './run.mjs';

/** Runs `work` under the lock file at `path`. */
export async function withLock(path, work) {
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid) });
	for (let saidWaiting = false; !take(path, mine); await sleep(200)) {
		const holder = readOrNull(path);
		if (holder === null) continue;
		if (!isAlive(holder)) removeStale(path, holder);
		else if (!saidWaiting) {
			say(`Waiting for process ${JSON.parse(holder).pid}, which installs or builds …`);
			saidWaiting = true;
		}
	}
	const release = () => {
		if (readOrNull(path) === mine) rmSync(path, { force: true });
	};
	process.once('exit', release);
	try {
		return await work();
	} finally {
		process.off('exit', release);
		release();
	}
}

// A link appears with its whole content, and only if the name is free.
function take(path, content) {
	const draft = `${path}.${randomBytes(4).toString('hex')}`;
	writeFileSync(draft, content);
	try {
		linkSync(draft, path);
		return true;
	} catch (error) {
		if (error.code === 'EEXIST') return false;
		throw error;
	} finally {
		rmSync(draft);
	}
}

// Renamed first, because another program may have replaced the dead one's lock by its own in between.
function removeStale(path, judged) {
	const aside = `${path}.${randomBytes(4).toString('hex')}.stale`;
	try {
		renameSync(path, aside);
	} catch (error) {
		if (error.code === 'ENOENT') return;
		throw error;
	}
	if (readFileSync(aside, 'utf8') !== judged) renameSync(aside, path);
	else rmSync(aside);
}

function isAlive(content) {
	try {
		const { pid, started } = JSON.parse(content);
		return startOf(pid) === started && started !== null;
	} catch {
		// Locks appear whole; this one a power cut left empty.
		return false;
	}
}

/** What tells a process from a later one of the same number; null when there is none. */
function startOf(pid) {
	try {
		process.kill(pid, 0);
	} catch (error) {
		if (error.code !== 'EPERM') return null;
	}
	const stat = readOrNull(`/proc/${pid}/stat`);
	const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
	if (fields?.[0] === 'Z') return null;
	return fields ? `${readOrNull('/proc/sys/kernel/random/boot_id')?.trim()}:${fields[19]}` : '';
}

function readOrNull(path) {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		if (error.code === 'ENOENT' || error.code === 'ESRCH') return null;
		throw error;
	}
}
