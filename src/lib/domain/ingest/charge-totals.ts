// Sums of one file by the state that each rule charges, made while its rows pass by. Whom the rules charge is worked out
// once for rows that name the same supplier, role, flag and port, and remembered. Only named states are summed: what a rule
// leaves of the whole is the unknown supplier's, so that a row which tells of no flag, port or role costs next to nothing.
import type { YearMonth } from '../calendar.ts';
import type { ChargeRule } from '../cap/attribution.ts';
import { CHARGE_RULES, chargedUnder } from '../cap/attribution.ts';
import type { ChargeSum } from '../cap/charges.ts';
import { isCharged } from '../cap/charges.ts';
import type { SupplierCode } from '../country.ts';
import { UNKNOWN_SUPPLIER } from '../country.ts';
import type { Shipment, StsTransfer, SupplierRole } from '../record.ts';
import type { Barrels } from '../units.ts';
import type { MovementTotal } from './movement-group.ts';
import { MovementGroup } from './movement-group.ts';

/** A sum as the store keeps it, with barrels in the order of FACTOR_SET_NAMES. */
export interface ChargeTotal extends Omit<ChargeSum, 'barrels'> {
	readonly barrelsBySet: readonly Barrels[];
}

type Kind = Omit<ChargeTotal, 'records' | 'barrelsBySet'>;

/** What one rule charges one state with. */
interface Account {
	readonly rule: ChargeRule;
	readonly charged: SupplierCode;
	readonly months: Map<YearMonth | null, MovementGroup<Kind>[]>;
}

/** The accounts that rows of one supplier, role, flag and port are added to, one for each rule that names a state. */
interface Bundle {
	readonly role: SupplierRole;
	readonly accounts: readonly Account[];
}

type ByPort = Map<SupplierCode | null, Bundle[]>;
type ByFlag = Map<SupplierCode | null, ByPort>;

/** More are forgotten and worked out anew, so that a file of every flag and port does not fill the memory. */
const MOST_BUNDLES = 10_000;

export class ChargeTotals {
	private bundles = new Map<SupplierCode, ByFlag>();
	private bundleCount = 0;
	private readonly accounts = new Map<string, Account>();

	add(record: Shipment | StsTransfer, month: YearMonth | null): void {
		const { windowYear, kind: volume, recordKind: kind } = record;
		const basis = record.recordKind === 'sts' ? 'observed' : record.basis;
		if (windowYear === null || !isCharged({ kind, basis, leftOut: record.leftOut })) return;
		for (const { rule, charged, months } of this.bundleOf(record).accounts) {
			let groups = months.get(month);
			if (groups === undefined) months.set(month, (groups = []));
			let group = groups.find(
				(one) => one.kind.volume === volume && one.kind.kind === kind && one.kind.windowYear === windowYear
			);
			if (group === undefined) {
				group = new MovementGroup<Kind>({ rule, kind, windowYear, month, charged, volume });
				groups.push(group);
			}
			group.add(record.barrels);
		}
	}

	/** One sum for each state that a rule charges, in each month; `whole` are the totals of the same rows. */
	totals(whole: readonly MovementTotal[]): ChargeTotal[] {
		const named = [...this.accounts.values()]
			.flatMap(({ months }) => [...months.values()].flat())
			.map((group) => group.total());
		return [...named, ...unnamed(named, whole)];
	}

	private bundleOf(record: Shipment | StsTransfer): Bundle {
		const isTransfer = record.recordKind === 'sts';
		const flag = isTransfer ? record.giver.flag : record.flag;
		const loadPortState = isTransfer ? null : record.loadPortState;
		const role = isTransfer ? 'unknown' : record.supplierRole;
		const { supplier } = record;
		const known = this.bundles
			.get(supplier)
			?.get(flag)
			?.get(loadPortState)
			?.find((one) => one.role === role);
		if (known !== undefined) return known;
		const row = { supplier, supplierRole: role, flag, loadPortState };
		const bundle = {
			role,
			accounts: CHARGE_RULES.flatMap((rule) => {
				const charged = chargedUnder(rule, row);
				return charged === UNKNOWN_SUPPLIER ? [] : this.accountOf(rule, charged);
			})
		};
		this.remember(supplier, flag, loadPortState, bundle);
		return bundle;
	}

	private accountOf(rule: ChargeRule, charged: SupplierCode): Account {
		const key = `${rule} ${charged}`;
		const known = this.accounts.get(key);
		if (known !== undefined) return known;
		const account = { rule, charged, months: new Map<YearMonth | null, MovementGroup<Kind>[]>() };
		this.accounts.set(key, account);
		return account;
	}

	private remember(
		supplier: SupplierCode,
		flag: SupplierCode | null,
		port: SupplierCode | null,
		bundle: Bundle
	): void {
		if (++this.bundleCount > MOST_BUNDLES) {
			this.bundles = new Map<SupplierCode, ByFlag>();
			this.bundleCount = 1;
		}
		const byFlag: ByFlag = this.bundles.get(supplier) ?? new Map<SupplierCode | null, ByPort>();
		const byPort: ByPort = byFlag.get(flag) ?? new Map<SupplierCode | null, Bundle[]>();
		this.bundles.set(supplier, byFlag.set(flag, byPort.set(port, [...(byPort.get(port) ?? []), bundle])));
	}
}

/** What each rule leaves of the whole, in each month. */
function unnamed(named: readonly ChargeTotal[], whole: readonly MovementTotal[]): ChargeTotal[] {
	const left = new Map<string, ChargeTotal>();
	const add = (sum: ChargeTotal, sign: 1n | -1n) => {
		const key = [sum.rule, sum.kind, sum.windowYear, sum.month, sum.volume].join(' ');
		const before = left.get(key);
		left.set(key, {
			...sum,
			charged: UNKNOWN_SUPPLIER,
			records: Number(sign) * sum.records + (before?.records ?? 0),
			barrelsBySet: sum.barrelsBySet.map(
				(barrels, set) => (sign * barrels + (before?.barrelsBySet[set] ?? 0n)) as Barrels
			)
		});
	};
	for (const { kind, windowYear, month, volume, records, barrelsBySet, ...rest } of whole) {
		if (windowYear === null || !isCharged({ kind, ...rest })) continue;
		for (const rule of CHARGE_RULES) {
			add({ rule, kind, windowYear, month, charged: UNKNOWN_SUPPLIER, volume, records, barrelsBySet }, 1n);
		}
	}
	for (const sum of named) add(sum, -1n);
	return [...left.values()].filter(({ records }) => records > 0);
}
