// Sums of deliveries and transfers, in and out.
import type { IsoDate, YearMonth } from '#lib/domain/calendar.ts';
import type { SupplierCode } from '#lib/domain/country.ts';
import type { MovementSum } from '#lib/domain/cap/movement-sum.ts';
import type { MovementTotal } from '#lib/domain/ingest/movement-group.ts';
import type { Basis, VolumeKind } from '#lib/domain/record.ts';
import type { Barrels, FactorSetName } from '#lib/domain/units.ts';
import { sql } from '../db/connection.ts';
import type { Executor } from './executor.ts';

const totalColumn: Record<FactorSetName, ReturnType<typeof sql>> = {
	'committee-8.33': sql`mbbl_committee`,
	'basket-8.058': sql`mbbl_basket`,
	'diesel-7.46': sql`mbbl_diesel`,
	'unsd-2004': sql`mbbl_unsd`
};

interface TotalRow {
	kind: 'shipment' | 'sts';
	window_year: number;
	month: string | null;
	supplier: string;
	basis: Basis;
	product_class: string;
	volume: VolumeKind;
	left_out: string | null;
	to_dprk: boolean;
	sources: number;
	delivered: boolean;
	records: string;
	mbbl: string;
}

/** Sums of deliveries and transfers by window as they stood at `version`, for rows committed by `asOf`. */
export async function movementSums(
	db: Executor,
	view: { version: number; asOf: IsoDate | null; factorSet: FactorSetName }
): Promise<MovementSum[]> {
	const { rows } = await sql<TotalRow>`
		select kind, window_year, month, supplier, basis, product_class, volume, left_out, to_dprk, sources,
			delivered, sum(records)::text as records, sum(${totalColumn[view.factorSet]})::text as mbbl
		from movement_total
		where window_year is not null and version <= ${view.version}
			and (${view.asOf}::date is null or seen_on <= ${view.asOf}::date)
		group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
		having sum(records) <> 0`.execute(db);
	return rows.map((row) => ({
		kind: row.kind,
		windowYear: row.window_year,
		month: row.month as YearMonth | null,
		supplier: row.supplier as SupplierCode,
		basis: row.basis,
		productClass: row.product_class,
		volume: row.volume,
		leftOut: row.left_out as MovementSum['leftOut'],
		isToDprkShip: row.to_dprk,
		sources: row.sources,
		isDelivered: row.delivered,
		records: Number(row.records),
		barrels: BigInt(row.mbbl) as Barrels
	}));
}

/** Keeps the sums of a file's rows beside them. */
export async function insertImportTotals(
	db: Executor,
	importId: number,
	totals: readonly MovementTotal[]
): Promise<void> {
	const rows = totals.map((total) => ({
		import_id: importId,
		kind: total.kind,
		window_year: total.windowYear,
		month: total.month,
		supplier: total.supplier,
		basis: total.basis,
		product_class: total.productClass,
		volume: total.volume,
		left_out: total.leftOut,
		to_dprk: total.isToDprkShip,
		records: total.records,
		mbbl_committee: total.barrelsBySet[0]?.toString(),
		mbbl_basket: total.barrelsBySet[1]?.toString(),
		mbbl_diesel: total.barrelsBySet[2]?.toString(),
		mbbl_unsd: total.barrelsBySet[3]?.toString()
	}));
	await sql`
		insert into import_total
		select * from jsonb_populate_recordset(null::import_total, ${JSON.stringify(rows)}::jsonb)`.execute(db);
}
