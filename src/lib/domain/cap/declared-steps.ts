// Two declared totals of one window, compared: every term that stands on one side only is told once, together with what it
// took the place of. Terms that stand on both sides are told where another factor gives them other barrels. So the steps
// sum to the difference, by construction.
import type { IsoDate } from '../calendar.ts';
import { endOfMonth } from '../calendar.ts';
import { ALL_STATES, UNKNOWN_SUPPLIER } from '../country.ts';
import type { Barrels } from '../units.ts';
import { sumBarrels } from '../units.ts';
import type { DeclaredTerm } from './declared-terms.ts';
import { coverEnd } from './declared-terms.ts';

/**
 * `added` and `gone`: nothing stood, or stands, in its place. `replaced`: another version of the same month or statement.
 * `statement_over_months`, `months_over_statement`: a statement about the window took the place of its months, or gave way
 * to them. `all_over_suppliers`, `suppliers_over_all`: the same of a statement of all states together. `factors`: the same
 * records under another table of factors.
 */
export type DeclaredStepKind =
	| 'added'
	| 'gone'
	| 'replaced'
	| 'statement_over_months'
	| 'months_over_statement'
	| 'all_over_suppliers'
	| 'suppliers_over_all'
	| 'factors';

export interface DeclaredStep {
	readonly kind: DeclaredStepKind;
	/** The state; `ALL` where a statement of all states is involved; null where records of several are. */
	readonly supplier: string | null;
	readonly before: readonly DeclaredTerm[];
	readonly after: readonly DeclaredTerm[];
	readonly change: Barrels;
}

/** Statements first, then months, by supplier; the change of factors last. */
export function declaredSteps(
	before: readonly DeclaredTerm[],
	after: readonly DeclaredTerm[]
): DeclaredStep[] {
	const { same, gone, come } = matched(before, after);
	const sides = { gone: new Set(gone), come: new Set(come) };
	const steps = [
		...statementSteps(sides, () => ALL_STATES, [ALL_STATES]),
		...statementSteps(sides, stateOfTerm, [...new Set([...gone, ...come].map(stateOfTerm))].sort()),
		...monthSteps(sides)
	];
	const factors = same.filter(([then, now]) => then.barrels !== now.barrels);
	return factors.length === 0
		? steps
		: [
				...steps,
				stepOf(
					'factors',
					factors.map(([then]) => then),
					factors.map(([, now]) => now)
				)
			];
}

interface Sides {
	readonly gone: Set<DeclaredTerm>;
	readonly come: Set<DeclaredTerm>;
}

function matched(before: readonly DeclaredTerm[], after: readonly DeclaredTerm[]) {
	const rest = new Map<string, DeclaredTerm[]>();
	for (const term of after) rest.set(keyOf(term), [...(rest.get(keyOf(term)) ?? []), term]);
	const same: [DeclaredTerm, DeclaredTerm][] = [];
	const gone: DeclaredTerm[] = [];
	for (const term of before) {
		const twin = rest.get(keyOf(term))?.shift();
		if (twin === undefined) gone.push(term);
		else same.push([term, twin]);
	}
	return { same, gone, come: [...rest.values()].flat() };
}

/** The same record in the same place. Deliveries notified one by one are no single record: they agree by their sum. */
function keyOf({ supplier, figure, month, barrels }: DeclaredTerm): string {
	return [supplier, month, figure === null ? `notified ${barrels}` : figure.id].join(' ');
}

/** States that are not recognised are told apart by the name the file gives them. */
function stateOfTerm({ supplier, figure }: DeclaredTerm): string {
	return supplier === UNKNOWN_SUPPLIER ? `${supplier} ${figure?.supplierText.toLowerCase() ?? ''}` : supplier;
}

/**
 * A statement that stands on one side only takes with it what stood on the other side for the days it covers: other
 * statements, and months. One of all states together takes those of every supplier.
 */
function statementSteps(
	sides: Sides,
	groupOf: (term: DeclaredTerm) => string,
	groups: readonly string[]
): DeclaredStep[] {
	return groups.flatMap((group) => {
		const isOwn = (term: DeclaredTerm) => groupOf(term) === group;
		const isHead = (term: DeclaredTerm) =>
			term.month === null && isOwn(term) && (group !== ALL_STATES || term.supplier === ALL_STATES);
		const heads = { gone: [...sides.gone].filter(isHead), come: [...sides.come].filter(isHead) };
		if (heads.gone.length + heads.come.length === 0) return [];
		const covered = (side: Set<DeclaredTerm>, own: DeclaredTerm[], others: DeclaredTerm[]) => {
			const end = lastCovered(others);
			return [
				...own,
				...[...side].filter((term) => !own.includes(term) && isOwn(term) && isCovered(term, end))
			];
		};
		const gone = covered(sides.gone, heads.gone, heads.come);
		const come = covered(sides.come, heads.come, heads.gone);
		for (const term of gone) sides.gone.delete(term);
		for (const term of come) sides.come.delete(term);
		return stepOf(statementKind(group === ALL_STATES, heads, gone, come), gone, come);
	});
}

function lastCovered(statements: readonly DeclaredTerm[]): IsoDate | null {
	const ends = statements.flatMap(({ figure }) => (figure === null ? [] : [coverEnd(figure)]));
	return ends.sort().at(-1) ?? null;
}

function isCovered({ month }: DeclaredTerm, end: IsoDate | null): boolean {
	return end !== null && (month === null || endOfMonth(month) <= end);
}

function statementKind(
	isOfAll: boolean,
	heads: { gone: readonly DeclaredTerm[]; come: readonly DeclaredTerm[] },
	gone: readonly DeclaredTerm[],
	come: readonly DeclaredTerm[]
): DeclaredStepKind {
	if (heads.gone.length > 0 && heads.come.length > 0) return 'replaced';
	if (heads.come.length > 0) {
		if (gone.length === 0) return 'added';
		return isOfAll ? 'all_over_suppliers' : 'statement_over_months';
	}
	if (come.length === 0) return 'gone';
	return isOfAll ? 'suppliers_over_all' : 'months_over_statement';
}

function monthSteps({ gone, come }: Sides): DeclaredStep[] {
	const placeOf = (term: DeclaredTerm) => `${stateOfTerm(term)} ${term.month ?? ''}`;
	const places = [...new Set([...gone, ...come].map(placeOf))].sort();
	return places.map((place) => {
		const then = [...gone].filter((term) => placeOf(term) === place);
		const now = [...come].filter((term) => placeOf(term) === place);
		return stepOf(then.length === 0 ? 'added' : now.length === 0 ? 'gone' : 'replaced', then, now);
	});
}

function stepOf(
	kind: DeclaredStepKind,
	before: readonly DeclaredTerm[],
	after: readonly DeclaredTerm[]
): DeclaredStep {
	const sum = (terms: readonly DeclaredTerm[]) => sumBarrels(terms.map(({ barrels }) => barrels));
	const suppliers = [...new Set([...before, ...after].map(({ supplier }) => supplier))];
	return {
		kind,
		supplier: suppliers.includes(ALL_STATES)
			? ALL_STATES
			: suppliers.length === 1
				? (suppliers[0] ?? null)
				: null,
		before,
		after,
		change: (sum(after) - sum(before)) as Barrels
	};
}
