// A stored or given file read on the server, with the digest that record keys are made of.
import { hash } from 'node:crypto';
import type { FileReading, OpenFile, ReadOptions as Options, RecordSink } from '#lib/csv/read-file.ts';
import { readFile } from '#lib/csv/read-file.ts';

export type ReadOptions = Omit<Options, 'digest'>;

/** 32 hex digits of SHA-256: enough that two different rows never share a key, by accident or by intent. */
export function digest(text: string): string {
	return hash('sha256', text, 'hex').slice(0, 32);
}

export async function readRecords(
	open: OpenFile,
	options: ReadOptions,
	sink?: RecordSink
): Promise<FileReading> {
	return await readFile(open, { ...options, digest }, sink);
}
