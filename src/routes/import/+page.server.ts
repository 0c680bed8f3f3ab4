import { readImports } from '#lib/server/use-cases/read-imports.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context } }) => ({
	imports: await readImports(context),
	limitMb: Math.floor(context.config.uploadLimitBytes / 1_048_576)
});
