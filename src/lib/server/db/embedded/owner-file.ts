// Who runs the database of a data folder. The owner is the live process named in the file of the highest number;
// to take over from a dead one is to create the next number, which only one process can. The highest file is never
// removed, so that a slow contender always finds a higher one than the one it creates, and withdraws.
import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, markOf, type ProcessMark } from './process-mark.ts';

/** Where a running database listens: a folder with a unix socket, or on Windows the loopback address. */
export interface Address {
	readonly host: string;
	readonly port: number;
	readonly user: string;
	readonly password: string | null;
}

/** The web server, or a shorter-lived program such as the command line. */
export type OwnerKind = 'server' | 'guest';

export interface Owner extends ProcessMark {
	readonly kind: OwnerKind;
	/** When it took the folder, UTC. */
	readonly since: string;
	/** Null while the database starts or stops. */
	readonly address: Address | null;
}

export interface OwnerFile {
	/** Lets others connect, or with null no longer. */
	publish(address: Address | null): void;
	release(): void;
}

type Claim = { readonly mine: OwnerFile } | { readonly holder: Owner };

const NAME = /^database-owner\.(\d+)\.json$/;

/** Takes the folder unless a live process holds it. */
export function claimFolder(folder: string, kind: OwnerKind): Claim {
	const me = { ...markOf(process.pid)!, kind, since: new Date().toISOString(), address: null };
	for (;;) {
		const last = generations(folder).at(-1);
		const holder = ownerOf(folder, last);
		if (holder) return { holder };
		const mine = (last ?? 0) + 1;
		if (!createWhole(folder, mine, me)) continue;
		const all = generations(folder);
		if (all.at(-1) !== mine) {
			rmSync(pathOf(folder, mine), { force: true });
			continue;
		}
		for (const older of all.slice(0, -1)) rmSync(pathOf(folder, older), { force: true });
		return { mine: ownerFile(folder, mine, me) };
	}
}

function ownerFile(folder: string, generation: number, me: Owner): OwnerFile {
	const path = pathOf(folder, generation);
	const replace = (content: Owner | null) => {
		const next = scratch(folder, content);
		renameSync(next, path);
	};
	return {
		publish: (address) => replace({ ...me, address }),
		release: () => replace(null)
	};
}

function generations(folder: string): number[] {
	const numbers = readdirSync(folder).map((name) => Number(NAME.exec(name)?.[1] ?? 0));
	return numbers.filter((number) => number > 0).sort((a, b) => a - b);
}

function ownerOf(folder: string, generation: number | undefined): Owner | null {
	if (generation === undefined) return null;
	let owner: Owner | null;
	try {
		owner = JSON.parse(readFileSync(pathOf(folder, generation), 'utf8')) as Owner | null;
	} catch (error) {
		// Files appear whole, so an unreadable one is what a power cut left; a vanished one has a successor.
		if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw error;
	}
	return owner && isAlive(owner) ? owner : null;
}

// A link appears with its whole content and fails when the name is taken.
function createWhole(folder: string, generation: number, owner: Owner): boolean {
	const draft = scratch(folder, owner);
	try {
		linkSync(draft, pathOf(folder, generation));
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	} finally {
		rmSync(draft, { force: true });
	}
}

function scratch(folder: string, content: Owner | null): string {
	const path = join(folder, `.database-owner-${process.pid}-${randomBytes(4).toString('hex')}`);
	writeFileSync(path, JSON.stringify(content), { mode: 0o600, flag: 'wx' });
	return path;
}

function pathOf(folder: string, generation: number): string {
	return join(folder, `database-owner.${generation}.json`);
}
