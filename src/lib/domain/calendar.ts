// Calendar dates as text. No clock, no time zone: a date is the day a source printed.

/** `2023-09-15`; compares correctly as text. */
export type IsoDate = string & { readonly __brand: 'IsoDate' };
/** `2023-09`. */
export type YearMonth = string & { readonly __brand: 'YearMonth' };

/** `range`: first and last day of something that is no whole month or year. */
export type DatePrecision = 'day' | 'month' | 'year' | 'range';

/** A span of days with both ends included, and how precisely its source gave it. */
export interface DateSpan {
	readonly start: IsoDate;
	readonly end: IsoDate;
	readonly precision: DatePrecision;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isLeapYear(year: number): boolean {
	return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
	return month === 2 && isLeapYear(year) ? 29 : (DAYS[month - 1] ?? 0);
}

const pad = (n: number, width: number) => String(n).padStart(width, '0');

/** Year, month 1 to 12 and day to text, or null when no such day exists: 2023-02-29 is null. */
export function isoDate(year: number, month: number, day: number): IsoDate | null {
	if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
	return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as IsoDate;
}

/** Exactly `YYYY-MM-DD` and a day that exists. */
export function parseIsoDate(text: string): IsoDate | null {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	return match ? isoDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** No record here is older; what is, is a mistyped number. */
const FIRST_YEAR = 1900;

/**
 * Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or a date-time such as `2023-05-01T22:10:00Z` (its UTC day).
 * A month is a span of its days with precision `month`, never its first day. Null when it is none of these.
 */
export function parseDateSpan(text: string): DateSpan | null {
	const match =
		/^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|\+00:?00)?)?)?)?$/.exec(
			text
		);
	if (!match) return null;
	const year = Number(match[1]);
	if (year < FIRST_YEAR) return null;
	if (match[2] === undefined) return yearSpan(year);
	const month = Number(match[2]);
	if (match[3] === undefined) return monthSpan(year, month);
	if (match[4] !== undefined && !isTime(match[4], match[5], match[6])) return null;
	const day = isoDate(year, month, Number(match[3]));
	return day && { start: day, end: day, precision: 'day' };
}

function isTime(hour: string, minute = '0', second = '0'): boolean {
	return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}

export function yearSpan(year: number): DateSpan | null {
	const start = isoDate(year, 1, 1);
	const end = isoDate(year, 12, 31);
	return start && end && { start, end, precision: 'year' };
}

export function monthSpan(year: number, month: number): DateSpan | null {
	const start = isoDate(year, month, 1);
	const end = isoDate(year, month, daysInMonth(year, month));
	return start && end && { start, end, precision: 'month' };
}

/** How precisely two days tell when something was: `2023-05-01` to `2023-05-31` is a month, to `2023-06-01` a range. */
export function precisionOf(start: IsoDate, end: IsoDate): DatePrecision {
	if (start === end) return 'day';
	if (isWholeMonth(start, end)) return 'month';
	return start.endsWith('-01-01') && end === `${start.slice(0, 4)}-12-31` ? 'year' : 'range';
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar (civil-from-days arithmetic, integers only). */
export function dayNumber(date: IsoDate): number {
	const year = Number(date.slice(0, 4));
	const month = Number(date.slice(5, 7));
	const day = Number(date.slice(8, 10));
	const y = month <= 2 ? year - 1 : year;
	const era = Math.floor(y / 400);
	const yearOfEra = y - era * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146097 + dayOfEra - 719468;
}

function fromDayNumber(days: number): IsoDate {
	const z = days + 719468;
	const era = Math.floor(z / 146097);
	const dayOfEra = z - era * 146097;
	const yearOfEra = Math.floor(
		(dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
			365
	);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const shifted = Math.floor((5 * dayOfYear + 2) / 153);
	const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
	const month = shifted < 10 ? shifted + 3 : shifted - 9;
	const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
	return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as IsoDate;
}

/** `addDays('2023-05-31', 30)` is `2023-06-30`. */
export function addDays(date: IsoDate, days: number): IsoDate {
	return fromDayNumber(dayNumber(date) + days);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
	return dayNumber(to) - dayNumber(from);
}

export function monthOf(date: IsoDate): YearMonth {
	return date.slice(0, 7) as YearMonth;
}

export function yearOf(date: IsoDate): number {
	return Number(date.slice(0, 4));
}

export function endOfMonth(month: YearMonth): IsoDate {
	const year = Number(month.slice(0, 4));
	const number = Number(month.slice(5, 7));
	return `${month}-${pad(daysInMonth(year, number), 2)}` as IsoDate;
}

export function startOfMonth(month: YearMonth): IsoDate {
	return `${month}-01` as IsoDate;
}

/** Every month that has a day in the span, in order. */
export function monthsBetween(start: IsoDate, end: IsoDate): YearMonth[] {
	const months: YearMonth[] = [];
	let year = Number(start.slice(0, 4));
	let month = Number(start.slice(5, 7));
	for (;;) {
		const current = `${pad(year, 4)}-${pad(month, 2)}` as YearMonth;
		if (current > monthOf(end)) return months;
		months.push(current);
		month += 1;
		if (month > 12) [year, month] = [year + 1, 1];
	}
}

/** True when start and end are the first and last day of one calendar month. */
export function isWholeMonth(start: IsoDate, end: IsoDate): boolean {
	return monthOf(start) === monthOf(end) && start.endsWith('-01') && end === endOfMonth(monthOf(end));
}
