// The cap in every chart: a solid ink rule of two pixels, over the data and always inside the plot.
import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import type { ChartTheme } from './theme.ts';

export function capRule(theme: ChartTheme, scaleID: 'x' | 'y', value: number): AnnotationOptions<'line'> {
	return {
		type: 'line',
		scaleID,
		value,
		borderColor: theme.ink,
		borderWidth: 2 * theme.unit,
		drawTime: 'afterDatasetsDraw'
	};
}

/** A notice step below the cap: a thin dotted rule under the data. */
export function stepRule(theme: ChartTheme, value: number): AnnotationOptions<'line'> {
	return {
		type: 'line',
		scaleID: 'y',
		value,
		borderColor: theme.edge,
		borderWidth: theme.unit,
		borderDash: [1.5 * theme.unit, 3 * theme.unit],
		drawTime: 'beforeDatasetsDraw'
	};
}
