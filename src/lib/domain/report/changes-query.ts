// Which two views of the ledger are compared, as it stands in an address: `from` and `to` are days, and what a side does
// not say of itself is read from the names every page knows (`version`, `factors`, `laden`, and `as_of` for the later side).
import type { IsoDate } from '../calendar.ts';
import { shareText } from '../decimal.ts';
import { DEFAULT_FACTOR_SET } from '../units.ts';
import type { ViewQuery } from './view-query.ts';
import { parseViewQuery } from './view-query.ts';

export interface ChangesQuery {
	readonly before: ViewQuery;
	readonly after: ViewQuery;
}

const SIDE_NAMES = ['version', 'factors', 'laden'] as const;

export const CHANGES_NAMES: readonly string[] = [
	'from',
	'to',
	...SIDE_NAMES.flatMap((name) => [`from_${name}`, `to_${name}`]),
	'as_of',
	...SIDE_NAMES
];

export type ChangesReading = { readonly changes: ChangesQuery } | { readonly problem: string };

export function parseChangesQuery(get: (name: string) => string | null, today: IsoDate): ChangesReading {
	const before = parseSide('from', get, today);
	if ('problem' in before) return before;
	const after = parseSide('to', get, today);
	if ('problem' in after) return after;
	return { changes: { before: before.query, after: after.query } };
}

function parseSide(side: 'from' | 'to', get: (name: string) => string | null, today: IsoDate) {
	const text = (name: string) => get(name)?.trim() ?? '';
	const ownName = (name: string) => (name === 'as_of' ? side : `${side}_${name}`);
	const nameOf = (name: string) => {
		const own = ownName(name);
		const isShared = name !== 'as_of' || side === 'to';
		return text(own) === '' && isShared ? name : own;
	};
	// A comparison is of all events, as recorded: a limit or a rule of the view that it was opened from does not reach it.
	const isOfSide = (name: string) => ['as_of', ...SIDE_NAMES].includes(name);
	const reading = parseViewQuery((name) => (isOfSide(name) ? text(nameOf(name)) : ''), today);
	if (!('problem' in reading)) return reading;
	return { problem: reading.problem.replace(/^\w+/, (name) => nameOf(name)) };
}

/** The query string that compares the same two views; empty where both are the latest one. */
export function changesQueryText({ before, after }: ChangesQuery): string {
	const parts = [...sideText('from', before), ...sideText('to', after)];
	return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

function sideText(side: 'from' | 'to', { asOf, version, factorSet, laden }: ViewQuery): string[] {
	return [
		asOf === null ? [] : `${side}=${asOf}`,
		version === null ? [] : `${side}_version=${version}`,
		factorSet === DEFAULT_FACTOR_SET ? [] : `${side}_factors=${factorSet}`,
		laden === null ? [] : `${side}_laden=${encodeURIComponent(shareText(laden))}`
	].flat();
}

/** True where both sides name the same view: there is nothing to compare. */
export function isSameView({ before, after }: ChangesQuery): boolean {
	const own = sideText('from', before).map((part) => part.slice('from'.length));
	const other = sideText('to', after).map((part) => part.slice('to'.length));
	return own.join('&') === other.join('&');
}

/** The query string that compares a view with the latest one by the same factors and share. */
export function compareWithLatest(query: ViewQuery): string {
	return changesQueryText({ before: query, after: { ...query, asOf: null, version: null } });
}
