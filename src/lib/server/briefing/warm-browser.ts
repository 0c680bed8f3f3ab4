// One browser for everybody: started at first use, kept while it is wanted, started again when it has broken, closed
// when nobody wanted it for a while.
import { BriefingError } from './briefing-error.ts';
import type { Chromium } from './chromium.ts';

export interface WarmBrowser {
	use<T>(work: (chromium: Chromium) => Promise<T>): Promise<T>;
	/** Ends it for good. */
	close(): Promise<void>;
}

export function warmBrowser(start: () => Promise<Chromium>, idleMs: number): WarmBrowser {
	let current: Promise<Chromium> | null = null;
	let users = 0;
	let idle: NodeJS.Timeout | undefined;
	let isClosed = false;

	async function running(): Promise<Chromium> {
		const kept = current;
		if (kept !== null) {
			const chromium = await kept;
			if (chromium.browser.isConnected()) return chromium;
			if (current === kept) current = null;
		}
		return await (current ??= begin());
	}

	function begin(): Promise<Chromium> {
		const begun = start();
		// Whoever waits is told of the failure; the next one tries again.
		begun.catch(() => {
			if (current === begun) current = null;
		});
		return begun;
	}

	async function end(): Promise<void> {
		const ending = current;
		current = null;
		// One that did not start needs no end; whoever asked for it has been told.
		const chromium = await ending?.catch(() => null);
		await chromium?.close();
	}

	return {
		async use(work) {
			if (isClosed) throw new BriefingError('failed', 'The server is being stopped.');
			clearTimeout(idle);
			users += 1;
			try {
				return await work(await running());
			} finally {
				users -= 1;
				if (users === 0) idle = setTimeout(() => void end(), idleMs).unref();
			}
		},
		async close() {
			isClosed = true;
			clearTimeout(idle);
			await end();
		}
	};
}
