// Which known format a file has, by its header or, where there is none, by its first row.
import type { Profile } from './profiles/profile.ts';
import { profiles } from './profiles/all.ts';
import { headerKey } from './templates.ts';

const asksFor = ({ requires, requiresOneOf = [] }: Profile) => requires.length + requiresOneOf.length;

const mostSpecificFirst = [...profiles].sort((a, b) => asksFor(b) - asksFor(a));

/** Null for our own templates and for every header that no format is known by. */
export function recogniseProfile(header: readonly string[]): Profile | null {
	const keys = new Set(header.map(headerKey).filter((key) => key !== ''));
	return mostSpecificFirst.find((profile) => fits(profile, keys)) ?? null;
}

function fits(
	{ requires, requiresOneOf = [], isExact = false }: Profile,
	keys: ReadonlySet<string>
): boolean {
	if (isExact && keys.size !== requires.length) return false;
	return (
		requires.every((key) => keys.has(key)) &&
		requiresOneOf.every((group) => group.some((key) => keys.has(key)))
	);
}

/**
 * A format that has no header, by one row of data. A copy may have an invented header above it: the row below a header
 * that nothing else knows may be asked about too, and then the format's own names hold for its columns.
 */
export function recogniseHeaderless(cells: readonly string[]): Profile | null {
	return profiles.find(({ headerless }) => headerless?.fits(cells) ?? false) ?? null;
}
