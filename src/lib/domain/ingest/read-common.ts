// Cells that shipments, transfers and period figures share: spans, volumes, states, ships, sources.
import type { DateSpan, IsoDate } from '../calendar.ts';
import { parseDateSpan, precisionOf, yearOf } from '../calendar.ts';
import type { SupplierCode } from '../country.ts';
import { NORTH_KOREA, UNKNOWN_SUPPLIER, isAllStates, parseCountry } from '../country.ts';
import type { CapWindow } from '../cap/regime.ts';
import { refinedWindowOf } from '../cap/regime.ts';
import type { Decimal } from '../decimal.ts';
import { scaleBy } from '../decimal.ts';
import { classifyProduct, parseHsCode } from '../product.ts';
import type { VolumeKind } from '../record.ts';
import { sourceClassOf } from '../source-class.ts';
import type { Barrels, Unit } from '../units.ts';
import { isMass, toBarrelsBySet } from '../units.ts';
import type { Imo } from '../vessel.ts';
import { parseImo, parseMmsi } from '../vessel.ts';
import type { Cells } from './cells.ts';
import { dateForm, readDateText } from './date-form.ts';
import { readLaden, readNumber, readQuantity } from './read-number.ts';

const CAPITALS = /\bAGGREGATE\b/;
/** The first word of a note, in any letters: `Aggregate: five calls`, `aggregate of six`; not `aggregate deadweight`. */
const HEAD = /^\s*aggregate(?=\s*(?:[^\p{L}\p{N}\s]|$)|\s+of\b)/iu;
const WORD = /\baggregate\b/i;

/** Whether a row sums several events. The word elsewhere in a note says too little to leave the row out: it is flagged. */
export function isAggregate(cells: Cells): boolean {
	const notes = cells.text('notes');
	const word = WORD.exec(notes)?.[0];
	if (word === undefined) return false;
	const isMarked = CAPITALS.test(notes) || HEAD.test(notes);
	cells.note(isMarked ? 'aggregate_row' : 'aggregate_unmarked', 'notes', isMarked ? 'AGGREGATE' : word);
	return isMarked;
}

/** A date or span cell; blank is null without an issue, anything unreadable is an issue. */
export function readSpan(cells: Cells, column: string, today: IsoDate): DateSpan | null {
	const text = cells.value(column);
	if (text === '') return null;
	const span = knownSpan(text) ?? readForeignDate(cells, column, text);
	if (!span) return null;
	if (span.start > today) {
		cells.note('date_future', column);
		return null;
	}
	return span;
}

const spans = new Map<string, DateSpan>();

/** Deliveries share their days, so that one reading serves thousands of rows. */
function knownSpan(text: string): DateSpan | null {
	const known = spans.get(text);
	if (known !== undefined) return known;
	const span = parseDateSpan(text);
	if (span !== null && spans.size < 10_000) spans.set(text, span);
	return span;
}

const ORDERED = new Set(['dmy', 'mdy', 'day_month', 'serial']);
const DATE_NOTES = { serial: 'date_serial', short_year: 'date_short_year', zone: 'date_zone' } as const;

/** A date that is not written as in the templates, read as its column settles it. */
function readForeignDate(cells: Cells, column: string, text: string): DateSpan | null {
	const { dateOrder, dateSystem } = cells.convention(column, ORDERED.has(dateForm(text)));
	const reading = readDateText(text, { order: dateOrder, system: dateSystem });
	switch (reading.kind) {
		case 'span':
			for (const note of reading.notes) cells.note(DATE_NOTES[note], column);
			return reading.span;
		case 'ambiguous':
			cells.note('date_ambiguous', column);
			return null;
		case 'bad':
			cells.note('date_format', column);
			return null;
	}
}

/** First day of one span to last day of another, or an issue when they are the wrong way round. */
export function joinSpans(cells: Cells, column: string, first: DateSpan, last: DateSpan): DateSpan | null {
	if (last.end < first.start) {
		cells.note('date_order', column);
		return null;
	}
	return { start: first.start, end: last.end, precision: precisionOf(first.start, last.end) };
}

export type WindowReading =
	{ readonly kind: 'window'; readonly window: CapWindow } | { readonly kind: 'before' | 'crossing' };

/** The cap window that holds a whole span. */
export function windowOfSpan({ start, end }: DateSpan): WindowReading {
	if (start !== end) return findWindow(start, end);
	const known = windowOfDay.get(start);
	if (known !== undefined) return known;
	const reading = findWindow(start, end);
	if (windowOfDay.size < 10_000) windowOfDay.set(start, reading);
	return reading;
}

/** Deliveries share their days; a million of them have a few thousand. */
const windowOfDay = new Map<IsoDate, WindowReading>();

function findWindow(start: IsoDate, end: IsoDate): WindowReading {
	const [first, last] = [refinedWindowOf(start), refinedWindowOf(end)];
	if (first && last && first.year === last.year) return { kind: 'window', window: first };
	return { kind: last === null || yearOf(end) < 2017 ? 'before' : 'crossing' };
}

export interface StateReading {
	readonly code: SupplierCode;
	readonly text: string;
}

export function readSupplier(cells: Cells): StateReading {
	const text = cells.value('supplier');
	if (text === '') {
		cells.note('supplier_missing', 'supplier');
		return { code: UNKNOWN_SUPPLIER, text: '' };
	}
	const code = parseCountry(text);
	if (code === NORTH_KOREA) cells.note('supplier_is_recipient', 'supplier');
	if (code === null) {
		if (isAllStates(text)) cells.note('supplier_all_only_period', 'supplier');
		cells.note('supplier_unknown', 'supplier');
	}
	return { code: code ?? UNKNOWN_SUPPLIER, text };
}

export function readFlag(cells: Cells, column: string): { flag: SupplierCode | null; flagText: string } {
	const flagText = cells.text(column);
	const value = cells.value(column);
	const flag = value === '' ? null : parseCountry(value);
	if (flag === null && value !== '') cells.note('flag_unknown', column);
	return { flag, flagText };
}

export function readImo(cells: Cells, column: string): { imo: Imo | null; imoText: string } {
	const reading = parseImo(cells.value(column));
	switch (reading.kind) {
		case 'valid':
			return { imo: reading.imo, imoText: '' };
		case 'absent':
			return { imo: null, imoText: '' };
		case 'bad':
			cells.note(reading.reason === 'check_digit' ? 'imo_check_digit' : 'imo_format', column);
			return { imo: null, imoText: reading.text };
	}
}

export function readMmsi(cells: Cells, column: string): string | null {
	const text = cells.value(column);
	if (text === '') return null;
	const mmsi = parseMmsi(text);
	if (mmsi === null) cells.note('mmsi_format', column);
	return mmsi;
}

export function readSource(cells: Cells) {
	const source = cells.text('source');
	if (source === '') cells.note('source_missing', 'source');
	return {
		source,
		sourceRef: cells.text('source_ref'),
		sourceUrl: cells.text('source_url'),
		sourceClass: sourceClassOf(source),
		confidence: cells.text('confidence'),
		notes: cells.text('notes')
	};
}

export function readProduct(cells: Cells) {
	const productText = cells.text('product');
	const hsText = cells.value('hs_code');
	const hsCode = hsText === '' ? null : parseHsCode(hsText);
	if (hsCode === null && hsText !== '') cells.note('hs_format', 'hs_code');
	const { product, productClass } = classifyProduct(cells.value('product'), hsCode);
	if (productClass === 'unknown') cells.note('product_unknown', hsCode === null ? 'product' : 'hs_code');
	if (productClass === 'unsettled') cells.note('product_unsettled', 'product');
	if (productClass === 'crude') cells.note('product_crude', 'product');
	if (productClass === 'banned') cells.note('product_banned', 'product');
	return { product, productText, productClass, hsCode: hsCode ?? '' };
}

export const CAP_MILLIBARRELS = 500_000_000n;
export const LARGEST_MILLIBARRELS = 1_000_000_000_000n;

/** Quantity first, else deadweight with the row's own share, else deadweight for a scenario, else nothing. */
export function readVolume(cells: Cells, dwtColumn: string) {
	const { product, productText, productClass, hsCode } = readProduct(cells);
	const { number: quantity, text: quantityText, unit } = readQuantity(cells, 'quantity');
	const { number: dwt, text: dwtText } = readNumber(cells, dwtColumn, 'dwt_format');
	const hasDwt = dwt !== null && dwt.units > 0n;
	const laden = readLaden(cells);

	let kind: VolumeKind = 'none';
	let barrels: Barrels[] | null = null;
	if (quantity !== null && unit !== null) {
		kind = 'stated';
		barrels = toBarrelsBySet(quantity, unit, product);
		checkSize(cells, quantity, unit, barrels[0] ?? (0n as Barrels), hasDwt ? dwt : null);
	} else if (hasDwt) {
		kind = laden === null ? 'scenario' : 'laden';
		const loads = toBarrelsBySet(dwt, 't', product);
		if ((loads[0] ?? 0n) > LARGEST_MILLIBARRELS) cells.note('quantity_impossible', dwtColumn);
		barrels = laden === null ? loads : loads.map((load) => scaleBy(load, laden) as Barrels);
	}
	// Written out: a spread here costs a quarter of the time of a whole row.
	return {
		product,
		productText,
		productClass,
		hsCode,
		quantity: quantityText,
		unit,
		dwt: dwtText,
		laden,
		kind,
		barrels
	};
}

function checkSize(cells: Cells, quantity: Decimal, unit: Unit, barrels: Barrels, dwt: Decimal | null): void {
	if (barrels > LARGEST_MILLIBARRELS) cells.note('quantity_impossible', 'quantity');
	else if (barrels > CAP_MILLIBARRELS) cells.note('quantity_large', 'quantity');
	if (dwt === null || !isMass(unit)) return;
	const perTonne = unit === 'kt' ? 1000n : 1n;
	const divisor = unit === 'kg' ? 1000n : 1n;
	const carried = quantity.units * perTonne * 10n ** BigInt(dwt.scale);
	const capacity = dwt.units * divisor * 10n ** BigInt(quantity.scale);
	if (carried > capacity) cells.note('quantity_exceeds_dwt', 'quantity');
}
