// How a page of the exercise keeps its mark beyond the banner: in its title, and in what is copied from it.
import { getContext, setContext } from 'svelte';
import { EXERCISE_LABEL } from '#lib/domain/exercise.ts';

const KEY = Symbol('exercise');

/** Told once, by the frame of all pages. */
export function setExercise(isExercise: () => boolean): void {
	setContext(KEY, isExercise);
}

/** For what leaves the page as text; called while a component is made. */
export function exerciseMarker(): (sentence: string) => string {
	const isExercise = getContext<(() => boolean) | undefined>(KEY);
	return (sentence) => (isExercise?.() ? `${EXERCISE_LABEL} ${sentence}` : sentence);
}

const MARK = 'Exercise: ';

/**
 * Keeps the page's title marked until what it returns is called. The server marks the titles it sends; a page that is
 * opened by a script, or changes its title, is marked here.
 */
export function keepTitleMarked(): () => void {
	const mark = () => {
		if (!document.title.startsWith(MARK)) document.title = MARK + document.title;
	};
	mark();
	const watch = new MutationObserver(mark);
	watch.observe(document.head, { childList: true, subtree: true, characterData: true });
	return () => watch.disconnect();
}
