// A window as the overview shows it: totals by supplier and the headline, without months and rows, so that ten years
// travel light. A whole `CapYear` is one too.
import type { DeclaredSupplier, DeclaredTotal } from '../cap/declared.ts';
import type { CapYear } from './cap-year.ts';

export interface YearOverview extends Pick<
	CapYear,
	'year' | 'window' | 'headline' | 'attribution' | 'charges'
> {
	readonly declared: DeclaredOverview;
}

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
	attribution,
	charges
}: CapYear): YearOverview {
	const { total, share, status, atLeast, notBySupplier, suppliers } = declared;
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
		}
	};
}
