import type { Context } from '#lib/server/context.ts';

declare global {
	namespace App {
		interface Locals {
			context: Context;
		}
		interface Error {
			message: string;
			/** Identifier of the log line, shown to the reader. */
			id?: string;
			/** What was asked for is known, but not in the view of the past or the data version that is read. */
			isNotInView?: boolean;
		}
	}
}

export {};
