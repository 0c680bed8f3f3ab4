// A stored delivery or transfer back to the record it was read from.
import type { DatePrecision, IsoDate } from '#lib/domain/calendar.ts';
import type { SupplierCode } from '#lib/domain/country.ts';
import { parseShare } from '#lib/domain/decimal.ts';
import type { IssueCode } from '#lib/domain/issue.ts';
import type { LinkedReason } from '#lib/domain/link/cargo.ts';
import type { ProductClass } from '#lib/domain/product.ts';
import type {
	Basis,
	Direction,
	LeftOutReason,
	Party,
	SourceClass,
	SupplierRole,
	VolumeKind
} from '#lib/domain/record.ts';
import { recordId } from '#lib/domain/record.ts';
import type { LinkedMark, SetAside, StoredMovement } from '#lib/domain/report/record-view.ts';
import type { Barrels, Unit } from '#lib/domain/units.ts';
import type { Imo } from '#lib/domain/vessel.ts';
import { sql } from '../db/connection.ts';

/** A row of `movement` with its file and, where it is set aside in the view, by what. */
export interface MovementRow {
	import_id: number;
	line: number;
	part: number;
	kind: 'shipment' | 'sts';
	record_key: string;
	content_key: string;
	starts: IsoDate | null;
	ends: IsoDate | null;
	date_precision: DatePrecision | null;
	window_year: number | null;
	supplier: string;
	supplier_text: string | null;
	supplier_role: SupplierRole | null;
	basis: Basis;
	source: string | null;
	source_ref: string | null;
	source_url: string | null;
	source_class: SourceClass;
	confidence: string | null;
	notes: string | null;
	product: string;
	product_text: string | null;
	product_class: ProductClass;
	hs_code: string | null;
	quantity: string | null;
	unit: Unit | null;
	dwt: string | null;
	laden: string | null;
	volume: VolumeKind;
	mbbl_committee: bigint | null;
	mbbl_basket: bigint | null;
	mbbl_diesel: bigint | null;
	mbbl_unsd: bigint | null;
	left_out: LeftOutReason | null;
	flags: string | null;
	extra: Record<string, string> | null;
	vessel_name: string | null;
	imo: string | null;
	imo_text: string | null;
	flag: string | null;
	flag_text: string | null;
	origin_port: string | null;
	load_port_state: string | null;
	destination_port: string | null;
	latitude: string | null;
	longitude: string | null;
	location: string | null;
	direction: Direction | null;
	giver_name: string | null;
	giver_imo: string | null;
	giver_imo_text: string | null;
	giver_mmsi: string | null;
	giver_flag: string | null;
	giver_flag_text: string | null;
	giver_dwt: string | null;
	receiver_name: string | null;
	receiver_imo: string | null;
	receiver_imo_text: string | null;
	receiver_mmsi: string | null;
	receiver_flag: string | null;
	receiver_flag_text: string | null;
	receiver_dwt: string | null;
	draught_before: string | null;
	draught_after: string | null;
	file_name: string;
	aside_reason: SetAside['reason'] | null;
	aside_import: number | null;
	aside_line: number | null;
	aside_part: number | null;
	link_supplier: string | null;
	link_reason: LinkedReason | null;
	link_import: number | null;
	link_line: number | null;
	link_part: number | null;
	link_sources: number | null;
	link_delivered: boolean | null;
}

/** The columns of `MovementRow`, where `m` is joined with its import `i` and `asideIn`. */
export const movementColumns = sql`
	m.*, i.file_name, s.reason as aside_reason, s.by_import_id as aside_import, s.by_line as aside_line,
	s.by_part as aside_part, k.supplier as link_supplier, k.reason as link_reason, k.by_import_id as link_import,
	k.by_line as link_line, k.by_part as link_part, k.sources as link_sources, k.delivered as link_delivered`;

export function toMovement(row: MovementRow): StoredMovement {
	const shared = {
		...provenanceOf(row),
		...volumeOf(row),
		id: recordId(row.import_id, row.line, row.part),
		importId: row.import_id,
		fileName: row.file_name,
		setAside: setAsideOf(row),
		linked: linkedOf(row),
		span:
			row.starts === null || row.ends === null
				? null
				: { start: row.starts, end: row.ends, precision: row.date_precision ?? 'day' },
		windowYear: row.window_year,
		supplier: row.supplier as SupplierCode,
		supplierText: row.supplier_text ?? '',
		leftOut: row.left_out
	};
	if (row.kind === 'shipment') {
		return {
			...shared,
			recordKind: 'shipment',
			supplierRole: row.supplier_role ?? 'unknown',
			vesselName: row.vessel_name ?? '',
			imo: row.imo as Imo | null,
			imoText: row.imo_text ?? '',
			flag: row.flag as SupplierCode | null,
			flagText: row.flag_text ?? '',
			originPort: row.origin_port ?? '',
			loadPortState: row.load_port_state as SupplierCode | null,
			destinationPort: row.destination_port ?? '',
			basis: row.basis
		};
	}
	return {
		...shared,
		recordKind: 'sts',
		latitude: row.latitude ?? '',
		longitude: row.longitude ?? '',
		location: row.location ?? '',
		direction: row.direction ?? 'unknown',
		giver: partyOf(row, 'giver'),
		receiver: partyOf(row, 'receiver'),
		draughtBefore: row.draught_before ?? '',
		draughtAfter: row.draught_after ?? ''
	};
}

function provenanceOf(row: MovementRow) {
	return {
		line: row.line,
		part: row.part,
		recordKey: row.record_key,
		contentKey: row.content_key,
		source: row.source ?? '',
		sourceRef: row.source_ref ?? '',
		sourceUrl: row.source_url ?? '',
		sourceClass: row.source_class,
		confidence: row.confidence ?? '',
		notes: row.notes ?? '',
		flags: (row.flags ?? '').split(' ').filter(Boolean) as IssueCode[],
		extra: row.extra
	};
}

function volumeOf(row: MovementRow) {
	const barrels = [row.mbbl_committee, row.mbbl_basket, row.mbbl_diesel, row.mbbl_unsd];
	return {
		quantity: row.quantity ?? '',
		unit: row.unit,
		dwt: row.dwt ?? '',
		laden: row.laden === null ? null : parseShare(row.laden),
		kind: row.volume,
		barrels: barrels.some((one) => one === null) ? null : (barrels as Barrels[]),
		product: row.product,
		productText: row.product_text ?? '',
		productClass: row.product_class,
		hsCode: row.hs_code ?? ''
	};
}

function linkedOf(row: MovementRow): LinkedMark | null {
	if (row.link_supplier === null) return null;
	return {
		supplier: row.link_supplier as SupplierCode,
		reason: row.link_reason,
		by:
			row.link_import === null || row.link_line === null
				? null
				: recordId(row.link_import, row.link_line, row.link_part ?? 1),
		sources: row.link_sources ?? 1,
		isDelivered: row.link_delivered ?? false
	};
}

function setAsideOf({ aside_reason, aside_import, aside_line, aside_part }: MovementRow): SetAside | null {
	if (aside_reason === null || aside_import === null || aside_line === null) return null;
	return { reason: aside_reason, by: recordId(aside_import, aside_line, aside_part ?? 1) };
}

function partyOf(row: MovementRow, side: 'giver' | 'receiver'): Party {
	return {
		name: row[`${side}_name`] ?? '',
		imo: row[`${side}_imo`] as Imo | null,
		imoText: row[`${side}_imo_text`] ?? '',
		mmsi: row[`${side}_mmsi`],
		flag: row[`${side}_flag`] as SupplierCode | null,
		flagText: row[`${side}_flag_text`] ?? '',
		dwt: row[`${side}_dwt`] ?? ''
	};
}
