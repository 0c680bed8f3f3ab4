// Two views of one cap window compared: what each says, and the steps that lead from one to the other, to the thousandth.
// Declared and observed are compared each by itself and share no sum.
import type { IsoDate } from '../calendar.ts';
import { declaredSteps } from '../cap/declared-steps.ts';
import type { DeclaredStep } from '../cap/declared-steps.ts';
import type { DeclaredTerm } from '../cap/declared-terms.ts';
import { officialFigures } from '../cap/declared.ts';
import type { Figure, StoredFigure } from '../cap/figure.ts';
import { inBarrels } from '../cap/figure.ts';
import type { ObservedStep } from '../cap/observed-steps.ts';
import type { Fraction } from '../decimal.ts';
import { scaleBy } from '../decimal.ts';
import { isUnderRefinedCap } from '../product.ts';
import type { Barrels, FactorSetName } from '../units.ts';
import { DEFAULT_LADEN, FACTOR_SET_NAMES, NO_BARRELS, factorSet, sumBarrels } from '../units.ts';
import type { CapYear } from './cap-year.ts';
import { leftOutLines } from './left-out-words.ts';
import type { StoredMovement } from './record-view.ts';
import type { ViewQuery } from './view-query.ts';

/** When an import came into the ledger, and whether and when it was taken back. */
export interface ImportFacts {
	readonly id: number;
	readonly fileName: string;
	readonly committedOn: IsoDate;
	readonly committedVersion: number;
	readonly withdrawnVersion: number | null;
	readonly withdrawnReason: string | null;
}

/**
 * Why a view does not hold something: its import had not come yet, or was withdrawn; its source printed it after the day
 * of the view; or its source names no day, which shows it in the latest view only.
 */
export type Absence = 'not_yet' | 'withdrawn' | 'later_day' | 'no_day';

/** The state of the ledger that a side reads; the version is never left open here. */
export interface Point {
	readonly version: number;
	readonly asOf: IsoDate | null;
}

export interface TracedTerm extends DeclaredTerm {
	/** Why the other side does not hold the figure; null where it does, and does not add it. */
	readonly absent: Absence | null;
}

export interface TracedStep extends Omit<DeclaredStep, 'before' | 'after'> {
	readonly before: readonly TracedTerm[];
	readonly after: readonly TracedTerm[];
}

export interface SilentFigure {
	readonly figure: Figure;
	readonly absent: Absence;
}

/** A delivery with what it adds to its step; the sign is that of the step. */
export interface NamedDelivery {
	readonly record: StoredMovement;
	readonly barrels: Barrels;
}

export interface TracedMove extends ObservedStep {
	/** Why the side that lacks the import lacks it; null where both hold it. */
	readonly absent: Absence | null;
	readonly named: readonly NamedDelivery[];
	/** What the step is beyond the deliveries named; null where they are all of it. */
	readonly rest: { readonly records: number; readonly change: Barrels } | null;
}

/** What one side shows of the window. */
export interface ChangesSide {
	readonly query: ViewQuery;
	readonly dataVersion: number;
	readonly declared: Pick<CapYear['declared'], 'total' | 'share' | 'status' | 'atLeast' | 'leftOut'>;
	readonly observed: Pick<
		CapYear['observed'],
		'deliveries' | 'withoutVolume' | 'total' | 'multiple' | 'status' | 'leftOut'
	>;
	readonly transfers: number;
	readonly estimates: number;
	readonly leftOutLines: readonly string[];
}

export interface Changes {
	readonly year: number;
	readonly window: CapYear['window'];
	readonly before: ChangesSide;
	readonly after: ChangesSide;
	readonly declared: {
		/** Null where a side has no figure: that is no difference between two figures. */
		readonly change: Barrels | null;
		readonly stepsSum: Barrels;
		readonly steps: readonly TracedStep[];
		/** Figures that one side holds and the other does not, and that are no part of any step. */
		readonly silent: { readonly came: readonly SilentFigure[]; readonly went: readonly SilentFigure[] };
	};
	readonly observed: {
		readonly change: Barrels | null;
		readonly stepsSum: Barrels;
		readonly steps: readonly TracedMove[];
	};
	readonly estimates: { readonly came: readonly Figure[]; readonly went: readonly Figure[] };
	readonly imports: readonly ImportFacts[];
}

export interface ChangesInput {
	readonly queries: { readonly before: ViewQuery; readonly after: ViewQuery };
	readonly before: CapYear;
	/** The later view by the factors of the earlier one. */
	readonly between: CapYear;
	readonly after: CapYear;
	/** All figures stored at each side's version. */
	readonly figures: { readonly before: readonly StoredFigure[]; readonly after: readonly StoredFigure[] };
	readonly moves: readonly (Omit<TracedMove, 'absent' | 'rest' | 'named'> & {
		readonly largest: readonly StoredMovement[];
	})[];
	readonly imports: readonly ImportFacts[];
}

/** Same views, same answer. */
export function changesOf(input: ChangesInput): Changes {
	const { before, between, after, queries, moves, imports } = input;
	const facts = new Map(imports.map((one) => [one.id, one]));
	const [then, now] = [pointOf(before), pointOf(after)];
	const traced = (terms: readonly DeclaredTerm[], other: Point): TracedTerm[] =>
		terms.map((term) => ({
			...term,
			absent: term.figure === null ? null : absenceOfFigure(term.figure, facts, other)
		}));
	const steps = [
		...declaredSteps(before.declared.terms, between.declared.terms),
		...declaredSteps(between.declared.terms, after.declared.terms)
	].map((step) => ({ ...step, before: traced(step.before, now), after: traced(step.after, then) }));
	const observed = moves.map((move) => tracedMove(move, facts, then, now, queries.before));
	return {
		year: after.year,
		window: after.window,
		before: sideOf(before, queries.before),
		after: sideOf(after, queries.after),
		declared: {
			change: difference(before.declared.total, after.declared.total),
			stepsSum: sumBarrels(steps.map(({ change }) => change)),
			steps,
			silent: silentFigures(input, steps, facts)
		},
		observed: {
			change: difference(before.observed.total, after.observed.total),
			stepsSum: sumBarrels(observed.map(({ change }) => change)),
			steps: observed
		},
		estimates: {
			came: listedOnly(after, before),
			went: listedOnly(before, after)
		},
		imports
	};
}

function pointOf({ dataVersion, asOf }: CapYear): Point {
	return { version: dataVersion, asOf };
}

function difference(before: Barrels | null, after: Barrels | null): Barrels | null {
	return before === null || after === null ? null : ((after - before) as Barrels);
}

function sideOf(view: CapYear, query: ViewQuery): ChangesSide {
	const { total, share, status, atLeast, leftOut } = view.declared;
	const { deliveries, withoutVolume, multiple } = view.observed;
	return {
		query,
		dataVersion: view.dataVersion,
		declared: { total, share, status, atLeast, leftOut },
		observed: {
			deliveries,
			withoutVolume,
			multiple,
			total: view.observed.total,
			status: view.observed.status,
			leftOut: view.observed.leftOut
		},
		transfers: view.transfers.all.deliveries,
		estimates: view.estimates.list.length,
		leftOutLines: leftOutLines(view)
	};
}

function absenceOfImport(facts: ImportFacts | undefined, { version }: Point): Absence | null {
	if (facts === undefined || facts.committedVersion > version) return 'not_yet';
	return facts.withdrawnVersion !== null && facts.withdrawnVersion <= version ? 'withdrawn' : null;
}

function absenceOfFigure(
	{ importId, asOf }: StoredFigure,
	facts: ReadonlyMap<number, ImportFacts>,
	point: Point
): Absence | null {
	const absent = absenceOfImport(facts.get(importId), point);
	if (absent !== null || point.asOf === null) return absent;
	if (asOf === null) return 'no_day';
	return asOf > point.asOf ? 'later_day' : null;
}

function silentFigures(
	{ figures, before, after }: ChangesInput,
	steps: readonly TracedStep[],
	facts: ReadonlyMap<number, ImportFacts>
): Changes['declared']['silent'] {
	const told = new Set(
		steps.flatMap((step) => [...step.before, ...step.after].flatMap(({ figure }) => figure?.id ?? []))
	);
	const only = (stored: readonly StoredFigure[], own: CapYear, other: CapYear): SilentFigure[] =>
		officialFigures(stored, own.window).flatMap((figure) => {
			const isOwn = absenceOfFigure(figure, facts, pointOf(own)) === null;
			const absent = absenceOfFigure(figure, facts, pointOf(other));
			if (!isOwn || absent === null || told.has(figure.id) || !isUnderRefinedCap(figure.productClass))
				return [];
			return { figure: inBarrels(figure, factorSet(own.factorSet)), absent };
		});
	return { came: only(figures.after, after, before), went: only(figures.before, before, after) };
}

function listedOnly(own: CapYear, other: CapYear): Figure[] {
	const others = new Set(other.estimates.list.map(({ figure }) => figure.id));
	return own.estimates.list.map(({ figure }) => figure).filter(({ id }) => !others.has(id));
}

/** Names the largest deliveries; what they do not sum to, rounding of the laden share too, is the rest. */
function tracedMove(
	{ largest, ...move }: ChangesInput['moves'][number],
	facts: ReadonlyMap<number, ImportFacts>,
	then: Point,
	now: Point,
	{ factorSet: set, laden }: ViewQuery
): TracedMove {
	const sign = move.records < 0 ? -1 : 1;
	const share = laden ?? DEFAULT_LADEN.chosen;
	const named = largest.map((record) => ({
		record,
		barrels: (BigInt(sign) * barrelsAt(record, set, share)) as Barrels
	}));
	const records = move.records - sign * named.length;
	const change = (move.change - sumBarrels(named.map(({ barrels }) => barrels))) as Barrels;
	return {
		...move,
		absent: absenceOfMove(move, facts, then, now),
		named,
		rest: named.length === 0 || (records === 0 && change === 0n) ? null : { records, change }
	};
}

function absenceOfMove(
	{ kind, importId }: Pick<ObservedStep, 'kind' | 'importId'>,
	facts: ReadonlyMap<number, ImportFacts>,
	then: Point,
	now: Point
): Absence | null {
	if (importId === null || (kind !== 'came' && kind !== 'went')) return null;
	return absenceOfImport(facts.get(importId), kind === 'came' ? then : now) ?? 'later_day';
}

function barrelsAt({ kind, barrels }: StoredMovement, set: FactorSetName, share: Fraction): bigint {
	const own = barrels?.[FACTOR_SET_NAMES.indexOf(set)] ?? NO_BARRELS;
	if (kind === 'none') return 0n;
	return kind === 'scenario' ? scaleBy(own, share) : own;
}
