// The one attachment that draws a chart and destroys it. It draws again when the width, the theme or the medium changes,
// and never animates.
import type { Chart } from 'chart.js';
import type { Attachment } from 'svelte/attachments';
import type { AnyChart, ChartSpec } from './chart-spec.ts';
import { layoutFor } from './chart-spec.ts';
import { readTheme } from './theme.ts';
import { walkPoints } from './walk-points.ts';

/** Least width of a chart on A4 in CSS pixels; it is drawn anew for it, so that its labels keep their size. */
const PAPER_WIDTH = 660;
const PAPER_MARGIN = 40;
/** A drawing made for a sheet is no longer scaled below this, but laid out anew at the size of a page. */
const LEAST_UNIT = 0.6;

export interface AttachOptions {
	/** Design pixels across the chart, which is then scaled to its box; null: one design pixel is one CSS pixel. */
	readonly designWidth?: number | null;
	/** Told what the arrow keys have reached; without it the chart is a picture only. */
	readonly onPoint?: (words: string) => void;
	/** Told once, when the fonts are there and the chart is drawn. */
	readonly onReady?: () => void;
}

type NewChart = (canvas: HTMLCanvasElement, config: AnyChart) => Chart;

/** Kept from the first chart on: a chart whose figures change is then drawn anew without an empty frame between. */
let drawer: NewChart | null = null;

export function attachChart(
	spec: ChartSpec,
	{ designWidth = null, onPoint, onReady }: AttachOptions = {}
): Attachment<HTMLCanvasElement> {
	return (canvas) => {
		const box = canvas.parentElement;
		if (!box) return;
		let newChart = drawer;
		let chart: Chart | null = null;
		let drawnWidth = 0;
		let isStopped = false;

		const drawAt = (width: number, wearer: Element) => {
			if (newChart === null || width <= 0) return;
			const unit = designWidth === null || width / designWidth < LEAST_UNIT ? 1 : width / designWidth;
			const layout = layoutFor(spec, width / unit);
			chart?.destroy();
			canvas.width = width;
			canvas.height = layout.height * unit;
			chart = newChart(canvas, spec.config(readTheme(wearer, unit), layout));
			drawnWidth = width;
		};
		// Paper takes the wide layout, which the style sheet then fits to the column.
		const paperWidth = () =>
			designWidth === null ? Math.max(PAPER_WIDTH, spec.narrowBelow + PAPER_MARGIN) : box.clientWidth;
		const drawForPaper = () => onWhite(box, (wearer) => drawAt(paperWidth(), wearer));
		const dark = matchMedia('(prefers-color-scheme: dark)');
		const paper = matchMedia('print');
		const draw = () => {
			if (paper.matches) drawForPaper();
			else drawAt(box.clientWidth, box);
		};

		const observer = new ResizeObserver(() => {
			if (!paper.matches && box.clientWidth !== drawnWidth) draw();
		});
		for (const query of [dark, paper]) query.addEventListener('change', draw);
		addEventListener('beforeprint', drawForPaper);
		addEventListener('afterprint', draw);

		const stopWalk = onPoint ? walkPoints(canvas, spec.points, () => chart, onPoint) : null;

		const begin = () => {
			if (isStopped) return;
			draw();
			observer.observe(box);
			onReady?.();
		};
		if (newChart !== null) begin();
		else {
			void Promise.all([import('./chart-parts.ts'), fontsLoaded()]).then(([parts]) => {
				newChart = drawer = parts.newChart;
				begin();
			});
		}

		return () => {
			isStopped = true;
			stopWalk?.();
			observer.disconnect();
			for (const query of [dark, paper]) query.removeEventListener('change', draw);
			removeEventListener('beforeprint', drawForPaper);
			removeEventListener('afterprint', draw);
			chart?.destroy();
		};
	};
}

/** Text on a canvas is measured once, so the fonts must be there first. */
async function fontsLoaded(): Promise<void> {
	await Promise.all(['400', '600'].map((weight) => document.fonts.load(`${weight} 12px "Inter Variable"`)));
	await document.fonts.ready;
}

/** Paper is white whatever the screen: lends an element that wears the light tokens. */
function onWhite(box: Element, use: (wearer: Element) => void): void {
	const wearer = document.createElement('span');
	wearer.className = 'on-white';
	box.append(wearer);
	use(wearer);
	wearer.remove();
}
