// Reads the ledger of transfers at sea: a page of its rows, and what all that fit come to in numbers, marks and places.
import type { IsoDate } from '#lib/domain/calendar.ts';
import { NORTH_KOREA } from '#lib/domain/country.ts';
import type { RecordCursor } from '#lib/domain/report/record-query.ts';
import type { Standing } from '#lib/domain/report/record-standing.ts';
import { standingOf } from '#lib/domain/report/record-standing.ts';
import type { StoredTransfer } from '#lib/domain/report/record-view.ts';
import { subjectOf, whenText } from '#lib/domain/report/record-view.ts';
import type { StsCounts } from '#lib/domain/report/sts-ledger.ts';
import type { MapPoint } from '#lib/domain/report/sts-map.ts';
import { degreesOf } from '#lib/domain/report/sts-map.ts';
import type { PlaceGroup } from '#lib/domain/report/sts-places.ts';
import { groupPlaces } from '#lib/domain/report/sts-places.ts';
import type { StsFilter } from '#lib/domain/report/sts-query.ts';
import type { StsEvent, StsMonth, YearCount } from '#lib/domain/report/sts-timeline.ts';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import type { Context } from '../context.ts';
import type { DatabaseHandle } from '../db/connection.ts';
import type { LedgerView } from '../stores/ledger-view.ts';
import { ledgerView } from '../stores/ledger-view.ts';
import {
	countTransfers,
	datedTransfers,
	placedTransfers,
	placesInWords,
	transferMonths,
	transferYears,
	transfersPage
} from '../stores/sts.ts';
import { newestVersion } from './read-cap-year.ts';

export interface PlacedTransfer {
	readonly record: StoredTransfer;
	readonly standing: Standing;
}

export interface StsOverview {
	readonly counts: StsCounts;
	readonly years: readonly YearCount[];
	/** One by one, where they are few enough to be told apart; else empty, and `months` counts them. */
	readonly events: readonly StsEvent[];
	readonly months: readonly StsMonth[];
	readonly first: IsoDate | null;
	/** Date of the newest, in words; blank where none has one. */
	readonly latest: string;
	readonly points: readonly MapPoint[];
	readonly places: readonly PlaceGroup[];
	/** Transfers whose place is none of those listed. */
	readonly placesLeft: number;
	/** False while no file with transfers is in this view, whatever the filter. */
	readonly isLoaded: boolean;
}

export interface StsPage {
	readonly dataVersion: number;
	readonly transfers: readonly PlacedTransfer[];
	readonly next: RecordCursor | null;
	readonly overview: StsOverview;
}

export const STS_PAGE = 200;

/** More marks than this run into each other; then a column stands for a month. */
const MOST_EVENTS = 400;
const MOST_POINTS = 500;
const MOST_PLACES = 60;

export async function readSts(
	context: Context,
	filter: StsFilter,
	query: ViewQuery,
	after: RecordCursor | null,
	limit: number
): Promise<StsPage> {
	const db = context.database.reader;
	const newest = await newestVersion(context);
	const version = query.version === null ? newest : Math.min(query.version, newest);
	const view = await ledgerView(db, version, query.asOf);
	const overview = await remembered(context, view, filter);
	const found = await transfersPage(db, view, filter, after, limit + 1);
	const page = found.slice(0, limit);
	const last = page.at(-1);
	return {
		dataVersion: version,
		// What a transfer is in the ledger depends on its own row alone, so no year has to be read.
		transfers: page.map((record) => ({ record, standing: standingOf(record, [], query) })),
		next: found.length > limit && last !== undefined ? cursorAt(last) : null,
		overview
	};
}

function cursorAt({ span, importId, line, part }: StoredTransfer): RecordCursor {
	return { starts: span?.start ?? null, importId, line, part };
}

async function readOverview(
	{ database: { reader: db } }: Context,
	view: LedgerView,
	filter: StsFilter
): Promise<StsOverview> {
	const counts = await countTransfers(db, view, filter);
	const isMany = counts.transfers - counts.undated > MOST_EVENTS;
	const [years, months, oldest, newest, placed, places] = await Promise.all([
		transferYears(db, view, filter),
		isMany ? transferMonths(db, view, filter) : [],
		datedTransfers(db, view, filter, isMany ? 1 : MOST_EVENTS),
		transfersPage(db, view, { ...filter, order: 'newest' }, null, 1),
		counts.withPosition === 0 ? [] : placedTransfers(db, view, filter, MOST_POINTS),
		placesInWords(db, view, filter, MOST_PLACES)
	]);
	const listed = places.reduce((sum, { transfers }) => sum + transfers, 0);
	return {
		counts,
		years,
		months,
		events: isMany ? [] : oldest.flatMap(eventOf),
		first: oldest[0]?.span?.start ?? null,
		latest: newest[0]?.span ? whenText(newest[0]) : '',
		points: placed.flatMap(pointOf),
		places: groupPlaces(places),
		placesLeft: counts.transfers - counts.withPosition - listed,
		isLoaded: view.imports.some(({ kinds }) => kinds.includes('sts'))
	};
}

const pointedAt = (record: StoredTransfer) => ({
	id: record.id,
	words: `${whenText(record)}: ${subjectOf(record)}`,
	isToDprk: record.receiver.flag === NORTH_KOREA
});

function eventOf(record: StoredTransfer): StsEvent[] {
	const { span, leftOut } = record;
	return span === null ? [] : [{ ...pointedAt(record), span, isAggregate: leftOut === 'aggregate' }];
}

function pointOf(record: StoredTransfer): MapPoint[] {
	const place = degreesOf(record.latitude, record.longitude);
	return place === null ? [] : [{ ...pointedAt(record), ...place }];
}

const REMEMBERED = 32;
const overviews = new WeakMap<DatabaseHandle, Map<string, Promise<StsOverview>>>();

/** A committed data version asked the same way is the same overview: a large ledger is counted once. */
async function remembered(context: Context, view: LedgerView, filter: StsFilter): Promise<StsOverview> {
	const known = overviews.get(context.database) ?? new Map<string, Promise<StsOverview>>();
	overviews.set(context.database, known);
	const key = JSON.stringify([view.version, view.asOf, { ...filter, order: null }]);
	const overview = known.get(key) ?? readOverview(context, view, filter);
	known.delete(key);
	known.set(key, overview);
	for (const oldest of known.keys()) {
		if (known.size <= REMEMBERED) break;
		known.delete(oldest);
	}
	try {
		return await overview;
	} catch (error) {
		known.delete(key);
		throw error;
	}
}
