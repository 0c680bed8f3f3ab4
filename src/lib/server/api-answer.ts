// Answers of the read API: JSON, never cached by others, errors in one sentence.
import { error, json } from '@sveltejs/kit';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import { VIEW_PARAMETERS } from '#lib/domain/report/view-query.ts';
import type { Context } from './context.ts';
import { withExercise } from './exercise-label.ts';
import { requestedView } from './view-request.ts';

const KNOWN: ReadonlySet<string> = new Set(VIEW_PARAMETERS);

/** Reads the view a request asks for. A misspelt parameter is refused, so that no filter is dropped in silence. */
export async function viewQueryOf(url: URL, context: Context): Promise<ViewQuery> {
	for (const name of url.searchParams.keys()) {
		if (!KNOWN.has(name)) error(400, `There is no parameter ${name}; there are ${[...KNOWN].join(', ')}.`);
	}
	return await requestedView(url, context);
}

export function apiAnswer(body: object): Response {
	return json(withExercise(body), { headers: { 'cache-control': 'no-cache' } });
}
