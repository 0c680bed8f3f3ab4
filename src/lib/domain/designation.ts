// What a register says about lists: which of its words tell of a listing and since when, and which are only remarks. A
// recommendation, a proposal or an advisory that says of itself that it designates nobody is no listing; a form of words
// that is not known stays a remark. Whether a listing was in force on a day is a comparison of days and no more: no
// source loaded here tells of a removal from a list.
import type { DateSpan, IsoDate } from './calendar.ts';
import { parseDateSpan } from './calendar.ts';

export const LIST_KEEPERS = ['un', 'us', 'eu', 'kr', 'other'] as const;
/** Who keeps the list: the UN, the United States (OFAC), the European Union, South Korea, or a list nobody here knows. */
export type ListKeeper = (typeof LIST_KEEPERS)[number];

export interface Listing {
	readonly keeper: ListKeeper;
	/** The day, month or year that the source gives; null where it gives none. */
	readonly since: DateSpan | null;
	/** The words of the register. */
	readonly text: string;
}

export interface Designations {
	readonly listings: readonly Listing[];
	/** Words about lists that tell of no listing, as they stand. */
	readonly remarks: readonly string[];
}

const NO_LISTING =
	/\b(not a designation|not listed|recommended|recommends|proposed|not in the|delisted|removed|advisory|judgment|forfeiture)\b/i;

const KEEPERS: readonly (readonly [RegExp, ListKeeper])[] = [
	[/^(OFAC|US OFAC)\b/i, 'us'],
	[/^UN( Security Council)?( 1718)?( list)?( |$)/i, 'un'],
	[/^under UN sanctions\b/i, 'un'],
	[/^EU\b/i, 'eu'],
	[/^ROK autonomous sanctions\b/i, 'kr']
];

/**
 * Reads the register's cell, whose items stand between semicolons. `OFAC SDN #23730 [DPRK4] 2018-02-23; UN 1718 2018-03`
 * is a listing by the US on a day and one by the UN in a month.
 */
export function parseDesignations(text: string): Designations {
	const listings: Listing[] = [];
	const remarks: string[] = [];
	for (const item of text
		.split(';')
		.map((part) => part.trim())
		.filter((part) => part !== '')) {
		const keeper = NO_LISTING.test(item) ? null : keeperOf(item);
		if (keeper === null) remarks.push(item);
		else listings.push({ keeper, since: dayOf(item), text: item });
	}
	return { listings, remarks };
}

function keeperOf(item: string): ListKeeper | null {
	return KEEPERS.find(([form]) => form.test(item))?.[1] ?? null;
}

/** The date an item ends with; a number inside it, such as `#2018`, is none. */
function dayOf(item: string): DateSpan | null {
	const date = /(?:^|\s)(\d{4}(?:-\d{2}){0,2})$/.exec(item)?.[1];
	return date === undefined ? null : parseDateSpan(date);
}

export type ListingState = 'in_force' | 'same_days' | 'day_not_loaded' | 'not_yet' | 'no_event_day';

export interface ListingThen {
	readonly keeper: ListKeeper;
	readonly state: ListingState;
	/** The listing that the state comes from. */
	readonly since: DateSpan | null;
}

export interface Days {
	readonly start: IsoDate;
	readonly end: IsoDate;
}

/**
 * Each keeper's list on the days of an event, the strongest statement that the days allow. A ship listed `2018-03` and
 * seen on 15 March 2018 was listed in the same days: which came first is not known.
 */
export function listingsOn(listings: readonly Listing[], event: Days | null): ListingThen[] {
	return LIST_KEEPERS.flatMap((keeper) => {
		const own = listings
			.filter((listing) => listing.keeper === keeper)
			.map(({ since }) => ({ keeper, since, state: stateOf(since, event) }));
		const [strongest] = own.sort(
			(a, b) =>
				ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || firstDay(a.since).localeCompare(firstDay(b.since))
		);
		return strongest === undefined ? [] : [strongest];
	});
}

const ORDER: readonly ListingState[] = ['in_force', 'same_days', 'day_not_loaded', 'no_event_day', 'not_yet'];

const firstDay = (since: DateSpan | null): string => since?.start ?? '';

function stateOf(since: DateSpan | null, event: Days | null): ListingState {
	if (since === null) return 'day_not_loaded';
	if (event === null) return 'no_event_day';
	if (since.end <= event.start) return 'in_force';
	return since.start > event.end ? 'not_yet' : 'same_days';
}
