// Every cap window against the cap: declared above, stacked by supplier; the headline estimate below it, low to high.
import type { ChartConfiguration, ChartDataset } from 'chart.js';
import { barrelsWithUnit } from '#lib/domain/report/reading.ts';
import type { YearOverview } from '#lib/domain/report/year-overview.ts';
import { NO_BARRELS } from '#lib/domain/units.ts';
import { plotted, reachOf, tickText, wholeTicks } from './axis.ts';
import type { ChartLayout, ChartPoint, ChartSpec } from './chart-spec.ts';
import { capRule } from './cap-rule.ts';
import { estimatePieces } from './estimate-bar.ts';
import { drawEstimateOutline, drawTimes } from './estimate-marks.ts';
import type { DrawnChart, Pen } from './pen.ts';
import { overlay } from './pen.ts';
import { placeBarLabel, wrapWords } from './place-label.ts';
import { supplierHues } from './supplier-hue.ts';
import type { ChartTheme } from './theme.ts';
import { tooltipOf } from './tooltip.ts';
import type { YearRow } from './years-rows.ts';
import { NOT_SPLIT, yearRows } from './years-rows.ts';

const WIDE_ROW = 56;
const NARROW_ROW = 126;
const BAR = 13;
const SLOT = 19;
const TOP = 36;
const AXIS = 34;
const YEAR_COLUMN = 62;
const TIMES_COLUMN = 124;

type Bars = ([number, number] | null)[];

export function yearsChart(years: readonly YearOverview[]): ChartSpec {
	const rows = yearRows(years);
	const limit = years.at(-1)?.window.limit ?? NO_BARRELS;
	const cap = plotted(limit);
	const capText = `UN cap ${barrelsWithUnit(limit)}`;
	const hues = supplierHues(rows.flatMap(({ segments }) => segments.map(({ code }) => code)));
	hues.delete(NOT_SPLIT);
	const points = rows.map(({ year, details }) => ({ title: String(year), lines: details }));
	return {
		points,
		height: { wide: rows.length * WIDE_ROW + TOP + AXIS, narrow: rows.length * NARROW_ROW + TOP + AXIS },
		narrowBelow: 820,
		config: (theme, layout) => config(theme, layout, { rows, cap, capText, hues, points })
	};
}

interface Data {
	readonly rows: readonly YearRow[];
	readonly cap: number;
	readonly capText: string;
	readonly hues: ReadonlyMap<string, string>;
	readonly points: readonly ChartPoint[];
}

function config(theme: ChartTheme, layout: ChartLayout, data: Data): ChartConfiguration<'bar'> {
	const { rows, cap } = data;
	const px = (size: number) => size * theme.unit;
	const row = layout.isNarrow ? NARROW_ROW : WIDE_ROW;
	const reach = reachOf(
		rows.flatMap(({ declaredEnd, estimate }) => [declaredEnd, estimate?.low ?? null, estimate?.high ?? null]),
		cap
	);
	return {
		type: 'bar',
		data: { labels: rows.map(({ year }) => String(year)), datasets: datasets(theme, row, data) },
		options: {
			indexAxis: 'y',
			layout: {
				padding: {
					top: px(TOP),
					left: layout.isNarrow ? px(1) : px(YEAR_COLUMN),
					right: layout.isNarrow ? px(8) : px(TIMES_COLUMN),
					bottom: 0
				}
			},
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
						scale.ticks = wholeTicks(reach, layout.isNarrow ? 4 : 9);
					},
					afterFit: (scale) => {
						scale.height = px(AXIS);
					}
				},
				y: { stacked: true, display: false, grid: { display: false } }
			},
			plugins: {
				annotation: { annotations: layout.isNarrow ? {} : { cap: capRule(theme, 'x', cap) } },
				tooltip: tooltipOf(theme, data.points)
			}
		},
		plugins: [
			overlay('years', theme, {
				under: (pen, chart) => drawGround(pen, chart, data, row),
				over: (pen, chart) => (layout.isNarrow ? drawNarrow(pen, chart, data) : drawWide(pen, chart, data))
			})
		]
	};
}

function datasets(theme: ChartTheme, row: number, { rows, cap, hues }: Data): ChartDataset<'bar'>[] {
	const shape = {
		categoryPercentage: (2 * SLOT) / row,
		barPercentage: BAR / SLOT,
		borderSkipped: false,
		minBarLength: 1
	};
	const pieces = rows.map(({ estimate }) => (estimate === null ? null : estimatePieces(estimate, cap)));
	const bars = (data: Bars, stack: string, backgroundColor: string | CanvasPattern, label: string) => ({
		label,
		stack,
		data,
		backgroundColor,
		...shape
	});
	const declaredBy = (code: string, colour: string) =>
		bars(
			rows.map(({ segments }) => pair(segments.find((segment) => segment.code === code))),
			'declared',
			colour,
			code
		);
	return [
		...[...hues].map(([code, token]) => ({
			...declaredBy(code, theme.colour(token)),
			borderColor: theme.card,
			borderWidth: { right: theme.unit }
		})),
		// Nobody's own: hollow, so that it is told apart without colour.
		{ ...declaredBy(NOT_SPLIT, theme.card), borderColor: theme.ink2, borderWidth: theme.unit },
		bars(
			pieces.map((piece) => piece?.under ?? null),
			'estimate',
			theme.track,
			'estimate, up to the cap'
		),
		bars(
			pieces.map((piece) => piece?.past ?? null),
			'estimate',
			theme.hatch(theme.over, 'dense'),
			'estimate, past the cap'
		),
		bars(
			pieces.map((piece) => piece?.perhapsPast ?? null),
			'estimate',
			theme.hatch(theme.over, 'sparse'),
			'estimate, past the cap at its high end'
		)
	];
}

function pair(segment: { from: number; to: number } | undefined): [number, number] | null {
	return segment ? [segment.from, segment.to] : null;
}

/** A band behind the year that leads, and a hairline between years. */
function drawGround(pen: Pen, chart: DrawnChart, { rows }: Data, row: number): void {
	const { theme } = pen;
	const height = row * theme.unit;
	for (const [index, { isLead }] of rows.entries()) {
		const top = middleOf(chart, index) - height / 2;
		if (isLead) pen.fill(0, top, chart.width, height, theme.band);
		if (index > 0) pen.line(0, top, chart.width, top, { colour: theme.line });
	}
}

function middleOf(chart: DrawnChart, index: number): number {
	return chart.scales.y?.getPixelForValue(index) ?? 0;
}

function drawWide(pen: Pen, chart: DrawnChart, data: Data): void {
	const { theme } = pen;
	const px = (size: number) => size * theme.unit;
	const x = (value: number) => chart.scales.x?.getPixelForValue(value) ?? 0;
	const cap = x(data.cap);
	drawCapLabel(pen, chart, cap, data.capText);
	pen.text('estimate ÷ cap', chart.width - px(6), px(TOP / 2 + 4), {
		align: 'right',
		colour: theme.ink3,
		halo: false
	});
	for (const [index, row] of data.rows.entries()) {
		const middle = middleOf(chart, index);
		const [upper, lower] = [middle - px(SLOT / 2), middle + px(SLOT / 2)];
		const ground = row.isLead ? theme.band : theme.card;
		if (row.estimate)
			drawEstimateOutline(pen, row.estimate, { x, y: lower, half: px(BAR / 2), cap: data.cap });
		pen.text(String(row.year), px(10), middle, {
			size: 15,
			weight: row.isLead ? 700 : 500,
			colour: theme.ink,
			halo: false
		});
		const declaredAt = Math.max(cap, x(row.declaredEnd ?? 0)) + px(9);
		pen.text(row.declaredText, declaredAt, upper, {
			ground,
			colour: row.declaredEnd === null ? theme.ink3 : theme.ink2
		});
		if (row.estimate === null) {
			pen.text(row.estimateTexts[0] ?? '', cap + px(9), lower, { ground, colour: theme.ink3 });
			continue;
		}
		const arrow = row.estimate.high === null ? px(16) : 0;
		const place = placeBarLabel(
			row.estimateTexts.map((words) => pen.width(words)),
			{
				barEnd: x(row.estimate.high ?? row.estimate.low ?? 0) + arrow,
				cap,
				plotEnd: chart.chartArea.right + px(6),
				aboveTakenTo: declaredAt + pen.width(row.declaredText) + px(12),
				gap: px(9)
			}
		);
		pen.text(row.estimateTexts[place.wording] ?? '', place.x, place.line === 'beside' ? lower : upper, {
			align: place.align,
			colour: theme.ink2,
			ground
		});
		drawTimes(pen, chart.width - px(6), middle, row.times, row.isLead ? 20 : 16, ground);
	}
}

function drawNarrow(pen: Pen, chart: DrawnChart, data: Data): void {
	const { theme } = pen;
	const px = (size: number) => size * theme.unit;
	const x = (value: number) => chart.scales.x?.getPixelForValue(value) ?? 0;
	drawCapLabel(pen, chart, x(data.cap), data.capText);
	for (const [index, row] of data.rows.entries()) {
		const middle = middleOf(chart, index);
		const ground = row.isLead ? theme.band : theme.card;
		if (row.estimate) {
			drawEstimateOutline(pen, row.estimate, {
				x,
				y: middle + px(SLOT / 2),
				half: px(BAR / 2),
				cap: data.cap
			});
		}
		// The rule keeps to the bars, so that no word is cut by it.
		pen.line(x(data.cap), middle - px(SLOT), x(data.cap), middle + px(SLOT), { colour: theme.ink, width: 2 });
		pen.text(String(row.year), px(2), middle - px(46), {
			size: 15,
			weight: row.isLead ? 700 : 600,
			colour: theme.ink,
			ground
		});
		drawTimes(pen, chart.width - px(4), middle - px(46), row.times, row.isLead ? 18 : 16, ground);
		pen.text(row.declaredText, px(2), middle - px(26), {
			ground,
			colour: row.declaredEnd === null ? theme.ink3 : theme.ink2
		});
		const lines = wrapWords(row.estimateTexts[0] ?? '', chart.width - px(8), (words) => pen.width(words));
		for (const [number, line] of lines.slice(0, 2).entries()) {
			pen.text(line, px(2), middle + px(28 + number * 16), {
				ground,
				colour: row.estimate === null ? theme.ink3 : theme.ink2
			});
		}
	}
}

function drawCapLabel(pen: Pen, chart: DrawnChart, cap: number, words: string): void {
	const { theme } = pen;
	const y = (TOP / 2 + 4) * theme.unit;
	pen.line(cap, y - 10 * theme.unit, cap, chart.chartArea.top, { colour: theme.ink, width: 2 });
	pen.text(words, cap + 7 * theme.unit, y, { weight: 600, colour: theme.ink, halo: false });
}
