// What only the analyst can settle, raised by the rows that need it.
import type { Basis, RecordKind } from '../record.ts';
import type { Decisions, QuestionCode } from './decisions.ts';
import { QUESTION_CHOICES } from './decisions.ts';
import type { Layout, Settled } from './layout.ts';
import type { ReadContext } from './read-context.ts';
import type { Habits } from './survey.ts';

/** `assumed` null leaves the rows out until it is answered. */
export interface Question {
	readonly code: QuestionCode;
	readonly choices: readonly string[];
	readonly assumed: string | null;
}

/** Basis that a blank one is taken for, until answered: never `declared`. */
const ASSUMED_BASIS: Record<RecordKind, Basis> = {
	shipment: 'observed',
	sts: 'observed',
	period: 'customs',
	vessel: 'observed'
};

export function basisOf({ map }: Layout, { basis }: Decisions): { basis: Basis; isAnswered: boolean } {
	return { basis: basis ?? ASSUMED_BASIS[map.kind], isAnswered: basis !== null };
}

/** `raised` are the codes of issues that rows got. */
export function openQuestions(
	raised: ReadonlySet<string>,
	settled: (Settled & { readonly habits: Habits }) | null,
	context: ReadContext | null
): Question[] {
	const open = new Map<QuestionCode, string | null>();
	if (raised.has('basis_assumed')) open.set('basis', context?.basis ?? null);
	// Where a column of units stands, a blank in it is the row's own fault.
	const hasUnits = settled?.layout.map.at.has('unit') ?? false;
	if (raised.has('unit_missing') && !hasUnits) open.set('unit', null);
	if (raised.has('port_call_open')) open.set('port_calls', null);
	if (raised.has('flow_open')) open.set('flow', null);
	if (raised.has('number_ambiguous')) open.set('decimal', null);
	if (raised.has('date_ambiguous')) open.set('date_order', null);
	if (settled?.habits.open.has('date_system') && raised.has('date_serial')) open.set('date_system', '1900');
	return [...open]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([code, assumed]) => ({ code, choices: QUESTION_CHOICES[code], assumed }));
}
