import type { Context } from '../context.ts';
import { currentVersion } from '../stores/standing.ts';

/** True when the ledger answers. */
export async function isDatabaseReady({ database }: Context): Promise<boolean> {
	return await currentVersion(database.db).then(
		() => true,
		() => false
	);
}
