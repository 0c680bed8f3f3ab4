// One row of period.csv: one figure for a span, declared, customs or estimated.
import type { DateSpan } from '../calendar.ts';
import { isWholeMonth, yearSpan } from '../calendar.ts';
import { refinedWindowOf } from '../cap/regime.ts';
import type { SupplierCode } from '../country.ts';
import { ALL_STATES, NORTH_KOREA, UNKNOWN_SUPPLIER, isAllStates, parseCountry } from '../country.ts';
import type { Decimal } from '../decimal.ts';
import { divideHalfUp, parseDecimal, shareText } from '../decimal.ts';
import type { Basis, FigureStatus, PeriodFigure } from '../record.ts';
import { BASES } from '../record.ts';
import { parseSourceClass, sourceClassOf } from '../source-class.ts';
import type { Barrels, Unit } from '../units.ts';
import { DEFAULT_FACTOR_SET, factorSet, toBarrels } from '../units.ts';
import type { Cells } from './cells.ts';
import type { ReadContext } from './read-context.ts';
import {
	CAP_MILLIBARRELS,
	LARGEST_MILLIBARRELS,
	joinSpans,
	readProduct,
	readSource,
	readSpan,
	windowOfSpan
} from './read-common.ts';
import { readLaden, readQuantity, readSigned } from './read-number.ts';
import { plain } from './record-key.ts';
import { templates } from './templates.ts';

const CAP_BBL = 500_000n;

export function readPeriod(cells: Cells, context: ReadContext): PeriodFigure | null {
	const span = readPeriodSpan(cells, context);
	const basis = readBasis(cells, context);
	const supplier = readReporter(cells);
	const supplierText = cells.value('supplier');
	const goods = readProduct(cells);
	const { quantity, unit } = readTonnage(cells);
	const publishedBarrels = readBarrels(cells);
	const status = readStatus(cells, quantity, publishedBarrels);
	checkFigure(cells, basis, quantity, unit, publishedBarrels);
	const laden = readLaden(cells);
	const source = readPeriodSource(cells);
	const asOf = readSpan(cells, 'as_of', context.today);
	if (asOf === null && cells.value('as_of') === '') cells.note('as_of_missing', 'as_of');
	if (asOf !== null && asOf.precision !== 'day') cells.note('date_format', 'as_of');
	if (basis === 'declared' && source.sourceClass !== 'official') cells.note('declared_not_official', 'basis');
	checkMultiple(cells, publishedBarrels);
	const coversEnd = readSpan(cells, 'covers_end', context.today);
	const deliveries = readCount(cells);
	if (span === null) return null;
	if (coversEnd !== null && coversEnd.end < span.start) cells.note('date_order', 'covers_end');
	if (basis === 'declared' && windowOfSpan(span).kind === 'crossing') {
		cells.note('period_crosses_window', 'period_start', `${span.start} to ${span.end}`);
	}
	const scenario = cells.text('scenario');
	return {
		recordKind: 'period',
		line: cells.line,
		part: 1,
		recordKey: context.digest(
			[
				'period',
				span.start,
				span.end,
				supplier === UNKNOWN_SUPPLIER ? `unknown ${plain(supplierText)}` : supplier,
				goods.product,
				goods.productClass,
				basis,
				source.sourceClass,
				plain(scenario),
				laden === null ? '' : shareText(laden),
				source.sourceClass === 'official' ? '' : `${plain(source.source)}\u001f${plain(source.sourceRef)}`
			].join('\u001e')
		),
		contentKey: context.digest(`period\u001e${cells.content(templates.period.columns)}${cells.meaning}`),
		...source,
		start: span.start,
		end: span.end,
		precision: isWholeMonth(span.start, span.end) ? 'month' : isWholeYear(span) ? 'year' : 'span',
		coversEnd: coversEnd === null || coversEnd.end >= span.end ? null : coversEnd.end,
		supplier,
		supplierText,
		...goods,
		quantity,
		unit,
		publishedBarrels,
		status,
		basis,
		asOf: asOf?.end ?? null,
		deliveries,
		scenario,
		laden,
		...readHeadline(cells),
		flags: cells.flags,
		extra: cells.extra()
	};
}

function isWholeYear({ start, end }: DateSpan): boolean {
	const year = yearSpan(Number(start.slice(0, 4)));
	return year !== null && start === year.start && end === year.end;
}

function readPeriodSpan(cells: Cells, { today }: ReadContext): DateSpan | null {
	const start = readSpan(cells, 'period_start', today);
	if (start === null) {
		if (cells.value('period_start') === '') cells.note('period_missing', 'period_start');
		return null;
	}
	const endText = cells.value('period_end');
	if (endText === '') {
		if (start.precision === 'day') cells.note('period_missing', 'period_end');
		return withinFirstWindow(start, cells);
	}
	// A year in progress may end after today; only its start must have come.
	const end = readSpan(cells, 'period_end', `${today.slice(0, 4)}-12-31` as typeof today);
	return end && joinSpans(cells, 'period_end', start, end);
}

/** The year 2017 of an annual statement means its window, the quarter from 1 October. */
function withinFirstWindow(span: DateSpan, cells: Cells): DateSpan {
	const window = refinedWindowOf(span.end);
	const isFirstYear = span.precision === 'year' && window !== null && window.start > span.start;
	if (!isFirstYear || cells.value('basis').toLowerCase() !== 'declared') return span;
	return { start: window.start, end: window.end, precision: 'year' };
}

function readBasis(cells: Cells, context: ReadContext): Basis {
	const text = cells.value('basis').toLowerCase();
	if (text === '') {
		if (!context.isBasisAnswered) cells.note('basis_assumed', 'basis', context.basis);
		if (context.basis !== 'customs') cells.means(`basis ${context.basis}`);
		return context.basis;
	}
	const basis = BASES.find((one) => one === text);
	if (!basis) cells.note('basis_unknown', 'basis');
	return basis ?? context.basis;
}

function readReporter(cells: Cells): SupplierCode | 'ALL' {
	const text = cells.value('supplier');
	if (isAllStates(text)) return ALL_STATES;
	if (text === '') {
		cells.note('supplier_missing', 'supplier');
		return UNKNOWN_SUPPLIER;
	}
	const code = parseCountry(text);
	if (code === NORTH_KOREA) cells.note('supplier_is_recipient', 'supplier');
	if (code === null) cells.note('supplier_unknown', 'supplier');
	return code ?? UNKNOWN_SUPPLIER;
}

/** `quantity` with `unit`, or the column `tonnes`, which names its own unit. */
function readTonnage(cells: Cells): { quantity: string; unit: Unit | null } {
	const column = cells.value('quantity') === '' && cells.value('tonnes') !== '' ? 'tonnes' : 'quantity';
	const { number, text, unit } = readQuantity(cells, column, column === 'tonnes' ? 't' : null);
	if (column === 'tonnes' && unit !== null && unit !== 't') cells.note('unit_unknown', 'unit');
	return { quantity: text, unit: number === null ? null : unit };
}

function readBarrels(cells: Cells): Barrels | null {
	const text = cells.value('barrels');
	if (text === '') return null;
	const { number } = readSigned(cells, 'barrels', text, 'quantity_format');
	const barrels = number && asBarrels(number);
	if (barrels === null) return null;
	if (barrels < 0n) cells.note('quantity_negative', 'barrels');
	else if (barrels > LARGEST_MILLIBARRELS) cells.note('quantity_impossible', 'barrels');
	return barrels;
}

function asBarrels(number: Decimal): Barrels {
	return toBarrels(number, 'bbl', 'unspecified', factorSet(DEFAULT_FACTOR_SET)).barrels;
}

function readStatus(cells: Cells, quantity: string, barrels: Barrels | null): FigureStatus {
	const text = cells.value('status').toLowerCase();
	if (!['', 'value', 'zero', 'missing'].includes(text)) {
		cells.note('status_unknown', 'status');
		return 'blank';
	}
	const amount = barrels ?? parseDecimal(quantity)?.units ?? null;
	const derived: FigureStatus = amount === null ? 'blank' : amount === 0n ? 'zero' : 'value';
	// A note that begins MISSING says the same as the status, in files that have no such column.
	const stated =
		text === '' && derived === 'blank' && cells.text('notes').startsWith('MISSING') ? 'missing' : text;
	if (stated === 'missing' && derived === 'blank') return 'missing';
	if (stated !== '' && stated !== derived) {
		const isUncounted = stated === 'value' && derived === 'blank' && cells.text('scenario') !== '';
		if (!isUncounted) cells.note('status_contradicts', 'status');
	}
	if (derived === 'blank' && stated === '') cells.note('figure_blank', 'barrels');
	return derived;
}

function readPeriodSource(cells: Cells) {
	const source = readSource(cells);
	const text = cells.value('source_class');
	if (text === '') return { ...source, sourceClass: sourceClassOf(source.source) };
	const sourceClass = parseSourceClass(text);
	if (sourceClass === null) cells.note('source_class_unknown', 'source_class');
	return { ...source, sourceClass: sourceClass ?? source.sourceClass };
}

/** A month or year above the yearly cap, and tonnes and barrels that do not fit each other, are asked about by a flag. */
function checkFigure(
	cells: Cells,
	basis: Basis,
	quantity: string,
	unit: Unit | null,
	published: Barrels | null
): void {
	const tonnes = unit === 't' ? parseDecimal(quantity) : null;
	const converted =
		tonnes === null || unit === null
			? null
			: toBarrels(tonnes, unit, 'unspecified', factorSet(DEFAULT_FACTOR_SET)).barrels;
	if (converted !== null && converted > LARGEST_MILLIBARRELS) cells.note('quantity_impossible', 'quantity');
	const amount = published ?? converted;
	if (basis !== 'estimated' && amount !== null && amount > CAP_MILLIBARRELS) {
		cells.note('quantity_large', published === null ? 'quantity' : 'barrels');
	}
	if (published === null || tonnes === null || tonnes.units === 0n) return;
	const scale = 10n ** BigInt(tonnes.scale);
	const isPlausible =
		published * scale >= 5_000n * tonnes.units && published * scale <= 12_000n * tonnes.units;
	if (!isPlausible) cells.note('ratio_implausible', 'barrels');
}

function readCount(cells: Cells): number | null {
	const text = cells.value('deliveries');
	if (text === '') return null;
	if (/^\d{1,6}$/.test(text)) return Number(text);
	cells.note('count_format', 'deliveries');
	return null;
}

/** A printed multiple is compared to two places, never imported; words such as `>1` are kept with the row. */
function checkMultiple(cells: Cells, barrels: Barrels | null): void {
	const printed = parseDecimal(cells.value('multiple_of_cap'));
	if (printed === null || barrels === null) return;
	const hundredths = divideHalfUp(printed.units * 100n, 10n ** BigInt(printed.scale));
	const worked = divideHalfUp(barrels * 100n, CAP_BBL * 1000n);
	const gap = hundredths - worked;
	if (gap < -1n || gap > 1n) cells.note('multiple_differs', 'multiple_of_cap');
}

function readHeadline(cells: Cells): Pick<PeriodFigure, 'headline' | 'headlineReason'> {
	const text = cells.value('headline').toLowerCase();
	const headline = (['low', 'high', 'both'] as const).find((one) => one === text) ?? null;
	return { headline, headlineReason: cells.text('headline_reason') };
}
