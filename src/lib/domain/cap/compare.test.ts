import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Barrels } from '../units.ts';
import { parseBarrels } from '../units.ts';
import { hasReached, multipleOf, statusLabels, statusOf, thresholdSteps } from './compare.ts';

const LIMIT = 500_000_000n as Barrels;
const bbl = (text: string) => parseBarrels(text) as Barrels;

describe('the status of a total against 500,000 bbl', () => {
	it.each([
		['0', 'under'],
		['374999.999', 'under'],
		['375000', '75'],
		['449999.999', '75'],
		['450000', '90'],
		['474999.999', '90'],
		['475000', '95'],
		['499999.999', '95'],
		['500000.000', '95'],
		['500000.001', 'exceeded'],
		['1523381', 'exceeded']
	])('%s bbl is %s', (total, status) => {
		expect(statusOf(bbl(total), LIMIT)).toBe(status);
	});

	it('counts 75, 90 and 95 % when reached, and the cap only when passed: it is "up to"', () => {
		expect(thresholdSteps.map(({ percent, mustExceed }) => [percent, mustExceed])).toEqual([
			[75, false],
			[90, false],
			[95, false],
			[100, true]
		]);
		expect(thresholdSteps.map((step) => hasReached(step, bbl('500000'), LIMIT))).toEqual([
			true,
			true,
			true,
			false
		]);
	});

	it('is judged on thousandths, not on what is shown: 499,999.999 reads as 1.000000 times the cap and is not over it', () => {
		expect(multipleOf(bbl('499999.999'), { limit: LIMIT })).toBe(1);
		expect(statusOf(bbl('499999.999'), LIMIT)).toBe('95');
		// 374,999.9 of 500,000 is 0.7499998.
		expect(multipleOf(bbl('374999.9'), { limit: LIMIT })).toBe(0.75);
		expect(statusOf(bbl('374999.9'), LIMIT)).toBe('under');
	});

	it('is exact where 75 % of a limit is no whole thousandth', () => {
		// 75 % of 0.001 bbl is 0.00075 bbl.
		expect(statusOf(0n as Barrels, 1n as Barrels)).toBe('under');
		expect(statusOf(1n as Barrels, 1n as Barrels)).toBe('95');
		expect(statusOf(2n as Barrels, 1n as Barrels)).toBe('exceeded');
	});

	it('never falls as the total rises', () => {
		const order = ['under', '75', '90', '95', 'exceeded'];
		const total = fc.bigInt({ min: 0n, max: 600_000_000n });
		fc.assert(
			fc.property(total, total, (a, b) => {
				const [less, more] = a < b ? [a, b] : [b, a];
				const [low, high] = [statusOf(less as Barrels, LIMIT), statusOf(more as Barrels, LIMIT)];
				expect(order.indexOf(low)).toBeLessThanOrEqual(order.indexOf(high));
				expect(high === 'exceeded').toBe(more > 500_000_000n);
			})
		);
	});
});

describe('the label of a status', () => {
	it('is one of five, none of which says that a notice was issued or a supply lawful', () => {
		expect(statusLabels).toEqual({
			under: 'Below 75 % of cap',
			'75': '75 % reached',
			'90': '90 % reached',
			'95': '95 % reached (cut-off level)',
			exceeded: 'Cap exceeded'
		});
	});
});

describe('the multiple of the cap', () => {
	it.each([
		['1523381', 3.046762],
		['1015588', 2.031176],
		['362706', 0.725412],
		['90720.168', 0.18144],
		['0', 0],
		// 0.25 bbl of 500,000 is half a millionth.
		['0.25', 0.000001],
		['0.249', 0]
	])('of %s bbl is %d, half up to six places', (total, multiple) => {
		expect(multipleOf(bbl(total), { limit: LIMIT })).toBe(multiple);
	});
});
