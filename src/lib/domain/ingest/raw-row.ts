// One row as the reader of the bytes gives it.

export interface RawRow {
	readonly cells: readonly string[];
	/** Physical line on which the row begins, 1 = the first line of the file. */
	readonly line: number;
	/** False when its reader knows that no cell holds a NUL. */
	readonly mayHoldNul?: boolean;
}

export function isBlank(cells: readonly string[]): boolean {
	return cells.every((cell) => cell.trim() === '');
}

/** A line that begins with # and holds nothing else; `#12` in a row of cells is a cell. */
export function isComment(cells: readonly string[]): boolean {
	return (cells[0]?.trimStart().startsWith('#') ?? false) && isBlank(cells.slice(1));
}

/** Blank cells missing or left over at the end of a row are a habit of spreadsheets, not a shifted row. */
export function isRagged(row: readonly string[], width: number): boolean {
	return row.length > width && row.slice(width).every((cell) => cell.trim() === '');
}
