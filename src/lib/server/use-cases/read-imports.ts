import type { Context } from '../context.ts';
import type { ImportRow } from '../stores/imports.ts';
import { listImports } from '../stores/imports.ts';

/** Every import, newest first, whatever became of it. */
export async function readImports({ database }: Context): Promise<ImportRow[]> {
	return await listImports(database.reader);
}
