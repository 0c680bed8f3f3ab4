// Finds a Chromium that runs, or gets one: the one given, the system's, Playwright's own, the package manager's.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { root, tool } from './prepare.mjs';
import { Refusal, patiently, run, say } from './run.mjs';

const NAMES = [
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable',
	'chrome',
	'microsoft-edge'
];
const PLACES = {
	linux: ['/usr/bin', '/usr/local/bin', '/usr/lib/chromium', '/snap/bin', '/opt/google/chrome'],
	darwin: [
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'/Applications/Chromium.app/Contents/MacOS/Chromium'
	],
	win32: [
		'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
		'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
		'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
	]
};
const DOWNLOAD_LIMIT_MS = 4 * 60_000;

/** The path of a Chromium that answers. */
export async function ensureChromium() {
	const given = process.env.CHROMIUM_PATH;
	if (given) {
		if (await answers(given)) return given;
		throw new Refusal(`CHROMIUM_PATH names ${given}, which does not run as a browser.`);
	}
	const found = (await firstThatAnswers(systemPaths())) ?? (await firstThatAnswers([playwrightPath()]));
	return found ?? (await download()) ?? (await installBySystem()) ?? refuse();
}

function refuse() {
	throw new Refusal(
		'There is no Chromium and none could be installed: install one, or set CHROMIUM_PATH to it.'
	);
}

async function download() {
	say('Downloading a Chromium for the browser tests …');
	const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' };
	const { code, output } = await patiently(() =>
		tool('playwright-core/cli.js', ['install', 'chromium'], {
			env,
			capture: true,
			limitMs: DOWNLOAD_LIMIT_MS
		})
	);
	const path = code === 0 ? await firstThatAnswers([playwrightPath()]) : null;
	if (path) return path;
	const cause = /^Error: (.+)$/m.exec(output)?.[1] ?? 'it took too long';
	say(
		code === 0
			? 'It does not run here, libraries of the system are missing.'
			: `It could not be downloaded: ${cause}.`
	);
	return null;
}

async function installBySystem() {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
	say('Installing Chromium with apt-get …');
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const apt = (...args) => patiently(() => run('apt-get', ['-q', '-y', ...args], { env, capture: true }));
	await apt('update');
	const { code, output } = await apt('install', '--no-install-recommends', 'chromium');
	if (code !== 0) say(output.trim());
	return code === 0 ? firstThatAnswers(systemPaths()) : null;
}

async function firstThatAnswers(paths) {
	for (const path of paths) if (path && existsSync(path) && (await answers(path))) return path;
	return null;
}

async function answers(path) {
	// A Chrome for Windows answers --version by opening a window.
	if (process.platform === 'win32') return existsSync(path);
	const { code, output } = await run(path, ['--version'], { capture: true, limitMs: 20_000 });
	return code === 0 && /\d+\.\d+/.test(output);
}

function systemPaths() {
	const places = PLACES[process.platform] ?? PLACES.linux;
	if (process.platform !== 'linux') return places;
	const folders = new Set([...(process.env.PATH ?? '').split(delimiter), ...places]);
	return NAMES.flatMap((name) => [...folders].filter(Boolean).map((folder) => join(folder, name)));
}

// Playwright knows where it downloads to; the package is there by now.
function playwrightPath() {
	const { chromium } = createRequire(join(root, 'package.json'))('playwright-core');
	return chromium.executablePath();
}
