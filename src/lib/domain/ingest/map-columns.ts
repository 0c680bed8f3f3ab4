// Header to fields. Every column of the file is a field of the template, named as extra, or an issue.
import type { Issue } from '../issue.ts';
import type { RecordKind } from '../record.ts';
import { RECORD_KINDS } from '../record.ts';
import type { Claim } from './claim-columns.ts';
import { claimsOf, fieldOf, isPersonal } from './claim-columns.ts';
import type { Profile } from './profiles/profile.ts';
import { isRate } from './rate-header.ts';
import { suggestField } from './suggest-field.ts';
import type { Template } from './templates.ts';
import { headerKey, isRefusedColumn, templates } from './templates.ts';

export interface ColumnMap {
	readonly kind: RecordKind;
	readonly header: readonly string[];
	/** Position of each field of the template in the row. */
	readonly at: ReadonlyMap<string, number>;
	/** How each of them was found. */
	readonly by: ReadonlyMap<string, Claim['by']>;
	/** Columns that the template does not have: position and header as it stands. */
	readonly extra: readonly { readonly at: number; readonly header: string }[];
	/** Columns of e-mail addresses and telephone numbers, in no other list: their cells are never stored. */
	readonly personal: readonly { readonly at: number; readonly header: string }[];
	/** Extra columns whose name is close to that of a field which no column has. */
	readonly suggestions: readonly { readonly at: number; readonly header: string; readonly field: string }[];
	/** Fields whose column names its unit: the header as it stands. */
	readonly headerUnits: ReadonlyMap<string, string>;
	/** Field to header as it stands in the file. */
	readonly mapping: Readonly<Record<string, string>>;
	readonly issues: readonly Issue[];
}

export type HeaderReading = { readonly map: ColumnMap } | { readonly issues: readonly Issue[] };

/** What the analyst said a column holds, by its position: a field, or `ignore` for none of ours. */
export type ColumnAnswers = ReadonlyMap<number, string>;

const NO_ANSWERS: ColumnAnswers = new Map();

/** Reads the header line `line`. A `kind` that is named is kept to; otherwise the template that fits best is taken. */
export function mapColumns(
	header: readonly string[],
	line: number,
	kind: RecordKind | null,
	answers: ColumnAnswers = NO_ANSWERS
): HeaderReading {
	const candidates = (kind === null ? RECORD_KINDS : [kind]).map((one) => candidate(header, one, answers));
	// An answer is used or the file is refused: it must not turn a file of deliveries into a list of ships.
	const asked = kind === null ? [...answers.values()].filter(isField) : [];
	const fitting = candidates.filter(
		({ claims, template }) =>
			missing(template, claims).length === 0 && asked.every((field) => template.columns.includes(field))
	);
	// Names of the templates decide first, so that a header which they suffice for is read as it always was.
	fitting.sort(
		(a, b) =>
			Number(b.fitsAlone) - Number(a.fitsAlone) ||
			b.firm - a.firm ||
			fieldCount(b.claims) - fieldCount(a.claims)
	);
	const [best] = fitting;
	if (!best) return { issues: [...onlyRates(header, line), refusal(header, line, kind, candidates)] };
	return { map: columnMap(header, line, best.template.kind, best.claims) };
}

/** The columns by their names alone: what this header is for the template, even if it lacks what the template needs. */
export function mapUnanswered(header: readonly string[], line: number, kind: RecordKind): ColumnMap {
	return columnMap(header, line, kind, candidate(header, kind, NO_ANSWERS).claims);
}

function isField(field: string): boolean {
	return RECORD_KINDS.some((kind) => templates[kind].columns.includes(field));
}

/** The columns of a known format, as the format says. */
export function mapProfile(profile: Profile, header: readonly string[], line: number): ColumnMap {
	const personal = new Set(profile.personal ?? []);
	const taken = new Set<string>();
	const claims = header.map((cell): Claim | null => {
		const key = headerKey(cell);
		if (personal.has(key) || (profile.fields[key] === undefined && isPersonal(cell)))
			return { field: null, by: 'profile', isPersonal: true };
		const field = Object.hasOwn(profile.fields, key) ? profile.fields[key] : undefined;
		if (field === undefined || taken.has(field)) return null;
		taken.add(field);
		return { field, by: 'profile' };
	});
	return columnMap(header, line, profile.kind, claims, false);
}

interface Candidate {
	readonly template: Template;
	readonly claims: readonly (Claim | null)[];
	/** How many columns have names of the template itself, and whether these suffice. */
	readonly firm: number;
	readonly fitsAlone: boolean;
}

function candidate(header: readonly string[], kind: RecordKind, answers: ColumnAnswers): Candidate {
	const template = templates[kind];
	const claims = claimsOf(header, template, answers);
	const firm = claims.filter((claim) => fieldOf(claim) !== null && claim?.isFirm);
	return { template, claims, firm: firm.length, fitsAlone: missing(template, firm).length === 0 };
}

const fieldCount = (claims: readonly (Claim | null)[]) =>
	claims.filter((claim) => fieldOf(claim) !== null).length;

function missing(template: Template, claims: readonly (Claim | null)[]): (readonly string[])[] {
	const fields = new Set(claims.map((claim) => claim?.field));
	return template.required.filter((group) => !group.some((column) => fields.has(column)));
}

function refusal(
	header: readonly string[],
	line: number,
	kind: RecordKind | null,
	candidates: readonly Candidate[]
): Issue {
	const seen = header.join(', ');
	const [only] = candidates;
	if (kind === null || !only) return { code: 'kind_unknown', line, column: null, seen };
	const lacking = missing(only.template, only.claims).map((group) => group.join(' or '));
	return { code: 'column_missing', line, column: lacking.join('; '), seen };
}

/** Rates alone give no volume: the first of them refuses the file, or its figures would be taken for blank. */
function onlyRates(header: readonly string[], line: number): Issue[] {
	const rate = header.find(isRate);
	return rate === undefined ? [] : [{ code: 'only_rates', line, column: rate.trim(), seen: '' }];
}

const VOLUMES = ['quantity', 'barrels', 'tonnes', 'dwt', 'to_dwt'];

function columnMap(
	header: readonly string[],
	line: number,
	kind: RecordKind,
	claims: readonly (Claim | null)[],
	suggests = true
): ColumnMap {
	const at = new Map<string, number>();
	const by = new Map<string, Claim['by']>();
	const extra: { at: number; header: string }[] = [];
	const personal: { at: number; header: string }[] = [];
	const headerUnits = new Map<string, string>();
	const mapping: Record<string, string> = {};
	const issues: Issue[] = [];
	const unused: { at: number; header: string; isAnswered: boolean }[] = [];
	claims.forEach((claim, position) => {
		const name = header[position]?.trim() ?? '';
		if (isRefusedColumn(name)) return;
		if (claim?.isPersonal) {
			personal.push({ at: position, header: name });
			issues.push({ code: 'column_personal', line, column: name, seen: '' });
		} else if (claim === null || claim.field === null) {
			const shown = nameOfExtra(name, position, extra);
			extra.push({ at: position, header: shown });
			if (name !== '') unused.push({ at: position, header: shown, isAnswered: claim?.by === 'answer' });
		} else if (at.has(claim.field)) {
			issues.push({ code: 'column_repeated', line, column: claim.field, seen: name });
		} else {
			at.set(claim.field, position);
			by.set(claim.field, claim.by);
			mapping[claim.field] = name;
			if (claim.hasUnit) headerUnits.set(claim.field, name);
			// What the header calls a rate is none because somebody says so.
			if (claim.by !== 'profile' && claim.field !== 'notes' && isRate(name)) {
				issues.push({ code: 'only_rates', line, column: name, seen: claim.field });
			}
		}
	});
	const hasVolume = VOLUMES.some((field) => at.has(field) && !isRate(mapping[field] ?? ''));
	const suggestions = unused.flatMap(({ at: position, header: shown, isAnswered }) => {
		if (suggests && !isAnswered && templates[kind].columns.includes('quantity') && isRate(shown)) {
			issues.push({ code: hasVolume ? 'column_rate' : 'only_rates', line, column: shown, seen: '' });
			return [];
		}
		const field = suggests && !isAnswered ? suggestField(header[position] ?? '', kind)?.field : undefined;
		const isFree = field !== undefined && !at.has(field);
		issues.push({
			code: isFree ? 'column_suggested' : 'column_extra',
			line,
			column: shown,
			seen: isFree ? field : ''
		});
		return isFree ? [{ at: position, header: shown, field }] : [];
	});
	return { kind, header, at, by, extra, personal, suggestions, headerUnits, mapping, issues };
}

/** Columns without a name, and second ones of a name, are told apart by their place. */
function nameOfExtra(name: string, position: number, extra: readonly { readonly header: string }[]): string {
	const isTaken = extra.some(({ header }) => header === name);
	return name === '' || isTaken ? `${name} (column ${position + 1})`.trimStart() : name;
}
