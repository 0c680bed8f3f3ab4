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
	readonly next: Node[];
	readonly before: Node[];
	place: { readonly reason: LinkedReason; readonly by: LinkRow } | null;
	isDelivered: boolean;
}

/** Whole cargoes only: all rows that links in force join to one of `rows`, and all those links. */
export function placesOf(rows: readonly LinkRow[], links: readonly Link[]): LinkedPlace[] {
	const nodes = nodesOf(rows, links);
	const down = inOrder(nodes, 'next');
	const up = inOrder(nodes, 'before');
	settleLoadings(down, up);
	settleLegs(down, up);
	nameSuppliers(up);
	return nodes.flatMap((node) => [
		...placeOfStanding(node),
		...node.others.map((row) => placeOfOther(row, node))
	]);
}

function nodesOf(rows: readonly LinkRow[], links: readonly Link[]): Node[] {
	const standsFor = new Map<string, string>();
	for (const link of links) if (isSameEvent(link.rule)) standsFor.set(link.from, link.to);
	const nodes = new Map<string, Node>();
	for (const row of rows) if (!standsFor.has(row.id)) nodes.set(row.id, nodeOf(row));
	for (const row of rows) nodes.get(standsFor.get(row.id) ?? '')?.others.push(row);
	for (const node of nodes.values()) {
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
		place: null,
		isDelivered: false
	};
}

const byTime = (a: Node, b: Node) => a.stands.day - b.stands.day || compare(a.stands.key, b.stands.key);

/** Each event after those that `way` leads to. Two ships may exchange cargo on one day: such a circle is cut. */
function inOrder(nodes: readonly Node[], way: Way): Node[] {
	const done: Node[] = [];
	const seen = new Set<Node>();
	const open: { readonly node: Node; at: number }[] = [];
	const enter = (node: Node) => {
		if (seen.has(node)) return;
		seen.add(node);
		open.push({ node, at: 0 });
	};
	for (const node of nodes) {
		enter(node);
		for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
			const following = top.node[way][top.at];
			top.at += 1;
			if (following !== undefined) enter(following);
			else done.push(...open.splice(-1).map((one) => one.node));
		}
	}
	return done;
}

type Way = 'next' | 'before';

/** For each event the first, or the last, of those on its way that fit; `order` as of `inOrder` for the same way. */
function foundOn(
	order: readonly Node[],
	way: Way,
	which: 'nearest' | 'furthest',
	fits: (node: Node) => boolean
): Map<Node, Node> {
	const sign = (way === 'next') === (which === 'nearest') ? 1 : -1;
	const found = new Map<Node, Node>();
	for (const node of order) {
		let best: Node | undefined;
		for (const one of node[way]) {
			for (const candidate of [fits(one) ? one : undefined, found.get(one)]) {
				if (candidate && (best === undefined || sign * byTime(candidate, best) < 0)) best = candidate;
			}
		}
		if (best) found.set(node, best);
	}
	return found;
}

const isA = (kind: LinkRow['kind']) => (node: Node) => node.stands.kind === kind;
const isKnown = ({ stands }: Node) => stands.volume !== 'none';

/** The discharge counts where its volume is known, else the loading where that one's is. */
function settleLoadings(down: readonly Node[], up: readonly Node[]): void {
	const delivery = foundOn(down, 'next', 'nearest', isA('delivery'));
	const known = foundOn(down, 'next', 'nearest', (node) => isA('delivery')(node) && isKnown(node));
	const counts = (node: Node) => isA('loading')(node) && isKnown(node) && !known.has(node);
	const loading = foundOn(up, 'before', 'nearest', counts);
	for (const node of down) {
		if (isA('loading')(node)) {
			leave(node, 'linked_to_delivery', known.get(node) ?? (isKnown(node) ? undefined : delivery.get(node)));
		} else if (isA('delivery')(node) && !isKnown(node)) leave(node, 'linked_to_loading', loading.get(node));
		else node.isDelivered = isA('transfer')(node) && delivery.has(node);
	}
}

/** Of the legs of one cargo the last with a volume counts, else the last. */
function settleLegs(down: readonly Node[], up: readonly Node[]): void {
	const later = foundOn(down, 'next', 'furthest', isA('transfer'));
	const laterKnown = foundOn(down, 'next', 'furthest', (node) => isA('transfer')(node) && isKnown(node));
	const earlierKnown = foundOn(up, 'before', 'nearest', (node) => isA('transfer')(node) && isKnown(node));
	for (const node of down.filter(isA('transfer'))) {
		if (laterKnown.has(node)) leave(node, 'earlier_leg', laterKnown.get(node));
		else if (isKnown(node)) continue;
		else if (earlierKnown.has(node)) leave(node, 'later_leg', earlierKnown.get(node));
		else leave(node, 'earlier_leg', later.get(node));
	}
}

function leave(node: Node, reason: LinkedReason, by: Node | undefined): void {
	if (by !== undefined) node.place = { reason, by: by.stands };
}

/** A delivery of unknown supplier takes the one its cargo came from, where all that is known names a single one. */
function nameSuppliers(up: readonly Node[]): void {
	const upstream = new Map<Node, ReadonlySet<SupplierCode>>();
	for (const node of up) {
		const named = new Set(
			node.before.flatMap((one) => [
				...(upstream.get(one) ?? []),
				...(one.supplier === UNKNOWN_SUPPLIER || isA('delivery')(one) ? [] : [one.supplier])
			])
		);
		if (named.size > 0) upstream.set(node, named);
		const [only] = named;
		if (isA('delivery')(node) && node.supplier === UNKNOWN_SUPPLIER && named.size === 1 && only !== undefined)
			node.supplier = only;
	}
}

function placeOfStanding(node: Node): LinkedPlace[] {
	const { stands, supplier, place, isDelivered, sources } = node;
	if (supplier === stands.supplier && place === null && !isDelivered && sources === 1) return [];
	const witnesses =
		place !== null
			? [place.by]
			: [...node.others, ...[...node.before, ...node.next].map((one) => one.stands)];
	return [
		{
			row: stands,
			supplier,
			reason: place?.reason ?? null,
			by: place?.by ?? null,
			isDelivered,
			sources,
			seenOn: latest([stands, ...witnesses])
		}
	];
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
		seenOn: first > row.seenOn ? first : row.seenOn
	};
}

function latest(rows: readonly LinkRow[]): IsoDate {
	return rows.map(({ seenOn }) => seenOn).reduce((a, b) => (a > b ? a : b));
}
