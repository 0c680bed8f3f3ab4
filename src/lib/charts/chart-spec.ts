// What a page hands to the attachment that draws: heights known before any script runs, and a config made for a width.
import type { ChartConfiguration } from 'chart.js';
import type { ChartTheme } from './theme.ts';

/** The two kinds of chart we draw. */
export type AnyChart = ChartConfiguration<'bar'> | ChartConfiguration<'line'>;

/** What a tooltip and the arrow keys say of one mark. */
export interface ChartPoint {
	readonly title: string;
	readonly lines: readonly string[];
}

export interface ChartSpec {
	/** Heights in design pixels; the page reserves them, so that nothing jumps when the chart arrives. */
	readonly height: { readonly wide: number; readonly narrow: number };
	/** Charts narrower than this, in design pixels, are laid out as rows. */
	readonly narrowBelow: number;
	readonly points: readonly ChartPoint[];
	config(theme: ChartTheme, layout: ChartLayout): AnyChart;
}

export interface ChartLayout {
	/** Design pixels. */
	readonly width: number;
	readonly height: number;
	readonly isNarrow: boolean;
}

export function layoutFor(spec: Pick<ChartSpec, 'height' | 'narrowBelow'>, width: number): ChartLayout {
	const isNarrow = width < spec.narrowBelow;
	return { width, isNarrow, height: isNarrow ? spec.height.narrow : spec.height.wide };
}
