// So many at a time, so many waiting, and nobody beyond.
import { BriefingError } from './briefing-error.ts';

export interface RenderQueue {
	/** Runs `work` when its turn comes; refuses it at once when too many wait. */
	run<T>(work: () => Promise<T>): Promise<T>;
}

export function renderQueue({ atOnce, waiting }: { atOnce: number; waiting: number }): RenderQueue {
	const line: (() => void)[] = [];
	let running = 0;

	async function turn(): Promise<void> {
		if (running < atOnce) {
			running += 1;
			return;
		}
		if (line.length >= waiting)
			throw new BriefingError('busy', 'Too many briefings are being drawn: try again in a few seconds.');
		await new Promise<void>((resolve) => line.push(resolve));
	}

	return {
		async run(work) {
			await turn();
			try {
				return await work();
			} finally {
				// Whoever is next takes over the place, so that nobody slips in between.
				const next = line.shift();
				if (next) next();
				else running -= 1;
			}
		}
	};
}
