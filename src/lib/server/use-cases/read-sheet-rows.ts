// Rows of a stored file as they stand, read with the encoding and delimiter that the analyst chose.
import { CsvRefusal, readCsv } from '#lib/csv/csv-reader.ts';
import { parseEncoding } from '#lib/csv/encoding.ts';
import type { Answers } from '#lib/domain/ingest/decisions.ts';
import { readDecisions } from '#lib/domain/ingest/decisions.ts';
import type { Context } from '../context.ts';
import { readStoredFile } from '../intake/raw-files.ts';

export interface SheetRow {
	readonly line: number;
	readonly cells: readonly string[];
}

export interface StoredSheet {
	readonly sha256: string;
	readonly answers: Answers;
}

/** At most `count` rows from the physical line `from` on. A file that cannot be read gives what came before the trouble. */
export async function rowsFrom(
	context: Context,
	sheet: StoredSheet,
	from: number,
	count: number
): Promise<SheetRow[]> {
	const rows: SheetRow[] = [];
	for await (const row of walk(context, sheet)) {
		if (row.line >= from) rows.push(row);
		if (rows.length >= count) break;
	}
	return rows;
}

/** The rows that begin on these lines, in the order of the file. */
export async function rowsAt(
	context: Context,
	sheet: StoredSheet,
	lines: readonly number[]
): Promise<SheetRow[]> {
	const wanted = new Set(lines);
	const rows: SheetRow[] = [];
	if (wanted.size === 0) return rows;
	for await (const row of walk(context, sheet)) {
		if (wanted.delete(row.line)) rows.push(row);
		if (wanted.size === 0) break;
	}
	return rows;
}

async function* walk(context: Context, { sha256, answers }: StoredSheet): AsyncGenerator<SheetRow> {
	const { encoding, delimiter } = readDecisions(answers);
	const file = readStoredFile(context.config.dataDir, sha256);
	try {
		for await (const batch of readCsv(file, {
			choice: { encoding: parseEncoding(encoding ?? ''), delimiter }
		})) {
			for (const { line, cells } of batch) yield { line, cells };
		}
	} catch (error) {
		if (!(error instanceof CsvRefusal)) throw error;
	} finally {
		file.destroy();
	}
}
