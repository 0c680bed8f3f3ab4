// Suppliers of one year against the cap: declared solid, observed hatched below it with its low and high. They stand side
// by side and are never added. The cap is one aggregate of all states, so no bar here has a limit of its own.
import type { ChartConfiguration, ChartDataset } from 'chart.js';
import { countryName, UNKNOWN_SUPPLIER } from '#lib/domain/country.ts';
import type { MovementAmount } from '#lib/domain/cap/movement-sum.ts';
import type { CapYear } from '#lib/domain/report/cap-year.ts';
import { barrelsWithUnit, shortBarrels } from '#lib/domain/report/reading.ts';
import type { Barrels } from '#lib/domain/units.ts';
import { plotted, reachOf, tickText, wholeTicks } from './axis.ts';
import { capRule } from './cap-rule.ts';
import type { ChartLayout, ChartPoint, ChartSpec } from './chart-spec.ts';
import type { DrawnChart, Pen } from './pen.ts';
import { overlay } from './pen.ts';
import { OTHER_HUE, supplierHues } from './supplier-hue.ts';
import type { ChartTheme } from './theme.ts';
import { tooltipOf } from './tooltip.ts';

/** The row of barrels that a statement of all states holds beyond its suppliers' own. */
export const REST = 'rest';

export interface SupplierRow {
	readonly code: string;
	readonly name: string;
	readonly hue: string;
	readonly declared: Barrels | null;
	/** False for one that only appears in reports of others, whose blank says nothing. */
	readonly isReporter: boolean;
	readonly observed: { readonly low: Barrels; readonly total: Barrels; readonly high: Barrels } | null;
	/** Deliveries seen whose volume nobody gave. */
	readonly withoutVolume: number;
}

/** Height of a row and how many bars it holds: two where something was observed. */
const ROW = { one: 54, two: 76 } as const;
const BAR = 14;
const SLOT = 21;
const TOP = 30;
const AXIS = 32;

export function supplierRows({ declared, observed }: CapYear): SupplierRow[] {
	const codes = new Set<string>([
		...declared.suppliers.map(({ supplier }) => supplier),
		...observed.suppliers.map(({ supplier }) => supplier)
	]);
	const hues = supplierHues(codes);
	const order = [...codes].sort(
		(a, b) => Number(a === UNKNOWN_SUPPLIER) - Number(b === UNKNOWN_SUPPLIER) || (a < b ? -1 : 1)
	);
	const rows = order.map((code) => {
		const seen = observed.suppliers.find(({ supplier }) => supplier === code);
		return {
			code,
			name: countryName(code),
			hue: hues.get(code) ?? OTHER_HUE,
			declared: declared.suppliers.find(({ supplier }) => supplier === code)?.total ?? null,
			isReporter: declared.suppliers.some(({ supplier }) => supplier === code),
			observed: seen === undefined ? null : volumeOf(seen),
			withoutVolume: seen?.withoutVolume ?? 0
		};
	});
	if (declared.notBySupplier === 0n) return rows;
	return [
		...rows,
		{
			code: REST,
			name: 'Not split by supplier',
			hue: OTHER_HUE,
			declared: declared.notBySupplier,
			isReporter: true,
			observed: null,
			withoutVolume: 0
		}
	];
}

function volumeOf({ low, total, high }: MovementAmount): SupplierRow['observed'] {
	return low === null || total === null || high === null ? null : { low, total, high };
}

function pointsOf(rows: readonly SupplierRow[]): ChartPoint[] {
	return rows.map((row) => ({ title: row.name, lines: supplierWords(row) }));
}

export function supplierBars(view: CapYear): ChartSpec {
	const rows = supplierRows(view);
	const height = rows.length * rowHeight(rows) + TOP + AXIS;
	return {
		points: pointsOf(rows),
		height: { wide: height, narrow: height },
		narrowBelow: 0,
		config: (theme, layout) => config(theme, layout, rows, view)
	};
}

function hasObserved(rows: readonly SupplierRow[]): boolean {
	return rows.some(({ observed, withoutVolume }) => observed !== null || withoutVolume > 0);
}

function rowHeight(rows: readonly SupplierRow[]): number {
	return hasObserved(rows) ? ROW.two : ROW.one;
}

function config(
	theme: ChartTheme,
	layout: ChartLayout,
	rows: readonly SupplierRow[],
	view: CapYear
): ChartConfiguration<'bar'> {
	const px = (size: number) => size * theme.unit;
	const cap = plotted(view.window.limit);
	const highs = rows.map(({ observed }) => plotted(observed?.high ?? null));
	// Room past the longest range for its words.
	const reach = Math.max(
		reachOf([...rows.map(({ declared }) => plotted(declared)), ...highs], cap),
		...highs.map((high) => (high ?? 0) * 1.16)
	);
	return {
		type: 'bar',
		data: { labels: rows.map(({ name }) => name), datasets: datasets(theme, rows) },
		options: {
			indexAxis: 'y',
			layout: { padding: { top: px(TOP), left: px(1), right: px(14), bottom: 0 } },
			interaction: { mode: 'index', axis: 'y', intersect: false },
			scales: {
				x: {
					stacked: false,
					min: 0,
					max: reach,
					border: { display: false },
					grid: { color: theme.line, drawTicks: false, lineWidth: theme.unit },
					ticks: {
						color: theme.ink3,
						font: { family: theme.sans, size: px(12.5) },
						padding: px(8),
						callback: (value) => tickText(Number(value))
					},
					afterBuildTicks: (scale) => {
						scale.ticks = wholeTicks(reach, layout.width < 420 ? 3 : 6);
					},
					afterFit: (scale) => {
						scale.height = px(AXIS);
					}
				},
				y: { stacked: true, display: false }
			},
			plugins: {
				annotation: { annotations: { cap: capRule(theme, 'x', cap) } },
				tooltip: tooltipOf(theme, pointsOf(rows))
			}
		},
		plugins: [overlay('suppliers', theme, { over: (pen, chart) => drawLabels(pen, chart, rows, view) })]
	};
}

type BarShape = Pick<ChartDataset<'bar'>, 'categoryPercentage' | 'barPercentage' | 'borderSkipped'>;

function datasets(theme: ChartTheme, rows: readonly SupplierRow[]): ChartDataset<'bar'>[] {
	const slots = hasObserved(rows) ? 2 : 1;
	const shape: BarShape = {
		categoryPercentage: (slots * SLOT) / rowHeight(rows),
		barPercentage: BAR / SLOT,
		borderSkipped: false
	};
	const hues = rows.map(({ hue }) => theme.colour(hue));
	return [
		{
			...shape,
			label: 'declared',
			stack: 'declared',
			data: rows.map(({ declared }) => plotted(declared)),
			// Nobody's own: hollow, so that it is told apart without colour.
			backgroundColor: rows.map(({ code }, index) =>
				code === REST ? theme.card : (hues[index] ?? theme.card)
			),
			borderColor: theme.ink2,
			borderWidth: rows.map(({ code }) => (code === REST ? theme.unit : 0))
		},
		...(slots === 1 ? [] : [observedBars(theme, rows, hues, shape)])
	];
}

function observedBars(
	theme: ChartTheme,
	rows: readonly SupplierRow[],
	hues: readonly string[],
	shape: BarShape
): ChartDataset<'bar'> {
	return {
		...shape,
		label: 'observed',
		stack: 'observed',
		data: rows.map(({ observed }) => plotted(observed?.total ?? null)),
		backgroundColor: hues.map((hue) => theme.hatch(hue, 'dense')),
		borderColor: [...hues],
		borderWidth: theme.unit
	};
}

function declaredWords(
	{ declared, isReporter }: SupplierRow,
	amount: (barrels: Barrels) => string
): string[] {
	if (declared !== null) return [`declared ${amount(declared)}`];
	return isReporter ? ['no declared figure loaded'] : [];
}

function supplierWords(row: SupplierRow): string[] {
	const { observed, withoutVolume } = row;
	const lines = declaredWords(row, barrelsWithUnit);
	if (observed) {
		lines.push(
			`observed ${barrelsWithUnit(observed.total)}` +
				(observed.low === observed.high
					? ''
					: ` (${barrelsWithUnit(observed.low)} to ${barrelsWithUnit(observed.high)})`)
		);
	}
	if (withoutVolume > 0) lines.push(`${withoutVolume} observed without a volume`);
	return lines;
}

function drawLabels(pen: Pen, chart: DrawnChart, rows: readonly SupplierRow[], view: CapYear): void {
	const { theme } = pen;
	const px = (size: number) => size * theme.unit;
	const x = (value: number) => chart.scales.x?.getPixelForValue(value) ?? 0;
	const cap = x(plotted(view.window.limit));
	const capText = `UN cap ${barrelsWithUnit(view.window.limit)}, all states together`;
	const isLeft = cap + px(8) + pen.width(capText, { weight: 600 }) > chart.width;
	pen.line(cap, px(6), cap, chart.chartArea.top, { colour: theme.ink, width: 2 });
	pen.text(capText, cap + px(isLeft ? -8 : 8), px(14), {
		weight: 600,
		colour: theme.ink,
		halo: false,
		align: isLeft ? 'right' : 'left'
	});
	for (const [index, row] of rows.entries()) {
		const middle = chart.scales.y?.getPixelForValue(index) ?? 0;
		const half = hasObserved(rows) ? px(SLOT / 2) : 0;
		const [upper, lower] = [middle - half, middle + half];
		pen.text(row.name, px(1), upper - px(19), { weight: 600, colour: theme.ink, size: 13.5 });
		for (const words of declaredWords(row, shortBarrels))
			drawValue(pen, row.declared, upper, cap, x, words, chart);
		if (row.code === UNKNOWN_SUPPLIER && row.observed) {
			pen.path(boxAround(x(0), x(plotted(row.observed.total)), lower, px(BAR / 2 + 2)), {
				colour: theme.ink2,
				width: 1.2,
				dash: [1.5, 3]
			});
		}
		if (row.observed) {
			const [low, high] = [x(plotted(row.observed.low)), x(plotted(row.observed.high))];
			if (high > low) {
				pen.line(low, lower, high, lower, { colour: theme.ink, width: 1.5 });
				for (const end of [low, high])
					pen.line(end, lower - px(4), end, lower + px(4), { colour: theme.ink, width: 1.5 });
			}
			drawValue(pen, row.observed.high, lower, cap, x, `observed ${shortBarrels(row.observed.total)}`, chart);
		} else if (row.withoutVolume > 0) {
			pen.text(`${row.withoutVolume} observed, volume not given`, px(4), lower, { colour: theme.ink3 });
		}
	}
}

/** The dotted edge of an unknown supplier. */
function boxAround(left: number, right: number, y: number, half: number): [number, number][] {
	return [
		[left, y - half],
		[right, y - half],
		[right, y + half],
		[left, y + half],
		[left, y - half]
	];
}

/** Beside the bar; inside the plot to the left of the cap rule or wholly past it. */
function drawValue(
	pen: Pen,
	value: Barrels | null,
	y: number,
	cap: number,
	x: (value: number) => number,
	words: string,
	chart: DrawnChart
): void {
	const { theme } = pen;
	const gap = 8 * theme.unit;
	const width = pen.width(words);
	const start = x(plotted(value) ?? 0) + gap;
	const style = { colour: value === null ? theme.ink3 : theme.ink2 };
	if (start >= cap || start + width <= cap - gap) {
		if (start + width <= chart.width) pen.text(words, start, y, style);
		else pen.text(words, chart.width - gap / 2, y, { ...style, align: 'right' });
	} else if (cap + gap + width <= chart.width) {
		pen.text(words, cap + gap, y, style);
	} else {
		pen.text(words, start - 2 * gap, y, { colour: theme.ink, align: 'right', weight: 500 });
	}
}
