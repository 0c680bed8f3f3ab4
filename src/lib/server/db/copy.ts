import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Kysely } from 'kysely';
import type { PoolClient } from 'pg';
import copyStreams from 'pg-copy-streams';
import { CopyLines } from './copy-lines.ts';
import type { Schema } from './schema.ts';
import { clientOf } from './transaction.ts';

/** What may wait to be sent: the writer goes on while the database takes what came before. */
const QUEUE_BYTES = 1024 * 1024;
const BLOCK_BYTES = 256 * 1024;

/** `copyFrom(client, 'copy stage (a, b) from stdin')`: write the rows, wait for `finish`. */
export function copyFrom(client: PoolClient, sqlText: string): Writable {
	return client.query(copyStreams.from(sqlText, { highWaterMark: QUEUE_BYTES }));
}

/** Sends all rows by one COPY within the open transaction `db`; `write` puts one into the lines and ends its line. */
export async function copyRows<Row>(
	db: Kysely<Schema>,
	sqlText: string,
	rows: Iterable<Row>,
	write: (lines: CopyLines, row: Row) => void
): Promise<void> {
	const stream = copyFrom(clientOf(db), sqlText);
	// The failure itself is thrown below; without a listener it would end the process.
	stream.on('error', () => undefined);
	const lines = new CopyLines();
	for (const row of rows) {
		write(lines, row);
		if (lines.length < BLOCK_BYTES) continue;
		if (stream.errored) throw stream.errored;
		if (!stream.write(lines.take())) await once(stream, 'drain');
	}
	stream.end(lines.take());
	await finished(stream);
}
