// Whether a file's own duration fits its start and end. Exact: whole seconds, no floats.
import { dayNumber, parseDateSpan } from '../../calendar.ts';
import { parseDecimal, pow10 } from '../../decimal.ts';
import type { RowNote } from './profile.ts';

/** Files round their times to the minute. */
const TOLERANCE_SECONDS = 60n;

/** `2016-11-18T14:30:00Z` as seconds; null when it is no date-time. */
function secondsOf(text: string): bigint | null {
	const span = parseDateSpan(text);
	const time = /[T ](\d{2}):(\d{2})(?::(\d{2}))?/.exec(text);
	if (span === null || time === null) return null;
	const ofDay = Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3] ?? '0');
	return BigInt(dayNumber(span.start) * 86_400 + ofDay);
}

/** From 14:30 to 01:50 is `11.333333333333334` hours; a note when it is not, none when one of the three is missing. */
export function durationNotes(start: string, end: string, hours: string, column: string): RowNote[] {
	const [from, to, stated] = [secondsOf(start), secondsOf(end), parseDecimal(hours)];
	if (from === null || to === null || stated === null) return [];
	const scale = pow10(stated.scale);
	const gap = stated.units * 3600n - (to - from) * scale;
	const isWithin = gap <= TOLERANCE_SECONDS * scale && gap >= -TOLERANCE_SECONDS * scale;
	return isWithin ? [] : [{ code: 'duration_differs', column, seen: hours }];
}
