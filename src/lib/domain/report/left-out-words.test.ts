// The public record, read as one person would count it: one report is one, several are several.
import { beforeAll, describe, expect, it } from 'vitest';
import { bundledYears, yearOfRecord } from '#lib/charts/bundled-years.ts';
import type { MovementSum } from '../cap/movement-sum.ts';
import type { IsoDate } from '../calendar.ts';
import { wholeBarrels } from '../units.ts';
import type { CapYear } from './cap-year.ts';
import { leftOutLines } from './left-out-words.ts';

const leftOut = (records: number, barrels: number): MovementSum => ({
	kind: 'shipment',
	windowYear: 2024,
	month: null,
	supplier: 'RU' as MovementSum['supplier'],
	basis: 'observed',
	productClass: 'refined',
	volume: barrels === 0 ? 'none' : 'stated',
	leftOut: 'aggregate',
	isToDprkShip: false,
	records,
	barrels: wholeBarrels(barrels)
});
const transfer = (records: number): MovementSum => ({
	...leftOut(records, 0),
	kind: 'sts',
	leftOut: null,
	isToDprkShip: true
});
const lines = (view: CapYear) => leftOutLines(view).map((line) => line.replaceAll('\u00a0', ' '));

describe('what a window leaves out', () => {
	it('is told of one record in the singular', async () => {
		const years = await bundledYears(null, [leftOut(1, 1_000_000), transfer(1)]);
		expect(lines(yearOfRecord(years, 2024))).toEqual([
			'1 delivery report is shown and not counted: a sum of several events (1,000,000 bbl)',
			'1 reported transfer at sea to a DPRK-flagged ship stands in the ledger of transfers and in no total here; such transfers are of a kind prohibited by S/RES/2375 (2017) para 11'
		]);
	});

	it('is told of several in the plural', async () => {
		const years = await bundledYears(null, [leftOut(2, 0), transfer(3)]);
		expect(lines(yearOfRecord(years, 2024))).toEqual([
			'2 delivery reports are shown and not counted: a sum of several events',
			'3 reported transfers at sea to DPRK-flagged ships stand in the ledger of transfers and in no total here; such transfers are of a kind prohibited by S/RES/2375 (2017) para 11'
		]);
	});

	describe('of a past view', () => {
		let past: CapYear;
		beforeAll(async () => {
			past = yearOfRecord(await bundledYears('2023-06-30' as IsoDate), 2023);
		});

		it('names the figures and estimates whose sources have no day', () => {
			expect(lines(past)).toEqual([
				'3 declared figures have no as-of day: not in this past view',
				'4 published estimates have no as-of day: not in this past view'
			]);
		});
	});

	it('is nothing where all that is loaded counts', async () => {
		expect(leftOutLines(yearOfRecord(await bundledYears(null), 2023))).toEqual([]);
	});
});
