// Installs the packages and builds the program when they are missing or older than the sources. Plain JavaScript and
// Node core only: this runs before anything is installed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { withLock } from './lock.mjs';
import { Refusal, patiently, run, say } from './run.mjs';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const LOCK = join(root, '.oilcap', 'prepare.lock');
const INSTALLED = join(root, 'node_modules', '.oilcap-installed');
const BUILT = join(root, 'build', '.oilcap-built');

/** What the build is made from, tests and this folder left out. */
const SOURCES = ['src', 'data', 'static'];
const CONFIGS = [
	'package.json',
	'svelte.config.js',
	'tsconfig.json',
	'vite.config.ts',
	'vite.programs.config.ts'
];
const NOT_BUILT = /\.(test|bench)\.[jt]s$|^src\/bootstrap\/|^data\/samples\//;

/** Makes sure that `build/` is what the sources say. */
export async function prepare() {
	refuseOldNode();
	if (isInstalled() && isBuilt()) return;
	await withLock(LOCK, async () => {
		await install();
		await build();
	});
}

/** Packages only. */
export async function ensureInstalled() {
	refuseOldNode();
	if (!isInstalled()) await withLock(LOCK, install);
}

/** The address of a built program. */
export function program(name) {
	return pathToFileURL(join(root, 'build', 'programs', `${name}.js`)).href;
}

/** Runs a tool of node_modules. */
export function tool(path, args, options) {
	return run(process.execPath, [join(root, 'node_modules', path), ...args], { cwd: root, ...options });
}

/** Ends with a sentence when the failure is a known one. */
export async function orRefuse(work) {
	try {
		return await work();
	} catch (error) {
		say(error instanceof Refusal ? error.message : error.stack);
		process.exit(1);
	}
}

function refuseOldNode() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	if (major > 20 || (major === 20 && minor >= 19)) return;
	throw new Refusal(`Oilcap needs Node 20.19 or later, and this is ${process.versions.node}.`);
}

async function install() {
	if (isInstalled()) return;
	const fingerprint = installFingerprint();
	if (isInstalledByNpm()) {
		writeFileSync(INSTALLED, fingerprint);
		return;
	}
	const began = Date.now();
	say('Installing the packages (half a minute or so) …');
	const [command, ...args] = npm();
	// Build tools are development packages, which npm leaves out where NODE_ENV is production.
	const npmArgs = [...args, 'ci', '--include=dev', '--loglevel=error', ...QUICK_RETRY];
	const { code, output } = await patiently(() => run(command, npmArgs, { cwd: root, capture: true }));
	if (code !== 0) {
		say(output.trim());
		throw new Refusal(explainInstall(output));
	}
	writeFileSync(INSTALLED, fingerprint);
	say(`Installed in ${seconds(began)}.`);
}

// Without a network npm by itself tries for more than a minute.
const QUICK_RETRY = ['--fetch-retries=3', '--fetch-retry-mintimeout=500', '--fetch-retry-maxtimeout=4000'];

function explainInstall(output) {
	if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network/i.test(output))
		return 'The packages could not be downloaded because the npm registry was not reached: check the network or the proxy, then run the command again.';
	if (/ENOSPC/.test(output)) return 'The packages could not be installed because the disk is full.';
	if (/EACCES|EPERM|EROFS/.test(output))
		return `The packages could not be installed because ${root} cannot be written by this user.`;
	return 'The packages could not be installed; what npm says stands above.';
}

function npm() {
	const given = process.env.npm_execpath;
	// Under npx this is npx's own script; under other package managers it is theirs.
	const script = given && join(dirname(given), 'npm-cli.js');
	if (script && /^np[mx]-cli\.js$/.test(basename(given)) && existsSync(script))
		return [process.execPath, script];
	const node = dirname(process.execPath);
	for (const modules of [join(node, '..', 'lib', 'node_modules'), join(node, 'node_modules')]) {
		const beside = join(modules, 'npm', 'bin', 'npm-cli.js');
		if (existsSync(beside)) return [process.execPath, beside];
	}
	return ['npm'];
}

async function build() {
	if (isBuilt()) return;
	const began = Date.now();
	say('Building (a quarter of a minute or so) …');
	const fingerprint = buildFingerprint();
	rmSync(BUILT, { force: true });
	const env = { ...process.env, NODE_ENV: 'production' };
	for (const config of [[], ['-c', 'vite.programs.config.ts']]) {
		const args = ['build', '--logLevel', 'warn', ...config];
		const { code, output } = await patiently(() => tool('vite/bin/vite.js', args, { env, capture: true }));
		if (code === 0) continue;
		say(output);
		throw new Refusal('The program could not be built; what the build says stands above.');
	}
	mkdirSync(dirname(BUILT), { recursive: true });
	writeFileSync(BUILT, fingerprint);
	say(`Built in ${seconds(began)}.`);
}

function isInstalled() {
	return readOrNull(INSTALLED) === installFingerprint();
}

function isBuilt() {
	return readOrNull(BUILT) === buildFingerprint();
}

function installFingerprint() {
	const lockfile = readOrNull(join(root, 'package-lock.json'));
	if (lockfile === null)
		throw new Refusal(`package-lock.json is missing in ${root}: this is no whole checkout.`);
	return digest([process.platform, process.arch, lockfile]);
}

function buildFingerprint() {
	const files = [...CONFIGS, 'package-lock.json', ...SOURCES.flatMap(filesBelow)];
	return digest(
		files
			.filter((file) => !NOT_BUILT.test(file))
			.flatMap((file) => [file, readOrNull(join(root, file)) ?? ''])
	);
}

function filesBelow(folder) {
	const path = join(root, folder);
	if (!existsSync(path)) return [];
	const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
	return entries.flatMap((entry) => {
		const name = `${folder}/${entry.name}`;
		return entry.isDirectory() ? filesBelow(name) : [name];
	});
}

// npm notes in node_modules what it installed; somebody may have called it without us.
function isInstalledByNpm() {
	const noted = readOrNull(join(root, 'node_modules', '.package-lock.json'));
	if (noted === null) return false;
	const installed = JSON.parse(noted).packages;
	const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
	return Object.entries(wanted).every(([path, { version, integrity, optional, link }]) => {
		const found = installed[path];
		if (path === '' || link) return true;
		if (!found) return optional === true && !existsSync(join(root, path));
		return (
			found.version === version &&
			found.integrity === integrity &&
			existsSync(join(root, path, 'package.json'))
		);
	});
}

function digest(parts) {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
	return hash.digest('hex');
}

function readOrNull(path) {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
		throw error;
	}
}

function seconds(began) {
	return `${((Date.now() - began) / 1000).toFixed(1)} s`;
}
