// How the rows of one file are read: which column is which field, what the format settles without a column, and how
// numbers and dates are written.
import type { Unit } from '../units.ts';
import type { ColumnConvention } from './conventions.ts';
import type { Decisions } from './decisions.ts';
import type { FileMarks, Mark } from './marks.ts';
import type { ColumnMap } from './map-columns.ts';
import type { Profile, Verdict } from './profiles/profile.ts';

export interface Layout {
	/** As it stands in `detected.profile`: a known format, `house` for our templates, `wide-table`. */
	readonly name: string;
	readonly map: ColumnMap;
	readonly profile: Profile | null;
	/** One row of the file to rows of templates; null where each row is one row of the map's template. */
	readonly spread: ((row: readonly string[], marks: FileMarks) => Verdict) | null;
	/** What a row tells about the others; null where rows stand by themselves. */
	readonly marksOf: ((row: readonly string[]) => readonly Mark[]) | null;
	/** True where every part is a row of its own: a table with a column for each state. */
	readonly isWide: boolean;
	/** Fields that no column holds. */
	readonly constants: Readonly<Record<string, string>>;
	/** The unit that a header names or the analyst gave, for cells without one. */
	readonly impliedUnit: { readonly unit: Unit; readonly isLoose: boolean } | null;
	/** The unit that the quantity's header names: a cell that names another one clashes with it. */
	readonly headerUnit: Unit | null;
	/** A title that speaks of imports, where no column says which way each row goes; null where there is none. */
	readonly importTitle: string | null;
	readonly decisions: Decisions;
	/** How the header alone would be read, where the analyst said what columns hold: rows are known by that too. */
	readonly unanswered?: Layout;
}

export interface Settled {
	readonly layout: Layout;
	readonly conventions: ReadonlyMap<string, ColumnConvention>;
	/** Gathered from every row of the file, see `marksOf`. */
	readonly marks: FileMarks;
	/** True where there were more marks than are kept, so that nothing may be read by them. */
	readonly isFull: boolean;
	/** True once every row was looked at; else a form that needs a convention asks for that first. */
	readonly isWhole: boolean;
}

export const NOT_SETTLED: ColumnConvention = { decimal: null, dateOrder: null, dateSystem: null };
