// Published estimates for the picture: the rows of one document about one period, one supplier and the same deliveries in
// one bar, low to high. Bars are alternatives; none are added.
import { countryName } from '#lib/domain/country.ts';
import type { PublishedEstimate } from '#lib/domain/cap/estimates.ts';
import type { CapYear } from '#lib/domain/report/cap-year.ts';
import { deliveriesText, documentHead, scenarioText } from '#lib/domain/report/estimate-words.ts';
import { barrelsWithUnit, periodInYear, periodLabel } from '#lib/domain/report/reading.ts';
import { plotted } from './axis.ts';
import type { EstimateRange, TimesRun } from './estimate-bar.ts';
import { timesRuns } from './estimate-bar.ts';

export interface EstimateGroup extends EstimateRange {
	readonly title: string;
	readonly conditions: string;
	readonly isHeadline: boolean;
	readonly times: readonly TimesRun[];
	readonly details: readonly string[];
}

/** Groups with a number, in the order of their periods; rows that state no number are in the table alone. */
export function estimateGroups({ estimates, headline }: CapYear): EstimateGroup[] {
	const groups = new Map<string, PublishedEstimate[]>();
	for (const estimate of estimates.list) {
		if (estimate.barrels === null) continue;
		const key = `${about(estimate)}|${counted(estimate, estimates.list)}`;
		groups.set(key, [...(groups.get(key) ?? []), estimate]);
	}
	const bars = [...groups.values()];
	return bars.map((rows) => {
		const [first] = rows as [PublishedEstimate];
		const isHeadline = rows.some((row) => row.isHeadline);
		const sorted = rows.toSorted((a, b) => (a.multiple ?? 0) - (b.multiple ?? 0));
		// A floor or a ceiling is known to be one only where an editor has marked the row.
		const isFloor = isHeadline && headline.high === null;
		const isCeiling = isHeadline && headline.low === null;
		const [low, high] = [isCeiling ? null : sorted[0], isFloor ? null : sorted.at(-1)];
		return {
			low: plotted(low?.barrels ?? null),
			high: plotted(high?.barrels ?? null),
			title: documentHead(first),
			conditions: [
				first.figure.supplier === 'ALL' ? '' : `${countryName(first.figure.supplier)} alone`,
				deliveriesText(rows) || otherCount(rows, bars),
				first.isInside
					? periodInYear(first.figure.start, first.figure.end)
					: periodLabel(first.figure.start, first.figure.end)
			]
				.filter((part) => part !== '')
				.join(' · '),
			isHeadline,
			times: timesRuns(low?.multiple ?? null, high?.multiple ?? null),
			details: sorted.map(
				(row) => `${barrelsWithUnit(row.barrels ?? (0n as never))}, ${row.figure.scenario || 'stated'}`
			)
		};
	});
}

function about({ figure: { source, sourceRef, start, end, supplier } }: PublishedEstimate): string {
	return [source, sourceRef, start, end, supplier].join('|');
}

/**
 * What a row counts, so that a range never runs from one count to another. A document may give a higher figure that mixes
 * in declared supply or other sightings: it has a bar of its own, unless an editor chose it as an end of the headline.
 */
function counted(row: PublishedEstimate, all: readonly PublishedEstimate[]): string {
	const { deliveries } = row.figure;
	const isOfHeadline =
		row.isHeadline ||
		(deliveries !== null &&
			all.some(
				(other) => other.isHeadline && about(other) === about(row) && other.figure.deliveries === deliveries
			));
	return isOfHeadline ? 'headline' : String(deliveries);
}

/** Where a document has another bar for the same period, a bar without a count says what it is. */
function otherCount(rows: readonly PublishedEstimate[], bars: readonly PublishedEstimate[][]): string {
	const [first] = rows;
	if (!first || rows.length > 1) return '';
	const isAlone = bars.every((other) => other === rows || !other.some((row) => about(row) === about(first)));
	return isAlone ? '' : scenarioText(first);
}
