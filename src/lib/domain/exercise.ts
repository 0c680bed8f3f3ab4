// What belongs to the exercise: invented rows of data/exercise, which never stand beside the real record. A row is known by
// its source or by its reference, so that one of the two is enough.
import publishers from '#data/reference/publishers.json' with { type: 'json' };
import { words } from './source-class.ts';

/** Stands on every page, picture, download and answer of an exercise ledger. */
export const EXERCISE_LABEL = 'Exercise data. Invented ships and figures; nothing here happened.';

const REFERENCE = /^EXERCISE-/i;

const reporters = (publishers.publishers as readonly { exercise?: boolean; aliases: readonly string[] }[])
	.filter(({ exercise }) => exercise === true)
	.flatMap(({ aliases }) => aliases.map(words));

const seen = new Map<string, boolean>();

/** `Exercise Reporter B` and `Exercise Reporter B, via a friend` are; `Exercise` alone is not. */
export function isExerciseSource(source: string): boolean {
	const known = seen.get(source);
	if (known !== undefined) return known;
	const text = words(source);
	const isOne = reporters.some((reporter) => text.includes(reporter));
	if (seen.size < 10_000) seen.set(source, isOne);
	return isOne;
}

export function isExerciseRow({ source, sourceRef }: { source: string; sourceRef: string }): boolean {
	return isExerciseSource(source) || REFERENCE.test(sourceRef);
}
