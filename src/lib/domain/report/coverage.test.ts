import { expect, it } from 'vitest';
import { coverageSentence } from './coverage.ts';
import { listed } from './reading.ts';

it('says what is known and what is missing', () => {
	const coverage = { windows: 3, declared: [2023, 2024], atLeast: [2024], estimated: [2023], empty: [2026] };
	expect(coverageSentence(coverage)).toBe(
		'Of 3 cap windows, 2 have a declared figure and 1 a published estimate. ' +
			'Months that were due have no figure in 2024, whose declared total is an “at least” figure. No figure is loaded for 2026.'
	);
});

it('lists years as a sentence does', () => {
	expect([listed([]), listed([2017]), listed([2017, 2020]), listed([2017, 2020, 2021])]).toEqual([
		'',
		'2017',
		'2017 and 2020',
		'2017, 2020 and 2021'
	]);
});
