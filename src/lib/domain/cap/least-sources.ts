// A view of events that several agencies report independently of each other. What fewer report is left out and listed as
// such; declared figures and rows that are left out for another reason stay as they are.
import { isCharged } from './charges.ts';
import type { MovementSum } from './movement-sum.ts';

export type LeastSources = 1 | 2;

/** The same sums, in which what counts and is reported by fewer than `least` agencies does not count. */
export function limitedTo(least: LeastSources, sums: readonly MovementSum[]): readonly MovementSum[] {
	return sums.map((sum) =>
		isCharged(sum) && (sum.sources ?? 1) < least ? { ...sum, leftOut: 'single_source' } : sum
	);
}
