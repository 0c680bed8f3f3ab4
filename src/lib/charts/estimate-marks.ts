// The outline and the multiple of an estimate, the same in every chart of bars.
import type { EstimateRange, Piece, TimesRun } from './estimate-bar.ts';
import { estimatePieces } from './estimate-bar.ts';
import type { Pen } from './pen.ts';

interface BarPlace {
	readonly x: (value: number) => number;
	readonly y: number;
	readonly half: number;
	readonly cap: number;
}

/**
 * Dashed from low to high, red only past the cap. An end that is not stated has no line but an arrow that says which way
 * it may lie; a single figure is a mark.
 */
export function drawEstimateOutline(pen: Pen, { low, high }: EstimateRange, place: BarPlace): void {
	const { x, y, half, cap } = place;
	const { over, ink2, unit } = pen.theme;
	const pieces = estimatePieces({ low, high }, cap);
	if (pieces.perhapsUnder)
		outline(pen, pieces.perhapsUnder, place, ink2, { left: low !== null, right: !pieces.perhapsPast });
	if (pieces.perhapsPast)
		outline(pen, pieces.perhapsPast, place, over, { left: !pieces.perhapsUnder, right: true });
	const end = high ?? low;
	if (end === null) return;
	const solid = { colour: end > cap ? over : ink2, width: 1.6 };
	if (low === high || high === null) pen.line(x(end), y - half, x(end), y + half, solid);
	if (high === null) {
		pen.line(x(end), y, x(end) + 10 * unit, y, solid);
		pen.arrow(x(end) + 16 * unit, y, 'right', solid.colour, 4);
	} else if (low === null) {
		pen.arrow(x(end) - 16 * unit, y, 'left', solid.colour, 4);
		pen.line(x(end) - 10 * unit, y, x(end) - 3 * unit, y, solid);
	}
}

function outline(
	pen: Pen,
	[from, to]: Piece,
	{ x, y, half }: BarPlace,
	colour: string,
	ends: { left: boolean; right: boolean }
): void {
	const style = { colour, width: 1.2, dash: [3, 2.5] };
	for (const edge of [y - half, y + half]) pen.line(x(from), edge, x(to), edge, style);
	if (ends.left) pen.line(x(from), y - half, x(from), y + half, style);
	if (ends.right) pen.line(x(to), y - half, x(to), y + half, style);
}

/** Right-aligned; each bound is red only where it exceeds the cap. */
export function drawTimes(
	pen: Pen,
	right: number,
	y: number,
	times: readonly TimesRun[],
	size: number,
	ground: string
): void {
	const runs = times.map(({ text, isOver }) => ({
		text,
		style: { size, weight: 700 as const, colour: isOver ? pen.theme.over : pen.theme.ink, ground }
	}));
	pen.runs(runs, right, y, 'right');
}
