// Tables of months by states, in either direction: each cell is one figure of one state and month. Sums are left out,
// blank cells give nothing, and a state that is not recognised keeps its figures under the name it has.
import { isAllStates, parseCountry } from '../country.ts';
import { withoutUnit } from './header-unit.ts';
import type { FileMarks } from './marks.ts';
import { readMonth } from './month-words.ts';
import type { RowNote, RowPart, Verdict } from './profiles/profile.ts';
import { isNull, leftOut, part } from './profiles/verdict.ts';
import { headerKey } from './templates.ts';
import { parseUnit } from './unit-names.ts';
import { unitOfHeader } from './unit-of-header.ts';
import { yearColumn, yearRow } from './wide-years.ts';

export interface WideColumn {
	readonly at: number;
	/** As it stands in the file. */
	readonly header: string;
}

export interface WideFigure extends WideColumn {
	readonly of: string;
	/** As its header names it, `China (t)`; blank where it names none. */
	readonly unit: string;
	readonly notes: readonly RowNote[];
}

export interface WideTable {
	/** What the first column holds; the other is spread over the header. */
	readonly label: 'period' | 'state';
	/** Columns of figures: a state, or a month as `2023-01`. */
	readonly figures: readonly WideFigure[];
	/** Columns that sum up others. */
	readonly totals: readonly WideColumn[];
	/** Columns of the same row for every figure of it: field to column. */
	readonly shared: ReadonlyMap<string, WideColumn>;
	/** Named columns that are none of these; their cells enter no figure. */
	readonly extra: readonly WideColumn[];
	/** Its periods are months, so that a year among them is a sum. */
	readonly isMonthly: boolean;
}

const FEWEST = 2;

/** Words of columns beside the figures, and the field that each fills. */
const SHARED: Readonly<Record<string, string>> = {
	unit: 'unit',
	units: 'unit',
	单位: 'unit',
	计量单位: 'unit',
	едизм: 'unit',
	단위: 'unit',
	product: 'product',
	commodity: 'product',
	商品: 'product',
	产品: 'product',
	продукт: 'product',
	товар: 'product',
	제품: 'product',
	품목: 'product',
	hs: 'hs_code',
	hscode: 'hs_code',
	source: 'source',
	sourceurl: 'source_url',
	notes: 'notes',
	asof: 'as_of'
};

const SUM_WORDS =
	/\b(?:sub ?total|total|sum|cumulative|running|all)\b|合计|总计|小计|累计|итого|всего|합계|총계|소계|누계/i;

/** Null unless at least two columns are states beside periods, or two are periods beside states. */
export function recogniseWide(
	header: readonly string[],
	firstRows: readonly (readonly string[])[]
): WideTable | null {
	const labels = firstRows.map((row) => row[0]?.trim() ?? '').filter((label) => label !== '');
	if (labels.length === 0) return null;
	const columns = header
		.map((cell, at) => ({ at, header: cell.trim() }))
		.slice(1)
		.filter((column) => column.header !== '');
	const periods = labels.filter((label) => readMonth(label) !== null || isDay(label)).length;
	if (periods * 2 >= labels.length) return statesAcross(columns, labels, firstRows);
	const states = labels.filter((label) => parseCountry(label) !== null || isAllStates(label)).length;
	return states * 2 >= labels.length ? monthsAcross(columns) : null;
}

/** `2021-01-01`: the pipeline asks for the end of such a period; it is not taken for a month. */
function isDay(label: string): boolean {
	return /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/.test(label);
}

const WORDS_LIKE_CODES = new Set(['ID', 'NO', 'TO', 'AT', 'BY', 'IN', 'IS']);

function isState(header: string): boolean {
	// Codes of two letters are too easily a word.
	if (header.length <= 2 && (header !== header.toUpperCase() || WORDS_LIKE_CODES.has(header))) return false;
	return parseCountry(stateName(header)) !== null;
}

/** `China (t)` and `Россия, т` are states with a unit. */
function stateName(header: string): string {
	return parseCountry(header) === null ? (withoutUnit(header) ?? header) : header;
}

/** A unit that cannot be read one way, `Viet Nam (mbbl)`, is left in its header's words, which no unit has. */
function unitNamed(header: string): Pick<WideFigure, 'unit' | 'notes'> {
	const isNamed = parseCountry(header) === null && withoutUnit(header) !== null;
	if (!isNamed) return { unit: '', notes: [] };
	const reading = unitOfHeader(header);
	const notes: RowNote[] = reading?.isLoose ? [{ code: 'unit_loose', column: header, seen: header }] : [];
	return { unit: reading?.unit ?? header, notes };
}

function statesAcross(
	columns: readonly WideColumn[],
	labels: readonly string[],
	firstRows: readonly (readonly string[])[]
): WideTable | null {
	const states = columns.filter(({ header }) => isState(header));
	const rest = columns.filter((column) => !states.includes(column));
	const { shared, totals, others } = sorted(rest);
	// What holds numbers beside recognised states is a state under another name: kept, and named by the reader.
	const unknown = others.filter(({ at, header }) => isNameOnly(header) && holdsNumbers(firstRows, at));
	const named = states.filter(({ header }) => header.length > 2).length;
	// Two codes alone among many other columns are no table of states.
	const isEnough = states.length >= FEWEST && (named > 0 || others.length === 0);
	if (!isEnough || unknown.length > states.length) return null;
	const figures = [...states, ...unknown].sort((a, b) => a.at - b.at);
	return {
		label: 'period',
		figures: figures.map((column) => ({
			...column,
			of: isState(column.header) ? stateName(column.header) : column.header,
			...unitNamed(column.header)
		})),
		totals,
		shared,
		extra: others.filter((column) => !unknown.includes(column)),
		isMonthly: labels.some((label) => readMonth(label)?.isYear === false)
	};
}

const NO_STATE =
	/share|percent|%|price|value|usd|eur|cap|rate|number|count|deliver|change|index|average|year|month/i;

function isNameOnly(header: string): boolean {
	return /^\p{L}[\p{L}\p{M}\s.,'’()-]*$/u.test(header) && !NO_STATE.test(header);
}

function holdsNumbers(rows: readonly (readonly string[])[], at: number): boolean {
	const cells = rows.map((row) => row[at]?.trim() ?? '').filter((cell) => !isNull(cell));
	return cells.length > 0 && cells.every((cell) => /^\d[\d.,\s]*$/.test(cell));
}

function monthsAcross(columns: readonly WideColumn[]): WideTable | null {
	const read = columns.flatMap((column) => {
		const month = readMonth(column.header);
		return month === null ? [] : [{ column, month }];
	});
	const isMonthly = read.some(({ month }) => !month.isYear);
	const figures = read.filter(({ month }) => !(isMonthly && month.isYear));
	if (figures.length < FEWEST) return null;
	const periods = new Set(figures.map(({ month }) => month.period));
	// The same month twice is a second measure in disguise; nothing says which one counts.
	if (periods.size < figures.length) return null;
	const sums = read.filter(({ month }) => isMonthly && month.isYear).map(({ column }) => column);
	const { shared, totals, others } = sorted(
		columns.filter((column) => !read.some((one) => one.column === column))
	);
	return {
		label: 'state',
		figures: figures.map(({ column, month }) => ({
			...column,
			of: month.period,
			unit: '',
			notes: month.isShort ? [{ code: 'date_short_year', column: column.header, seen: column.header }] : []
		})),
		totals: [...totals, ...sums].sort((a, b) => a.at - b.at),
		shared,
		extra: others,
		isMonthly
	};
}

function sorted(columns: readonly WideColumn[]) {
	const shared = new Map<string, WideColumn>();
	const totals: WideColumn[] = [];
	const others: WideColumn[] = [];
	for (const column of columns) {
		const key = headerKey(column.header);
		const field = Object.hasOwn(SHARED, key) ? SHARED[key] : undefined;
		if (field !== undefined && !shared.has(field)) shared.set(field, column);
		else if (isAllStates(column.header) || SUM_WORDS.test(column.header)) totals.push(column);
		else others.push(column);
	}
	return { shared, totals, others };
}

/** One period figure for each cell that holds one. The unit is left to its column, the header or the question. */
export function spreadWide(table: WideTable, row: readonly string[], marks: FileMarks): Verdict {
	const label = row[0]?.trim() ?? '';
	const month = table.label === 'period' ? readMonth(label) : null;
	if (table.isMonthly && month?.isYear === true) return yearRow(table.figures, month.period, row, marks);
	if (isSum(table, label)) return leftOut('aggregate_excluded', null, label);
	const cell = (at: number) => row[at]?.trim() ?? '';
	const shared = Object.fromEntries([...table.shared].map(([field, { at }]) => [field, cell(at)]));
	const parts = table.figures.flatMap(({ at, header, of, unit, notes }): RowPart[] => {
		if (isNull(cell(at))) return [];
		const units = unitOfFigure(shared['unit'] ?? '', unit, header);
		const own = table.label === 'period' ? [month?.period ?? label, of] : [of, label];
		const [period_start = '', supplier = ''] = own;
		return [
			part({ ...shared, period_start, supplier, quantity: cell(at), ...units.values }, [
				...notes,
				...units.notes
			])
		];
	});
	const sums = table.totals
		.filter(({ at }) => !isNull(cell(at)))
		.map((column): RowNote => {
			const sum = readMonth(column.header);
			return sum?.isYear === true
				? yearColumn(table.figures, sum.period, column, row)
				: { code: 'aggregate_excluded', column: column.header, seen: cell(column.at) };
		});
	const [first, ...rest] = parts;
	if (first === undefined) {
		const note = sums.find(({ code }) => code === 'year_beyond_months');
		return note === undefined ? leftOut('figure_blank', null, label) : { kind: 'left_out', note };
	}
	const notes = [...(first.notes ?? []), ...sums];
	return { kind: 'parts', parts: [{ ...first, ...(notes.length > 0 && { notes }) }, ...rest] };
}

/** The header's unit where the row has none of its own; two that differ are refused, as beside any other quantity. */
function unitOfFigure(
	own: string,
	ofHeader: string,
	header: string
): { values: Readonly<Record<string, string>>; notes: readonly RowNote[] } {
	if (ofHeader === '') return { values: {}, notes: [] };
	if (isNull(own)) return { values: { unit: ofHeader }, notes: [] };
	const isSame = parseUnit(own)?.unit === parseUnit(ofHeader)?.unit;
	return {
		values: {},
		notes: isSame ? [] : [{ code: 'unit_unknown', column: header, seen: `${own} under ${header}` }]
	};
}

function isSum(table: WideTable, label: string): boolean {
	if (isAllStates(label)) return true;
	if (table.label === 'period') return SUM_WORDS.test(label);
	return parseCountry(label) === null && SUM_WORDS.test(label);
}
