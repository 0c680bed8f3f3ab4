// What links in force do to the totals: one event counts once, one cargo counts once, and a delivery whose supplier
// nobody names takes the one its cargo came from.
import type { IsoDate } from '../calendar.ts';
import type { SupplierCode } from '../country.ts';
import { UNKNOWN_SUPPLIER } from '../country.ts';
import { byStanding, compare, singleSupplier } from './event.ts';
import type { Link, LinkRow } from './link-row.ts';
import { isSameEvent } from './link-rules.ts';

/** Why a linked record enters no sum. */
export const LINKED_REASONS = [
	'same_event',
	'linked_to_delivery',
	'linked_to_loading',
	'earlier_leg',
	'later_leg'
] as const;
export type LinkedReason = (typeof LINKED_REASONS)[number];

/** Where links put a record; rows without one stand as they came. */
export interface LinkedPlace {
	readonly row: LinkRow;
	readonly supplier: SupplierCode;
	readonly reason: LinkedReason | null;
	/** The record that counts in its place. */
	readonly by: LinkRow | null;
	/** True for a transfer whose cargo is followed to a delivery. */
	readonly isDelivered: boolean;
	/** Agencies that report the event independently of each other. */
	readonly sources: number;
	/** The first day on which views of the past show it so. */
	readonly seenOn: IsoDate;
}

interface Node {
	readonly stands: LinkRow;
	readonly others: LinkRow[];
	supplier: SupplierCode;
	sources: number;
	next: Node[];
	before: Node[];
	/** Where it stands in the order of `downstreamFirst`. */
	rank: number;
	place: { readonly reason: LinkedReason; readonly by: LinkRow } | null;
	isDelivered: boolean;
}

/** Whole cargoes only: all rows that links in force join to one of `rows`, and all those links. */
export function placesOf(rows: readonly LinkRow[], links: readonly Link[]): LinkedPlace[] {
	const down = downstreamFirst(nodesOf(rows, links));
	const up = [...down].reverse();
	settleLoadings(down, up);
	settleLegs(down, up);
	nameSuppliers(up);
	const places: LinkedPlace[] = [];
	for (const node of down) {
		if (isMoved(node)) places.push(placeOfStanding(node));
		for (const row of node.others) places.push(placeOfOther(row, node));
	}
	return places;
}

function nodesOf(rows: readonly LinkRow[], links: readonly Link[]): Node[] {
	const standsFor = new Map<string, string>();
	for (const link of links) if (isSameEvent(link.rule)) standsFor.set(link.from, link.to);
	const nodes = new Map<string, Node>();
	const reports: { readonly row: LinkRow; readonly by: string }[] = [];
	for (const row of rows) {
		const by = standsFor.get(row.id);
		if (by === undefined) nodes.set(row.id, nodeOf(row));
		else reports.push({ row, by });
	}
	for (const { row, by } of reports) nodes.get(by)?.others.push(row);
	for (const node of nodes.values()) {
		if (node.others.length === 0) continue;
		const all = [node.stands, ...node.others];
		node.sources = new Set(all.map(({ agency }) => agency)).size;
		if (node.supplier === UNKNOWN_SUPPLIER) node.supplier = singleSupplier(all) ?? UNKNOWN_SUPPLIER;
	}
	for (const { rule, from, to } of links) {
		const [first, second] = [nodes.get(from), nodes.get(to)];
		if (isSameEvent(rule) || first === undefined || second === undefined) continue;
		first.next.push(second);
		second.before.push(first);
	}
	return [...nodes.values()].sort(byTime);
}

function nodeOf(row: LinkRow): Node {
	return {
		stands: row,
		others: [],
		supplier: row.supplier,
		sources: 1,
		next: [],
		before: [],
		rank: UNSEEN,
		place: null,
		isDelivered: false
	};
}

const byTime = (a: Node, b: Node) => a.stands.day - b.stands.day || compare(a.stands.key, b.stands.key);

const UNSEEN = -1;
const OPEN = -2;

/**
 * Each event after those its cargo goes on to. Ships may give cargo back and forth on one day: such a circle is cut at the
 * event that comes first by `byTime`, or each would be left out for the other.
 */
function downstreamFirst(nodes: readonly Node[]): Node[] {
	const done: Node[] = [];
	const open: { readonly node: Node; at: number }[] = [];
	const circling = new Set<Node>();
	const enter = (node: Node) => {
		if (node.rank !== UNSEEN) return;
		node.rank = OPEN;
		if (node.next.length > 1) node.next.sort(byTime);
		open.push({ node, at: 0 });
	};
	for (const node of nodes) {
		enter(node);
		for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
			const following = top.node.next[top.at];
			top.at += 1;
			if (following === undefined) {
				top.node.rank = done.length;
				done.push(top.node);
				open.pop();
			} else if (following.rank === OPEN) circling.add(top.node).add(following);
			else enter(following);
		}
	}
	for (const node of circling) {
		node.next = node.next.filter(({ rank }) => rank < node.rank);
		node.before = node.before.filter(({ rank }) => rank > node.rank);
	}
	return done;
}

type Way = 'next' | 'before';

/**
 * For each event, by rank, the first or the last of those on its way that fit. `order` has those before it that `way` leads
 * to.
 */
function foundOn(
	order: readonly Node[],
	way: Way,
	which: 'nearest' | 'furthest',
	fits: (node: Node) => boolean
): (Node | undefined)[] {
	const sign = (way === 'next') === (which === 'nearest') ? 1 : -1;
	const found = new Array<Node | undefined>(order.length);
	for (const node of order) {
		let best: Node | undefined;
		const offer = (candidate: Node | undefined) => {
			if (candidate && (best === undefined || sign * byTime(candidate, best) < 0)) best = candidate;
		};
		for (const one of node[way]) {
			if (fits(one)) offer(one);
			offer(found[one.rank]);
		}
		found[node.rank] = best;
	}
	return found;
}

const isA = (kind: LinkRow['kind']) => (node: Node) => node.stands.kind === kind;
const isKnown = ({ stands }: Node) => stands.volume !== 'none';

/** The discharge counts where its volume is known, else the loading where that one's is. */
function settleLoadings(down: readonly Node[], up: readonly Node[]): void {
	const delivery = foundOn(down, 'next', 'nearest', isA('delivery'));
	const known = foundOn(down, 'next', 'nearest', (node) => isA('delivery')(node) && isKnown(node));
	const counts = (node: Node) => isA('loading')(node) && isKnown(node) && !known[node.rank];
	const loading = foundOn(up, 'before', 'nearest', counts);
	for (const node of down) {
		if (isA('loading')(node)) {
			leave(
				node,
				'linked_to_delivery',
				known[node.rank] ?? (isKnown(node) ? undefined : delivery[node.rank])
			);
		} else if (isA('delivery')(node) && !isKnown(node)) leave(node, 'linked_to_loading', loading[node.rank]);
		else node.isDelivered = isA('transfer')(node) && delivery[node.rank] !== undefined;
	}
}

/** Of the legs of one cargo the last with a volume counts, else the last. */
function settleLegs(down: readonly Node[], up: readonly Node[]): void {
	const last = foundOn(down, 'next', 'furthest', isA('transfer'));
	const laterKnown = foundOn(down, 'next', 'furthest', (node) => isA('transfer')(node) && isKnown(node));
	const earlierKnown = foundOn(up, 'before', 'nearest', (node) => isA('transfer')(node) && isKnown(node));
	for (const node of down.filter(isA('transfer'))) {
		if (laterKnown[node.rank]) leave(node, 'earlier_leg', laterKnown[node.rank]);
		else if (isKnown(node)) continue;
		else if (earlierKnown[node.rank]) leave(node, 'later_leg', earlierKnown[node.rank]);
		else leave(node, 'earlier_leg', last[node.rank]);
	}
}

function leave(node: Node, reason: LinkedReason, by: Node | undefined): void {
	if (by !== undefined) node.place = { reason, by: by.stands };
}

const SEVERAL = Symbol('several suppliers');
type Named = SupplierCode | typeof SEVERAL | undefined;

/** A delivery of unknown supplier takes the one its cargo came from, where all that is known names a single one. */
function nameSuppliers(up: readonly Node[]): void {
	const upstream = new Array<Named>(up.length);
	for (const node of up) {
		let named: Named;
		for (const one of node.before) {
			named = joined(named, upstream[one.rank]);
			if (one.supplier !== UNKNOWN_SUPPLIER && !isA('delivery')(one)) named = joined(named, one.supplier);
		}
		upstream[node.rank] = named;
		if (isA('delivery')(node) && node.supplier === UNKNOWN_SUPPLIER && typeof named === 'string')
			node.supplier = named;
	}
}

function joined(a: Named, b: Named): Named {
	if (a === undefined || b === undefined) return a ?? b;
	return a === b ? a : SEVERAL;
}

function isMoved({ stands, supplier, place, isDelivered, sources }: Node): boolean {
	return supplier !== stands.supplier || place !== null || isDelivered || sources !== 1;
}

function placeOfStanding(node: Node): LinkedPlace {
	const { stands, supplier, place, isDelivered, sources } = node;
	return {
		row: stands,
		supplier,
		reason: place?.reason ?? null,
		by: place?.by ?? null,
		isDelivered,
		sources,
		seenOn: place === null ? lastSeen(node) : later(stands.seenOn, place.by.seenOn)
	};
}

/** When the last of the reports that make the place was there. */
function lastSeen({ stands, others, before, next }: Node): IsoDate {
	let { seenOn } = stands;
	for (const row of others) seenOn = later(seenOn, row.seenOn);
	for (const one of before) seenOn = later(seenOn, one.stands.seenOn);
	for (const one of next) seenOn = later(seenOn, one.stands.seenOn);
	return seenOn;
}

function placeOfOther(row: LinkRow, { stands, others, sources }: Node): LinkedPlace {
	// It is left out as soon as any report that goes before it is there, even if a better one came later still.
	const better = [stands, ...others].filter((one) => one !== row && byStanding(one, row) < 0);
	const first = better.map(({ seenOn }) => seenOn).sort()[0] ?? stands.seenOn;
	return {
		row,
		supplier: row.supplier,
		reason: 'same_event',
		by: stands,
		isDelivered: false,
		sources,
		seenOn: later(first, row.seenOn)
	};
}

function later(a: IsoDate, b: IsoDate): IsoDate {
	return a > b ? a : b;
}
