// All links among the rows of some ships, in one pass by day: reports of one event first, then each ship's cargoes.
import type { LinkEvent } from './event.ts';
import type { Hull } from './hull.ts';
import { hullToken } from './hull.ts';
import type { Link, LinkRow, Verdicts } from './link-row.ts';
import { EventMerger } from './same-event.ts';
import type { ShipDay } from './voyage.ts';
import { Voyages, byShipDay } from './voyage.ts';
import { Words } from './words.ts';

export interface SweepScope {
	readonly verdicts: Verdicts;
	/** Whether all rows of the ship go by: only then are its cargoes followed. Tokens as of `hullToken`. */
	readonly isWhole: (token: string) => boolean;
	/** Names that some row gives without a number: under these alone ships are followed by name. */
	readonly bareNames: ReadonlySet<string>;
}

/** Rows must come in the order of `byDay`. The same rows and verdicts give the same links, whatever files they came in. */
export class LinkSweep {
	private readonly merger: EventMerger;
	private readonly scope: SweepScope;
	private readonly words: Words;
	private readonly link: (link: Link) => void;
	private readonly ships = new Map<string, Voyages>();
	/** Events of the last days, until no earlier one can follow. */
	private waiting: ShipTurn[] = [];
	private day = -Infinity;

	constructor(scope: SweepScope, link: (link: Link) => void) {
		this.scope = scope;
		this.link = link;
		this.words = new Words(scope.verdicts);
		this.merger = new EventMerger(this.words, (event) => this.wait(event), link);
	}

	push(row: LinkRow): void {
		this.merger.push(row);
		if (row.day > this.day) {
			this.day = row.day;
			this.follow(row.day - SETTLED_AFTER);
		}
	}

	finish(): void {
		this.merger.finish();
		this.follow(Infinity);
	}

	private wait(event: LinkEvent): void {
		for (const does of ['fill', 'empty'] as const) {
			const hull = does === 'fill' ? event.fills : event.empties;
			if (hull !== null)
				for (const token of this.tokensOf(hull))
					this.waiting.push({ token, event, does, isNumbered: hull.imo !== null });
		}
	}

	private tokensOf(hull: Hull): string[] {
		const tokens = [
			...(hull.imo === null ? [] : [hullToken(hull)]),
			...(hull.name !== null && this.scope.bareNames.has(hull.name) ? [`name ${hull.name}`] : [])
		];
		return tokens.filter((token) => this.scope.isWhole(token));
	}

	private follow(before: number): void {
		const [ready, later] = [[] as ShipTurn[], [] as ShipTurn[]];
		for (const turn of this.waiting) (turn.event.stands.day < before ? ready : later).push(turn);
		this.waiting = later;
		for (const turn of ready.sort(byShipDay)) this.shipOf(turn.token).push(turn);
	}

	private shipOf(token: string): Voyages {
		let ship = this.ships.get(token);
		if (ship === undefined) {
			ship = new Voyages(token, this.words, this.link);
			this.ships.set(token, ship);
		}
		return ship;
	}
}

interface ShipTurn extends ShipDay {
	readonly token: string;
}

/** An event ends a day after its first report, and the report that stands may be of either day. */
const SETTLED_AFTER = 2;
