// The words that a value of a file can be mapped to: states, products and units by the names we show.
import { countryName, parseSupplierCode } from '#lib/domain/country.ts';
import { productList } from '#lib/domain/product.ts';
import { UNITS } from '#lib/domain/units.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

export const knownWords = {
	country: LETTERS.flatMap((first) => LETTERS.map((second) => parseSupplierCode(first + second)))
		.filter((code) => code !== null)
		.map(countryName)
		.sort(),
	product: productList.map(({ label }) => label),
	unit: UNITS
} as const;
