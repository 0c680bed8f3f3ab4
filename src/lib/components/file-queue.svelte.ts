// Files that were chosen, each on its way: checked in the browser, sent, read by the server. Two are on their way at once.
import type { IsoDate } from '#lib/domain/calendar.ts';
import { startCheck } from '#lib/csv/check-client.ts';
import type { CheckHead, CheckProgress, CheckResult } from '#lib/csv/check-messages.ts';
import type { RecordKind } from '#lib/domain/record.ts';

export type Phase =
	'waiting' | 'checking' | 'checked' | 'sending' | 'reading' | 'arrived' | 'cancelled' | 'failed';

const AT_ONCE = 2;
const POLL_MS = 700;

export class QueuedFile {
	readonly file: File;
	readonly kind: RecordKind | null;
	readonly number: number;
	phase = $state<Phase>('waiting');
	head = $state.raw<CheckHead | null>(null);
	progress = $state.raw<CheckProgress | null>(null);
	result = $state.raw<CheckResult | null>(null);
	/** Bytes sent. */
	sent = $state(0);
	importId = $state<number | null>(null);
	/** What the server made of it, or why it went no further. */
	message = $state('');
	stop: () => void = () => undefined;

	constructor(file: File, kind: RecordKind | null, number: number) {
		this.file = file;
		this.kind = kind;
		this.number = number;
	}

	/** Nothing stands against it: it is sent without being asked about. */
	get isClean(): boolean {
		const report = this.result?.report;
		return (
			report?.outcome === 'accept' &&
			report.rows.flagged === 0 &&
			report.questions.length === 0 &&
			!report.detected.columns.some(({ by }) => by === 'suggested')
		);
	}
}

interface Addresses {
	readonly upload: string;
	readonly importOf: (id: number) => string;
	readonly progressOf: (id: number) => string;
}

export class FileQueue {
	files = $state<QueuedFile[]>([]);
	/** What a screen reader is told: changes of state, never every tick. */
	said = $state('');
	private count = 0;
	private readonly addresses: Addresses;
	private readonly open: (address: string) => void;
	private readonly arrived: () => void;
	private readonly isExercise: () => boolean;

	/** `open` leads to the import of a file that came alone; of several, `arrived` is called for each. */
	constructor(
		addresses: Addresses,
		open: (address: string) => void,
		arrived: () => void,
		isExercise: () => boolean
	) {
		this.addresses = addresses;
		this.open = open;
		this.arrived = arrived;
		this.isExercise = isExercise;
	}

	add(files: Iterable<File>, kind: RecordKind | null, today: IsoDate, limitBytes: number): void {
		for (const file of files) {
			const queued = new QueuedFile(file, kind, (this.count += 1));
			this.files.push(queued);
			if (file.size > limitBytes) {
				this.fail(queued, `Larger than ${Math.floor(limitBytes / 1_048_576)} MB, the limit of this server.`);
			}
		}
		this.next(today);
	}

	private next(today: IsoDate): void {
		const checking = this.files.filter(({ phase }) => phase === 'checking').length;
		const waiting = this.files.filter(({ phase }) => phase === 'waiting');
		for (const queued of waiting.slice(0, AT_ONCE - checking)) this.check(queued, today);
	}

	private check(queued: QueuedFile, today: IsoDate): void {
		const { file, kind } = queued;
		queued.phase = 'checking';
		this.said = `Checking ${file.name}.`;
		queued.stop = startCheck(
			{ file, kind, today, isExercise: this.isExercise() },
			{
				head: (head) => (queued.head = head),
				progress: (progress) => (queued.progress = progress),
				done: (result) => {
					queued.result = result;
					queued.phase = 'checked';
					this.said = `${file.name}: ${verdict(result)}`;
					if (queued.isClean) this.send(queued);
					this.next(today);
				},
				broken: (message) => {
					queued.phase = 'checked';
					queued.message = `This browser could not check the file (${message}). The server can.`;
					this.said = `${file.name}: ${queued.message}`;
					this.next(today);
				}
			}
		);
	}

	cancel(queued: QueuedFile, today: IsoDate): void {
		queued.stop();
		if (queued.phase === 'reading' && queued.importId !== null) {
			void fetch(`${this.addresses.importOf(queued.importId)}?/cancel`, {
				method: 'POST',
				headers: { 'x-sveltekit-action': 'true', accept: 'application/json' },
				body: new FormData()
			});
		}
		queued.phase = 'cancelled';
		this.said = `${queued.file.name}: cancelled.`;
		this.next(today);
	}

	remove(queued: QueuedFile): void {
		this.files = this.files.filter((one) => one !== queued);
	}

	send(queued: QueuedFile): void {
		const { file, kind } = queued;
		queued.stop();
		const upload = new XMLHttpRequest();
		queued.phase = 'sending';
		queued.stop = () => upload.abort();
		this.said = `Sending ${file.name}.`;
		upload.upload.onprogress = ({ loaded }) => (queued.sent = loaded);
		upload.onload = () => this.arrive(queued, upload);
		upload.onerror = () => this.fail(queued, 'The connection broke off. Nothing was stored.');
		upload.open('POST', `${this.addresses.upload}${kind === null ? '' : `?kind=${kind}`}`);
		upload.setRequestHeader('accept', 'application/json');
		upload.setRequestHeader('content-type', 'application/octet-stream');
		upload.setRequestHeader('x-file-name', encodeURIComponent(file.name));
		upload.send(file);
	}

	private arrive(queued: QueuedFile, { status, responseText }: XMLHttpRequest): void {
		const body = bodyOf(responseText);
		if (status !== 201 || typeof body['import_id'] !== 'number') {
			const said = typeof body['message'] === 'string' ? body['message'] : '';
			this.fail(queued, said || `The server refused the file (${status}).`);
			return;
		}
		queued.importId = body['import_id'];
		queued.phase = 'reading';
		if (this.files.length === 1) this.open(this.addresses.importOf(queued.importId));
		else void this.watch(queued, queued.importId);
	}

	/** Of several files each says here what the server made of it. */
	private async watch(queued: QueuedFile, id: number): Promise<void> {
		while (queued.phase === 'reading') {
			const answer = await fetch(this.addresses.progressOf(id)).catch(() => null);
			const body = answer?.ok ? bodyOf(await answer.text()) : {};
			if (typeof body['bytes_read'] === 'number' && typeof body['rows_read'] === 'number') {
				queued.progress = { phase: 'read', bytes: body['bytes_read'], rows: body['rows_read'] };
			}
			if (typeof body['state'] === 'string' && body['state'] !== 'reading') {
				queued.phase = 'arrived';
				queued.message = words[body['state']] ?? body['state'];
				this.said = `${queued.file.name}: ${queued.message}.`;
				this.arrived();
				return;
			}
			await new Promise((resolve) => setTimeout(resolve, POLL_MS));
		}
	}

	private fail(queued: QueuedFile, message: string): void {
		queued.phase = 'failed';
		queued.message = message;
		this.said = `${queued.file.name}: ${message}`;
	}
}

const words: Readonly<Record<string, string>> = {
	draft: 'read as a draft, not counted yet',
	committed: 'in the ledger already',
	failed: 'refused by the server',
	discarded: 'discarded'
};

/** `1,192 of 1,204 rows can go in, 12 refused.` */
export function verdict({ report }: CheckResult): string {
	const count = (n: number) => n.toLocaleString('en');
	const { read, accepted, rejected, flagged } = report.rows;
	if (report.kind === null) return 'cannot be read as it is.';
	return [
		`${count(accepted)} of ${count(read)} rows can go in`,
		...(rejected > 0 ? [`${count(rejected)} refused`] : []),
		...(flagged > 0 ? [`${count(flagged)} flagged`] : []),
		...(report.questions.length > 0
			? [`${report.questions.length} ${report.questions.length === 1 ? 'question' : 'questions'} open`]
			: [])
	]
		.join(', ')
		.concat('.');
}

function bodyOf(text: string): Record<string, unknown> {
	try {
		const body: unknown = JSON.parse(text);
		return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
	} catch {
		// An answer that is no JSON comes from something before the server; its status is told instead.
		return {};
	}
}
