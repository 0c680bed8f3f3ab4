import type { Kysely, Schema } from '../db/connection.ts';

/** A connection or an open transaction: every store function takes one, so that a use case decides what is one step. */
export type Executor = Kysely<Schema>;
