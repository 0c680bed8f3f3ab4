// Which line names the columns, below titles, notes and blank lines. Rows above it are preamble, named and not stored.
import type { RecordKind } from '../record.ts';
import { RECORD_KINDS } from '../record.ts';
import { claimsOf, fieldOf } from './claim-columns.ts';
import { mapColumns } from './map-columns.ts';
import { recogniseProfile } from './recognise.ts';
import { templates } from './templates.ts';
import { recogniseWide } from './wide-table.ts';

const FURTHEST = 40;
const ROWS_BELOW = 10;
/** Of a header that lacks a column which its template needs, at least this many names are known. */
const FEWEST_NAMES = 2;

interface Row {
	readonly cells: readonly string[];
	readonly line: number;
}

/**
 * Position of the header among the first 40 rows, the first where several would do; null when no row looks like one.
 * A header that lacks something is found too, so that what it lacks can be said.
 */
export function findHeader(rows: readonly Row[], kind: RecordKind | null): number | null {
	const first = rows.slice(0, FURTHEST);
	const readable = first.findIndex((row, at) =>
		isReadable(row, rows.slice(at + 1, at + 1 + ROWS_BELOW), kind)
	);
	if (readable >= 0) return readable;
	const names = first.map(({ cells }) => namesKnown(cells, kind));
	const most = Math.max(0, ...names);
	if (most >= FEWEST_NAMES) return names.indexOf(most);
	const worded = first.findIndex(({ cells }) => isWorded(cells));
	return worded >= 0 ? worded : null;
}

function isReadable({ cells, line }: Row, below: readonly Row[], kind: RecordKind | null): boolean {
	if (cells.filter((cell) => cell.trim() !== '').length < 2) return false;
	return (
		recogniseProfile(cells) !== null ||
		'map' in mapColumns(cells, line, kind) ||
		((kind === null || kind === 'period') &&
			recogniseWide(
				cells,
				below.map((row) => row.cells)
			) !== null)
	);
}

/** How many fields of one kind the cells are names of, at most. */
export function namesKnown(cells: readonly string[], kind: RecordKind | null): number {
	const counts = (kind === null ? RECORD_KINDS : [kind]).map((one) => {
		const claims = claimsOf(cells, templates[one], new Map());
		return new Set(claims.map(fieldOf).filter((field) => field !== null)).size;
	});
	return Math.max(...counts);
}

/** Two names or more, each a different one, and none of them a number or a date. */
export function isWorded(cells: readonly string[]): boolean {
	const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
	const isNames = filled.every((cell) => /\p{L}/u.test(cell) && !/^\d/.test(cell));
	return filled.length >= 2 && isNames && new Set(filled).size === filled.length;
}
