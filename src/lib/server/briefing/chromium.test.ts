import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startChromium, type Chromium } from './chromium.ts';
import { NO_CHROMIUM, findChromium } from './find-chromium.ts';

vi.setConfig({ testTimeout: 60_000 });

const NO_PROXY = 9;

let folder: string;
let chromium: Chromium | null;
const said: string[] = [];

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'oilcap-chromium-test-'));
	// Root's browser runs as another user, who has to reach what is in it.
	chmodSync(folder, 0o755);
	chromium = null;
	said.length = 0;
});

afterEach(async () => {
	await chromium?.close();
	rmSync(folder, { recursive: true });
});

async function start(program: string): Promise<Chromium> {
	chromium = await startChromium(program, NO_PROXY, (line) => said.push(line));
	return chromium;
}

/** A program that does `script` before it becomes Chromium. */
async function pretender(script: string): Promise<string> {
	const real = await findChromium(null);
	expect(real, NO_CHROMIUM).not.toBeNull();
	const path = join(folder, 'pretender');
	writeFileSync(path, `#!/bin/sh\n${script}\nexec '${real}' "$@"\n`);
	chmodSync(path, 0o755);
	return path;
}

const isRoot = process.geteuid?.() === 0;

test('gives the browser an environment and a profile of its own, and takes both back', async () => {
	const list = join(folder, 'environment');
	writeFileSync(list, '');
	chmodSync(list, 0o666);
	const { browser } = await start(await pretender(`env > '${list}'; id -u >> '${list}'`));
	const lines = readFileSync(list, 'utf8').trim().split('\n');
	const names = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
	// OLDPWD and PWD are the shell's own doing.
	const known = ['HOME', 'LANG', 'OLDPWD', 'PATH', 'PWD', 'TMPDIR', 'TZ', '_'];
	expect(names.filter((name) => !known.includes(name))).toEqual([]);
	expect(lines.at(-1)).toBe(isRoot ? '65533' : String(process.geteuid?.()));
	expect(browser.isConnected()).toBe(true);

	const home = /^HOME=(.*)$/m.exec(readFileSync(list, 'utf8'))?.[1] ?? '';
	expect(execFileSync('ls', [join(home, 'profile')], { encoding: 'utf8' })).not.toBe('');
	await chromium?.close();
	expect(() => execFileSync('ls', [home], { stdio: 'ignore' })).toThrow();
});

test('keeps the sandbox where it starts with it', async () => {
	const list = join(folder, 'arguments');
	writeFileSync(list, '');
	chmodSync(list, 0o666);
	const refusing = `echo "$@" >> '${list}'`;
	await start(await pretender(refusing));
	// On a host that refuses the sandbox this is told, and the last start is without it.
	const isSandboxed = said.length === 0;
	expect(readFileSync(list, 'utf8').trim().split('\n').at(-1)?.includes('--no-sandbox')).toBe(!isSandboxed);
});

test('goes without the sandbox where the host refuses it, as no more of a user, and says so', async () => {
	const refuse = `case "$*" in *--no-sandbox*) ;; *) echo 'FATAL: No usable sandbox!' >&2; exit 1 ;; esac`;
	const { browser } = await start(await pretender(`id -u > /dev/null; ${refuse}`));
	expect(browser.isConnected()).toBe(true);
	expect(said).toEqual(['Chromium draws the briefings without its sandbox, which this host refuses.']);
});

test.runIf(isRoot)('runs as root only where nobody else can run it', async () => {
	const refuse = `[ "$(id -u)" = 0 ] || { echo 'EACCES' >&2; exit 126; }`;
	await start(await pretender(refuse));
	expect(said).toEqual([
		'Chromium draws the briefings as root and without its sandbox: run Oilcap as an ordinary user instead.'
	]);
});

test('tells in one line why a program is no Chromium', async () => {
	const program = join(folder, 'broken');
	writeFileSync(
		program,
		`#!/bin/sh\necho 'error while loading shared libraries: libnss3.so' >&2\nexit 127\n`
	);
	chmodSync(program, 0o755);
	const reason = await start(program).catch((error: unknown) => error as Error);
	expect(reason).toMatchObject({ problem: 'missing' });
	expect((reason as Error).message).toMatch(/does not start: .*libnss3\.so/);
	expect((reason as Error).message).not.toContain('\n');
});
