// A row of a known format by the names of its columns.
import type { SourceCells } from './profiles/profile.ts';
import { headerKey } from './templates.ts';

const places = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

function placesOf(header: readonly string[]): ReadonlyMap<string, number> {
	const known = places.get(header);
	if (known) return known;
	const found = new Map<string, number>();
	header.forEach((name, at) => {
		const key = headerKey(name);
		if (!found.has(key)) found.set(key, at);
	});
	places.set(header, found);
	return found;
}

/** Header keys that `read` asks for in these rows: columns that a format uses although none of them is a field. */
export function keysRead(
	header: readonly string[],
	rows: readonly (readonly string[])[],
	read: (row: SourceCells) => unknown
): ReadonlySet<string> {
	const keys = new Set<string>();
	for (const row of rows) {
		const cells = sourceCells(header, row);
		read({
			text: (key) => {
				keys.add(key);
				return cells.text(key);
			}
		});
	}
	return keys;
}

/** Cells trimmed, the first column of a name winning. */
export function sourceCells(header: readonly string[], row: readonly string[]): SourceCells {
	const at = placesOf(header);
	return { text: (key) => row[at.get(key) ?? -1]?.trim() ?? '' };
}
