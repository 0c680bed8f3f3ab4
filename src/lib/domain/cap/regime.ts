// The caps as dated windows, each with its limit and paragraph. One aggregate of all states per window; no state has
// a quota of its own, and unused quota does not roll over.
import type { IsoDate } from '../calendar.ts';
import { addDays, daysBetween, isoDate, yearOf } from '../calendar.ts';
import type { Barrels } from '../units.ts';
import { wholeBarrels } from '../units.ts';

export type CapSubject = 'refined' | 'crude';

export interface CapWindow {
	readonly subject: CapSubject;
	/** The year in which the window starts; for refined products it names the window in addresses. */
	readonly year: number;
	readonly start: IsoDate;
	readonly end: IsoDate;
	readonly limit: Barrels;
	readonly paragraph: string;
}

interface CapRule {
	readonly subject: CapSubject;
	readonly firstStart: IsoDate;
	readonly firstEnd: IsoDate;
	/** Whether the window comes back every twelve months. */
	readonly recurs: boolean;
	readonly limit: Barrels;
	readonly paragraph: string;
	readonly note: string;
}

const day = (year: number, month: number, date: number) => isoDate(year, month, date) as IsoDate;

/** @source S/RES/2375 (2017) para 14; S/RES/2397 (2017) paras 4 and 5. */
export const capRules: readonly CapRule[] = [
	{
		subject: 'refined',
		firstStart: day(2017, 10, 1),
		firstEnd: day(2017, 12, 31),
		recurs: false,
		limit: wholeBarrels(500_000),
		paragraph: 'S/RES/2375 (2017) para 14',
		note: 'First cap: one quarter. The 2,000,000 bbl planned for 2018 were superseded before they applied.'
	},
	{
		subject: 'refined',
		firstStart: day(2018, 1, 1),
		firstEnd: day(2018, 12, 31),
		recurs: true,
		limit: wholeBarrels(500_000),
		paragraph: 'S/RES/2397 (2017) para 5',
		note: 'Cap in force: calendar years from 2018, all states together.'
	},
	{
		subject: 'crude',
		firstStart: day(2017, 12, 22),
		firstEnd: day(2018, 12, 21),
		recurs: true,
		limit: wholeBarrels(4_000_000),
		paragraph: 'S/RES/2397 (2017) para 4',
		note: '4,000,000 bbl or 525,000 t in twelve months from 22 December 2017. China counts from 23 December.'
	}
];

const FIRST_REFINED_YEAR = 2017;

/** The refined window that starts in `year`, or null before 2017. */
export function refinedWindow(year: number): CapWindow | null {
	return windowStartingIn('refined', year);
}

/** The crude window that starts in `year`, or null before December 2017. */
export function crudeWindow(year: number): CapWindow | null {
	return windowStartingIn('crude', year);
}

function windowStartingIn(subject: CapSubject, year: number): CapWindow | null {
	const rule = capRules.findLast((one) => one.subject === subject && yearOf(one.firstStart) <= year);
	if (!rule) return null;
	const shift = year - yearOf(rule.firstStart);
	if (shift > 0 && !rule.recurs) return null;
	return {
		subject,
		year,
		start: shiftYears(rule.firstStart, shift),
		end: shiftYears(rule.firstEnd, shift),
		limit: rule.limit,
		paragraph: rule.paragraph
	};
}

function shiftYears(date: IsoDate, years: number): IsoDate {
	return `${yearOf(date) + years}${date.slice(4)}` as IsoDate;
}

/** The refined window a day of transfer falls into; null before 2017-10-01. The day of notification never matters. */
export function refinedWindowOf(date: IsoDate): CapWindow | null {
	const window = refinedWindow(yearOf(date));
	return window && date >= window.start && date <= window.end ? window : null;
}

/** All refined windows from 2017 to the one that holds `today`, oldest first. */
export function refinedWindows(today: IsoDate): CapWindow[] {
	const windows: CapWindow[] = [];
	for (let year = FIRST_REFINED_YEAR; year <= yearOf(today); year++) {
		const window = refinedWindow(year);
		if (window) windows.push(window);
	}
	return windows;
}

/** Reads the year of an address: a window that has begun by `today`. */
export function parseWindowYear(text: string): number | null {
	return /^20\d\d$/.test(text) && Number(text) >= FIRST_REFINED_YEAR ? Number(text) : null;
}

/** Length of a window in days, both ends included. */
export function windowDays({ start, end }: CapWindow): number {
	return daysBetween(start, addDays(end, 1));
}

/** States that have ever reported to the Committee, whose silence is therefore a gap. */
export const EXPECTED_REPORTERS = ['CN', 'RU'] as const;

/** Days after the end of a month by which it should be notified. @source S/RES/2397 (2017) para 5: every thirty days. */
export const DEFAULT_DUE_DAYS = 30;
