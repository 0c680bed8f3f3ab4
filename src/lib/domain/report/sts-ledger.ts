// What the ledger of transfers at sea holds, in numbers and in sentences: as much about what it lacks as what it has.
import type { StsFilter } from './sts-query.ts';
import { PROHIBITION } from './sts-words.ts';

export interface StsCounts {
	readonly transfers: number;
	/** The receiving ship is reported to fly the DPRK flag. */
	readonly toDprk: number;
	/** Giver or receiver is, and no date places the transfer before the resolution. */
	readonly ofKind: number;
	/** Of those, the ones whose date leaves open whether the resolution was there yet. */
	readonly dateOpen: number;
	readonly withVolume: number;
	readonly aggregates: number;
	readonly withPosition: number;
	/** A month, a year, a range or no date at all. */
	readonly withoutDay: number;
	readonly undated: number;
	/** Rows that repeat another or that a newer one replaces: in the records, not in the ledger. */
	readonly setAside: number;
	/** Transfers that fewer agencies report than were asked for: among the others, not here. */
	readonly singleSource: number;
}

export const NO_TRANSFERS: StsCounts = {
	transfers: 0,
	toDprk: 0,
	ofKind: 0,
	dateOpen: 0,
	withVolume: 0,
	aggregates: 0,
	withPosition: 0,
	withoutDay: 0,
	undated: 0,
	setAside: 0,
	singleSource: 0
};

const count = (n: number) => n.toLocaleString('en');

/** `43 reported transfers, 37 of them to ships reported to fly the DPRK flag.` */
export function ledgerHeadline({ transfers, toDprk }: StsCounts): string {
	const all = `${count(transfers)} reported ${transfers === 1 ? 'transfer' : 'transfers'}`;
	if (transfers === 1) {
		return `${all}, to a ship ${toDprk === 1 ? '' : 'not '}reported to fly the DPRK flag.`;
	}
	if (toDprk === transfers) return `${all}, all to ships reported to fly the DPRK flag.`;
	return `${all}, ${toDprk === 0 ? 'none' : count(toDprk)} of them to ships reported to fly the DPRK flag.`;
}

/** What is not known or not added, one fact a line; a fact that holds of no transfer is left out. */
export function ledgerGaps(counts: StsCounts): string[] {
	const { transfers, withVolume, aggregates } = counts;
	const few = withVolume * 2 < transfers ? ': too few to sum to any year, and none' : ', and none';
	const volume =
		withVolume === 0
			? 'None states a volume.'
			: `${count(withVolume)} ${withVolume === 1 ? 'states' : 'state'} a volume${few} enters a total under the cap.`;
	const sums =
		aggregates === 1
			? '1 is the sum of several events, some of which have rows of their own: it is shown and never added.'
			: `${count(aggregates)} are sums of several events, some of which have rows of their own: they are shown and never added.`;
	return [volume, aggregates === 0 ? '' : sums, positionGap(counts), dateGap(counts)].filter(
		(gap) => gap !== ''
	);
}

function positionGap({ transfers, withPosition }: StsCounts): string {
	const without = transfers - withPosition;
	if (without === 0) return '';
	if (withPosition === 0) return 'None has a position: the sources give places in words.';
	return `${count(without)} ${without === 1 ? 'has' : 'have'} no position.`;
}

function dateGap({ withoutDay, undated }: StsCounts): string {
	if (withoutDay === 0) return '';
	const open = undated === 0 ? '' : `, ${count(undated)} of them no date at all`;
	return `${count(withoutDay)} ${withoutDay === 1 ? 'has' : 'have'} no day${open}.`;
}

/** Why a ship's flag matters more here than any volume; blank where no ship is reported to fly the DPRK flag. */
export function prohibitionSentence({ ofKind, dateOpen }: StsCounts): string {
	if (ofKind === 0) return '';
	const open =
		dateOpen === 0
			? ''
			: ` The ${dateOpen === 1 ? 'date of 1 leaves' : `dates of ${count(dateOpen)} leave`} open whether the paragraph, of 11 September 2017, applied yet.`;
	return `${ofKind === 1 ? '1 is a reported transfer' : `${count(ofKind)} are reported transfers`} of a kind prohibited by ${PROHIBITION}, whatever the totals of a year: a transfer at sea with a DPRK-flagged ship has no quota.${open} Reported does not mean proven.`;
}

/** The filter in words, so that a printed page says what it shows. */
export function askedWords(
	filter: StsFilter,
	names: { readonly flag: string; readonly sourceClass: string }
): string[] {
	return [
		filter.year === null ? '' : `begun in ${filter.year}`,
		filter.receiverFlag === null ? '' : `receiver’s flag ${names.flag}`,
		filter.hasVolume ? 'with a stated volume' : '',
		filter.sources === 1 ? '' : 'reported by two agencies or more',
		filter.sourceClass === null ? '' : `source class ${names.sourceClass}`,
		filter.text === '' ? '' : `“${filter.text}”`
	].filter((part) => part !== '');
}
