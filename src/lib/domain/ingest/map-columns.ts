// Header to fields. Every column of the file is a field of the template, named as extra, or an issue.
import type { Issue } from '../issue.ts';
import type { RecordKind } from '../record.ts';
import { RECORD_KINDS } from '../record.ts';
import type { Template } from './templates.ts';
import { headerKey, templates } from './templates.ts';

export interface ColumnMap {
	readonly kind: RecordKind;
	readonly header: readonly string[];
	/** Position of each field of the template in the row. */
	readonly at: ReadonlyMap<string, number>;
	/** Columns that the template does not have: position and header as it stands. */
	readonly extra: readonly { readonly at: number; readonly header: string }[];
	/** Field to header as it stands in the file. */
	readonly mapping: Readonly<Record<string, string>>;
	readonly issues: readonly Issue[];
}

export type HeaderReading = { readonly map: ColumnMap } | { readonly issues: readonly Issue[] };

/** Reads the header line `line`. A `kind` that is named is kept to; otherwise the template that fits best is taken. */
export function mapColumns(header: readonly string[], line: number, kind: RecordKind | null): HeaderReading {
	const candidates = (kind === null ? RECORD_KINDS : [kind]).map((one) => ({
		template: templates[one],
		fields: fieldsOf(header, templates[one])
	}));
	const fitting = candidates.filter(({ template, fields }) => missing(template, fields).length === 0);
	fitting.sort((a, b) => b.fields.filter(Boolean).length - a.fields.filter(Boolean).length);
	const [best] = fitting;
	if (!best) return { issues: [refusal(header, line, kind, candidates)] };
	return { map: columnMap(header, line, best.template, best.fields) };
}

function fieldsOf(header: readonly string[], template: Template): (string | null)[] {
	const names = new Map(template.columns.map((column) => [headerKey(column), column]));
	for (const [alias, column] of Object.entries(template.aliases)) {
		if (!names.has(headerKey(alias))) names.set(headerKey(alias), column);
	}
	return header.map((cell) => names.get(headerKey(cell)) ?? null);
}

function missing(template: Template, fields: readonly (string | null)[]): (readonly string[])[] {
	return template.required.filter((group) => !group.some((column) => fields.includes(column)));
}

function refusal(
	header: readonly string[],
	line: number,
	kind: RecordKind | null,
	candidates: readonly { template: Template; fields: readonly (string | null)[] }[]
): Issue {
	const seen = header.join(', ');
	const [only] = candidates;
	if (kind === null || !only) return { code: 'kind_unknown', line, column: null, seen };
	const lacking = missing(only.template, only.fields).map((group) => group.join(' or '));
	return { code: 'column_missing', line, column: lacking.join('; '), seen };
}

function columnMap(
	header: readonly string[],
	line: number,
	template: Template,
	fields: readonly (string | null)[]
): ColumnMap {
	const at = new Map<string, number>();
	const extra: { at: number; header: string }[] = [];
	const mapping: Record<string, string> = {};
	const issues: Issue[] = [];
	fields.forEach((field, position) => {
		const name = header[position]?.trim() ?? '';
		if (field === null) {
			const shown = nameOfExtra(name, position, extra);
			extra.push({ at: position, header: shown });
			if (name !== '') issues.push({ code: 'column_extra', line, column: shown, seen: '' });
		} else if (at.has(field)) {
			issues.push({ code: 'column_repeated', line, column: field, seen: name });
		} else {
			at.set(field, position);
			mapping[field] = name;
		}
	});
	return { kind: template.kind, header, at, extra, mapping, issues };
}

/** Columns without a name, and second ones of a name, are told apart by their place. */
function nameOfExtra(name: string, position: number, extra: readonly { readonly header: string }[]): string {
	const isTaken = extra.some(({ header }) => header === name);
	return name === '' || isTaken ? `${name} (column ${position + 1})`.trimStart() : name;
}
