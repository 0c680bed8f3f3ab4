// A second program for the tests of the embedded database: opens it, says so, and does what its input says.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { checkoutRoot } from '../../config.ts';

const CONNECTION = fileURLToPath(new URL('../connection.ts', import.meta.url));

const SOURCE = `
import { createInterface } from 'node:readline';
import { openDatabase } from ${JSON.stringify(CONNECTION)};
const [dataDir, owner] = process.argv.slice(2);
const config = { dataDir, databaseUrl: null, databaseReplicaUrl: null };
try {
	const handle = await openDatabase(config, { owner });
	console.log('open');
	createInterface(process.stdin).once('line', async () => {
		await handle.close();
		console.log('closed');
		process.exit(0);
	});
} catch (error) {
	console.log(error.name + ': ' + error.message);
	process.exit(1);
}
`;

export interface TestProgram {
	readonly child: ChildProcess;
	readonly pid: number;
	/** The next line it prints: `open`, `closed`, or why it could not open. */
	line(): Promise<string>;
	close(): void;
	/** Ends it and waits for its end. */
	kill(signal: NodeJS.Signals): Promise<void>;
}

export interface TestPrograms {
	start(dataDir: string, owner: 'server' | 'guest'): TestProgram;
	remove(): void;
}

/** Built inside node_modules, so that it finds its packages. */
export async function buildTestProgram(): Promise<TestPrograms> {
	const outDir = mkdtempSync(join(checkoutRoot(), 'node_modules', '.oilcap-test-'));
	await build({
		configFile: false,
		logLevel: 'silent',
		root: checkoutRoot(),
		build: { ssr: true, outDir, emptyOutDir: true, rolldownOptions: { input: 'virtual:program' } },
		plugins: [
			{
				name: 'program',
				resolveId: (id) => (id === 'virtual:program' ? join(checkoutRoot(), 'src/program.ts') : null),
				load: (id) => (id.endsWith('src/program.ts') ? SOURCE : null)
			}
		]
	});
	return {
		start: (dataDir, owner) => startProgram(join(outDir, 'program.js'), [dataDir, owner]),
		remove: () => rmSync(outDir, { recursive: true })
	};
}

function startProgram(file: string, args: readonly string[]): TestProgram {
	const child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
	const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
	const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
	return {
		child,
		pid: child.pid ?? 0,
		async line() {
			const next = await lines.next();
			return next.done ? 'ended' : next.value;
		},
		close: () => void child.stdin.write('close\n'),
		async kill(signal) {
			child.kill(signal);
			await ended;
		}
	};
}
