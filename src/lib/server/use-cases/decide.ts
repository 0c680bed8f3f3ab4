// What the analyst decides about a draft. Nothing stored is changed: the same bytes are read again with the decisions as
// they then stand, as a new import, and the draft before it is thrown away.
import type { Answers } from '#lib/domain/ingest/decisions.ts';
import { answerProblem } from '#lib/domain/ingest/decisions.ts';
import type { RecordKind } from '#lib/domain/record.ts';
import { RECORD_KINDS } from '#lib/domain/record.ts';
import type { Context } from '../context.ts';
import { withTransaction } from '../db/transaction.ts';
import type { Executor } from '../stores/executor.ts';
import type { ImportRow } from '../stores/imports.ts';
import { discardDraft, importById, lockUndecided } from '../stores/imports.ts';
import type { Arrival } from './import-file.ts';
import { openImport } from './import-file.ts';
import { rememberedCodes } from './remembered-answers.ts';
import { startReading } from './start-reading.ts';

export const MOST_ANSWERS = 10_000;
const LONGEST_CODE = 2_000;

/** The import to look at next, or why the decisions are none; null when the import can no longer be decided about. */
export type Decided = { readonly importId: number } | { readonly problem: string } | null;

/**
 * Adds answers to those of a draft, and takes the codes in `remove` away first. `kind` in `add` names what the rows are.
 * A file of which nothing could be stored can be decided about too.
 */
export async function decide(
	context: Context,
	importId: number,
	add: Answers,
	remove: readonly string[] = []
): Promise<Decided> {
	const { kind, ...answers } = add;
	const problem = kindProblem(kind) ?? firstProblem(answers);
	if (problem !== null) return { problem };
	const outcome = await withTransaction(context.database, async (_client, db) => {
		const draft = await lockUndecided(db, importId);
		return draft && (await openAgain(db, draft, { kind: kind as RecordKind | undefined, answers, remove }));
	});
	if (outcome === null || 'problem' in outcome) return outcome;
	if (outcome.state === 'reading') startReading(context, outcome.importId);
	return { importId: outcome.importId };
}

/** Reads a file again without what was taken over from the import before it. */
export async function decideWithoutRemembered(context: Context, importId: number): Promise<Decided> {
	const row = await importById(context.database.db, importId);
	return row && (await decide(context, importId, {}, await rememberedCodes(context.database.db, row)));
}

interface Decision {
	readonly kind: RecordKind | undefined;
	readonly answers: Answers;
	readonly remove: readonly string[];
}

/** In one step with the end of the old draft: of two decisions at once the second finds no draft any more. */
async function openAgain(
	db: Executor,
	draft: ImportRow,
	{ kind, answers, remove }: Decision
): Promise<Arrival | { problem: string }> {
	const merged = new Map(Object.entries(draft.answers));
	for (const code of remove) merged.delete(code);
	for (const [code, choice] of Object.entries(answers)) merged.set(code, choice);
	if (merged.size > MOST_ANSWERS)
		return { problem: `A file may have at most ${MOST_ANSWERS.toLocaleString('en')} decisions.` };
	const after = Object.fromEntries(merged);
	const isLikeBefore =
		(await rememberedCodes(db, { rememberedFrom: draft.rememberedFrom, answers: after })).length > 0;
	const arrival = await openImport(
		db,
		{ sha256: draft.sha256, bytes: draft.bytes },
		{
			fileName: draft.fileName,
			kind: kind ?? draft.kind,
			answers: after,
			origin: 'page',
			rememberedFrom: isLikeBefore ? draft.rememberedFrom : null
		}
	);
	if (arrival.state === 'reading') await discardDraft(db, draft.id);
	return arrival;
}

function kindProblem(kind: string | undefined): string | null {
	const isKnown = kind === undefined || RECORD_KINDS.some((known) => known === kind);
	return isKnown ? null : `kind must be one of ${RECORD_KINDS.join(', ')}.`;
}

/** What jsonb cannot hold: NUL, and halves of characters. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

function firstProblem(answers: Answers): string | null {
	for (const [code, choice] of Object.entries(answers)) {
		if (code.length > LONGEST_CODE)
			return `The name of an answer may have at most ${LONGEST_CODE} characters.`;
		if (UNSTORABLE.test(code) || UNSTORABLE.test(choice))
			return 'An answer holds a character that cannot be stored.';
		const problem = answerProblem(code, choice);
		if (problem !== null) return problem;
	}
	return null;
}
