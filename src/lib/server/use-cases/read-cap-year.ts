// Reads cap windows: the one place where stored rows become the view that pages, the API, the command line and
// briefings show.
import { refinedWindow, refinedWindows } from '#lib/domain/cap/regime.ts';
import type { CapWindow } from '#lib/domain/cap/regime.ts';
import type { CapYear } from '#lib/domain/report/cap-year.ts';
import { capYear } from '#lib/domain/report/cap-year.ts';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import type { Context } from '../context.ts';
import type { Executor } from '../stores/executor.ts';
import { ledgerFigures } from '../stores/figures.ts';
import { movementSums } from '../stores/movements.ts';
import { currentVersion } from '../stores/standing.ts';

/** All windows from 2017 to today's, oldest first. A `version` past the newest reads the newest. */
export async function readYears(context: Context, query: ViewQuery): Promise<CapYear[]> {
	return await capYears(context.database.reader, context, query, refinedWindows(context.today()));
}

/** One window, or null when none has started in `year` by today. */
export async function readCapYear(context: Context, year: number, query: ViewQuery): Promise<CapYear | null> {
	const window = refinedWindow(year);
	if (window === null || window.start > context.today()) return null;
	const [view] = await capYears(context.database.reader, context, query, [window]);
	return view ?? null;
}

/** The same on an open transaction: what the ledger would show if it were committed. */
export async function capYears(
	db: Executor,
	{ config, today }: Pick<Context, 'config' | 'today'>,
	query: ViewQuery,
	windows: readonly CapWindow[]
): Promise<CapYear[]> {
	const newest = await currentVersion(db);
	const version = query.version === null ? newest : Math.min(query.version, newest);
	const figures = await ledgerFigures(db, version);
	const movements = await movementSums(db, { version, asOf: query.asOf, factorSet: query.factorSet });
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
			movements
		})
	);
}
