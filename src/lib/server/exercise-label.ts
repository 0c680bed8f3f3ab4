// The mark of an exercise on what leaves the server. It is put on where all answers pass, so that a new page or address
// cannot go without it.
import { getRequestEvent } from '$app/server';
import { EXERCISE_LABEL } from '#lib/domain/exercise.ts';

export function isExerciseRequest(): boolean {
	return getRequestEvent().locals.context.config.isExercise;
}

/** `"exercise": true` on an answer, and on each element where the answer is a list. */
export function withExercise(body: object): object {
	if (!isExerciseRequest()) return body;
	return Array.isArray(body) ? body.map((one: object) => marked(one)) : marked(body);
}

function marked(body: object): object {
	return { exercise: true, ...body };
}

/** A first column of a download, in every row of it. */
export function exerciseColumn(): { exercise?: string } {
	return isExerciseRequest() ? { exercise: EXERCISE_LABEL } : {};
}

/** Before the name of a download. */
export function exercisePrefix(): string {
	return isExerciseRequest() ? 'exercise-' : '';
}

/** The title of a page as the server sends it: tabs, bookmarks and printed headers show it. */
export function titleAsExercise(html: string): string {
	return html.replace('<title>', '<title>Exercise: ');
}
