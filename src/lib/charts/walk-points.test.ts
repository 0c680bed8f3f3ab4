import { expect, it } from 'vitest';
import { stepFrom } from './walk-points.ts';

it.each([
	[null, 'ArrowRight', 0],
	[0, 'ArrowDown', 1],
	[2, 'ArrowRight', 2],
	[null, 'ArrowLeft', 2],
	[0, 'ArrowUp', 0],
	[1, 'Home', 0],
	[1, 'End', 2],
	[1, 'Tab', null]
])('from %s, %s leads to %s of three points', (place, key, next) => {
	expect(stepFrom(place, key, 3)).toBe(next);
});

it('goes nowhere in an empty chart', () => expect(stepFrom(null, 'End', 0)).toBeNull());
