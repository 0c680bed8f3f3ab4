// Makes the database folder once, whole or not at all: under a temporary name first, then renamed.
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs';
import { readFile, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseError } from '../database-error.ts';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';
import { explainOutput, explainSpawn, runProgram } from './run.ts';

export const SUPERUSER = 'oilcap';

/** Only to be called by the folder's owner. Returns whether it made a new database. */
export async function ensureFolder(
	place: Place,
	binaries: Binaries,
	password: string | null
): Promise<boolean> {
	await removeHalfMade(place);
	if (await isPresent(place, binaries)) return false;
	const draft = join(place.home, `db.initdb-${randomBytes(4).toString('hex')}`);
	try {
		await initialise(place, binaries, draft, password);
		await rename(draft, place.database);
		syncFolder(place.home);
	} catch (error) {
		await rm(draft, { recursive: true, force: true });
		throw error;
	}
	return true;
}

// What an interrupted start left: it never had the final name, so it never held a row.
async function removeHalfMade(place: Place): Promise<void> {
	for (const name of await readdir(place.home))
		if (name.startsWith('db.initdb-'))
			// Its initdb may still be writing for a moment.
			await rm(join(place.home, name), { recursive: true, maxRetries: 10 });
}

async function isPresent(place: Place, binaries: Binaries): Promise<boolean> {
	const content = await readdir(place.database).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return null;
		throw new DatabaseError(`The database ${place.database} cannot be read: ${error.message}.`);
	});
	if (content === null) return false;
	if (content.length === 0) {
		await rmdir(place.database);
		return false;
	}
	if (!content.includes('PG_VERSION'))
		throw new DatabaseError(
			`${place.database} is no whole PostgreSQL database (its file PG_VERSION is missing); nothing was changed. Move it away and rebuild it with: npx oilcap restore DIR`
		);
	const major = (await readFile(join(place.database, 'PG_VERSION'), 'utf8')).trim();
	if (major !== binaries.major)
		throw new DatabaseError(
			`The database ${place.database} belongs to PostgreSQL ${major}, and this program brings ${binaries.major}; nothing was changed. Export it with the version of Oilcap that made it (npx oilcap export --out DIR) and restore it with this one (npx oilcap restore DIR).`
		);
	return true;
}

async function initialise(
	place: Place,
	binaries: Binaries,
	folder: string,
	password: string | null
): Promise<void> {
	const passwordFile = join(place.home, 'initdb-password');
	if (password) writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
	const args = [
		`--pgdata=${folder}`,
		`--username=${SUPERUSER}`,
		...(password ? ['--auth=scram-sha-256', `--pwfile=${passwordFile}`] : ['--auth=trust']),
		'--encoding=UTF8',
		// Order by code point as locale C has it, with upper and lower case of all scripts.
		'--locale=C',
		'--locale-provider=builtin',
		'--builtin-locale=C.UTF-8',
		'--data-checksums',
		'--no-instructions'
	];
	try {
		const { code, output } = await finish(place, binaries.initdb, args);
		if (code !== 0)
			throw explainOutput(output) ?? new DatabaseError(`The database could not be made: ${lastLine(output)}`);
	} finally {
		if (password) await rm(passwordFile, { force: true });
	}
}

function finish(
	place: Place,
	program: string,
	args: readonly string[]
): Promise<{ code: number | null; output: string }> {
	return new Promise((resolve, reject) => {
		const child = runProgram(place, program, args, ['ignore', 'pipe', 'pipe']);
		let output = '';
		for (const stream of [child.stdout, child.stderr])
			stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
		child.on('error', (error) => reject(explainSpawn(program, error)));
		child.on('close', (code) => resolve({ code, output }));
	});
}

function lastLine(output: string): string {
	const lines = output.split('\n').filter((line) => line.trim() !== '');
	return lines.find((line) => line.includes('error:')) ?? lines.at(-1) ?? 'initdb said nothing.';
}

// A rename is only sure to survive a power cut when its folder has been written out.
function syncFolder(folder: string): void {
	if (process.platform === 'win32') return;
	const file = openSync(folder, 'r');
	fsyncSync(file);
	closeSync(file);
}
