import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadApart } from './spread.ts';

describe('spreadApart', () => {
	it('leaves labels alone that do not touch', () => {
		expect(spreadApart([10, 40, 90], 12, 0, 100)).toEqual([10, 40, 90]);
	});

	it('moves two that touch by half each', () => {
		// middle 11, gap 10: 6 and 16
		expect(spreadApart([10, 12], 10, 0, 100)).toEqual([6, 16]);
	});

	it('keeps the order in which labels were given', () => {
		expect(spreadApart([12, 10], 10, 0, 100)).toEqual([16, 6]);
	});

	it('stays inside its limits', () => {
		expect(spreadApart([99, 100], 10, 0, 100)).toEqual([90, 100]);
	});

	it('never leaves two labels closer than the gap while there is room', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 12 }), (wanted) => {
				const places = spreadApart(wanted, 14, 0, 400).sort((a, b) => a - b);
				for (const [index, place] of places.entries()) {
					const before = places[index - 1];
					if (before !== undefined && place - before < 14 - 1e-9) return false;
				}
				return places.every((place) => place >= -1e-9 && place <= 400 + 1e-9);
			})
		);
	});
});
