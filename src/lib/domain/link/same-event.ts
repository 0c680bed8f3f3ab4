// Reports of different agencies about one event, found while rows go by in the order of their days.
import { byStanding, compare, eventOf, isPartial, otherSide } from './event.ts';
import type { LinkEvent, Side } from './event.ts';
import type { Hull, HullMatch } from './hull.ts';
import { matchHulls } from './hull.ts';
import type { Link, LinkRow } from './link-row.ts';
import type { LinkReason, LinkRule } from './link-rules.ts';
import { LINK_SETTINGS } from './link-rules.ts';
import type { Words } from './words.ts';

const { scores, eventDays, inForceFrom, quantityShare } = LINK_SETTINGS;

interface Fit {
	readonly score: number;
	readonly reasons: readonly LinkReason[];
	readonly isConfirmed: boolean;
	/** Told the other way round than the first report of the event. */
	readonly isTurned: boolean;
}

interface OpenEvent {
	/** In the order in which events began: of two that fit as well the earlier is taken. */
	readonly number: number;
	readonly firstDay: number;
	readonly rows: LinkRow[];
	/** How each row after the first came in. */
	readonly fits: Map<LinkRow, Fit>;
	/** Rows that may tell of it; an analyst decides. */
	readonly proposed: { readonly row: LinkRow; readonly fit: Fit }[];
}

/** The events of one ship that are still open, and who reports them. */
interface Berth {
	readonly events: Set<OpenEvent>;
	readonly agencies: Set<string>;
}

/** The order in which rows must come: by day, fully told ones first, then by agency and key. */
export function byDay(a: LinkRow, b: LinkRow): number {
	return (
		a.day - b.day ||
		Number(isPartial(a)) - Number(isPartial(b)) ||
		compare(a.agency, b.agency) ||
		compare(a.key, b.key)
	);
}

/** Takes rows in the order of `byDay`, gives events in the order of their first days, and the links among their reports. */
export class EventMerger {
	private open: OpenEvent[] = [];
	private begun = 0;
	private readonly berths = new Map<string, Berth>();
	private readonly words: Words;
	private readonly take: (event: LinkEvent) => void;
	private readonly link: (link: Link) => void;

	constructor(words: Words, take: (event: LinkEvent) => void, link: (link: Link) => void) {
		this.words = words;
		this.take = take;
		this.link = link;
	}

	push(row: LinkRow): void {
		this.close(row.day - eventDays);
		const [best, fit] = this.bestFit(row);
		if (best !== null && fit !== null && isInForce(fit)) {
			best.rows.push(row);
			best.fits.set(row, fit);
			this.enter(best, row);
			return;
		}
		if (best !== null && fit !== null) best.proposed.push({ row, fit });
		const event: OpenEvent = {
			number: this.begun,
			firstDay: row.day,
			rows: [row],
			fits: new Map(),
			proposed: []
		};
		this.begun += 1;
		this.open.push(event);
		this.enter(event, row);
	}

	finish(): void {
		this.close(Infinity);
	}

	/** Ends the events that began before `day`. */
	private close(day: number): void {
		let ended = 0;
		while (ended < this.open.length && (this.open[ended]?.firstDay ?? day) < day) ended += 1;
		if (ended === 0) return;
		for (const event of this.open.splice(0, ended)) this.settle(event);
		for (const [token, berth] of this.berths) {
			// In no order of days: an event comes under a further name when a report that joins it tells that name.
			for (const event of berth.events) if (event.firstDay < day) berth.events.delete(event);
			if (berth.events.size === 0) this.berths.delete(token);
		}
	}

	private settle({ rows, fits, proposed }: OpenEvent): void {
		const event = eventOf(rows, (row) => fits.get(row)?.isTurned ?? false);
		const { stands } = event;
		const rule = ruleOf(stands);
		for (const row of event.rows.slice(1)) {
			// The first row that came has no fit of its own: how the one that stands came in says as much.
			const fit = fits.get(row) ?? fits.get(stands);
			if (fit) this.link(linkOf(rule, row, stands, fit, true));
		}
		for (const { row, fit } of proposed) {
			const [from, to] = byStanding(row, stands) < 0 ? [stands, row] : [row, stands];
			this.link(linkOf(rule, from, to, fit, false));
		}
		this.take(event);
	}

	private bestFit(row: LinkRow): [OpenEvent, Fit] | [null, null] {
		let best: [OpenEvent, Fit] | null = null;
		for (const token of tokensOf(row)) {
			const berth = this.berths.get(token);
			if (berth === undefined || (isAlone(berth, row) && !this.words.hasConfirmed(row))) continue;
			for (const event of berth.events) {
				const fit = this.fitOf(row, event);
				if (fit !== null && (best === null || isBetter([event, fit], best))) best = [event, fit];
			}
		}
		return best ?? [null, null];
	}

	private fitOf(row: LinkRow, { rows, firstDay, fits }: OpenEvent): Fit | null {
		const word = this.words.onAny([row], rows);
		const isConfirmed = word === 'confirmed';
		if (rows[0]?.kind !== row.kind || word === 'refused') return null;
		if (!isConfirmed && rows.some(({ agency }) => agency === row.agency)) return null;
		const way = wayOf(row, rows, (other) => fits.get(other)?.isTurned ?? false);
		if (way === null) return null;
		const { match, isTurned } = way;
		const days = row.day - firstDay;
		const base = baseScore(match, days);
		if (base === null) return null;
		const agreement = quantitiesOf(row, rows);
		return {
			score: base + (agreement === 'quantities_differ' ? scores.conflict : 0),
			reasons: [
				...matchReasons(match),
				days === 0 ? 'same_day' : 'days_apart',
				...(rows.some(({ agency }) => agency === row.agency) ? [] : (['other_agency'] as const)),
				...(agreement === null ? [] : [agreement])
			],
			isConfirmed,
			isTurned
		};
	}

	private enter(event: OpenEvent, row: LinkRow): void {
		for (const token of tokensOf(row)) {
			let berth = this.berths.get(token);
			if (berth === undefined) {
				berth = { events: new Set(), agencies: new Set() };
				this.berths.set(token, berth);
			}
			berth.events.add(event);
			berth.agencies.add(row.agency);
		}
	}
}

/** No other agency reports events of the ship. */
const isAlone = ({ agencies }: Berth, { agency }: LinkRow) => agencies.size === 1 && agencies.has(agency);
const isBetter = ([event, fit]: [OpenEvent, Fit], [other, itsFit]: [OpenEvent, Fit]) =>
	weight(fit) > weight(itsFit) || (weight(fit) === weight(itsFit) && event.number < other.number);
const weight = (fit: Fit) => fit.score + (fit.isConfirmed ? 1_000 : 0);
const isInForce = (fit: Fit) => fit.isConfirmed || fit.score >= inForceFrom;

function linkOf(rule: LinkRule, from: LinkRow, to: LinkRow, fit: Fit, isIn: boolean): Link {
	return {
		rule,
		from: from.id,
		to: to.id,
		hull: null,
		score: fit.score,
		reasons: fit.reasons,
		isInForce: isIn
	};
}

function ruleOf({ kind }: LinkRow): LinkRule {
	return `same_${kind}`;
}

/** Numbers and names under which a row's event can be found. */
function tokensOf({ kind, fills, empties }: LinkRow): string[] {
	const tokens: string[] = [];
	for (const hull of [fills, empties]) {
		if (hull?.imo) tokens.push(`${kind} imo ${hull.imo}`);
		if (hull?.name) tokens.push(`${kind} name ${hull.name}`);
	}
	return tokens;
}

/** How the ships agree: the better known and the less known side; one ship alone for deliveries. */
type Match = readonly HullMatch[];
/** The surest first; a ship that one report names otherwise is not left open by another that names none. */
const SURE: readonly HullMatch[] = ['imo', 'name', 'none', 'open'];

interface Way {
	readonly match: Match;
	readonly isTurned: boolean;
}

/** Null where a ship of the row is another than one of the event. Reports may disagree on who gave and who received. */
function wayOf(row: LinkRow, others: readonly LinkRow[], isTurned: (other: LinkRow) => boolean): Way | null {
	for (const turn of row.kind === 'transfer' ? [false, true] : [false]) {
		const match = matchSides(row, others, (other) => isTurned(other) !== turn);
		// Only a report of both ships can tell them the other way round.
		if (match !== null && !(turn && match.includes('open'))) return { match, isTurned: turn };
	}
	return null;
}

function matchSides(
	row: LinkRow,
	others: readonly LinkRow[],
	isTurned: (other: LinkRow) => boolean
): Match | null {
	const sides: readonly Side[] = row.kind === 'transfer' ? ['fills', 'empties'] : [sideOf(row)];
	const found = sides.map((side) =>
		matchSide(
			row[side],
			others.map((other) => other[isTurned(other) ? otherSide(side) : side])
		)
	);
	if (found.includes('none') || found.every((match) => match === 'open')) return null;
	return found.sort((a, b) => SURE.indexOf(a) - SURE.indexOf(b));
}

/** A number that agrees outweighs a name that does not: one ship may go by two names, and never by two numbers. */
function matchSide(hull: Hull | null, others: readonly (Hull | null)[]): HullMatch {
	let surest: HullMatch = 'open';
	for (const other of others) {
		if (hull?.imo && other?.imo && hull.imo !== other.imo) return 'none';
		const match = matchHulls(hull, other);
		if (SURE.indexOf(match) < SURE.indexOf(surest)) surest = match;
	}
	return surest;
}

const sideOf = ({ kind }: LinkRow): Side => (kind === 'loading' ? 'fills' : 'empties');

/** Null where the days or ships are too far apart to propose anything. */
function baseScore([sure, other = sure]: Match, days: number): number | null {
	const near = days === 0 ? scores.sameDay : scores.nextDay;
	if (sure === 'imo') {
		if (other === 'imo') return near;
		if (other === 'name') return near + scores.oneByName;
		return days === 0 ? scores.otherUnnamed : null;
	}
	return other === 'open' ? null : scores.namesOnly;
}

function matchReasons([sure, other = sure]: Match): LinkReason[] {
	return [
		...(sure === 'imo' ? (['same_imo'] as const) : []),
		...(sure === 'name' || other === 'name' ? (['same_name'] as const) : []),
		...(other === 'open' ? (['other_unnamed'] as const) : [])
	];
}

function quantitiesOf(
	row: LinkRow,
	others: readonly LinkRow[]
): 'quantities_agree' | 'quantities_differ' | null {
	const stated = others.filter(({ volume }) => volume === 'stated');
	const { barrels } = row;
	if (row.volume !== 'stated' || barrels === null || stated.length === 0) return null;
	return stated.every((other) => isNear(barrels, other.barrels ?? 0n))
		? 'quantities_agree'
		: 'quantities_differ';
}

function isNear(a: bigint, b: bigint): boolean {
	const [low, high] = a < b ? [a, b] : [b, a];
	return (high - low) * 100n <= high * BigInt(quantityShare);
}
