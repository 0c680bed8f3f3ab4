// Which state carries a delivery or transfer, and by which rule. One cargo can engage several states; each rule charges
// one of them, and whom it cannot name is the unknown supplier, so that no rule changes a total.
// @source S/RES/2397 (2017) para 5: through their territories or by their nationals, or using their flag vessels.
import type { SupplierCode } from '../country.ts';
import { UNKNOWN_SUPPLIER } from '../country.ts';
import type { SupplierRole } from '../record.ts';

export const ATTRIBUTIONS = [
	'as_recorded',
	'reporting_state',
	'load_port_state',
	'flag_state',
	'seller'
] as const;

/** `as_recorded` charges the supplier that the row itself names. */
export type Attribution = (typeof ATTRIBUTIONS)[number];
/** A rule that charges another state than the row itself names. */
export type ChargeRule = Exclude<Attribution, 'as_recorded'>;

export const DEFAULT_ATTRIBUTION: Attribution = 'as_recorded';
export const CHARGE_RULES = ATTRIBUTIONS.filter((rule) => rule !== 'as_recorded');

export function parseAttribution(text: string): Attribution | null {
	return ATTRIBUTIONS.find((rule) => rule === text) ?? null;
}

/** What of a row decides who is charged. */
export interface Chargeable {
	readonly supplier: SupplierCode;
	readonly supplierRole: SupplierRole;
	/** Flag of the delivering ship, of the giver of a transfer. */
	readonly flag: SupplierCode | null;
	readonly loadPortState: SupplierCode | null;
}

/** The state that `rule` charges: the supplier where that is why the row names it, else what the row says of ship and port. */
export function chargedUnder(rule: Attribution, row: Chargeable): SupplierCode {
	const { supplier, supplierRole } = row;
	if (rule === 'as_recorded') return supplier;
	if (rule === 'flag_state' && row.flag !== null) return row.flag;
	if (supplierRole === rule && supplier !== UNKNOWN_SUPPLIER) return supplier;
	if (rule === 'load_port_state') return row.loadPortState ?? UNKNOWN_SUPPLIER;
	return UNKNOWN_SUPPLIER;
}
