// Arrow keys walk the points of a chart: each shows its tooltip and is told to those who listen.
import type { Chart } from 'chart.js';
import type { ChartPoint } from './chart-spec.ts';

interface Place {
	readonly datasetIndex: number;
	readonly index: number;
}

/** The place after a key, or null for a key that does not walk. */
export function stepFrom(place: number | null, key: string, count: number): number | null {
	if (count === 0) return null;
	switch (key) {
		case 'ArrowRight':
		case 'ArrowDown':
			return place === null ? 0 : Math.min(place + 1, count - 1);
		case 'ArrowLeft':
		case 'ArrowUp':
			return place === null ? count - 1 : Math.max(place - 1, 0);
		case 'Home':
			return 0;
		case 'End':
			return count - 1;
		default:
			return null;
	}
}

/** Bars have one point per index; points of a line carry their number. Null where a point has no mark, as a blank year. */
function placeOf(chart: Chart, point: number): Place | null {
	for (const [datasetIndex, { data }] of chart.data.datasets.entries()) {
		const numbered = data.findIndex(
			(value) => typeof value === 'object' && value !== null && 'point' in value && value.point === point
		);
		if (numbered >= 0) return { datasetIndex, index: numbered };
		const value = data[point];
		const isMark = typeof value === 'number' || Array.isArray(value);
		if (isMark) return { datasetIndex, index: point };
	}
	return null;
}

export function walkPoints(
	canvas: HTMLCanvasElement,
	points: readonly ChartPoint[],
	current: () => Chart | null,
	tell: (words: string) => void
): () => void {
	let place: number | null = null;
	const show = (next: number | null) => {
		const chart = current();
		const found = chart === null || next === null ? null : placeOf(chart, next);
		chart?.setActiveElements(found === null ? [] : [found]);
		chart?.tooltip?.setActiveElements(found === null ? [] : [found], { x: 0, y: 0 });
		chart?.update();
	};
	const onKey = (event: KeyboardEvent) => {
		const next = stepFrom(place, event.key, points.length);
		const point = next === null ? undefined : points[next];
		if (next === null || !point) return;
		event.preventDefault();
		place = next;
		show(place);
		tell(`${point.title}: ${point.lines.join('; ')}`);
	};
	const onLeave = () => {
		place = null;
		show(null);
		tell('');
	};
	canvas.tabIndex = points.length > 0 ? 0 : -1;
	canvas.addEventListener('keydown', onKey);
	canvas.addEventListener('blur', onLeave);
	return () => {
		canvas.removeEventListener('keydown', onKey);
		canvas.removeEventListener('blur', onLeave);
	};
}
