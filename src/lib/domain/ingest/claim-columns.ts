// Which field each column of a header claims, by its name or by what the analyst said, and who wins where two claim one.
import { aliasKeys } from './header-aliases.ts';
import { withoutUnit } from './header-unit.ts';
import { simplified } from './simplified.ts';
import type { Template } from './templates.ts';
import { headerKey } from './templates.ts';

export interface Claim {
	/** Null: none of ours. */
	readonly field: string | null;
	/** `alias`: another name of the field; `profile`: a known format says so. */
	readonly by: 'exact' | 'alias' | 'answer' | 'profile';
	/** A name or alias of the template itself, or an answer: it wins over names of the long lists. */
	readonly isFirm?: boolean;
	/** The header names a unit besides the field, or nothing else. */
	readonly hasUnit?: boolean;
	readonly isPersonal?: boolean;
}

export function fieldOf(claim: Claim | null): string | null {
	return claim === null ? null : claim.field;
}

/** Fields whose header may carry a unit. */
const MEASURED = new Set([
	'quantity',
	'barrels',
	'dwt',
	'from_dwt',
	'to_dwt',
	'draught_before',
	'draught_after'
]);

const PERSONAL =
	/e ?mail|phone|telephone|\bmobile\b|\bfax\b|邮箱|邮件|电话|手机|почта|телефон|이메일|전화|휴대폰/;

/** True for a column of e-mail addresses or telephone numbers, whatever else its name says. */
export function isPersonal(header: string): boolean {
	return PERSONAL.test(header.toLowerCase().replace(/[-_.]+/g, ' '));
}

/** In the order of the header. A weak claim on a field that another column claims firmly is none. */
export function claimsOf(
	header: readonly string[],
	template: Template,
	answers: ReadonlyMap<number, string>
): (Claim | null)[] {
	const firm = firmNames(template);
	const claims = header.map(
		(cell, at) => answered(answers.get(at), template) ?? claimOf(cell, template, firm)
	);
	const answeredFields = new Set(
		claims.filter((claim) => claim?.by === 'answer').map((claim) => claim?.field)
	);
	const firmFields = new Set(claims.filter((claim) => claim?.isFirm).map((claim) => claim?.field));
	return claims.map((claim) => {
		if (claim === null || claim.field === null || claim.by === 'answer') return claim;
		if (answeredFields.has(claim.field)) return null;
		return !claim.isFirm && firmFields.has(claim.field) ? null : claim;
	});
}

function answered(answer: string | undefined, template: Template): Claim | null {
	if (answer === 'ignore') return { field: null, by: 'answer' };
	if (answer === undefined || !template.columns.includes(answer)) return null;
	return { field: answer, by: 'answer', isFirm: true };
}

function firmNames(template: Template): ReadonlyMap<string, Claim> {
	const names = new Map<string, Claim>();
	for (const column of template.columns)
		names.set(headerKey(column), { field: column, by: 'exact', isFirm: true });
	for (const [alias, column] of Object.entries(template.aliases)) {
		const key = headerKey(alias);
		if (!names.has(key)) names.set(key, { field: column, by: 'alias', isFirm: true });
	}
	return names;
}

function claimOf(cell: string, template: Template, firm: ReadonlyMap<string, Claim>): Claim | null {
	const key = headerKey(cell);
	const known = firm.get(key);
	if (known) return known;
	const alias = aliasKeys[template.kind].get(simplified(key));
	if (alias !== undefined) return { field: alias, by: 'alias' };
	if (isPersonal(cell)) return { field: null, by: 'alias', isPersonal: true };
	return claimWithUnit(cell, template, firm);
}

/** `Tonnes` alone is a quantity; `Net weight (kg)` is what it is without the unit. */
function claimWithUnit(cell: string, template: Template, firm: ReadonlyMap<string, Claim>): Claim | null {
	const rest = withoutUnit(simplified(cell));
	if (rest === null) return null;
	const key = headerKey(rest);
	const field =
		key === '' ? 'quantity' : (firm.get(key)?.field ?? aliasKeys[template.kind].get(simplified(key)) ?? null);
	if (field === null || !MEASURED.has(field) || !template.columns.includes(field)) return null;
	return { field, by: 'alias', hasUnit: true };
}
