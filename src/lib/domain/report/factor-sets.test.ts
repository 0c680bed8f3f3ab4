import { beforeAll, describe, expect, it } from 'vitest';
import { bundledYears, yearOfRecord } from '#lib/charts/bundled-years.ts';
import type { MovementSum } from '../cap/movement-sum.ts';
import { parseShare } from '../decimal.ts';
import type { Barrels, FactorSetName } from '../units.ts';
import { FACTOR_SET_NAMES, barrelsText } from '../units.ts';
import type { CapYear } from './cap-year.ts';
import { capYear } from './cap-year.ts';
import {
	declaredMovement,
	factorSentence,
	factorSetRow,
	observedMovement,
	observedUnder,
	dependentYears
} from './factor-sets.ts';

let years: CapYear[];
beforeAll(async () => {
	years = await bundledYears();
});

const under = (view: CapYear, factorSetName: FactorSetName) =>
	capYear({ ...view, ...view.rows, factorSetName });
const rowsOf = (year: number) =>
	FACTOR_SET_NAMES.map((name) => factorSetRow(under(yearOfRecord(years, year), name)));
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the four factor sets side by side', () => {
	it('flip the status of 2019: 93.3, 92.1, 89.4 and 88.3 %', () => {
		const rows = rowsOf(2019);
		// Russia 277,365 as published; China 22,730 t at 8.33, 8.058, 7.46 and 7.23.
		expect(
			rows.map(({ declared }) => [declared.total && barrelsText(declared.total), declared.status])
		).toEqual([
			['466705.900', '90'],
			['460523.340', '90'],
			['446930.800', '75'],
			['441702.900', '75']
		]);
		expect(declaredMovement(rows)).toBe('status');
		expect(plain(factorSentence(rows))).toBe(
			'The status depends on the table: 90 % reached under two sets (93.3 and 92.1 %), 75 % reached under the other two (89.4 and 88.3 %).'
		);
	});

	it('move nothing where all is published in barrels', () => {
		expect(plain(factorSentence(rowsOf(2023)))).toBe(
			'Nothing moves: every declared figure that stands is published in barrels, so no factor touches it.'
		);
	});

	it('move the total of 2018 and not its status', () => {
		// 241,114 + 19,188 t at 8.33 is 80.2 %; at 7.23, 379,843.24, is 76.0 %.
		expect(plain(factorSentence(rowsOf(2018)))).toBe(
			'The declared total moves with the table, from 76.0 % to 80.2 % of the cap; its status does not: 75 % reached under all of them.'
		);
	});

	it('have nothing to convert where nothing is declared', () => {
		expect(factorSentence(rowsOf(2026))).toBe(
			'No declared figure is loaded, so there is nothing to convert.'
		);
	});

	it('leave one year whose status depends on the set', () => {
		const byYear = new Map(years.map(({ year }) => [year, rowsOf(year)]));
		expect(dependentYears(byYear).map(({ year }) => year)).toEqual([2019]);
	});
});

describe('observed deliveries under a set', () => {
	const sum = (volume: string, barrels: number, records = 1) =>
		({
			kind: 'shipment',
			windowYear: 2023,
			month: null,
			supplier: 'RU',
			basis: 'observed',
			productClass: 'refined',
			volume,
			leftOut: null,
			isToDprkShip: false,
			records,
			barrels: (BigInt(barrels) * 1000n) as Barrels
		}) as MovementSum;

	it('move with the share as those of the view do, by two exact parts', async () => {
		const movements = [sum('stated', 100_000), sum('scenario', 600_000, 20), sum('none', 0, 3)];
		const view = yearOfRecord(await bundledYears(null, movements), 2023);
		const row = factorSetRow(view);
		expect(row.observed).toMatchObject({ deliveries: 24, withoutVolume: 3, fullLoads: 600_000_000n });
		for (const text of [null, '1/3', '60%', '100%']) {
			const laden = text === null ? null : parseShare(text);
			const { deliveries, withoutVolume, low, total, high, multiple, status } = capYear({
				...view,
				...view.rows,
				factorSetName: view.factorSet,
				laden
			}).observed;
			expect(observedUnder(row, laden, view.window), String(text)).toEqual({
				deliveries,
				withoutVolume,
				low,
				total,
				high,
				multiple,
				status
			});
		}
		// 100,000 + 600,000 / 3.
		expect(observedUnder(row, parseShare('1/3'), view.window).total).toBe(300_000_000n);
	});

	it('say when no volume is known', () => {
		const rows = rowsOf(2023).map((row) => observedUnder(row, null, yearOfRecord(years, 2023).window));
		expect(rows[0]).toMatchObject({ deliveries: 0, total: null, status: null });
		expect(observedMovement(rows)).toBe('no_figure');
	});
});
