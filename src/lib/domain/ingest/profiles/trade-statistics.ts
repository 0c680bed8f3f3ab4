// What the tables of customs offices have in common: months in several spellings, goods by HS code, and rows that sum
// up other rows of the same file. A figure is kept once, at its finest.
import { decimalText, parseDecimal, plus } from '../../decimal.ts';
import type { FileMarks, Mark } from '../marks.ts';
import type { RowNote, SourceCells, Verdict } from './profile.ts';
import { given, leftOut, measured } from './verdict.ts';

/**
 * `202301`, `2023.01` and `2023-01` are `2023-01`; `2023`, `202352` and `202399` are the year; null for the rest. `2023.1`
 * may be what a spreadsheet left of October, `2023.10`.
 */
export function tradePeriod(text: string): string | null {
	if (/^\d{4}\.1$/.test(text)) return null;
	const match = /^(\d{4})(?:[.\-/年]?(\d{1,2})月?)?$/.exec(text);
	if (!match?.[1]) return null;
	const month = match[2]?.padStart(2, '0') ?? '00';
	if (['00', '52', '99'].includes(month)) return match[1];
	return Number(month) <= 12 ? `${match[1]}-${month}` : null;
}

const PETROLEUM = /^27(?:09|1[0-3])/;

/** `'2710.19` is `271019`: copies carry apostrophes and points. */
export function goodsCode(text: string): string {
	return text.replace(/[^0-9A-Za-z]/g, '');
}

/** Null for goods that may be petroleum; whole chapters and the total of all goods are sums. */
export function otherGoods(code: string, column: string): Verdict | null {
	if (!/^\d{4}/.test(code)) {
		const isChapter = /^(?:\d{0,3}|total|all|ag\d)$/i.test(code);
		return leftOut(isChapter ? 'aggregate_excluded' : 'goods_other', column, code);
	}
	return PETROLEUM.test(code) ? null : leftOut('goods_other', column, code);
}

/** What one row of a table is about. */
export interface TradeFact {
	readonly reporter: string;
	/** `2023` or `2023-01`. */
	readonly period: string;
	readonly goods: string;
	/** Further breakdowns, such as the mode of transport; blank for the total of one. */
	readonly details: readonly string[];
	/** A plain number, or blank. */
	readonly quantity: string;
	readonly unit: string;
}

const monthsPath = ({ reporter, goods }: TradeFact, year: string) => [
	'months',
	reporter,
	year,
	goods.slice(0, 4)
];

/** Of the same goods and breakdowns in one unit, so that a year can be compared with it. */
const yearPath = ({ reporter, goods, details, unit }: TradeFact, year: string) => [
	'year',
	reporter,
	year,
	goods,
	unit,
	...details
];

/** What a fact says about the others: that its months, its finer goods or its total are in the file. */
export function factMarks(fact: TradeFact): Mark[] {
	const { reporter, period, goods, details, quantity } = fact;
	const marks: Mark[] = [{ path: ['detail', reporter, period, goods, ...details] }];
	if (period.length > 4) {
		const year = period.slice(0, 4);
		marks.push({ path: monthsPath(fact, year) });
		marks.push({ path: yearPath(fact, year), amount: parseDecimal(quantity) });
	}
	for (let length = 4; length < goods.length; length++) {
		marks.push({ path: ['finer', reporter, period, goods.slice(0, length)] });
	}
	return marks;
}

/** Why a fact is left out: goods are told by finer goods, a part by its total, a year by its months. */
export function repeatOf(fact: TradeFact, marks: FileMarks): Verdict | null {
	const { reporter, period, goods, details } = fact;
	if (marks.has(['finer', reporter, period, goods])) {
		return leftOut('aggregate_excluded', null, `${goods}, whose parts are in the file`);
	}
	for (let kept = 0; kept < (1 << details.length) - 1; kept++) {
		const total = details.map((detail, i) => (kept & (1 << i) ? detail : ''));
		const isTotalOfThis = total.some((detail, i) => detail !== details[i]);
		if (isTotalOfThis && marks.has(['detail', reporter, period, goods, ...total])) {
			const part = details.filter(Boolean).join(', ');
			return leftOut('aggregate_excluded', null, `${part}, whose total is in the file`);
		}
	}
	const isYear = period.length === 4;
	return isYear && marks.has(monthsPath(fact, period)) ? yearBesideMonths(fact, marks) : null;
}

/** A year counts beside none of its months; what it holds beyond those in the file is said, for no figure has it. */
function yearBesideMonths(fact: TradeFact, marks: FileMarks): Verdict {
	const { period, quantity, unit } = fact;
	const year = parseDecimal(quantity);
	if (year === null) return leftOut('aggregate_excluded', null, `${period}, whose months are in the file`);
	const months = marks.sum(yearPath(fact, period));
	const whole = `${period}: ${quantity} ${unit} in the year`;
	if (months === null) {
		return leftOut(
			'year_beyond_months',
			null,
			`${whole}; its months in the file are of other goods or parts`
		);
	}
	const gap = plus(year, { ...months, units: -months.units });
	if (gap.units === 0n) return leftOut('aggregate_excluded', null, `${period}, whose months are in the file`);
	return leftOut(
		'year_beyond_months',
		null,
		`${whole}, ${decimalText(months)} ${unit} in its months in the file`
	);
}

/** A reference that tells the rows of one month apart: two codes may be one product of ours. */
export function factReference({ goods, details }: TradeFact): string {
	return [`HS ${goods}`, ...details.filter(Boolean)].join(' ');
}

/**
 * A weight in kilograms. Zero beside a value in money means that the office had no weight, so it is read as blank
 * and noted, never as zero.
 */
export function weightOf(
	row: SourceCells,
	key: string,
	valueKey: string,
	column: string
): { values: Record<string, string>; notes: RowNote[] } {
	const weight = given(row, key);
	const isZero = /^0*\.?0*$/.test(weight) && weight !== '';
	const worth = given(row, valueKey);
	if (isZero && !/^0*\.?0*$/.test(worth)) {
		return {
			values: measured('', ''),
			notes: [{ code: 'quantity_null', column, seen: `${weight} kg, worth ${worth}` }]
		};
	}
	return { values: measured(weight, 'kg'), notes: [] };
}
