// Decisions that hold for the next file with the same header: kept when an import of the page is committed, taken over when
// a file comes in without any, and always named with the import they come from.
import { createHash } from 'node:crypto';
import type { Answers } from '#lib/domain/ingest/decisions.ts';
import { isRemembered } from '#lib/domain/ingest/decisions.ts';
import { headerKey, isRefusedColumn } from '#lib/domain/ingest/templates.ts';
import type { RecordKind } from '#lib/domain/record.ts';
import type { Context } from '../context.ts';
import { readSheet } from '../intake/read-sheet.ts';
import type { Executor } from '../stores/executor.ts';
import type { ImportRow } from '../stores/imports.ts';
import { importById } from '../stores/imports.ts';
import { answersOfHeaders, forgetHeader, saveAnswers } from '../stores/remembered.ts';

/** A header stands among the first rows of its file. */
const ROWS_LOOKED_AT = 40;

/** The same for two headers that differ in case, blanks and signs only, or by the columns of our own list of refused rows. */
export function headerFingerprint(header: readonly string[]): string {
	const keys = header.filter((name) => !isRefusedColumn(name)).map(headerKey);
	return createHash('sha256').update(keys.join('\n')).digest('hex');
}

/** What was decided last for a header holds; an import without such decisions leaves none behind. */
export async function rememberAnswers(
	db: Executor,
	{ id, origin, kind, answers, report }: ImportRow
): Promise<void> {
	const detected = report?.detected;
	if (origin !== 'page' || !detected || detected.header_line === null || detected.columns.length === 0)
		return;
	const key = headerFingerprint(detected.columns.map(({ header }) => header));
	const kept = Object.fromEntries(Object.entries(answers).filter(([code]) => isRemembered(code)));
	if (Object.keys(kept).length === 0) await forgetHeader(db, key);
	else await saveAnswers(db, { headerKey: key, kind, answers: kept, importId: id });
}

export interface Recalled {
	readonly kind: RecordKind | null;
	readonly answers: Answers;
	readonly importId: number;
}

/** Null when no row at the top of the file is a header that something is remembered for. */
export async function recallAnswers({ database, config }: Context, sha256: string): Promise<Recalled | null> {
	const rows = (await readSheet(config.dataDir, sha256, ROWS_LOOKED_AT))
		.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
		.map(({ line, cells }) => ({ line, key: headerFingerprint(cells) }));
	const known = await answersOfHeaders(
		database.db,
		rows.map(({ key }) => key)
	);
	for (const { line, key } of rows) {
		const found = known.find((one) => one.headerKey === key);
		if (!found) continue;
		const { kind, importId } = found;
		// The header may stand on another line of this file.
		const answers =
			'header_line' in found.answers ? { ...found.answers, header_line: String(line) } : found.answers;
		return { kind, importId, answers };
	}
	return null;
}

/** Codes of the answers that an import still has from the one it was read like. */
export async function rememberedCodes(
	db: Executor,
	{ rememberedFrom, answers }: Pick<ImportRow, 'rememberedFrom' | 'answers'>
): Promise<string[]> {
	if (rememberedFrom === null) return [];
	const source = (await importById(db, rememberedFrom))?.answers ?? {};
	return Object.keys(answers).filter(
		(code) => isRemembered(code) && (code === 'header_line' || answers[code] === source[code])
	);
}
