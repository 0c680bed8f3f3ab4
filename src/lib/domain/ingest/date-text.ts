// The shapes of dates: text taken apart into a span, into three numbers whose order is not said, or into a day number.
// Nothing here knows a column; which order and which system hold is for `date-form.ts`.
import type { DateSpan, IsoDate } from '../calendar.ts';
import { addDays, isoDate, monthSpan, parseDateSpan, yearSpan } from '../calendar.ts';
import type { DateOrder } from './conventions.ts';
import { monthNumber } from './month-names.ts';
import { narrow } from './number-form.ts';

/** `zone`: the day is the UTC day of a moment that was given in another zone. */
export type DateNote = 'serial' | 'short_year' | 'zone';

/** Two numbers and a year; what each order makes of them, null where that is no day. */
export interface DateTriple {
	readonly kind: 'triple';
	readonly days: Readonly<Record<DateOrder, IsoDate | null>>;
	readonly notes: readonly DateNote[];
}

export type DateParts =
	| { readonly kind: 'span'; readonly span: DateSpan; readonly notes: readonly DateNote[] }
	| DateTriple
	| { readonly kind: 'serial'; readonly number: number }
	| { readonly kind: 'bad'; readonly reason: 'format' | 'no_such_day' };

const FORMAT: DateParts = { kind: 'bad', reason: 'format' };
const NO_SUCH_DAY: DateParts = { kind: 'bad', reason: 'no_such_day' };
const NO_NOTES: readonly DateNote[] = [];
const SHORT_YEAR: readonly DateNote[] = ['short_year'];
const LONGEST = 64;
const FIRST_YEAR = 1900;

/** The day numbers of 2000-01-01 to 2099-12-31 counted from 1900: other numbers of five digits are no dates. */
const FIRST_SERIAL = 36526;
const LAST_SERIAL = 73050;

/** The whole day number of a cell that is one, else null: `45000.5` is noon of day 45000. */
export function serialOf(text: string): number | null {
	const digits = /^(\d{5})(?:[.,]\d{1,17})?$/.exec(narrow(text))?.[1];
	const number = Number(digits);
	return digits !== undefined && number >= FIRST_SERIAL && number <= LAST_SERIAL ? number : null;
}

const TIME =
	/^(.+?)(?:T|,? )(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?([AP])\.?M\.?)?(?: ?(Z|UTC|GMT|[-+]\d{2}(?::?\d{2})?))?$/i;

export function takeDateApart(cell: string): DateParts {
	if (cell.length > LONGEST) return FORMAT;
	const text = narrow(cell);
	const number = serialOf(text);
	if (number !== null) return { kind: 'serial', number };
	const timed = TIME.exec(text);
	if (!timed) return takeDate(text);
	const [, date = '', hour = '', minute = '', second = '0', half, zone = 'Z'] = timed;
	const clock = minutesOf(Number(hour), Number(minute), Number(second), half);
	const offset = offsetOf(zone);
	if (clock === null || offset === null) return FORMAT;
	return inUtc(takeDate(date), clock, offset);
}

function minutesOf(hour: number, minute: number, second: number, half: string | undefined): number | null {
	if (minute > 59 || second > 59) return null;
	if (half === undefined) return hour > 23 ? null : hour * 60 + minute;
	if (hour < 1 || hour > 12) return null;
	return ((hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0)) * 60 + minute;
}

/** Minutes ahead of UTC; null beyond the zones there are. */
function offsetOf(zone: string): number | null {
	const match = /^([-+])(\d{2}):?(\d{2})?$/.exec(zone);
	if (!match) return 0;
	const [, sign, hours, minutes = '0'] = match;
	const offset = Number(hours) * 60 + Number(minutes);
	if (Number(minutes) > 59 || offset > 14 * 60) return null;
	return sign === '-' ? -offset : offset;
}

/** The same moment as a UTC day. Only a day can have a time. */
function inUtc(taken: DateParts, clock: number, offset: number): DateParts {
	const shift = Math.floor((clock - offset) / 1440);
	const move = (day: IsoDate | null) => day && addDays(day, shift);
	const zone: readonly DateNote[] = offset === 0 ? NO_NOTES : ['zone'];
	switch (taken.kind) {
		case 'bad':
			return taken;
		case 'serial':
			return FORMAT;
		case 'span':
			if (taken.span.precision !== 'day') return FORMAT;
			return daySpan(addDays(taken.span.start, shift), [...taken.notes, ...zone]);
		case 'triple': {
			const { DMY, MDY, YMD } = taken.days;
			const days = { DMY: move(DMY), MDY: move(MDY), YMD: move(YMD) };
			return { kind: 'triple', days, notes: [...taken.notes, ...zone] };
		}
	}
}

const YEAR_FIRST = /^(\d{4}) ?[-./] ?(\d{1,2})(?: ?[-./] ?(\d{1,2}))?\.?$/;
const RUN_TOGETHER = /^(\d{4})(\d{2})(\d{2})?$/;
const YEAR_LAST = /^(\d{1,2}) ?([-./]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})\.?$/;
const MONTH_YEAR = /^(\d{1,2})[-./](\d{4})$/;
const CHINESE = /^(\d{4}) ?年(?: ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?[日号])?)?$/;
const KOREAN = /^(\d{4}) ?년(?: ?(\d{1,2}) ?월(?: ?(\d{1,2}) ?일)?)?$/;
const DAY_NAMED = /^(\d{1,2})(?:st|nd|rd|th)?[- ]?(\p{L}+)\.?,?[- ]?(\d{4}|\d{2})(?: ?(?:г|года)\.?)?$/iu;
const NAMED_DAY = /^(\p{L}+)\.?[- ](\d{1,2})(?:st|nd|rd|th)?(?:, ?|[- ])(\d{4})$/iu;
const YEAR_NAMED = /^(\d{4})[- ](\p{L}+)(?:[- ](\d{1,2}))?$/u;
/** A year of two digits follows a hyphen: `Aug 23` can be a day. */
const NAMED_MONTH = /^(\p{L}+)\.?(?:[-, ]{1,2}(\d{4})|-(\d{2}))(?: ?(?:г|года)\.?)?$/iu;
const RUSSIAN_YEAR = /^(\d{4}) ?(?:г|год)\.?$/i;

function takeDate(text: string): DateParts {
	const iso = parseDateSpan(text);
	if (iso !== null) return { kind: 'span', span: iso, notes: NO_NOTES };
	// A number `2023.1` may be what is left of October, 2023.10.
	if (/^\d{4}\.1$/.test(text)) return FORMAT;
	const ordered = YEAR_FIRST.exec(text) ?? RUN_TOGETHER.exec(text) ?? CHINESE.exec(text) ?? KOREAN.exec(text);
	if (ordered) return spanOf(ordered[1], ordered[2], ordered[3]);
	const last = YEAR_LAST.exec(text);
	if (last) return tripleOf(Number(last[1]), Number(last[3]), last[4] ?? '');
	const month = MONTH_YEAR.exec(text);
	if (month) return spanOf(month[2], month[1]);
	const year = RUSSIAN_YEAR.exec(text);
	return year ? spanOf(year[1]) : takeNamed(text);
}

function takeNamed(text: string): DateParts {
	const dayNamed = DAY_NAMED.exec(text);
	if (dayNamed) return namedSpan(dayNamed[3], dayNamed[2], dayNamed[1]);
	const namedDay = NAMED_DAY.exec(text);
	if (namedDay) return namedSpan(namedDay[3], namedDay[1], namedDay[2]);
	const yearNamed = YEAR_NAMED.exec(text);
	if (yearNamed) return namedSpan(yearNamed[1], yearNamed[2], yearNamed[3]);
	const named = NAMED_MONTH.exec(text);
	return named ? namedSpan(named[2] ?? named[3], named[1]) : FORMAT;
}

function namedSpan(year = '', name = '', day?: string): DateParts {
	const month = monthNumber(name);
	if (month === null) return FORMAT;
	return year.length === 2
		? spanOf(`20${year}`, String(month), day, SHORT_YEAR)
		: spanOf(year, String(month), day);
}

function spanOf(year = '', month?: string, day?: string, notes: readonly DateNote[] = NO_NOTES): DateParts {
	const y = Number(year);
	if (y < FIRST_YEAR) return FORMAT;
	if (day !== undefined) {
		const date = isoDate(y, Number(month), Number(day));
		return date === null ? NO_SUCH_DAY : daySpan(date, notes);
	}
	const span = month === undefined ? yearSpan(y) : monthSpan(y, Number(month));
	return span === null ? NO_SUCH_DAY : { kind: 'span', span, notes };
}

/**
 * Two numbers and a year. With a year of two digits the first number may be the year as well: `23.05.01` is a May day of
 * 2023 in Seoul and of 2001 in Berlin.
 */
function tripleOf(a: number, b: number, yearText: string): DateParts {
	const isShort = yearText.length === 2;
	const year = isShort ? 2000 + Number(yearText) : Number(yearText);
	if (year < FIRST_YEAR) return FORMAT;
	const DMY = isoDate(year, b, a);
	const MDY = isoDate(year, a, b);
	const YMD = isShort ? isoDate(2000 + a, b, Number(yearText)) : null;
	if (DMY === null && MDY === null && YMD === null) return NO_SUCH_DAY;
	return { kind: 'triple', days: { DMY, MDY, YMD }, notes: isShort ? SHORT_YEAR : NO_NOTES };
}

function daySpan(day: IsoDate, notes: readonly DateNote[]): DateParts {
	return { kind: 'span', span: { start: day, end: day, precision: 'day' }, notes };
}
