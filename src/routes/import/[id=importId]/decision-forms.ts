// What the forms of an import's page ask for, as decisions. An entry that cannot be used is named under its own field.
import { parseCountry } from '#lib/domain/country.ts';
import type { Answers } from '#lib/domain/ingest/decisions.ts';
import { IGNORED_COLUMN, NO_PROFILE, QUESTION_CHOICES, answerProblem } from '#lib/domain/ingest/decisions.ts';
import type { ColumnReading, FileReport } from '#lib/domain/ingest/file-report.ts';
import { isRate } from '#lib/domain/ingest/rate-header.ts';
import { parseUnit } from '#lib/domain/ingest/unit-names.ts';
import { classifyProduct } from '#lib/domain/product.ts';
import type { RecordKind } from '#lib/domain/record.ts';
import { RECORD_KINDS } from '#lib/domain/record.ts';

export type Step = 'file' | 'columns' | 'values' | 'check' | 'decisions' | 'effect' | 'done';

export interface Decided {
	/** `kind` among them names what the rows are. */
	readonly add: Answers;
	readonly remove: readonly string[];

	/** Name of a field to what is wrong with it. */
	readonly errors: Readonly<Record<string, string>>;
	/** What was entered, to be shown again. */
	readonly values: Readonly<Record<string, string>>;
}

export function asText(data: FormData, name: string): string {
	const value = data.get(name);
	return typeof value === 'string' ? value : '';
}

interface Draft {
	readonly kind: RecordKind | null;
	readonly answers: Answers;
	readonly report: FileReport | null;
}

/** Encoding, delimiter, header line, known format and kind: only what differs from how the file was read. */
export function fileDecisions(data: FormData, { kind, answers, report }: Draft): Decided {
	const add: Record<string, string> = {};
	const remove: string[] = [];
	const found = report?.detected;
	const isUnsettled = (report?.issue_counts['second_table'] ?? 0) > 0 && answers['header_line'] === undefined;
	const asRead: Record<string, string> = {
		encoding: found?.encoding ?? '',
		delimiter: found?.delimiter ?? '',
		header_line: found?.header_line?.toString() ?? ''
	};
	for (const [code, now] of Object.entries(asRead)) {
		const choice = code === 'delimiter' ? asText(data, code) : asText(data, code).trim();
		// Of two tables the one that was found may be the one that is meant.
		const isChosen = code === 'header_line' && isUnsettled;
		if (choice !== '' && (choice !== now || isChosen)) add[code] = choice;
	}
	if (asText(data, 'profile') === NO_PROFILE && answers['profile'] !== NO_PROFILE)
		add['profile'] = NO_PROFILE;
	if (asText(data, 'profile') === 'known' && answers['profile'] !== undefined) remove.push('profile');
	const named = asText(data, 'kind');
	const chosen = RECORD_KINDS.find((one) => one === named) ?? null;
	const errors = problemsOf(add);
	if (chosen !== null && chosen !== kind) add['kind'] = chosen;
	return { add, remove, errors, values: add };
}

/** Each column's field, where it is not the one that was found. */
export function columnDecisions(
	data: FormData,
	{ columns, row }: { readonly columns: readonly ColumnReading[]; readonly row: Draft }
): Decided {
	const add: Record<string, string> = {};
	const hasOnlyRates = (row.report?.issue_counts['only_rates'] ?? 0) > 0;
	const taken = new Map<string, string>();
	const errors: Record<string, string> = {};
	for (const { position, field, by, header } of columns) {
		const code = `column:${position}`;
		const choice = asText(data, code);
		const now = field === null || by === 'suggested' ? IGNORED_COLUMN : field;
		const kept = choice === '' ? now : choice;
		if (kept !== IGNORED_COLUMN) {
			const other = taken.get(kept);
			if (other !== undefined)
				errors[code] = `${kept} is the column “${other}” already; each field has one column.`;
			taken.set(kept, header);
		}
		// A rate is passed over only when somebody says so.
		const isRateLeft =
			hasOnlyRates && choice === IGNORED_COLUMN && row.answers[code] === undefined && isRate(header);
		if (choice !== '' && (choice !== now || isRateLeft)) add[code] = choice;
	}
	const named = asText(data, 'kind');
	const kind = RECORD_KINDS.find((one) => one === named);
	const problems = { ...problemsOf(add), ...errors };
	if (kind !== undefined && kind !== row.kind) add['kind'] = kind;
	return { add, remove: [], errors: problems, values: add };
}

export function questionDecisions(data: FormData): Decided {
	const add: Record<string, string> = {};
	for (const code of Object.keys(QUESTION_CHOICES)) {
		const choice = asText(data, code);
		if (choice !== '') add[code] = choice;
	}
	return { add, remove: [], errors: problemsOf(add), values: add };
}

const VALUE = 'value:';

/** Words of the file to words we know; a word that we do not know either is named. */
export function valueDecisions(data: FormData): Decided {
	const add: Record<string, string> = {};
	const errors: Record<string, string> = {};
	for (const [code, entry] of data) {
		if (!code.startsWith(VALUE) || typeof entry !== 'string' || entry.trim() === '') continue;
		const choice = entry.trim();
		add[code] = choice;
		const problem = unknownWord(code.slice(VALUE.length).split(':')[0] ?? '', choice);
		if (problem !== null) errors[code] = problem;
	}
	return { add, remove: [], errors: { ...problemsOf(add), ...errors }, values: add };
}

function unknownWord(field: string, text: string): string | null {
	switch (field) {
		case 'supplier':
		case 'flag':
		case 'from_flag':
		case 'to_flag':
			return parseCountry(text) === null
				? `“${text}” is no state we know. Try its English name or ISO code.`
				: null;
		case 'product':
			return classifyProduct(text, null).productClass === 'unknown'
				? `“${text}” is no product we know. Choose one of the list.`
				: null;
		case 'unit':
			return parseUnit(text) === null ? `“${text}” is no unit we know. Choose one of the list.` : null;
		default:
			return null;
	}
}

/** One cell, all cells like it, a line that is left out, or a cause that was looked at. */
export function cellDecision(data: FormData): Decided {
	const [line, field, seen] = ['line', 'field', 'seen'].map((name) => asText(data, name));
	const text = asText(data, 'text').trim();
	const reason = asText(data, 'reason').trim();
	const scope = asText(data, 'scope');
	const code = {
		cell: `cell:${line}:${field}`,
		all: `value:${field}:${seen}`,
		leave: `leave:${line}`,
		settled: `settled:${asText(data, 'cause')}`
	}[scope];
	if (code === undefined) return { add: {}, remove: [], errors: {}, values: {} };
	const isReasoned = scope === 'leave' || scope === 'settled';
	const choice = isReasoned ? reason : text;
	const add = { [code]: choice };
	const errors = isReasoned && reason === '' ? { [code]: 'Say why: the reason is kept.' } : problemsOf(add);
	return { add, remove: [], errors, values: add };
}

function problemsOf(add: Answers): Record<string, string> {
	return Object.fromEntries(
		Object.entries(add).flatMap(([code, choice]) => {
			const problem = answerProblem(code, choice);
			return problem === null ? [] : [[code, problem]];
		})
	);
}
