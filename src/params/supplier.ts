import { parseSupplierCode } from '#lib/domain/country.ts';

/** A state by its ISO 3166-1 alpha-2 code, or `unknown`. */
export function match(text: string): boolean {
	return parseSupplierCode(text) !== null;
}
