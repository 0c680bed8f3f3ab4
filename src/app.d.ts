declare global {
	namespace App {
		interface Locals {
			context: import('#lib/server/context.ts').Context;
		}
		interface Error {
			message: string;
			/** Identifier of the log line, shown to the reader. */
			id?: string;
		}
	}
}

export {};
