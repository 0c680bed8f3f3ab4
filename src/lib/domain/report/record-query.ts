// Which records a reader asked for, as it stands in an address: one reader for the page, its download and the API.
import type { IsoDate, YearMonth } from '../calendar.ts';
import { parseIsoDate } from '../calendar.ts';
import type { Attribution } from '../cap/attribution.ts';
import { DEFAULT_ATTRIBUTION, parseAttribution } from '../cap/attribution.ts';
import type { LeastSources } from '../cap/least-sources.ts';
import { parseWindowYear } from '../cap/regime.ts';
import type { SupplierCode } from '../country.ts';
import { ALL_STATES, parseSupplierCode } from '../country.ts';
import type { Basis, RecordKind, SourceClass } from '../record.ts';
import { LINKED_REASONS } from '../link/cargo.ts';
import { BASES, LEFT_OUT_REASONS, RECORD_KINDS, SOURCE_CLASSES } from '../record.ts';
import type { LeftOutCode } from './record-standing.ts';

/** Reasons that can be asked for: those of the rows themselves, and those that other rows give them. */
export const LEFT_OUT_FILTERS = [
	...LEFT_OUT_REASONS,
	...LINKED_REASONS,
	'repeat',
	'superseded',
	'other_statement',
	'overtaken_statement',
	'statement_in_tonnes',
	'all_states_month',
	'span_inside_window',
	'no_window',
	'single_source'
] as const satisfies readonly LeftOutCode[];

export type LeftOutFilter = 'none' | 'any' | (typeof LEFT_OUT_FILTERS)[number];

export interface RecordFilter {
	readonly kind: RecordKind | null;
	/** A cap window by its year; for period figures, any that touches it. */
	readonly year: number | null;
	readonly month: YearMonth | null;
	readonly supplier: SupplierCode | 'ALL' | null;
	/** The rule by which `supplier` is charged for deliveries and transfers. */
	readonly attribution: Attribution;
	readonly basis: Basis | null;
	readonly sourceClass: SourceClass | null;
	readonly importId: number | null;
	/** What counts and fewer agencies report is left out. */
	readonly sources: LeastSources;
	/** Part of a ship's name, an IMO number, part of a source or its reference. */
	readonly text: string;
	/** `none` = only what is in its layer; `any` = only what is left out; else left out for that reason. */
	readonly leftOut: LeftOutFilter | null;
	readonly order: 'newest' | 'oldest';
}

export const ALL_RECORDS: RecordFilter = {
	kind: null,
	year: null,
	month: null,
	supplier: null,
	attribution: DEFAULT_ATTRIBUTION,
	basis: null,
	sourceClass: null,
	importId: null,
	sources: 1,
	text: '',
	leftOut: null,
	order: 'newest'
};

/** Where a page begins: after this record. Records without a day stand at the end. */
export interface RecordCursor {
	readonly starts: IsoDate | null;
	readonly importId: number;
	readonly line: number;
	readonly part: number;
}

export const FILTER_NAMES = [
	'kind',
	'year',
	'month',
	'supplier',
	'basis',
	'source_class',
	'import',
	'q',
	'left_out',
	'order'
] as const;

export type FilterReading =
	{ readonly filter: RecordFilter; readonly after: RecordCursor | null } | { readonly problem: string };

const LONGEST_TEXT = 100;

/** A blank value is as good as none; a value that means nothing is refused, so that no filter is dropped in silence. */
export function parseRecordFilter(get: (name: string) => string | null): FilterReading {
	const problems: string[] = [];
	const read = <T>(name: string, parse: (text: string) => T | null, expected: string): T | null => {
		const text = get(name)?.trim() ?? '';
		if (text === '') return null;
		const value = parse(text);
		if (value === null) problems.push(`${name} must be ${expected}.`);
		return value;
	};
	const after = read('after', parseCursor, 'the mark that the page before gave');
	const filter: RecordFilter = {
		kind: read('kind', (text) => oneOf(RECORD_KINDS, text), listed(RECORD_KINDS)),
		year: read('year', parseWindowYear, 'a year from 2017'),
		month: read('month', parseMonth, 'a month such as 2023-05'),
		supplier: read('supplier', parseReporter, 'an ISO code such as CN, unknown, or ALL'),
		// Chosen with the view, whose reader refuses what means nothing.
		attribution: parseAttribution(get('attribution')?.trim() ?? '') ?? DEFAULT_ATTRIBUTION,
		basis: read('basis', (text) => oneOf(BASES, text), listed(BASES)),
		sourceClass: read('source_class', (text) => oneOf(SOURCE_CLASSES, text), listed(SOURCE_CLASSES)),
		importId: read('import', parseImportId, 'the number of an import'),
		// Chosen with the view, as the rule of attribution is.
		sources: get('sources')?.trim() === '2' ? 2 : 1,
		text: read('q', parseText, `text of at most ${LONGEST_TEXT} characters`) ?? '',
		leftOut: read('left_out', parseLeftOut, listed(['none', 'any', ...LEFT_OUT_FILTERS])),
		order: read('order', (text) => oneOf(['newest', 'oldest'] as const, text), 'newest or oldest') ?? 'newest'
	};
	const [problem] = problems;
	return problem === undefined ? { filter, after } : { problem };
}

function oneOf<T extends string>(values: readonly T[], text: string): T | null {
	return values.find((value) => value === text) ?? null;
}

function listed(values: readonly string[]): string {
	return `one of ${values.join(', ')}`;
}

function parseMonth(text: string): YearMonth | null {
	return parseIsoDate(`${text}-01`) === null ? null : (text as YearMonth);
}

function parseReporter(text: string): RecordFilter['supplier'] {
	return text === ALL_STATES ? 'ALL' : parseSupplierCode(text);
}

function parseImportId(text: string): number | null {
	return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

function parseText(text: string): string | null {
	return text.length <= LONGEST_TEXT && !text.includes('\0') ? text : null;
}

function parseLeftOut(text: string): LeftOutFilter | null {
	return oneOf(['none', 'any', ...LEFT_OUT_FILTERS] as const, text);
}

/** `2023-05-01.12.345`, `undated.12.345`; `2023-05-01.12.345.2` after the second record of a line. */
export function cursorText({ starts, importId, line, part }: RecordCursor): string {
	return `${starts ?? 'undated'}.${importId}.${line}${part === 1 ? '' : `.${part}`}`;
}

export function parseCursor(text: string): RecordCursor | null {
	const match =
		/^(undated|\d{4}-\d{2}-\d{2})\.([1-9]\d{0,8})\.([1-9]\d{0,8})(?:\.([2-9]|[1-9]\d{1,3}))?$/.exec(text);
	if (!match?.[1]) return null;
	const starts = match[1] === 'undated' ? null : parseIsoDate(match[1]);
	if (starts === null && match[1] !== 'undated') return null;
	return { starts, importId: Number(match[2]), line: Number(match[3]), part: Number(match[4] ?? '1') };
}

/** The parts of an address that ask for the same records, in a fixed order; nothing for what is not filtered. */
export function filterEntries(
	filter: Partial<RecordFilter>,
	after: RecordCursor | null = null
): [string, string][] {
	const { order, importId, year } = filter;
	const entries: [string, string | null | undefined][] = [
		['kind', filter.kind],
		['year', year === undefined || year === null ? null : String(year)],
		['month', filter.month],
		['supplier', filter.supplier],
		['basis', filter.basis],
		['source_class', filter.sourceClass],
		['import', importId === undefined || importId === null ? null : String(importId)],
		['q', filter.text],
		['left_out', filter.leftOut],
		['order', order === 'oldest' ? order : null],
		['after', after === null ? null : cursorText(after)]
	];
	return entries.flatMap(([name, value]) =>
		value === undefined || value === null || value === '' ? [] : [[name, value] as [string, string]]
	);
}

/** The same as a query string joined to that of the view, such as `?as_of=2023-06-30`. */
export function recordsQuery(
	filter: Partial<RecordFilter>,
	view: string,
	after: RecordCursor | null = null
): string {
	const own = new URLSearchParams(filterEntries(filter, after)).toString();
	const parts = [view.replace(/^\?/, ''), own].filter((part) => part !== '');
	return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** True when nothing but the order is chosen. */
export function isUnfiltered(filter: RecordFilter): boolean {
	return filterEntries({ ...filter, order: 'newest' }).length === 0;
}
