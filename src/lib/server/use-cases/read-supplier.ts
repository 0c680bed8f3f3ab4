// One supplier's year, opened down to its records: the parts from which the figures of `/{year}` are made, so that every
// sum can be followed with a pencil.
import { monthOf } from '#lib/domain/calendar.ts';
import { sumsUnder } from '#lib/domain/cap/charges.ts';
import type { DeclaredSupplier } from '#lib/domain/cap/declared.ts';
import type { PublishedEstimate } from '#lib/domain/cap/estimates.ts';
import type { Figure, StoredFigure } from '#lib/domain/cap/figure.ts';
import { inBarrels, isMonthly } from '#lib/domain/cap/figure.ts';
import { limitedTo } from '#lib/domain/cap/least-sources.ts';
import type { MonthCell } from '#lib/domain/cap/month-cell.ts';
import type { VolumeSum } from '#lib/domain/cap/movement-sum.ts';
import { countOf } from '#lib/domain/cap/movement-sum.ts';
import type { SupplierCode } from '#lib/domain/country.ts';
import { ALL_STATES, NORTH_KOREA, UNKNOWN_SUPPLIER } from '#lib/domain/country.ts';
import type { CapYear } from '#lib/domain/report/cap-year.ts';
import type { RecordFilter } from '#lib/domain/report/record-query.ts';
import { ALL_RECORDS } from '#lib/domain/report/record-query.ts';
import type { PlacedRecord, Standing } from '#lib/domain/report/record-standing.ts';
import { standingOf } from '#lib/domain/report/record-standing.ts';
import type { LedgerRecord } from '#lib/domain/report/record-view.ts';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import { factorSet } from '#lib/domain/units.ts';
import type { Context } from '../context.ts';
import { chargeSums } from '../stores/charges.ts';
import { ledgerFigures } from '../stores/figures.ts';
import { movementSums } from '../stores/movements.ts';
import { ledgerView } from '../stores/ledger-view.ts';
import { transfersUnderFlag } from '../stores/record-pages.ts';
import { readYears } from './read-cap-year.ts';
import { recordsReader } from './read-records.ts';

export interface PlacedFigure {
	readonly figure: Figure;
	readonly standing: Standing;
}

export interface SupplierMonth {
	readonly cell: MonthCell;
	/** Versions in force, one a product. */
	readonly inForce: readonly PlacedFigure[];
	/** Versions that another one replaces, newest first. */
	readonly others: readonly PlacedFigure[];
	/** Deliveries notified one by one that make up the month, where no figure of it is loaded. */
	readonly notified: readonly PlacedRecord[];
}

export interface RecordList {
	readonly records: readonly PlacedRecord[];
	readonly isMore: boolean;
	readonly filter: Partial<RecordFilter>;
}

export interface SupplierYear {
	readonly view: CapYear;
	readonly supplier: SupplierCode;
	/** Null where this supplier has no place in the declared total of the window. */
	readonly declared: DeclaredSupplier | null;
	readonly months: readonly SupplierMonth[];
	/** Annual statements and running totals of this supplier, and those of all states together. */
	readonly statements: readonly PlacedFigure[];
	readonly statementsOfAll: readonly PlacedFigure[];
	/** Sums of the counted observed deliveries that it is charged with, by month and kind of volume. */
	readonly observedSums: readonly VolumeSum[];
	readonly deliveries: RecordList;
	readonly leftOut: RecordList;
	/** How many delivery reports of the window are left out, listed or not. */
	readonly leftOutRecords: number;
	readonly transfers: RecordList;
	readonly underFlag: { readonly records: readonly PlacedRecord[]; readonly isMore: boolean };
	readonly estimates: readonly PublishedEstimate[];
}

const LIST = 100;
/** What is left out stands beside the figures: the list does not hold the page up, and its link leads to the rest. */
const SEARCH_MS = 80;

/** Null when no window has started in `year`. */
export async function readSupplier(
	context: Context,
	year: number,
	supplier: SupplierCode,
	query: ViewQuery
): Promise<SupplierYear | null> {
	const years = await readYears(context, query);
	const view = years.find((one) => one.year === year);
	if (!view) return null;
	const db = context.database.reader;
	const point = { version: view.dataVersion, asOf: query.asOf };
	const figures = await ledgerFigures(db, view.dataVersion);
	const sums = limitedTo(query.sources, await movementSums(db, { ...point, factorSet: query.factorSet }));
	const charges = await chargeSums(db, {
		...point,
		factorSet: query.factorSet,
		byMonth: query.attribution,
		sources: query.sources
	});
	const list = async (part: Partial<RecordFilter>) =>
		await readList(context, query, years, { year, supplier, ...part });
	const place = (figure: Figure) => ({ figure, standing: standingOf(figure, years, query) });
	const statements = view.declared.statements.map(place);
	const [notified, deliveries, leftOut, transfers, underFlag] = await Promise.all([
		list({ kind: 'shipment', basis: 'declared', attribution: 'as_recorded' }),
		list({ kind: 'shipment', basis: 'observed', leftOut: 'none' }),
		list({ kind: 'shipment', leftOut: 'any', attribution: 'as_recorded' }),
		list({ kind: 'sts' }),
		flagged(context, view, years, supplier, query)
	]);
	const ownSums = sums.filter(
		(sum) => sum.kind === 'shipment' && sum.windowYear === year && sum.supplier === supplier
	);
	return {
		view,
		supplier,
		declared: view.declared.suppliers.find((one) => one.supplier === supplier) ?? null,
		months: supplierMonths(view, supplier, figures, notified.records, place),
		statements: statements.filter(({ figure }) => figure.supplier === supplier),
		statementsOfAll: statements.filter(({ figure }) => figure.supplier === ALL_STATES),
		observedSums: sumsUnder(
			query.attribution,
			sums.filter((sum) => sum.windowYear === year),
			charges.filter((sum) => sum.windowYear === year)
		).filter(({ kind, charged }) => kind === 'shipment' && charged === supplier),
		deliveries,
		leftOut,
		leftOutRecords: countOf(ownSums.filter((sum) => sum.leftOut !== null)),
		transfers,
		underFlag,
		estimates: view.estimates.list.filter(({ figure }) => figure.supplier === supplier)
	};
}

async function readList(
	context: Context,
	query: ViewQuery,
	years: readonly CapYear[],
	part: Partial<RecordFilter>
): Promise<RecordList> {
	const { attribution, sources } = query;
	const filter = { ...ALL_RECORDS, attribution, sources, ...part, order: 'oldest' as const };
	const reader = await recordsReader(context, filter, query, years);
	const { records, next } = await reader.page(null, LIST, part.leftOut === 'any' ? SEARCH_MS : undefined);
	return { records, isMore: next !== null, filter };
}

async function flagged(
	context: Context,
	{ year, dataVersion }: CapYear,
	years: readonly CapYear[],
	supplier: SupplierCode,
	query: ViewQuery
): Promise<SupplierYear['underFlag']> {
	if (supplier === UNKNOWN_SUPPLIER || supplier === NORTH_KOREA) return { records: [], isMore: false };
	const db = context.database.reader;
	const ledger = await ledgerView(db, dataVersion, query.asOf);
	const found = await transfersUnderFlag(db, ledger, year, supplier, LIST + 1);
	return {
		records: found.slice(0, LIST).map((record) => ({ record, standing: standingOf(record, years, query) })),
		isMore: found.length > LIST
	};
}

function supplierMonths(
	view: CapYear,
	supplier: SupplierCode,
	figures: readonly StoredFigure[],
	notified: readonly PlacedRecord[],
	place: (figure: Figure) => PlacedFigure
): SupplierMonth[] {
	const set = factorSet(view.factorSet);
	const own = figures
		.filter(
			(figure) =>
				figure.supplier === supplier && figure.basis === 'declared' && figure.sourceClass === 'official'
		)
		.filter((figure) => isMonthly(figure) && isKnown(figure, view))
		.map((figure) => inBarrels(figure, set));
	return view.declared.months
		.filter((cell) => cell.supplier === supplier)
		.map((cell) => {
			const inForce = new Set(cell.figures.map(({ id }) => id));
			const others = own.filter((figure) => monthOf(figure.start) === cell.month && !inForce.has(figure.id));
			return {
				cell,
				inForce: cell.figures.map(place),
				others: others.sort(byNewest).map(place),
				notified: notified.filter(({ record, standing }) => standing.isIn && isOfMonth(record, cell))
			};
		});
}

function isKnown({ asOf }: StoredFigure, view: CapYear): boolean {
	return view.asOf === null || (asOf !== null && asOf <= view.asOf);
}

function isOfMonth(record: LedgerRecord, { month }: MonthCell): boolean {
	return record.recordKind === 'shipment' && record.span !== null && monthOf(record.span.start) === month;
}

function byNewest(a: Figure, b: Figure): number {
	const [left, right] = [a.asOf ?? '', b.asOf ?? ''];
	return left === right ? b.version - a.version : left < right ? 1 : -1;
}
