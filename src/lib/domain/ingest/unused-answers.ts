// Which answers changed nothing. One that no file like this can take is a slip and refuses it, or the row that was meant
// would count all the same; others are named.
import type { Issue, IssueCode } from '../issue.ts';
import type { RecordKind } from '../record.ts';
import type { Decisions } from './decisions.ts';
import { IGNORED_COLUMN } from './decisions.ts';
import type { Layout } from './layout.ts';
import { templates } from './templates.ts';

/** What the reader of the rows took note of while they passed by. */
export class AnswersUsed {
	readonly lines = new Set<number>();
	/** As in `Decisions.values`: field and text. */
	readonly values = new Set<string>();
	lastLine = 0;
}

/** What is wrong with answers on columns, told before a row is read. */
export function columnSlips({ columns }: Decisions, { map, profile }: Layout, line: number): Issue[] {
	if (profile !== null) return [];
	return [...columns]
		.filter(([at, field]) => (field === IGNORED_COLUMN ? at >= map.header.length : map.at.get(field) !== at))
		.map(([at, field]) => ({
			code: 'answer_impossible',
			line,
			column: `column:${at + 1}`,
			seen: field
		}));
}

/** What the answers left undone, told once every row was read. */
export function unusedAnswers(
	decisions: Decisions,
	used: AnswersUsed,
	layout: Layout,
	hasKnownFormat: boolean
): Issue[] {
	const { leftOut, cells, values, columns, portCalls, flow, unit, profile } = decisions;
	const issues: Issue[] = [];
	const say = (code: IssueCode, column: string, seen: string) =>
		issues.push({ code, line: null, column, seen });
	const ofLine = (line: number) => (line > used.lastLine ? 'answer_impossible' : 'answer_unused');
	for (const [line, reason] of leftOut) {
		if (!used.lines.has(line)) say(ofLine(line), `leave:${line}`, reason);
	}
	for (const [line, fields] of cells) {
		for (const [field, choice] of fields) {
			if (!isOf(layout.map.kind, field)) say('answer_impossible', `cell:${line}:${field}`, choice);
			else if (!used.lines.has(line)) say(ofLine(line), `cell:${line}:${field}`, choice);
		}
	}
	for (const [key, choice] of values) {
		if (!used.values.has(key)) say('answer_unmet', `value:${key.replace('\u001f', ':')}`, choice);
	}
	if (layout.profile !== null) {
		for (const [at, field] of columns) say('answer_unused', `column:${at + 1}`, field);
	}
	if (portCalls !== null && layout.profile?.question !== 'port_calls') {
		say('answer_unused', 'port_calls', portCalls);
	}
	if (flow !== null && layout.importTitle === null) say('answer_unused', 'flow', flow);
	if (unit !== null && layout.headerUnit !== null) say('answer_unused', 'unit', unit);
	if (profile !== null && !hasKnownFormat) say('answer_unused', 'profile', profile);
	return issues;
}

function isOf(kind: RecordKind, field: string): boolean {
	return templates[kind].columns.includes(field);
}
