// The cap table that a start and `oilcap status` print: one line a window.
import { statusLabels } from '../cap/compare.ts';
import type { CapYear } from './cap-year.ts';
import { timesText, wholeBarrelsText } from './reading.ts';

const HEADER = ['Year', 'Declared bbl', 'Declared status', 'Best estimate bbl', 'Times the cap'];

export function capTable(views: readonly CapYear[]): string {
	const rows = [HEADER, ...views.map(cells)];
	const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	return rows
		.map((row) =>
			row
				.map((cell, at) => (at === 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
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
