// What makes two rows the same record. `source` and `source_ref` together where a row has both; else all its cells,
// with a count that tells equal rows of one file apart.
import type { Cells } from './cells.ts';
import type { ReadContext } from './read-context.ts';

export interface RecordKeys {
	readonly recordKey: string;
	/** What the record key is where nobody says what the columns hold, if that is another: the ledger looks for both. */
	readonly otherKey: string | null;
	readonly contentKey: string;
}

/** Keys of a shipment or transfer. Without a reference the record key is the content key, see `withOccurrence`. */
export function eventKeys(
	kind: 'shipment' | 'sts',
	cells: Cells,
	columns: readonly string[],
	{ digest }: ReadContext
): RecordKeys {
	const content = cells.content(columns);
	const ownKey = digest(`${kind}\u001e${content}`);
	const contentKey = cells.meaning === '' ? ownKey : digest(`${kind}\u001e${content}${cells.meaning}`);
	const recordKey = recordKeyOf(kind, cells, ownKey, columns, digest);
	const plainCells = cells.unanswered();
	if (plainCells === null) return { recordKey, otherKey: null, contentKey };
	const plainKey = digest(`${kind}\u001e${plainCells.content(columns)}`);
	const otherKey = recordKeyOf(kind, plainCells, plainKey, columns, digest);
	return { recordKey, otherKey: otherKey === recordKey ? null : otherKey, contentKey };
}

function recordKeyOf(
	kind: 'shipment' | 'sts',
	cells: Cells,
	ownKey: string,
	columns: readonly string[],
	digest: ReadContext['digest']
): string {
	if (hasReference(cells)) {
		return digest(`${kind}\u001e${plain(cells.text('source'))}\u001f${plain(cells.text('source_ref'))}`);
	}
	// A row is known again when it is decided upon later: it is replaced then, and not added.
	const before = cells.contentUndecided(columns);
	return before === null ? ownKey : digest(`${kind}\u001e${before}`);
}

export function hasReference(cells: Cells): boolean {
	return cells.value('source') !== '' && cells.value('source_ref') !== '';
}

/** The key of the `count`-th equal row of a file: the first keeps its own, so that it is known again elsewhere. */
export function withOccurrence(recordKey: string, count: number, digest: ReadContext['digest']): string {
	return count === 1 ? recordKey : digest(`${recordKey}\u001e${count}`);
}

const RUNS = /\s\s|[^\S ]/;

/** Names are compared without regard to case and spacing. */
export function plain(text: string): string {
	const lower = text.toLowerCase();
	return RUNS.test(lower) ? lower.replace(/\s+/g, ' ') : lower;
}
