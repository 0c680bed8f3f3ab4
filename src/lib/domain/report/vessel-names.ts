// The names of one ship as each source gives them. No name is the true one: the register's is the register's, a report's
// is the report's. What the register writes beside a name ("disguised as") is kept; words that are no name are remarks.
import type { DateSpan } from '../calendar.ts';
import type { RecordId } from '../record.ts';
import { nameKey, namesNoShip } from '../vessel.ts';

export type NameUse = 'register' | 'also' | 'later' | 'disguise' | 'broadcast' | 'suspected' | 'report';

/** One way in which sources give one name. */
export interface ShipName {
	readonly name: string;
	readonly use: NameUse;
	/** What the source adds, such as `US advisory 2019`. */
	readonly remark: string;
	/** The records that give it so, in their order. */
	readonly records: readonly RecordId[];
	/** Days of the reports that use it; empty for the register, which has none. */
	readonly spans: readonly DateSpan[];
}

export interface NameItem {
	readonly name: string;
	readonly use: NameUse;
	readonly remark: string;
}

const PREFIXES: readonly (readonly [RegExp, NameUse])[] = [
	[/^later\s+/i, 'later'],
	[/^disguised as\s+/i, 'disguise'],
	[/^broadcast as\s+/i, 'broadcast'],
	[/^suspected ex\s+/i, 'suspected'],
	[/^(?:formerly|ex)[\s.-]+/i, 'also']
];

/**
 * The other names of a register cell, apart from its remarks: `SAEBYOL; later SIN PHYONG 9` is two names,
 * `identifier reused by DIAMOND 8, May 2021` is a remark about the number.
 */
export function otherNames(text: string): {
	readonly names: readonly NameItem[];
	readonly remarks: readonly string[];
} {
	const names: NameItem[] = [];
	const remarks: string[] = [];
	for (const item of text
		.split(';')
		.map((part) => part.trim())
		.filter((part) => part !== '')) {
		const prefix = PREFIXES.find(([form]) => form.test(item));
		const rest = prefix === undefined ? item : item.replace(prefix[0], '');
		const match = /^([^()]+?)\s*(?:\(([^()]*)\))?$/.exec(rest);
		if (match?.[1] !== undefined && isName(match[1])) {
			names.push({ name: match[1], use: prefix?.[1] ?? 'also', remark: match[2] ?? '' });
		} else remarks.push(item);
	}
	return { names, remarks };
}

/** A name has no word that begins in lower case: `Hope Sea` may be one, `no IMO number` is none. */
function isName(text: string): boolean {
	return text.length <= 60 && text.split(/[\s-]+/).every((word) => !/^\p{Ll}/u.test(word));
}

export interface NameGiven extends NameItem {
	readonly record: RecordId;
	readonly span: DateSpan | null;
}

/** One entry for each name and use, in the order in which they were first given. */
export function gatherNames(given: readonly NameGiven[]): ShipName[] {
	const found = new Map<string, { first: NameGiven; records: RecordId[]; spans: DateSpan[] }>();
	for (const one of given) {
		if (namesNoShip(one.name)) continue;
		const key = `${one.use} ${nameKey(one.name)} ${one.remark}`;
		const held = found.get(key) ?? { first: one, records: [], spans: [] };
		found.set(key, held);
		held.records.push(one.record);
		if (one.span !== null) held.spans.push(one.span);
	}
	return [...found.values()].map(({ first, records, spans }) => ({
		name: first.name,
		use: first.use,
		remark: first.remark,
		records,
		spans
	}));
}

/** Each name once, whatever its use, in order. */
export function distinctNames(names: readonly Pick<ShipName, 'name'>[]): string[] {
	const found = new Map<string, string>();
	for (const { name } of names) if (!found.has(nameKey(name))) found.set(nameKey(name), name);
	return [...found.values()];
}
