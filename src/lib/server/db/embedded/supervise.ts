// Keeps one database running: starts it again after a crash, later each time, and gives up when that does not help.
import { setTimeout as sleep } from 'node:timers/promises';
import { startOrAdopt, stop, type Engine, type Postmaster } from './postmaster.ts';

export interface Supervised {
	/** The database that runs now. */
	readonly current: Postmaster;
	/** Ends the database. */
	stop(): Promise<void>;
	/** Leaves the database running for others, and no longer minds it. */
	leave(): void;
}

/** Crashes this close together count as one trouble. */
const CALM_MS = 5 * 60_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 30_000;
/** Some seven minutes in all: time to make room on a full disk. */
const MOST_RESTARTS = 20;

export interface Events {
	restarted(postmaster: Postmaster): void;
	/** Hears, once, why the database will not be started again. */
	giveUp(reason: string): void;
}

export function supervise(first: Postmaster, engine: Engine, events: Events): Supervised {
	let current = first;
	let isLeft = false;
	let restarting: Promise<void> | null = null;
	let restarts = 0;
	let lastCrash = 0;
	const pauses = new AbortController();

	const watch = (postmaster: Postmaster) => {
		void postmaster.gone.then(() => {
			if (!isLeft) restarting = restart();
		});
	};
	const restart = async () => {
		if (Date.now() - lastCrash > CALM_MS) restarts = 0;
		lastCrash = Date.now();
		let cause = 'it ended unexpectedly.';
		let said = '';
		while (!isLeft && restarts < MOST_RESTARTS) {
			// 0.2, 0.4, 0.8 … 25.6, 30, 30 s
			const pause = Math.min(FIRST_PAUSE_MS * 2 ** restarts, LONGEST_PAUSE_MS);
			restarts += 1;
			if (cause !== said) engine.say(`The database stopped and is started again: ${cause}`);
			said = cause;
			try {
				await sleep(pause, undefined, { ref: false, signal: pauses.signal });
				current = await startOrAdopt(engine);
				events.restarted(current);
				engine.say('The database runs again.');
				watch(current);
				return;
			} catch (error) {
				cause = error instanceof Error ? error.message : String(error);
			}
		}
		if (isLeft) return;
		events.giveUp(`The database stopped ${MOST_RESTARTS} times in a row and is not started again: ${cause}`);
	};

	watch(first);
	return {
		get current() {
			return current;
		},
		async stop() {
			isLeft = true;
			pauses.abort();
			// A start that is under way ends in a running database, which would otherwise be left behind.
			await restarting;
			await stop(current, engine);
		},
		leave() {
			isLeft = true;
			pauses.abort();
		}
	};
}
