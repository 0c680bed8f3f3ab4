// How a file writes what can be written in more than one way. Settled for a column, by all of its cells or by the
// analyst, and never for a row.

export type DecimalSign = '.' | ',';
export type DateOrder = 'YMD' | 'DMY' | 'MDY';
/** Where Excel's day numbers begin: 1 is 1900-01-01, or 0 is 1904-01-01. */
export type DateSystem = '1900' | '1904';

/** Null: nothing in the column settles it, and a cell that needs it is a question. */
export interface ColumnConvention {
	readonly decimal: DecimalSign | null;
	readonly dateOrder: DateOrder | null;
	readonly dateSystem: DateSystem | null;
}
