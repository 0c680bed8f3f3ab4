// The cap table that a start and `oilcap status` print: one line a window.
import { statusLabels } from '../cap/compare.ts';
import type { CapYear } from './cap-year.ts';
import { disputedText } from './objection-words.ts';
import { listed, timesText, wholeBarrelsText } from './reading.ts';

const HEADER = ['Year', 'Declared bbl', 'Declared status', 'Best estimate bbl', 'Times the cap'];

export function capTable(views: readonly CapYear[]): string {
	const disputed = disputedLine(views);
	return tableText([HEADER, ...views.map(cells)], 2) + (disputed === '' ? '' : `\n${disputed}`);
}

/** `Disputed by China and Russia: the estimates of 2018 and 2019.` */
function disputedLine(views: readonly CapYear[]): string {
	const disputed = views.filter(({ headline }) => disputedText(headline.estimates) !== '');
	if (disputed.length === 0) return '';
	const what = disputed.length === 1 ? 'the estimate' : 'the estimates';
	const years = listed(disputed.map(({ year }) => String(year)));
	return `${disputedText(disputed.flatMap(({ headline }) => headline.estimates))}: ${what} of ${years}.`;
}

const OBSERVED = [
	'Year',
	'Deliveries',
	'Without volume',
	'Low bbl',
	'Chosen bbl',
	'High bbl',
	'Times the cap'
];

/** For an exercise, where reports are all there is: the windows that have any. */
export function observedTable(views: readonly CapYear[]): string {
	const rows = views.flatMap(({ year, observed }) => {
		const { deliveries, withoutVolume, low, total, high, multiple } = observed;
		if (deliveries === 0) return [];
		const barrels = [low, total, high].map((one) => (one === null ? 'none' : wholeBarrelsText(one)));
		return [
			[year, deliveries, withoutVolume]
				.map(String)
				.concat(barrels, multiple === null ? '' : timesText(multiple))
		];
	});
	return tableText([OBSERVED, ...rows], null);
}

/** Figures to the right; `words` is the column that stands to the left. */
function tableText(rows: readonly (readonly string[])[], words: number | null): string {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	return rows
		.map((row) =>
			row
				.map((cell, at) => (at === words ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
				.join('  ')
		)
		.join('\n');
}

function cells({ year, declared, headline }: CapYear): string[] {
	const isEstimate = headline.basis === 'estimated';
	const { low, high, multipleLow, multipleHigh } = headline;
	return [
		String(year),
		declared.total === null
			? 'no figure'
			: `${declared.atLeast ? 'at least ' : ''}${wholeBarrelsText(declared.total)}`,
		declared.status === null ? '' : statusLabels[declared.status],
		isEstimate
			? range(low === null ? null : wholeBarrelsText(low), high === null ? null : wholeBarrelsText(high))
			: 'none',
		isEstimate
			? range(
					multipleLow === null ? null : timesText(multipleLow),
					multipleHigh === null ? null : timesText(multipleHigh)
				)
			: ''
	];
}

function range(low: string | null, high: string | null): string {
	if (low === null) return high === null ? '' : `up to ${high}`;
	if (high === null) return `over ${low}`;
	return low === high ? `about ${low}` : `${low} to ${high}`;
}
