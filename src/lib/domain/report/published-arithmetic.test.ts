// The arithmetic behind the published estimates, by the engine that totals deliveries: full loads are summed, the share is
// applied once. Every number is typed from the publications and from the checks made on them; none is recomputed here.
import { describe, expect, it } from 'vitest';
import type { CapStatus } from '../cap/compare.ts';
import { multipleOf, statusOf } from '../cap/compare.ts';
import { scenarioAt } from '../cap/laden.ts';
import type { MovementSum } from '../cap/movement-sum.ts';
import { observedTotal } from '../cap/observed.ts';
import type { CapWindow } from '../cap/regime.ts';
import { refinedWindow } from '../cap/regime.ts';
import { divideHalfUp, parseShare } from '../decimal.ts';
import type { Fraction } from '../decimal.ts';
import type { Barrels } from '../units.ts';

const window = refinedWindow(2023) as CapWindow;
const share = (text: string) => parseShare(text) as Fraction;

/** Deliveries that, laden to `laden`, come to `published` whole barrels: one sum of full loads, in thousandths. */
function deliveries(published: number, laden: string, records: number): MovementSum {
	const { numerator, denominator } = share(laden);
	return {
		kind: 'shipment',
		windowYear: 2023,
		month: null,
		supplier: 'unknown',
		basis: 'observed',
		productClass: 'unknown',
		volume: 'scenario',
		leftOut: null,
		isToDprkShip: false,
		records,
		barrels: divideHalfUp(BigInt(published) * 1000n * denominator, numerator) as Barrels
	} as MovementSum;
}

function at(laden: string, sum: MovementSum) {
	const { total, status, multiple, breakEvenLaden } = observedTotal([sum], window, scenarioAt(share(laden)));
	return { barrels: Number(total) / 1000, status, multiple, breakEvenLaden };
}

/** Barrels within a tolerance, and the status. */
function expectAt(laden: string, sum: MovementSum, barrels: number, within: number, status: CapStatus) {
	const found = at(laden, sum);
	expect(Math.abs(found.barrels - barrels), `${laden}: ${found.barrels}`).toBeLessThanOrEqual(within);
	expect(found.status, laden).toBe(status);
}

describe('from full loads, the published cases', () => {
	it('E1: 2023 to 15 September, 87 deliveries: 1,523,381 at 90 %, 1,015,588 at 60 %, both exceeded', () => {
		const panel = deliveries(1_523_381, '90%', 87);
		expectAt('90%', panel, 1_523_381, 1, 'exceeded');
		expectAt('60%', panel, 1_015_588, 1, 'exceeded');
		expect(at('90%', panel).multiple).toBe(3.046762);
		expect(at('60%', panel).multiple).toBe(2.031175);
	});

	it('E2: 2020, 50 deliveries: 614,000, 921,000 and 1,105,000 at 50, 75 and 90 %, from any of the three', () => {
		for (const study of [
			deliveries(614_000, '50%', 50),
			deliveries(921_000, '75%', 50),
			deliveries(1_105_000, '90%', 50)
		]) {
			expectAt('50%', study, 614_000, 1000, 'exceeded');
			expectAt('75%', study, 921_000, 1000, 'exceeded');
			expectAt('90%', study, 1_105_000, 1000, 'exceeded');
		}
	});

	it('E3: 2018 to 30 May, 89 deliveries: 1,367,628 at 90 %, 759,793 at 50 %, and over the cap at 1/3', () => {
		const letter = deliveries(1_367_628, '90%', 89);
		expectAt('90%', letter, 1_367_628, 1, 'exceeded');
		expectAt('50%', letter, 759_793, 1, 'exceeded');
		expectAt('1/3', letter, 506_529, 1, 'exceeded');
		// A third is not 0.33.
		expectAt('0.33', letter, 501_464, 1, 'exceeded');
	});

	it('E4: 2023 to 1 May, 46 deliveries: 781,497 at 90 %, 1.56 times the cap', () => {
		const state = deliveries(781_497, '90%', 46);
		expectAt('90%', state, 781_497, 1, 'exceeded');
		expect(at('90%', state).multiple).toBe(1.562994);
	});

	it('E5: 2021: 323,000 is 64.6 % and under; 526,000 with those waiting is 105.2 % and exceeded', () => {
		expect(at('90%', deliveries(323_000, '90%', 18))).toMatchObject({
			barrels: 323_000,
			multiple: 0.646,
			status: 'under'
		});
		expect(at('90%', deliveries(526_000, '90%', 18))).toMatchObject({ multiple: 1.052, status: 'exceeded' });
	});
});

describe('the arithmetic between them', () => {
	it.each([
		// 1,367,628 / 0.90 x 0.50: the figure of the agency that gave no share is the half-laden case.
		[1_367_628, '90%', '50%', 759_793.3],
		[1_367_628, '90%', '1/3', 506_529],
		[1_523_381, '90%', '60%', 1_015_587.3],
		[614_000, '50%', '1', 1_228_000],
		[921_000, '75%', '1', 1_228_000],
		[1_105_000, '90%', '1', 1_227_778],
		[2_270_000, '90%', '0.33', 832_333],
		[1_630_000, '90%', '0.33', 597_667]
	])('%i at %s is %s: %d', (published, stated, laden, expected) => {
		const { barrels } = at(laden, deliveries(published, stated, 1));
		expect(Math.abs(barrels - expected), String(barrels)).toBeLessThan(0.5);
	});

	it.each([
		// Published barrels, their share, calls, and the full load a call that they imply.
		[1_367_628, '90%', 89, 17_074],
		[2_270_000, '90%', 148, 17_042],
		[3_780_000, '1', 263, 14_373],
		[1_630_000, '90%', 56, 32_341],
		[4_400_000, '90%', 121, 40_404],
		[614_000, '50%', 50, 24_560],
		[323_000, '90%', 18, 19_938],
		[556_000, '75%', 36, 20_593],
		[781_497, '90%', 46, 18_877],
		[1_523_381, '90%', 87, 19_456]
	])('%i at %s in %i calls is %i a call, fully laden', (published, stated, calls, expected) => {
		const { barrels } = deliveries(published, stated, calls);
		expect(Math.round(Number(divideHalfUp(barrels, BigInt(calls))) / 1000)).toBe(expected);
	});
});

describe('the share at which the cap is reached', () => {
	it.each([
		// 500,000 / 1,692,645.556; / 1,519,586.667; / 868,330; / 1,228,000; / 358,888.889; / 3,780,000.
		[1_523_381, '90%', 0.295396],
		[1_367_628, '90%', 0.329037],
		[781_497, '90%', 0.575818],
		[614_000, '50%', 0.407166],
		[323_000, '90%', 1.393189],
		[3_780_000, '1', 0.132275]
	])('of %i at %s is %d', (published, stated, expected) => {
		const sum = deliveries(published, stated, 1);
		expect(at('75%', sum).breakEvenLaden).toBe(expected);
	});

	it('is where the cap is just not exceeded, and is exceeded a millionth above', () => {
		const panel = deliveries(1_523_381, '90%', 87);
		expect(at('0.295395', panel).status).toBe('95');
		expect(at('0.295396', panel).status).toBe('exceeded');
		expect(statusOf(500_000_000n as Barrels, window.limit)).toBe('95');
		expect(multipleOf(500_000_000n as Barrels, window)).toBe(1);
	});
});
