// How long a page takes, one after another or from several readers at once.

async function timed(origin, path) {
	const begun = performance.now();
	const answer = await fetch(origin + path);
	await answer.text();
	return { ms: performance.now() - begun, ok: answer.ok };
}

export async function measure(origin, paths, times) {
	const results = new Map();
	for (const path of paths) {
		const first = await timed(origin, path);
		if (!first.ok) continue;
		const all = [];
		for (let i = 0; i < times; i++) all.push((await timed(origin, path)).ms);
		results.set(path, percentiles(all));
	}
	return results;
}

export function readersDuring(origin, paths, readers) {
	let isOver = false;
	const all = [];
	let failed = 0;
	const reader = async (offset) => {
		for (let i = offset; !isOver; i++) {
			const { ms, ok } = await timed(origin, paths[i % paths.length]);
			all.push(ms);
			if (!ok) failed += 1;
			// A person reads; four of them are no load test.
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	};
	const running = Array.from({ length: readers }, (_, i) => reader(i));
	return {
		stop: async () => {
			isOver = true;
			await Promise.all(running);
			return { ...percentiles(all), count: all.length, failed };
		}
	};
}

function percentiles(values) {
	const sorted = [...values].sort((a, b) => a - b);
	const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
	return { p50: at(0.5), p95: at(0.95) };
}
