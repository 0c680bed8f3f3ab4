// One row as its reader sees it: cells by field, trimmed, and a place to note what is wrong with them.
import type { Issue, IssueCode } from '../issue.ts';
import { severityOf } from '../issue.ts';
import type { ColumnConvention } from './conventions.ts';
import type { Settled } from './layout.ts';
import type { ColumnMap } from './map-columns.ts';
import { NOT_SETTLED } from './layout.ts';
import { isNullToken } from './null-token.ts';

export class Cells {
	readonly issues: Issue[] = [];
	readonly line: number;
	/** True once a cell was met that only a look at the whole column can settle. */
	needsSurvey = false;
	private readonly settled: Settled;
	private readonly row: readonly string[];
	private readonly values: Readonly<Record<string, string>> | null;
	private readonly undecided: Readonly<Record<string, string>> | null;
	private meant = '';

	/**
	 * `values` are fields that the format or the analyst gives for this row; they win over its columns. `undecided` are
	 * those of the format alone.
	 */
	constructor(
		settled: Settled,
		row: readonly string[],
		line: number,
		values: Readonly<Record<string, string>> | null = null,
		undecided: Readonly<Record<string, string>> | null = values
	) {
		this.settled = settled;
		this.row = row;
		this.line = line;
		this.values = values;
		this.undecided = undecided;
	}

	/** The trimmed text of a field; blank when neither a column nor the format gives it. */
	text(field: string): string {
		return this.textWith(this.values, field);
	}

	private textWith(values: Readonly<Record<string, string>> | null, field: string): string {
		if (values !== null && Object.hasOwn(values, field)) return values[field] ?? '';
		const { map, constants } = this.settled.layout;
		const at = map.at.get(field);
		if (at === undefined) return Object.hasOwn(constants, field) ? (constants[field] ?? '') : '';
		return trimmed(this.row[at]);
	}

	/** How the column of a field is written. `isForm` is whether the cell is written in a form that this decides. */
	convention(field: string, isForm: boolean): ColumnConvention {
		if (isForm && !this.settled.isWhole) this.needsSurvey = true;
		const found = this.settled.conventions.get(field) ?? NOT_SETTLED;
		if (isForm) this.means(`${field} ${found.decimal} ${found.dateOrder} ${found.dateSystem}`);
		return found;
	}

	/** Notes what the cells alone do not say: a unit or basis that was answered, how the column is written. */
	means(meaning: string): void {
		this.meant += SEPARATOR + meaning;
	}

	/** Blank for a row that reads the same whatever stands beside it. */
	get meaning(): string {
		return this.meant;
	}

	get layout() {
		return this.settled.layout;
	}

	/** Like `text`, but a null token is blank: for numbers, dates and codes. */
	value(field: string): string {
		const text = this.text(field);
		return isNullToken(text) ? '' : text;
	}

	note(code: IssueCode, column: string | null, seen = column === null ? '' : this.text(column)): void {
		this.issues.push({ code, line: this.line, column, seen });
	}

	get isRefused(): boolean {
		return this.issues.some((issue) => severityOf(issue.code) === 'error');
	}

	/** True with a warning; an info alone flags nothing. */
	get isFlagged(): boolean {
		return this.issues.some((issue) => severityOf(issue.code) === 'warning');
	}

	/** Codes of warnings and infos, each once: the flags that a stored record carries. */
	get flags(): IssueCode[] {
		return this.issues.length === 0 ? NO_FLAGS : [...new Set(this.issues.map((issue) => issue.code))];
	}

	/** All cells in the order of the template, then the extra ones: equal only if every cell agrees. */
	content(fields: readonly string[]): string {
		return this.contentWith(this.values, fields);
	}

	/** The same before the analyst decided anything; null where nothing was. */
	contentUndecided(fields: readonly string[]): string | null {
		return this.undecided === this.values ? null : this.contentWith(this.undecided, fields);
	}

	/** The row as its header names the cells, before the analyst decided anything; null where no column was answered. */
	unanswered(): Cells | null {
		const { unanswered: layout, map } = this.settled.layout;
		if (layout === undefined) return null;
		const settled = { ...this.settled, layout };
		if (layout.spread === null) return new Cells(settled, this.row, this.line, this.undecided);
		const verdict = layout.spread(this.row, this.settled.marks);
		const [first] = verdict.kind === 'parts' ? verdict.parts : [];
		const isSameKind = first !== undefined && (first.kind ?? layout.map.kind) === map.kind;
		return isSameKind ? new Cells(settled, this.row, this.line, first.values) : null;
	}

	private contentWith(values: Readonly<Record<string, string>> | null, fields: readonly string[]): string {
		let text = '';
		if (values === null) {
			const { map, constants } = this.settled.layout;
			// Worked out once for a file: a Map for each field of a million rows is felt.
			for (const piece of piecesOf(map, constants, fields)) {
				text += typeof piece === 'string' ? piece : trimmed(this.row[piece]);
			}
		} else for (const field of fields) text += this.textWith(values, field) + SEPARATOR;
		for (const { at, header } of this.settled.layout.map.extra)
			text += `${header}=${trimmed(this.row[at])}${SEPARATOR}`;
		return text;
	}

	extra(): Readonly<Record<string, string>> | null {
		const { extra } = this.settled.layout.map;
		if (extra.length === 0) return null;
		const cells: [string, string][] = [];
		for (const { at, header } of extra) {
			const text = trimmed(this.row[at]);
			if (text !== '') cells.push([header, text]);
		}
		return cells.length === 0 ? null : Object.fromEntries(cells);
	}
}

/** Text between two characters of ASCII ink has nothing to trim; each cell is asked for several times. */
function trimmed(cell: string | undefined): string {
	if (cell === undefined || cell === '') return '';
	return isInk(cell.charCodeAt(0)) && isInk(cell.charCodeAt(cell.length - 1)) ? cell : cell.trim();
}

function isInk(unit: number): boolean {
	return unit > 0x20 && unit < 0x7f;
}

/** The place of a column, or what stands between two of them in every row. */
type Piece = number | string;

const pieces = new WeakMap<
	ColumnMap,
	{ readonly fields: readonly string[]; readonly list: readonly Piece[] }
>();

/** The columns of the fields with the separators between them; a field without a column is what the format gives it. */
function piecesOf(
	map: ColumnMap,
	constants: Readonly<Record<string, string>>,
	fields: readonly string[]
): readonly Piece[] {
	const known = pieces.get(map);
	if (known?.fields === fields) return known.list;
	const list: Piece[] = [];
	let between = '';
	for (const field of fields) {
		const at = map.at.get(field);
		if (at === undefined) between += constants[field] ?? '';
		else {
			if (between !== '') list.push(between);
			list.push(at);
			between = '';
		}
		between += SEPARATOR;
	}
	list.push(between);
	pieces.set(map, { fields, list });
	return list;
}

const SEPARATOR = '\u001f';
const NO_FLAGS: IssueCode[] = [];
