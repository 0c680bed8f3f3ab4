// Refused rows as a file that can be corrected and imported again: the columns as they came, then where each row stood and
// why it was refused. Our two columns are known to the importer, which passes them over.
import { REFUSED_COLUMNS, isRefusedColumn } from '../ingest/templates.ts';
import type { Issue } from '../issue.ts';
import { issueMessage } from '../issue.ts';
import { csvCell } from './to-csv.ts';

/** Writes the lines of one list. A corrected list that is refused again gets new columns in place of its old ones. */
export class RefusedCsv {
	private readonly header: readonly string[];
	private readonly kept: readonly number[];

	constructor(header: readonly string[]) {
		this.header = header;
		this.kept = header.flatMap((name, at) => (isRefusedColumn(name) ? [] : [at]));
	}

	headerLine(): string {
		return lineOf([...this.own(this.header), ...REFUSED_COLUMNS]);
	}

	row(cells: readonly string[], line: number, errors: readonly Issue[]): string {
		const reasons = errors.map((error) => issueMessage({ ...error, line: null }));
		return lineOf([...this.aligned(cells), String(line), reasons.join(' | ')]);
	}

	private own(cells: readonly string[]): string[] {
		return this.kept.map((at) => cells[at] ?? '');
	}

	/**
	 * A row that was refused for the number of its cells keeps a wrong number of them: filled up with blanks it would be
	 * taken as corrected without anybody having looked at it. Blank cells past the header are no such row.
	 */
	private aligned(cells: readonly string[]): string[] {
		const isWhole =
			cells.length >= this.header.length &&
			cells.slice(this.header.length).every((cell) => cell.trim() === '');
		if (isWhole) return this.own(cells);
		return cells.length === this.kept.length ? [...cells, ''] : [...cells];
	}
}

function lineOf(cells: readonly string[]): string {
	return `${cells.map(originalCell).join(',')}\r\n`;
}

/** Numbers as people write them, `-5,5` or `+1 200.5`: no formula, and to be read again as they were. */
const WRITTEN_NUMBER = /^[+-]?\d[\d.,\u00a0\u202f' ]*$/;

function originalCell(cell: string): string {
	if (!WRITTEN_NUMBER.test(cell)) return csvCell(cell);
	return cell.includes(',') || cell.endsWith(' ') ? `"${cell}"` : cell;
}
