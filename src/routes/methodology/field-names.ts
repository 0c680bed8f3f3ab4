// Names that a column is known by beside its own: those of the templates, and the table of names in four languages.
import { headerAliases } from '#lib/domain/ingest/header-aliases.ts';
import { templates } from '#lib/domain/ingest/templates.ts';
import type { RecordKind } from '#lib/domain/record.ts';

/** Each once, in the order of the table. */
export function fieldNames(kind: RecordKind, field: string): readonly string[] {
	const own = Object.entries(templates[kind].aliases).flatMap(([name, of]) => (of === field ? [name] : []));
	const listed = headerAliases[kind][field] ?? [];
	return [...new Set([...own, ...listed])].filter((name) => name !== field);
}
