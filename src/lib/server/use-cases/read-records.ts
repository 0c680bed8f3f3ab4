// A page of the ledger's records: deliveries and transfers, period figures, ships, in one order.
import { scenarioAt } from '#lib/domain/cap/laden.ts';
import { limitedTo } from '#lib/domain/cap/least-sources.ts';
import type { MovementSum } from '#lib/domain/cap/movement-sum.ts';
import type { CapYear } from '#lib/domain/report/cap-year.ts';
import type { RecordId } from '#lib/domain/record.ts';
import type { RecordCursor, RecordFilter } from '#lib/domain/report/record-query.ts';
import type { LeftOutLine } from '#lib/domain/report/left-out-ledger.ts';
import { leftOutLedger } from '#lib/domain/report/left-out-ledger.ts';
import type { LeftOutCode, PlacedRecord } from '#lib/domain/report/record-standing.ts';
import { standingOf } from '#lib/domain/report/record-standing.ts';
import type { LedgerRecord, StoredMovement } from '#lib/domain/report/record-view.ts';
import { spanOf } from '#lib/domain/report/record-view.ts';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import type { Context } from '../context.ts';
import type { Executor } from '../stores/executor.ts';
import { movementSums } from '../stores/movements.ts';
import type { LedgerImport, LedgerView } from '../stores/ledger-view.ts';
import { ledgerView } from '../stores/ledger-view.ts';
import type { RecordCounts } from '../stores/record-counts.ts';
import { countMovements, countRecords, leftOutSums, suppliersOf } from '../stores/record-counts.ts';
import type { Stretch } from '../stores/record-pages.ts';
import { datedMovements, periodFigures, undatedMovements, vesselEntries } from '../stores/record-pages.ts';
import { readYears } from './read-cap-year.ts';

export interface RecordPage {
	readonly dataVersion: number;
	readonly records: readonly PlacedRecord[];
	/** Where the next page begins; null after the last record. */
	readonly next: RecordCursor | null;
	/** True when the search stopped before the page was full: there may be more further on. */
	readonly isCut: boolean;
}

export interface RecordOverview {
	/** `movements` is null where counting them would mean reading a large ledger row by row. */
	readonly counts: RecordCounts & { readonly movements: number | null };
	/** What the counted deliveries or transfers of one window come to; null where the filter asks for something else. */
	readonly sums: readonly MovementSum[] | null;
	/** Every reason with its records, where the filter asks for all that is left out; else null. */
	readonly leftOut: readonly LeftOutLine[] | null;
	readonly suppliers: readonly { readonly supplier: string; readonly records: number }[];
	readonly imports: readonly LedgerImport[];
}

export const PAGE_SIZE = 50;

/** What a reading of many pages needs once. */
export interface RecordsReader {
	readonly dataVersion: number;
	/** `searchMs`: how long a search that finds little goes on. */
	page(after: RecordCursor | null, limit: number, searchMs?: number): Promise<RecordPage>;
	overview(): Promise<RecordOverview>;
}

export async function openRecords(
	context: Context,
	filter: RecordFilter,
	query: ViewQuery
): Promise<RecordsReader> {
	return await recordsReader(context, filter, query, await readYears(context, query));
}

/** The same for a caller that has read the years already. */
export async function recordsReader(
	{ database }: Pick<Context, 'database'>,
	filter: RecordFilter,
	query: ViewQuery,
	years: readonly CapYear[]
): Promise<RecordsReader> {
	const db = database.reader;
	const version = years[0]?.dataVersion ?? 0;
	const view = await ledgerView(db, version, query.asOf);
	const chosen = await chosenFigures(db, view, filter, years, query);
	const only = chosen?.map(({ id }) => id) ?? null;
	const movements = await countMovements(db, view, filter);
	const search = { db, view, filter, only, expected: movements };
	return {
		dataVersion: version,
		page: async (after, limit, searchMs = SEARCH_MS) => {
			const { records, next, isCut } = await readPage({ ...search, searchMs }, after, limit);
			const placed = records.map((record) => ({ record, standing: standingOf(record, years, query) }));
			return { dataVersion: version, records: placed, next, isCut };
		},
		overview: async () => ({
			counts: { movements, ...(await countRecords(db, view, filter, only)) },
			sums: await sumsOf(db, filter, { ...query, version }),
			leftOut: await leftOut(),
			suppliers: await suppliersOf(db, view),
			imports: view.imports
		})
	};

	async function leftOut(): Promise<LeftOutLine[] | null> {
		if (filter.leftOut !== 'any') return null;
		const sums = await leftOutSums(db, view, filter, query.factorSet);
		const codes = chosen?.map(({ code }) => code) ?? [];
		return sums === null ? null : leftOutLedger(sums, codes, scenarioAt(query.laden));
	}
}

/** Sums are kept by window, month, supplier and basis; a filter that looks elsewhere has none. */
async function sumsOf(
	db: Executor,
	{ kind, year, month, supplier, attribution, basis, importId, sourceClass, text, leftOut }: RecordFilter,
	{
		version,
		asOf,
		factorSet,
		sources
	}: { version: number } & Pick<ViewQuery, 'asOf' | 'factorSet' | 'sources'>
): Promise<MovementSum[] | null> {
	const isSummed = year !== null && leftOut === 'none' && (kind === 'shipment' || kind === 'sts');
	if (supplier !== null && attribution !== 'as_recorded') return null;
	if (!isSummed || importId !== null || sourceClass !== null || text !== '') return null;
	const sums = limitedTo(sources, await movementSums(db, { version, asOf, factorSet }));
	return sums.filter(
		(sum) =>
			sum.kind === kind &&
			sum.windowYear === year &&
			sum.leftOut === null &&
			(month === null || sum.month === month) &&
			(supplier === null || sum.supplier === supplier) &&
			(basis === null || sum.basis === basis)
	);
}

/** Whether a figure is left out depends on the others of its year, so the domain says which to look for. */
async function chosenFigures(
	db: Executor,
	view: LedgerView,
	filter: RecordFilter,
	years: readonly CapYear[],
	query: ViewQuery
): Promise<{ readonly id: RecordId; readonly code: LeftOutCode }[] | null> {
	const { leftOut } = filter;
	if (leftOut === null) return null;
	const figures = await periodFigures(db, view, filter, null, null, MOST_FIGURES);
	return figures.flatMap((figure) => {
		const { isIn, code } = standingOf(figure, years, query);
		const fits = leftOut === 'none' ? isIn : !isIn && (leftOut === 'any' || code === leftOut);
		return fits ? [{ id: figure.id, code: code as LeftOutCode }] : [];
	});
}

/** Far above what a ledger of declared months and published estimates holds. */
const MOST_FIGURES = 100_000;

interface Found {
	readonly records: readonly LedgerRecord[];
	readonly next: RecordCursor | null;
	readonly isCut: boolean;
}

interface Search {
	readonly db: Executor;
	readonly view: LedgerView;
	readonly filter: RecordFilter;
	readonly only: readonly RecordId[] | null;
	/** How many deliveries and transfers fit, where the running totals know. */
	readonly expected: number | null;
	readonly searchMs: number;
}

async function readPage(search: Search, after: RecordCursor | null, limit: number): Promise<Found> {
	const dated = after === null || after.starts !== null ? await datedPage(search, after, limit) : NOTHING;
	if (dated.next !== null) return dated;
	const undated = await undatedPage(search, after, limit - dated.records.length);
	return { ...undated, records: [...dated.records, ...undated.records] };
}

const NOTHING: Found = { records: [], next: null, isCut: false };

async function datedPage(search: Search, after: RecordCursor | null, limit: number): Promise<Found> {
	const { db, view, filter, only } = search;
	const [movements, figures] = await Promise.all([
		searchMovements(search, after, limit + 1),
		periodFigures(db, view, filter, only, after, limit + 1)
	]);
	const { searchedTo } = movements;
	const way = filter.order === 'oldest' ? 1 : -1;
	const all = [...movements.records, ...figures]
		.map((record) => ({ record, key: keyOf(record) }))
		// Figures past the end of the search wait for the page on which the search goes on.
		.filter(({ key }) => searchedTo === null || way * compare(key, searchedTo) <= 0)
		.sort((a, b) => way * compare(a.key, b.key));
	const page = all.slice(0, limit);
	const last = page.at(-1);
	const records = page.map(({ record }) => record);
	if (all.length > limit && last) return { records, next: last.key, isCut: false };
	return { records, next: searchedTo, isCut: searchedTo !== null };
}

/** A search that finds little looks at more rows each time, goes on for so long, then says how far it came. */
const SEARCH_MS = 250;
const FIRST_LOOK = 2_000;
const LONGEST_LOOK = 64_000;

async function searchMovements(
	{ db, view, filter, expected, searchMs }: Search,
	after: RecordCursor | null,
	limit: number
): Promise<Stretch<StoredMovement>> {
	if (expected === 0) return { records: [], searchedTo: null };
	const began = performance.now();
	const records: StoredMovement[] = [];
	let from = after;
	for (let most = Math.max(FIRST_LOOK, 2 * limit); ; most = Math.min(8 * most, LONGEST_LOOK)) {
		const stretch = await datedMovements(db, view, filter, from, limit - records.length, most);
		records.push(...stretch.records);
		// From the beginning on, as many as there are is all of them.
		if (after === null && records.length === expected) return { records, searchedTo: null };
		const isOver =
			stretch.searchedTo === null || records.length >= limit || performance.now() - began > searchMs;
		if (isOver) return { records, searchedTo: stretch.searchedTo };
		from = stretch.searchedTo;
	}
}

function keyOf(record: LedgerRecord): RecordCursor {
	const { importId, line, part } = record;
	return { starts: spanOf(record)?.start ?? null, importId, line, part };
}

function compare(a: RecordCursor, b: RecordCursor): number {
	if (a.starts !== b.starts) return (a.starts ?? '') < (b.starts ?? '') ? -1 : 1;
	return a.importId - b.importId || a.line - b.line || a.part - b.part;
}

/** Records without a day, by import and line, after all others. */
async function undatedPage(search: Search, after: RecordCursor | null, limit: number): Promise<Found> {
	const { db, view, filter, expected } = search;
	const [movements, vessels] = await Promise.all([
		expected !== 0 ? undatedMovements(db, view, filter, after, limit + 1) : [],
		vesselEntries(db, view, filter, after, limit + 1)
	]);
	const all = [...movements, ...vessels].sort((a, b) => compare(keyOf(a), keyOf(b)));
	const records = all.slice(0, limit);
	// A page that the dated ones have filled ends with them; the first undated one then waits for the next.
	const last = records.at(-1);
	if (all.length <= limit) return { records, next: null, isCut: false };
	return {
		records,
		next: last ? keyOf(last) : { starts: null, importId: 1, line: 1, part: 1 },
		isCut: false
	};
}
