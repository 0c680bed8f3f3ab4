// The pipeline in one screen: rows in, records and issues out. Nothing here throws on data; every row ends as accepted,
// rejected, ignored or duplicate, and every cell is used, kept as extra, or an issue.
import { isExerciseRow } from '../exercise.ts';
import type { Issue } from '../issue.ts';
import { severityOf } from '../issue.ts';
import type { ParsedRecord, RecordKind } from '../record.ts';
import { Cells } from './cells.ts';
import { dateForm } from './date-form.ts';
import type { Answers, Decisions } from './decisions.ts';
import { readDecisions, valueKey } from './decisions.ts';
import { datedTotal, footerText } from './footer.ts';
import type { Settled } from './layout.ts';
import type { ColumnMap } from './map-columns.ts';
import { MARKS_LIMIT } from './marks.ts';
import { pairKey } from './pair-key.ts';
import type { RowPart } from './profiles/profile.ts';
import type { Question } from './questions.ts';
import { basisOf, openQuestions } from './questions.ts';
import type { RawRow } from './raw-row.ts';
import { isBlank, isComment, isRagged } from './raw-row.ts';
import type { ReadContext } from './read-context.ts';
import { readPeriod } from './read-period.ts';
import { readShipment } from './read-shipment.ts';
import { readSts } from './read-sts.ts';
import { readVessel } from './read-vessel.ts';
import { hasReference, withOccurrence } from './record-key.ts';
import { isOtherHeader } from './second-table.ts';
import { SeenRows } from './seen-rows.ts';
import type { Habits } from './survey.ts';
import { Survey } from './survey.ts';
import type { RowCounts } from './tally.ts';
import { IssueTally } from './tally.ts';
import { AnswersUsed, unusedAnswers } from './unused-answers.ts';
import type { Understanding } from './understand.ts';
import { understand } from './understand.ts';
import { UnitTwins } from './unit-twins.ts';

export type { Question } from './questions.ts';
export type { RawRow } from './raw-row.ts';

export interface IngestOptions {
	readonly kind: RecordKind | null;
	readonly today: ReadContext['today'];
	readonly answers: Answers;
	readonly digest: ReadContext['digest'];
	/** True for an exercise ledger, which takes rows of the exercise and no others; else it is the other way round. */
	readonly isExercise?: boolean;
}

/** What the reader of the file found out beforehand; without it the first row is taken for the header. */
export interface Beforehand {
	readonly understanding: Understanding;
	readonly settled: (Settled & { readonly habits: Habits }) | null;
}

/** Figures are held while their totals are worked out; more of them than all states could give in centuries. */
const MOST_FIGURES = 250_000;
const FIGURES_LIMIT = `more than ${MOST_FIGURES.toLocaleString('en')} period figures`;

/** A line of which something was refused. */
export interface RefusedLine {
	readonly line: number;
	readonly errors: Issue[];
}

const WHOLE_ROW: RowPart = { values: {} };
const NOTHING: readonly ParsedRecord[] = [];

export class Ingest {
	readonly rows: RowCounts = { read: 0, accepted: 0, rejected: 0, flagged: 0, ignored: 0, duplicate: 0 };
	readonly issues = new IssueTally();
	/** True once a row needs a convention and not every row was looked at: the file is to be surveyed first. */
	needsSurvey = false;
	/** True once a part of an accepted row, such as one of its months, was refused. */
	hasRefusedPart = false;
	private refusedRows: RefusedLine[] = [];
	private readonly seen = new SeenRows();
	/** The same of the keys that rows would have without what was decided on their columns. */
	private readonly seenOther = new SeenRows();
	private readonly twins = new UnitTwins();
	private readonly used = new AnswersUsed();
	private readonly asked = new Set<string>();
	private readonly decisions: Decisions;
	/** Fields of which some text is to be read as another: thousands of answers cost one look-up a row. */
	private readonly decidedFields: ReadonlySet<string>;
	private context: ReadContext | null = null;
	private settled: (Settled & { readonly habits: Habits }) | null = null;
	private understanding: Understanding | null = null;
	private refused = false;
	private isBehindGap = false;
	/** Line on which another table begins below the one that is read. */
	private otherTable: number | null = null;
	private readonly options: IngestOptions;

	constructor(options: IngestOptions, beforehand: Beforehand | null = null) {
		this.options = options;
		this.decisions = readDecisions(options.answers);
		this.decidedFields = new Set(
			[...this.decisions.values.keys()].map((key) => key.slice(0, key.indexOf('\u001f')))
		);
		if (beforehand !== null) this.begin(beforehand);
	}

	get map(): ColumnMap | null {
		return this.settled?.layout.map ?? null;
	}

	get profile(): string | null {
		return this.settled?.layout.name ?? this.understanding?.refusedProfile ?? null;
	}

	get habits(): Habits | null {
		return this.settled?.habits ?? null;
	}

	get headerLine(): number | null {
		return this.understanding?.headerLine ?? null;
	}

	/** True when the header settles that no row of this file can be read. */
	get isRefused(): boolean {
		return this.refused;
	}

	get kind(): RecordKind | null {
		return this.map?.kind ?? null;
	}

	/** To be called once every row was taken: says which answers had no effect. */
	finish(): void {
		if (this.refused || this.settled === null) return;
		const { layout } = this.settled;
		const isFormat = this.understanding?.isKnownFormat ?? false;
		for (const issue of unusedAnswers(this.decisions, this.used, layout, isFormat)) {
			if (severityOf(issue.code) === 'error') this.refuse(issue);
			else this.say(issue);
		}
	}

	/** Takes one row; gives the records to store: mostly one, none for a row that is none. */
	take(row: RawRow): readonly ParsedRecord[] {
		if (this.understanding === null) {
			if (isBlank(row.cells) || isComment(row.cells)) return NOTHING;
			const understanding = understand([row], this.options.kind, this.decisions);
			const survey = understanding.layout && new Survey(understanding.layout, this.options.today);
			this.begin({ understanding, settled: survey?.settle(',', true) ?? null });
			return NOTHING;
		}
		if (row.line <= this.understanding.lastLineAbove) return NOTHING;
		if (this.settled === null || this.context === null) {
			if (this.headerLine === null) return NOTHING;
			this.rows.read += 1;
			this.rows.rejected += 1;
			return NOTHING;
		}
		return this.readRow(row, this.settled, this.context);
	}

	/** Questions that the rows raised, in a fixed order. */
	questions(): Question[] {
		return openQuestions(this.asked, this.settled, this.context);
	}

	/** Lines refused since this was asked last, with all of their errors. */
	takeRefused(): readonly RefusedLine[] {
		const lines = this.refusedRows;
		this.refusedRows = [];
		return lines;
	}

	/** What a whole file can be refused for, added by its reader: encoding, limits, quotes. */
	refuse(issue: Issue): void {
		this.refused = true;
		this.issues.add([issue]);
	}

	/** Something that is said of the file as a whole. */
	say(issue: Issue): void {
		this.issues.add([issue]);
	}

	private begin({ understanding, settled }: Beforehand): void {
		this.understanding = understanding;
		this.issues.add(understanding.issues);
		if (understanding.layout === null || settled === null) {
			this.refused = true;
			return;
		}
		this.settled = settled;
		if (settled.isFull) this.refuse({ code: 'limit_reached', line: null, column: null, seen: MARKS_LIMIT });
		const { basis, isAnswered } = basisOf(understanding.layout, this.decisions);
		this.context = {
			today: this.options.today,
			digest: this.options.digest,
			basis,
			isBasisAnswered: isAnswered
		};
	}

	private readRow(row: RawRow, settled: Settled, context: ReadContext): readonly ParsedRecord[] {
		this.used.lastLine = row.line;
		const { layout } = settled;
		const plain = new Cells(settled, row.cells, row.line);
		if (this.passOver(row, plain)) return NOTHING;
		if (this.isInOtherTable(row, layout.map)) {
			this.rows.read += 1;
			this.refuseOtherTable(plain);
			return NOTHING;
		}
		const verdict = layout.spread === null ? null : layout.spread(row.cells, settled.marks);
		if (verdict?.kind === 'left_out') {
			plain.note(verdict.note.code, verdict.note.column, verdict.note.seen);
			return this.ignore(plain);
		}
		// A known format names its own sums, so its word on a row comes before ours.
		const footer = hasDate(plain) ? datedTotal(plain) : footerText(plain, row.cells);
		if (footer !== null) {
			plain.note('footer_row', null, footer);
			return this.ignore(plain);
		}
		if (layout.profile?.question === 'port_calls' && this.decisions.portCalls !== 'deliveries') {
			const isContext = this.decisions.portCalls === 'context';
			plain.note(isContext ? 'event_excluded' : 'port_call_open', null);
			if (isContext) return this.ignore(plain);
			this.rows.read += 1;
			this.reject(plain, true);
			return NOTHING;
		}
		if (layout.importTitle !== null && this.decisions.flow !== 'to_north_korea') {
			const isOther = this.decisions.flow === 'other';
			plain.note(isOther ? 'flow_other' : 'flow_open', null, layout.importTitle);
			if (isOther) return this.ignore(plain);
			this.rows.read += 1;
			this.reject(plain, true);
			return NOTHING;
		}
		if (verdict !== null && verdict.parts.length === 0) {
			plain.note('figure_blank', null);
			return this.ignore(plain);
		}
		if (verdict !== null) return this.readParts(row, verdict.parts, settled, context);
		const cells = this.isDecided ? this.cellsOf(row, WHOLE_ROW, settled, true) : plain;
		this.rows.read += 1;
		const record = this.readPart(row, cells, layout.map.kind, settled, context, true);
		return record === null ? NOTHING : [record];
	}

	/** The records of a row that its format spreads. */
	private readParts(
		row: RawRow,
		parts: readonly RowPart[],
		settled: Settled,
		context: ReadContext
	): readonly ParsedRecord[] {
		const { map, isWide } = settled.layout;
		const records: ParsedRecord[] = [];
		let isMainIn = true;
		parts.forEach((part, at) => {
			// A part beside the row's own record, such as a transfer at sea, is in only with it, and is no row by itself.
			const isCounted = at === 0 || isWide;
			if (!isCounted && !isMainIn) return;
			if (isCounted) this.rows.read += 1;
			const cells = this.cellsOf(row, part, settled, parts.length === 1);
			const record = this.readPart(row, cells, part.kind ?? map.kind, settled, context, isCounted);
			if (isCounted) isMainIn = record !== null;
			if (record !== null) records.push(at === 0 ? record : { ...record, part: at + 1 });
		});
		return records;
	}

	/** Another table begins behind a blank line, or where a row cannot be read; a list of ships takes any words for a name. */
	private isInOtherTable(row: RawRow, { header, kind }: ColumnMap): boolean {
		if (this.otherTable !== null) return true;
		const isNew = this.isBehindGap || kind === 'vessel';
		this.isBehindGap = false;
		if (!isNew || !isOtherHeader(row, header)) return false;
		this.otherTable = row.line;
		return true;
	}

	/** The whole file, until the analyst says which line names the columns; then the rows of the other table alone. */
	private refuseOtherTable(cells: Cells): null {
		const seen = `the other begins on line ${this.headerLine ?? 1}`;
		if (this.decisions.headerLine !== null) {
			cells.note('second_table', null, seen);
			return this.reject(cells, true);
		}
		this.rows.rejected += 1;
		if (!this.refused) this.refuse({ code: 'second_table', line: cells.line, column: null, seen });
		return null;
	}

	/** Blank lines, comments, the header again, and lines the analyst left out. */
	private passOver({ cells: row, line }: RawRow, cells: Cells): boolean {
		const reason = this.decisions.leftOut.get(line);
		const isGap = reason === undefined && isBlank(row);
		if (isGap) this.isBehindGap = true;
		if (reason !== undefined) {
			this.used.lines.add(line);
			cells.note('row_left_out', null, reason);
		} else if (!isGap && !isComment(row) && !this.isHeaderAgain(row)) return false;
		this.ignore(cells);
		return true;
	}

	private ignore(cells: Cells): readonly ParsedRecord[] {
		this.rows.read += 1;
		this.rows.ignored += 1;
		this.issues.add(cells.issues);
		return NOTHING;
	}

	private get isDecided(): boolean {
		return this.decisions.values.size + this.decisions.cells.size > 0;
	}

	/** `isOnly` is false where the row stands for several records: a decision on one of its cells would mean all of them. */
	private cellsOf(row: RawRow, part: RowPart, settled: Settled, isOnly: boolean): Cells {
		const kind = part.kind ?? settled.layout.map.kind;
		const own = kind === settled.layout.map.kind ? settled : asOtherKind(settled, kind);
		const values = this.isDecided ? this.decided(row, part, own, isOnly) : part.values;
		const cells = new Cells(own, row.cells, row.line, values, values === part.values ? values : part.values);
		for (const [field, value] of Object.entries(values)) {
			if (value !== part.values[field]) cells.note('value_decided', field, value);
		}
		if (this.decisions.cells.has(row.line)) this.used.lines.add(row.line);
		const passedOver = isOnly ? undefined : this.decisions.cells.get(row.line);
		if (passedOver !== undefined) cells.note('decision_unused', null, [...passedOver.keys()].join(', '));
		for (const note of part.notes ?? []) cells.note(note.code, note.column, note.seen);
		return cells;
	}

	private readPart(
		row: RawRow,
		cells: Cells,
		kind: RecordKind,
		settled: Settled,
		context: ReadContext,
		isCounted: boolean
	): ParsedRecord | null {
		this.checkRow(row, cells, settled.layout.map);
		const record = cells.isRefused ? null : read(cells, context, kind);
		if (cells.needsSurvey) this.needsSurvey = true;
		if (cells.isRefused && isCounted && isOtherHeader(row, settled.layout.map.header)) {
			this.otherTable = row.line;
			return this.refuseOtherTable(new Cells(settled, row.cells, row.line));
		}
		if (record === null || cells.isRefused) return this.reject(cells, isCounted);
		const isExercise = isExerciseRow(record);
		if (isExercise !== (this.options.isExercise ?? false)) {
			// The file is refused as a whole, in one sentence, and not row by row.
			if (isCounted) this.rows.rejected += 1;
			if (!this.refused) this.refuse(otherLedger(record, cells.line, isExercise));
			return null;
		}
		if (isExercise) {
			cells.note('exercise_row', null);
			return this.accept(cells, { ...record, flags: cells.flags }, context, settled, isCounted);
		}
		if (record.recordKind === 'period' && this.twins.clashes(record)) {
			cells.note('same_number_two_units', 'unit', record.quantity);
			return this.accept(cells, { ...record, flags: cells.flags }, context, settled, isCounted);
		}
		return this.accept(cells, record, context, settled, isCounted);
	}

	private checkRow({ cells: row, mayHoldNul = true }: RawRow, cells: Cells, { header }: ColumnMap): void {
		if (row.length !== header.length && !isRagged(row, header.length)) {
			cells.note('row_short', null, `${row.length} of ${header.length} cells`);
		}
		if (mayHoldNul && row.some((cell) => cell.includes('\0'))) cells.note('cell_nul', null);
	}

	/** The part's own values, with what the analyst put in place of cells. */
	private decided(
		row: RawRow,
		part: RowPart,
		settled: Settled,
		isOnly: boolean
	): Readonly<Record<string, string>> {
		const plain = new Cells(settled, row.cells, row.line, part.values);
		const values: Record<string, string> = { ...part.values };
		for (const field of this.decidedFields) {
			const key = valueKey(field, plain.text(field));
			const choice = this.decisions.values.get(key);
			if (choice === undefined) continue;
			this.used.values.add(key);
			values[field] = choice;
		}
		if (isOnly) {
			for (const [field, choice] of this.decisions.cells.get(row.line) ?? []) values[field] = choice;
		}
		return values;
	}

	private reject(cells: Cells, isCounted: boolean): null {
		if (isCounted) this.rows.rejected += 1;
		else this.hasRefusedPart = true;
		this.issues.add(cells.issues);
		this.noteRefused(cells);
		// A row that is refused for something else asks nothing that would let it in.
		for (const { code } of cells.issues) if (severityOf(code) === 'error') this.asked.add(code);
		return null;
	}

	private noteRefused({ line, issues }: Cells): void {
		const errors = issues.filter(({ code }) => severityOf(code) === 'error');
		const last = this.refusedRows.at(-1);
		if (last?.line === line) last.errors.push(...errors);
		else this.refusedRows.push({ line, errors });
	}

	private accept(
		cells: Cells,
		read: ParsedRecord,
		context: ReadContext,
		{ layout }: Settled,
		isCounted: boolean
	): ParsedRecord | null {
		const pair = layout.profile?.isPaired && read.recordKind === 'sts' ? pairKey(read, cells, context) : null;
		const own = pair === null ? asLeg(read, layout, context) : { ...read, recordKey: pair, otherKey: null };
		const record = this.knownAlso(own, context);
		const { count, isSameContent } = this.seen.add(keyInFile(record, context), record.contentKey);
		let kept: ParsedRecord = record;
		if (count > 1) {
			const repeat = this.repeated(
				cells,
				record,
				count,
				isSameContent,
				pair !== null,
				context,
				layout.profile
			);
			if (repeat === 'rejected') return this.reject(cells, isCounted);
			if (repeat === 'duplicate') {
				if (isCounted) this.rows.duplicate += 1;
				this.issues.add(cells.issues);
				return null;
			}
			kept = repeat;
		}
		if (isCounted) this.rows.accepted += 1;
		if (kept.recordKind === 'period' && this.rows.accepted > MOST_FIGURES) {
			this.refuse({ code: 'limit_reached', line: cells.line, column: null, seen: FIGURES_LIMIT });
		}
		if (cells.issues.length > 0) {
			if (cells.isFlagged && isCounted) this.rows.flagged += 1;
			this.issues.add(cells.issues);
			for (const code of cells.flags) this.asked.add(code);
		}
		return kept;
	}

	/** Equal rows are told apart under their other key too, as they would be without the decisions. */
	private knownAlso(record: ParsedRecord, { digest }: ReadContext): ParsedRecord {
		const { otherKey } = record;
		if (otherKey === undefined || otherKey === null) return record;
		const { count } = this.seenOther.add(otherKey, record.contentKey);
		return count === 1 ? record : { ...record, otherKey: withOccurrence(otherKey, count, digest) };
	}

	/** A record whose key an earlier row of the file has. */
	private repeated(
		cells: Cells,
		record: ParsedRecord,
		count: number,
		isSameContent: boolean,
		isPair: boolean,
		{ digest }: ReadContext,
		profile: Settled['layout']['profile']
	): ParsedRecord | 'rejected' | 'duplicate' {
		const again = () => withOccurrence(record.recordKey, count, digest);
		if (isPair) {
			cells.note('pair_collapsed', null);
			return 'duplicate';
		}
		if (!isKeyed(record, cells)) {
			cells.note('repeated_row', null);
			return { ...record, recordKey: again(), flags: cells.flags };
		}
		if (isSameContent) {
			cells.note('repeated_key', 'source_ref');
			return 'duplicate';
		}
		if (profile?.isPerShip && record.recordKind === 'shipment') {
			cells.note('same_cargo', 'source_ref');
			return { ...record, recordKey: again(), leftOut: 'same_cargo', flags: cells.flags };
		}
		// A list of ships may know one of them under several names and call signs; each row enriches it.
		if (record.recordKind === 'vessel' && profile !== null) return { ...record, recordKey: again() };
		cells.note('conflicting_key', 'source_ref');
		return 'rejected';
	}

	private isHeaderAgain(row: readonly string[]): boolean {
		const header = this.map?.header;
		return header !== undefined && row.length === header.length && row.every((cell, i) => cell === header[i]);
	}
}

function otherLedger({ source, sourceRef }: ParsedRecord, line: number, isExercise: boolean): Issue {
	const code = isExercise ? 'exercise_file' : 'exercise_only';
	return { code, line, column: 'source', seen: source || sourceRef };
}

/** A leg that ended elsewhere must not stand for the cargo: another ship may have taken it on to North Korea. */
function asLeg(record: ParsedRecord, { profile }: Settled['layout'], { digest }: ReadContext): ParsedRecord {
	const isLeg =
		profile?.isPerShip && record.recordKind === 'shipment' && record.leftOut === 'other_destination';
	if (!isLeg) return record;
	return { ...record, recordKey: digest(`leg\u001e${record.recordKey}\u001e${record.contentKey}`) };
}

const BEGINS_WITH_YEAR = /^\d{4}(?:$|[-/.年])/;

/** A row with a date is no footer, unless its ship is a bare total. */
function hasDate(cells: Cells): boolean {
	const text = cells.value('date') || cells.value('period_start');
	return text !== '' && (BEGINS_WITH_YEAR.test(text) || dateForm(text) !== 'bad');
}

/** Columns of a file belong to its own kind; a part of another kind has only the values the format gives it. */
function asOtherKind(settled: Settled, kind: RecordKind): Settled {
	const { layout } = settled;
	const map: ColumnMap = { ...layout.map, kind, at: new Map(), extra: [] };
	return { ...settled, layout: { ...layout, map, constants: {} } };
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
