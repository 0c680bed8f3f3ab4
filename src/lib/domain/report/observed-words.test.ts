import { beforeAll, describe, expect, it } from 'vitest';
import { bundledYears, yearOfRecord } from '#lib/charts/bundled-years.ts';
import type { MovementSum } from '../cap/movement-sum.ts';
import { wholeBarrels } from '../units.ts';
import type { CapYear } from './cap-year.ts';
import { observedTable } from './cap-table.ts';
import { deliveryCount, observedAmount, observedBreakEven, observedSummary } from './observed-words.ts';

const sum = (volume: MovementSum['volume'], records: number, barrels: number): MovementSum => ({
	kind: 'shipment',
	windowYear: 2023,
	month: null,
	supplier: 'RU' as MovementSum['supplier'],
	basis: 'observed',
	productClass: 'refined',
	volume,
	leftOut: null,
	isToDprkShip: false,
	records,
	barrels: wholeBarrels(barrels)
});

async function yearWith(...movements: MovementSum[]): Promise<CapYear> {
	return yearOfRecord(await bundledYears(null, movements), 2023);
}
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ') ?? null;

describe('observed deliveries', () => {
	let mixed: CapYear;
	beforeAll(async () => {
		mixed = await yearWith(sum('stated', 3, 120_000), sum('scenario', 20, 510_000), sum('none', 2, 0));
	});

	it('name the share that the total depends on', () => {
		// 120,000 + 510,000 x 0.75 = 502,500; x 0.6 = 426,000; x 0.9 = 579,000
		expect(plain(observedAmount(mixed))).toBe(
			'502,500 bbl at 75 % laden; 426,000 to 579,000 bbl at 60 to 90 %'
		);
		expect(deliveryCount(mixed)).toBe('25 deliveries, 2 without a volume');
		// (500,000 - 120,000) / 510,000 = 74.5 %
		expect(plain(observedBreakEven(mixed))).toBe(
			'over the cap if tankers carried more than 74.5 % of capacity'
		);
	});

	it('name no share where every volume is stated', async () => {
		const stated = await yearWith(sum('stated', 1, 16_700));
		expect(plain(observedSummary(stated))).toBe(
			'Observed in loaded reports: 1 delivery: 16,700 bbl, 0.03 times the cap.'
		);
		expect(observedBreakEven(stated)).toBeNull();
	});

	it('never print a share above one', async () => {
		expect(observedBreakEven(await yearWith(sum('scenario', 1, 20_000)))).toBe(
			'not over the cap even fully laden'
		);
	});

	it('state no barrels where no source gives a volume', async () => {
		const unknown = await yearWith(sum('none', 6, 0));
		expect(observedAmount(unknown)).toBeNull();
		expect(observedSummary(unknown)).toBe('Observed in loaded reports: 6 deliveries without a volume.');
	});
});

describe('a window with loaded reports and nothing declared or estimated', () => {
	const LOADED = [sum('stated', 3, 120_000), sum('scenario', 20, 510_000), sum('none', 2, 0)].map((one) => ({
		...one,
		windowYear: 2026
	}));
	it('is headed by what they come to, and keeps its basis at none', async () => {
		// 120,000 + 3/4 x 510,000 = 502,500 bbl; / 500,000 = 1.005.
		const { headline } = yearOfRecord(await bundledYears(null, LOADED), 2026);
		expect(headline.basis).toBeNull();
		expect(plain(headline.title)).toMatch(
			/^Loaded reports come to 502,500 bbl .*2026, 1\.01 times the cap, tankers of unknown load taken for 75 % laden$/
		);
		expect(plain(headline.sentence)).toMatch(
			/^No declared or estimated figure is loaded for .*2026\. Observed in loaded reports: 25 deliveries, 2 without a volume/
		);
	});
	it('leaves a window with a declared or estimated figure to that figure', async () => {
		const { headline } = yearOfRecord(await bundledYears(null, [sum('stated', 3, 120_000)]), 2023);
		expect(headline.basis).toBe('estimated');
		expect(headline.title).not.toContain('Loaded reports');
	});
	it('stands in the table of an exercise, by itself', async () => {
		const lines = observedTable(await bundledYears(null, LOADED)).split('\n');
		expect(lines.map((line) => line.trim().replace(/ {2,}/g, ' | '))).toEqual([
			'Year | Deliveries | Without volume | Low bbl | Chosen bbl | High bbl | Times the cap',
			// 120,000 + 510,000 x 3/5, x 3/4, x 9/10.
			'2026 | 25 | 2 | 426,000 | 502,500 | 579,000 | 1.01'
		]);
	});
});
