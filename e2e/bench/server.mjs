// The built program, started as `npm start` starts it, on a data folder and port of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../build/programs/start.js', import.meta.url));

export async function startServer(dataDir, port) {
	await mkdir(dataDir, { recursive: true });
	const origin = `http://127.0.0.1:${port}`;
	const begun = performance.now();
	const child = spawn(process.execPath, [program], {
		env: { ...process.env, OILCAP_DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', ORIGIN: '' },
		stdio: ['ignore', 'ignore', 'inherit']
	});
	let isOver = false;
	child.once('exit', () => (isOver = true));
	for (;;) {
		if (isOver) throw new Error('the server ended before it served');
		const answer = await fetch(`${origin}/2023`).catch(() => null);
		if (answer?.ok) {
			await answer.text();
			break;
		}
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	return {
		origin,
		pid: child.pid,
		readyMs: performance.now() - begun,
		stop: async () => {
			if (isOver) return;
			child.kill('SIGTERM');
			await once(child, 'exit');
		}
	};
}
