// The ships of a view, by number and by name. Grouping a million calls takes a second, and a committed data version never
// changes: what was worked out for a view is kept for the next reader.
import type { ListedShip, ShipPage } from '#lib/domain/report/vessel-list.ts';
import { listShips, pageOfShips } from '#lib/domain/report/vessel-list.ts';
import type { ShipQuery } from '#lib/domain/report/vessel-query.ts';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import type { Context } from '../context.ts';
import type { DatabaseHandle } from '../db/connection.ts';
import type { LedgerView } from '../stores/ledger-view.ts';
import { ledgerView } from '../stores/ledger-view.ts';
import { MOST_SHIPS, registeredShips, toldShips } from '../stores/vessel-index.ts';
import { newestVersion } from './read-cap-year.ts';

export interface ShipIndex {
	readonly view: LedgerView;
	readonly ships: readonly ListedShip[];
	/** True where the ledger names more ships than are kept in memory. */
	readonly isCut: boolean;
}

export interface ShipList {
	readonly dataVersion: number;
	readonly numbered: ShipPage;
	/** Ships that nobody gives an IMO number for. */
	readonly named: ShipPage;
	readonly isCut: boolean;
}

const SHIPS_A_PAGE = 100;

export async function readVessels(context: Context, asked: ShipQuery, query: ViewQuery): Promise<ShipList> {
	const { view, ships, isCut } = await shipIndex(context, query);
	const { text, order, after, afterName } = asked;
	const of = (isNumbered: boolean) => ships.filter(({ imo }) => (imo !== null) === isNumbered);
	return {
		dataVersion: view.version,
		numbered: pageOfShips(of(true), text, order, after, SHIPS_A_PAGE),
		named: pageOfShips(of(false), text, order, afterName, SHIPS_A_PAGE),
		isCut
	};
}

const REMEMBERED = 4;
const indexes = new WeakMap<DatabaseHandle, Map<string, Promise<ShipIndex>>>();

export async function shipIndex(context: Context, query: ViewQuery): Promise<ShipIndex> {
	const { database } = context;
	const newest = await newestVersion(context);
	const version = query.version === null ? newest : Math.min(query.version, newest);
	const known = indexes.get(database) ?? new Map<string, Promise<ShipIndex>>();
	indexes.set(database, known);
	const key = [version, query.asOf, query.factorSet, query.sources].join(' ');
	const index = known.get(key) ?? readIndex(context, { ...query, version });
	known.delete(key);
	known.set(key, index);
	for (const oldest of known.keys()) {
		if (known.size <= REMEMBERED) break;
		known.delete(oldest);
	}
	try {
		return await index;
	} catch (error) {
		known.delete(key);
		throw error;
	}
}

async function readIndex(
	{ database }: Context,
	{ version, asOf, factorSet, sources }: ViewQuery & { version: number }
): Promise<ShipIndex> {
	const db = database.reader;
	const view = await ledgerView(db, version, asOf);
	const [registered, told] = await Promise.all([
		registeredShips(db, view),
		toldShips(db, view, factorSet, sources)
	]);
	const isCut = registered.length >= MOST_SHIPS || told.length >= MOST_SHIPS;
	return { view, ships: listShips(registered, told), isCut };
}
