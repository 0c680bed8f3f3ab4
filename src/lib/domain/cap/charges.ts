// Observed deliveries and transfers at sea by the state that each rule charges. Only what counts is charged: the sums of
// one rule are those of the window, however they are split.
import type { YearMonth } from '../calendar.ts';
import type { SupplierCode } from '../country.ts';
import type { Attribution, ChargeRule } from './attribution.ts';
import { ATTRIBUTIONS } from './attribution.ts';
import type { LadenScenario, MovementAmount, MovementSum, VolumeSum } from './movement-sum.ts';
import { amountsOfParts, isObserved } from './movement-sum.ts';

/** What one rule charges one state with. The rule `as_recorded` has none: its sums are the window's own. */
export interface ChargeSum extends VolumeSum {
	readonly rule: ChargeRule;
	readonly kind: 'shipment' | 'sts';
	readonly windowYear: number;
	/** Null where a source gives only the year, and in sums that are not told apart by month. */
	readonly month: YearMonth | null;
	readonly charged: SupplierCode;
}

export type ChargedAmount = MovementAmount & { readonly supplier: SupplierCode };

/** Who is charged under one rule, with deliveries and with transfers, which are never added to each other. */
export interface RuleCharges {
	readonly rule: Attribution;
	readonly deliveries: readonly ChargedAmount[];
	readonly transfers: readonly ChargedAmount[];
}

/** True for what is in the observed total or in the ledger of transfers. */
export function isCharged(sum: Pick<MovementSum, 'kind' | 'basis' | 'leftOut'>): boolean {
	return isObserved(sum) || (sum.kind === 'sts' && sum.leftOut === null);
}

/** The sums of one window under one rule, whoever is charged. */
export function sumsUnder(
	rule: Attribution,
	movements: readonly MovementSum[],
	charges: readonly ChargeSum[]
): readonly (VolumeSum & Pick<ChargeSum, 'kind' | 'month' | 'charged'>)[] {
	if (rule !== 'as_recorded') return charges.filter((sum) => sum.rule === rule);
	return movements.filter(isCharged).map((sum) => ({ ...sum, charged: sum.supplier }));
}

/** All rules beside each other, for one window. */
export function chargesByRule(
	movements: readonly MovementSum[],
	charges: readonly ChargeSum[],
	laden: LadenScenario
): RuleCharges[] {
	return ATTRIBUTIONS.map((rule) => {
		const sums = sumsUnder(rule, movements, charges);
		const of = (kind: ChargeSum['kind']) =>
			amountsByState(
				sums.filter((sum) => sum.kind === kind),
				laden
			);
		return { rule, deliveries: of('shipment'), transfers: of('sts') };
	});
}

/** In the order of their codes; together they are the amount of all of them to the thousandth. */
export function amountsByState(
	sums: readonly (VolumeSum & { readonly charged: SupplierCode })[],
	laden: LadenScenario
): ChargedAmount[] {
	const states = [...new Set(sums.map(({ charged }) => charged))].sort();
	const amounts = amountsOfParts(
		states.map((state) => sums.filter(({ charged }) => charged === state)),
		laden
	);
	return states.flatMap((supplier, at) => {
		const amount = amounts[at];
		return amount === undefined ? [] : [{ supplier, ...amount }];
	});
}
