// Ends a data folder of a test with all that belongs to it: as root the database stands elsewhere, under the id that the
// folder keeps.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT_HOME = '/var/lib/oilcap';

export async function removeData(dataDir) {
	const id = await readFile(join(dataDir, 'database-id'), 'utf8').then(
		(text) => text.trim(),
		() => ''
	);
	if (/^[0-9a-f]{16}$/.test(id))
		// A database that is just stopping may still put a file away.
		await rm(join(ROOT_HOME, id), { recursive: true, force: true, maxRetries: 20 });
	await rm(dataDir, { recursive: true, force: true });
}
