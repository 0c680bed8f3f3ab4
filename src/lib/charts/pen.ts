// Draws the labels and outlines that Chart.js has no element for: text with a halo, dashed boxes, brackets, arrows.
// Sizes are design pixels.
import type { Chart, Plugin } from 'chart.js';
import type { ChartTheme } from './theme.ts';

export interface TextStyle {
	readonly size?: number;
	readonly weight?: 400 | 500 | 600 | 700;
	readonly colour?: string;
	readonly align?: 'left' | 'center' | 'right';
	readonly baseline?: 'middle' | 'alphabetic' | 'top' | 'bottom';
	/** False where the text stands on plain ground and needs no halo. */
	readonly halo?: boolean;
	readonly ground?: string;
}

export interface StrokeStyle {
	readonly colour: string;
	readonly width?: number;
	readonly dash?: readonly number[];
}

export interface Run {
	readonly text: string;
	readonly style?: TextStyle;
}

export class Pen {
	readonly context: CanvasRenderingContext2D;
	readonly theme: ChartTheme;

	constructor(context: CanvasRenderingContext2D, theme: ChartTheme) {
		this.context = context;
		this.theme = theme;
	}

	text(words: string, x: number, y: number, style: TextStyle = {}): void {
		const { context, theme } = this;
		context.save();
		this.setFont(style);
		context.textAlign = style.align ?? 'left';
		context.textBaseline = style.baseline ?? 'middle';
		if (style.halo !== false) this.strokeHalo(words, x, y, style);
		context.fillStyle = style.colour ?? theme.ink2;
		context.fillText(words, x, y);
		context.restore();
	}

	/** Pieces of text in a row, each in its own style; `align` holds for the whole row. */
	runs(pieces: readonly Run[], x: number, y: number, align: 'left' | 'right' = 'left'): void {
		const start = align === 'left' ? x : x - this.runsWidth(pieces);
		// All halos first, so that none lies over a neighbour's letters.
		for (const halo of [true, false]) {
			let place = start;
			for (const { text, style } of pieces) {
				this.text(text, place, y, { ...style, align: 'left', halo });
				place += this.width(text, style);
			}
		}
	}

	runsWidth(pieces: readonly Run[]): number {
		return pieces.reduce((sum, { text, style }) => sum + this.width(text, style), 0);
	}

	width(words: string, style: TextStyle = {}): number {
		this.context.save();
		this.setFont(style);
		const { width } = this.context.measureText(words);
		this.context.restore();
		return width;
	}

	line(x1: number, y1: number, x2: number, y2: number, style: StrokeStyle): void {
		this.stroke(style, (context) => {
			context.moveTo(x1, y1);
			context.lineTo(x2, y2);
		});
	}

	path(points: readonly (readonly [number, number])[], style: StrokeStyle): void {
		this.stroke(style, (context) => {
			for (const [index, [x, y]] of points.entries()) {
				if (index === 0) context.moveTo(x, y);
				else context.lineTo(x, y);
			}
		});
	}

	fill(x: number, y: number, width: number, height: number, colour: string | CanvasPattern): void {
		this.context.save();
		this.context.fillStyle = colour;
		this.context.fillRect(x, y, width, height);
		this.context.restore();
	}

	/** A filled triangle whose tip stands at the point. */
	arrow(x: number, y: number, towards: 'left' | 'right' | 'up' | 'down', colour: string, size = 5): void {
		const reach = size * this.theme.unit;
		const [dx, dy] = { left: [1, 0], right: [-1, 0], up: [0, 1], down: [0, -1] }[towards] as [number, number];
		const { context } = this;
		context.save();
		context.fillStyle = colour;
		context.beginPath();
		context.moveTo(x, y);
		context.lineTo(x + dx * reach * 1.5 + dy * reach, y + dy * reach * 1.5 + dx * reach);
		context.lineTo(x + dx * reach * 1.5 - dy * reach, y + dy * reach * 1.5 - dx * reach);
		context.fill();
		context.restore();
	}

	dot(x: number, y: number, radius: number, fill: string, ring: string): void {
		const { context, theme } = this;
		context.save();
		context.beginPath();
		context.arc(x, y, radius * theme.unit, 0, Math.PI * 2);
		context.fillStyle = fill;
		context.fill();
		context.lineWidth = 1.5 * theme.unit;
		context.strokeStyle = ring;
		context.stroke();
		context.restore();
	}

	private strokeHalo(words: string, x: number, y: number, { ground }: TextStyle): void {
		const { context, theme } = this;
		context.strokeStyle = ground ?? theme.card;
		context.lineWidth = 4.5 * theme.unit;
		context.lineJoin = 'round';
		context.strokeText(words, x, y);
	}

	private stroke(
		{ colour, width = 1, dash = [] }: StrokeStyle,
		trace: (context: CanvasRenderingContext2D) => void
	) {
		const { context, theme } = this;
		context.save();
		context.strokeStyle = colour;
		context.lineWidth = width * theme.unit;
		context.setLineDash(dash.map((length) => length * theme.unit));
		context.beginPath();
		trace(context);
		context.stroke();
		context.restore();
	}

	private setFont({ size = 12.5, weight = 400 }: TextStyle): void {
		this.context.font = `${weight} ${size * this.theme.unit}px ${this.theme.sans}`;
	}
}

/** What an overlay may ask of a chart: where things are. */
export type DrawnChart = Pick<Chart, 'width' | 'chartArea' | 'scales'>;

/** A plugin of ours that draws under the data, over it, or both. */
export function overlay<Kind extends 'bar' | 'line'>(
	id: string,
	theme: ChartTheme,
	draw: { under?: (pen: Pen, chart: DrawnChart) => void; over?: (pen: Pen, chart: DrawnChart) => void }
): Plugin<Kind> {
	return {
		id,
		beforeDatasetsDraw: (chart) => draw.under?.(new Pen(chart.ctx, theme), chart),
		// After the rules of the annotation plugin, which is registered first, and under the tooltip.
		afterDatasetsDraw: (chart) => draw.over?.(new Pen(chart.ctx, theme), chart)
	};
}
