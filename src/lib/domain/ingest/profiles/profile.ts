// What a known format is: how it is recognised, which of its columns are ours, and which traps its rows hold. A profile
// only says what stands where; cells become values in the readers that every file goes through.
import type { IssueCode } from '../../issue.ts';
import type { RecordKind } from '../../record.ts';
import type { FileMarks, Mark } from '../marks.ts';

/** One row of a known format: trimmed cells by header key (letters and digits of the header, lower case). */
export interface SourceCells {
	/** Blank when the file has no such column. */
	text(key: string): string;
}

/** Something to say about a row, without refusing it. `column` is the file's own header. */
export interface RowNote {
	readonly code: IssueCode;
	readonly column: string | null;
	readonly seen: string;
}

/** One row of a template that a row of the file stands for. */
export interface RowPart {
	/** Absent: the profile's own kind. */
	readonly kind?: RecordKind;
	/** Fields of the template; they win over mapped columns, which a part of another kind does not have. */
	readonly values: Readonly<Record<string, string>>;
	readonly notes?: readonly RowNote[];
}

export type Verdict =
	| { readonly kind: 'parts'; readonly parts: readonly RowPart[] }
	/** Named, counted as ignored, never stored: sums of other rows, other partners, voyages that have not ended. */
	| { readonly kind: 'left_out'; readonly note: RowNote };

export interface Profile {
	/** As it stands in `detected.profile`: `gfw-encounters`. */
	readonly name: string;
	/** As a person calls it: `Global Fishing Watch, encounters`. */
	readonly title: string;
	readonly kind: RecordKind;
	/** Header keys that tell this format from every other; all must be there. */
	readonly requires: readonly string[];
	/** Columns that go by several names: one header key of each group must be there too. */
	readonly requiresOneOf?: readonly (readonly string[])[];
	/** The columns named in `requires` are all there may be: for short headers of common words. */
	readonly isExact?: boolean;
	/** Header key to field of the template; the first column of the file that claims a field has it. */
	readonly fields: Readonly<Record<string, string>>;
	/** Fields that the format settles without a column: `unit` of a column in kilograms, `basis`, `supplier`. */
	readonly constants?: Readonly<Record<string, string>>;
	/** Header keys of e-mail addresses and telephone numbers: named, never stored. */
	readonly personal?: readonly string[];
	/** The format names each meeting once per ship: rows of one pair of ships, start and end are one meeting. */
	readonly isPaired?: boolean;
	/** The format has a row for each ship of a cargo: rows of one `source_ref` are one cargo, counted once. */
	readonly isPerShip?: boolean;
	/** The format holds trade with every state: a row counts only where its destination is named as North Korea. */
	readonly isWorldwide?: boolean;
	/** Header keys of columns that name the direction of trade; a table without them goes by its title. */
	readonly flowColumns?: readonly string[];
	/** What only the analyst can settle: its rows stay out as `port_call_open` until the answer is `deliveries`. */
	readonly question?: 'port_calls';
	/** A format that is known and never imported, with the reason. */
	readonly refusal?: IssueCode;
	/** A format without a header line: the names its columns go by, and whether a first row fits. */
	readonly headerless?: {
		readonly header: readonly string[];
		readonly fits: (cells: readonly string[]) => boolean;
	};
	/**
	 * What a row tells about the others, for formats in which rows sum up or repeat each other: gathered from every
	 * row of the file before the first is read, so that the order of rows does not matter.
	 */
	readonly marks?: (row: SourceCells) => readonly Mark[];
	/** Absent: each row is one row of the template. `marks` are those of the whole file. */
	readonly read?: (row: SourceCells, marks: FileMarks) => Verdict;
}
