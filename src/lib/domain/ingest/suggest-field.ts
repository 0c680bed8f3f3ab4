// The field whose name a header nearly has: `quantiy`, `vesel name`. Only ever shown; nobody's column is taken by it.
import type { RecordKind } from '../record.ts';
import { aliasKeys } from './header-aliases.ts';
import { headerKey, templates } from './templates.ts';

export interface Suggestion {
	readonly field: string;
	readonly confidence: 'close';
}

const SHORTEST = 4;
const LONG = 8;

/**
 * One letter off, two in names of eight and more, and the first letter right: `rate` is no `date`. Null where two fields
 * are as near, or the name is known.
 */
export function suggestField(header: string, kind: RecordKind): Suggestion | null {
	const key = headerKey(header);
	if (key.length < SHORTEST) return null;
	const allowed = key.length < LONG ? 1 : 2;
	let best = allowed;
	let fields = new Set<string>();
	for (const [name, field] of namesOf(kind)) {
		if (name.length < SHORTEST || name[0] !== key[0] || Math.abs(name.length - key.length) > allowed)
			continue;
		const distance = editDistance(key, name);
		if (distance < best) [best, fields] = [distance, new Set([field])];
		else if (distance === best) fields.add(field);
	}
	const [only] = fields;
	return fields.size === 1 && only !== undefined && best > 0 ? { field: only, confidence: 'close' } : null;
}

function namesOf(kind: RecordKind): [string, string][] {
	const { columns, aliases } = templates[kind];
	return [
		...columns.map((column): [string, string] => [headerKey(column), column]),
		...Object.entries(aliases).map(([alias, column]): [string, string] => [headerKey(alias), column]),
		...aliasKeys[kind]
	];
}

/** Letters to add, drop, change or swap with the next one, at least. */
function editDistance(a: string, b: string): number {
	let before: number[] = [];
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const isEqual = a[i - 1] === b[j - 1];
			let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (isEqual ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
				least = Math.min(least, (before[j - 2] ?? 0) + 1);
			}
			next.push(least);
		}
		[before, row] = [row, next];
	}
	return row[b.length] ?? 0;
}
