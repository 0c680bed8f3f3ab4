// One hue per supplier in every chart, gauge and swatch: the name of its colour token.
import { UNKNOWN_SUPPLIER } from '#lib/domain/country.ts';

const FIXED: Readonly<Record<string, string>> = { CN: 'supplier-cn', RU: 'supplier-ru' };
const NEXT = ['supplier-3', 'supplier-4', 'supplier-5', 'supplier-6'];
export const OTHER_HUE = 'supplier-other';

/** China and Russia keep theirs; four more get the next ones in the order of their codes; the rest, and the unknown, are grey. */
export function supplierHues(codes: Iterable<string>): Map<string, string> {
	const hues = new Map<string, string>();
	let taken = 0;
	for (const code of [...new Set(codes)].sort()) {
		const fixed = FIXED[code];
		if (fixed !== undefined) hues.set(code, fixed);
		else hues.set(code, code === UNKNOWN_SUPPLIER ? OTHER_HUE : (NEXT[taken++] ?? OTHER_HUE));
	}
	return hues;
}
