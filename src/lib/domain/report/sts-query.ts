// Which transfers at sea a reader asked for, as it stands in an address: one reader for the page and the API.
import type { LeastSources } from '../cap/least-sources.ts';
import type { SupplierCode } from '../country.ts';
import { parseSupplierCode } from '../country.ts';
import type { SourceClass } from '../record.ts';
import { SOURCE_CLASSES } from '../record.ts';
import type { RecordCursor } from './record-query.ts';
import { cursorText, parseCursor } from './record-query.ts';

export interface StsFilter {
	/** The calendar year in which a transfer began; from 2018 on the cap windows are the same years. */
	readonly year: number | null;
	/** The flag the receiving ship is reported to fly; `unknown` where none is named. */
	readonly receiverFlag: SupplierCode | null;
	/** True: only transfers whose source states a quantity. */
	readonly hasVolume: boolean;
	readonly sourceClass: SourceClass | null;
	/** Only transfers that at least so many agencies report; chosen with the view. */
	readonly sources: LeastSources;
	/** Part of a ship's name, of a place or of a source, or an IMO number. */
	readonly text: string;
	readonly order: 'newest' | 'oldest';
}

export const ALL_TRANSFERS: StsFilter = {
	year: null,
	receiverFlag: null,
	hasVolume: false,
	sourceClass: null,
	sources: 1,
	text: '',
	order: 'newest'
};

export const STS_FILTER_NAMES = ['year', 'receiver_flag', 'volume', 'source_class', 'q', 'order'] as const;

export type StsReading =
	{ readonly filter: StsFilter; readonly after: RecordCursor | null } | { readonly problem: string };

const LONGEST_TEXT = 100;

/** A blank value is as good as none; a value that means nothing is refused, so that no filter is dropped in silence. */
export function parseStsFilter(get: (name: string) => string | null): StsReading {
	const problems: string[] = [];
	const read = <T>(name: string, parse: (text: string) => T | null, expected: string): T | null => {
		const text = get(name)?.trim() ?? '';
		if (text === '') return null;
		const value = parse(text);
		if (value === null) problems.push(`${name} must be ${expected}.`);
		return value;
	};
	const after = read('after', parseCursor, 'the mark that the page before gave');
	const filter: StsFilter = {
		year: read('year', parseYear, 'a year such as 2019'),
		receiverFlag: read('receiver_flag', parseSupplierCode, 'an ISO code such as KP, or unknown'),
		hasVolume: read('volume', (text) => (text === 'stated' ? true : null), 'stated') ?? false,
		sourceClass: read('source_class', parseClass, `one of ${SOURCE_CLASSES.join(', ')}`),
		sources: get('sources')?.trim() === '2' ? 2 : 1,
		text: read('q', parseText, `text of at most ${LONGEST_TEXT} characters`) ?? '',
		order: read('order', parseOrder, 'newest or oldest') ?? 'newest'
	};
	const [problem] = problems;
	return problem === undefined ? { filter, after } : { problem };
}

function parseYear(text: string): number | null {
	return /^(?:19|20)\d\d$/.test(text) ? Number(text) : null;
}

function parseClass(text: string): SourceClass | null {
	return SOURCE_CLASSES.find((one) => one === text) ?? null;
}

function parseText(text: string): string | null {
	return text.length <= LONGEST_TEXT && !text.includes('\0') ? text : null;
}

function parseOrder(text: string): StsFilter['order'] | null {
	return text === 'newest' || text === 'oldest' ? text : null;
}

/** The parts of an address that ask for the same transfers, in a fixed order; nothing for what is not filtered. */
export function stsEntries(
	filter: Partial<StsFilter>,
	after: RecordCursor | null = null
): [string, string][] {
	const entries: [string, string | null | undefined][] = [
		['year', filter.year?.toString()],
		['receiver_flag', filter.receiverFlag],
		['volume', filter.hasVolume === true ? 'stated' : null],
		['source_class', filter.sourceClass],
		['q', filter.text],
		['order', filter.order === 'oldest' ? filter.order : null],
		['after', after === null ? null : cursorText(after)]
	];
	return entries.flatMap(([name, value]) =>
		value === undefined || value === null || value === '' ? [] : [[name, value] as [string, string]]
	);
}

/** The same as a query string joined to that of the view, such as `?as_of=2023-06-30&year=2019`. */
export function stsQuery(
	filter: Partial<StsFilter>,
	view: string,
	after: RecordCursor | null = null
): string {
	const own = new URLSearchParams(stsEntries(filter, after)).toString();
	const parts = [view.replace(/^\?/, ''), own].filter((part) => part !== '');
	return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** True when nothing but the order is chosen. */
export function isWholeLedger(filter: StsFilter): boolean {
	return stsEntries({ ...filter, order: 'newest' }).length === 0;
}
