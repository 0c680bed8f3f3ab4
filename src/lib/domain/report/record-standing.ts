// Whether a record counts, in which layer of which year, and if not, why. The totals themselves are made in `cap/`;
// this reads their result, so that a page about one row can never tell another story than the page about its year.
import type { IsoDate } from '../calendar.ts';
import { endOfMonth, monthOf } from '../calendar.ts';
import type { Figure, StoredFigure } from '../cap/figure.ts';
import { isMonthly } from '../cap/figure.ts';
import type { MonthCell } from '../cap/month-cell.ts';
import { refinedWindow } from '../cap/regime.ts';
import { ALL_STATES } from '../country.ts';
import { isUnderRefinedCap } from '../product.ts';
import type { LinkedReason } from '../link/cargo.ts';
import type { LeftOutReason, RecordId } from '../record.ts';
import type { LeastSources } from '../cap/least-sources.ts';
import type { CapYear } from './cap-year.ts';
import type { LedgerRecord, StoredMovement } from './record-view.ts';
import type { ViewQuery } from './view-query.ts';

export type Layer = 'declared' | 'observed' | 'transfers' | 'estimated';

/** Ways in which a record stands in a layer. */
export type PlaceCode =
	| 'window_statement'
	| 'supplier_statement'
	| 'supplier_statement_apart'
	| 'month'
	| 'month_apart'
	| 'month_covered'
	| 'month_blank'
	| 'statement_blank'
	| 'notified'
	| 'delivery'
	| 'delivery_without_volume'
	| 'transfer'
	| 'transfer_to_dprk'
	| 'estimate_headline'
	| 'estimate'
	| 'register';

/** Why a record enters no total; the stored reasons and those that depend on the other rows of the ledger. */
export type LeftOutCode =
	| LeftOutReason
	| LinkedReason
	| 'repeat'
	| 'superseded'
	| 'other_statement'
	| 'overtaken_statement'
	| 'statement_in_tonnes'
	| 'all_states_month'
	| 'span_inside_window'
	| 'no_window'
	| 'not_a_declaration'
	| 'month_has_figure'
	| 'year_only'
	| 'no_as_of'
	| 'not_in_view'
	| 'single_source';

export type StandingCode = PlaceCode | LeftOutCode;

export interface Standing {
	readonly code: StandingCode;
	readonly layer: Layer | null;
	/** The cap windows it belongs to or touches, by their year. */
	readonly years: readonly number[];
	/** True when the record is shown in its layer; false when it is left out of it. */
	readonly isIn: boolean;
	/** True when its barrels are a term of the layer's total for the window. */
	readonly isAdded: boolean;
	/** The record that stands instead, repeats it or covers it. */
	readonly by: RecordId | null;
}

/** A record and what it is in the view that is read. */
export interface PlacedRecord {
	readonly record: LedgerRecord;
	readonly standing: Standing;
}

export interface StandingWords {
	readonly label: string;
	readonly sentence: string;
}

/** What each standing says. `{year}` is the window's year. */
export const placeWords: Readonly<Record<PlaceCode, StandingWords>> = {
	window_statement: {
		label: 'the declared total',
		sentence: 'It is the statement of all states together that stands as the declared total of {year}.'
	},
	supplier_statement: {
		label: 'counts, year’s figure',
		sentence: 'It stands as this supplier’s declared figure for {year} and is a term of the declared total.'
	},
	supplier_statement_apart: {
		label: 'supplier’s figure',
		sentence:
			'It stands as this supplier’s declared figure for {year}. The total of the window is a statement of all states together, to which nothing is added.'
	},
	month: {
		label: 'counts, month',
		sentence: 'It is the figure in force for its month and is a term of the declared total of {year}.'
	},
	month_apart: {
		label: 'supplier’s month',
		sentence:
			'It is the figure in force for its month and is a term of this supplier’s figure for {year}. The total of the window is a statement of all states together, to which it is not added.'
	},
	month_covered: {
		label: 'month, not added',
		sentence:
			'It is the figure in force for its month. The year’s figure of {year} is an annual statement, which includes the month; the two are never added.'
	},
	month_blank: {
		label: 'month, no figure',
		sentence: 'It is what is known of its month in {year}: no figure. It is shown as a gap and never as zero.'
	},
	statement_blank: {
		label: 'statement, no figure',
		sentence: 'It is a statement without a figure for {year}. It is shown as a gap and never as zero.'
	},
	notified: {
		label: 'counts, notified delivery',
		sentence:
			'A delivery that a state notified by itself. No figure of its month is loaded, so it counts in the declared total of {year}.'
	},
	delivery: {
		label: 'counts, observed',
		sentence: 'It is one delivery of the observed total of {year}.'
	},
	delivery_without_volume: {
		label: 'counts, without volume',
		sentence: 'It is one delivery of the observed count of {year}. It has no volume and adds no barrels.'
	},
	transfer: {
		label: 'transfer ledger',
		sentence: 'It stands in the ledger of ship-to-ship transfers of {year}, beside the cap and never in it.'
	},
	transfer_to_dprk: {
		label: 'transfer ledger, DPRK ship',
		sentence:
			'It stands in the ledger of ship-to-ship transfers of {year}, among those to ships reported to fly the DPRK flag: beside the cap and never in it.'
	},
	estimate_headline: {
		label: 'estimate, heads the year',
		sentence:
			'It is a published estimate and heads {year}. Estimates stand beside the declared figures and are never added.'
	},
	estimate: {
		label: 'estimate',
		sentence: 'It is listed among the published estimates of {year}. Estimates overlap and are never added.'
	},
	register: {
		label: 'vessel register',
		sentence: 'It describes a ship. It carries no volume and enters no total.'
	}
};

export const leftOutWords: Readonly<Record<LeftOutCode, StandingWords>> = {
	aggregate: {
		label: 'sum of several events',
		sentence:
			'The row sums several events, some of which have rows of their own. It is shown and never added.'
	},
	other_destination: {
		label: 'destination elsewhere',
		sentence: 'The destination is not in North Korea.'
	},
	crude: {
		label: 'crude oil',
		sentence: 'Crude oil has a limit of its own (S/RES/2397 (2017) para 4) and enters no refined total.'
	},
	banned: {
		label: 'banned product',
		sentence:
			'Condensates and natural gas liquids are banned in any amount (S/RES/2375 (2017) para 13) and enter no refined total.'
	},
	customs: {
		label: 'customs series',
		sentence: 'A customs series is a check on other figures and is never added.'
	},
	estimated: {
		label: 'estimate',
		sentence: 'The row is an estimate, which enters neither the declared nor the observed total.'
	},
	declared_not_official: {
		label: 'declared, not official',
		sentence: 'The row is called declared, but its source is not the Committee.'
	},
	before_first_cap: {
		label: 'before the first cap',
		sentence: 'It lies before 1 October 2017, when the first window began.'
	},
	undated: {
		label: 'no date',
		sentence: 'It has no date and belongs to no window.'
	},
	same_cargo: {
		label: 'cargo counted already',
		sentence:
			'It is another ship of a cargo that another row of its file reports. The cargo counts once, with that row.'
	},
	repeat: {
		label: 'repeat',
		sentence: 'Another import holds the same record with the same cells, and counts once.'
	},
	superseded: {
		label: 'replaced',
		sentence: 'A newer version of the same record stands instead.'
	},
	same_event: {
		label: 'same event, counted once',
		sentence:
			'Another source reports the same event, and counts for both. This one stands beside it as a further source.'
	},
	linked_to_delivery: {
		label: 'counted at its delivery',
		sentence: 'Its cargo is followed to a delivery, which counts. A cargo counts once.'
	},
	linked_to_loading: {
		label: 'counted at its loading',
		sentence:
			'No volume is known of this delivery. Its cargo counts once, with the volume reported when it was loaded.'
	},
	earlier_leg: {
		label: 'earlier leg of a cargo',
		sentence:
			'Its cargo went on in a later transfer, whose volume stands. The transfer stays in the ledger of transfers; its barrels are not added twice.'
	},
	later_leg: {
		label: 'later leg of a cargo',
		sentence:
			'No volume is known of this leg. The cargo stands with the volume of an earlier transfer. The transfer stays in the ledger of transfers.'
	},
	other_statement: {
		label: 'other statement',
		sentence: 'Another statement stands as the year’s figure: barrels before tonnes, then the latest.'
	},
	overtaken_statement: {
		label: 'overtaken statement',
		sentence:
			'A supplier’s annual figure is more than 30 days newer, so the sum of the suppliers stands as the total.'
	},
	statement_in_tonnes: {
		label: 'all states, in tonnes',
		sentence: 'A statement of all states together stands as the total only where it gives barrels.'
	},
	all_states_month: {
		label: 'month of all states',
		sentence: 'A month of all states together is shown and never added to the months of the suppliers.'
	},
	span_inside_window: {
		label: 'span inside the year',
		sentence:
			'It is neither a month nor a statement from the first day of the window; it is shown and not added.'
	},
	no_window: {
		label: 'no window',
		sentence: 'Its days lie in no single cap window.'
	},
	not_a_declaration: {
		label: 'not read',
		sentence:
			'A period figure counts as declared, estimated or customs; this one is kept and enters no total.'
	},
	month_has_figure: {
		label: 'month has a figure',
		sentence: 'A figure for its month is loaded and includes it; no barrel counts in both.'
	},
	year_only: {
		label: 'no month, or no volume',
		sentence: 'A delivery notified by itself counts in its month; this one has no month or no volume.'
	},
	no_as_of: {
		label: 'no as-of day',
		sentence: 'Its source names no day, so it appears in the latest view only.'
	},
	single_source: {
		label: 'one source',
		sentence:
			'One agency alone reports it, and this view holds events that two agencies or more report independently of each other.'
	},
	not_in_view: {
		label: 'not in this view',
		sentence: 'It was not in the ledger at this data version, or its source came later than the as-of day.'
	}
};

export function standingWords(standing: Pick<Standing, 'code' | 'years'>): StandingWords {
	const { code, years } = standing;
	const words = code in placeWords ? placeWords[code as PlaceCode] : leftOutWords[code as LeftOutCode];
	const names = years.length === 0 ? 'its window' : years.join(' and ');
	return { label: words.label, sentence: words.sentence.replaceAll('{year}', names) };
}

/** `years` are all windows of the view. The record must be in the ledger at the view's version. */
export function standingOf(
	record: LedgerRecord,
	years: readonly CapYear[],
	{ asOf, sources }: Pick<ViewQuery, 'asOf' | 'sources'>
): Standing {
	switch (record.recordKind) {
		case 'shipment':
		case 'sts':
			return movementStanding(record, years, sources);
		case 'period':
			return figureStanding(record, years, asOf);
		case 'vessel':
			return { code: 'register', layer: null, years: [], isIn: true, isAdded: false, by: null };
	}
}

function out(
	code: LeftOutCode,
	layer: Layer | null,
	years: readonly number[],
	by: RecordId | null = null
): Standing {
	return { code, layer, years, isIn: false, isAdded: false, by };
}

function movementStanding(
	record: StoredMovement,
	years: readonly CapYear[],
	sources: LeastSources
): Standing {
	const layer = layerOf(record);
	const own = record.windowYear === null ? [] : [record.windowYear];
	if (record.setAside !== null) return out(record.setAside.reason, layer, own, record.setAside.by);
	if (record.leftOut !== null) return out(record.leftOut, layer, own);
	if (record.linked?.reason) return out(record.linked.reason, layer, own, record.linked.by);
	if (record.windowYear === null) return out(windowlessReason(record.span), layer, own);
	const isEvent = record.recordKind === 'sts' || record.basis === 'observed';
	if (isEvent && (record.linked?.sources ?? 1) < sources) return out('single_source', layer, own);
	if (record.recordKind === 'sts') {
		const isToDprk = record.receiver.flag === 'KP';
		return place(isToDprk ? 'transfer_to_dprk' : 'transfer', 'transfers', own, record.kind !== 'none');
	}
	if (record.basis === 'declared') return notifiedStanding(record, years, own);
	return place(
		record.kind === 'none' ? 'delivery_without_volume' : 'delivery',
		'observed',
		own,
		record.kind !== 'none'
	);
}

function windowlessReason(span: StoredMovement['span']): LeftOutCode {
	if (span === null) return 'undated';
	return isBeforeFirst(span) ? 'before_first_cap' : 'no_window';
}

function layerOf(record: StoredMovement): Layer | null {
	if (record.recordKind === 'sts') return 'transfers';
	switch (record.basis) {
		case 'declared':
		case 'observed':
		case 'estimated':
			return record.basis;
		case 'customs':
			return null;
	}
}

function place(
	code: PlaceCode,
	layer: Layer,
	years: readonly number[],
	isAdded: boolean,
	by: RecordId | null = null
): Standing {
	return { code, layer, years, isIn: true, isAdded, by };
}

function notifiedStanding(
	record: StoredMovement,
	years: readonly CapYear[],
	own: readonly number[]
): Standing {
	const view = years.find(({ year }) => year === record.windowYear);
	const month =
		record.span !== null && monthOf(record.span.start) === monthOf(record.span.end)
			? monthOf(record.span.start)
			: null;
	const cell = view?.declared.months.find((one) => one.supplier === record.supplier && one.month === month);
	if (!view || !cell || (record.kind !== 'stated' && record.kind !== 'laden'))
		return out('year_only', 'declared', own);
	const figure = cell.figures.find(({ barrels }) => barrels !== null);
	if (figure) return out('month_has_figure', 'declared', own, figure.id);
	return monthPlace('notified', cell, view, own);
}

function monthPlace(
	added: 'month' | 'notified',
	cell: MonthCell,
	view: CapYear,
	own: readonly number[]
): Standing {
	const { declared } = view;
	switch (isMonthAdded(cell, view)) {
		case 'added':
			return place(added, 'declared', own, true);
		case 'apart':
			return place('month_apart', 'declared', own, false, declared.allStates?.id ?? null);
		case 'covered': {
			const annual = declared.suppliers.find(({ supplier }) => supplier === cell.supplier)?.annual;
			return place('month_covered', 'declared', own, false, annual?.id ?? null);
		}
	}
}

/** How a month enters: as a term of the window's total, of its supplier's alone, or covered by an annual statement. */
function isMonthAdded(cell: MonthCell, { declared }: CapYear): 'added' | 'apart' | 'covered' {
	const annual = declared.suppliers.find(({ supplier }) => supplier === cell.supplier)?.annual ?? null;
	if (declared.allStates !== null && isAfter(cell, declared.allStates)) return 'added';
	if (annual !== null && !isAfter(cell, annual)) return 'covered';
	return declared.allStates === null ? 'added' : 'apart';
}

function isAfter(cell: MonthCell, statement: Figure): boolean {
	return endOfMonth(cell.month) > (statement.coversEnd ?? statement.end);
}

function figureStanding(figure: StoredFigure, years: readonly CapYear[], asOf: IsoDate | null): Standing {
	const touched = years.filter(({ window }) => figure.start <= window.end && figure.end >= window.start);
	const own = touched.map(({ year }) => year);
	const layer = figure.basis === 'declared' || figure.basis === 'estimated' ? figure.basis : null;
	if (asOf !== null && figure.asOf === null) return out('no_as_of', layer, own);
	if (asOf !== null && figure.asOf !== null && figure.asOf > asOf) return out('not_in_view', layer, own);
	switch (figure.basis) {
		case 'customs':
			return out('customs', null, own);
		case 'observed':
			return out('not_a_declaration', null, own);
		case 'estimated':
			return estimateStanding(figure, touched, own);
		case 'declared':
			return declaredStanding(figure, touched, own);
	}
}

function estimateStanding(
	figure: StoredFigure,
	touched: readonly CapYear[],
	own: readonly number[]
): Standing {
	if (touched.length === 0) return out('no_window', 'estimated', own);
	const listed = touched.flatMap(({ estimates }) => estimates.list);
	const same = listed.find((one) => one.figure.recordKey === figure.recordKey);
	if (same && same.figure.id !== figure.id) return out('superseded', 'estimated', own, same.figure.id);
	const isHeadline = listed.some((one) => one.figure.id === figure.id && one.isHeadline);
	return place(isHeadline ? 'estimate_headline' : 'estimate', 'estimated', own, false);
}

function declaredStanding(
	figure: StoredFigure,
	touched: readonly CapYear[],
	own: readonly number[]
): Standing {
	if (figure.sourceClass !== 'official') return out('declared_not_official', 'declared', own);
	const view = touched.find(({ window }) => figure.start >= window.start && figure.end <= window.end);
	if (!view) return out(isBeforeFirst(figure) ? 'before_first_cap' : 'no_window', 'declared', own);
	if (!isUnderRefinedCap(figure.productClass)) {
		return out(figure.productClass === 'banned' ? 'banned' : 'crude', 'declared', own);
	}
	return statementStanding(figure, view, own) ?? monthStanding(figure, view, own);
}

function isBeforeFirst({ end }: { readonly end: IsoDate }): boolean {
	const first = refinedWindow(2017);
	return first !== null && end < first.start;
}

function statementStanding(figure: StoredFigure, view: CapYear, own: readonly number[]): Standing | null {
	const { declared } = view;
	if (!declared.statements.some(({ id }) => id === figure.id)) return null;
	if (figure.publishedBarrels === null && figure.quantity === '')
		return place('statement_blank', 'declared', own, false);
	if (figure.supplier === ALL_STATES) return allStatesStanding(figure, view, own);
	const annual = declared.suppliers.find(({ supplier }) => supplier === figure.supplier)?.annual ?? null;
	if (annual?.id !== figure.id) return out('other_statement', 'declared', own, annual?.id ?? null);
	return declared.allStates === null
		? place('supplier_statement', 'declared', own, true)
		: place('supplier_statement_apart', 'declared', own, false, declared.allStates.id);
}

function allStatesStanding(figure: StoredFigure, { declared }: CapYear, own: readonly number[]): Standing {
	if (declared.allStates?.id === figure.id) return place('window_statement', 'declared', own, true);
	if (figure.publishedBarrels === null)
		return out('statement_in_tonnes', 'declared', own, declared.allStates?.id ?? null);
	if (declared.allStates === null) return out('overtaken_statement', 'declared', own);
	return out('other_statement', 'declared', own, declared.allStates.id);
}

function monthStanding(figure: StoredFigure, view: CapYear, own: readonly number[]): Standing {
	const { declared } = view;
	const month = monthOf(figure.start);
	const cell = declared.months.find(
		(one) => one.supplier === figure.supplier && one.month === month && monthOf(figure.end) === month
	);
	const rival = cell?.figures.find(({ product }) => product === figure.product);
	if (!cell || !rival)
		return out(isMonthly(figure) ? 'all_states_month' : 'span_inside_window', 'declared', own);
	if (rival.id !== figure.id) return out('superseded', 'declared', own, rival.id);
	if (rival.barrels === null) return place('month_blank', 'declared', own, false);
	return monthPlace('month', cell, view, own);
}
