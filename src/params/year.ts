import { parseWindowYear } from '#lib/domain/cap/regime.ts';

/** The year in which a refined cap window starts: 2017 and later. */
export function match(text: string): boolean {
	return parseWindowYear(text) !== null;
}
