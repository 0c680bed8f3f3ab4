// Options that choose a view, read by the same words as an address.
import { readConfig, today } from '#lib/server/config.ts';
import type { Context } from '#lib/server/context.ts';
import { UNKNOWN_VERSION, newestVersion } from '#lib/server/use-cases/read-cap-year.ts';
import { ATTRIBUTIONS } from '#lib/domain/cap/attribution.ts';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import { parseViewQuery } from '#lib/domain/report/view-query.ts';
import { parseWindowYear } from '#lib/domain/cap/regime.ts';
import type { Given, OptionHelp } from './command.ts';
import { UsageError, one } from './command.ts';

export const VIEW_OPTIONS: readonly OptionHelp[] = [
	{ name: 'as-of', value: 'DATE', help: 'the ledger as the sources printed by that day stood' },
	{ name: 'version', value: 'N', help: 'an earlier data version' },
	{ name: 'factors', value: 'SET', help: 'a factor set, such as committee-8.33 or unsd-2004' },
	{ name: 'laden', value: 'SHARE', help: 'laden share for deliveries that state none: 0.6, 60% or 1/3' },
	{
		name: 'attribution',
		value: 'RULE',
		help: `who is charged for observed deliveries: ${ATTRIBUTIONS.join(', ')}`
	},
	{
		name: 'transfers',
		value: 'added',
		help: 'a second sum: observed deliveries and transfers to DPRK-flagged ships without a linked delivery'
	},
	{ name: 'sources', value: 'N', help: '2: only observed events that two agencies or more report' }
];

const NAMES: Readonly<Record<string, string>> = { as_of: 'as-of' };

export function viewOptions(given: Given): ViewQuery {
	const reading = parseViewQuery((name) => one(given, NAMES[name] ?? name), today(readConfig()));
	if ('problem' in reading) throw new UsageError(`--${reading.problem.replace('as_of', 'as-of')}`);
	return reading.query;
}

/** A version that does not exist yet is wrong use: read as the newest, it would tell something else tomorrow. */
export async function refuseUnknownVersion(context: Context, { version }: ViewQuery): Promise<void> {
	if (version !== null && version > (await newestVersion(context))) {
		throw new UsageError(`--version ${version}: ${UNKNOWN_VERSION}`);
	}
}

export function yearOption(given: Given): number | null {
	const text = one(given, 'year');
	if (text === null) return null;
	const year = parseWindowYear(text);
	if (year === null) throw new UsageError('--year must be the year of a cap window, 2017 or later.');
	return year;
}
