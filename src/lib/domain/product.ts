// What a row is about: product and class. The resolutions name no HS list (S/RES/2397 (2017) para 5); the prefixes here
// follow China's national list (MOFCOM/Customs Announcement No. 4 of 2018) and are never presented as the UN's.
import products from '#data/reference/products.json' with { type: 'json' };

export const PRODUCT_CLASSES = ['refined', 'crude', 'banned', 'unsettled', 'unknown'] as const;
export type ProductClass = (typeof PRODUCT_CLASSES)[number];

export interface Product {
	readonly id: string;
	readonly label: string;
	readonly class: ProductClass;
	/** Prefixes of HS codes; the longest match over all products wins. */
	readonly hs: readonly string[];
	readonly aliases: readonly string[];
}

export interface ProductReading {
	readonly product: string;
	readonly productClass: ProductClass;
	readonly by: 'hs' | 'name' | 'none';
}

export const productList = products as unknown as readonly Product[];

const byAlias = new Map<string, Product>();
const byPrefix = new Map<string, Product>();
for (const product of productList) {
	for (const name of [product.id, product.label, ...product.aliases]) byAlias.set(key(name), product);
	for (const prefix of product.hs) byPrefix.set(prefix, product);
}

function key(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replaceAll('ё', 'е')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/**
 * 4 to 10 digits, points and spaces between them allowed; null for anything else. `2710.19` is `271019`, and
 * `2710192200.0` a code that a spreadsheet took for a number: its `.0` is none of its digits.
 */
export function parseHsCode(text: string): string | null {
	const known = codes.get(text);
	if (known !== undefined) return known;
	const code = readHsCode(text);
	if (codes.size < 10_000) codes.set(text, code);
	return code;
}

const codes = new Map<string, string | null>();

function readHsCode(text: string): string | null {
	const digits = text.replace(/^(\d{4,10})\.0$/, '$1').replace(/[.\s]/g, '');
	return /^\d{4,10}$/.test(digits) ? digits : null;
}

function byHs(hsCode: string): Product | null {
	for (let length = hsCode.length; length >= 4; length--) {
		const product = byPrefix.get(hsCode.slice(0, length));
		if (product) return product;
	}
	return null;
}

const UNMAPPED: ProductReading = { product: 'unspecified', productClass: 'unknown', by: 'none' };
const seen = new Map<string, ProductReading>();

/**
 * Class by the longest HS prefix, else by the product's name; the name also chooses the factor.
 * Condensate shares code 2709 with crude, so there the name decides (S/RES/2375 (2017) para 13).
 */
export function classifyProduct(name: string, hsCode: string | null): ProductReading {
	const cacheKey = `${hsCode ?? ''}|${name}`;
	const known = seen.get(cacheKey);
	if (known) return known;
	const reading = readProduct(name, hsCode);
	if (seen.size < 10_000) seen.set(cacheKey, reading);
	return reading;
}

function readProduct(name: string, hsCode: string | null): ProductReading {
	const named = name === '' ? undefined : byAlias.get(key(name));
	const coded = hsCode === null ? null : byHs(hsCode);
	if (named?.class === 'banned') return { product: named.id, productClass: 'banned', by: 'name' };
	if (coded) {
		const product = named && named.class === coded.class ? named.id : coded.id;
		return { product, productClass: coded.class, by: 'hs' };
	}
	return named ? { product: named.id, productClass: named.class, by: 'name' } : UNMAPPED;
}

/** Classes that enter the refined total. LPG is counted and shown apart; the unmapped are kept, never dropped. */
export function isUnderRefinedCap(productClass: ProductClass): boolean {
	return productClass === 'refined' || productClass === 'unsettled' || productClass === 'unknown';
}

export function productLabel(id: string): string {
	return productList.find((product) => product.id === id)?.label ?? id;
}
