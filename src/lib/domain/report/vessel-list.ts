// The ships of a view as a list: what the register holds and what calls and transfers tell, under one IMO number each.
// Ships that nobody gives a number for are kept apart by their name, which is no identity: two may be one, one two.
import type { SupplierCode } from '../country.ts';
import type { Listing } from '../designation.ts';
import { parseDesignations } from '../designation.ts';
import { parseImo } from '../vessel.ts';
import type { Imo } from '../vessel.ts';
import type { Barrels } from '../units.ts';
import { NO_BARRELS } from '../units.ts';
import { nameKey, namesNoShip } from '../vessel.ts';
import { otherNames } from './vessel-names.ts';

/** What calls and transfers tell of ships under one number, name, MMSI and flag; rows set aside are not in it. */
export interface ToldShip {
	readonly imo: Imo | null;
	readonly name: string;
	readonly mmsi: string | null;
	readonly flag: SupplierCode | null;
	readonly calls: number;
	readonly transfers: number;
	readonly counted: CountedCalls;
}

/** The calls that count as observed deliveries: the same rows as in the observed totals of the years. */
export interface CountedCalls {
	readonly deliveries: number;
	readonly withoutVolume: number;
	/** Stated quantities, and deadweights with a laden share of their own. */
	readonly known: Barrels;
	/** Full loads that wait for a laden share. */
	readonly fullLoads: Barrels;
}

/** What the list needs of a row of the register. */
export interface RegisteredShip {
	readonly imo: Imo | null;
	readonly mmsi: string | null;
	readonly name: string;
	readonly formerNames: string;
	readonly flag: SupplierCode | null;
	readonly flagText: string;
	/** The register's remark on the flag. */
	readonly notes: string;
	readonly type: string;
	readonly dwt: string;
	readonly designations: string;
}

export interface ListedShip {
	readonly imo: Imo | null;
	/** By this the list is kept in order, and a page begins after it: the number, else the name. */
	readonly key: string;
	/** As sources give them, the register's first. */
	readonly names: readonly string[];
	readonly mmsis: readonly string[];
	readonly flags: readonly SupplierCode[];
	readonly flagRemarks: readonly string[];
	readonly types: readonly string[];
	readonly dwts: readonly string[];
	readonly listings: readonly Listing[];
	readonly isInRegister: boolean;
	readonly calls: number;
	readonly transfers: number;
	readonly counted: CountedCalls;
}

const NONE: CountedCalls = { deliveries: 0, withoutVolume: 0, known: NO_BARRELS, fullLoads: NO_BARRELS };

type Draft = { -readonly [K in keyof ListedShip]: ListedShip[K] };

export function listShips(registered: readonly RegisteredShip[], told: readonly ToldShip[]): ListedShip[] {
	const ships = new Map<string, Draft>();
	for (const row of registered) {
		const ship = shipOf(ships, row.imo, row.name);
		if (ship === null) continue;
		const { names } = otherNames(row.formerNames);
		ship.isInRegister = true;
		ship.names = withNames(ship.names, [row.name, ...names.map(({ name }) => name)]);
		ship.mmsis = withOne(ship.mmsis, row.mmsi);
		ship.flags = withOne(ship.flags, row.flag);
		const remark = row.notes !== '' ? row.notes : row.flag === null ? row.flagText : '';
		ship.flagRemarks = withOne(ship.flagRemarks, remark === '' ? null : remark);
		ship.types = withOne(ship.types, row.type === '' ? null : row.type);
		ship.dwts = withOne(ship.dwts, row.dwt === '' ? null : row.dwt);
		ship.listings = [...ship.listings, ...parseDesignations(row.designations).listings];
	}
	for (const row of told) {
		const ship = shipOf(ships, row.imo, row.name);
		if (ship === null) continue;
		ship.names = withNames(ship.names, [row.name]);
		ship.mmsis = withOne(ship.mmsis, row.mmsi);
		ship.flags = withOne(ship.flags, row.flag);
		ship.calls += row.calls;
		ship.transfers += row.transfers;
		ship.counted = sumOf(ship.counted, row.counted);
	}
	return [...ships.values()];
}

function shipOf(ships: Map<string, Draft>, imo: Imo | null, name: string): Draft | null {
	if (imo === null && namesNoShip(name)) return null;
	const key = imo ?? nameKey(name);
	// A ship may be named like a number; it is not the ship of that number.
	const place = `${imo === null ? 'name' : 'imo'} ${key}`;
	const known = ships.get(place);
	if (known !== undefined) return known;
	const ship: Draft = {
		imo,
		key,
		names: [],
		mmsis: [],
		flags: [],
		flagRemarks: [],
		types: [],
		dwts: [],
		listings: [],
		isInRegister: false,
		calls: 0,
		transfers: 0,
		counted: NONE
	};
	ships.set(place, ship);
	return ship;
}

function withNames(held: readonly string[], more: readonly string[]): readonly string[] {
	return more.reduce<readonly string[]>(
		(names, name) =>
			namesNoShip(name) || names.some((one) => nameKey(one) === nameKey(name)) ? names : [...names, name],
		held
	);
}

function withOne<T>(held: readonly T[], one: T | null): readonly T[] {
	return one === null || held.includes(one) ? held : [...held, one];
}

function sumOf(a: CountedCalls, b: CountedCalls): CountedCalls {
	return {
		deliveries: a.deliveries + b.deliveries,
		withoutVolume: a.withoutVolume + b.withoutVolume,
		known: (a.known + b.known) as Barrels,
		fullLoads: (a.fullLoads + b.fullLoads) as Barrels
	};
}

export const SHIP_ORDERS = ['records', 'name'] as const;
export type ShipOrder = (typeof SHIP_ORDERS)[number];

/** Where a page begins: after this ship. */
export type ShipCursor = Pick<ListedShip, 'key'> & { readonly records: number; readonly name: string };

export interface ShipPage {
	readonly ships: readonly ListedShip[];
	/** How many fit what was asked for, on all pages. */
	readonly count: number;
	readonly next: ShipCursor | null;
}

export function shipCursor({ key, names, calls, transfers }: ListedShip): ShipCursor {
	return { key, records: calls + transfers, name: nameKey(names[0] ?? key) };
}

/** One page of the ships that fit, in order; a page never depends on how many came before it. */
export function pageOfShips(
	ships: readonly ListedShip[],
	text: string,
	order: ShipOrder,
	after: ShipCursor | null,
	limit: number
): ShipPage {
	const found = ships
		.filter((ship) => fits(ship, text))
		.map((ship) => ({ ship, cursor: shipCursor(ship) }))
		.sort((a, b) => compare(a.cursor, b.cursor, order));
	const from = after === null ? found : found.filter(({ cursor }) => compare(cursor, after, order) > 0);
	const page = from.slice(0, limit);
	return {
		ships: page.map(({ ship }) => ship),
		count: found.length,
		next: from.length > limit ? (page.at(-1)?.cursor ?? null) : null
	};
}

function compare(a: ShipCursor, b: ShipCursor, order: ShipOrder): number {
	const byRecords = order === 'records' ? b.records - a.records : 0;
	return byRecords || compareText(a.name, b.name) || compareText(a.key, b.key);
}

// Not by locale: the order of a page must not depend on the machine.
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Part of any of its names in any case, or the whole of its IMO number or MMSI. */
function fits({ imo, names, mmsis }: ListedShip, text: string): boolean {
	if (text === '') return true;
	const reading = parseImo(text);
	if (reading.kind === 'valid' && reading.imo === imo) return true;
	const key = nameKey(text);
	return mmsis.includes(key) || imo === key || names.some((name) => nameKey(name).includes(key));
}
