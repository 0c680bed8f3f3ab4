// Starts Chromium for the briefings: shut in behind our proxy, with an empty profile, without our environment, and with
// as little of root and as much of its sandbox as the host allows.
import { execFile } from 'node:child_process';
import {
	accessSync,
	chmodSync,
	chownSync,
	constants,
	existsSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { BriefingError } from './briefing-error.ts';
import { isOurChild } from './child-process.ts';

export interface Chromium {
	readonly browser: Browser;
	/** Resolves when it has ended, for whatever reason, and left nothing behind. */
	readonly ended: Promise<void>;
	close(): Promise<void>;
	/** For a browser that no longer listens. */
	kill(): void;
}

/** The temporary folder of one browser. */
interface Folder {
	readonly path: string;
	/** All that the browser may write to. */
	readonly home: string;
	readonly profile: string;
}

interface Attempt {
	readonly program: string;
	readonly sandbox: boolean;
	/** What to tell the operator when it had to be this one. */
	readonly remark: string | null;
	/** Whether the next attempt may end better than this one did. */
	readonly isCurable: (message: string) => boolean;
}

const START_MS = 20_000;
const GONE_EVERY_MS = 20;
const GONE_TRIES = 100;

// Not 65534, as which the embedded database runs: what breaks out of a page must not own its files.
const USER = 65533;

const FLAGS = [
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-gpu',
	'--disable-quic',
	'--disable-sync',
	'--font-render-hinting=none',
	'--force-color-profile=srgb',
	'--hide-scrollbars',
	'--no-first-run',
	'--no-pings',
	// Neither looks up names nor sends datagrams by itself: both would go past the proxy. The last flag has two names.
	'--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
	'--webrtc-ip-handling-policy=disable_non_proxied_udp',
	'--force-webrtc-ip-handling-policy=disable_non_proxied_udp'
];

export async function startChromium(
	program: string,
	proxyPort: number,
	say: (line: string) => void
): Promise<Chromium> {
	// Told by Playwright, it would come with a profile left behind.
	if (!existsSync(program)) throw new BriefingError('missing', `${program} does not start: it is not there.`);
	const folder = makeFolder();
	try {
		const chromium = await firstThatStarts(program, folder, proxyPort, say);
		return withRemoval(chromium, folder);
	} catch (error) {
		rmSync(folder.path, { recursive: true, force: true });
		throw error;
	}
}

function makeFolder(): Folder {
	const path = mkdtempSync(join(tmpdir(), `oilcap-briefing-${process.pid}-`));
	const home = join(path, 'home');
	const profile = join(home, 'profile');
	mkdirSync(profile, { recursive: true, mode: 0o700 });
	return { path, home, profile };
}

/** The same browser, which has ended only when its folder is gone too. */
function withRemoval(chromium: Chromium, { path }: Folder): Chromium {
	const patiently = { recursive: true, force: true, maxRetries: 10, retryDelay: 50 };
	const removeNow = () => rmSync(path, patiently);
	// When the program ends without closing it, Playwright's own handler, which came first, has killed it by now.
	process.on('exit', removeNow);
	const ended = chromium.ended.then(async () => {
		await rm(path, patiently);
		process.off('exit', removeNow);
	});
	return {
		...chromium,
		ended,
		async close() {
			await chromium.close();
			await ended;
		}
	};
}

async function firstThatStarts(
	program: string,
	folder: Folder,
	proxyPort: number,
	say: (line: string) => void
): Promise<Chromium> {
	const attempts = await attemptsFor(program, folder);
	for (const [index, attempt] of attempts.entries()) {
		try {
			const chromium = await launch(attempt, folder, proxyPort);
			if (attempt.remark) say(attempt.remark);
			return chromium;
		} catch (error) {
			const message = error instanceof Error ? error.message : String(error);
			if (index + 1 < attempts.length && attempt.isCurable(message)) continue;
			throw new BriefingError('missing', `${program} does not start: ${firstReason(message)}`, {
				cause: error
			});
		}
	}
	throw new Error('there is always an attempt');
}

const WITHOUT_SANDBOX = 'Chromium draws the briefings without its sandbox, which this host refuses.';
const AS_ROOT =
	'Chromium draws the briefings as root and without its sandbox: run Oilcap as an ordinary user instead.';

async function attemptsFor(program: string, folder: Folder): Promise<readonly Attempt[]> {
	const isRoot = process.geteuid?.() === 0;
	const sandboxTrouble = (message: string) => /sandbox|namespace/i.test(message);
	// Slowness is no reason to give up a shield.
	const anyButSlow = (message: string) => !/timeout/i.test(message);
	const never = () => false;
	const switchUser = isRoot ? await userSwitch(folder) : '';
	const starter = switchUser === null ? null : makeStarter(`${switchUser}${quoted(program)}`, folder);
	if (isRoot) {
		const asRoot = { program, sandbox: false, remark: AS_ROOT, isCurable: never };
		if (starter === null) return [asRoot];
		return [
			{ program: starter, sandbox: true, remark: null, isCurable: anyButSlow },
			{ program: starter, sandbox: false, remark: WITHOUT_SANDBOX, isCurable: anyButSlow },
			asRoot
		];
	}
	return [
		{ program: starter ?? program, sandbox: true, remark: null, isCurable: sandboxTrouble },
		{ program: starter ?? program, sandbox: false, remark: WITHOUT_SANDBOX, isCurable: never }
	];
}

/** The words that make a program another user's, or null where there are none. Chromium refuses root its sandbox. */
async function userSwitch({ path, home, profile }: Folder): Promise<string | null> {
	if (process.platform !== 'linux') return null;
	try {
		await promisify(execFile)('setpriv', ['--version']);
	} catch {
		// A system without util-linux; then it has to be root.
		return null;
	}
	chmodSync(path, 0o711);
	for (const folder of [home, profile]) chownSync(folder, USER, USER);
	return `setpriv --reuid=${USER} --regid=${USER} --clear-groups `;
}

// Playwright starts the browser as whoever we are, where we stand, and with a profile in a place of its own, which it
// leaves behind when we end in a hurry. So it starts this instead; of two profiles Chromium takes the last.
function makeStarter(command: string, { path, profile }: Folder): string | null {
	if (process.platform === 'win32') return null;
	const starter = join(path, 'start');
	writeFileSync(starter, `#!/bin/sh\ncd /\nexec ${command} "$@" --user-data-dir=${quoted(profile)}\n`);
	chmodSync(starter, 0o700);
	try {
		accessSync(starter, constants.X_OK);
		return starter;
	} catch {
		// The temporary folder is mounted so that nothing in it can be run.
		return null;
	}
}

function quoted(text: string): string {
	return `'${text.replaceAll("'", `'\\''`)}'`;
}

async function launch({ program, sandbox }: Attempt, { home }: Folder, proxyPort: number): Promise<Chromium> {
	const { chromium } = await import('playwright-core');
	const browser = await chromium.launch({
		executablePath: program,
		chromiumSandbox: sandbox,
		headless: true,
		args: [...FLAGS, `--proxy-server=127.0.0.1:${proxyPort}`, '--proxy-bypass-list=<-loopback>'],
		env: environment(home),
		timeout: START_MS,
		// Ending is the server's business, and it tells us.
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false
	});
	const disconnected = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()));
	const pid = await processOf(browser);
	return {
		browser,
		ended: disconnected.then(() => endOf(pid)),
		close: () => browser.close(),
		kill: () => killGroup(pid)
	};
}

// A home of its own also keeps the fonts of whoever runs the server out of the picture. Windows adds by itself what a
// program cannot do without.
function environment(home: string): Record<string, string> {
	if (process.platform === 'win32') return {};
	return { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: home, TMPDIR: home, LANG: 'C.UTF-8', TZ: 'UTC' };
}

/** The number of its process, or null where it cannot be known for sure. */
async function processOf(browser: Browser): Promise<number | null> {
	const session = await browser.newBrowserCDPSession();
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	await session.detach();
	const pid = processInfo.find(({ type }) => type === 'browser')?.id;
	return pid !== undefined && isOurChild(pid) ? pid : null;
}

/** A browser that has hung up still writes its profile, and makes the folder anew if it must. There is nothing to keep. */
async function endOf(pid: number | null): Promise<void> {
	killGroup(pid);
	for (let tries = 0; tries < GONE_TRIES && pid !== null && isOurChild(pid); tries += 1)
		await sleep(GONE_EVERY_MS);
}

function killGroup(pid: number | null): void {
	if (pid === null) return;
	try {
		// Playwright makes it the leader of a group, to which its helpers belong.
		process.kill(-pid, 'SIGKILL');
	} catch (error) {
		// Already gone, which is what was wanted; on macOS the ended but not yet buried answer with EPERM.
		if (!['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
	}
}

// What else Playwright tells is for the log: folders, flags, and all that the browser printed.
function firstReason(message: string): string {
	const lines = message.split('\n').map((line) => line.trim());
	const fatal = lines.find((line) => /error while loading|FATAL|No usable sandbox|ENOENT|EACCES/.test(line));
	return (fatal ?? lines[0] ?? '').replace(/^.*?(browserType\.launch: |\[err\] )/, '').slice(0, 300);
}
