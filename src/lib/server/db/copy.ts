import copyStreams from 'pg-copy-streams';
import type { Writable } from 'node:stream';
import type { PoolClient } from 'pg';

/** `copyFrom(client, 'copy stage (a, b) from stdin')`: write the rows, wait for `finish`. */
export function copyFrom(client: PoolClient, sqlText: string): Writable {
	return client.query(copyStreams.from(sqlText));
}
