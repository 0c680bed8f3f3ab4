// Which lines of a file were refused and why: all of them, while of the issues only the first ten thousand are kept.
import type { Issue, IssueCode } from '#lib/domain/issue.ts';
import type { RefusedLine } from '#lib/domain/ingest/ingest.ts';
import { issueKinds } from '#lib/domain/issue.ts';
import { sql } from '../db/connection.ts';
import type { Executor } from './executor.ts';

/** What a sentence shows of a cell is shorter. */
const SEEN_KEPT = 100;

type StoredError = readonly [code: IssueCode, column: string | null, seen: string];

/** Not while a COPY is under way on the same connection. */
export async function insertRefusedLines(
	db: Executor,
	importId: number,
	lines: readonly RefusedLine[]
): Promise<void> {
	const reasons = lines.map(({ errors }) =>
		JSON.stringify(
			errors.map(({ code, column, seen }): StoredError => [code, column, seen.slice(0, SEEN_KEPT)])
		)
	);
	await sql`
		insert into refused_line (import_id, line, reasons)
		select ${importId}::int, * from unnest(${lines.map(({ line }) => line)}::int[], ${reasons}::text[])`.execute(
		db
	);
}

const BATCH = 2_000;

/** Those behind a line, in the order of the file, a batch at a time. */
export async function* refusedLines(
	db: Executor,
	importId: number,
	behind: number
): AsyncGenerator<RefusedLine> {
	let after = behind;
	for (;;) {
		const { rows } = await sql<{ line: number; reasons: string }>`
			select line, reasons from refused_line
			where import_id = ${importId} and line > ${after} order by line limit ${BATCH}`.execute(db);
		for (const { line, reasons } of rows) yield { line, errors: errorsOf(line, reasons) };
		const last = rows.at(-1);
		if (last === undefined || rows.length < BATCH) return;
		after = last.line;
	}
}

function errorsOf(line: number, reasons: string): Issue[] {
	return (JSON.parse(reasons) as StoredError[])
		.filter(([code]) => Object.hasOwn(issueKinds, code))
		.map(([code, column, seen]) => ({ code, line, column, seen }));
}

export async function deleteRefusedLines(db: Executor, importId: number): Promise<void> {
	await sql`delete from refused_line where import_id = ${importId}`.execute(db);
}
