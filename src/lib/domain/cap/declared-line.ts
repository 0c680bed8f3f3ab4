// Which declared figures speak of the same barrels. A figure of all refined products holds those of single products, so
// the two are never added; states that are not recognised are told apart by the name the file gives them.
import { UNKNOWN_SUPPLIER } from '../country.ts';
import type { Figure } from './figure.ts';

/** True for a figure of all refined products together, or of "petroleum" without any product named. */
export function isWhole({ product, productClass }: Figure): boolean {
	return product === 'unspecified' || productClass === 'unknown';
}

/** The state, by the file's name for it where it is not recognised. */
export function stateOf({ supplier, supplierText }: Figure): string {
	return supplier === UNKNOWN_SUPPLIER ? `${supplier} ${supplierText.toLowerCase()}` : supplier;
}

/** State and product: later figures of one line replace earlier ones. */
export function lineOf(figure: Figure): string {
	return `${stateOf(figure)} ${isWhole(figure) ? 'whole' : figure.product}`;
}

/** Drops figures of single products wherever the same state has a figure of the whole. */
export function withoutParts(figures: readonly Figure[]): Figure[] {
	const whole = new Set(figures.filter((figure) => isWhole(figure) && figure.barrels !== null).map(stateOf));
	return figures.filter((figure) => isWhole(figure) || !whole.has(stateOf(figure)));
}
