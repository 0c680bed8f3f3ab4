// Reports of different agencies about one event, found while rows go by in the order of their days.
import { byStanding, compare, eventOf, isPartial } from './event.ts';
import type { LinkEvent } from './event.ts';
import type { HullMatch } from './hull.ts';
import { matchHulls } from './hull.ts';
import type { Link, LinkRow, Verdicts } from './link-row.ts';
import { pairOf } from './link-row.ts';
import type { LinkReason, LinkRule } from './link-rules.ts';
import { LINK_SETTINGS } from './link-rules.ts';

const { scores, eventDays, inForceFrom, quantityShare } = LINK_SETTINGS;

interface Fit {
	readonly score: number;
	readonly reasons: readonly LinkReason[];
	readonly isConfirmed: boolean;
}

interface OpenEvent {
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
	private readonly berths = new Map<string, Berth>();
	private readonly verdicts: Verdicts;
	private readonly take: (event: LinkEvent) => void;
	private readonly link: (link: Link) => void;

	constructor(verdicts: Verdicts, take: (event: LinkEvent) => void, link: (link: Link) => void) {
		this.verdicts = verdicts;
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
		const event: OpenEvent = { firstDay: row.day, rows: [row], fits: new Map(), proposed: [] };
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
			for (const event of berth.events) {
				if (event.firstDay >= day) break;
				berth.events.delete(event);
			}
			if (berth.events.size === 0) this.berths.delete(token);
		}
	}

	private settle({ rows, fits, proposed }: OpenEvent): void {
		const event = eventOf(rows);
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
			if (berth === undefined || (berth.agencies.size === 1 && berth.agencies.has(row.agency))) continue;
			for (const event of berth.events) {
				const fit = this.fitOf(row, event);
				if (fit !== null && (best === null || weight(fit) > weight(best[1]))) best = [event, fit];
			}
		}
		return best ?? [null, null];
	}

	private fitOf(row: LinkRow, { rows, firstDay }: OpenEvent): Fit | null {
		const pairs = rows.map((other) => ({ other, verdict: this.verdicts.get(pairOf(row.key, other.key)) }));
		const isConfirmed = pairs.some(({ verdict }) => verdict === 'confirmed');
		if (rows[0]?.kind !== row.kind || pairs.some(({ verdict }) => verdict === 'refused')) return null;
		if (!isConfirmed && rows.some(({ agency }) => agency === row.agency)) return null;
		const match = matchOf(row, rows);
		if (match === null) return null;
		const days = row.day - firstDay;
		const base = baseScore(match, days);
		if (base === null) return null;
		const agreement = quantitiesOf(row, rows);
		return {
			score: base + (agreement === 'quantities_differ' ? scores.conflict : 0),
			reasons: [
				...matchReasons(match),
				days === 0 ? 'same_day' : 'days_apart',
				'other_agency',
				...(agreement === null ? [] : [agreement])
			],
			isConfirmed
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
const SURE: readonly HullMatch[] = ['imo', 'name', 'open'];

/** Null where a ship of the row is another than one of the event. */
function matchOf(row: LinkRow, others: readonly LinkRow[]): Match | null {
	const ways =
		row.kind === 'transfer'
			? [matchSides(row, others, false), matchSides(row, others, true)]
			: [matchSides(row, others, false)];
	return ways.find((way) => way !== null) ?? null;
}

/** Two reports may disagree on who gave and who received; only where both tell both ships. */
function matchSides(row: LinkRow, others: readonly LinkRow[], isSwapped: boolean): Match | null {
	const sides: readonly Side[] = row.kind === 'transfer' ? ['fills', 'empties'] : [sideOf(row)];
	const found = sides.map((side) => {
		const other: Side = isSwapped ? (side === 'fills' ? 'empties' : 'fills') : side;
		const matches = others.map((one) => matchHulls(row[side], one[other]));
		return matches.includes('none') ? 'none' : (SURE.find((match) => matches.includes(match)) ?? 'open');
	});
	if (found.includes('none') || found.every((match) => match === 'open')) return null;
	if (isSwapped && found.includes('open')) return null;
	return found.sort((a, b) => SURE.indexOf(a) - SURE.indexOf(b));
}

type Side = 'fills' | 'empties';

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
