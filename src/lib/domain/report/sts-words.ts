// What the ledger of transfers at sea says of one transfer: how precise its date is, who gave, whether it is of a kind
// that resolution 2375 prohibits in itself, and what a court made of it. Reported is not proven, and no verdict is ours.
import type { DatePrecision, IsoDate } from '../calendar.ts';
import { NORTH_KOREA, UNKNOWN_SUPPLIER, countryName } from '../country.ts';
import type { Direction, Party, StsTransfer } from '../record.ts';

export const precisionWords: Readonly<Record<DatePrecision | 'none', string>> = {
	day: '',
	month: 'day not given',
	year: 'month not given',
	range: 'within these days',
	none: 'the source gives none'
};

export const directionWords: Readonly<Record<Direction, string>> = {
	stated: 'direction stated',
	assumed: 'direction assumed',
	unknown: 'direction unknown'
};

/** From this day states must prevent such transfers, whatever the amount. @source S/RES/2375 (2017) para 11. */
export const PROHIBITED_FROM = '2017-09-11' as IsoDate;
export const PROHIBITION = 'S/RES/2375 (2017) para 11';

/**
 * `of_kind`: a ship is reported to fly the DPRK flag, and the paragraph applied; `date_open`: the same, but the date leaves
 * open whether it applied yet; `before` and `no_dprk_ship`: not of that kind.
 */
export type Kind = 'of_kind' | 'date_open' | 'before' | 'no_dprk_ship';

export function prohibitedKind({
	span,
	giver,
	receiver
}: Pick<StsTransfer, 'span' | 'giver' | 'receiver'>): Kind {
	if (giver.flag !== NORTH_KOREA && receiver.flag !== NORTH_KOREA) return 'no_dprk_ship';
	if (span === null || (span.start < PROHIBITED_FROM && span.end >= PROHIBITED_FROM)) return 'date_open';
	return span.end < PROHIBITED_FROM ? 'before' : 'of_kind';
}

export const kindWords: Readonly<Record<Kind, string>> = {
	of_kind: `Reported transfer of a kind prohibited by ${PROHIBITION}`,
	date_open: `Reported transfer of a kind prohibited by ${PROHIBITION}, of 11 September 2017; its date leaves open whether the paragraph applied yet`,
	before: `Reported transfer with a DPRK-flagged ship, before ${PROHIBITION} of 11 September 2017`,
	no_dprk_ship: ''
};

/** `DPRK flag`, `Panama flag`, `flag as given: Atlantis`, `flag not known`. */
export function flagWords({ flag, flagText }: Pick<Party, 'flag' | 'flagText'>): string {
	if (flag === NORTH_KOREA) return 'DPRK flag';
	if (flag !== null && flag !== UNKNOWN_SUPPLIER) return `${countryName(flag)} flag`;
	return flagText === '' || flagText.toLowerCase() === 'unknown'
		? 'flag not known'
		: `flag as given: ${flagText}`;
}

const COURT = /\b(?:acquit|convict|dismiss|sentenced|judgment)/i;

/**
 * The sentences of a remark that tell what a court decided, so that they stand before the allegation and not behind it.
 * The whole remark is shown as well: this only lifts what is in it.
 */
export function courtOutcome(notes: string): string {
	return notes
		.split(/(?<=\.)\s+/)
		.filter((sentence) => COURT.test(sentence))
		.join(' ');
}
