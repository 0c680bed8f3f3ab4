// Linking, measured on a ledger of its own: a million records of ships that could be linked, in two
// files, then a thousand more. The second file makes all of them be linked anew.
import { join } from 'node:path';
import { removeData } from '../remove-data.mjs';
import { generateVoyages } from './generate-voyages.mjs';
import { post, upload, waitForState, waitForVersion } from './http.mjs';
import { measure } from './latency.mjs';
import { startServer } from './server.mjs';

/** Milliseconds of each step, and the pages afterwards. */
export async function measureLinks(folder, port, rows) {
	const dataDir = join(folder, 'links');
	const files = ['deliveries', 'transfers', 'more-deliveries', 'more-transfers'].map((name) =>
		join(folder, `voyages-${name}.csv`)
	);
	await generateVoyages(files[0], files[1], rows);
	await generateVoyages(files[2], files[3], 2_000, 'W');
	const server = await startServer(dataDir, port);
	try {
		const deliveries = await linked(server, files[0]);
		const all = await linked(server, files[1]);
		const more = await linked(server, files[2]);
		const { counts } = await (await fetch(`${server.origin}/api/v1/links`)).json();
		const pages = await measure(
			server.origin,
			['/2023', '/2023?as_of=2024-01-01', '/vessels/5000005', '/links?state=in_force'],
			60
		);
		return { deliveriesMs: deliveries, allMs: all, moreMs: more, counts, pages };
	} finally {
		await server.stop();
		await removeData(dataDir);
	}
}

/** From the commit to the first view that shows its links. */
async function linked(server, path) {
	const { import_id: id } = await upload(server.origin, path);
	await waitForState(server.origin, id, 'draft', 600);
	const before = await versionOf(server.origin);
	const begun = performance.now();
	await post(server.origin, `/import/${id}?/commit`);
	await waitForVersion(server.origin, before + 1, 600);
	return performance.now() - begun;
}

async function versionOf(origin) {
	const years = await (await fetch(`${origin}/api/v1/years`)).json();
	return years[0].data_version;
}
