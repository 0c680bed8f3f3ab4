// Sets the worker on an import that was opened. The answer to the page does not wait for it.
import type { Context } from '../context.ts';
import { readInWorker } from '../intake/start-worker.ts';
import { log } from '../log.ts';
import { ReadingEnded } from '../stores/imports.ts';
import { readDraft } from './read-draft.ts';

export function startReading(context: Context, importId: number): void {
	readInWorker(context, importId, () => readDraft(context, importId)).catch((error: unknown) => {
		if (error instanceof ReadingEnded) return;
		log.error({ importId, err: error }, 'reading an import failed');
	});
}
