import copyStreams from 'pg-copy-streams';
import type { Writable } from 'node:stream';
import type { PoolClient } from 'pg';

/** What may wait to be sent: the writer goes on while the database takes what came before. */
const QUEUE_BYTES = 1024 * 1024;

/** `copyFrom(client, 'copy stage (a, b) from stdin')`: write the rows, wait for `finish`. */
export function copyFrom(client: PoolClient, sqlText: string): Writable {
	return client.query(copyStreams.from(sqlText, { highWaterMark: QUEUE_BYTES }));
}
