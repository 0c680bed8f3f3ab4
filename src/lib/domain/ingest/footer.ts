// Lines under the data that are no record: a total, a note. They are named and never stored; a total row that became a
// shipment would count everything twice.
import { isAllStates } from '../country.ts';
import type { Cells } from './cells.ts';

const BEGINS_WITH_TOTAL =
	/^(?:(?:grand |sub)?totals?|sum|合计|总计|小计|总额|итого|всего|합계|총계|소계|계)(?=$|[\s:：(（,.])/iu;

const NAMING_FIELDS = [
	'supplier',
	'vessel_name',
	'from_vessel',
	'to_vessel',
	'product',
	'date',
	'period_start'
];

/** What a row without a date says, when it is a footer; else null. */
export function footerText(cells: Cells, row: readonly string[]): string | null {
	const filled = row.filter((cell) => cell.trim() !== '');
	const first = filled[0]?.trim() ?? '';
	const isNote = filled.length === 1 && cells.layout.map.header.length > 1 && row[0]?.trim() === first;
	if (isNote && !/^[\d\s.,+-]+$/.test(first)) return first;
	// A ship may be called Total Spirit; in a register only the bare word is a total.
	const isTotal = cells.layout.map.kind === 'vessel' ? isAllStates : isTotalLine;
	return [first, ...NAMING_FIELDS.map((field) => cells.text(field))].find(isTotal) ?? null;
}

const BARE_TOTAL =
	/^(?:(?:grand |sub[ -]?)?totals?|合计|总计|小计|总额|итого|всего|합계|총계|소계)[\s:：]*(?:\d{4})?$/iu;

const SHIP_FIELDS = ['vessel_name', 'from_vessel', 'to_vessel'];

/** What a row with a date says, when the bare word for a sum stands where its ship belongs; else null. */
export function datedTotal(cells: Cells): string | null {
	for (const field of SHIP_FIELDS) {
		const text = cells.text(field);
		if (text !== '' && BARE_TOTAL.test(text)) return text;
	}
	return null;
}

function isTotalLine(text: string): boolean {
	return text !== '' && (BEGINS_WITH_TOTAL.test(text) || isAllStates(text));
}
