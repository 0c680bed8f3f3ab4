// Moves labels apart along one axis, each as little as needed, inside its limits.

interface Block {
	/** Where each of its labels would have the block begin. */
	readonly wanted: number[];
	readonly indexes: number[];
}

/**
 * New places for labels that stand at `wanted` and need `gap` between neighbours; order and indexes are kept.
 * `spreadApart([10, 12], 10, 0, 100)` is [6, 16].
 */
export function spreadApart(wanted: readonly number[], gap: number, min: number, max: number): number[] {
	const blocks: Block[] = [];
	const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
	for (const index of order) {
		blocks.push({ wanted: [wanted[index] ?? 0], indexes: [index] });
		while (blocks.length > 1 && overlap(blocks.at(-2) as Block, blocks.at(-1) as Block, gap, min, max)) {
			const last = blocks.pop() as Block;
			const before = blocks.pop() as Block;
			blocks.push({
				wanted: [...before.wanted, ...last.wanted.map((place) => place - before.indexes.length * gap)],
				indexes: [...before.indexes, ...last.indexes]
			});
		}
	}
	const places: number[] = [];
	for (const block of blocks) {
		const start = startOf(block, gap, min, max);
		for (const [place, index] of block.indexes.entries()) places[index] = start + place * gap;
	}
	return places;
}

/** A block stands where its labels are moved least on average, pushed back inside the limits. */
function startOf({ wanted }: Block, gap: number, min: number, max: number): number {
	const mean = wanted.reduce((sum, place) => sum + place, 0) / wanted.length;
	return Math.max(min, Math.min(mean, max - (wanted.length - 1) * gap));
}

function overlap(before: Block, after: Block, gap: number, min: number, max: number): boolean {
	const end = startOf(before, gap, min, max) + (before.indexes.length - 1) * gap;
	return startOf(after, gap, min, max) < end + gap;
}
