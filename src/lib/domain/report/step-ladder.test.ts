import { expect, it } from 'vitest';
import type { Barrels } from '../units.ts';
import { wholeBarrels } from '../units.ts';
import { stepLadder } from './step-ladder.ts';

const bbl = (barrels: number) =>
	barrels < 0 ? ((0n - wholeBarrels(-barrels)) as Barrels) : wholeBarrels(barrels);

it('bars float from total to total, and the cap is on the scale', () => {
	const ladder = stepLadder(bbl(100), [bbl(300), bbl(-150)], bbl(500));
	expect(ladder).toEqual({
		first: { start: 0, length: 20, reached: 100_000n },
		steps: [
			{ start: 20, length: 60, reached: 400_000n },
			{ start: 50, length: 30, reached: 250_000n }
		],
		last: { start: 0, length: 50, reached: 250_000n },
		cap: 100
	});
});

it('a total over the cap stretches the scale, one that was not known has no bar', () => {
	const ladder = stepLadder(null, [bbl(1000)], bbl(500));
	expect(ladder).toMatchObject({ first: { length: 0 }, last: { length: 100 }, cap: 50 });
});

it('a total below nothing, in between, moves the beginning of the scale', () => {
	const ladder = stepLadder(bbl(100), [bbl(-200), bbl(300)], bbl(400));
	expect(ladder.steps).toMatchObject([
		{ start: 0, length: 40 },
		{ start: 0, length: 60 }
	]);
	expect(ladder.first).toMatchObject({ start: 20, length: 20 });
});
