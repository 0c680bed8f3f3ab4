// Two tables in one file. Only one of them can be read by one header: which, is asked, and nothing of the file is taken in
// until then; the rows of the other must not pass for a preamble or for bad rows.
import { isWorded, namesKnown } from './find-header.ts';
import { recogniseProfile } from './recognise.ts';
import { headerKey } from './templates.ts';

interface Row {
	readonly cells: readonly string[];
	readonly line: number;
}

const filledOf = ({ cells }: Row) => cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
const beginsWithDigit = (cell: string | undefined) => cell !== undefined && /^[-+]?\d/.test(cell);

/**
 * The first row of a table among the rows above the header; null where they are titles and notes. A table has names of
 * columns above a row with as many cells and a number or date among them; of two columns, above two rows that begin with one.
 */
export function tableAbove<R extends Row>(above: readonly R[]): R | null {
	return (
		above.find((row, at) => {
			const names = filledOf(row);
			const below = above.slice(at + 1, at + 3).map(filledOf);
			if (!isWorded(row.cells)) return false;
			if (names.length > 2) return below[0]?.length === names.length && below[0].some(beginsWithDigit);
			return below.length === 2 && below.every((cells) => cells.length === 2 && beginsWithDigit(cells[0]));
		}) ?? null
	);
}

const FEWEST_NAMES = 3;

/** True for a row below the header that names the columns of another table. */
export function isOtherHeader(row: Row, header: readonly string[]): boolean {
	if (filledOf(row).length < FEWEST_NAMES || !isWorded(row.cells)) return false;
	if (row.cells.map(headerKey).join('\n') === header.map(headerKey).join('\n')) return false;
	if (recogniseProfile(row.cells) !== null) return true;
	// A ship may be called after a field; three names of fields in a row are no data.
	return namesKnown(row.cells, null) >= Math.max(FEWEST_NAMES, filledOf(row).length / 2);
}
