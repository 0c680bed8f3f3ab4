// The formats that are recognised by their header, by the names people call them.
import { profiles } from '#lib/domain/ingest/profiles/all.ts';
import type { Profile } from '#lib/domain/ingest/profiles/profile.ts';

/** In the order of their titles. */
export const knownFormats: readonly Profile[] = [...profiles].sort((a, b) => (a.title < b.title ? -1 : 1));

/** `Kpler, trades`; null for a file that is read by its own header. */
export function formatTitle(name: string | null): string | null {
	if (name === null || name === 'house') return null;
	return knownFormats.find((profile) => profile.name === name)?.title ?? name;
}
