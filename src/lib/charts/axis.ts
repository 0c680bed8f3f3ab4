// Axes: how far they reach, where their ticks stand, and what a tick says.
import { differenceInCalendarDays, eachMonthOfInterval, endOfMonth, format, parseISO } from 'date-fns';
import type { CapWindow } from '#lib/domain/cap/regime.ts';
import type { Barrels } from '#lib/domain/units.ts';

/** Barrels for plotting; everything printed beside a mark comes from the exact figure. */
export function plotted(barrels: Barrels): number;
export function plotted(barrels: Barrels | null): number | null;
export function plotted(barrels: Barrels | null): number | null {
	return barrels === null ? null : Number(barrels) / 1000;
}

/** The end of an axis that holds every value and the cap, with room behind the last mark. Nothing is ever clamped. */
export function reachOf(values: readonly (number | null)[], cap: number): number {
	return Math.max(cap, ...values.map((value) => value ?? 0)) * 1.06;
}

/** A step of 1, 2, 2.5 or 5 times a power of ten that gives at most `most` ticks above zero. */
export function tickStep(reach: number, most: number): number {
	const power = 10 ** Math.floor(Math.log10(reach / most));
	return ([1, 2, 2.5, 5, 10].find((size) => reach / (size * power) <= most) ?? 10) * power;
}

/** Ticks at whole steps from zero, as Chart.js takes them; its own would divide the axis evenly instead. */
export function wholeTicks(reach: number, most: number): { value: number }[] {
	const step = tickStep(reach, most);
	return Array.from({ length: Math.floor(reach / step) + 1 }, (_, index) => ({ value: index * step }));
}

/** `0`, `250k`, `1m`, `1.5m`. */
export function tickText(barrels: number): string {
	if (barrels >= 1_000_000) return `${trimmed(barrels / 1_000_000)}m`;
	return barrels >= 1000 ? `${trimmed(barrels / 1000)}k` : trimmed(barrels);
}

function trimmed(value: number): string {
	return value.toFixed(2).replace(/\.?0+$/, '');
}

export interface MonthTick {
	/** Days from the start of the window to the middle of the month. */
	readonly at: number;
	readonly start: number;
	readonly name: string;
}

/** One tick per month of a window, named `Jan`. */
export function monthTicks({ start, end }: Pick<CapWindow, 'start' | 'end'>): MonthTick[] {
	const first = parseISO(start);
	return eachMonthOfInterval({ start: first, end: parseISO(end) }).map((month) => {
		const from = differenceInCalendarDays(month, first);
		const to = differenceInCalendarDays(endOfMonth(month), first) + 1;
		return { at: (from + to) / 2, start: from, name: format(month, 'MMM') };
	});
}
