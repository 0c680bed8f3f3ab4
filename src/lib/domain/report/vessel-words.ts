// A ship in words: lists on a day, how a name is told, whom it met. "Listed", never "sanctioned"; "told", never "is".
import type { DateSpan } from '../calendar.ts';
import type { ListKeeper, Listing, ListingState, ListingThen } from '../designation.ts';
import { LIST_KEEPERS } from '../designation.ts';
import type { LeastSources } from '../cap/least-sources.ts';
import { parseImo } from '../vessel.ts';
import { SEVERAL } from './observed-words.ts';
import { dayText, monthText, periodLabel } from './reading.ts';
import type { ViewQuery } from './view-query.ts';
import type { NameUse } from './vessel-names.ts';
import type { Partner, VesselEvent, VesselPage } from './vessel-view.ts';
import type { StoredShipment } from './record-view.ts';

export const keeperNames: Readonly<Record<ListKeeper, string>> = {
	un: 'the UN',
	us: 'the US',
	eu: 'the EU',
	kr: 'South Korea',
	other: 'a list not known here'
};

export const nameUses: Readonly<Record<NameUse, string>> = {
	register: 'in the register',
	also: 'other name, says the register',
	later: 'later name, says the register',
	disguise: 'shown as a disguise, says the register',
	broadcast: 'broadcast, says the register',
	suspected: 'suspected earlier ship, says the register',
	report: 'in reports'
};

/** `30 March 2018`, `March 2018`, `2022`, `day not loaded`. */
export function sinceText(since: DateSpan | null): string {
	if (since === null) return 'day not loaded';
	if (since.precision === 'day') return dayText(since.start);
	return since.precision === 'month' ? monthText(since.start) : since.start.slice(0, 4);
}

export interface ListingWords {
	readonly state: ListingState;
	readonly keeper: ListKeeper;
	readonly text: string;
}

/** What one list said of the ship on the day of an event. */
export function listingWords({ keeper, state, since }: ListingThen): ListingWords {
	const by = `by ${keeperNames[keeper]}`;
	const day = sinceText(since);
	const texts: Record<ListingState, string> = {
		in_force: `listed ${by} since ${day}`,
		same_days: `listed ${by} in ${day}, before or after is not known`,
		day_not_loaded: `listed ${by}, day not loaded`,
		not_yet: `not yet listed ${by}: ${day}`,
		no_event_day: `listed ${by} since ${day}; the report has no day`
	};
	return {
		state,
		keeper,
		text: since?.precision === 'day' ? texts[state].replace(` in ${day}`, ` on ${day}`) : texts[state]
	};
}

const many = (n: number, one: string, more: string) => `${n.toLocaleString('en')} ${n === 1 ? one : more}`;

/** `1 call and 3 transfers at sea`. */
export function eventCount({ calls, transfers }: { calls: number; transfers: number }): string {
	return [
		...(calls === 0 ? [] : [many(calls, 'call', 'calls')]),
		...(transfers === 0 ? [] : [many(transfers, 'transfer at sea', 'transfers at sea')])
	].join(' and ');
}

/** The finding of the page in one sentence, fit to be copied. */
export function vesselSentence(page: VesselPage, sources: LeastSources = 1): string {
	const names = page.nameList.length === 0 ? '' : `, told as ${listed(page.nameList)},`;
	const count = eventCount(page);
	const told = sources === 1 ? 'loaded reports' : `events of ${SEVERAL}`;
	const reports =
		count === ''
			? `has no call and no transfer at sea in ${sources === 1 ? 'the ' : ''}${told}`
			: `is named in ${told} of ${page.isComplete ? '' : 'at least '}${count}${span(page)}`;
	return `IMO ${page.imo}${names} ${reports}.`;
}

/** `CHONG RIM 2, SAEBYOL and SIN PHYONG 9`. */
export function listed(names: readonly string[]): string {
	return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function span({ events }: VesselPage): string {
	const text = spansText(
		events.flatMap(({ record }) => (record.setAside === null && record.span !== null ? [record.span] : []))
	);
	return text === '' ? '' : `, ${text}`;
}

/** `2 March 2019`, `2018 to 2 March 2019`: from the first days told to the last, each as precisely as it is given. */
export function spansText(spans: readonly DateSpan[]): string {
	const first = [...spans].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))[0];
	const last = [...spans].sort((a, b) => (a.end > b.end ? -1 : a.end < b.end ? 1 : 0))[0];
	if (first === undefined || last === undefined) return '';
	const [from, to] = [first, last].map(({ start, end }) =>
		start === end ? dayText(start) : periodLabel(start, end)
	);
	return from === to ? (from ?? '') : `${from} to ${to}`;
}

/** Each list once, the UN's first, with its earliest day where one is loaded. */
export function listsOf(listings: readonly Listing[]): { readonly by: string; readonly since: string }[] {
	return LIST_KEEPERS.filter((keeper) => listings.some((one) => one.keeper === keeper)).map((keeper) => {
		const days = listings.flatMap((one) => (one.keeper === keeper ? (one.since ?? []) : []));
		const [first] = days.sort((a, b) => (a.start < b.start ? -1 : 1));
		return { by: keeperNames[keeper], since: sinceText(first ?? null) };
	});
}

/** Who keeps a list that the ship is on, with its earliest day: `the UN (March 2016) and the US (day not loaded)`. */
export function listedBy(page: Pick<VesselPage, 'listings'>): string {
	return listed(listsOf(page.listings).map(({ by, since }) => `${by} (${since})`));
}

/** A partner by name and number; one that nobody names may be several. */
export function partnerName({ key, names, imo }: Pick<Partner, 'key' | 'names' | 'imo'>): string {
	if (key === '') return 'ships nobody names';
	return names.length === 0 ? `IMO ${imo ?? key}` : names.join(' / ');
}

/** `gave 2, received 1 (assumed)`. */
export function directionText({ gave, received, unknown, assumed, meetings }: Partner): string {
	const parts = [
		...(gave === 0 ? [] : [`this ship gave ${times(gave)}`]),
		...(received === 0 ? [] : [`this ship received ${times(received)}`]),
		...(unknown === 0 ? [] : [`direction not stated ${times(unknown)}`])
	].join(', ');
	if (assumed === 0) return parts;
	return `${parts}; ${assumed === meetings ? 'assumed, the sources do not say' : `assumed in ${assumed} of ${meetings}`}`;
}

const times = (n: number) => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`);

/** Why a number of seven digits is no address of a ship; null where it may be one. */
export function imoProblem(text: string): string | null {
	return parseImo(text).kind === 'valid'
		? null
		: `${text} is no IMO number: its last digit does not check. Look for the ship by name on the page Vessels.`;
}

/** What an asker is told of a number that no record of the view holds. */
export function unknownShip(imo: string, { asOf, version }: Pick<ViewQuery, 'asOf' | 'version'>): string {
	const sentence = `No loaded record tells of IMO ${imo}`;
	if (asOf !== null)
		return `${sentence} as of ${dayText(asOf)}. Calls, transfers and the register are in a past view from the day they were committed here.`;
	if (version !== null) return `${sentence} at data version ${version}.`;
	return `${sentence}. That says what is loaded, not whether there is such a ship.`;
}

/** What the graph shows, for who cannot see it. */
export function graphSentence({ imo, partners }: Pick<VesselPage, 'imo' | 'partners'>): string {
	const named = partners.filter(({ key }) => key !== '').length;
	const unnamed = partners.find(({ key }) => key === '');
	const parts = [
		...(named === 0 ? [] : [many(named, 'named ship', 'named ships')]),
		...(unnamed === undefined
			? []
			: [`ships nobody names in ${many(unnamed.meetings + unnamed.together, 'report', 'reports')}`])
	];
	return `IMO ${imo} is reported with ${listed(parts)}.`;
}

/** One row of the history in words: `Received from`, `Call at Nampo`. */
export function eventWords({ record, role }: VesselEvent): string {
	switch (role) {
		case 'gave':
			return 'Gave to';
		case 'received':
			return 'Received from';
		case 'met':
			return 'Alongside';
		case 'called':
			return record.recordKind === 'shipment' ? callWords(record) : 'Call';
	}
}

function callWords({ originPort, destinationPort }: StoredShipment): string {
	if (destinationPort !== '') return `Call at ${destinationPort}`;
	return originPort === '' ? 'Call, port not given' : `Loading call at ${originPort}`;
}
