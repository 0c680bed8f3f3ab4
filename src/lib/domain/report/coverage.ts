// What the record holds and what it lacks, over all windows: the sentence under the overview.
import { listed } from './reading.ts';
import type { YearOverview } from './year-overview.ts';

export interface Coverage {
	readonly windows: number;
	readonly declared: readonly number[];
	/** Years whose declared total stands over a blank due month. */
	readonly atLeast: readonly number[];
	readonly estimated: readonly number[];
	/** Years with neither a declared figure nor a headline estimate. */
	readonly empty: readonly number[];
}

export function coverageOf(years: readonly YearOverview[]): Coverage {
	const those = (holds: (year: YearOverview) => boolean) => years.filter(holds).map(({ year }) => year);
	return {
		windows: years.length,
		declared: those(({ declared }) => declared.total !== null),
		atLeast: those(({ declared }) => declared.total !== null && declared.atLeast),
		estimated: those(({ headline }) => headline.basis === 'estimated'),
		empty: those(({ headline }) => headline.basis === null)
	};
}

/**
 * `Of 10 cap windows, 9 have a declared figure and 7 a published estimate. Months that were due have no figure
 * in 2017 and 2020, whose declared totals are “at least” figures. No figure is loaded for 2026.`
 */
export function coverageSentence({ windows, declared, atLeast, estimated, empty }: Coverage): string {
	const parts = [
		`Of ${windows} cap windows, ${declared.length} have a declared figure and ${estimated.length} a published estimate.`
	];
	if (atLeast.length > 0) {
		const [totals, figures] =
			atLeast.length === 1 ? ['total is', 'an “at least” figure'] : ['totals are', '“at least” figures'];
		parts.push(
			`Months that were due have no figure in ${listed(atLeast)}, whose declared ${totals} ${figures}.`
		);
	}
	if (empty.length > 0) parts.push(`No figure is loaded for ${listed(empty)}.`);
	return parts.join(' ');
}
