// What a link does to the sums, by the pair itself: which record it leaves out of which total, with how many barrels, and
// whom it charges. What the two records do together with all others of their cargo is worked out where links are judged.
import type { SupplierCode } from '../country.ts';
import { UNKNOWN_SUPPLIER } from '../country.ts';
import type { LadenScenario } from '../cap/movement-sum.ts';
import { scaleBy } from '../decimal.ts';
import type { Link } from '../link/link-row.ts';
import { isSameEvent } from '../link/link-rules.ts';
import type { RecordId } from '../record.ts';
import type { Barrels, FactorSetName } from '../units.ts';
import { barrelsText } from '../units.ts';
import { amountOfRecord } from './record-calculation.ts';
import type { StoredMovement } from './record-view.ts';

/** A record that a link leaves out of a sum, or would. */
export interface LeftOutByLink {
	readonly record: RecordId;
	readonly total: 'observed' | 'transfers';
	readonly year: number | null;
	/** At the chosen laden share where the record states none; null where no volume is known. */
	readonly barrels: Barrels | null;
	/** The record at which the cargo or the event counts. */
	readonly by: RecordId;
}

/** A record that names no supplier and is charged to the one its cargo or its event tells of, or would be. */
export interface ChargedByLink {
	readonly record: RecordId;
	readonly supplier: SupplierCode;
}

export interface LinkChange {
	readonly leftOut: LeftOutByLink | null;
	readonly charged: ChargedByLink | null;
}

export interface LinkPair {
	readonly link: Link;
	readonly from: StoredMovement;
	readonly to: StoredMovement;
}

export interface ReadBy {
	readonly factors: FactorSetName;
	readonly laden: LadenScenario;
}

export function linkChange(pair: LinkPair, by: ReadBy): LinkChange {
	const place = pair.link.isInForce ? placeInForce(pair) : placeProposed(pair);
	return { leftOut: place && leftOutBy(place, by), charged: chargedBy(pair) };
}

interface Place {
	readonly record: StoredMovement;
	readonly by: RecordId;
}

/** What links have put where, as it is kept. */
function placeInForce({ from, to }: LinkPair): Place | null {
	for (const record of [from, to]) {
		const { reason, by } = record.linked ?? { reason: null, by: null };
		if (reason !== null && by !== null) return { record, by };
	}
	return null;
}

/** What the rule would do with the two: of an event the first is left out; of a cargo the one without a volume. */
function placeProposed({ link, from, to }: LinkPair): Place | null {
	const isOut = ({ linked }: StoredMovement) => (linked?.reason ?? null) !== null;
	if (isOut(from) || isOut(to)) return null;
	if (isSameEvent(link.rule)) return { record: from, by: to.id };
	if (link.rule !== 'loading_delivery' && link.rule !== 'transfer_transfer') return null;
	return to.kind === 'none' && from.kind !== 'none'
		? { record: to, by: from.id }
		: { record: from, by: to.id };
}

function leftOutBy({ record, by }: Place, { factors, laden }: ReadBy): LeftOutByLink {
	const amount = amountOfRecord(record, factors);
	const full = amount?.fullLoad ?? null;
	return {
		record: record.id,
		total: record.recordKind === 'sts' ? 'transfers' : 'observed',
		year: record.windowYear,
		barrels: amount?.barrels ?? (full === null ? null : (scaleBy(full, laden.chosen) as Barrels)),
		by
	};
}

function chargedBy({ link, from, to }: LinkPair): ChargedByLink | null {
	if (link.isInForce) {
		const { linked, supplier } = to;
		const isCharged = supplier === UNKNOWN_SUPPLIER && linked !== null && linked.supplier !== supplier;
		return isCharged ? { record: to.id, supplier: linked.supplier } : null;
	}
	const given = from.linked?.supplier ?? from.supplier;
	const own = to.linked?.supplier ?? to.supplier;
	return own === UNKNOWN_SUPPLIER && given !== UNKNOWN_SUPPLIER ? { record: to.id, supplier: given } : null;
}

/** `bbl` is what leaves the total, or would: null where no volume is known. */
export function linkChangeJson({ leftOut, charged }: LinkChange) {
	return {
		left_out:
			leftOut === null
				? null
				: {
						record: leftOut.record,
						total: leftOut.total,
						year: leftOut.year,
						bbl: leftOut.barrels === null ? null : barrelsText(leftOut.barrels),
						by_record: leftOut.by
					},
		charged: charged === null ? null : { record: charged.record, supplier: charged.supplier }
	};
}
