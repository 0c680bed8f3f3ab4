// Stored records as a reader meets them: a row of the ledger with its place in a file, and what it is in words.
// Whether it counts is `record-standing.ts`; how its barrels were worked out is `record-calculation.ts`.
import type { IsoDate } from '../calendar.ts';
import { monthOf } from '../calendar.ts';
import type { StoredFigure } from '../cap/figure.ts';
import { isMonthly } from '../cap/figure.ts';
import type { SupplierCode } from '../country.ts';
import { ALL_STATES, NORTH_KOREA, UNKNOWN_SUPPLIER, countryName } from '../country.ts';
import type { LinkedReason } from '../link/cargo.ts';
import { disputesOf } from '../objection.ts';
import type {
	Basis,
	Party,
	RecordId,
	RecordKind,
	Shipment,
	SourceClass,
	StsTransfer,
	SupplierRole,
	VesselEntry
} from '../record.ts';
import { disputeSentence } from './objection-words.ts';
import { dayText, monthText, periodLabel, periodPhrase } from './reading.ts';
import { kindWords, prohibitedKind } from './sts-words.ts';

/** Another row stands for this one: it repeats it cell for cell, or replaces it. */
export interface SetAside {
	readonly reason: 'repeat' | 'superseded';
	readonly by: RecordId;
}

/** What links in force make of a record. */
export interface LinkedMark {
	/** The supplier charged: the row's own, or the one its cargo came from. */
	readonly supplier: SupplierCode;
	/** Why another record counts in its place; null where it stands itself. */
	readonly reason: LinkedReason | null;
	readonly by: RecordId | null;
	/** Agencies that report the event independently of each other. */
	readonly sources: number;
	/** True for a transfer whose cargo is followed to a delivery. */
	readonly isDelivered: boolean;
}

/** Where a row stands for good. */
export interface Stored {
	readonly id: RecordId;
	readonly importId: number;
	readonly fileName: string;
}

interface Placed {
	readonly setAside: SetAside | null;
	readonly linked: LinkedMark | null;
}

export type StoredShipment = Shipment & Stored & Placed;
export type StoredTransfer = StsTransfer & Stored & Placed;
export type StoredMovement = StoredShipment | StoredTransfer;
export type StoredVessel = VesselEntry & Stored;
export type LedgerRecord = StoredMovement | StoredFigure | StoredVessel;

export const kindNames: Readonly<Record<RecordKind, { one: string; many: string }>> = {
	shipment: { one: 'Delivery', many: 'Deliveries' },
	sts: { one: 'Ship-to-ship transfer', many: 'Ship-to-ship transfers' },
	period: { one: 'Period figure', many: 'Period figures' },
	vessel: { one: 'Ship', many: 'Ships' }
};

export const basisNames: Readonly<Record<Basis, { name: string; meaning: string }>> = {
	declared: { name: 'declared', meaning: 'A state reported it to the 1718 Committee.' },
	observed: {
		name: 'observed',
		meaning: 'Somebody saw, tracked or documented a single delivery or transfer.'
	},
	estimated: {
		name: 'estimated',
		meaning: 'Worked out by its publisher for a period; an assumption stands in it.'
	},
	customs: { name: 'customs', meaning: 'A customs series, kept as a check. It is never added to anything.' }
};

export const sourceClassNames: Readonly<Record<SourceClass, { name: string; meaning: string }>> = {
	official: { name: 'official', meaning: 'The 1718 Committee, which publishes what states report to it.' },
	panel: { name: 'Panel', meaning: 'The Panel of Experts of resolution 1874, which ended on 30 April 2024.' },
	state: {
		name: 'state',
		meaning: 'A government, or a group of states such as the MSMT, which is not a UN body.'
	},
	ngo: { name: 'research', meaning: 'A research group or other non-governmental organisation.' },
	press: { name: 'press', meaning: 'A news outlet, and any publisher that is not in the list of known ones.' }
};

export const roleNames: Readonly<Record<SupplierRole, { name: string; meaning: string }>> = {
	reporting_state: { name: 'reporting state', meaning: 'it reported the supply to the 1718 Committee' },
	load_port_state: { name: 'load port state', meaning: 'the cargo was loaded in one of its ports' },
	flag_state: { name: 'flag state', meaning: 'the supplying ship flew its flag' },
	seller: { name: 'seller', meaning: 'the seller or broker is its national' },
	unknown: { name: 'not stated', meaning: 'the row names it and does not say why' }
};

/** The state charged, in words: `China`, `All states together`, `Unknown supplier`. */
export function supplierName(code: string): string {
	return code === ALL_STATES ? 'All states together' : countryName(code);
}

const TURNS_TEXT = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Text of a file inside a sentence of ours: marks that turn the direction of reading end with it. */
function isolated(text: string): string {
	return TURNS_TEXT.test(text) ? `\u2068${text}\u2069` : text;
}

/** The state that a record is charged to: the one it names, else the one that links give it. */
export function chargedSupplier(
	record: Exclude<LedgerRecord, StoredVessel>
): SupplierCode | typeof ALL_STATES {
	return record.recordKind === 'period' ? record.supplier : (record.linked?.supplier ?? record.supplier);
}

/** A ship by its name, or else by its number. */
export function shipName({ name, imo, imoText, mmsi }: Party): string {
	if (name !== '') return isolated(name);
	if (imo !== null) return `IMO ${imo}`;
	if (imoText !== '') return isolated(imoText);
	return mmsi === null ? UNNAMED : `MMSI ${mmsi}`;
}

const UNNAMED = 'a ship nobody names';

function areUnnamed({ giver, receiver }: StoredTransfer): boolean {
	return shipName(giver) === UNNAMED && shipName(receiver) === UNNAMED;
}

/** The span of a record, first and last day; null where its source gives none. */
export function spanOf(record: LedgerRecord): { readonly start: IsoDate; readonly end: IsoDate } | null {
	switch (record.recordKind) {
		case 'shipment':
		case 'sts':
			return record.span;
		case 'period':
			return { start: record.start, end: record.end };
		case 'vessel':
			return null;
	}
}

/** `25 February 2019`, `Feb–Oct 2019`, `2023`; blank for a ship. */
export function whenText(record: LedgerRecord): string {
	const span = spanOf(record);
	if (span === null) return record.recordKind === 'vessel' ? '' : 'no date';
	return span.start === span.end ? dayText(span.start) : periodLabel(span.start, span.end);
}

/** What the record is about, for a row of a list: ships, months, the scenario of an estimate. */
export function subjectOf(record: LedgerRecord): string {
	switch (record.recordKind) {
		case 'shipment':
			return (
				record.vesselName || (record.imo === null ? record.imoText || 'no ship named' : `IMO ${record.imo}`)
			);
		case 'sts':
			return areUnnamed(record)
				? 'two ships nobody names'
				: `${shipName(record.giver)} ${record.direction === 'unknown' ? 'and' : '→'} ${shipName(record.receiver)}`;
		case 'period':
			return figureSubject(record);
		case 'vessel':
			return record.name || (record.imo === null ? record.imoText : `IMO ${record.imo}`);
	}
}

function figureSubject(figure: StoredFigure): string {
	if (figure.basis === 'estimated') return figure.scenario === '' ? 'Published estimate' : figure.scenario;
	if (isMonthly(figure)) return monthText(monthOf(figure.start));
	if (figure.coversEnd !== null) return `Running total to ${dayText(figure.coversEnd)}`;
	return figure.precision === 'year'
		? `Annual statement ${figure.start.slice(0, 4)}`
		: 'Statement for a period';
}

/** The finding of one record, as a heading: who says what about which days, hedged as the rules want it. */
export function recordTitle(record: LedgerRecord): string {
	switch (record.recordKind) {
		case 'shipment':
			return shipmentTitle(record);
		case 'sts':
			return transferTitle(record);
		case 'period':
			return figureTitle(record);
		case 'vessel':
			return `${subjectOf(record)}, in the vessel register`;
	}
}

function shipmentTitle(record: StoredShipment): string {
	const { vesselName: name, imo, imoText, originPort, destinationPort } = record;
	const ship = shipName({ ...NOBODY, name, imo, imoText });
	const place = destinationPort === '' ? '' : ` at ${isolated(destinationPort)}`;
	const loaded = destinationPort === '' && originPort !== '' ? `, loaded at ${isolated(originPort)}` : '';
	return `Reported delivery by ${ship}${place}${loaded}, ${dated(record)}`;
}

const NOBODY: Party = { name: '', imo: null, imoText: '', mmsi: null, flag: null, flagText: '', dwt: '' };

function transferTitle(record: StoredTransfer): string {
	const [giver, receiver] = [shipName(record.giver), shipName(record.receiver)];
	const ships = areUnnamed(record)
		? 'between two ships nobody names'
		: record.direction === 'unknown'
			? `between ${giver} and ${receiver}`
			: `from ${giver} to ${receiver}`;
	return `Reported transfer ${ships}, ${dated(record)}`;
}

function dated({ span }: StoredMovement): string {
	if (span === null) return 'no date given';
	return span.start === span.end
		? dayText(span.start)
		: periodPhrase(span.start, span.end).replace(/^in /, '');
}

function figureTitle(figure: StoredFigure): string {
	const period = periodPhrase(figure.start, figure.end).replace(/^in /, 'for ');
	const who = supplierName(figure.supplier);
	switch (figure.basis) {
		case 'declared':
			return declaredTitle(figure, who, period);
		case 'estimated':
			return `${isolated(figure.source) || 'Published'} estimate ${period}${figure.supplier === ALL_STATES ? '' : `, ${who} alone`}`;
		case 'customs':
			return `Customs figure of ${who} ${period}`;
		case 'observed':
			return `Observed figure for ${who} ${period}`;
	}
}

function declaredTitle(figure: StoredFigure, who: string, period: string): string {
	const subject = figure.supplier === UNKNOWN_SUPPLIER ? 'A state that is not named' : who;
	switch (figure.status) {
		case 'zero':
			return `${subject} reported zero ${period}`;
		case 'missing':
			return `No report filed by ${subject} ${period}, says the source`;
		case 'blank':
			return `No figure for ${subject} ${period}`;
		case 'value':
			return `${subject} declared refined petroleum ${period}`;
	}
}

/** Words a record must carry beside its figure, whatever page it stands on; objections as they were known by a day. */
export function cautions(record: LedgerRecord, asOf: IsoDate | null): string[] {
	switch (record.recordKind) {
		case 'sts':
			return transferCautions(record);
		case 'shipment':
			return record.flag === NORTH_KOREA
				? ['The ship is reported to fly the DPRK flag. Its flag is not the supplier.']
				: [];
		case 'period':
			if (record.basis !== 'estimated') return [];
			return [
				'An estimate by its publisher, not an official UN tally.',
				...disputesOf(record, asOf).map(disputeSentence)
			];
		case 'vessel':
			return [
				'A name is no identity: the ship is known by its IMO number, and a check digit that passes is no proof.'
			];
	}
}

function transferCautions(record: StoredTransfer): string[] {
	const kind = kindWords[prohibitedKind(record)];
	return [
		...(kind === '' ? [] : [`${kind}. Reported does not mean proven.`]),
		...(record.direction === 'assumed'
			? ['Who gave and who received is assumed: the source does not say.']
			: []),
		...(record.direction === 'unknown' ? ['The source does not say who gave and who received.'] : []),
		// Where a court has judged an allegation, the row's remark says so: it is told beside the allegation.
		...(record.notes === '' ? [] : [`Remark in the file: ${isolated(record.notes)}`])
	];
}

export interface SourceAddress {
	readonly href: string;
	/** Where the link leads, in ASCII, so that no look-alike passes for another. */
	readonly host: string;
	/** What stood beside the address in the cell. */
	readonly rest: string;
}

/** The web address a cell begins with; null where there is none that may be followed. Only http and https are links. */
export function sourceAddress(text: string): SourceAddress | null {
	const match = /^(https?:\/\/\S+)\s*([\s\S]*)$/i.exec(text.trim());
	if (!match?.[1] || !URL.canParse(match[1])) return null;
	const url = new URL(match[1]);
	if (url.username !== '' || url.password !== '') return null;
	return { href: url.href, host: url.host, rest: match[2] ?? '' };
}
