// Rows for tests of linking, told by what matters in each.
import type { IsoDate } from '../calendar.ts';
import { dayNumber } from '../calendar.ts';
import type { SupplierCode } from '../country.ts';
import type { Barrels } from '../units.ts';
import type { LinkedPlace } from './cargo.ts';
import { placesOf } from './cargo.ts';
import { hullOf, hullToken } from './hull.ts';
import type { Link, LinkRow, Verdicts } from './link-row.ts';
import { LinkSweep } from './link-sweep.ts';
import { byDay } from './same-event.ts';

type Over = Partial<Omit<LinkRow, 'day' | 'fills' | 'empties' | 'barrels' | 'supplier'>> & {
	readonly bbl?: number;
	readonly supplier?: string;
};

function row(
	id: string,
	day: string,
	{ bbl, supplier = 'unknown', ...over }: Over
): Omit<LinkRow, 'fills' | 'empties'> {
	return {
		id,
		key: id,
		kind: 'delivery',
		day: dayNumber(day as IsoDate),
		isDirected: true,
		agency: 'A',
		sourceClass: 'ngo',
		volume: bbl === undefined ? 'none' : 'stated',
		barrels: bbl === undefined ? null : (BigInt(bbl * 1000) as Barrels),
		seenOn: '2024-01-01' as IsoDate,
		supplier: supplier as SupplierCode,
		...over
	};
}

/** Ships are `1234567` or a name. */
const ship = (text: string) => (/^\d{7}$/.test(text) ? hullOf(text, '') : hullOf(null, text));

export const delivery = (id: string, day: string, vessel: string, over: Over = {}): LinkRow => ({
	...row(id, day, over),
	fills: null,
	empties: ship(vessel)
});

export const loading = (id: string, day: string, vessel: string, over: Over = {}): LinkRow => ({
	...row(id, day, { kind: 'loading', ...over }),
	fills: ship(vessel),
	empties: null
});

export const transfer = (
	id: string,
	day: string,
	giver: string,
	receiver: string,
	over: Over = {}
): LinkRow => ({
	...row(id, day, { kind: 'transfer', ...over }),
	fills: ship(receiver),
	empties: ship(giver)
});

export function linked(rows: readonly LinkRow[], verdicts: Verdicts = new Map()): Link[] {
	const hulls = rows.flatMap(({ fills, empties }) => [fills, empties]).filter((hull) => hull !== null);
	const bareNames = new Set(hulls.flatMap(({ imo, name }) => (imo === null && name !== null ? [name] : [])));
	const whole = new Set([
		...hulls.map(hullToken),
		...[...bareNames].map((name) => hullToken({ imo: null, name }))
	]);
	const links: Link[] = [];
	const sweep = new LinkSweep({ verdicts, isWhole: (token) => whole.has(token), bareNames }, (link) =>
		links.push(link)
	);
	for (const one of [...rows].sort(byDay)) sweep.push(one);
	sweep.finish();
	return links;
}

/** `from>to rule score`, with a question mark where an analyst decides. */
export function linkTexts(rows: readonly LinkRow[], verdicts?: Verdicts): string[] {
	return linked(rows, verdicts)
		.map(({ from, to, rule, score, isInForce }) => `${from}>${to} ${rule} ${score}${isInForce ? '' : '?'}`)
		.sort();
}

export function places(rows: readonly LinkRow[], verdicts?: Verdicts): Map<string, LinkedPlace> {
	const inForce = linked(rows, verdicts).filter((link) => link.isInForce);
	return new Map(placesOf(rows, inForce).map((place) => [place.row.id, place]));
}

/** `id reason by`, or what else a link makes of a record that stands. */
export function placeTexts(rows: readonly LinkRow[], verdicts?: Verdicts): string[] {
	return [...places(rows, verdicts).values()]
		.map(({ row: own, reason, by, supplier, sources, isDelivered }) =>
			[
				own.id,
				...(reason === null ? [] : [reason, by?.id]),
				...(supplier === own.supplier ? [] : [`supplier ${supplier}`]),
				...(reason === null && sources > 1 ? [`${sources} sources`] : []),
				...(isDelivered ? ['delivered'] : [])
			].join(' ')
		)
		.sort();
}
