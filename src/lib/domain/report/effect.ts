// What a change does to the figures: each supplier's year before and after, and any status that flips.
import type { CapStatus } from '../cap/compare.ts';
import type { Barrels } from '../units.ts';
import { barrelsText } from '../units.ts';
import type { CapYear } from './cap-year.ts';

export interface EffectLine {
	readonly year: number;
	/** `sts` is the ledger of transfers, which enters no total. */
	readonly basis: 'declared' | 'observed' | 'sts';
	readonly supplier: string;
	readonly before: Barrels | null;
	readonly after: Barrels | null;
	readonly recordsBefore: number | null;
	readonly recordsAfter: number | null;
	readonly statusBefore: CapStatus | null;
	readonly statusAfter: CapStatus | null;
}

export interface Effect {
	readonly lines: readonly EffectLine[];
	/** Published estimates listed before and after, by year. */
	readonly estimates: readonly { readonly year: number; readonly before: number; readonly after: number }[];
}

/** Only lines that change. Both lists hold the same windows in the same order. */
export function effectOf(before: readonly CapYear[], after: readonly CapYear[]): Effect {
	const lines: EffectLine[] = [];
	const estimates: { year: number; before: number; after: number }[] = [];
	after.forEach((now, i) => {
		const then = before[i];
		if (!then) return;
		lines.push(...declaredLines(then, now), ...observedLines(then, now), ...transferLines(then, now));
		const [a, b] = [then.estimates.list.length, now.estimates.list.length];
		if (a !== b) estimates.push({ year: now.year, before: a, after: b });
	});
	return { lines, estimates };
}

function declaredLines(then: CapYear, now: CapYear): EffectLine[] {
	const amounts = (view: CapYear) =>
		new Map<string, Amount>([
			...view.declared.suppliers.map((one): [string, Amount] => [
				one.supplier,
				{ barrels: one.total, records: null }
			]),
			['not_by_supplier', { barrels: view.declared.notBySupplier, records: null }]
		]);
	return changes(
		then.year,
		'declared',
		amounts(then),
		amounts(now),
		then.declared.status,
		now.declared.status
	);
}

function observedLines(then: CapYear, now: CapYear): EffectLine[] {
	const amounts = (view: CapYear) =>
		new Map<string, Amount>(
			view.observed.suppliers.map((one) => [one.supplier, { barrels: one.total, records: one.deliveries }])
		);
	return changes(
		then.year,
		'observed',
		amounts(then),
		amounts(now),
		then.observed.status,
		now.observed.status
	);
}

function transferLines(then: CapYear, now: CapYear): EffectLine[] {
	const amounts = ({ transfers }: CapYear) =>
		new Map<string, Amount>([
			['all', { barrels: transfers.all.total, records: transfers.all.deliveries }],
			['to_dprk_flagged', { barrels: transfers.toDprkShips.total, records: transfers.toDprkShips.deliveries }]
		]);
	return changes(then.year, 'sts', amounts(then), amounts(now), null, null);
}

interface Amount {
	readonly barrels: Barrels | null;
	readonly records: number | null;
}

function changes(
	year: number,
	basis: EffectLine['basis'],
	before: ReadonlyMap<string, Amount>,
	after: ReadonlyMap<string, Amount>,
	statusBefore: CapStatus | null,
	statusAfter: CapStatus | null
): EffectLine[] {
	const suppliers = [...new Set([...before.keys(), ...after.keys()])].sort();
	return suppliers.flatMap((supplier) => {
		const [a, b] = [before.get(supplier), after.get(supplier)];
		const isSame = (a?.barrels ?? null) === (b?.barrels ?? null) && (a?.records ?? 0) === (b?.records ?? 0);
		if (isSame) return [];
		return {
			year,
			basis,
			supplier,
			before: a?.barrels ?? null,
			after: b?.barrels ?? null,
			recordsBefore: a?.records ?? null,
			recordsAfter: b?.records ?? null,
			statusBefore,
			statusAfter
		};
	});
}

const text = (barrels: Barrels | null) => (barrels === null ? null : barrelsText(barrels));

/** The lines in the form that scripts rely on, and that is kept with an import. */
export function effectJson({ lines, estimates }: Effect) {
	return {
		lines: lines.map((line) => ({
			year: line.year,
			basis: line.basis,
			supplier: line.supplier,
			before_bbl: text(line.before),
			after_bbl: text(line.after),
			records_before: line.recordsBefore,
			records_after: line.recordsAfter,
			status_before: line.statusBefore,
			status_after: line.statusAfter
		})),
		estimates
	};
}

export type EffectJson = ReturnType<typeof effectJson>;
