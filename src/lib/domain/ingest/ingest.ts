// The pipeline in one screen: rows in, records and issues out. Nothing here throws on data; every row ends as accepted,
// rejected, ignored or duplicate, and every cell is used, kept as extra, or an issue.
import type { Issue } from '../issue.ts';
import { severityOf } from '../issue.ts';
import type { Basis, ParsedRecord, RecordKind } from '../record.ts';
import { BASES } from '../record.ts';
import { Cells } from './cells.ts';
import type { ColumnMap } from './map-columns.ts';
import { mapColumns } from './map-columns.ts';
import type { ReadContext } from './read-context.ts';
import { readPeriod } from './read-period.ts';
import { readShipment } from './read-shipment.ts';
import { readSts } from './read-sts.ts';
import { readVessel } from './read-vessel.ts';
import { hasReference, withOccurrence } from './record-key.ts';
import { SeenRows } from './seen-rows.ts';
import type { RowCounts } from './tally.ts';
import { IssueTally } from './tally.ts';

export interface IngestOptions {
	readonly kind: RecordKind | null;
	readonly today: ReadContext['today'];
	readonly answers: Readonly<Record<string, string>>;
	readonly digest: ReadContext['digest'];
}

/** Something only the analyst can settle. `assumed` null leaves the rows out until it is answered. */
export interface Question {
	readonly code: string;
	readonly choices: readonly string[];
	readonly assumed: string | null;
}

export interface RawRow {
	readonly cells: readonly string[];
	readonly line: number;
	/** False when its reader knows that no cell holds a NUL. */
	readonly mayHoldNul?: boolean;
}

/** Basis that a blank one is taken for, until answered: never `declared`. */
const ASSUMED_BASIS: Record<RecordKind, Basis> = {
	shipment: 'observed',
	sts: 'observed',
	period: 'customs',
	vessel: 'observed'
};

export class Ingest {
	readonly rows: RowCounts = { read: 0, accepted: 0, rejected: 0, flagged: 0, ignored: 0, duplicate: 0 };
	readonly issues = new IssueTally();
	private readonly seen = new SeenRows();
	private readonly questionCodes = new Set<string>();
	private context: ReadContext | null = null;
	private columns: ColumnMap | null = null;
	private headerRow: number | null = null;
	private refused = false;

	private readonly options: IngestOptions;

	constructor(options: IngestOptions) {
		this.options = options;
	}

	get map(): ColumnMap | null {
		return this.columns;
	}

	get headerLine(): number | null {
		return this.headerRow;
	}

	/** True when the header settles that no row of this file can be read. */
	get isRefused(): boolean {
		return this.refused;
	}

	get kind(): RecordKind | null {
		return this.columns?.kind ?? null;
	}

	/** Takes one row; gives the record to store, or null when the row is none. */
	take(row: RawRow): ParsedRecord | null {
		if (this.headerRow === null) {
			if (isBlank(row.cells) || isComment(row.cells)) return null;
			this.readHeader(row);
			return null;
		}
		this.rows.read += 1;
		if (this.columns === null || this.context === null) {
			this.rows.rejected += 1;
			return null;
		}
		if (isBlank(row.cells) || isComment(row.cells) || this.isHeaderAgain(row.cells)) {
			this.rows.ignored += 1;
			return null;
		}
		return this.readRow(row, this.columns, this.context);
	}

	/** Questions that the rows raised, in a fixed order. */
	questions(): Question[] {
		return [...this.questionCodes].sort().map((code) => ({
			code,
			choices: [...BASES],
			assumed: this.context?.basis ?? null
		}));
	}

	/** What a whole file can be refused for, added by its reader: encoding, limits, quotes. */
	refuse(issue: Issue): void {
		this.refused = true;
		this.issues.add([issue]);
	}

	private readHeader({ cells, line }: RawRow): void {
		this.headerRow = line;
		if (cells.some((cell) => cell.includes('\0'))) {
			this.refuse({ code: 'file_binary', line, column: null, seen: 'NUL characters' });
			return;
		}
		const reading = mapColumns(cells, line, this.options.kind);
		if ('issues' in reading) {
			this.refused = true;
			this.issues.add(reading.issues);
			return;
		}
		this.issues.add(reading.map.issues);
		if (reading.map.issues.some((issue) => severityOf(issue.code) === 'error')) {
			this.refused = true;
			return;
		}
		this.columns = reading.map;
		const answer = BASES.find((basis) => basis === this.options.answers.basis);
		this.context = {
			today: this.options.today,
			digest: this.options.digest,
			basis: answer ?? ASSUMED_BASIS[reading.map.kind],
			isBasisAnswered: answer !== undefined
		};
	}

	private readRow(
		{ cells: row, line, mayHoldNul = true }: RawRow,
		map: ColumnMap,
		context: ReadContext
	): ParsedRecord | null {
		const cells = new Cells(map, row, line);
		if (row.length !== map.header.length && !isRagged(row, map.header.length)) {
			cells.note('row_short', null, `${row.length} of ${map.header.length} cells`);
		}
		if (mayHoldNul && row.some((cell) => cell.includes('\0'))) cells.note('cell_nul', null);
		const record = cells.isRefused ? null : read(cells, context, map.kind);
		if (record === null || cells.isRefused) return this.reject(cells);
		return this.accept(cells, record, context);
	}

	private reject(cells: Cells): null {
		this.rows.rejected += 1;
		this.issues.add(cells.issues);
		return null;
	}

	private accept(cells: Cells, record: ParsedRecord, context: ReadContext): ParsedRecord | null {
		const { count, isSameContent } = this.seen.add(keyInFile(record, context), record.contentKey);
		let kept = record;
		if (count > 1) {
			if (isKeyed(record, cells)) {
				if (!isSameContent) {
					cells.note('conflicting_key', 'source_ref');
					return this.reject(cells);
				}
				cells.note('repeated_key', 'source_ref');
				this.rows.duplicate += 1;
				this.issues.add(cells.issues);
				return null;
			}
			cells.note('repeated_row', null);
			kept = {
				...record,
				recordKey: withOccurrence(record.recordKey, count, context.digest),
				flags: cells.flags
			};
		}
		this.rows.accepted += 1;
		if (cells.issues.length > 0) {
			if (cells.isFlagged) this.rows.flagged += 1;
			this.issues.add(cells.issues);
			if (cells.flags.includes('basis_assumed')) this.questionCodes.add('basis');
		}
		return kept;
	}

	private isHeaderAgain(row: readonly string[]): boolean {
		const header = this.columns?.header;
		return header !== undefined && row.length === header.length && row.every((cell, i) => cell === header[i]);
	}
}

function read(cells: Cells, context: ReadContext, kind: RecordKind): ParsedRecord | null {
	switch (kind) {
		case 'shipment':
			return readShipment(cells, context);
		case 'sts':
			return readSts(cells, context);
		case 'period':
			return readPeriod(cells, context);
		case 'vessel':
			return readVessel(cells, context);
	}
}

/** Versions of one figure may stand in one file, told apart by their as-of day. */
function keyInFile(record: ParsedRecord, { digest }: ReadContext): string {
	return record.recordKind === 'period'
		? digest(`${record.recordKey}${record.asOf ?? ''}`)
		: record.recordKey;
}

function isKeyed(record: ParsedRecord, cells: Cells): boolean {
	return record.recordKind === 'period' || record.recordKind === 'vessel' || hasReference(cells);
}

function isBlank(cells: readonly string[]): boolean {
	return cells.every((cell) => cell.trim() === '');
}

/** A line that begins with # and holds nothing else; `#12` in a row of cells is a cell. */
function isComment(cells: readonly string[]): boolean {
	return (cells[0]?.trimStart().startsWith('#') ?? false) && isBlank(cells.slice(1));
}

/** Blank cells missing or left over at the end of a row are a habit of spreadsheets, not a shifted row. */
function isRagged(row: readonly string[], width: number): boolean {
	return row.length > width && row.slice(width).every((cell) => cell.trim() === '');
}
