// The state of a port, where the cell itself names it. A port name alone settles nothing, and what could be read as two
// states is none: charging the wrong one is worse than charging nobody.
import type { SupplierCode } from '../country.ts';
import { parseCountry } from '../country.ts';

/** Commas, brackets, strokes, and dashes that stand free or are long: what stands between a port and its state. */
const BETWEEN = /[,;/|()[\]\u2013\u2014\uff0c\u3001\uff08\uff09]|\s-\s/;
/** Words by which a cell tells of several ports, or says that it is not sure of one. */
const DOUBTS = /\b(or|via|then|to|possibly|probably|likely|unconfirmed|unknown)\b|->|[\u2192?]/i;

/**
 * Names and codes of states that are also parts of the United States or Canada: `Savannah, Georgia` is not the
 * Caucasus and `Wilmington, DE` not Germany.
 */
const ALSO_PROVINCES = new Set(
	'GEORGIA AL AR AZ CA CO DE GA ID IL IN KY LA MA MD ME MN MO MS MT NC NE NL NU PA PE SC SD SK TN VA VI'.split(
		' '
	)
);

/**
 * UN/LOCODEs of ports from which oil reaches Korean waters. Other codes count where they are printed with their blank:
 * without it `YEOSU` would be Yemen's and `NAMPO` Namibia's.
 */
const KNOWN_CODES = new Set(
	(
		'RUVYP RUNJK RUVVO RUZAR CNDLC CNTAO CNSHA CNNGB CNZOS CNYNT CNTSN KPNAM ' +
		'KRPUS KRUSN KRINC KRYOS TWKHH TWTXG HKHKG SGSIN MYPKG MYJHB VNSGN JPYOK'
	).split(' ')
);
const PRINTED_CODE = /^([A-Z]{2}) ([A-Z2-9]{3})$/;
/** Names of two and three letters that look like a code printed with its blank. */
const NAMES_LIKE_CODES = new Set(['LA PAZ', 'LA UNI']);

const known = new Map<string, SupplierCode | null>();

/** `Vostochny Port, Russia`, `Nakhodka (RU)`, `RU VYP` and `RUVYP` are Russia's; `Nakhodka` is nobody's. */
export function portState(text: string): SupplierCode | null {
	if (text === '') return null;
	const seen = known.get(text);
	if (seen !== undefined) return seen;
	const state = readPort(text);
	if (known.size < 10_000) known.set(text, state);
	return state;
}

function readPort(text: string): SupplierCode | null {
	if (DOUBTS.test(text)) return null;
	const parts = text
		.split(BETWEEN)
		.map((part) => part.trim())
		.filter((part) => part !== '');
	// `Busan, Korea, Republic of`: some names of states hold a comma themselves.
	const tails = parts.map((_, at) => parts.slice(at).join(', '));
	return onlyOne([...tails, ...parts].map(namedState)) ?? onlyOne(parts.map(codedState));
}

function namedState(part: string): SupplierCode | null {
	return ALSO_PROVINCES.has(part.toUpperCase()) ? null : parseCountry(part);
}

function codedState(part: string): SupplierCode | null {
	if (KNOWN_CODES.has(part)) return parseCountry(part.slice(0, 2));
	const code = PRINTED_CODE.exec(part);
	return code === null || NAMES_LIKE_CODES.has(part) ? null : parseCountry(code[1] ?? '');
}

function onlyOne(states: readonly (SupplierCode | null)[]): SupplierCode | null {
	const named = new Set(states.filter((state) => state !== null));
	const [state] = named;
	return named.size === 1 ? (state ?? null) : null;
}
