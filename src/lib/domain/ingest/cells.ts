// One row as its reader sees it: cells by field, trimmed, and a place to note what is wrong with them.
import type { Issue, IssueCode } from '../issue.ts';
import { severityOf } from '../issue.ts';
import type { ColumnMap } from './map-columns.ts';

/** Cells that say "no value" in columns of numbers, dates and codes. None of them is ever read as zero. */
const NULL_TOKENS = new Set([
	'na',
	'n/a',
	'#n/a',
	'#na',
	'nan',
	'null',
	'none',
	'-',
	'-0-',
	'..',
	'x',
	'unknown'
]);

export class Cells {
	readonly issues: Issue[] = [];
	readonly line: number;
	private readonly map: ColumnMap;
	private readonly row: readonly string[];

	constructor(map: ColumnMap, row: readonly string[], line: number) {
		this.map = map;
		this.row = row;
		this.line = line;
	}

	/** The trimmed text of a field; blank when the column is absent. */
	text(field: string): string {
		const at = this.map.at.get(field);
		return at === undefined ? '' : (this.row[at]?.trim() ?? '');
	}

	/** Like `text`, but a null token is blank: for numbers, dates and codes. */
	value(field: string): string {
		const text = this.text(field);
		return text.length <= 7 && NULL_TOKENS.has(text.toLowerCase()) ? '' : text;
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
		let text = '';
		for (const field of fields) text += this.text(field) + SEPARATOR;
		for (const { at, header } of this.map.extra)
			text += `${header}=${this.row[at]?.trim() ?? ''}${SEPARATOR}`;
		return text;
	}

	extra(): Readonly<Record<string, string>> | null {
		if (this.map.extra.length === 0) return null;
		const cells: [string, string][] = [];
		for (const { at, header } of this.map.extra) {
			const text = this.row[at]?.trim() ?? '';
			if (text !== '') cells.push([header, text]);
		}
		return cells.length === 0 ? null : Object.fromEntries(cells);
	}
}

const SEPARATOR = '\u001f';
const NO_FLAGS: IssueCode[] = [];
