// Links with the records they join, for the page, the API and the page of a record.
import type { LinkFilter } from '#lib/domain/report/link-query.ts';
import { daysBetween } from '#lib/domain/calendar.ts';
import type { Link } from '#lib/domain/link/link-row.ts';
import type { RecordPlace } from '#lib/domain/record.ts';
import { parseRecordId } from '#lib/domain/record.ts';
import type { StoredMovement } from '#lib/domain/report/record-view.ts';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import type { Context } from '../context.ts';
import type { Executor } from '../stores/executor.ts';
import type { LedgerView } from '../stores/ledger-view.ts';
import { ledgerView } from '../stores/ledger-view.ts';
import type { JudgedLink, LinkCounts, RefusedPair } from '../stores/linking/link-pages.ts';
import {
	countLinks,
	linksOfRecord,
	linksPage,
	recordsOfLinks,
	refusedPairs
} from '../stores/linking/link-pages.ts';
import { newestVersion } from './read-cap-year.ts';

export interface LinkedPair {
	readonly link: JudgedLink;
	readonly from: StoredMovement;
	readonly to: StoredMovement;
	/** Days from the first to the second, never negative. */
	readonly days: number;
}

export interface LinkPage {
	readonly dataVersion: number;
	readonly counts: LinkCounts;
	readonly pairs: readonly LinkedPair[];
	readonly refused: readonly (Pick<RefusedPair, 'reason'> & {
		readonly from: StoredMovement;
		readonly to: StoredMovement;
	})[];
	readonly next: LinkFilter['after'];
}

export const LINK_PAGE = 50;

export async function readLinks(
	context: Context,
	filter: LinkFilter,
	query: ViewQuery,
	limit = LINK_PAGE
): Promise<LinkPage> {
	const db = context.database.reader;
	const view = await viewOf(context, query);
	const isRefused = filter.state === 'refused';
	const found = isRefused ? [] : await linksPage(db, view, filter, limit + 1);
	const refused = isRefused ? await refusedPairs(db, view, 200) : [];
	const page = found.slice(0, limit);
	const records = await recordsOf(db, view, [...page, ...refused]);
	const last = page.at(-1);
	return {
		dataVersion: view.version,
		counts: await countLinks(db, view),
		pairs: pairsOf(page, records),
		refused: refused.flatMap(({ from, to, reason }) => {
			const [a, b] = [records.get(from), records.get(to)];
			return a && b ? [{ from: a, to: b, reason }] : [];
		}),
		next: found.length > limit && last ? { score: last.score, number: last.number } : null
	};
}

export async function readLinksOfRecord(
	context: Context,
	place: RecordPlace,
	query: ViewQuery
): Promise<LinkedPair[]> {
	const db = context.database.reader;
	const view = await viewOf(context, query);
	const links = await linksOfRecord(db, view, place);
	return pairsOf(links, await recordsOf(db, view, links));
}

async function viewOf(context: Context, query: ViewQuery): Promise<LedgerView> {
	const newest = await newestVersion(context);
	const version = query.version === null ? newest : Math.min(query.version, newest);
	return await ledgerView(context.database.reader, version, query.asOf);
}

async function recordsOf(
	db: Executor,
	view: LedgerView,
	ends: readonly Pick<Link, 'from' | 'to'>[]
): Promise<Map<string, StoredMovement>> {
	const ids = [...new Set(ends.flatMap(({ from, to }) => [from, to]))];
	return await recordsOfLinks(
		db,
		view,
		ids.flatMap((id) => parseRecordId(id) ?? [])
	);
}

function pairsOf(links: readonly JudgedLink[], records: ReadonlyMap<string, StoredMovement>): LinkedPair[] {
	return links.flatMap((link) => {
		const [from, to] = [records.get(link.from), records.get(link.to)];
		if (from === undefined || to === undefined || from.span === null || to.span === null) return [];
		return [{ link, from, to, days: Math.abs(daysBetween(from.span.start, to.span.start)) }];
	});
}
