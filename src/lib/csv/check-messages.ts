// What the page and its check worker say to each other.
import type { FileReport, IssueLine } from '#lib/domain/ingest/file-report.ts';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { RecordKind } from '#lib/domain/record.ts';

export interface CheckJob {
	readonly file: Blob;
	readonly kind: RecordKind | null;
	readonly today: IsoDate;
	readonly isExercise: boolean;
}

/** The first look: what the file is by its first rows. */
export interface CheckHead {
	readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
	readonly detected: FileReport['detected'];
	readonly kind: RecordKind | null;
	readonly issues: readonly IssueLine[];
}

export interface CheckProgress {
	readonly phase: 'look' | 'read';
	readonly bytes: number;
	readonly rows: number;
}

export interface CheckResult {
	readonly report: FileReport;
	/** The first of them, what refuses rows before the rest. */
	readonly issues: readonly IssueLine[];
}

export type CheckMessage =
	| { readonly type: 'head'; readonly head: CheckHead }
	| { readonly type: 'progress'; readonly progress: CheckProgress }
	| { readonly type: 'done'; readonly result: CheckResult }
	| { readonly type: 'broken'; readonly message: string };
