import { expect, it } from 'vitest';
import { bundledYears, yearOfRecord } from '#lib/charts/bundled-years.ts';
import { parseShare } from '../decimal.ts';
import { recordJson } from './record-json.ts';
import type { Standing } from './record-standing.ts';

const standing: Standing = {
	code: 'estimate',
	layer: 'estimated',
	years: [2023],
	isIn: true,
	isAdded: false,
	by: null
};

it('gives an estimate its full load, its figure at the share chosen and the share at which it reaches the cap', async () => {
	const { rows } = yearOfRecord(await bundledYears(), 2023);
	const found = rows.figures.find(
		({ sourceRef, laden }) => sourceRef === 'S/2024/215' && laden?.numerator === 9n
	);
	if (!found) throw new Error('the estimate is not in the record');
	// 1,523,381 / 0.9 = 1,692,645.556; at 60 % 1,015,587.333; 500,000 / 1,692,645.556 = 0.295396.
	expect(recordJson(found, standing, 'committee-8.33', { laden: parseShare('60%') })).toMatchObject({
		bbl: '1523381.000',
		full_load_bbl: '1692645.556',
		scaled_bbl: '1015587.333',
		break_even_laden: 0.295396
	});
	expect(recordJson(found, standing, 'committee-8.33').scaled_bbl).toBeNull();
});

it('gives a declared figure none of them', async () => {
	const { rows } = yearOfRecord(await bundledYears(), 2023);
	const declared = rows.figures.find(({ basis }) => basis === 'declared');
	if (!declared) throw new Error('nothing declared');
	expect(recordJson(declared, standing, 'committee-8.33', { laden: parseShare('60%') })).toMatchObject({
		full_load_bbl: null,
		scaled_bbl: null,
		break_even_laden: null
	});
});
