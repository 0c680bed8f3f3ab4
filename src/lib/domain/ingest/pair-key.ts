// A meeting that a feed tells once for each of its ships is one meeting: the same two ships, start and end.
import type { Party, StsTransfer } from '../record.ts';
import type { Cells } from './cells.ts';
import { plain } from './record-key.ts';
import type { ReadContext } from './read-context.ts';

/** Null where one of the ships is not named at all, so that nothing says which meeting it was. */
export function pairKey(
	{ giver, receiver }: StsTransfer,
	cells: Cells,
	{ digest }: ReadContext
): string | null {
	const ships = [shipOf(giver), shipOf(receiver)].sort();
	if (ships.includes('')) return null;
	return digest(
		`meeting\u001e${ships.join('\u001e')}\u001e${momentOf(cells.text('date'))}\u001e${momentOf(cells.text('end_date'))}`
	);
}

function shipOf({ imo, mmsi, name }: Omit<Party, 'dwt'>): string {
	if (mmsi !== null) return `mmsi ${mmsi}`;
	if (imo !== null) return `imo ${imo}`;
	return name === '' ? '' : `name ${plain(name)}`;
}

const UTC = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?(?:Z|UTC|GMT|\+00:?00))?$/i;

/** The same moment as every download of a feed writes it: `2019-03-01 10:00:00+00:00` and `2019-03-01T10:00:00.000Z`. */
function momentOf(text: string): string {
	const [, day, minute, second = '00'] = UTC.exec(text) ?? [];
	return day === undefined ? text : `${day}T${minute}:${second}`;
}
