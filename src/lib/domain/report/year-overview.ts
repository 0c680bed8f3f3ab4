// A window as the overview shows it: totals by supplier and the headline, without months and rows, so that ten years
// travel light. A whole `CapYear` is one too.
import type { DeclaredSupplier, DeclaredTotal } from '../cap/declared.ts';
import type { ObservedTotal } from '../cap/observed.ts';
import type { CapYear } from './cap-year.ts';

export interface YearOverview extends Pick<
	CapYear,
	'year' | 'window' | 'headline' | 'attribution' | 'charges'
> {
	readonly declared: DeclaredOverview;
	readonly observed: ObservedOverview;
}

export type ObservedOverview = Pick<
	ObservedTotal,
	'deliveries' | 'withoutVolume' | 'low' | 'total' | 'high' | 'multiple'
>;

export interface DeclaredOverview extends Pick<
	DeclaredTotal,
	'total' | 'share' | 'status' | 'atLeast' | 'notBySupplier'
> {
	readonly suppliers: readonly Pick<DeclaredSupplier, 'supplier' | 'total'>[];
}

export function yearOverview({
	year,
	window,
	headline,
	declared,
	observed,
	attribution,
	charges
}: CapYear): YearOverview {
	const { total, share, status, atLeast, notBySupplier, suppliers } = declared;
	const { deliveries, withoutVolume, low, total: observedTotal, high, multiple } = observed;
	return {
		year,
		window,
		headline,
		attribution,
		charges,
		declared: {
			total,
			share,
			status,
			atLeast,
			notBySupplier,
			suppliers: suppliers.map((one) => ({ supplier: one.supplier, total: one.total }))
		},
		observed: { deliveries, withoutVolume, low, total: observedTotal, high, multiple }
	};
}
