// A database for one command: that of the running server, or one of its own for as long as it takes.
import { readConfig } from '#lib/server/config.ts';
import type { Context } from '#lib/server/context.ts';
import { openLedger } from '#lib/server/use-cases/open-ledger.ts';

export async function withContext(work: (context: Context) => Promise<number>): Promise<number> {
	const context = await openLedger(readConfig());
	try {
		return await work(context);
	} finally {
		await context.database.close();
	}
}
