// Reads a file into the ledger as a draft and works out what it would change.
import type { FileReport } from '#lib/domain/ingest/file-report.ts';
import type { Context } from '../context.ts';
import { loadDraft } from '../intake/load-draft.ts';
import { previewImport } from './import-file.ts';

export async function readDraft(context: Context, importId: number): Promise<FileReport | null> {
	const { database, config, today } = context;
	const report = await loadDraft(database, {
		importId,
		dataDir: config.dataDir,
		today: today(),
		isExercise: config.isExercise
	});
	if (report !== null && report.outcome !== 'reject') await previewImport(context, importId);
	return report;
}
