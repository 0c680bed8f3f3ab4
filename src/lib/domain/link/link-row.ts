// A delivery or transfer as linking sees it, and what links say.
import type { IsoDate } from '../calendar.ts';
import type { SupplierCode } from '../country.ts';
import type { SourceClass, VolumeKind } from '../record.ts';
import type { Barrels } from '../units.ts';
import type { Hull } from './hull.ts';
import type { LinkReason, LinkRule } from './link-rules.ts';

/** Only rows that count, of one day, with a ship. A loading call is seen where the cargo was taken on. */
export interface LinkRow {
	/** `12-345`: where it stands in the ledger. */
	readonly id: string;
	/** What the row is, on re-upload too; the last word where two rows are alike. */
	readonly key: string;
	readonly kind: 'delivery' | 'loading' | 'transfer';
	/** Days since 1970-01-01. */
	readonly day: number;
	/** The ship that takes on: receiver of a transfer, ship of a loading call. */
	readonly fills: Hull | null;
	/** The ship that gives: giver of a transfer, ship of a delivery. */
	readonly empties: Hull | null;
	/** False for a transfer whose source does not say who gave to whom. */
	readonly isDirected: boolean;
	readonly agency: string;
	readonly sourceClass: SourceClass;
	readonly supplier: SupplierCode;
	readonly volume: VolumeKind;
	/** Default factor set; the full load where `volume` is `scenario`, null where it is `none`. */
	readonly barrels: Barrels | null;
	/** The day from which views of the past hold the row. */
	readonly seenOn: IsoDate;
}

/** `from` is the report that is left out, or the event earlier in the cargo's way; `to` the one that stands, or the later. */
export interface Link {
	readonly rule: LinkRule;
	readonly from: string;
	readonly to: string;
	/** The ship along whose days a cargo was followed; null between reports of one event. */
	readonly hull: string | null;
	/** Hundredths. */
	readonly score: number;
	readonly reasons: readonly LinkReason[];
	readonly isInForce: boolean;
}

/** What an analyst said of two records, by their keys; holds for the pair in either order. */
export type Verdicts = ReadonlyMap<string, 'confirmed' | 'refused'>;

export function pairOf(a: string, b: string): string {
	return a < b ? `${a} ${b}` : `${b} ${a}`;
}
