// Where the embedded database stands. PostgreSQL refuses to run as root, and the user it runs as instead cannot enter
// a 0700 folder such as root's home; so root's databases stand under /var/lib, everybody else's in the data folder.
import { createHash, randomBytes } from 'node:crypto';
import {
	chmodSync,
	chownSync,
	existsSync,
	lstatSync,
	mkdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseError } from '../database-error.ts';

export interface Place {
	readonly dataDir: string;
	/** Holds `db`, and while one is being made its temporary name. */
	readonly home: string;
	readonly database: string;
	/** 0700; on Windows unused. */
	readonly socketDir: string;
	readonly log: string;
	/** Where the binaries are copied to, null when they run from where npm put them. */
	readonly binaries: string | null;
	/** Nobody, when the program is root. */
	readonly runAs: { readonly uid: number; readonly gid: number } | null;
}

const ROOT_HOME = '/var/lib/oilcap';
const NOBODY = { uid: 65534, gid: 65534 };
// Linux takes 107 bytes for a socket's path, macOS 103; the name in the folder takes 14.
const LONGEST_SOCKET_DIR = 100 - '/.s.PGSQL.5432'.length;

export const isRoot = process.geteuid?.() === 0;

/** Makes the data folder when it is missing and gives its real path. */
export function makeDataFolder(path: string): string {
	try {
		mkdirSync(path, { recursive: true, mode: 0o700 });
		return realpathSync(path);
	} catch (error) {
		throw new DatabaseError(`The data folder ${path} cannot be made: ${reason(error)}.`);
	}
}

/** Refuses a folder whose database another kind of user made. Leaves no trace in it. */
export function refuseForeign(dataDir: string): void {
	const id = readId(dataDir);
	const isUsers = existsSync(join(dataDir, 'db'));
	if (isRoot && isUsers)
		throw new DatabaseError(
			`The database in ${dataDir} was made by an ordinary user: run as that user, or set OILCAP_DATA_DIR to another folder.`
		);
	if (!isRoot && id && !isUsers)
		throw new DatabaseError(
			`The database of ${dataDir} was made by root and stands in ${join(ROOT_HOME, id)}: run as root, or set OILCAP_DATA_DIR to a folder of your own.`
		);
}

/** Only to be called by the folder's owner: it makes what is missing. */
export function findPlace(dataDir: string): Place {
	return isRoot ? placeOfRoot(dataDir) : placeOfUser(dataDir);
}

/** For throw-away folders of tests: removes the database that a data folder has elsewhere. */
export function removeDatabase(dataDir: string): void {
	const id = readId(dataDir);
	if (id) rmSync(join(ROOT_HOME, id), { recursive: true, force: true });
	rmSync(dataDir, { recursive: true, force: true });
}

function placeOfUser(dataDir: string): Place {
	return {
		dataDir,
		home: dataDir,
		database: join(dataDir, 'db'),
		socketDir: process.platform === 'win32' ? dataDir : socketDirOfUser(dataDir),
		log: join(dataDir, 'database.log'),
		binaries: null,
		runAs: null
	};
}

function socketDirOfUser(dataDir: string): string {
	const near = join(dataDir, 'run');
	const digest = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
	const path = Buffer.byteLength(near) <= LONGEST_SOCKET_DIR ? near : join(tmpdir(), `oilcap-${digest}`);
	mkdirSync(path, { recursive: true, mode: 0o700 });
	// In a shared temporary folder somebody else may have made the name first, or a link of that name.
	const found = lstatSync(path);
	if (!found.isDirectory() || found.uid !== process.geteuid?.())
		throw new DatabaseError(
			`The folder ${path} for the database's socket belongs to another user: remove it.`
		);
	chmodSync(path, 0o700);
	return path;
}

function placeOfRoot(dataDir: string): Place {
	const id = readId(dataDir);
	const home = join(ROOT_HOME, id ?? randomBytes(8).toString('hex'));
	if (id && !existsSync(home))
		throw new DatabaseError(
			`The database of ${dataDir} stood in ${home}, which is gone: put it back, or remove ${idFile(dataDir)} to start with an empty one and rebuild it with: npx oilcap restore DIR`
		);
	const socketDir = join(home, 'run');
	try {
		mkdirSync(ROOT_HOME, { recursive: true });
		// Whatever the umask is, the way to the database must be open to the user it runs as.
		chmodSync(ROOT_HOME, 0o755);
		for (const folder of [home, socketDir]) {
			mkdirSync(folder, { recursive: true, mode: 0o700 });
			chownSync(folder, NOBODY.uid, NOBODY.gid);
		}
		tieToDataFolder(home, dataDir);
		if (!id) writeFileSync(idFile(dataDir), `${home.slice(-16)}\n`, { flag: 'wx' });
	} catch (error) {
		if (error instanceof DatabaseError) throw error;
		throw new DatabaseError(
			`As root the database stands in ${ROOT_HOME}, which cannot be written (${reason(error)}): run as an ordinary user, or set DATABASE_URL.`
		);
	}
	return {
		dataDir,
		home,
		database: join(home, 'db'),
		socketDir,
		log: join(dataDir, 'database.log'),
		binaries: ROOT_HOME,
		runAs: NOBODY
	};
}

// A copied data folder carries the same id; two servers must never share a database without knowing.
function tieToDataFolder(home: string, dataDir: string): void {
	const file = join(home, 'data-folder');
	const known = existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
	if (known === dataDir) return;
	if (known && readId(known) === readId(dataDir))
		throw new DatabaseError(
			`${dataDir} is a copy of ${known}, whose database it would share: remove ${idFile(dataDir)} to start with an empty one.`
		);
	writeFileSync(file, `${dataDir}\n`);
}

function readId(dataDir: string): string | null {
	const file = idFile(dataDir);
	if (!existsSync(file)) return null;
	const id = readFileSync(file, 'utf8').trim();
	if (/^[0-9a-f]{16}$/.test(id)) return id;
	throw new DatabaseError(
		`${file} is damaged: it must hold the 16 hexadecimal digits that name a folder in ${ROOT_HOME}.`
	);
}

function idFile(dataDir: string): string {
	return join(dataDir, 'database-id');
}

function reason(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
