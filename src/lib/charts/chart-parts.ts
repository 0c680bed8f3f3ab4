// The parts of Chart.js that our charts use, and no others: the bundle is fetched when the first chart is drawn.
import {
	BarController,
	BarElement,
	CategoryScale,
	Chart,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	Tooltip
} from 'chart.js';
import annotation from 'chartjs-plugin-annotation';
import type { AnyChart } from './chart-spec.ts';

Chart.register(
	BarController,
	BarElement,
	CategoryScale,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	Tooltip,
	annotation
);

// A chart is drawn once, for a known size, and sharp enough to print.
Chart.defaults.animation = false;
Chart.defaults.responsive = false;
Chart.defaults.devicePixelRatio = Math.max(2, devicePixelRatio);

export function newChart(canvas: HTMLCanvasElement, config: AnyChart): Chart {
	return config.type === 'bar' ? new Chart(canvas, config) : new Chart(canvas, config);
}
