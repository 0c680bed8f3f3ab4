// Period figures as the ledger reads them: converted to barrels, the versions in force chosen, those without a day
// left out of views of the past.
import type { IsoDate } from '../calendar.ts';
import { isWholeMonth } from '../calendar.ts';
import { parseDecimal } from '../decimal.ts';
import type { PeriodFigure, RecordId } from '../record.ts';
import type { Barrels, FactorSet } from '../units.ts';
import { toBarrels } from '../units.ts';

/** A stored period figure: the record, where it stands, and the data version that brought it in. */
export interface StoredFigure extends PeriodFigure {
	readonly id: RecordId;
	readonly importId: number;
	readonly fileName: string;
	readonly version: number;
}

/** A stored figure in barrels. `barrels` is null where no figure was given; it is never a stand-in for zero. */
export interface Figure extends StoredFigure {
	readonly barrels: Barrels | null;
	/** The factor used; null where barrels stand as published or there is no figure. */
	readonly factor: string | null;
	readonly isUnspecifiedFactor: boolean;
}

/** Official barrels first, then the product's factor, then the factor for unspecified products. */
export function inBarrels(figure: StoredFigure, set: FactorSet): Figure {
	if (figure.publishedBarrels !== null) {
		return { ...figure, barrels: figure.publishedBarrels, factor: null, isUnspecifiedFactor: false };
	}
	const quantity = figure.unit === null ? null : parseDecimal(figure.quantity);
	if (quantity === null || figure.unit === null) {
		return { ...figure, barrels: null, factor: null, isUnspecifiedFactor: false };
	}
	const { barrels, factor, isUnspecified } = toBarrels(quantity, figure.unit, figure.product, set);
	return { ...figure, barrels, factor, isUnspecifiedFactor: isUnspecified };
}

/** Rows a view of the past may use, and how many it leaves out because their source names no day. */
export function knownBy<T extends { readonly asOf: IsoDate | null }>(
	figures: readonly T[],
	asOf: IsoDate | null
): { known: T[]; undated: number } {
	if (asOf === null) return { known: [...figures], undated: 0 };
	return {
		known: figures.filter((figure) => figure.asOf !== null && figure.asOf <= asOf),
		undated: figures.filter((figure) => figure.asOf === null).length
	};
}

export function isMonthly(figure: PeriodFigure): boolean {
	return isWholeMonth(figure.start, figure.end);
}

/**
 * Order of versions of one figure, best first: a figure beats a blank (a deletion from a page deletes nothing here),
 * a later as-of day beats an earlier one and any beats none, then the later import and line.
 */
export function byVersion(a: Figure, b: Figure): number {
	return (
		Number(b.barrels !== null) - Number(a.barrels !== null) ||
		Number(b.status === 'missing') - Number(a.status === 'missing') ||
		laterFirst(a.asOf, b.asOf) ||
		b.version - a.version ||
		b.line - a.line
	);
}

function laterFirst(a: IsoDate | null, b: IsoDate | null): number {
	const [left, right] = [a ?? '', b ?? ''];
	return left === right ? 0 : left > right ? -1 : 1;
}

/** The version in force for each key, by `byVersion`. */
export function inForce(figures: readonly Figure[], key: (figure: Figure) => string): Figure[] {
	const best = new Map<string, Figure>();
	for (const figure of figures) {
		const current = best.get(key(figure));
		if (!current || byVersion(figure, current) < 0) best.set(key(figure), figure);
	}
	return [...best.values()];
}
