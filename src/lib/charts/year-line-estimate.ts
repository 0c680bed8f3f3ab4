// The headline estimate over its own window: hatched from the cap to its low end, sparsely on to its high end, the range
// dashed, its ends labelled where they lie. An end that no source states is left open.
import { estimatePieces } from './estimate-bar.ts';
import type { DrawnChart, Pen } from './pen.ts';
import type { YearLineData } from './year-series.ts';

export function drawEstimateBlock(pen: Pen, chart: DrawnChart, { estimate, cap }: YearLineData): void {
	if (estimate === null) return;
	const { theme } = pen;
	const x = (value: number) => chart.scales.x?.getPixelForValue(value) ?? 0;
	const y = (value: number) => chart.scales.y?.getPixelForValue(value) ?? 0;
	const [left, right] = [x(estimate.from), x(estimate.to)];
	const pieces = estimatePieces(estimate, cap);
	for (const [piece, kind] of [
		[pieces.past, 'dense-block'],
		[pieces.perhapsPast, 'sparse-block']
	] as const) {
		if (piece === null) continue;
		const [top, bottom] = [y(piece[1]), y(piece[0])];
		pen.fill(left, top, right - left, bottom - top, theme.hatch(theme.over, kind));
	}
	const solid = { colour: theme.over, width: 1.6 };
	const { low, high } = estimate;
	if (pieces.past !== null && low !== null) {
		pen.path(
			[
				[left, y(cap)],
				[left, y(low)],
				[right, y(low)],
				[right, y(cap)]
			],
			solid
		);
	}
	const dashed = (colour: string) => ({ colour, width: 1.3, dash: [4, 3] });
	if (pieces.perhapsPast !== null) {
		const [foot, top] = pieces.perhapsPast.map(y) as [number, number];
		pen.path(
			[
				[left, foot],
				[left, top],
				[right, top],
				[right, foot]
			],
			dashed(theme.over)
		);
	}
	if (pieces.perhapsUnder !== null) {
		const [foot, top] = pieces.perhapsUnder.map(y) as [number, number];
		const sides = dashed(theme.ink2);
		for (const side of [left, right]) pen.line(side, foot, side, top, sides);
		if (low !== null) pen.line(left, foot, right, foot, sides);
		if (pieces.perhapsPast === null) pen.line(left, top, right, top, sides);
	}
	if (low === high && low !== null && low <= cap)
		pen.line(left, y(low), right, y(low), { colour: theme.ink2, width: 1.6 });
	if (high === null && low !== null) {
		for (const part of [0.25, 0.5, 0.75]) {
			const at = left + (right - left) * part;
			pen.line(at, y(low), at, y(low) - 9 * theme.unit, low > cap ? solid : { ...solid, colour: theme.ink2 });
			pen.arrow(at, y(low) - 15 * theme.unit, 'up', low > cap ? theme.over : theme.ink2, 4);
		}
	}
}
