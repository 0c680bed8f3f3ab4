// Which Chromium draws the briefings: the one given, the system's, or Playwright's own download.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export const NO_CHROMIUM =
	'There is no Chromium to draw briefings with: get one with `npx playwright install chromium` or `apt-get install chromium`, or set CHROMIUM_PATH to one.';

/** Where to look, in this order. */
export interface Sources {
	/** Of these programs, the first that the system finds by its name. */
	readonly onPath: (names: readonly string[]) => Promise<string | null>;
	readonly places: readonly string[];
	readonly playwright: () => Promise<string | null>;
}

const NAMES = [
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable',
	'microsoft-edge',
	'microsoft-edge-stable'
] as const;

const SYSTEM: Sources = { onPath, places: usualPlaces(), playwright: playwrightDownload };

/** The path of a Chromium, or null. `given` is CHROMIUM_PATH, which wins even where it does not run. */
export async function findChromium(given: string | null, sources: Sources = SYSTEM): Promise<string | null> {
	return (
		given ??
		(await sources.onPath(NAMES)) ??
		sources.places.find((place) => existsSync(place)) ??
		(await sources.playwright())
	);
}

// The shell looks where a person at its prompt would find it, and it reads PATH so that we need not.
function onPath(names: readonly string[]): Promise<string | null> {
	if (process.platform === 'win32') return Promise.resolve(null);
	const search = 'for name in "$@"; do command -v "$name" && exit 0; done; exit 1';
	return new Promise((resolve) => {
		execFile('/bin/sh', ['-c', search, 'find', ...names], (error, stdout) => {
			const path = stdout.trim();
			resolve(error === null && path.startsWith('/') ? path : null);
		});
	});
}

function usualPlaces(): readonly string[] {
	if (process.platform === 'win32') {
		const folders = ['C:\\Program Files', 'C:\\Program Files (x86)', join(homedir(), 'AppData', 'Local')];
		const programs = [
			'Chromium/Application/chrome',
			'Google/Chrome/Application/chrome',
			'Microsoft/Edge/Application/msedge'
		];
		return folders.flatMap((folder) => programs.map((program) => join(folder, `${program}.exe`)));
	}
	if (process.platform === 'darwin') {
		const folders = ['/Applications', join(homedir(), 'Applications')];
		const programs = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
		return folders.flatMap((folder) =>
			programs.map((program) => join(folder, `${program}.app`, 'Contents', 'MacOS', program))
		);
	}
	const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin'];
	return [
		...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
		'/usr/lib/chromium/chromium',
		'/opt/google/chrome/chrome',
		'/opt/microsoft/msedge/msedge'
	];
}

async function playwrightDownload(): Promise<string | null> {
	const { chromium } = await import('playwright-core');
	const path = chromium.executablePath();
	return existsSync(path) ? path : null;
}
