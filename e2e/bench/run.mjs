// `npm run bench`: the built program on a folder of its own, measured as a user meets it. Figures are compared with a
// baseline of the same run, because machines differ: COPY into a bare table and one INSERT into an indexed one, same rows.
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseline } from './baseline.mjs';
import { generate } from './generate.mjs';
import { measure, readersDuring } from './latency.mjs';
import { peakOfWorker } from './memory.mjs';
import { removeData } from '../remove-data.mjs';
import { startServer } from './server.mjs';
import { upload, post, waitForState, waitForVersion } from './http.mjs';
import { measureLinks } from './links.mjs';

const ROWS = Number(process.env.BENCH_ROWS ?? 1_000_000);
/** Records of the ledger that is linked; 0 leaves that out. */
const LINK_ROWS = Number(process.env.BENCH_LINK_ROWS ?? ROWS);
const PORT = Number(process.env.BENCH_PORT ?? 3999);
const folder = await mkdtemp(join(tmpdir(), 'oilcap-bench-'));
const results = [];
const say = (line) => process.stderr.write(`${line}\n`);

/** One line of the table; `must` is the target it is held against, null for information. */
function note(what, value, must = null, holds = null) {
	say(`  ${what}: ${value}`);
	results.push({ what, value, must: must ?? '', holds: holds === null ? '' : holds ? 'yes' : 'NO' });
}

/** From the first byte sent to the end of the commit. Its links are worked out after it, and measured apart. */
async function importFile(server, path) {
	const worker = peakOfWorker(server.pid);
	const begun = performance.now();
	const sent = await upload(server.origin, path);
	await waitForState(server.origin, sent.import_id, 'draft', 600);
	const draftMs = performance.now() - begun;
	await post(server.origin, `/import/${sent.import_id}?/commit`);
	await waitForState(server.origin, sent.import_id, 'committed', 120);
	return { importId: sent.import_id, draftMs, totalMs: performance.now() - begun, memory: worker.stop() };
}

async function noteLinks() {
	say(`links of ${LINK_ROWS.toLocaleString('en')} records`);
	const links = await measureLinks(folder, PORT, LINK_ROWS);
	const bothMs = links.deliveriesMs + links.allMs;
	note('linking the deliveries among them, first', seconds(links.deliveriesMs));
	note(
		`linking all ${LINK_ROWS.toLocaleString('en')} records`,
		`${seconds(links.allMs)} (${links.counts.in_force.toLocaleString('en')} in force)`,
		'≤ 60 s',
		links.allMs <= 60_000
	);
	note('both', seconds(bothMs));
	note('linking after a file of 1,000 more', seconds(links.moreMs));
	for (const [path, { p50, p95 }] of links.pages)
		note(`with the links in: ${path}`, `p50 ${millis(p50)}, p95 ${millis(p95)}`);
}

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const millis = (ms) => `${ms.toFixed(0)} ms`;

try {
	say(`generating ${ROWS.toLocaleString('en')} rows`);
	const file = join(folder, 'deliveries.csv');
	await generate(file, ROWS);
	const others = join(folder, 'others.csv');
	await generate(others, ROWS, 'S');
	const { size } = await stat(file);

	const dataDir = join(folder, 'data');
	const first = await startServer(dataDir, PORT);
	note('first start to first page (record loaded)', millis(first.readyMs));
	await first.stop();
	const server = await startServer(dataDir, PORT);
	note(
		'start with an existing folder to first page',
		millis(server.readyMs),
		'≤ 2,000 ms',
		server.readyMs <= 2000
	);

	say('dashboard, idle');
	const idle = await measure(server.origin, ['/', '/2023', '/api/v1/cap/2023'], 120);
	for (const [path, { p50, p95 }] of idle) note(`idle ${path}`, `p50 ${millis(p50)}, p95 ${millis(p95)}`);

	say('import, alone');
	const alone = await importFile(server, file);
	const rate = ROWS / (alone.totalMs / 1000);
	note('import: upload to preview', seconds(alone.draftMs));
	note('import: commit', seconds(alone.totalMs - alone.draftMs));
	note(
		'import in all',
		`${Math.round(rate).toLocaleString('en')} rows/s (${seconds(alone.totalMs)}, ${(size / 1e6).toFixed(0)} MB)`,
		'≥ 35,000 rows/s',
		rate >= 35_000
	);

	say('links of the import');
	const { committed_version: version } = await (
		await fetch(`${server.origin}/api/v1/imports/${alone.importId}`)
	).json();
	const settling = performance.now();
	await waitForVersion(server.origin, version, 600);
	note('links of the import, after its commit', seconds(performance.now() - settling));

	say('the same file again');
	const again = performance.now();
	const known = await upload(server.origin, file);
	const knownMs = performance.now() - again;
	note(
		'the same file again',
		`${known.state} after ${millis(knownMs)}`,
		'≤ 1,000 ms',
		known.state === 'already_imported' && knownMs <= 1000
	);

	say('baseline');
	const base = await baseline(dataDir, alone.importId);
	const ratio = alone.totalMs / base.totalMs;
	note('baseline: COPY', seconds(base.copyMs));
	note('baseline: one INSERT … SELECT, indexed', seconds(base.insertMs));
	note('import over baseline', `${ratio.toFixed(2)} ×`, '≤ 1.2 ×', ratio <= 1.2);

	say('import of as many others, read by four');
	const during = readersDuring(server.origin, ['/', '/2023'], 4);
	const second = await importFile(server, others);
	const load = await during.stop();
	note(
		'import meanwhile',
		`${Math.round(ROWS / (second.totalMs / 1000)).toLocaleString('en')} rows/s (${seconds(second.totalMs)})`
	);
	note(
		'import worker, peak RSS',
		`${(Math.max(alone.memory.worker, second.memory.worker) / 1e6).toFixed(0)} MB`,
		'≤ 400 MB',
		Math.max(alone.memory.worker, second.memory.worker) <= 400e6
	);
	note('web process, peak RSS meanwhile', `${(second.memory.web / 1e6).toFixed(0)} MB`);
	note(
		'dashboard during the import, 4 readers',
		`p50 ${millis(load.p50)}, p95 ${millis(load.p95)} (${load.count} pages, ${load.failed} failed)`,
		'p95 ≤ 150 ms',
		load.p95 <= 150 && load.failed === 0
	);

	say('after the import');
	const after = await measure(
		server.origin,
		[
			'/',
			'/2023',
			'/2023?as_of=2024-01-01',
			'/api/v1/cap/2023',
			'/records',
			'/records?year=2023&supplier=RU',
			'/vessels/8916293'
		],
		60
	);
	for (const [path, { p50, p95 }] of after)
		note(`with the rows in: ${path}`, `p50 ${millis(p50)}, p95 ${millis(p95)}`);
	await server.stop();

	if (LINK_ROWS > 0) await noteLinks();
} finally {
	await removeData(join(folder, 'data'));
	await rm(folder, { recursive: true, force: true });
}

const width = (key) => Math.max(...results.map((row) => row[key].length));
for (const row of results) {
	console.log(
		[
			row.what.padEnd(width('what')),
			row.value.padEnd(width('value')),
			row.must.padEnd(width('must')),
			row.holds
		]
			.join('  ')
			.trimEnd()
	);
}
process.exitCode = results.some((row) => row.holds === 'NO') ? 1 : 0;
