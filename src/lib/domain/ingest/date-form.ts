// Dates as people write them, in two steps like numbers: a form is evidence for its column, and a cell is read under the
// order and the day-number system that the column or the analyst settled. 29 February 2023 is no day, never 1 March.
import type { DateSpan, IsoDate } from '../calendar.ts';
import { addDays, parseDateSpan } from '../calendar.ts';
import type { DateOrder, DateSystem } from './conventions.ts';
import type { DateNote, DateTriple } from './date-text.ts';
import { takeDateApart } from './date-text.ts';

/**
 * `dmy` and `mdy` settle the order of a column, by a part above 12; `day_month` can be either way round. `settled` reads
 * one way whatever the column holds, and says nothing about it.
 */
export type DateForm = 'iso' | 'settled' | 'dmy' | 'mdy' | 'day_month' | 'serial' | 'bad';

export type DateReading =
	| { readonly kind: 'span'; readonly span: DateSpan; readonly notes: readonly DateNote[] }
	| { readonly kind: 'ambiguous'; readonly by: 'order' | 'system' }
	| { readonly kind: 'bad'; readonly reason: 'format' | 'no_such_day' };

export interface DateConvention {
	readonly order: DateOrder | null;
	readonly system: DateSystem | null;
}

/** What `text` says about the order of its column. */
export function dateForm(text: string): DateForm {
	if (parseDateSpan(text) !== null) return 'iso';
	const taken = takeDateApart(text);
	switch (taken.kind) {
		case 'bad':
			return 'bad';
		case 'span':
			return 'settled';
		case 'serial':
			return 'serial';
		case 'triple':
			return tripleForm(taken);
	}
}

/**
 * The order that the three numbers settle. A year that could stand first settles nothing: `30.02.23` may be a day that
 * does not exist.
 */
function tripleForm({ days: { DMY, MDY, YMD } }: DateTriple): Exclude<DateForm, 'bad' | 'iso' | 'serial'> {
	if (DMY !== null && DMY === MDY && (YMD === null || YMD === DMY)) return 'settled';
	if (YMD !== null || (DMY !== null && MDY !== null)) return 'day_month';
	return DMY === null ? 'mdy' : 'dmy';
}

/**
 * Reads a date under the convention of its column: `05/03/2023` is 5 March under DMY, 3 May under MDY, and ambiguous when
 * nothing settled the order; `25/03/2023` needs no order, and under MDY is no day.
 */
export function readDateText(text: string, { order, system }: DateConvention): DateReading {
	const plain = parseDateSpan(text);
	if (plain !== null) return { kind: 'span', span: plain, notes: NO_NOTES };
	const taken = takeDateApart(text);
	switch (taken.kind) {
		case 'bad':
		case 'span':
			return taken;
		case 'serial':
			return system === null
				? { kind: 'ambiguous', by: 'system' }
				: daySpan(serialDay(taken.number, system), SERIAL);
		case 'triple':
			return readTriple(taken, order);
	}
}

const NO_NOTES: readonly DateNote[] = [];
const SERIAL: readonly DateNote[] = ['serial'];
const NO_SUCH_DAY: DateReading = { kind: 'bad', reason: 'no_such_day' };

function readTriple(triple: DateTriple, order: DateOrder | null): DateReading {
	const isShort = triple.notes.includes('short_year');
	// A year of four digits stands last here, so "year first" says nothing about the other two.
	if (order !== null && (order !== 'YMD' || isShort)) {
		const day = triple.days[order];
		return day === null ? NO_SUCH_DAY : daySpan(day, triple.notes);
	}
	const day = tripleForm(triple) === 'mdy' ? triple.days.MDY : triple.days.DMY;
	const isOpen = tripleForm(triple) === 'day_month' || day === null;
	return isOpen ? { kind: 'ambiguous', by: 'order' } : daySpan(day, triple.notes);
}

function daySpan(day: IsoDate, notes: readonly DateNote[]): DateReading {
	return { kind: 'span', span: { start: day, end: day, precision: 'day' }, notes };
}

/**
 * Excel's 1900 system counts a 29 February 1900 that never was, so from March 1900 it runs one ahead: 45000 is 2023-03-15
 * there and 2027-03-16 in the 1904 system.
 */
export function serialDay(number: number, system: DateSystem): IsoDate {
	return addDays((system === '1900' ? '1899-12-30' : '1904-01-01') as IsoDate, number);
}
