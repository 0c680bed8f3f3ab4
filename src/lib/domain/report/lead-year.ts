// Which year speaks for the whole record on the overview. An editorial rule, so it is written down and tested.
import type { ObservedTotal } from '../cap/observed.ts';
import type { CapYear } from './cap-year.ts';

type Leader = Pick<CapYear, 'headline'> & { readonly observed: Pick<ObservedTotal, 'deliveries'> };

/**
 * The most recent year headed by an estimate that names both a low and a high end; without one, the most recent year
 * with any figure; without any, the most recent with a loaded report; without that, the newest window. `years` are
 * oldest first.
 *
 * A range says more than a floor or a ceiling alone, so 2023 (2.03 to 3.05 times) leads before 2024 (more than 2.00).
 */
export function leadYear<Year extends Leader>(years: readonly Year[]): Year | null {
	return (
		years.findLast(({ headline }) => isRange(headline)) ??
		years.findLast(({ headline }) => headline.basis !== null) ??
		years.findLast(({ observed }) => observed.deliveries > 0) ??
		years.at(-1) ??
		null
	);
}

function isRange({ basis, low, high }: CapYear['headline']): boolean {
	return basis === 'estimated' && low !== null && high !== null;
}
