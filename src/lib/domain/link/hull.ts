// Which ship a row speaks of: its number, else its name. A name is never an identity, so links by name only wait.
import { nameKey, namesNoShip } from '../vessel.ts';

export interface Hull {
	readonly imo: string | null;
	/** In the form in which names are compared; null where the row names no ship. */
	readonly name: string | null;
}

/** Null where neither number nor name tells the ship: `unnamed small vessel` names none. */
export function hullOf(imo: string | null, name: string): Hull | null {
	const named = namesNoShip(name) ? null : nameKey(name);
	return imo === null && named === null ? null : { imo, name: named };
}

/** Under what the days of a ship are gathered: its number, and its name where it has no number. */
export function hullToken({ imo, name }: Hull): string {
	return imo === null ? `name ${name ?? ''}` : `imo ${imo}`;
}

export type HullMatch = 'imo' | 'name' | 'open' | 'none';

/** `open` where one side names no ship; two numbers that differ are two ships, whatever their names. */
export function matchHulls(a: Hull | null, b: Hull | null): HullMatch {
	if (a === null || b === null) return 'open';
	if (a.imo !== null && b.imo !== null) return a.imo === b.imo ? 'imo' : 'none';
	return a.name !== null && a.name === b.name ? 'name' : 'none';
}
