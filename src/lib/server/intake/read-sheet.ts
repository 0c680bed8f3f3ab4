// The first rows of a stored file as they stand, with their line numbers: what the analyst recognises the file by.
import type { CsvChoice } from '#lib/csv/csv-reader.ts';
import { CsvRefusal, readCsv } from '#lib/csv/csv-reader.ts';
import { readStoredFile } from './raw-files.ts';

export interface SheetRow {
	readonly line: number;
	readonly cells: readonly string[];
}

/**
 * At most `count` rows, the header among them, in the encoding and delimiter that the file was read with; what is not told
 * is guessed again. A file that cannot be read gives what came before the trouble.
 */
export async function readSheet(
	dataDir: string,
	sha256: string,
	count: number,
	choice: CsvChoice = {}
): Promise<SheetRow[]> {
	const rows: SheetRow[] = [];
	const file = readStoredFile(dataDir, sha256);
	try {
		for await (const batch of readCsv(file, { choice })) {
			rows.push(...batch.slice(0, count - rows.length));
			if (rows.length >= count) break;
		}
	} catch (error) {
		if (!(error instanceof CsvRefusal)) throw error;
	} finally {
		file.destroy();
	}
	return rows;
}
