import { describe, expect, it } from 'vitest';
import { placeBarLabel, wrapWords } from './place-label.ts';

const space = { barEnd: 400, cap: 100, plotEnd: 900, aboveTakenTo: 250, gap: 8 };

describe('the label of a bar', () => {
	it('stands beside the bar where it fits', () => {
		expect(placeBarLabel([300, 120], space)).toEqual({ wording: 0, line: 'beside', align: 'left', x: 408 });
	});

	it('stands above the end of a bar that leaves no room beside it', () => {
		expect(placeBarLabel([300, 120], { ...space, barEnd: 860 })).toEqual({
			wording: 0,
			line: 'above',
			align: 'right',
			x: 860
		});
	});

	it('takes a shorter wording when the longer one fits nowhere', () => {
		// beside: 480 + 8 + 500 > 900; above: 480 - 500 < 250
		expect(placeBarLabel([500, 120], { ...space, barEnd: 480 }).wording).toBe(1);
	});

	it('moves past the cap rule rather than across it', () => {
		expect(placeBarLabel([90], { ...space, barEnd: 40 })).toMatchObject({ line: 'beside', x: 108 });
		expect(placeBarLabel([90], { ...space, barEnd: 95 })).toMatchObject({ line: 'beside', x: 108 });
	});

	it('stays left of the cap rule where there is room', () => {
		expect(placeBarLabel([40], { ...space, barEnd: 20 })).toMatchObject({ x: 28 });
	});
});

it('wraps words at a width', () => {
	expect(wrapWords('United States via UN Panel', 14, (text) => text.length)).toEqual([
		'United States',
		'via UN Panel'
	]);
});
