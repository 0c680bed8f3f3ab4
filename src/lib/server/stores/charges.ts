// Sums by the state that each rule of attribution charges, kept as the totals are: those of each import, and what each
// data version added or took. Only rows that count are in them.
import type { IsoDate, YearMonth } from '#lib/domain/calendar.ts';
import type { Attribution, ChargeRule } from '#lib/domain/cap/attribution.ts';
import { CHARGE_RULES } from '#lib/domain/cap/attribution.ts';
import type { ChargeSum } from '#lib/domain/cap/charges.ts';
import type { LeastSources } from '#lib/domain/cap/least-sources.ts';
import type { SupplierCode } from '#lib/domain/country.ts';
import { UNKNOWN_SUPPLIER } from '#lib/domain/country.ts';
import type { ChargeTotal } from '#lib/domain/ingest/charge-totals.ts';
import type { VolumeKind } from '#lib/domain/record.ts';
import type { Barrels, FactorSetName } from '#lib/domain/units.ts';
import { sql } from '../db/connection.ts';
import type { Executor } from './executor.ts';
import { placeHolds } from './place-holds.ts';

type Fragment = ReturnType<typeof sql>;

/** The state that `rule` charges for a row of `movement m`: what `chargedUnder` says, where the database has to say it. */
export function chargedColumn(rule: Attribution): Fragment {
	if (rule === 'as_recorded') return sql`m.supplier`;
	const named = sql`case when m.supplier_role = ${sql.lit(rule)} then nullif(m.supplier, ${sql.lit(UNKNOWN_SUPPLIER)}) end`;
	const told: Readonly<Record<ChargeRule, Fragment>> = {
		reporting_state: named,
		load_port_state: sql`${named}, m.load_port_state`,
		flag_state: sql`case m.kind when 'sts' then m.giver_flag else m.flag end, ${named}`,
		seller: named
	};
	return sql`coalesce(${told[rule]}, ${sql.lit(UNKNOWN_SUPPLIER)})`;
}

/** Rows of `(rule, charged)` for a row of `movement m`. */
const chargedByRule = sql.join(CHARGE_RULES.map((rule) => sql`(${sql.lit(rule)}, ${chargedColumn(rule)})`));

/** Deliveries of the observed total, and transfers: rows of `movement m` that somebody is charged for. */
const isChargeable = sql`(
	m.window_year is not null and m.left_out is null and (m.kind = 'sts' or m.basis = 'observed'))`;

const dimensions = sql`rule, kind, window_year, month, charged, volume`;
const columns = sql`
	version, seen_on, ${dimensions}, records, mbbl_committee, mbbl_basket, mbbl_diesel, mbbl_unsd`;

/** Keeps the charges of a file's rows beside them. */
export async function insertImportCharges(
	db: Executor,
	importId: number,
	totals: readonly ChargeTotal[]
): Promise<void> {
	const rows = totals.map((total) => ({
		import_id: importId,
		rule: total.rule,
		kind: total.kind,
		window_year: total.windowYear,
		month: total.month,
		charged: total.charged,
		volume: total.volume,
		records: total.records,
		mbbl_committee: total.barrelsBySet[0]?.toString(),
		mbbl_basket: total.barrelsBySet[1]?.toString(),
		mbbl_diesel: total.barrelsBySet[2]?.toString(),
		mbbl_unsd: total.barrelsBySet[3]?.toString()
	}));
	await sql`
		insert into import_charge
		select * from jsonb_populate_recordset(null::import_charge, ${JSON.stringify(rows)}::jsonb)`.execute(db);
}

/** A commit adds the charges of its import to those of `version`, a withdrawal takes them. */
export async function addCharges(
	db: Executor,
	importId: number,
	version: number,
	sign: 1 | -1
): Promise<void> {
	await sql`
		insert into movement_charge (${columns})
		select ${version}, (select committed_on from import where id = ${importId}), ${dimensions},
			${sign}::int * records, ${sign}::int * mbbl_committee, ${sign}::int * mbbl_basket,
			${sign}::int * mbbl_diesel, ${sign}::int * mbbl_unsd
		from import_charge where import_id = ${importId}`.execute(db);
}

/**
 * Takes from the charges the rows that `leaving` names with `sign` 1, and gives back those with `sign` -1: rows that are set
 * aside, or no longer.
 */
export async function moveCharges(
	db: Executor,
	version: number,
	leaving: Fragment = sql`(select import_id, line, part, seen_on, sign from changed)`
): Promise<void> {
	await sql`
		insert into movement_charge (${columns})
		select ${version}, seen_on, ${dimensions}, -sum(records), -sum(mbbl_committee), -sum(mbbl_basket),
			-sum(mbbl_diesel), -sum(mbbl_unsd)
		from (
			select c.seen_on, m.kind, m.window_year, m.month, m.supplier, m.supplier_role, m.load_port_state, m.flag,
				m.giver_flag, m.volume, sum(c.sign) as records,
				coalesce(sum(c.sign * m.mbbl_committee), 0) as mbbl_committee,
				coalesce(sum(c.sign * m.mbbl_basket), 0) as mbbl_basket,
				coalesce(sum(c.sign * m.mbbl_diesel), 0) as mbbl_diesel,
				coalesce(sum(c.sign * m.mbbl_unsd), 0) as mbbl_unsd
			from ${leaving} c
			join movement m on m.import_id = c.import_id and m.line = c.line and m.part = c.part
			where ${isChargeable}
			group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
		) as m
		cross join lateral (values ${chargedByRule}) as charge (rule, charged)
		group by seen_on, ${dimensions}`.execute(db);
}

const keptCharges = ({ version, asOf }: ChargePoint): Fragment => sql`
	select * from movement_charge
	where version <= ${version} and (${asOf}::date is null or seen_on <= ${asOf}::date)`;

/** Kept charges do not tell by how many an event is reported: rows that links have joined are read one by one. */
const chargesOfJoined = (point: ChargePoint): Fragment => sql`
	select charge.rule, m.kind, m.window_year, m.month, charge.charged, m.volume, 1 as records,
		m.mbbl_committee, m.mbbl_basket, m.mbbl_diesel, m.mbbl_unsd
	from link_place k
	join movement m using (import_id, line, part)
	cross join lateral (values ${chargedByRule}) as charge (rule, charged)
	where k.sources >= ${point.sources} and k.reason is null and ${placeHolds(sql`k`, point)} and ${isChargeable}`;

export const totalColumn: Record<FactorSetName, Fragment> = {
	'committee-8.33': sql`mbbl_committee`,
	'basket-8.058': sql`mbbl_basket`,
	'diesel-7.46': sql`mbbl_diesel`,
	'unsd-2004': sql`mbbl_unsd`
};

export interface ChargePoint {
	readonly version: number;
	readonly asOf: IsoDate | null;
	readonly factorSet: FactorSetName;
	/** The one rule whose charges are told apart by month. */
	readonly byMonth: Attribution;
	/** Only of events that at least so many agencies report. */
	readonly sources: LeastSources;
}

/** Charges of all windows as they stood at `version`, for rows committed by `asOf`. */
export async function chargeSums(db: Executor, point: ChargePoint): Promise<ChargeSum[]> {
	const { rows } = await sql<{
		rule: ChargeRule;
		kind: 'shipment' | 'sts';
		window_year: number;
		month: string | null;
		charged: string;
		volume: VolumeKind;
		records: string;
		mbbl: string;
	}>`
		select ${dimensions}, sum(records)::text as records, coalesce(sum(mbbl), 0)::text as mbbl
		from (
			select rule, kind, window_year, case when rule = ${point.byMonth} then month end as month, charged, volume,
				records, ${totalColumn[point.factorSet]} as mbbl
			from (${point.sources === 1 ? keptCharges(point) : chargesOfJoined(point)}) as every_month
		) as charge
		group by ${dimensions}
		having sum(records) <> 0`.execute(db);
	return rows.map((row) => ({
		rule: row.rule,
		kind: row.kind,
		windowYear: row.window_year,
		month: row.month as YearMonth | null,
		charged: row.charged as SupplierCode,
		volume: row.volume,
		records: Number(row.records),
		barrels: BigInt(row.mbbl) as Barrels
	}));
}
