// The records of the ledger: types only. How cells become records is `ingest/`, what enters a total is `cap/`.
import type { DatePrecision, DateSpan, IsoDate } from './calendar.ts';
import type { SupplierCode } from './country.ts';
import type { Fraction } from './decimal.ts';
import type { IssueCode } from './issue.ts';
import type { ProductClass } from './product.ts';
import type { Barrels, Unit } from './units.ts';
import type { Imo } from './vessel.ts';

export const RECORD_KINDS = ['shipment', 'sts', 'period', 'vessel'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export const BASES = ['declared', 'observed', 'estimated', 'customs'] as const;
export type Basis = (typeof BASES)[number];

export const SOURCE_CLASSES = ['official', 'panel', 'state', 'ngo', 'press'] as const;
/** Who says so: the Committee's page, the Panel of Experts, a state (the MSMT too), a research group, the press. */
export type SourceClass = (typeof SOURCE_CLASSES)[number];

export const SUPPLIER_ROLES = [
	'reporting_state',
	'load_port_state',
	'flag_state',
	'seller',
	'unknown'
] as const;
/** Why the supplier of a row is the state charged. */
export type SupplierRole = (typeof SUPPLIER_ROLES)[number];

/**
 * `12-345`: import 12, physical line 345 of its file; `12-345-2` is the second record that the line stands for. Stable
 * for good, and says where the row stands.
 */
export type RecordId = string & { readonly __brand: 'RecordId' };

export function recordId(importId: number, line: number, part = 1): RecordId {
	return (part === 1 ? `${importId}-${line}` : `${importId}-${line}-${part}`) as RecordId;
}

export interface RecordPlace {
	readonly importId: number;
	readonly line: number;
	readonly part: number;
}

export function parseRecordId(text: string): RecordPlace | null {
	const match = /^([1-9]\d{0,8})-([1-9]\d{0,8})(?:-([2-9]|[1-9]\d{1,3}))?$/.exec(text);
	return match && { importId: Number(match[1]), line: Number(match[2]), part: Number(match[3] ?? '1') };
}

/** Why a stored record enters no refined total; null where it counts. */
export const LEFT_OUT_REASONS = [
	'aggregate',
	'other_destination',
	'crude',
	'banned',
	'customs',
	'estimated',
	'declared_not_official',
	'before_first_cap',
	'undated',
	'same_cargo'
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** How the volume of a delivery is known. `scenario` waits for a laden share; `none` has neither quantity nor deadweight. */
export const VOLUME_KINDS = ['stated', 'laden', 'scenario', 'none'] as const;
export type VolumeKind = (typeof VOLUME_KINDS)[number];

/** What every record carries, whatever its kind. */
export interface Provenance {
	/** Physical line on which the row begins, 1 = the first line of the file. */
	readonly line: number;
	/** Which of the records that the row stands for; 1 where it is the only one. */
	readonly part: number;
	/** 32 hex digits: what makes two rows the same record, on re-upload too. */
	readonly recordKey: string;
	/** What it would be, if another, had nobody said what a column holds; null or absent where that is the same. */
	readonly otherKey?: string | null;
	/** 32 hex digits over all cells: equal only if every cell agrees. */
	readonly contentKey: string;
	readonly source: string;
	readonly sourceRef: string;
	readonly sourceUrl: string;
	readonly sourceClass: SourceClass;
	readonly confidence: string;
	readonly notes: string;
	/** Codes of the warnings and infos given to the row. */
	readonly flags: readonly IssueCode[];
	/** Cells of columns that no template has, by header. */
	readonly extra: Readonly<Record<string, string>> | null;
}

/** Volume of a delivery or transfer, in barrels by factor set in the order of FACTOR_SET_NAMES. */
export interface Volume {
	readonly quantity: string;
	readonly unit: Unit | null;
	readonly dwt: string;
	readonly laden: Fraction | null;
	readonly kind: VolumeKind;
	/** Stated or laden barrels; the full load where the kind is `scenario`; null where it is `none`. */
	readonly barrels: readonly Barrels[] | null;
	readonly product: string;
	readonly productText: string;
	readonly productClass: ProductClass;
	readonly hsCode: string;
}

export interface Shipment extends Provenance, Volume {
	readonly recordKind: 'shipment';
	readonly span: DateSpan | null;
	/** Year of the refined cap window the delivery belongs to; null before the first or without a date. */
	readonly windowYear: number | null;
	readonly supplier: SupplierCode;
	readonly supplierText: string;
	readonly supplierRole: SupplierRole;
	readonly vesselName: string;
	readonly imo: Imo | null;
	readonly imoText: string;
	readonly flag: SupplierCode | null;
	readonly flagText: string;
	readonly originPort: string;
	/** The state that the origin port's own text names; null where it names none, or two. */
	readonly loadPortState: SupplierCode | null;
	readonly destinationPort: string;
	readonly basis: Basis;
	readonly leftOut: LeftOutReason | null;
}

export type Direction = 'stated' | 'assumed' | 'unknown';

export interface StsTransfer extends Provenance, Volume {
	readonly recordKind: 'sts';
	readonly span: DateSpan | null;
	readonly windowYear: number | null;
	readonly latitude: string;
	readonly longitude: string;
	readonly location: string;
	readonly giver: Party;
	readonly receiver: Party;
	readonly direction: Direction;
	readonly supplier: SupplierCode;
	readonly supplierText: string;
	readonly draughtBefore: string;
	readonly draughtAfter: string;
	readonly leftOut: LeftOutReason | null;
}

/** One ship of a transfer. */
export interface Party {
	readonly name: string;
	readonly imo: Imo | null;
	readonly imoText: string;
	readonly mmsi: string | null;
	readonly flag: SupplierCode | null;
	readonly flagText: string;
	readonly dwt: string;
}

export type FigureStatus = 'value' | 'zero' | 'missing' | 'blank';

/** One figure for a span: a declared month or year, a customs month, a published estimate. */
export interface PeriodFigure extends Provenance {
	readonly recordKind: 'period';
	readonly start: IsoDate;
	readonly end: IsoDate;
	readonly precision: DatePrecision | 'span';
	/** Last day that a running total covers, where that is before `end`; else null. */
	readonly coversEnd: IsoDate | null;
	/** A state, `ALL` states together, or unknown. */
	readonly supplier: SupplierCode | 'ALL';
	/** As the file names it; tells states apart that are not recognised. */
	readonly supplierText: string;
	readonly product: string;
	readonly productText: string;
	readonly productClass: ProductClass;
	readonly hsCode: string;
	readonly quantity: string;
	readonly unit: Unit | null;
	/** Barrels as published; they win over any conversion. */
	readonly publishedBarrels: Barrels | null;
	readonly status: FigureStatus;
	readonly basis: Basis;
	readonly asOf: IsoDate | null;
	readonly deliveries: number | null;
	readonly scenario: string;
	readonly laden: Fraction | null;
	/** Marks the rows of the one document that heads a year, with the reason for the choice. */
	readonly headline: 'low' | 'high' | 'both' | null;
	readonly headlineReason: string;
}

/** A row of the vessel register; adds or enriches a ship, never a volume. */
export interface VesselEntry extends Provenance {
	readonly recordKind: 'vessel';
	readonly imo: Imo | null;
	readonly imoText: string;
	readonly mmsi: string | null;
	readonly name: string;
	readonly formerNames: string;
	readonly flag: SupplierCode | null;
	readonly flagText: string;
	readonly type: string;
	readonly dwt: string;
	readonly owner: string;
	readonly designations: string;
}

export type ParsedRecord = Shipment | StsTransfer | PeriodFigure | VesselEntry;
