// What the analyst decided about a file. Decisions are kept with the import as answers, code and choice, and a file read
// again with the same answers gives the same records: they are replayed, never applied to stored rows.
import type { IssueCode } from '../issue.ts';
import { issueKinds } from '../issue.ts';
import type { Basis, RecordKind } from '../record.ts';
import { BASES, RECORD_KINDS } from '../record.ts';
import type { Unit } from '../units.ts';
import { UNITS } from '../units.ts';
import type { DateOrder, DateSystem, DecimalSign } from './conventions.ts';
import { ENCODINGS } from './encoding-names.ts';
import { templates } from './templates.ts';

/** Code to choice, as they are stored and as `--answer CODE=CHOICE` gives them. */
export type Answers = Readonly<Record<string, string>>;

/** Questions that a file can raise, with what may be answered. */
export const QUESTION_CHOICES = {
	basis: BASES,
	unit: UNITS,
	decimal: ['.', ','],
	date_order: ['DMY', 'MDY'],
	date_system: ['1900', '1904'],
	port_calls: ['deliveries', 'context'],
	flow: ['to_north_korea', 'other']
} as const satisfies Record<string, readonly string[]>;
export type QuestionCode = keyof typeof QUESTION_CHOICES;

export const IGNORED_COLUMN = 'ignore';
/** The answer to `profile` that reads a file by its own header although its format is known. */
export const NO_PROFILE = 'none';

export interface Decisions {
	readonly basis: Basis | null;
	readonly unit: Unit | null;
	readonly decimal: DecimalSign | null;
	readonly dateOrder: DateOrder | null;
	readonly dateSystem: DateSystem | null;
	readonly portCalls: 'deliveries' | 'context' | null;
	readonly flow: 'to_north_korea' | 'other' | null;
	readonly encoding: string | null;
	readonly delimiter: string | null;
	/** Physical line that names the columns. */
	readonly headerLine: number | null;
	readonly profile: string | null;
	/** Position of a column, from 0, to field of the template or `ignore`. */
	readonly columns: ReadonlyMap<number, string>;
	/** Field and text as it stands, to the text to read instead, in every row. */
	readonly values: ReadonlyMap<string, string>;
	/** Line to field to the text to read instead. */
	readonly cells: ReadonlyMap<number, ReadonlyMap<string, string>>;
	/** Lines that are left out, with the reason. */
	readonly leftOut: ReadonlyMap<number, string>;
	/** Causes of warnings that the analyst has looked at, with the reason. */
	readonly settled: ReadonlyMap<IssueCode, string>;
}

export function valueKey(field: string, seen: string): string {
	return `${field}\u001f${seen}`;
}

/** Reads stored answers; those that are none of ours are passed over, since `answerProblem` stands at every door. */
export function readDecisions(answers: Answers): Decisions {
	const columns = new Map<number, string>();
	const values = new Map<string, string>();
	const cells = new Map<number, Map<string, string>>();
	const leftOut = new Map<number, string>();
	const settled = new Map<IssueCode, string>();
	for (const [code, choice] of Object.entries(answers)) {
		const [what, first = '', ...rest] = code.split(':');
		const second = rest.join(':');
		if (what === 'column') columns.set(Number(first) - 1, choice);
		else if (what === 'value') values.set(valueKey(first, second), choice);
		else if (what === 'leave') leftOut.set(Number(first), choice);
		else if (what === 'settled' && isIssueCode(first)) settled.set(first, choice);
		else if (what === 'cell') {
			const line = Number(first);
			const fields = cells.get(line) ?? new Map<string, string>();
			fields.set(second, choice);
			cells.set(line, fields);
		}
	}
	const choiceOf = <C extends QuestionCode>(code: C) =>
		[...QUESTION_CHOICES[code], ...(ALSO_TAKEN[code] ?? [])].find((one) => one === answers[code]) ?? null;
	return {
		basis: choiceOf('basis') as Basis | null,
		unit: choiceOf('unit') as Unit | null,
		decimal: choiceOf('decimal') as DecimalSign | null,
		dateOrder: choiceOf('date_order') as DateOrder | null,
		dateSystem: choiceOf('date_system') as DateSystem | null,
		portCalls: choiceOf('port_calls') as 'deliveries' | 'context' | null,
		flow: choiceOf('flow') as 'to_north_korea' | 'other' | null,
		encoding: answers['encoding'] ?? null,
		delimiter: answers['delimiter'] ?? null,
		headerLine: answers['header_line'] === undefined ? null : Number(answers['header_line']),
		profile: answers['profile'] ?? null,
		columns,
		values,
		cells,
		leftOut,
		settled
	};
}

/** Answers that are taken beside the choices that are offered: a year of two digits may stand first. */
const ALSO_TAKEN: Readonly<Record<string, readonly string[]>> = { date_order: ['YMD'] };

const LONGEST_CHOICE = 500;
const FIELDS = new Set(RECORD_KINDS.flatMap((kind: RecordKind) => templates[kind].columns));
const DELIMITERS = [',', ';', '\t', '|'];

/** A sentence when `code` or `choice` is none that can be answered, else null. */
export function answerProblem(code: string, choice: string): string | null {
	if (choice.length > LONGEST_CHOICE) return `An answer may have at most ${LONGEST_CHOICE} characters.`;
	const choices = (QUESTION_CHOICES as Readonly<Record<string, readonly string[]>>)[code];
	if (choices !== undefined) {
		return [...choices, ...(ALSO_TAKEN[code] ?? [])].includes(choice)
			? null
			: `${code} must be one of ${choices.join(', ')}.`;
	}
	const [what = '', first = '', ...rest] = code.split(':');
	switch (what) {
		case 'encoding':
			return ENCODINGS.some((encoding) => encoding === choice)
				? null
				: `encoding must be one of ${ENCODINGS.join(', ')}.`;
		case 'profile':
			return choice === NO_PROFILE
				? null
				: `profile may only be ${NO_PROFILE}: a format is known by its header.`;
		case 'delimiter':
			return DELIMITERS.includes(choice) ? null : 'delimiter must be a comma, semicolon, tab or pipe.';
		case 'header_line':
			return isLine(choice) ? null : 'header_line must be the number of a line.';
		case 'column':
			if (!isLine(first)) return 'column:N=FIELD names a column by its place, 1 being the first.';
			return choice === IGNORED_COLUMN || FIELDS.has(choice) ? null : `There is no field ${choice}.`;
		case 'value':
			return FIELDS.has(first) ? null : `There is no field ${first}.`;
		case 'cell':
			return isLine(first) && FIELDS.has(rest.join(':')) ? null : 'cell:LINE:FIELD names one cell.';
		case 'leave':
			return isLine(first) && choice.trim() !== '' ? null : 'leave:LINE needs a reason.';
		case 'settled':
			return isIssueCode(first) && choice.trim() !== '' ? null : 'settled:CAUSE needs a cause and a reason.';
		default:
			return `There is no question ${code}.`;
	}
}

function isLine(text: string): boolean {
	return /^[1-9]\d{0,8}$/.test(text);
}

function isIssueCode(text: string): text is IssueCode {
	return Object.hasOwn(issueKinds, text);
}

/** Answers that hold for the next file with the same header too: how it is written and what its names mean. */
export function isRemembered(code: string): boolean {
	const [what = ''] = code.split(':');
	return ['column', 'value', 'unit', 'decimal', 'date_order', 'profile', 'header_line'].includes(what);
}
