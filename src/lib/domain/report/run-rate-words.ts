// The pace of a year in progress in words: its inputs, what is unknown, and days as a range. Never as a forecast.
import type { YearMonth } from '../calendar.ts';
import type { ThresholdStep } from '../cap/compare.ts';
import type { Pace, PaceCrossing, PaceRange } from '../cap/run-rate.ts';
import type { CapYear } from './cap-year.ts';
import { dayText, exactBarrelsText, monthText } from './reading.ts';
import { monthRanges } from './supplier-words.ts';

const NBSP = '\u00a0';

export function isInWindow({ window, today }: Pick<CapYear, 'window' | 'today'>): boolean {
	return today >= window.start && today <= window.end;
}

export function noPaceText({ year }: Pick<CapYear, 'year'>): string {
	return `No figure of ${year} is loaded, declared or observed, so no pace can be worked out. That is a gap in the record, not a pace of zero.`;
}

/** `Known: 90,720.168 bbl of January, February (59 days).` */
export function rangeSentence({ known, knownDays, months, statementTo }: PaceRange): string {
	const of =
		statementTo === null
			? monthRanges(months)
			: `a running total to ${dayText(statementTo)}${laterMonths(months, statementTo)}`;
	return `Known: ${exactBarrelsText(known)}${NBSP}bbl of ${of} (${knownDays} days).`;
}

function laterMonths(months: readonly YearMonth[], to: string): string {
	const later = months.filter((month) => `${month}-01` > to);
	return later.length === 0 ? '' : ` and of ${monthRanges(later)}`;
}

/** `Over, with no figure, and unknown: March–June. In February only some of the reporting states have a figure.` */
export function unknownSentence({ unknownMonths, partMonths }: PaceRange): string {
	return [
		unknownMonths.length === 0
			? 'Every month that is over has a figure.'
			: `Over without a figure, and unknown: ${monthRanges(unknownMonths)}.`,
		partMonths.length === 0
			? ''
			: `Only some of the states that report have a figure for ${monthRanges(partMonths)}, so the pace is of those alone.`
	]
		.filter((part) => part !== '')
		.join(' ');
}

export function paceWords({ basis }: Pace, { months, statementTo }: PaceRange): string {
	switch (basis) {
		case 'months':
			return months.length === 1
				? 'The one month with a figure'
				: `The ${months.length} months with a figure`;
		case 'last_three_months':
			return 'The last three of them';
		case 'last_month':
			return `The last of them, ${monthText(months.at(-1) ?? '')}`;
		case 'statement':
			return statementTo === null ? 'A statement' : `The total to ${dayText(statementTo)}`;
	}
}

export function crossingText({ percent, mustExceed }: ThresholdStep): string {
	return mustExceed ? 'over the cap' : `${percent}${NBSP}% of the cap`;
}

/** `1 September to 29 September 2023`; `not before 22 November 2023; at the slowest pace not within the window`. */
export function daysRange({ isReached, earliest, latest }: PaceCrossing): string {
	if (isReached) return 'reached by what is known';
	if (earliest === null) return 'not within the window at either pace';
	if (latest === null)
		return `${dayText(earliest)} at the quickest pace, not within the window at the slowest`;
	return earliest === latest ? dayText(earliest) : `${dayText(earliest)} to ${dayText(latest)}`;
}
