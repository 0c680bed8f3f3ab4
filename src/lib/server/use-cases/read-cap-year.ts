// Reads cap windows: the one place where stored rows become the view that pages, the API, the command line and
// briefings show.
import { refinedWindows } from '#lib/domain/cap/regime.ts';
import type { CapWindow } from '#lib/domain/cap/regime.ts';
import { shareText } from '#lib/domain/decimal.ts';
import type { CapYear } from '#lib/domain/report/cap-year.ts';
import { capYear } from '#lib/domain/report/cap-year.ts';
import type { FactorSetRow } from '#lib/domain/report/factor-sets.ts';
import { factorSetRow } from '#lib/domain/report/factor-sets.ts';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import { FACTOR_SET_NAMES } from '#lib/domain/units.ts';
import type { Context } from '../context.ts';
import type { DatabaseHandle } from '../db/connection.ts';
import type { Executor } from '../stores/executor.ts';
import { ledgerFigures } from '../stores/figures.ts';
import { chargeSums } from '../stores/charges.ts';
import { movementSums } from '../stores/movements.ts';
import { currentVersion } from '../stores/standing.ts';

/** What an asker is told who names a data version that does not exist yet. */
export const UNKNOWN_VERSION = 'There is no such data version yet.';

export async function newestVersion({ database }: Pick<Context, 'database'>): Promise<number> {
	return await currentVersion(database.reader);
}

/** All windows from 2017 to today's, oldest first. A `version` past the newest, which no door lets in, reads the newest. */
export async function readYears(context: Context, query: ViewQuery): Promise<CapYear[]> {
	const { reader } = context.database;
	const newest = await currentVersion(reader);
	const version = query.version === null ? newest : Math.min(query.version, newest);
	return await remembered(context, { ...query, version }, () =>
		capYears(reader, context, { ...query, version }, refinedWindows(context.today()))
	);
}

/** One window, or null when none has started in `year` by today. */
export async function readCapYear(context: Context, year: number, query: ViewQuery): Promise<CapYear | null> {
	const views = await readYears(context, query);
	return views.find((view) => view.year === year) ?? null;
}

/** Each window under every factor set, in the order of the sets. The rows hold any laden share. */
export async function readFactorSets(
	context: Context,
	query: ViewQuery
): Promise<ReadonlyMap<number, readonly FactorSetRow[]>> {
	const bySet = await Promise.all(
		FACTOR_SET_NAMES.map((factorSet) =>
			readYears(context, { ...query, factorSet, laden: null, transfers: 'apart' })
		)
	);
	const years = bySet[0]?.map(({ year }) => year) ?? [];
	return new Map(
		years.map((year) => [
			year,
			bySet.flatMap((views) => views.filter((view) => view.year === year).map(factorSetRow))
		])
	);
}

/** The windows on an open transaction: what the ledger would show if it were committed. */
export async function capYears(
	db: Executor,
	{ config, today }: Pick<Context, 'config' | 'today'>,
	query: ViewQuery,
	windows: readonly CapWindow[]
): Promise<CapYear[]> {
	const version = query.version ?? (await currentVersion(db));
	const figures = await ledgerFigures(db, version);
	const point = { version, asOf: query.asOf, factorSet: query.factorSet };
	const movements = await movementSums(db, point);
	const charges = await chargeSums(db, { ...point, byMonth: query.attribution, sources: query.sources });
	return windows.map((window) =>
		capYear({
			window,
			dataVersion: version,
			asOf: query.asOf,
			today: today(),
			factorSetName: query.factorSet,
			laden: query.laden,
			dueDays: config.dueDays,
			figures,
			movements,
			attribution: query.attribution,
			sources: query.sources,
			transferChoice: query.transfers,
			charges
		})
	);
}

const REMEMBERED = 64;
const views = new WeakMap<DatabaseHandle, Map<string, Promise<CapYear[]>>>();

/** A committed data version read the same way on the same day is the same view: it is worked out once. */
async function remembered(
	{ database, today }: Context,
	{ version, asOf, factorSet, laden, attribution, sources, transfers }: ViewQuery,
	read: () => Promise<CapYear[]>
): Promise<CapYear[]> {
	const known = views.get(database) ?? new Map<string, Promise<CapYear[]>>();
	views.set(database, known);
	const share = laden && shareText(laden);
	const key = [version, asOf, factorSet, share, attribution, sources, transfers, today()].join(' ');
	const view = known.get(key) ?? read();
	known.delete(key);
	known.set(key, view);
	for (const oldest of known.keys()) {
		if (known.size <= REMEMBERED) break;
		known.delete(oldest);
	}
	try {
		return await view;
	} catch (error) {
		known.delete(key);
		throw error;
	}
}
