// What states declared beside what was seen, by supplier and month. The two are never added: only what one leaves of the
// other unexplained is worked out, and a blank on either side leaves it unknown.
import type { YearMonth } from '../calendar.ts';
import type { SupplierCode } from '../country.ts';
import type { Barrels } from '../units.ts';
import { NO_BARRELS } from '../units.ts';
import type { ChargeSum } from './charges.ts';
import type { DeclaredSupplier, DeclaredTotal } from './declared.ts';
import type { Figure } from './figure.ts';
import type { CellState } from './month-cell.ts';
import type { LadenScenario, MovementAmount, VolumeSum } from './movement-sum.ts';
import { amountOf, amountsOfParts } from './movement-sum.ts';

/**
 * `observed_more`: not notified, or not matched with what was. `declared_more`: not seen in loaded reports. `none_seen`: no
 * delivery is loaded, which is not zero. `no_volume`: seen, and nobody says how much. `not_declared`: no figure stands on
 * the declared side, for the reason that its cell gives.
 */
export type Finding =
	'observed_more' | 'declared_more' | 'equal' | 'none_seen' | 'no_volume' | 'not_declared' | 'nothing';

export interface Difference {
	readonly finding: Finding;
	/** Observed less declared, at the chosen laden share; null where either side is blank. */
	readonly remainder: Barrels | null;
}

export interface ComparedMonth extends Difference {
	readonly month: YearMonth;
	/** Null for a supplier that has no place in the declared total. */
	readonly state: CellState | null;
	readonly declared: Barrels | null;
	/** Null where no delivery is loaded. */
	readonly observed: MovementAmount | null;
}

export interface ComparedSupplier extends Difference {
	readonly supplier: SupplierCode;
	readonly isReporter: boolean;
	/** The year's figure, which is the annual statement where one stands. */
	readonly declared: Barrels | null;
	readonly observed: MovementAmount | null;
	readonly months: readonly ComparedMonth[];
	/** Deliveries of which a source gives only the year. */
	readonly withoutMonth: MovementAmount | null;
}

/** A supplier's annual statement against the sum of its months. */
export interface AnnualCheck {
	readonly supplier: SupplierCode;
	readonly annual: Figure | null;
	readonly months: Barrels | null;
	/** How many of the window's months have a figure. */
	readonly monthsKnown: number;
	readonly monthsAll: number;
	/** What stands less the sum of months; null without an annual statement. */
	readonly notByMonth: Barrels | null;
	readonly total: Barrels | null;
	readonly stands: 'annual' | 'annual_with_later_months' | 'months' | 'none';
}

export interface Comparison {
	readonly suppliers: readonly ComparedSupplier[];
	readonly annual: readonly AnnualCheck[];
}

type MonthlySum = VolumeSum & Pick<ChargeSum, 'month' | 'charged'>;

/** `sums` are those of the observed deliveries that count in the window of `declared`, by the state charged. */
export function comparisonOf(
	declared: DeclaredTotal,
	sums: readonly MonthlySum[],
	laden: LadenScenario
): Comparison {
	const names = new Set<string>([
		...declared.suppliers.map(({ supplier }) => supplier),
		...sums.map(({ charged }) => charged)
	]);
	const months = [...new Set(declared.months.map(({ month }) => month))].sort();
	return {
		suppliers: [...names]
			.sort()
			.map((supplier) => comparedSupplier(supplier as SupplierCode, months, declared, sums, laden)),
		annual: declared.suppliers.map((one) => annualCheck(one, declared))
	};
}

function comparedSupplier(
	supplier: SupplierCode,
	months: readonly YearMonth[],
	declared: DeclaredTotal,
	sums: readonly MonthlySum[],
	laden: LadenScenario
): ComparedSupplier {
	const reporter = declared.suppliers.find((one) => one.supplier === supplier) ?? null;
	const own = sums.filter(({ charged }) => charged === supplier);
	const parts = [...months, null].map((month) => own.filter((sum) => sum.month === month));
	const amounts = amountsOfParts(parts, laden).map((amount) => (amount.deliveries === 0 ? null : amount));
	const observed = own.length === 0 ? null : amountOf(own, laden);
	const total = reporter?.total ?? null;
	return {
		supplier,
		isReporter: reporter !== null,
		declared: total,
		observed,
		...differenceOf(total, observed),
		months: months.map((month, at) => {
			const cell = declared.months.find((one) => one.supplier === supplier && one.month === month);
			const barrels = cell?.barrels ?? null;
			const seen = amounts[at] ?? null;
			return {
				month,
				state: cell?.state ?? null,
				declared: barrels,
				observed: seen,
				...differenceOf(barrels, seen)
			};
		}),
		withoutMonth: amounts[months.length] ?? null
	};
}

/** A blank side is not zero: nothing is taken from it, and it is taken from nothing. */
export function differenceOf(declared: Barrels | null, observed: MovementAmount | null): Difference {
	if (observed === null) return { finding: declared === null ? 'nothing' : 'none_seen', remainder: null };
	if (declared === null) return { finding: 'not_declared', remainder: null };
	if (observed.total === null) return { finding: 'no_volume', remainder: null };
	const remainder = (observed.total - declared) as Barrels;
	if (remainder === NO_BARRELS) return { finding: 'equal', remainder };
	return { finding: remainder > 0n ? 'observed_more' : 'declared_more', remainder };
}

function annualCheck(
	{ supplier, annual, months, notByMonth, total }: DeclaredSupplier,
	declared: DeclaredTotal
): AnnualCheck {
	const cells = declared.months.filter((cell) => cell.supplier === supplier);
	return {
		supplier,
		annual,
		months,
		monthsKnown: cells.filter(({ barrels }) => barrels !== null).length,
		monthsAll: cells.length,
		notByMonth,
		total,
		stands: standing(annual, total)
	};
}

function standing(annual: Figure | null, total: Barrels | null): AnnualCheck['stands'] {
	if (total === null) return 'none';
	if (annual === null) return 'months';
	return annual.barrels === total ? 'annual' : 'annual_with_later_months';
}
