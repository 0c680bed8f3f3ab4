// Sums of one file by the state that each rule charges, made while its rows pass by. Rows that every rule treats alike are
// summed together first, so that a row costs one sum and not one for each rule.
import type { YearMonth } from '../calendar.ts';
import type { ChargeRule } from '../cap/attribution.ts';
import { CHARGE_RULES, chargedUnder } from '../cap/attribution.ts';
import type { ChargeSum } from '../cap/charges.ts';
import { isCharged } from '../cap/charges.ts';
import type { SupplierCode } from '../country.ts';
import type { Shipment, StsTransfer, SupplierRole } from '../record.ts';
import type { Barrels } from '../units.ts';
import { MovementGroup } from './movement-group.ts';

/** A sum as the store keeps it, with barrels in the order of FACTOR_SET_NAMES. */
export interface ChargeTotal extends Omit<ChargeSum, 'barrels'> {
	readonly barrelsBySet: readonly Barrels[];
}

type Kind = Pick<ChargeSum, 'kind' | 'windowYear' | 'volume'>;

/** Rows of which each rule charges the same state. */
interface Bundle {
	readonly role: SupplierRole;
	readonly charged: readonly { readonly rule: ChargeRule; readonly state: SupplierCode }[];
	readonly months: Map<YearMonth | null, MovementGroup<Kind>[]>;
}

type ByPort = Map<SupplierCode | null, Bundle[]>;
type ByFlag = Map<SupplierCode | null, ByPort>;

/** Above this the sums made so far are split by rule, so that a file of every flag and port does not fill the memory. */
const MOST_GROUPS = 20_000;

export class ChargeTotals {
	private bundles = new Map<SupplierCode, ByFlag>();
	private groups = 0;
	private readonly split = new Map<string, ChargeTotal>();

	add(record: Shipment | StsTransfer, month: YearMonth | null): void {
		const { windowYear, kind: volume, recordKind: kind } = record;
		const basis = record.recordKind === 'sts' ? 'observed' : record.basis;
		if (windowYear === null || !isCharged({ kind, basis, leftOut: record.leftOut })) return;
		const { months } = this.bundleOf(record);
		let groups = months.get(month);
		if (groups === undefined) months.set(month, (groups = []));
		let group = groups.find(
			(one) => one.kind.volume === volume && one.kind.kind === kind && one.kind.windowYear === windowYear
		);
		if (group === undefined) {
			group = new MovementGroup<Kind>({ kind, windowYear, volume });
			groups.push(group);
			this.groups += 1;
		}
		group.add(record.barrels);
		if (this.groups > MOST_GROUPS) this.splitByRule();
	}

	/** One sum for each state that a rule charges, in each month. */
	totals(): ChargeTotal[] {
		this.splitByRule();
		return [...this.split.values()];
	}

	private bundleOf(record: Shipment | StsTransfer): Bundle {
		const isTransfer = record.recordKind === 'sts';
		const flag = isTransfer ? record.giver.flag : record.flag;
		const loadPortState = isTransfer ? null : record.loadPortState;
		const role = isTransfer ? 'unknown' : record.supplierRole;
		const { supplier } = record;
		let byFlag = this.bundles.get(supplier);
		if (byFlag === undefined) this.bundles.set(supplier, (byFlag = new Map<SupplierCode | null, ByPort>()));
		let byPort = byFlag.get(flag);
		if (byPort === undefined) byFlag.set(flag, (byPort = new Map<SupplierCode | null, Bundle[]>()));
		let bundles = byPort.get(loadPortState);
		if (bundles === undefined) byPort.set(loadPortState, (bundles = []));
		let bundle = bundles.find((one) => one.role === role);
		if (bundle === undefined) {
			const row = { supplier, supplierRole: role, flag, loadPortState };
			const charged = CHARGE_RULES.map((rule) => ({ rule, state: chargedUnder(rule, row) }));
			bundle = { role, charged, months: new Map<YearMonth | null, MovementGroup<Kind>[]>() };
			bundles.push(bundle);
		}
		return bundle;
	}

	private splitByRule(): void {
		for (const byFlag of this.bundles.values())
			for (const byPort of byFlag.values())
				for (const bundles of byPort.values()) for (const bundle of bundles) this.splitBundle(bundle);
		this.bundles = new Map<SupplierCode, ByFlag>();
		this.groups = 0;
	}

	private splitBundle({ charged, months }: Bundle): void {
		for (const [month, groups] of months) {
			for (const group of groups) {
				const total = group.total();
				for (const { rule, state } of charged) {
					const key = [rule, state, month, total.kind, total.windowYear, total.volume].join(' ');
					const before = this.split.get(key);
					this.split.set(key, {
						...total,
						rule,
						month,
						charged: state,
						records: total.records + (before?.records ?? 0),
						barrelsBySet: total.barrelsBySet.map(
							(barrels, set) => (barrels + (before?.barrelsBySet[set] ?? 0n)) as Barrels
						)
					});
				}
			}
		}
	}
}
