// Ship-to-ship pairings of Lloyd's List Intelligence, the list of ships flattened by its index. Two or more ships a
// meeting, so one row a pair; the ship whose draught rises has received.
import { parseDecimal } from '../../decimal.ts';
import type { Profile, RowPart, SourceCells } from './profile.ts';
import { given, part } from './verdict.ts';

const MOST_SHIPS = 20;

interface Ship {
	readonly imo: string;
	readonly name: string;
	readonly flag: string;
	readonly dwt: string;
	readonly draughtBefore: string;
	readonly draughtAfter: string;
}

function shipsOf(row: SourceCells): Ship[] {
	const ships: Ship[] = [];
	for (let at = 0; at < MOST_SHIPS; at++) {
		const cell = (name: string) => given(row, `vesselpairings${at}${name}`);
		const ship = {
			imo: cell('imo'),
			name: cell('vesselname'),
			flag: cell('flag'),
			dwt: cell('dwttonnage'),
			draughtBefore: cell('draftstart'),
			draughtAfter: cell('draftend')
		};
		if (ship.imo !== '' || ship.name !== '') ships.push(ship);
	}
	return ships;
}

function hasRisen({ draughtBefore, draughtAfter }: Ship): boolean {
	const [before, after] = [parseDecimal(draughtBefore), parseDecimal(draughtAfter)];
	if (before === null || after === null) return false;
	return after.units * 10n ** BigInt(before.scale) > before.units * 10n ** BigInt(after.scale);
}

function pairOf(one: Ship, other: Ship): RowPart {
	const isKnown = hasRisen(one) !== hasRisen(other);
	const [from, to] = isKnown && hasRisen(one) ? [other, one] : [one, other];
	return part({
		from_vessel: from.name,
		from_imo: from.imo,
		from_flag: from.flag,
		from_dwt: from.dwt,
		to_vessel: to.name,
		to_imo: to.imo,
		to_flag: to.flag,
		to_dwt: to.dwt,
		direction: isKnown ? 'assumed' : 'unknown',
		draught_before: isKnown ? to.draughtBefore : '',
		draught_after: isKnown ? to.draughtAfter : ''
	});
}

export const lloydsPairings: Profile = {
	name: 'lloyds-pairings',
	title: "Lloyd's List Intelligence, ship-to-ship pairings",
	kind: 'sts',
	requires: ['activitystartdate', 'activityenddate', 'activityareaname'],
	requiresOneOf: [
		['vesselpairings0imo', 'vesselpairings1imo'],
		['vesselpairings0vesselname', 'vesselpairings1vesselname']
	],
	fields: { activitystartdate: 'date', activityenddate: 'end_date', activityareaname: 'location' },
	constants: { source: "Lloyd's List Intelligence" },
	read: (row) => {
		const ships = shipsOf(row);
		const pairs = ships.flatMap((one, at) => ships.slice(at + 1).map((other) => pairOf(one, other)));
		const [only] = ships;
		if (pairs.length > 0) return { kind: 'parts', parts: pairs };
		return { kind: 'parts', parts: [part({ from_vessel: only?.name ?? '', from_imo: only?.imo ?? '' })] };
	}
};
