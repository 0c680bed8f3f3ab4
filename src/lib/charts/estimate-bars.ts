// Published estimates of one year side by side against the cap, each low to high, whoever made it and over whatever part
// of the year. The one that heads the year stands on a band.
import type { ChartConfiguration, ChartDataset } from 'chart.js';
import type { CapYear } from '#lib/domain/report/cap-year.ts';
import { barrelsWithUnit } from '#lib/domain/report/reading.ts';
import { plotted, reachOf, tickText, wholeTicks } from './axis.ts';
import { capRule } from './cap-rule.ts';
import type { ChartLayout, ChartPoint, ChartSpec } from './chart-spec.ts';
import { estimatePieces } from './estimate-bar.ts';
import { drawEstimateOutline, drawTimes } from './estimate-marks.ts';
import type { EstimateGroup } from './estimate-groups.ts';
import { estimateGroups } from './estimate-groups.ts';
import { overlay } from './pen.ts';
import type { DrawnChart, Pen } from './pen.ts';
import { wrapWords } from './place-label.ts';
import type { ChartTheme } from './theme.ts';
import { tooltipOf } from './tooltip.ts';

const WIDE_ROW = 66;
const NARROW_ROW = 112;
const BAR = 14;
const TOP = 32;
const AXIS = 32;
const TIMES_COLUMN = 118;
const WORDS_COLUMN = 300;

interface Data {
	readonly groups: readonly EstimateGroup[];
	readonly cap: number;
	readonly capText: string;
	readonly points: readonly ChartPoint[];
}

export function estimateBars(view: CapYear): ChartSpec {
	const groups = estimateGroups(view);
	const data: Data = {
		groups,
		cap: plotted(view.window.limit),
		capText: `UN cap ${barrelsWithUnit(view.window.limit)}`,
		points: groups.map(({ title, conditions, details }) => ({ title, lines: [conditions, ...details] }))
	};
	return {
		points: data.points,
		height: { wide: groups.length * WIDE_ROW + TOP + AXIS, narrow: groups.length * NARROW_ROW + TOP + AXIS },
		narrowBelow: 820,
		config: (theme, layout) => config(theme, layout, data)
	};
}

function config(theme: ChartTheme, layout: ChartLayout, data: Data): ChartConfiguration<'bar'> {
	const px = (size: number) => size * theme.unit;
	const { groups, cap, points } = data;
	const row = layout.isNarrow ? NARROW_ROW : WIDE_ROW;
	const reach = reachOf(
		groups.flatMap(({ low, high }) => [low, high]),
		cap
	);
	return {
		type: 'bar',
		data: { labels: groups.map(({ title }) => title), datasets: datasets(theme, row, data) },
		options: {
			indexAxis: 'y',
			layout: {
				padding: {
					top: px(TOP),
					left: px(layout.isNarrow ? 1 : WORDS_COLUMN),
					right: px(layout.isNarrow ? 10 : TIMES_COLUMN),
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
				y: { stacked: true, display: false }
			},
			plugins: {
				annotation: { annotations: layout.isNarrow ? {} : { cap: capRule(theme, 'x', cap) } },
				tooltip: tooltipOf(theme, points)
			}
		},
		plugins: [
			overlay('estimates', theme, {
				under: (pen, chart) => drawGround(pen, chart, groups, row),
				over: (pen, chart) => drawLabels(pen, chart, data, row, layout.isNarrow)
			})
		]
	};
}

function datasets(theme: ChartTheme, row: number, { groups, cap }: Data): ChartDataset<'bar'>[] {
	const pieces = groups.map((group) => estimatePieces(group, cap));
	const shape = { stack: 'estimate', categoryPercentage: BAR / row, barPercentage: 1, borderSkipped: false };
	return [
		{
			...shape,
			label: 'up to the cap',
			data: pieces.map(({ under }) => under),
			backgroundColor: theme.track
		},
		{
			...shape,
			label: 'past the cap',
			data: pieces.map(({ past }) => past),
			backgroundColor: theme.hatch(theme.over, 'dense')
		},
		{
			...shape,
			label: 'past the cap at the high end',
			data: pieces.map(({ perhapsPast }) => perhapsPast),
			backgroundColor: theme.hatch(theme.over, 'sparse')
		}
	];
}

function drawGround(pen: Pen, chart: DrawnChart, groups: readonly EstimateGroup[], row: number): void {
	const height = row * pen.theme.unit;
	for (const [index, { isHeadline }] of groups.entries()) {
		const top = (chart.scales.y?.getPixelForValue(index) ?? 0) - height / 2;
		if (isHeadline) pen.fill(0, top, chart.width, height, pen.theme.band);
		if (index > 0) pen.line(0, top, chart.width, top, { colour: pen.theme.line });
	}
}

function drawLabels(
	pen: Pen,
	chart: DrawnChart,
	{ groups, cap, capText }: Data,
	row: number,
	isNarrow: boolean
): void {
	const { theme } = pen;
	const px = (size: number) => size * theme.unit;
	const x = (value: number) => chart.scales.x?.getPixelForValue(value) ?? 0;
	pen.line(x(cap), px(7), x(cap), chart.chartArea.top, { colour: theme.ink, width: 2 });
	const isRoomy = x(cap) + px(7) + pen.width(capText, { weight: 600 }) <= chart.width;
	pen.text(capText, x(cap) + px(isRoomy ? 7 : -7), px(16), {
		weight: 600,
		colour: theme.ink,
		halo: false,
		align: isRoomy ? 'left' : 'right'
	});
	if (!isNarrow)
		pen.text('estimate ÷ cap', chart.width - px(6), px(16), {
			align: 'right',
			colour: theme.ink3,
			halo: false
		});
	for (const [index, group] of groups.entries()) {
		const middle = chart.scales.y?.getPixelForValue(index) ?? 0;
		const ground = group.isHeadline ? theme.band : theme.card;
		drawEstimateOutline(pen, group, { x, y: middle, half: px(BAR / 2), cap });
		if (isNarrow) drawWordsAround(pen, chart, group, middle, x(cap), ground);
		else drawWordsBeside(pen, group, middle, ground);
		const times = isNarrow ? middle + px(BAR / 2 + 12) : middle;
		drawTimes(pen, chart.width - px(6), times, group.times, 15, ground);
	}
}

/** In a column of their own on the left, so that nothing crosses the cap rule. */
function drawWordsBeside(
	pen: Pen,
	{ title, conditions }: EstimateGroup,
	middle: number,
	ground: string
): void {
	const px = (size: number) => size * pen.theme.unit;
	const measure = (weight: 400 | 500) => (words: string) => pen.width(words, { weight });
	const lines = [
		...clipped(wrapWords(title, px(WORDS_COLUMN - 28), measure(500)), 2).map((text) => ({
			text,
			weight: 500 as const
		})),
		...clipped(wrapWords(conditions, px(WORDS_COLUMN - 28), measure(400)), 1).map((text) => ({
			text,
			weight: 400 as const
		}))
	];
	const first = middle - px(((lines.length - 1) * 16) / 2);
	for (const [index, { text, weight }] of lines.entries()) {
		const colour = weight === 500 ? pen.theme.ink : pen.theme.ink2;
		pen.text(text, px(6), first + px(index * 16), { weight, colour, ground });
	}
}

/** On a narrow screen above and below the bar; the cap rule then keeps to the bars. */
function drawWordsAround(
	pen: Pen,
	chart: DrawnChart,
	{ title, conditions }: EstimateGroup,
	middle: number,
	cap: number,
	ground: string
): void {
	const px = (size: number) => size * pen.theme.unit;
	pen.line(cap, middle - px(BAR / 2 + 4), cap, middle + px(BAR / 2 + 4), { colour: pen.theme.ink, width: 2 });
	const lines = clipped(
		wrapWords(title, chart.width - px(12), (words) => pen.width(words, { weight: 500 })),
		2
	);
	for (const [index, text] of lines.entries()) {
		const y = middle - px(BAR / 2 + 13 + (lines.length - 1 - index) * 16);
		pen.text(text, px(6), y, { weight: 500, colour: pen.theme.ink, ground });
	}
	const room = chart.width - px(12 + 100);
	for (const [index, text] of clipped(
		wrapWords(conditions, room, (words) => pen.width(words)),
		2
	).entries()) {
		pen.text(text, px(6), middle + px(BAR / 2 + 13 + index * 16), { colour: pen.theme.ink2, ground });
	}
}

/** No more than `most` lines; the table has the whole text. */
function clipped(lines: readonly string[], most: number): string[] {
	if (lines.length <= most) return [...lines];
	return [...lines.slice(0, most - 1), `${lines[most - 1] ?? ''} …`];
}
