import { describe, expect, it } from 'vitest';
import type { CapYear } from './cap-year.ts';
import { leadYear } from './lead-year.ts';

function year(
	number: number,
	basis: 'estimated' | 'declared' | null,
	low: number | null,
	high: number | null,
	deliveries = 0
): CapYear {
	const barrels = (value: number | null) => (value === null ? null : BigInt(value));
	return {
		year: number,
		headline: { basis, low: barrels(low), high: barrels(high) },
		observed: { deliveries }
	} as unknown as CapYear;
}

describe('the year that leads the overview', () => {
	it('is the latest one whose estimate has both ends, not a later floor', () => {
		const years = [
			year(2022, 'estimated', 800_000, 800_000),
			year(2023, 'estimated', 1_015_588, 1_523_381),
			year(2024, 'estimated', 1_000_000, null),
			year(2025, 'declared', 99_220, 99_220)
		];
		expect(leadYear(years)?.year).toBe(2023);
	});

	it('is the latest year with any figure where no estimate has both ends', () => {
		expect(leadYear([year(2022, 'declared', 1, 1), year(2023, null, null, null)])?.year).toBe(2022);
	});

	it('is the latest year with a loaded report where nothing is declared or estimated', () => {
		expect(leadYear([year(2020, null, null, null, 3), year(2021, null, null, null)])?.year).toBe(2020);
		expect(leadYear([year(2020, 'declared', 1, 1), year(2021, null, null, null, 3)])?.year).toBe(2020);
	});

	it('is the newest window where nothing is loaded', () => {
		expect(leadYear([year(2025, null, null, null), year(2026, null, null, null)])?.year).toBe(2026);
		expect(leadYear([])).toBeNull();
	});
});
