// One cargo along the days of one ship: what it takes on goes with what it next gives on.
import type { Barrels } from '../units.ts';
import type { LinkEvent } from './event.ts';
import { compare } from './event.ts';
import type { Link, LinkRow } from './link-row.ts';
import type { LinkReason, LinkRule } from './link-rules.ts';
import { LINK_SETTINGS } from './link-rules.ts';
import type { Words } from './words.ts';

const { scores, voyageDays, inForceFrom, quantityShare } = LINK_SETTINGS;

/** One event as one of its ships lives it. */
export interface ShipDay {
	readonly event: LinkEvent;
	readonly does: 'fill' | 'empty';
	/** Whether the event knows this ship by its number. */
	readonly isNumbered: boolean;
}

/** On one day a ship fills before it empties. */
export function byShipDay(a: ShipDay, b: ShipDay): number {
	return (
		a.event.stands.day - b.event.stands.day ||
		(a.does === b.does ? 0 : a.does === 'fill' ? -1 : 1) ||
		compare(a.event.stands.key, b.event.stands.key)
	);
}

interface Taken {
	readonly row: LinkRow;
	readonly reports: readonly LinkRow[];
	readonly isNumbered: boolean;
	/** What is left of a stated quantity; null where none is stated. */
	left: bigint | null;
}

/** Links of one ship; takes its days in the order of `byShipDay`. */
export class Voyages {
	private taken: Taken[] = [];
	private readonly hull: string;
	private readonly isByName: boolean;
	private readonly words: Words;
	private readonly link: (link: Link) => void;

	constructor(hull: string, words: Words, link: (link: Link) => void) {
		this.hull = hull;
		this.isByName = hull.startsWith('name ');
		this.words = words;
		this.link = link;
	}

	push({ event, does, isNumbered }: ShipDay): void {
		const row = event.stands;
		this.taken = this.taken.filter((one) => row.day - one.row.day <= voyageDays);
		if (does === 'fill') this.taken.push({ row, reports: event.rows, isNumbered, left: statedOf(row) });
		else this.empty(event, isNumbered);
	}

	private empty({ stands: row, rows }: LinkEvent, isNumbered: boolean): void {
		const isMore = this.givesMore(row);
		const linked: Taken[] = [];
		for (const one of this.taken) {
			const word = this.words.onAny(one.reports, rows);
			if (word === 'refused' || one.row.id === row.id) continue;
			// Two ships known by number are told apart by it: their names add nothing.
			if (this.isByName && isNumbered && one.isNumbered) continue;
			const days = row.day - one.row.day;
			const isOpen = !one.row.isDirected || !row.isDirected;
			const score = Math.min(
				this.isByName ? scores.voyageByName : voyageScore(days),
				isMore ? scores.moreThanTaken : Infinity,
				isOpen ? scores.undirected : Infinity
			);
			const isInForce = word === 'confirmed' || score >= inForceFrom;
			this.link({
				rule: ruleOf(one.row, row),
				from: one.row.id,
				to: row.id,
				hull: this.hull,
				score,
				reasons: [...this.reasonsOf(days, isMore), ...(isOpen ? (['direction_open'] as const) : [])],
				isInForce
			});
			// What is only proposed takes nothing away, unless all that this ship's days can give are proposals.
			if (isInForce || this.isByName) linked.push(one);
		}
		this.giveOn(row, linked);
	}

	private givesMore(row: LinkRow): boolean {
		const given = statedOf(row);
		const stated = this.taken.map((one) => statedOf(one.row));
		if (given === null || stated.length === 0 || stated.includes(null)) return false;
		const sum = stated.reduce<bigint>((total, one) => total + (one ?? 0n), 0n);
		return given * 100n > sum * BigInt(100 + quantityShare);
	}

	/** While stated quantities leave more than a tenth aboard, the next giving goes with the same cargo. */
	private giveOn(row: LinkRow, linked: readonly Taken[]): void {
		let given: bigint | null = linked.every(({ left }) => left !== null) ? statedOf(row) : null;
		if (given === null) {
			this.taken = this.taken.filter((one) => !linked.includes(one));
			return;
		}
		for (const one of linked) {
			const part = given < (one.left ?? 0n) ? given : (one.left ?? 0n);
			one.left = (one.left ?? 0n) - part;
			given -= part;
		}
		this.taken = this.taken.filter(
			(one) =>
				!linked.includes(one) || (one.left ?? 0n) * 100n > (statedOf(one.row) ?? 0n) * BigInt(quantityShare)
		);
	}

	private reasonsOf(days: number, isMore: boolean): LinkReason[] {
		return [
			this.isByName ? 'same_name' : 'same_imo',
			days === 0 ? 'same_day' : 'days_apart',
			...(isMore ? (['more_than_taken'] as const) : [])
		];
	}
}

function statedOf({ volume, barrels }: LinkRow): Barrels | null {
	return volume === 'stated' ? barrels : null;
}

function voyageScore(days: number): number {
	return scores.voyage.find(({ upToDays }) => days <= upToDays)?.score ?? 0;
}

function ruleOf(from: LinkRow, to: LinkRow): LinkRule {
	const first = from.kind === 'loading' ? 'loading' : 'transfer';
	return `${first}_${to.kind === 'transfer' ? 'transfer' : 'delivery'}`;
}
