// Ends the reading of a file, at work or in the queue. The state goes first: whoever reads on, on whatever program, finds
// the import no longer his and stores nothing.
import type { Context } from '../context.ts';
import { stopReading } from '../intake/start-worker.ts';
import { failReading } from '../stores/imports.ts';

export const CANCELLED = 'Cancelled; nothing was stored.';

/** False when the import is not being read: its reading has ended already, or it never was. */
export async function cancelImport({ database }: Context, importId: number): Promise<boolean> {
	const isCancelled = await failReading(database.db, importId, CANCELLED);
	if (isCancelled) stopReading(importId);
	return isCancelled;
}
