// The built program on a folder and port of its own, as `npm start` and `npx oilcap` run it.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeData } from './remove-data.mjs';

/** The day all browser tests take for today, so that pictures and due months stay as they are. */
export const TODAY = '2026-11-23';

const programs = fileURLToPath(new URL('../build/programs/', import.meta.url));

export interface Oilcap {
	readonly origin: string;
	readonly pid: number;
	readonly dataDir: string;
	/** SIGTERM, and the folder removed. */
	stop(): Promise<void>;
	/** SIGKILL, the folder kept. */
	kill(): Promise<void>;
	/** The command line on the same folder. */
	run(...words: string[]): { code: number | null; out: string; err: string };
}

/** `extra` settings go to the server and to every command. */
export async function startOilcap(folder?: string, extra: Record<string, string> = {}): Promise<Oilcap> {
	const dataDir = folder ?? (await mkdtemp(join(tmpdir(), 'oilcap-e2e-')));
	const port = await freePort();
	const origin = `http://127.0.0.1:${port}`;
	const env = {
		...process.env,
		OILCAP_DATA_DIR: dataDir,
		OILCAP_TODAY: TODAY,
		PORT: String(port),
		HOST: '127.0.0.1',
		ORIGIN: origin,
		NODE_ENV: 'production',
		...extra
	};
	const child = spawn(process.execPath, [join(programs, 'start.js')], {
		env,
		stdio: ['ignore', 'ignore', 'pipe']
	});
	let said = '';
	child.stderr.on('data', (text: Buffer) => (said += text.toString()));
	const ended = once(child, 'exit').then(() => true);
	await waitUntilServing(origin, ended, () => said);
	const endBy = async (signal: NodeJS.Signals) => {
		child.kill(signal);
		await ended;
	};
	return {
		origin,
		pid: child.pid ?? 0,
		dataDir,
		stop: async () => {
			await endBy('SIGTERM');
			await removeData(dataDir);
		},
		kill: () => endBy('SIGKILL'),
		run: (...words) => {
			const { status, stdout, stderr } = spawnSync(
				process.execPath,
				[join(programs, 'oilcap.js'), ...words],
				{
					env,
					encoding: 'utf8',
					maxBuffer: 64 * 1024 * 1024
				}
			);
			return { code: status, out: stdout, err: stderr };
		}
	};
}

async function waitUntilServing(origin: string, ended: Promise<boolean>, said: () => string): Promise<void> {
	let isOver = false;
	void ended.then(() => (isOver = true));
	const until = Date.now() + 30_000;
	while (Date.now() < until) {
		if (isOver) throw new Error(`the server ended before it served: ${said()}`);
		const answer = await fetch(`${origin}/readyz`).catch(() => null);
		if (answer?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error(`the server did not serve within 30 s: ${said()}`);
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const address = probe.address();
	probe.close();
	await once(probe, 'close');
	if (address === null || typeof address === 'string') throw new Error('no port');
	return address.port;
}
