// How PostgreSQL's programs are started: as the right user, from a folder that user can enter, without our environment.
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { DatabaseError } from '../database-error.ts';
import type { Place } from './place.ts';

type Stdio = NonNullable<SpawnOptions['stdio']>;

/** Starts a program of PostgreSQL in a session of its own, so that Ctrl-C in a terminal does not reach it. */
export function runProgram(
	place: Place,
	program: string,
	args: readonly string[],
	stdio: Stdio
): ChildProcess {
	return spawn(program, args, {
		...(place.runAs ?? {}),
		...(process.platform === 'win32'
			? { windowsHide: true }
			: { cwd: '/', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } }),
		detached: process.platform !== 'win32',
		stdio
	});
}

/** The sentence for a program that could not be started at all. */
export function explainSpawn(program: string, error: NodeJS.ErrnoException): DatabaseError {
	// The file is there, so it is its loader that is missing.
	if (error.code === 'ENOENT' && existsSync(program) && isMusl()) return noMusl();
	if (error.code === 'EPERM' || error.code === 'EINVAL')
		return new DatabaseError(
			`PostgreSQL refuses root and could not be started as user 65534 (${error.message}): run as an ordinary user, or set DATABASE_URL.`
		);
	return new DatabaseError(`PostgreSQL could not be started: ${error.message}.`);
}

/** The sentence for what a program of PostgreSQL printed before it failed, when it is a known case. */
export function explainOutput(output: string): DatabaseError | null {
	const user = /could not look up effective user ID (\d+)/.exec(output)?.[1];
	if (user)
		return new DatabaseError(
			`PostgreSQL needs an entry for user ${user} in /etc/passwd, and there is none: add one, for example with the line oilcap:x:${user}:${user}::/:/bin/false`
		);
	if (isMusl() || /ld-musl|Error relocating/.test(output)) return noMusl();
	const library = /error while loading shared libraries: (\S+)/.exec(output)?.[1];
	if (library)
		return new DatabaseError(
			`PostgreSQL lacks the library ${library}: install the packages again with npm ci.`
		);
	if (/No space left on device/.test(output))
		return new DatabaseError('PostgreSQL could not be started because the disk is full.');
	return null;
}

function noMusl(): DatabaseError {
	return new DatabaseError(
		'There is no embedded PostgreSQL for Alpine and other systems on musl: use a glibc system such as Debian, or set DATABASE_URL.'
	);
}

function isMusl(): boolean {
	if (process.platform !== 'linux') return false;
	const report = process.report.getReport() as unknown as { header: { glibcVersionRuntime?: string } };
	return report.header.glibcVersionRuntime === undefined;
}
