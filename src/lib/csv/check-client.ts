// Starts a check of one file in a worker of its own and hands on what it says. A check that is cancelled ends at once.
import type { CheckHead, CheckJob, CheckMessage, CheckProgress, CheckResult } from './check-messages.ts';

export interface CheckListener {
	readonly head: (head: CheckHead) => void;
	readonly progress: (progress: CheckProgress) => void;
	readonly done: (result: CheckResult) => void;
	/** The browser could not check it; the server still can. */
	readonly broken: (message: string) => void;
}

/** Gives what ends the check. */
export function startCheck(job: CheckJob, listener: CheckListener): () => void {
	const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
	const end = () => worker.terminate();
	worker.onmessage = ({ data }: MessageEvent<CheckMessage>) => {
		switch (data.type) {
			case 'head':
				listener.head(data.head);
				break;
			case 'progress':
				listener.progress(data.progress);
				break;
			case 'done':
				end();
				listener.done(data.result);
				break;
			case 'broken':
				end();
				listener.broken(data.message);
				break;
		}
	};
	worker.onerror = ({ message }) => {
		end();
		listener.broken(message);
	};
	worker.postMessage(job);
	return end;
}
