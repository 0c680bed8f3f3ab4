// The check in the browser: the reader and the domain of the server, off the main thread. It shows an analyst at once what
// a file is and what stands against it; the server repeats all of it, and only its answer counts.
import { issueLine } from '#lib/domain/ingest/file-report.ts';
import type { Issue } from '#lib/domain/issue.ts';
import { severityOf } from '#lib/domain/issue.ts';
import type { CheckHead, CheckJob, CheckMessage } from './check-messages.ts';
import { quickDigest } from './quick-digest.ts';
import type { CsvRow } from './csv-reader.ts';
import type { ReadOptions, ReadProgress } from './read-file.ts';
import { readFile } from './read-file.ts';
import { wholeLines } from './whole-lines.ts';

/** Enough for the hundred rows that are shown, in a file of wide rows too. */
const HEAD_BYTES = 256 * 1024;
const CHUNK_BYTES = 512 * 1024;
/** The header and a hundred rows. */
const ROWS_SHOWN = 101;
const ISSUES_SHOWN = 100;
const TICK_MS = 100;

const say = (message: CheckMessage) => postMessage(message);

onmessage = ({ data }: MessageEvent<CheckJob>) => {
	check(data).catch((error: unknown) => {
		say({ type: 'broken', message: error instanceof Error ? error.message : String(error) });
	});
};

async function check({ file, kind, today, isExercise }: CheckJob): Promise<void> {
	const options: ReadOptions = { kind, answers: {}, today, digest: quickDigest, isExercise };
	say({ type: 'head', head: await readHead(file, options) });
	let last = 0;
	const tick = (progress: ReadProgress): Promise<void> => {
		const now = performance.now();
		if (now - last >= TICK_MS) {
			last = now;
			say({ type: 'progress', progress });
		}
		return Promise.resolve();
	};
	const { report, issues } = await readFile(() => chunksOf(file), options, {
		write: (_records, progress) => tick(progress),
		look: tick,
		reset: () => Promise.resolve()
	});
	say({ type: 'done', result: { report, issues: worstFirst(issues).map(issueLine) } });
}

/** Reads the first lines by themselves, so that a file that must be looked at as a whole is shown at once too. */
async function readHead(file: Blob, options: ReadOptions): Promise<CheckHead> {
	const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
	const isWhole = file.size <= HEAD_BYTES;
	const head = isWhole ? bytes : wholeLines(bytes);
	let rows: readonly CsvRow[] = [];
	const { report, issues } = await readFile(() => only(head), options, {
		write: () => Promise.resolve(),
		reset: () => Promise.resolve(),
		begin: (first) => (rows = first.slice(0, ROWS_SHOWN))
	});
	// A quote that opens before the cut and closes after it is nothing to complain of.
	const shown = isWhole ? issues : issues.filter(({ code }) => code !== 'quote_unclosed');
	return {
		rows: rows.map(({ line, cells }) => ({ line, cells })),
		detected: report.detected,
		kind: report.kind,
		issues: worstFirst(shown).map(issueLine)
	};
}

function worstFirst(issues: readonly Issue[]): Issue[] {
	const order = { error: 0, warning: 1, info: 2 };
	const loud = issues.filter(({ code }) => severityOf(code) !== 'info');
	return loud.sort((a, b) => order[severityOf(a.code)] - order[severityOf(b.code)]).slice(0, ISSUES_SHOWN);
}

// eslint-disable-next-line @typescript-eslint/require-await -- a file is opened as a stream, also where it is in memory
async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	if (bytes.length > 0) yield bytes;
}

async function* chunksOf(file: Blob): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < file.size; at += CHUNK_BYTES) {
		yield new Uint8Array(await file.slice(at, at + CHUNK_BYTES).arrayBuffer());
	}
}
