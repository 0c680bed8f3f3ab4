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
		}
	}
}

export {};
