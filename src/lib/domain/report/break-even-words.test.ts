import { expect, it } from 'vitest';
import { breakEvenText } from './break-even-words.ts';

it.each([
	// 500,000 / (1,523,381 / 0.9); 500,000 / (1,367,628 / 0.9); 500,000 / 1,500,000; 500,000 / (323,000 / 0.9).
	[0.295395, 'over the cap if tankers carried more than 29.5 % of capacity'],
	[0.329037, 'over the cap if tankers carried more than 32.9 % of capacity'],
	[0.333333, 'over the cap if tankers carried more than 1/3 of capacity'],
	[0.47, 'over the cap if tankers carried more than 47 % of capacity'],
	[1.393189, 'not over the cap even fully laden'],
	// Exactly the cap, fully laden: "up to" is not over.
	[1, 'not over the cap even fully laden'],
	[0, 'over the cap at any laden share'],
	[null, null]
])('%s: %s', (share, words) => expect(breakEvenText(share)?.replaceAll('\u00a0', ' ') ?? null).toBe(words));
