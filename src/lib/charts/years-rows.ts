// The rows of the overview chart: what is drawn for each window, and what is said beside it.
import { countryName } from '#lib/domain/country.ts';
import type { YearOverview } from '#lib/domain/report/year-overview.ts';
import { deliveriesText, sharesText } from '#lib/domain/report/estimate-words.ts';
import { beyondDeliveries } from '#lib/domain/report/headline.ts';
import { leadYear } from '#lib/domain/report/lead-year.ts';
import { barrelsWithUnit, percentText, periodInYear, shortBarrels } from '#lib/domain/report/reading.ts';
import { plotted } from './axis.ts';
import type { EstimateRange, TimesRun } from './estimate-bar.ts';
import { timesRuns } from './estimate-bar.ts';

export const NOT_SPLIT = 'not split';

export interface DeclaredSegment {
	/** A supplier's code, or `not split`. */
	readonly code: string;
	readonly from: number;
	readonly to: number;
}

export interface YearRow {
	readonly year: number;
	readonly isLead: boolean;
	readonly segments: readonly DeclaredSegment[];
	readonly declaredEnd: number | null;
	readonly declaredText: string;
	readonly estimate: EstimateRange | null;
	/** The label of the estimate, longest wording first. */
	readonly estimateTexts: readonly string[];
	readonly times: readonly TimesRun[];
	/** Lines of the tooltip. */
	readonly details: readonly string[];
}

/** Newest first, as the chart is read from the top. */
export function yearRows(years: readonly YearOverview[]): YearRow[] {
	const lead = leadYear(years);
	return years.toReversed().map((view) => ({
		year: view.year,
		isLead: view === lead && view.headline.basis !== null,
		segments: declaredSegments(view),
		declaredEnd: plotted(view.declared.total),
		declaredText: declaredText(view),
		estimate:
			view.headline.basis === 'estimated'
				? { low: plotted(view.headline.low), high: plotted(view.headline.high) }
				: null,
		estimateTexts: estimateTexts(view),
		times:
			view.headline.basis === 'estimated'
				? timesRuns(view.headline.multipleLow, view.headline.multipleHigh)
				: [],
		details: details(view)
	}));
}

function declaredText({ declared: { total, share, atLeast } }: YearOverview): string {
	if (total === null || share === null) return 'no declared figure loaded';
	return `declared ${atLeast ? 'at least ' : ''}${shortBarrels(total)} · ${percentText(share)}`;
}

function estimateTexts({ headline }: YearOverview): string[] {
	const [first] = headline.estimates;
	if (!first) return ['no estimate loaded'];
	const { source, supplier, start, end } = first.figure;
	const alone = supplier === 'ALL' ? '' : `${countryName(supplier)} alone`;
	const period = periodInYear(start, end);
	const beyond = beyondDeliveries(headline.estimates);
	const join = (...parts: string[]) => parts.filter((part) => part !== '').join(' · ');
	return [
		join(source, alone, sharesText(headline.estimates), deliveriesText(headline.estimates), beyond, period),
		...(beyond === '' ? [] : [join(source, beyond, period)]),
		join(source, alone, sharesText(headline.estimates), period),
		join(source, alone, period),
		join(source, period)
	];
}

/** Suppliers end to end; what the total holds beyond them comes last. A total below its parts is drawn in one piece. */
export function declaredSegments({ declared }: YearOverview): DeclaredSegment[] {
	const { suppliers, notBySupplier, total } = declared;
	if (total === null) return [];
	if (notBySupplier < 0n) return [{ code: NOT_SPLIT, from: 0, to: plotted(total) }];
	const segments: DeclaredSegment[] = [];
	let at = 0;
	for (const { supplier, total: own } of suppliers) {
		if (own === null || own === 0n) continue;
		segments.push({ code: supplier, from: at, to: at + plotted(own) });
		at += plotted(own);
	}
	if (notBySupplier > 0n) segments.push({ code: NOT_SPLIT, from: at, to: at + plotted(notBySupplier) });
	return segments;
}

function details({ declared, headline }: YearOverview): string[] {
	const lines = declared.suppliers.flatMap(({ supplier, total }) =>
		total === null ? [] : [`${countryName(supplier)} declared ${barrelsWithUnit(total)}`]
	);
	if (declared.notBySupplier !== 0n)
		lines.push(`Not split by supplier ${barrelsWithUnit(declared.notBySupplier)}`);
	if (declared.total !== null) {
		lines.push(`Declared in all: ${declared.atLeast ? 'at least ' : ''}${barrelsWithUnit(declared.total)}`);
	}
	if (headline.basis === 'estimated') {
		const bounds = [headline.low, headline.high].map((end) =>
			end === null ? 'not stated' : barrelsWithUnit(end)
		);
		lines.push(
			bounds[0] === bounds[1] ? `Estimate: ${bounds[0]}` : `Estimate: low ${bounds[0]}, high ${bounds[1]}`
		);
	}
	return lines.length === 0 ? ['no figure loaded'] : lines;
}
