// A total against its window: the notice steps of S/RES/2397 (2017) para 5 and the cap itself, on unrounded barrels.
// A status is computed here, by this program; it is never a notice of the Committee.
import { toRatio } from '../decimal.ts';
import type { Barrels } from '../units.ts';
import type { CapWindow } from './regime.ts';

export type CapStatus = 'under' | '75' | '90' | '95' | 'exceeded';

export interface ThresholdStep {
	readonly status: Exclude<CapStatus, 'under'>;
	readonly percent: number;
	/** 75, 90 and 95 % count when reached; the cap is "up to", so only more than 100 % exceeds it. */
	readonly mustExceed: boolean;
}

export const thresholdSteps: readonly ThresholdStep[] = [
	{ status: '75', percent: 75, mustExceed: false },
	{ status: '90', percent: 90, mustExceed: false },
	{ status: '95', percent: 95, mustExceed: false },
	{ status: 'exceeded', percent: 100, mustExceed: true }
];

/** The words that go with each status. None of them says that a notice was issued, or that a supply was lawful. */
export const statusLabels: Record<CapStatus, string> = {
	under: 'Below 75 % of cap',
	'75': '75 % reached',
	'90': '90 % reached',
	'95': '95 % reached (cut-off level)',
	exceeded: 'Cap exceeded'
};

export function hasReached(step: ThresholdStep, total: Barrels, limit: Barrels): boolean {
	const [left, right] = [total * 100n, limit * BigInt(step.percent)];
	return step.mustExceed ? left > right : left >= right;
}

/** `375,000 bbl` of 500,000 is `75`; exactly 500,000.000 is `95`, and 500,000.001 is `exceeded`. */
export function statusOf(total: Barrels, limit: Barrels): CapStatus {
	let status: CapStatus = 'under';
	for (const step of thresholdSteps) if (hasReached(step, total, limit)) status = step.status;
	return status;
}

/** Total over limit, rounded half up to six places: 1,523,381 of 500,000 is 3.046762. */
export function multipleOf(total: Barrels, { limit }: Pick<CapWindow, 'limit'>): number {
	return toRatio(total, limit);
}
