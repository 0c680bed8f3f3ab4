// Deliveries and transfers: rows in by COPY, sums and pages out.
import type { IsoDate, YearMonth } from '#lib/domain/calendar.ts';
import { monthOf } from '#lib/domain/calendar.ts';
import type { SupplierCode } from '#lib/domain/country.ts';
import { shareText } from '#lib/domain/decimal.ts';
import type { MovementSum } from '#lib/domain/cap/movement-sum.ts';
import type { MovementTotal } from '#lib/domain/ingest/movement-group.ts';
import type { Basis, Shipment, StsTransfer, VolumeKind } from '#lib/domain/record.ts';
import type { Barrels, FactorSetName } from '#lib/domain/units.ts';
import { sql } from '../db/connection.ts';
import type { Executor } from './executor.ts';

const SHARED = [
	'import_id',
	'line',
	'part',
	'kind',
	'record_key',
	'content_key',
	'starts',
	'ends',
	'date_precision',
	'window_year',
	'month',
	'supplier',
	'supplier_text',
	'source',
	'source_ref',
	'source_url',
	'source_class',
	'confidence',
	'notes',
	'product',
	'product_text',
	'product_class',
	'hs_code',
	'quantity',
	'unit',
	'dwt',
	'laden',
	'volume',
	'mbbl_committee',
	'mbbl_basket',
	'mbbl_diesel',
	'mbbl_unsd',
	'left_out',
	'flags',
	'extra',
	'basis'
];
const SHIPMENT = [
	'supplier_role',
	'vessel_name',
	'imo',
	'imo_text',
	'flag',
	'flag_text',
	'origin_port',
	'load_port_state',
	'destination_port'
];
const STS = [
	'to_dprk',
	'latitude',
	'longitude',
	'location',
	'direction',
	'giver_name',
	'giver_imo',
	'giver_imo_text',
	'giver_mmsi',
	'giver_flag',
	'giver_flag_text',
	'giver_dwt',
	'receiver_name',
	'receiver_imo',
	'receiver_imo_text',
	'receiver_mmsi',
	'receiver_flag',
	'receiver_flag_text',
	'receiver_dwt',
	'draught_before',
	'draught_after'
];

/** The COPY statement whose lines `movementLine` writes, into the ledger or the table of a large import. */
export function movementCopy(kind: 'shipment' | 'sts', table = 'movement'): string {
	return `copy ${table} (${[...SHARED, ...(kind === 'shipment' ? SHIPMENT : STS)].join(', ')}) from stdin`;
}

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A text cell of COPY's text format; blank is NULL. */
function cell(text: string | null): string {
	if (text === null || text === '') return '\\N';
	return SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (found) => ESCAPES[found] ?? found) : text;
}

export function movementLine(importId: number, record: Shipment | StsTransfer): string {
	const { span, barrels } = record;
	const month = span !== null && monthOf(span.start) === monthOf(span.end) ? monthOf(span.start) : null;
	const shared =
		`${importId}\t${record.line}\t${record.part}\t${record.recordKind}\t${record.recordKey}\t${record.contentKey}\t` +
		(span === null ? '\\N\t\\N\t\\N' : `${span.start}\t${span.end}\t${span.precision}`) +
		`\t${record.windowYear ?? '\\N'}\t${month ?? '\\N'}\t${record.supplier}\t` +
		`${cell(record.supplierText === record.supplier ? '' : record.supplierText)}\t${cell(record.source)}\t` +
		`${cell(record.sourceRef)}\t${cell(record.sourceUrl)}\t${record.sourceClass}\t${cell(record.confidence)}\t` +
		`${cell(record.notes)}\t${record.product}\t${cell(record.productText)}\t${record.productClass}\t` +
		`${cell(record.hsCode)}\t${cell(record.quantity)}\t${record.unit ?? '\\N'}\t${cell(record.dwt)}\t` +
		`${record.laden === null ? '\\N' : shareText(record.laden)}\t${record.kind}\t` +
		(barrels === null ? '\\N\t\\N\t\\N\t\\N' : barrels.join('\t')) +
		`\t${record.leftOut ?? '\\N'}\t${record.flags.length === 0 ? '\\N' : record.flags.join(' ')}\t` +
		`${record.extra === null ? '\\N' : cell(JSON.stringify(record.extra))}\t`;
	return shared + (record.recordKind === 'shipment' ? shipmentCells(record) : stsCells(record)) + '\n';
}

function shipmentCells(record: Shipment): string {
	return (
		`${record.basis}\t${record.supplierRole}\t${cell(record.vesselName)}\t${record.imo ?? '\\N'}\t` +
		`${cell(record.imoText)}\t${record.flag ?? '\\N'}\t${cell(record.flagText)}\t${cell(record.originPort)}\t` +
		`${record.loadPortState ?? '\\N'}\t${cell(record.destinationPort)}`
	);
}

function stsCells(record: StsTransfer): string {
	const parties = [record.giver, record.receiver].map(
		(party) =>
			`${cell(party.name)}\t${party.imo ?? '\\N'}\t${cell(party.imoText)}\t${party.mmsi ?? '\\N'}\t` +
			`${party.flag ?? '\\N'}\t${cell(party.flagText)}\t${cell(party.dwt)}`
	);
	return (
		`observed\t${record.receiver.flag === 'KP'}\t${cell(record.latitude)}\t${cell(record.longitude)}\t` +
		`${cell(record.location)}\t${record.direction}\t${parties.join('\t')}\t${cell(record.draughtBefore)}\t` +
		cell(record.draughtAfter)
	);
}

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
	records: string;
	mbbl: string;
}

/** Sums of deliveries and transfers by window as they stood at `version`, for rows committed by `asOf`. */
export async function movementSums(
	db: Executor,
	view: { version: number; asOf: IsoDate | null; factorSet: FactorSetName }
): Promise<MovementSum[]> {
	const { rows } = await sql<TotalRow>`
		select kind, window_year, month, supplier, basis, product_class, volume, left_out, to_dprk,
			sum(records)::text as records, sum(${totalColumn[view.factorSet]})::text as mbbl
		from movement_total
		where window_year is not null and version <= ${view.version}
			and (${view.asOf}::date is null or seen_on <= ${view.asOf}::date)
		group by 1, 2, 3, 4, 5, 6, 7, 8, 9
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
