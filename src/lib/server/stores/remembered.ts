// Decisions kept by the header they were made on.
import type { Answers } from '#lib/domain/ingest/decisions.ts';
import type { RecordKind } from '#lib/domain/record.ts';
import { sql } from '../db/connection.ts';
import type { Executor } from './executor.ts';

export interface RememberedAnswers {
	readonly headerKey: string;
	readonly kind: RecordKind | null;
	readonly answers: Answers;
	/** The import that they were made for. */
	readonly importId: number;
}

/** In place of what was remembered for the header before. */
export async function saveAnswers(db: Executor, remembered: RememberedAnswers): Promise<void> {
	const { headerKey, kind, answers, importId } = remembered;
	await sql`
		insert into remembered_answers (header_key, kind, answers, import_id)
		values (${headerKey}, ${kind}, ${JSON.stringify(answers)}::jsonb, ${importId})
		on conflict (header_key) do update set
			kind = excluded.kind, answers = excluded.answers, import_id = excluded.import_id, remembered_at = now()`.execute(
		db
	);
}

export async function forgetHeader(db: Executor, headerKey: string): Promise<void> {
	await sql`delete from remembered_answers where header_key = ${headerKey}`.execute(db);
}

export async function forgetAnswersOf(db: Executor, importId: number): Promise<void> {
	await sql`delete from remembered_answers where import_id = ${importId}`.execute(db);
}

export async function answersOfHeaders(
	db: Executor,
	headerKeys: readonly string[]
): Promise<RememberedAnswers[]> {
	const { rows } = await sql<{
		header_key: string;
		kind: RecordKind | null;
		answers: Record<string, string>;
		import_id: number;
	}>`
		select header_key, kind, answers, import_id from remembered_answers
		where header_key = any(${headerKeys}::text[])`.execute(db);
	return rows.map((row) => ({
		headerKey: row.header_key,
		kind: row.kind,
		answers: row.answers,
		importId: row.import_id
	}));
}
