// Reports of one delivery, loading call or transfer, taken together.
import type { SupplierCode } from '../country.ts';
import { UNKNOWN_SUPPLIER } from '../country.ts';
import { SOURCE_CLASSES } from '../record.ts';
import type { Hull } from './hull.ts';
import type { LinkRow } from './link-row.ts';

/** One event with its reports; the one that stands comes first. */
export interface LinkEvent {
	readonly stands: LinkRow;
	readonly rows: readonly LinkRow[];
	readonly fills: Hull | null;
	readonly empties: Hull | null;
}

export type Side = 'fills' | 'empties';

export const otherSide = (side: Side): Side => (side === 'fills' ? 'empties' : 'fills');

/**
 * Ships by number before ships by name, as any of the reports tells them. `isTurned` tells two reports apart that disagree on
 * which ship gave: the one that stands is believed.
 */
export function eventOf(rows: readonly LinkRow[], isTurned: (row: LinkRow) => boolean): LinkEvent {
	const ranked = [...rows].sort(byStanding);
	const [stands] = ranked;
	if (stands === undefined) throw new Error('an event without a report');
	const shipOf = (side: Side) => {
		const told = ranked.map((row) => row[isTurned(row) === isTurned(stands) ? side : otherSide(side)]);
		return told.find((hull) => hull?.imo) ?? told.find((hull) => hull !== null) ?? null;
	};
	return { stands, rows: ranked, fills: shipOf('fills'), empties: shipOf('empties') };
}

const VOLUMES = ['stated', 'laden', 'scenario', 'none'];

/**
 * Which report of an event counts: one that names both ships, then the better known volume, then the class of its source,
 * then the lower barrels, then the record key, so that the order of rows and files never decides.
 */
export function byStanding(a: LinkRow, b: LinkRow): number {
	return (
		Number(isPartial(a)) - Number(isPartial(b)) ||
		VOLUMES.indexOf(a.volume) - VOLUMES.indexOf(b.volume) ||
		SOURCE_CLASSES.indexOf(a.sourceClass) - SOURCE_CLASSES.indexOf(b.sourceClass) ||
		compare(a.barrels ?? 0n, b.barrels ?? 0n) ||
		compare(a.key, b.key)
	);
}

/** A transfer of which only one ship is told. */
export function isPartial({ kind, fills, empties }: LinkRow): boolean {
	return kind === 'transfer' && (fills === null || empties === null);
}

export function compare<T extends bigint | number | string>(a: T, b: T): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** The supplier that the rows name, where it is a single one. */
export function singleSupplier(rows: readonly { readonly supplier: SupplierCode }[]): SupplierCode | null {
	const named = new Set(rows.map(({ supplier }) => supplier).filter((one) => one !== UNKNOWN_SUPPLIER));
	const [only] = named;
	return named.size === 1 && only !== undefined ? only : null;
}
