import { describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import { wholeBarrels } from '#lib/domain/units.ts';
import { monthTicks, plotted, reachOf, tickStep, tickText } from './axis.ts';

describe('the reach of an axis', () => {
	it('holds the cap where every figure is smaller', () =>
		expect(reachOf([18_034, null], 500_000)).toBe(530_000));
	it('holds an overrun in full', () => expect(reachOf([362_706, 3_890_000], 500_000)).toBeCloseTo(4_123_400));
});

it('plots thousandths of a barrel as barrels', () => {
	expect(plotted(wholeBarrels(500_000))).toBe(500_000);
	expect(plotted(null)).toBeNull();
});

it.each([
	[530_000, 5, 200_000],
	[1_614_784, 5, 500_000],
	[4_123_400, 5, 1_000_000],
	[4_123_400, 10, 500_000]
])('gives %d barrels at most %d ticks: one every %d', (reach, most, step) => {
	expect(tickStep(reach, most)).toBe(step);
});

it.each([
	[0, '0'],
	[250_000, '250k'],
	[1_000_000, '1m'],
	[1_500_000, '1.5m']
])('writes %d as %s', (value, text) => expect(tickText(value)).toBe(text));

it('puts a tick in the middle of each month of the window', () => {
	const ticks = monthTicks({ start: '2017-10-01' as IsoDate, end: '2017-12-31' as IsoDate });
	// October has 31 days, November 30: middles at 15.5 and 31 + 15
	expect(ticks.map(({ name, at }) => [name, at])).toEqual([
		['Oct', 15.5],
		['Nov', 46],
		['Dec', 76.5]
	]);
});
