import { beforeAll, describe, expect, it } from 'vitest';
import { bundledYears, yearOfRecord } from '#lib/charts/bundled-years.ts';
import type { MovementSum } from '../cap/movement-sum.ts';
import { parseShare } from '../decimal.ts';
import type { Barrels } from '../units.ts';
import { barrelsText } from '../units.ts';
import type { CapYear } from './cap-year.ts';
import { atShare } from './cap-year.ts';
import { ladenLanes, shareInUse } from './laden-lanes.ts';

let years: CapYear[];
beforeAll(async () => {
	years = await bundledYears();
});

const lanes = (year: number, share: string | null) =>
	ladenLanes(atShare(yearOfRecord(years, year), share === null ? null : parseShare(share))).map((lane) => [
		lane.published && barrelsText(lane.published),
		lane.stated,
		lane.breakEven,
		barrelsText(lane.atShare),
		lane.multiple
	]);

describe('what depends on the laden share', () => {
	it('in 2023 are three estimates; 60 % of the 87 deliveries is 1,015,587.333, published 1,015,588', () => {
		expect(lanes(2023, '60%')).toEqual([
			['781497.000', 0.9, 0.575818, '520998.000', 1.041996],
			['1523381.000', 0.9, 0.295396, '1015587.333', 2.031175],
			['1015588.000', 0.6, 0.295395, '1015588.000', 2.031176]
		]);
	});

	it('in 2018 at 1/3 are over the cap, and 0.33 is not 1/3', () => {
		// 3,780,000 fully laden is 1,260,000 at a third.
		expect(lanes(2018, '1/3').map(([, , , barrels]) => barrels)).toEqual(['506528.889', '1260000.000']);
		expect(lanes(2018, '0.33').map(([, , , barrels]) => barrels)[0]).toBe('501463.600');
	});

	it('in 2021 the deliveries stay below the cap at any share; with tankers waiting they do not', () => {
		expect(lanes(2021, '90%')).toEqual([
			['323000.000', 0.9, 1.393189, '323000.000', 0.646],
			['526000.000', 0.9, 0.855513, '526000.000', 1.052]
		]);
	});

	it('stand at 75 % where nobody chose', () => {
		expect(shareInUse({ laden: null })).toBe(0.75);
		expect(
			lanes(2020, null)
				.slice(-3)
				.map(([, , , barrels]) => barrels)
		).toEqual(['921000.000', '921000.000', '920833.333']);
	});

	it('hold the observed total only where a delivery depends on the share', async () => {
		const sum = (volume: string, barrels: number) =>
			({
				kind: 'shipment',
				windowYear: 2025,
				month: null,
				supplier: 'RU',
				basis: 'observed',
				productClass: 'refined',
				volume,
				leftOut: null,
				isToDprkShip: false,
				records: 1,
				barrels: (BigInt(barrels) * 1000n) as Barrels
			}) as MovementSum;
		const read = async (...sums: MovementSum[]) =>
			ladenLanes(yearOfRecord(await bundledYears(null, sums), 2025));
		expect(await read(sum('stated', 600_000))).toEqual([]);
		const [lane] = await read(sum('stated', 100_000), sum('scenario', 800_000));
		// 100,000 + 0.75 x 800,000; (500,000 - 100,000) / 800,000.
		expect(lane).toMatchObject({ id: 'observed', atShare: 700_000_000n, breakEven: 0.5, published: null });
	});
});
