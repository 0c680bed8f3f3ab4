// Deliveries and transfers into the ledger, by COPY.
import type { DateSpan, YearMonth } from '#lib/domain/calendar.ts';
import { monthOf } from '#lib/domain/calendar.ts';
import { shareText } from '#lib/domain/decimal.ts';
import type { Party, Shipment, StsTransfer } from '#lib/domain/record.ts';
import { FACTOR_SET_NAMES } from '#lib/domain/units.ts';
import type { CopyLines } from '../db/copy-lines.ts';

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

/** The COPY statement whose lines `copyMovement` writes, into the ledger or the table of a large import. */
export function movementCopy(kind: 'shipment' | 'sts', table = 'movement'): string {
	return `copy ${table} (${[...SHARED, ...(kind === 'shipment' ? SHIPMENT : STS)].join(', ')}) from stdin`;
}

/** Writes one line, its cells in the order of the columns. */
export function copyMovement(lines: CopyLines, importId: number, record: Shipment | StsTransfer): void {
	copyShared(lines, importId, record);
	if (record.recordKind === 'shipment') copyShipment(lines, record);
	else copySts(lines, record);
	lines.end();
}

function copyShared(lines: CopyLines, importId: number, record: Shipment | StsTransfer): void {
	lines.integer(importId);
	lines.integer(record.line);
	lines.integer(record.part);
	lines.text(record.recordKind);
	lines.text(record.recordKey);
	lines.text(record.contentKey);
	copySpan(lines, record.span);
	lines.integer(record.windowYear);
	lines.text(monthOfSpan(record.span));
	lines.text(record.supplier);
	lines.text(record.supplierText === record.supplier ? null : record.supplierText);
	lines.text(record.source);
	lines.text(record.sourceRef);
	lines.text(record.sourceUrl);
	lines.text(record.sourceClass);
	lines.text(record.confidence);
	lines.text(record.notes);
	lines.text(record.product);
	lines.text(record.productText);
	lines.text(record.productClass);
	lines.text(record.hsCode);
	lines.text(record.quantity);
	lines.text(record.unit);
	lines.text(record.dwt);
	lines.text(record.laden && shareText(record.laden));
	lines.text(record.kind);
	for (let set = 0; set < FACTOR_SETS; set++) lines.integer(record.barrels?.[set] ?? null);
	lines.text(record.leftOut);
	lines.text(record.flags.length === 0 ? null : record.flags.join(' '));
	lines.text(record.extra && JSON.stringify(record.extra));
}

const FACTOR_SETS = FACTOR_SET_NAMES.length;

function copySpan(lines: CopyLines, span: DateSpan | null): void {
	lines.text(span && span.start);
	lines.text(span && span.end);
	lines.text(span && span.precision);
}

/** Null for a span over several months. */
function monthOfSpan(span: DateSpan | null): YearMonth | null {
	if (span === null) return null;
	const month = monthOf(span.start);
	return span.start === span.end || month === monthOf(span.end) ? month : null;
}

function copyShipment(lines: CopyLines, record: Shipment): void {
	lines.text(record.basis);
	lines.text(record.supplierRole);
	lines.text(record.vesselName);
	lines.text(record.imo);
	lines.text(record.imoText);
	lines.text(record.flag);
	lines.text(record.flagText);
	lines.text(record.originPort);
	lines.text(record.loadPortState);
	lines.text(record.destinationPort);
}

function copySts(lines: CopyLines, record: StsTransfer): void {
	lines.text('observed');
	lines.text(String(record.receiver.flag === 'KP'));
	lines.text(record.latitude);
	lines.text(record.longitude);
	lines.text(record.location);
	lines.text(record.direction);
	copyParty(lines, record.giver);
	copyParty(lines, record.receiver);
	lines.text(record.draughtBefore);
	lines.text(record.draughtAfter);
}

function copyParty(lines: CopyLines, party: Party): void {
	lines.text(party.name);
	lines.text(party.imo);
	lines.text(party.imoText);
	lines.text(party.mmsi);
	lines.text(party.flag);
	lines.text(party.flagText);
	lines.text(party.dwt);
}
