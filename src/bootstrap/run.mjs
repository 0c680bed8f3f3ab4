// Child processes of the bootstrap: each in a group of its own, so that ending us ends them and what they started.
import { spawn } from 'node:child_process';

const WINDOWS = process.platform === 'win32';
const running = new Set();

export function say(line) {
	process.stderr.write(`${line}\n`);
}

/** A failure that is told in one sentence, without a stack. */
export class Refusal extends Error {}

/**
 * Runs a program to its end. With `capture` its output is collected and returned, else it goes to our stderr, so
 * that stdout stays with the answer.
 */
export function run(command, args, { cwd, env = process.env, capture = false, limitMs = 0 } = {}) {
	return new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd,
			env,
			detached: !WINDOWS,
			windowsHide: true,
			stdio: ['ignore', capture ? 'pipe' : 2, capture ? 'pipe' : 2]
		});
		running.add(child);
		const timer = limitMs > 0 ? setTimeout(() => end(child, 'SIGKILL'), limitMs) : undefined;
		let output = '';
		for (const stream of capture ? [child.stdout, child.stderr] : [])
			stream.setEncoding('utf8').on('data', (text) => (output += text));
		const finish = (code) => {
			clearTimeout(timer);
			running.delete(child);
			resolve({ code, output });
		};
		child.on('error', (error) => {
			output += error.message;
			finish(127);
		});
		child.on('close', (code) => finish(code ?? 1));
	});
}

/** A line now and then tells that it is still at work. */
export async function patiently(work) {
	const began = Date.now();
	const timer = setInterval(() => say(`… ${Math.round((Date.now() - began) / 1000)} s`), 15_000);
	try {
		return await work();
	} finally {
		clearInterval(timer);
	}
}

function end(child, signal) {
	try {
		if (WINDOWS) child.kill(signal);
		else process.kill(-child.pid, signal);
	} catch (error) {
		// Already gone, which is what was wanted.
		if (error.code !== 'ESRCH') throw error;
	}
}

/** Ends the children, and with them us, on a signal. Returns how to leave signals to somebody else. */
export function endOnSignals() {
	const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
	const onSignal = (signal) => {
		for (const child of running) end(child, 'SIGTERM');
		process.exit(signals[signal]);
	};
	for (const signal of Object.keys(signals)) process.on(signal, onSignal);
	return () => {
		for (const signal of Object.keys(signals)) process.off(signal, onSignal);
	};
}

/**
 * npm hands SIGTERM to its shell, and dash ends without handing it on: the program would live on and keep its port.
 * The shell's end is seen as a new parent.
 */
export function endWithNpm() {
	if (!process.env.npm_lifecycle_event || WINDOWS) return;
	const parent = process.ppid;
	const timer = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(timer);
		process.emit('SIGTERM', 'SIGTERM');
	}, 250);
	timer.unref();
}
