// A file sent through the page: kept, then read by the worker while the page shows its progress.
import type { Context } from '../context.ts';
import { readInWorker } from '../intake/start-worker.ts';
import { log } from '../log.ts';
import type { Arrival, NewFile } from './import-file.ts';
import { openImport, receiveFile } from './import-file.ts';
import { readDraft } from './read-draft.ts';
import { discardDraft, importById } from '../stores/imports.ts';
import { withTransaction } from '../db/transaction.ts';

/** Answers as soon as the file is kept; reading goes on. Throws `FileTooLarge` past the limit. */
export async function uploadFile(
	context: Context,
	chunks: AsyncIterable<Uint8Array>,
	meta: Omit<NewFile, 'origin'>
): Promise<Arrival> {
	const arrival = await receiveFile(context, chunks, { ...meta, origin: 'page' });
	if (arrival.state === 'reading') startReading(context, arrival.importId);
	return arrival;
}

/** Reads a waiting draft's file anew with the analyst's answers; the old draft is thrown away. */
export async function answerQuestions(
	context: Context,
	importId: number,
	answers: Readonly<Record<string, string>>
): Promise<number | null> {
	const draft = await importById(context.database.db, importId);
	if (draft?.state !== 'draft') return null;
	const arrival = await openImport(
		context,
		{ sha256: draft.sha256, bytes: draft.bytes },
		{ fileName: draft.fileName, kind: draft.kind, answers: { ...draft.answers, ...answers }, origin: 'page' }
	);
	if (arrival.state === 'reading') {
		startReading(context, arrival.importId);
		await withTransaction(context.database, async (_client, db) => await discardDraft(db, importId));
	}
	return arrival.importId;
}

function startReading(context: Context, importId: number): void {
	readInWorker(context, importId, () => readDraft(context, importId)).catch((error: unknown) => {
		log.error({ importId, err: error }, 'reading an import failed');
	});
}
