// The embedded database as a whole: its owner starts, keeps and stops it, everybody else connects to the owner's.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError } from '../database-error.ts';
import { findBinaries } from './binaries.ts';
import { watchFreeSpace } from './free-space.ts';
import { ensureFolder } from './initdb.ts';
import { claimFolder, type Address, type OwnerFile, type OwnerKind } from './owner-file.ts';
import { findPlace, isRoot, makeDataFolder, refuseForeign } from './place.ts';
import { startOrAdopt, stop, type Engine } from './postmaster.ts';
import { countOthers, ensureDatabase, isOpen } from './probe.ts';
import { postgresSettings, type PostgresSettings } from './settings.ts';
import { supervise, type Supervised } from './supervise.ts';

export interface EmbeddedOptions {
	readonly dataDir: string;
	readonly owner: OwnerKind;
	readonly say: (line: string) => void;
	/** Hears why the database is not started again after crashes. */
	readonly giveUp: (reason: string) => void;
	/** Laid over the chosen ones; for tests. */
	readonly settings?: PostgresSettings;
}

export interface Embedded {
	readonly address: Address;
	/** Stops the database when it is ours and nobody else needs it. To be called after the last query. */
	close(): Promise<void>;
}

const SERVER_WAITS_MS = 10_000;
const GUEST_WAITS_MS = 60_000;

export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
	const dataDir = makeDataFolder(options.dataDir);
	refuseForeign(dataDir);
	const began = Date.now();
	for (let saidWaiting = false; ; await sleep(50)) {
		const claim = claimOrExplain(dataDir, options.owner);
		if ('mine' in claim) return own(dataDir, claim.mine, options);
		const { holder } = claim;
		if (options.owner === 'server' && holder.kind === 'server')
			throw new DatabaseError(
				`Oilcap already runs on ${dataDir}: process ${holder.pid}, since ${holder.since}. Stop it first, or set OILCAP_DATA_DIR to another folder.`
			);
		if (options.owner === 'guest' && holder.address && (await isOpen(holder.address)) === 'open')
			return { address: holder.address, close: () => Promise.resolve() };
		if (Date.now() - began > (options.owner === 'server' ? SERVER_WAITS_MS : GUEST_WAITS_MS))
			throw new DatabaseError(
				`The database in ${dataDir} is in use by process ${holder.pid} since ${holder.since}: wait for it to end, then try again.`
			);
		if (!saidWaiting && Date.now() - began > 1_000) {
			options.say(`Waiting for the database, which process ${holder.pid} uses …`);
			saidWaiting = true;
		}
	}
}

function claimOrExplain(dataDir: string, owner: OwnerKind): ReturnType<typeof claimFolder> {
	try {
		return claimFolder(dataDir, owner);
	} catch (error) {
		throw new DatabaseError(`The data folder ${dataDir} cannot be used: ${(error as Error).message}.`);
	}
}

async function own(dataDir: string, file: OwnerFile, options: EmbeddedOptions): Promise<Embedded> {
	try {
		const engine = await prepareEngine(dataDir, options);
		const first = await startOrAdopt(engine);
		if (first.isAdopted)
			engine.say(`Took over the database that a killed program left running, process ${first.mark.pid}.`);
		try {
			await ensureDatabase(first.address);
		} catch (error) {
			await stop(first, engine);
			throw error;
		}
		file.publish(first.address);
		const kept = supervise(first, engine, {
			restarted: (postmaster) => file.publish(postmaster.address),
			giveUp: options.giveUp
		});
		const stopLooking = watchFreeSpace(engine.place.home, engine.say);
		const forget = () => {
			stopLooking();
			file.release();
		};
		return options.owner === 'server'
			? asServer(kept, file, forget)
			: asGuest(kept, file, engine.say, forget);
	} catch (error) {
		file.release();
		throw error;
	}
}

async function prepareEngine(dataDir: string, options: EmbeddedOptions): Promise<Engine> {
	const place = findPlace(dataDir);
	const binaries = await findBinaries(place);
	const password = process.platform === 'win32' ? keepPassword(dataDir) : null;
	const isNew = await ensureFolder(place, binaries, password);
	if (isNew || (isRoot && options.owner === 'server'))
		options.say(`The ${isNew ? 'new ' : ''}database stands in ${place.database}.`);
	return {
		place,
		binaries,
		settings: { ...postgresSettings(), ...options.settings },
		password,
		say: options.say
	};
}

function asServer(kept: Supervised, file: OwnerFile, forget: () => void): Embedded {
	return {
		address: kept.current.address,
		async close() {
			file.publish(null);
			await kept.stop();
			forget();
		}
	};
}

// A guest's database may have got guests of its own, who keep it until their end.
function asGuest(
	kept: Supervised,
	file: OwnerFile,
	say: (line: string) => void,
	forget: () => void
): Embedded {
	const { address } = kept.current;
	const end = async () => {
		stopListening();
		await kept.stop();
		forget();
	};
	const interrupted = async (signal: NodeJS.Signals) => {
		stopListening();
		// Who is still connected would lose work; the next program that starts takes the database over.
		if ((await countOthers(address)) > 0) kept.leave();
		else await kept.stop();
		forget();
		process.kill(process.pid, signal);
	};
	const stopListening = onInterrupt((signal) => void interrupted(signal));
	return {
		address,
		async close() {
			for (let saidWaiting = false; ; await sleep(100)) {
				if ((await countOthers(address)) === 0) {
					// Nobody new from here on; one who came in between is waited for as well.
					file.publish(null);
					if ((await countOthers(address)) === 0) return end();
					file.publish(address);
				}
				if (!saidWaiting) say('Waiting for another oilcap command to finish with the database …');
				saidWaiting = true;
			}
		}
	};
}

function onInterrupt(act: (signal: NodeJS.Signals) => void): () => void {
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
	for (const signal of signals) process.on(signal, act);
	return () => {
		for (const signal of signals) process.off(signal, act);
	};
}

// Windows has no unix sockets that PostgreSQL's driver could use here, and its loopback is open to every user.
function keepPassword(dataDir: string): string {
	const file = join(dataDir, 'database-password');
	if (!existsSync(file))
		writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
	return readFileSync(file, 'utf8');
}
