// A year along time: the declared sum month by month under the cap and its notice steps, and over its own window the
// headline estimate. A total for a window is a block over that window, never a ramp.
import type { ChartConfiguration, ChartDataset } from 'chart.js';
import type { CapYear } from '#lib/domain/report/cap-year.ts';
import { barrelsWithUnit, monthText, shortBarrels } from '#lib/domain/report/reading.ts';
import { windowDays } from '#lib/domain/cap/regime.ts';
import { thresholdSteps } from '#lib/domain/cap/compare.ts';
import { monthTicks, plotted, reachOf, tickText, wholeTicks } from './axis.ts';
import { capRule, stepRule } from './cap-rule.ts';
import type { ChartLayout, ChartSpec } from './chart-spec.ts';
import { overlay } from './pen.ts';
import type { ChartTheme } from './theme.ts';
import { tooltipOf } from './tooltip.ts';
import { drawEstimateBlock } from './year-line-estimate.ts';
import { drawYearLabels } from './year-line-labels.ts';
import type { EarlierYear, LinePoint, YearLineData } from './year-series.ts';
import { crossingMarks, declaredEnd, declaredLine, estimateWindow, knownSums } from './year-series.ts';

export interface YearLineOptions {
	readonly height?: ChartSpec['height'];
	/** False on a briefing, where the notice steps would be noise. */
	readonly hasSteps?: boolean;
	/** Size of labels in design pixels. */
	readonly textSize?: number;
}

export function yearLine(
	view: CapYear,
	earlier: readonly EarlierYear[],
	{ height = { wide: 440, narrow: 420 }, hasSteps = true, textSize = 12.5 }: YearLineOptions = {}
): ChartSpec {
	const data = yearLineData(view, earlier, hasSteps);
	return {
		points: data.points,
		height,
		narrowBelow: 560,
		config: (theme, layout) => config(theme, layout, data, textSize)
	};
}

export function yearLineData(
	view: CapYear,
	earlier: readonly EarlierYear[],
	hasSteps: boolean
): YearLineData {
	const { window } = view;
	const cap = plotted(window.limit);
	return {
		cap,
		capText: `UN cap ${barrelsWithUnit(window.limit)}`,
		capShort: `UN cap ${shortBarrels(window.limit)}`,
		days: windowDays(window),
		months: monthTicks(window),
		line: declaredLine(view),
		end: declaredEnd(view),
		earlier,
		estimate: estimateWindow(view),
		crossings: crossingMarks(view),
		steps: hasSteps
			? thresholdSteps.filter(({ mustExceed }) => !mustExceed).map(({ percent }) => (cap * percent) / 100)
			: [],
		points: knownSums(view).map(({ month, total, isComplete }) => ({
			title: `Declared to the end of ${monthText(month)}`,
			lines: [barrelsWithUnit(total), ...(isComplete ? [] : ['without months that have no figure'])]
		}))
	};
}

function config(
	theme: ChartTheme,
	layout: ChartLayout,
	data: YearLineData,
	textSize: number
): ChartConfiguration<'line'> {
	const px = (size: number) => size * theme.unit;
	const { cap, end, earlier, estimate } = data;
	const values = [
		end?.total ?? null,
		...earlier.map(({ total }) => total),
		estimate?.low ?? null,
		estimate?.high ?? null
	];
	// Room above the highest mark for a line of words or the arrows of an open end.
	const reach = reachOf(values, cap) * (estimate === null ? 1 : 1.03);
	const tickFont = { family: theme.sans, size: px(textSize) };
	const isTight = layout.width / data.months.length < 46;
	return {
		type: 'line',
		data: { datasets: datasets(theme, data) },
		options: {
			layout: {
				padding: {
					top: px(10),
					right: px(layout.isNarrow ? textSize * 8 : textSize * 13.2),
					left: 0,
					bottom: 0
				}
			},
			interaction: { mode: 'nearest', axis: 'x', intersect: false },
			scales: {
				x: {
					type: 'linear',
					min: 0,
					max: data.days,
					border: { color: theme.edge },
					grid: { display: false },
					ticks: {
						color: theme.ink3,
						font: tickFont,
						maxRotation: 0,
						autoSkip: false,
						padding: px(4),
						callback: (value) => {
							const name = data.months.find(({ at }) => at === value)?.name ?? '';
							return isTight ? name.slice(0, 1) : name;
						}
					},
					afterBuildTicks: (scale) => {
						scale.ticks = data.months.map(({ at }) => ({ value: at }));
					}
				},
				y: {
					min: 0,
					max: reach,
					border: { display: false },
					grid: { color: theme.line, drawTicks: false, lineWidth: theme.unit },
					ticks: {
						color: theme.ink3,
						font: tickFont,
						padding: px(8),
						callback: (value) => tickText(Number(value))
					},
					afterBuildTicks: (scale) => {
						scale.ticks = wholeTicks(reach, layout.isNarrow ? 4 : 5);
					}
				}
			},
			plugins: {
				annotation: {
					annotations: {
						...Object.fromEntries(data.steps.map((value) => [`step${value}`, stepRule(theme, value)])),
						cap: capRule(theme, 'y', cap)
					}
				},
				tooltip: tooltipOf(theme, data.points, ({ raw }) => (raw as LinePoint).point)
			}
		},
		plugins: [
			overlay('year', theme, {
				under: (pen, chart) => drawEstimateBlock(pen, chart, data),
				over: (pen, chart) => drawYearLabels(pen, chart, data, { isNarrow: layout.isNarrow, textSize })
			})
		]
	};
}

function datasets(theme: ChartTheme, { line, earlier }: YearLineData): ChartDataset<'line'>[] {
	const dash = [4 * theme.unit, 3 * theme.unit];
	const behind = earlier.flatMap(({ year, points }) =>
		points === null
			? []
			: [
					{
						label: String(year),
						data: [...points],
						borderColor: theme.edge,
						borderWidth: theme.unit,
						pointRadius: 0
					}
				]
	);
	const declared = line.map((points) => ({
		label: 'declared',
		data: [...points],
		borderColor: theme.ink,
		borderWidth: 2.5 * theme.unit,
		pointRadius: 0,
		pointHitRadius: 12 * theme.unit,
		pointBackgroundColor: theme.ink,
		segment: {
			borderDash: ({ p1DataIndex }: { p1DataIndex: number }) =>
				points[p1DataIndex]?.isComplete === false ? dash : []
		}
	}));
	return [...behind, ...declared];
}
