// The only place where a number is rounded for a reader. Everything before it is exact.
// Numbers are grouped with commas; a figure and its unit are held together by a no-break space.
import type { IsoDate } from '../calendar.ts';
import { endOfMonth, monthOf } from '../calendar.ts';
import { divideHalfUp } from '../decimal.ts';
import type { Barrels } from '../units.ts';

const NBSP = '\u00a0';
const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December'
];

function size(amount: bigint): bigint {
	return amount < 0n ? -amount : amount;
}

function grouped(units: bigint): string {
	const sign = units < 0n ? '−' : '';
	const digits = (units < 0n ? -units : units).toString();
	return sign + digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Whole barrels, half up: `1523381000n` is `1,523,381`. */
export function wholeBarrelsText(barrels: Barrels): string {
	return grouped(divideHalfUp(barrels, 1000n));
}

/** Whole barrels with the unit: `362,706 bbl`. */
export function barrelsWithUnit(barrels: Barrels): string {
	return `${wholeBarrelsText(barrels)}${NBSP}bbl`;
}

/** Every stored thousandth: `105,321.690`; whole figures lose their zeros: `362,706`. */
export function exactBarrelsText(barrels: Barrels): string {
	const part = size(barrels) % 1000n;
	const whole = grouped(barrels / 1000n);
	const sign = barrels < 0n && barrels > -1000n ? '−' : '';
	return part === 0n ? sign + whole : `${sign}${whole}.${part.toString().padStart(3, '0')}`;
}

/** Three significant figures for labels: `363k`, `1.52m`, `8,690`. */
export function shortBarrels(barrels: Barrels): string {
	const amount = size(barrels);
	const sign = barrels < 0n ? '−' : '';
	if (amount >= 999_500_000n)
		return `${sign}${places(amount, 1_000_000_000n, amount >= 99_950_000_000n ? 0 : amount >= 9_995_000_000n ? 1 : 2)}m`;
	if (amount >= 99_950_000n) return `${sign}${places(amount, 1_000_000n, 0)}k`;
	if (amount >= 9_995_000n) return `${sign}${places(amount, 1_000_000n, 1)}k`;
	return grouped(divideHalfUp(barrels, 1000n));
}

function places(value: bigint, unit: bigint, decimals: number): string {
	const scaled = divideHalfUp(value * 10n ** BigInt(decimals), unit)
		.toString()
		.padStart(decimals + 1, '0');
	return decimals === 0 ? scaled : `${scaled.slice(0, -decimals)}.${scaled.slice(-decimals)}`;
}

/** A ratio of at most six places as text, half up, without a float step: `ratioText(3.046762, 2)` is `3.05`. */
function ratioText(ratio: number, decimals: number): string {
	const millionths = BigInt(Math.round(ratio * 1_000_000));
	const sign = millionths < 0n ? '−' : '';
	return sign + places(millionths < 0n ? -millionths : millionths, 1_000_000n, decimals);
}

/**
 * Rounding never puts on the cap what lies beside it: such a ratio keeps as many decimals as tell the two apart, so that
 * 0.999421 is `0.999`, not `1.00`. `cap` is the ratio of the cap itself.
 */
function besideCap(ratio: number, decimals: number, cap: number): string {
	const text = ratioText(ratio, decimals);
	return ratio === cap || decimals === 6 || text !== ratioText(cap, decimals)
		? text
		: besideCap(ratio, decimals + 1, cap);
}

/** `0.725412` is `72.5 %`; `0.9996` is `99.96 %`. */
export function percentText(share: number, decimals = 1): string {
	return `${besideCap(share * 100, decimals, 100)}${NBSP}%`;
}

/** `3.046762` is `3.05`; `0.999421` is `0.999`. */
export function timesText(multiple: number): string {
	return besideCap(multiple, 2, 1);
}

/** A range of multiples for labels: `2.03–3.05×`, `1.60×` for one figure, `≤ 7.78×` and `> 2.00×` where one end is open. */
export function timesRangeText(low: number | null, high: number | null): string {
	if (low !== null && high !== null) {
		return low === high ? `${timesText(low)}×` : `${timesText(low)}–${timesText(high)}×`;
	}
	if (high !== null) return `≤${NBSP}${timesText(high)}×`;
	return low === null ? '' : `>${NBSP}${timesText(low)}×`;
}

/** A laden share for reading: `0.9` is `90 %`, `0.333333` is `1/3`. */
export function ladenText(share: number): string {
	if (Math.abs(share - 1 / 3) < 0.000_001) return '1/3';
	return percentText(share, Number.isInteger(Math.round(share * 1000) / 10) ? 0 : 1);
}

/** `2023-09-15` is `15 September 2023`. */
export function dayText(date: IsoDate): string {
	return `${Number(date.slice(8))} ${monthName(date)} ${date.slice(0, 4)}`;
}

/** `2023-09-15` is `15 Sep`. */
export function shortDay(date: IsoDate): string {
	return `${Number(date.slice(8))}${NBSP}${monthName(date).slice(0, 3)}`;
}

function monthName(date: string): string {
	return MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
}

export function monthText(month: string): string {
	return `${monthName(month)} ${month.slice(0, 4)}`;
}

export function shortMonth(month: string): string {
	return monthName(month).slice(0, 3);
}

/** `in 2020`, `in March 2024`, `from January to August 2022`, `from 1 January to 15 September 2023`. */
export function periodPhrase(start: IsoDate, end: IsoDate): string {
	const isFromMonthStart = start.endsWith('-01');
	const isToMonthEnd = end === endOfMonth(monthOf(end));
	const isOneYear = start.slice(0, 4) === end.slice(0, 4);
	if (isFromMonthStart && isToMonthEnd) {
		if (isOneYear && start.slice(5, 7) === '01' && end.slice(5, 7) === '12') return `in ${start.slice(0, 4)}`;
		if (monthOf(start) === monthOf(end)) return `in ${monthText(start)}`;
		return `from ${isOneYear ? monthName(start) : monthText(start)} to ${monthText(end)}`;
	}
	const first = isOneYear ? `${Number(start.slice(8))} ${monthName(start)}` : dayText(start);
	return `from ${first} to ${dayText(end)}`;
}

/** `1 Jan–15 Sep 2023`, `Jan–Aug 2022`, `2020`: for labels. */
export function periodLabel(start: IsoDate, end: IsoDate): string {
	const year = end.slice(0, 4);
	const isWhole = start.endsWith('-01') && end === endOfMonth(monthOf(end));
	const isOneYear = start.slice(0, 4) === year;
	if (isWhole && isOneYear && start.slice(5, 7) === '01' && end.slice(5, 7) === '12') return year;
	const from = isWhole ? shortMonth(start) : shortDay(start);
	const to = isWhole ? shortMonth(end) : shortDay(end);
	const fromYear = isOneYear ? '' : ` ${start.slice(0, 4)}`;
	return from === to && isOneYear ? `${to} ${year}` : `${from}${fromYear}–${to} ${year}`;
}

/** The same inside a row that already names the year: `1 Jan–15 Sep`, `Jan–Aug`, `all year`. */
export function periodInYear(start: IsoDate, end: IsoDate): string {
	const label = periodLabel(start, end);
	return label === end.slice(0, 4) ? 'all year' : label.replace(/ \d{4}$/, '');
}

/** `2017`, `2017 and 2020`, `2017, 2020 and 2021`. */
export function listed(items: readonly (number | string)[]): string {
	if (items.length < 2) return items.join('');
	return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
