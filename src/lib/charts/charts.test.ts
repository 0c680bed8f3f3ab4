// The config objects that Chart.js is given, on the bundled record. What they look like is looked at, not asserted.
import type { ChartDataset } from 'chart.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CapYear } from '#lib/domain/report/cap-year.ts';
import { bundledYears, yearOfRecord } from './bundled-years.ts';
import type { AnyChart, ChartSpec } from './chart-spec.ts';
import { layoutFor } from './chart-spec.ts';
import { estimateBars } from './estimate-bars.ts';
import { estimateGroups } from './estimate-groups.ts';
import { supplierBars } from './supplier-bars.ts';
import type { ChartTheme } from './theme.ts';
import { yearLine } from './year-line.ts';
import { earlierYears } from './year-series.ts';
import { yearsChart } from './years-chart.ts';

const theme: ChartTheme = {
	ink: 'ink',
	ink2: 'ink-2',
	ink3: 'ink-3',
	line: 'line',
	edge: 'edge',
	track: 'track',
	band: 'band',
	card: 'card',
	over: 'over',
	sans: 'sans',
	unit: 1,
	colour: (token) => token,
	hatch: (colour, kind) => `${kind} ${colour}`
};

let years: CapYear[];
beforeAll(async () => {
	years = await bundledYears();
});
const year = (number: number) => yearOfRecord(years, number);

const line = (number: number) => yearLine(year(number), earlierYears(year(number), years));
const drawn = (spec: ChartSpec, width = 1110): AnyChart => spec.config(theme, layoutFor(spec, width));
const cap = ({ options }: AnyChart) =>
	(options?.plugins?.annotation?.annotations as Record<string, { value?: unknown }> | undefined)?.['cap'];
const reach = ({ options }: AnyChart, axis: 'x' | 'y') => Number(options?.scales?.[axis]?.max);
function bars(chart: AnyChart, label: string): unknown[] {
	const all = chart.data.datasets as ChartDataset<'bar'>[];
	return all.find((one) => one.label === label)?.data ?? [];
}

describe('all years', () => {
	it('stands newest first and holds the largest estimate and the cap', () => {
		const chart = drawn(yearsChart(years));
		expect(chart.data.labels?.[0]).toBe('2026');
		expect(chart.data.labels?.at(-1)).toBe('2017');
		expect(reach(chart, 'x')).toBeGreaterThan(3_890_000);
		expect(cap(chart)).toMatchObject({ value: 500_000, borderColor: 'ink', borderWidth: 2 });
	});

	it('stacks suppliers end to end and leaves what is not theirs apart', () => {
		const chart = drawn(yearsChart(years));
		const at2023 = 2026 - 2023;
		expect(bars(chart, 'CN')[at2023]).toEqual([0, 256_861]);
		expect(bars(chart, 'RU')[at2023]).toEqual([256_861, 362_706]);
		// 2024: 280,928 + 15,279 = 296,207; the statement of all states says 300,202.651
		expect(bars(chart, 'not split')[2026 - 2024]).toEqual([296_207, 300_202.651]);
		expect(bars(chart, 'CN')[0]).toBeNull();
	});

	it('hatches only what lies past the cap', () => {
		const past = bars(drawn(yearsChart(years)), 'estimate, past the cap');
		expect(past[2026 - 2023]).toEqual([500_000, 1_015_588]);
		expect(past[2026 - 2021]).toBeNull();
		expect(past[2026 - 2019]).toBeNull();
	});

	it('turns to rows on a narrow screen', () => {
		const spec = yearsChart(years);
		expect(layoutFor(spec, 326)).toMatchObject({ isNarrow: true, height: spec.height.narrow });
		// The rule is then drawn along the bars alone, so that it cuts no word.
		expect(cap(drawn(spec, 326))).toBeUndefined();
	});
});

describe('a year along time', () => {
	it('keeps the cap and the notice steps inside the plot', () => {
		const chart = drawn(line(2025));
		expect(reach(chart, 'y')).toBeGreaterThan(500_000);
		expect(cap(chart)).toMatchObject({ value: 500_000 });
		expect(Object.keys(chart.options?.plugins?.annotation?.annotations ?? {}).sort()).toEqual([
			'cap',
			'step375000',
			'step450000',
			'step475000'
		]);
	});

	it('reaches beyond the estimate and never clamps it', () => {
		expect(reach(drawn(line(2019)), 'y')).toBeGreaterThan(3_890_000);
		expect(reach(drawn(line(2023)), 'y')).toBeGreaterThan(1_523_381);
	});

	it('counts 366 days in a leap year and 92 in the quarter of 2017', () => {
		expect(reach(drawn(line(2024)), 'x')).toBe(366);
		expect(reach(drawn(line(2017)), 'x')).toBe(92);
	});

	it('never gives the estimate a line of its own', () => {
		const labels = drawn(line(2023)).data.datasets.map(({ label }) => label);
		expect(new Set(labels)).toEqual(new Set(['declared']));
	});

	it('never animates', () => {
		expect(drawn(line(2023)).options?.animation).toBeUndefined();
	});
});

describe('suppliers', () => {
	it('stand against the one cap of all states', () => {
		const chart = drawn(supplierBars(year(2023)));
		expect(chart.data.labels).toEqual(['China', 'Russia']);
		expect(bars(chart, 'declared')).toEqual([256_861, 105_845]);
		expect(reach(chart, 'x')).toBe(530_000);
	});

	it('leave a silent supplier without a bar, not with a zero', () => {
		expect(bars(drawn(supplierBars(year(2025))), 'declared')).toEqual([99_220, null]);
	});
});

describe('published estimates', () => {
	it('join the rows of one document and period, and draw none without a number', () => {
		const chart = drawn(estimateBars(year(2023)));
		expect(chart.data.labels).toEqual([
			'One Member State via UN Panel of Experts, S/2023/656',
			'UN Panel of Experts, S/2024/215',
			'VOA (Planet Labs imagery), VOA Korean, 18 July 2023'
		]);
		expect(bars(chart, 'past the cap')).toEqual([[500_000, 781_497], [500_000, 1_015_588], null]);
	});

	it('keep the figure of 2020 that mixes in declared supply out of the range of the 50 deliveries', () => {
		const bars = estimateGroups(year(2020)).filter(({ title }) => title.startsWith('C4ADS'));
		expect(bars.map(({ low, high, conditions, isHeadline }) => [low, high, conditions, isHeadline])).toEqual([
			[614_000, 1_105_000, '50 deliveries · all year', true],
			[
				2_332_000,
				2_332_000,
				'stated maximum, including declared deliveries and medium- and low-resolution sightings · all year',
				false
			]
		]);
	});

	it('keep the two ends of a headline together, though one counts waiting ships too', () => {
		expect(
			estimateGroups(year(2021)).map(({ low, high, conditions }) => [low, high, conditions])
		).toContainEqual([323_000, 526_000, '18 deliveries · all year']);
	});

	it('reach to the 9.00 times of 2020', () => {
		expect(reach(drawn(estimateBars(year(2020))), 'x')).toBeGreaterThan(4_500_000);
	});
});
