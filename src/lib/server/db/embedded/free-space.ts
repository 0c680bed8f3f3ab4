// PostgreSQL panics on a full disk, so the operator hears of it before.
import { statfsSync } from 'node:fs';

export interface FreeSpace {
	readonly freeBytes: number;
	/** Of the whole file system, 0 to 1. */
	readonly share: number;
}

const LOW_BYTES = 1024 ** 3;
const LOOK_EVERY_MS = 60_000;

export function freeSpace(folder: string): FreeSpace {
	const { bavail, blocks, bsize } = statfsSync(folder);
	return { freeBytes: bavail * bsize, share: blocks === 0 ? 1 : bavail / blocks };
}

/** Warns now and each time the space falls below the limit again. Returns how to stop looking. */
export function watchFreeSpace(folder: string, say: (line: string) => void): () => void {
	let wasLow = false;
	const look = () => {
		const { freeBytes } = freeSpace(folder);
		const isLow = freeBytes < LOW_BYTES;
		if (isLow && !wasLow)
			say(
				`Only ${Math.floor(freeBytes / 1_048_576)} MB are free where the database stands (${folder}): make room, a full disk stops it.`
			);
		wasLow = isLow;
	};
	look();
	const timer = setInterval(look, LOOK_EVERY_MS);
	timer.unref();
	return () => clearInterval(timer);
}
