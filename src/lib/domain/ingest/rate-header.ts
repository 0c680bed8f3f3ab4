// A column of rates: `Quantity (bbl/d)`, `kb/d`, `日均产量（桶）`, `тыс. барр./сут`. So many barrels a day are no barrels until
// somebody says for how many days; the column is named and never read as a quantity.
import { withoutUnit } from './header-unit.ts';
import { narrow } from './number-form.ts';

const TIMES =
	'd|day|days|h|hr|hour|wk|week|mo|mth|month|y|yr|year|annum|日|天|小时|月|年|сут|сутки|день|час|мес|месяц|год|일|월|년|시간';
const RATE = new RegExp(
	[
		`\\s*[/∕]\\s*(?:${TIMES})(?![\\p{L}\\p{N}])`,
		`\\s*(?:per|a|each|p\\.)\\s*(?:${TIMES})(?![\\p{L}\\p{N}])`,
		'(?<!\\p{L})daily(?!\\p{L})',
		'每[日天月年]|日均|月均|年均',
		'(?:^|\\s+)в (?:сутки|день|месяц|год)(?!\\p{L})',
		'(?:일|월|연)평균|(?:하루|매일)'
	].join('|'),
	'gu'
);
/** `kb/d`, `bpd` and their kin stand for unit and time at once. */
const SHORT = /(?<!\p{L})(?:[km]{1,2}b(?:bls?)?\/?d|[km]{0,2}bo?(?:pd|\/d)|tp[dy])(?!\p{L})/u;

/** True for a header that names a time after a unit or a quantity; false for `Date (D/M/Y)` and `Price per t`. */
export function isRate(header: string): boolean {
	if (header.length > 200) return false;
	const text = narrow(header).normalize('NFKC').toLowerCase();
	if (SHORT.test(text)) return true;
	const rest = text.replace(RATE, '').trim();
	if (rest === text.trim()) return false;
	const words = rest.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
	return withoutUnit(rest) !== null || QUANTITY.test(words);
}

const QUANTITY =
	/(?:^|\s)(?:quantity|volume|amount|barrels|tonnage|throughput)$|数量|产量|(?:^|\s)(?:количество|объ[её]м)$|수량|물량/u;
