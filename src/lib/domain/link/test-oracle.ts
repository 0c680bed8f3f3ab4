// The rules of linking told a second time for tests, plainly and slowly: sets and searches over a handful of records where
// the code that is tested sweeps by day. It shares nothing with that code but the shape of a record; every number is typed
// from the rules, so that a setting changed by mistake is found too.
import type { LinkRow } from './link-row.ts';

/** Two records' keys, the lesser first, with a space between: `confirmed` or `refused`. */
type Said = ReadonlyMap<string, 'confirmed' | 'refused'>;

/** Where one record ends up. `by` is null for a record that counts. */
export interface Outcome {
	readonly id: string;
	readonly supplier: string;
	readonly reason: string | null;
	readonly by: string | null;
	readonly isDelivered: boolean;
	readonly sources: number;
}

interface Told {
	readonly row: LinkRow;
	readonly takes: LinkRow['fills'];
	readonly gives: LinkRow['empties'];
}

interface Happening {
	readonly firstDay: number;
	readonly told: Told[];
}

/** One event after its reports are merged. */
interface Event {
	readonly stands: LinkRow;
	readonly others: readonly LinkRow[];
	readonly takes: LinkRow['fills'];
	readonly gives: LinkRow['empties'];
}

export function outcomesOf(rows: readonly LinkRow[], said: Said): Map<string, Outcome> {
	const events = eventsOf(rows, said);
	const arrows = arrowsOf(events, said);
	return new Map(settle(events, arrows).map((outcome) => [outcome.id, outcome]));
}

// Reports of one event.

function eventsOf(rows: readonly LinkRow[], said: Said): Event[] {
	const happenings: Happening[] = [];
	for (const row of [...rows].sort(inTurn)) {
		let best: { happening: Happening; told: Told; score: number } | null = null;
		for (const happening of happenings) {
			const fit = fitOf(row, happening, said);
			if (fit !== null && (best === null || fit.score > best.score)) best = { happening, ...fit };
		}
		if (best !== null && best.score >= 80) best.happening.told.push(best.told);
		else happenings.push({ firstDay: row.day, told: [{ row, takes: row.fills, gives: row.empties }] });
	}
	return happenings.map(mergedOf);
}

function inTurn(a: LinkRow, b: LinkRow): number {
	const isHalf = (row: LinkRow) => row.kind === 'transfer' && (row.fills === null || row.empties === null);
	return (
		a.day - b.day || Number(isHalf(a)) - Number(isHalf(b)) || order(a.agency, b.agency) || order(a.key, b.key)
	);
}

/** 1,000 more for a pair that an analyst confirmed. */
function fitOf(
	row: LinkRow,
	{ firstDay, told }: Happening,
	said: Said
): { told: Told; score: number } | null {
	if (told[0]?.row.kind !== row.kind || row.day - firstDay > 1) return null;
	if (told.some((one) => isRefused(row, one.row, said))) return null;
	const isConfirmed = told.some((one) => said.get(pair(row, one.row)) === 'confirmed');
	if (!isConfirmed && told.some((one) => one.row.agency === row.agency)) return null;
	const ways: Told[] = [{ row, takes: row.fills, gives: row.empties }];
	const isWhole = (one: Told) => one.takes !== null && one.gives !== null;
	if (row.kind === 'transfer' && row.fills !== null && row.empties !== null && told.some(isWhole))
		ways.push({ row, takes: row.empties, gives: row.fills });
	for (const way of ways) {
		const base = scoreOf(way, told, row.day - firstDay);
		if (base === null) continue;
		const conflict = told.some((one) => isConflict(row, one.row)) ? 10 : 0;
		return { told: way, score: base - conflict + (isConfirmed ? 1000 : 0) };
	}
	return null;
}

function scoreOf(way: Told, told: readonly Told[], days: number): number | null {
	const sides =
		way.row.kind === 'transfer'
			? [
					sideOf(
						way.takes,
						told.map((one) => one.takes)
					),
					sideOf(
						way.gives,
						told.map((one) => one.gives)
					)
				]
			: way.row.kind === 'loading'
				? [
						sideOf(
							way.takes,
							told.map((one) => one.takes)
						)
					]
				: [
						sideOf(
							way.gives,
							told.map((one) => one.gives)
						)
					];
	const has = (what: (typeof sides)[number]) => sides.includes(what);
	if (has('another')) return null;
	const near = days === 0 ? 95 : 85;
	if (has('imo')) {
		if (has('name')) return near - 5;
		if (has('open')) return days === 0 ? 80 : null;
		return near;
	}
	return has('name') && !has('open') ? 50 : null;
}

/** The number says which ship it is; names count between two reports of which one has no number. */
function sideOf(
	ship: LinkRow['fills'],
	ships: readonly LinkRow['fills'][]
): 'imo' | 'name' | 'open' | 'another' {
	const known = ships.filter((one) => one !== null);
	if (ship === null || known.length === 0) return 'open';
	const numbers = known.map((one) => one.imo).filter((one) => one !== null);
	if (ship.imo !== null && numbers.some((one) => one !== ship.imo)) return 'another';
	if (ship.imo !== null && numbers.length > 0) return 'imo';
	const named = ship.imo === null ? known : known.filter((one) => one.imo === null);
	return ship.name !== null && named.some((one) => one.name === ship.name) ? 'name' : 'another';
}

function isConflict(a: LinkRow, b: LinkRow): boolean {
	if (a.volume !== 'stated' || b.volume !== 'stated') return false;
	const [x, y] = [a.barrels ?? 0n, b.barrels ?? 0n];
	return x > y ? (x - y) * 10n > x : (y - x) * 10n > y;
}

function mergedOf({ told }: Happening): Event {
	const [first, ...rest] = [...told].sort((a, b) => inRank(a.row, b.row));
	if (first === undefined) throw new Error('nothing told');
	// Ships as the report that stands turns them.
	const isTurned = first.takes !== first.row.fills;
	const ranked = [first, ...rest].map((one) =>
		isTurned ? { ...one, takes: one.gives, gives: one.takes } : one
	);
	const shipOf = (side: 'takes' | 'gives') =>
		ranked.map((one) => one[side]).find((ship) => ship !== null && ship.imo !== null) ??
		ranked.map((one) => one[side]).find((ship) => ship !== null) ??
		null;
	return {
		stands: first.row,
		others: rest.map((one) => one.row),
		takes: shipOf('takes'),
		gives: shipOf('gives')
	};
}

function inRank(a: LinkRow, b: LinkRow): number {
	const half = (row: LinkRow) =>
		row.kind === 'transfer' && (row.fills === null || row.empties === null) ? 1 : 0;
	const volume = (row: LinkRow) => ['stated', 'laden', 'scenario', 'none'].indexOf(row.volume);
	const source = (row: LinkRow) => ['official', 'panel', 'state', 'ngo', 'press'].indexOf(row.sourceClass);
	return (
		half(a) - half(b) ||
		volume(a) - volume(b) ||
		source(a) - source(b) ||
		order(a.barrels ?? 0n, b.barrels ?? 0n) ||
		order(a.key, b.key)
	);
}

// One cargo from ship to ship.

interface Arrow {
	readonly from: Event;
	readonly to: Event;
}

/** All ships by number, and by name those of which some report gives a name and no number. */
function arrowsOf(events: readonly Event[], said: Said): Arrow[] {
	const all = events.flatMap((one) => [one.takes, one.gives]).filter((ship) => ship !== null);
	const bare = new Set(
		events
			.flatMap((one) => [one.stands, ...one.others])
			.flatMap((row) => [row.fills, row.empties])
			.flatMap((ship) => (ship !== null && ship.imo === null && ship.name !== null ? [ship.name] : []))
	);
	const numbers = new Set(all.flatMap((ship) => ship.imo ?? []));
	return [
		...[...numbers].flatMap((imo) => alongShip(events, (ship) => ship.imo === imo, false, said)),
		...[...bare].flatMap((name) => alongShip(events, (ship) => ship.name === name, true, said))
	];
}

function alongShip(
	events: readonly Event[],
	isIt: (ship: NonNullable<LinkRow['fills']>) => boolean,
	isByName: boolean,
	said: Said
): Arrow[] {
	const turns = events
		.flatMap((event) => [
			...(event.takes !== null && isIt(event.takes) ? [{ event, ship: event.takes, does: 0 }] : []),
			...(event.gives !== null && isIt(event.gives) ? [{ event, ship: event.gives, does: 1 }] : [])
		])
		.sort(
			(a, b) =>
				a.event.stands.day - b.event.stands.day ||
				a.does - b.does ||
				order(a.event.stands.key, b.event.stands.key)
		);
	const arrows: Arrow[] = [];
	let aboard: { event: Event; isNumbered: boolean; left: bigint | null }[] = [];
	for (const { event, ship, does } of turns) {
		aboard = aboard.filter((one) => event.stands.day - one.event.stands.day <= 30);
		if (does === 0) {
			aboard.push({ event, isNumbered: ship.imo !== null, left: statedOf(event.stands) });
			continue;
		}
		const given = statedOf(event.stands);
		const taken = aboard.map((one) => statedOf(one.event.stands));
		const isMore =
			given !== null &&
			taken.length > 0 &&
			taken.every((one) => one !== null) &&
			given * 10n > taken.reduce<bigint>((sum, one) => sum + one, 0n) * 11n;
		const goes = aboard.filter((one) => {
			if (one.event === event || isRefusedBetween(one.event, event, said)) return false;
			if (isByName && one.isNumbered && ship.imo !== null) return false;
			const isSure = !isByName && !isMore && one.event.stands.isDirected && event.stands.isDirected;
			const isIn = isSure || isConfirmedBetween(one.event, event, said);
			if (isIn) arrows.push({ from: one.event, to: event });
			return isIn || isByName;
		});
		let still: bigint | null = goes.every((one) => one.left !== null) ? given : null;
		if (still === null) aboard = aboard.filter((one) => !goes.includes(one));
		else {
			for (const one of goes) {
				const part = still < (one.left ?? 0n) ? still : (one.left ?? 0n);
				one.left = (one.left ?? 0n) - part;
				still -= part;
			}
			aboard = aboard.filter(
				(one) => !goes.includes(one) || (one.left ?? 0n) * 10n > (statedOf(one.event.stands) ?? 0n)
			);
		}
	}
	return arrows;
}

const statedOf = (row: LinkRow) => (row.volume === 'stated' ? row.barrels : null);

// What counts.

function settle(events: readonly Event[], drawn: readonly Arrow[]): Outcome[] {
	const arrows = withoutCircles(events, drawn);
	const reach = (from: Event, way: 'down' | 'up') => {
		const found = new Set<Event>();
		const ahead = [from];
		for (let one = ahead.pop(); one !== undefined; one = ahead.pop())
			for (const arrow of arrows) {
				const [here, there] = way === 'down' ? [arrow.from, arrow.to] : [arrow.to, arrow.from];
				if (here === one && !found.has(there)) {
					found.add(there);
					ahead.push(there);
				}
			}
		return [...found].sort(inTime);
	};
	const later = (event: Event) => reach(event, 'down');
	const earlier = (event: Event) => reach(event, 'up');
	const is = (kind: LinkRow['kind']) => (event: Event) => event.stands.kind === kind;
	const hasVolume = (event: Event) => event.stands.volume !== 'none';

	const placed = (event: Event): Pick<Outcome, 'reason' | 'by'> => {
		const by = (reason: string, one: Event | undefined) =>
			one === undefined ? { reason: null, by: null } : { reason, by: one.stands.id };
		const deliveries = later(event).filter(is('delivery'));
		if (is('loading')(event))
			return by(
				'linked_to_delivery',
				hasVolume(event) ? deliveries.find(hasVolume) : (deliveries.find(hasVolume) ?? deliveries[0])
			);
		if (is('delivery')(event)) {
			if (hasVolume(event)) return by('', undefined);
			const counting = earlier(event).filter(
				(one) =>
					is('loading')(one) &&
					hasVolume(one) &&
					!later(one).some((end) => is('delivery')(end) && hasVolume(end))
			);
			return by('linked_to_loading', counting.at(-1));
		}
		const legs = later(event).filter(is('transfer'));
		const before = earlier(event).filter(is('transfer'));
		if (legs.some(hasVolume)) return by('earlier_leg', legs.filter(hasVolume).at(-1));
		if (hasVolume(event)) return by('', undefined);
		if (before.some(hasVolume)) return by('later_leg', before.filter(hasVolume).at(-1));
		return by('earlier_leg', legs.at(-1));
	};

	const ownSupplier = ({ stands, others }: Event) =>
		stands.supplier === 'unknown' ? single([stands, ...others].map((row) => row.supplier)) : stands.supplier;
	return events.flatMap((event) => {
		const { stands, others } = event;
		const own = ownSupplier(event);
		const supplier =
			is('delivery')(event) && own === 'unknown'
				? single(
						reach(event, 'up')
							.filter((one) => !is('delivery')(one))
							.map(ownSupplier)
					)
				: own;
		const sources = new Set([stands, ...others].map((row) => row.agency)).size;
		return [
			{
				id: stands.id,
				supplier,
				...placed(event),
				isDelivered: is('transfer')(event) && reach(event, 'down').some(is('delivery')),
				sources
			},
			...others.map((row) => ({
				id: row.id,
				supplier: row.supplier,
				reason: 'same_event',
				by: stands.id,
				isDelivered: false,
				sources
			}))
		];
	});
}

/** Walked from the earliest event on, always to the earliest that follows: an arrow back to where the walk came from is dropped. */
function withoutCircles(events: readonly Event[], arrows: readonly Arrow[]): Arrow[] {
	const kept: Arrow[] = [];
	const walked = new Set<Event>();
	const walk = (event: Event, behind: readonly Event[]) => {
		if (walked.has(event)) return;
		walked.add(event);
		const onward = arrows.filter(({ from }) => from === event).sort((a, b) => inTime(a.to, b.to));
		for (const arrow of onward) {
			if (arrow.to === event || behind.includes(arrow.to)) continue;
			kept.push(arrow);
			walk(arrow.to, [...behind, event]);
		}
	};
	for (const event of [...events].sort(inTime)) walk(event, []);
	return kept;
}

const inTime = (a: Event, b: Event) => a.stands.day - b.stands.day || order(a.stands.key, b.stands.key);

function single(suppliers: readonly string[]): string {
	const named = [...new Set(suppliers.filter((one) => one !== 'unknown'))];
	return named.length === 1 ? (named[0] ?? 'unknown') : 'unknown';
}

// What analysts said.

const pair = (a: LinkRow, b: LinkRow) => (a.key < b.key ? `${a.key} ${b.key}` : `${b.key} ${a.key}`);

/** Apart by a word on the two; or, where there is none, by one on a third that belongs to one of them and not to the other. */
function isRefused(a: LinkRow, b: LinkRow, said: Said): boolean {
	const direct = said.get(pair(a, b));
	if (direct !== undefined) return direct === 'refused';
	const keys = [...new Set([...said.keys()].flatMap((one) => one.split(' ')))];
	const word = (x: string, y: string) => said.get(x < y ? `${x} ${y}` : `${y} ${x}`);
	return keys.some(
		(third) =>
			(word(third, a.key) === 'confirmed' && word(third, b.key) === 'refused') ||
			(word(third, b.key) === 'confirmed' && word(third, a.key) === 'refused')
	);
}

const rowsOf = ({ stands, others }: Event) => [stands, ...others];

/** What is said of any report of an event is said of the event. */
function isRefusedBetween(a: Event, b: Event, said: Said): boolean {
	return rowsOf(a).some((x) => rowsOf(b).some((y) => isRefused(x, y, said)));
}

function isConfirmedBetween(a: Event, b: Event, said: Said): boolean {
	return rowsOf(a).some((x) => rowsOf(b).some((y) => said.get(pair(x, y)) === 'confirmed'));
}

function order<T extends bigint | number | string>(a: T, b: T): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
