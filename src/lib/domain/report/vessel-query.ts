// What a reader asked of the list of ships, as it stands in an address.
import type { ShipCursor, ShipOrder } from './vessel-list.ts';
import { SHIP_ORDERS } from './vessel-list.ts';

export interface ShipQuery {
	/** Part of a name, an IMO number or an MMSI. */
	readonly text: string;
	readonly order: ShipOrder;
	/** Where the ships with an IMO number begin on this page, and where those known by name only do. */
	readonly after: ShipCursor | null;
	readonly afterName: ShipCursor | null;
}

export const SHIP_QUERY_NAMES = ['q', 'sort', 'after', 'after_name'] as const;

const LONGEST_TEXT = 100;

/** A blank value is as good as none; a value that means nothing is refused. */
export function parseShipQuery(
	get: (name: string) => string | null
): { readonly ships: ShipQuery } | { readonly problem: string } {
	const text = get('q')?.trim() ?? '';
	if (text.length > LONGEST_TEXT || text.includes('\0')) {
		return { problem: `q must be text of at most ${LONGEST_TEXT} characters.` };
	}
	const sort = get('sort')?.trim() ?? '';
	const order = sort === '' ? 'records' : SHIP_ORDERS.find((one) => one === sort);
	if (order === undefined) return { problem: `sort must be one of ${SHIP_ORDERS.join(', ')}.` };
	const [after, afterName] = [get('after') ?? '', get('after_name') ?? ''].map((mark) =>
		mark === '' ? null : parseCursor(mark)
	);
	if (after === undefined || afterName === undefined) {
		return { problem: 'after and after_name must be the marks that the page before gave.' };
	}
	return { ships: { text, order, after, afterName } };
}

/** `12|SAEBYOL|8916293`: records, name, key. */
export function shipCursorText({ records, name, key }: ShipCursor): string {
	return [records, name, key].join('|');
}

function parseCursor(text: string): ShipCursor | undefined {
	const match = /^(\d{1,9})\|([^|\0]{0,500})\|([^\0]{1,500})$/.exec(text);
	return match?.[3] === undefined
		? undefined
		: { records: Number(match[1]), name: match[2] ?? '', key: match[3] };
}

/** The query string that asks for the same ships, joined to that of the view. */
export function shipQueryText({ text, order, after, afterName }: Partial<ShipQuery>, view: string): string {
	const entries = [
		['q', text ?? ''],
		['sort', order === undefined || order === 'records' ? '' : order],
		['after', after === null || after === undefined ? '' : shipCursorText(after)],
		['after_name', afterName === null || afterName === undefined ? '' : shipCursorText(afterName)]
	].filter(([, value]) => value !== '');
	const parts = [view.replace(/^\?/, ''), new URLSearchParams(entries).toString()].filter(
		(part) => part !== ''
	);
	return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
