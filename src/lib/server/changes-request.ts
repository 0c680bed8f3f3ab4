// Which two views a request compares, or a refusal in one sentence.
import { error } from '@sveltejs/kit';
import type { ChangesQuery } from '#lib/domain/report/changes-query.ts';
import { CHANGES_NAMES, parseChangesQuery } from '#lib/domain/report/changes-query.ts';
import type { Context } from './context.ts';
import { UNKNOWN_VERSION, newestVersion } from './use-cases/read-cap-year.ts';

export async function requestedChanges(url: URL, context: Context): Promise<ChangesQuery> {
	const reading = parseChangesQuery((name) => url.searchParams.get(name), context.today());
	if ('problem' in reading) error(400, reading.problem);
	const { before, after } = reading.changes;
	const newest = await newestVersion(context);
	if ([before, after].some(({ version }) => version !== null && version > newest))
		error(404, UNKNOWN_VERSION);
	return reading.changes;
}

/** A misspelt parameter is refused, so that no side is read as the latest in silence. */
export function refuseUnknownOfChanges(url: URL): void {
	for (const name of url.searchParams.keys()) {
		if (!CHANGES_NAMES.includes(name))
			error(400, `There is no parameter ${name}; there are ${CHANGES_NAMES.join(', ')}.`);
	}
}
