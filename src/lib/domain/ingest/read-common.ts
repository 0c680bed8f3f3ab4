// Cells that shipments, transfers and period figures share: spans, volumes, states, ships, sources.
import type { DatePrecision, DateSpan, IsoDate } from '../calendar.ts';
import { isWholeMonth, parseDateSpan, yearOf } from '../calendar.ts';
import type { SupplierCode } from '../country.ts';
import { NORTH_KOREA, UNKNOWN_SUPPLIER, isAllStates, parseCountry } from '../country.ts';
import type { CapWindow } from '../cap/regime.ts';
import { refinedWindowOf } from '../cap/regime.ts';
import type { Decimal, Fraction } from '../decimal.ts';
import { parseDecimal, parseShare, scaleBy } from '../decimal.ts';
import { classifyProduct, parseHsCode } from '../product.ts';
import type { VolumeKind } from '../record.ts';
import { sourceClassOf } from '../source-class.ts';
import type { Barrels, Unit } from '../units.ts';
import { UNITS, isMass, toBarrelsBySet } from '../units.ts';
import type { Imo } from '../vessel.ts';
import { parseImo, parseMmsi } from '../vessel.ts';
import type { Cells } from './cells.ts';

const AGGREGATE = /\bAGGREGATE\b/;

export function isAggregate(cells: Cells): boolean {
	if (!AGGREGATE.test(cells.text('notes'))) return false;
	cells.note('aggregate_row', 'notes', 'AGGREGATE');
	return true;
}

/** A date or span cell; blank is null without an issue, anything unreadable is an issue. */
export function readSpan(cells: Cells, column: string, today: IsoDate): DateSpan | null {
	const text = cells.value(column);
	if (text === '') return null;
	const span = parseDateSpan(text);
	if (!span) {
		cells.note('date_format', column);
		return null;
	}
	if (span.start > today) {
		cells.note('date_future', column);
		return null;
	}
	return span;
}

/** First day of one span to last day of another, or an issue when they are the wrong way round. */
export function joinSpans(cells: Cells, column: string, first: DateSpan, last: DateSpan): DateSpan | null {
	if (last.end < first.start) {
		cells.note('date_order', column);
		return null;
	}
	return { start: first.start, end: last.end, precision: precisionOf(first.start, last.end) };
}

function precisionOf(start: IsoDate, end: IsoDate): DatePrecision {
	if (start === end) return 'day';
	if (start.slice(0, 7) === end.slice(0, 7)) return isWholeMonth(start, end) ? 'month' : 'day';
	return 'year';
}

export type WindowReading =
	{ readonly kind: 'window'; readonly window: CapWindow } | { readonly kind: 'before' | 'crossing' };

/** The cap window that holds a whole span. */
export function windowOfSpan({ start, end }: DateSpan): WindowReading {
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
	if (isAllStates(text)) cells.note('supplier_all_only_period', 'supplier');
	const code = parseCountry(text);
	if (code === NORTH_KOREA) cells.note('supplier_is_recipient', 'supplier');
	if (code === null) cells.note('supplier_unknown', 'supplier');
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

/** A plain number of zero or more; an issue otherwise; null when blank. */
export function readNumber(
	cells: Cells,
	column: string,
	problem: 'quantity_format' | 'dwt_format' | 'draught_format'
): Decimal | null {
	const text = cells.value(column);
	if (text === '') return null;
	const number = parseDecimal(text);
	if (number === null) cells.note(problem, column);
	else if (number.units < 0n) cells.note('quantity_negative', column);
	return number !== null && number.units >= 0n ? number : null;
}

export function readUnit(cells: Cells, hasQuantity: boolean, implied: Unit | null = null): Unit | null {
	const text = cells.value('unit');
	if (text === '') {
		if (hasQuantity && implied === null) cells.note('unit_missing', 'unit');
		return hasQuantity ? implied : null;
	}
	const unit =
		UNITS.find((one) => one === text) ?? UNITS.find((one) => one.toLowerCase() === text.toLowerCase());
	if (!unit) cells.note('unit_unknown', 'unit');
	else if (!hasQuantity) cells.note('unit_alone', 'unit');
	return hasQuantity ? (unit ?? null) : null;
}

export function readLaden(cells: Cells): Fraction | null {
	const text = cells.value('laden_fraction');
	if (text === '') return null;
	const share = parseShare(text);
	if (share === null) cells.note('laden_format', 'laden_fraction');
	return share;
}

export const CAP_MILLIBARRELS = 500_000_000n;
export const LARGEST_MILLIBARRELS = 1_000_000_000_000n;

/** Quantity first, else deadweight with the row's own share, else deadweight for a scenario, else nothing. */
export function readVolume(cells: Cells, dwtColumn: string) {
	const { product, productText, productClass, hsCode } = readProduct(cells);
	const quantity = readNumber(cells, 'quantity', 'quantity_format');
	const unit = readUnit(cells, cells.value('quantity') !== '');
	const dwt = readNumber(cells, dwtColumn, 'dwt_format');
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
		quantity: cells.value('quantity'),
		unit,
		dwt: cells.value(dwtColumn),
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
