// States by ISO 3166-1 code, name or alias. What is not recognised stays unknown; nothing is guessed from part of a name.
import countries from '#data/reference/countries.json' with { type: 'json' };

/** ISO 3166-1 alpha-2, or `unknown` for a supplier nobody names. */
export type SupplierCode = string & { readonly __brand: 'SupplierCode' };

export const UNKNOWN_SUPPLIER = 'unknown' as SupplierCode;
export const NORTH_KOREA = 'KP' as SupplierCode;
/** All reporting states together, in period reports only; never a supplier. */
export const ALL_STATES = 'ALL';

interface Country {
	readonly code: string;
	readonly alpha3: string;
	readonly name: string;
	readonly aliases: readonly string[];
}

/** The form in which names are compared: no case, no accents, no punctuation, single spaces. */
function nameKey(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

const byName = new Map<string, SupplierCode>();
const nameOf = new Map<string, string>();
for (const country of countries as readonly Country[]) {
	nameOf.set(country.code, country.name);
	for (const name of [country.code, country.alpha3, country.name, ...country.aliases]) {
		byName.set(nameKey(name), country.code as SupplierCode);
	}
}

const seen = new Map<string, SupplierCode | null>();

/** `Russian Federation`, `RUS`, `россия` and `ru` are all `RU`; null when not recognised. */
export function parseCountry(text: string): SupplierCode | null {
	const known = seen.get(text);
	if (known !== undefined) return known;
	const code = byName.get(nameKey(text)) ?? null;
	if (seen.size < 10_000) seen.set(text, code);
	return code;
}

const ALL_NAMES = new Set(
	[
		'all',
		'all states',
		'total',
		'totals',
		'grand total',
		'sum',
		'world',
		'合计',
		'总计',
		'总额',
		'世界',
		'итого',
		'всего',
		'мир',
		'합계',
		'총계',
		'계',
		'세계'
	].map(nameKey)
);

/** A word for all states together, such as `Total` or `合计`: in a row of states it stands for their sum. */
export function isAllStates(text: string): boolean {
	return ALL_NAMES.has(nameKey(text));
}

/** The short English name used in briefings; the code itself where it has none. */
export function countryName(code: string): string {
	if (code === UNKNOWN_SUPPLIER) return 'Unknown supplier';
	return nameOf.get(code) ?? code;
}

/** Reads a supplier in an address or a filter: an ISO code that exists, or `unknown`. */
export function parseSupplierCode(text: string): SupplierCode | null {
	if (text === UNKNOWN_SUPPLIER) return UNKNOWN_SUPPLIER;
	return /^[A-Z]{2}$/.test(text) && nameOf.has(text) ? (text as SupplierCode) : null;
}
