// Transfers along the months: a day is a dot, anything longer a bar over all its days, never a dot at its start. What has
// no date is not drawn and is counted apart. Two lanes: receivers reported to fly the DPRK flag, and all others.
import type { DateSpan, IsoDate, YearMonth } from '../calendar.ts';
import {
	addDays,
	daysBetween,
	endOfMonth,
	monthOf,
	monthsBetween,
	startOfMonth,
	yearOf
} from '../calendar.ts';
import type { RecordId } from '../record.ts';
import { shortMonth } from './reading.ts';
import { PROHIBITED_FROM } from './sts-words.ts';

export interface StsEvent {
	readonly id: RecordId;
	readonly span: DateSpan;
	readonly isToDprk: boolean;
	readonly isAggregate: boolean;
	/** Date and ships in words. */
	readonly words: string;
}

/** Transfers of one month, where they are too many to draw one by one. */
export interface StsMonth {
	readonly month: YearMonth;
	readonly toDprk: number;
	readonly others: number;
}

export interface TimeFrame {
	readonly start: IsoDate;
	readonly end: IsoDate;
}

export interface TimeMark {
	readonly event: StsEvent;
	readonly shape: 'dot' | 'bar';
	readonly x: number;
	readonly y: number;
	readonly width: number;
}

export interface TimeColumn {
	readonly month: YearMonth;
	readonly count: number;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

export interface TimeLane<Mark> {
	readonly isToDprk: boolean;
	readonly name: string;
	readonly count: number;
	/** Baseline of its name, and the line under its marks. */
	readonly nameY: number;
	readonly baseY: number;
	readonly marks: readonly Mark[];
}

export interface TimeTick {
	readonly x: number;
	/** Blank where a narrow drawing has no room for it. */
	readonly label: string;
	/** Where the label stands: the middle of its year or month. */
	readonly labelX: number;
}

export interface Timeline<Mark> {
	readonly width: number;
	readonly height: number;
	/** Where the lanes end and the labels of the axis begin. */
	readonly footY: number;
	readonly lanes: readonly TimeLane<Mark>[];
	readonly ticks: readonly TimeTick[];
	/** The first day of the prohibition, where it lies in the frame. */
	readonly prohibitionX: number | null;
}

const SIDE = 6;
export const MARK = 10;
const ROW = 13;
const LEAST_BAR = 6;
const GAP = 2;
const NAME_HEIGHT = 24;
const LANE_GAP = 14;
const AXIS_HEIGHT = 24;
const COLUMN_HEIGHT = 84;
const LABEL_WIDTH = 36;
const FIRST_YEAR = 2017;

/** From January 2017, or the year of an earlier transfer, to this month; or the whole of one year. */
export function timeFrame(year: number | null, first: IsoDate | null, today: IsoDate): TimeFrame {
	if (year !== null) return { start: `${year}-01-01` as IsoDate, end: `${year}-12-31` as IsoDate };
	const from = first === null ? FIRST_YEAR : Math.min(FIRST_YEAR, yearOf(first));
	return { start: `${from}-01-01` as IsoDate, end: endOfMonth(monthOf(today)) };
}

export function hasProhibition({ start, end }: TimeFrame): boolean {
	return start <= PROHIBITED_FROM && PROHIBITED_FROM <= end;
}

type Scale = (day: IsoDate) => number;

/** Where a day begins. */
function scaleOf({ start, end }: TimeFrame, width: number): Scale {
	const days = daysBetween(start, end) + 1;
	return (day) => SIDE + (Math.min(Math.max(daysBetween(start, day), 0), days) / days) * (width - 2 * SIDE);
}

export function timeline(events: readonly StsEvent[], frame: TimeFrame, width: number): Timeline<TimeMark> {
	const scale = scaleOf(frame, width);
	let top = 0;
	const lanes = [true, false].map((isToDprk) => {
		const own = events.filter((event) => event.isToDprk === isToDprk);
		const { marks, rows } = stacked(own, scale, width);
		const baseY = top + NAME_HEIGHT + Math.max(rows, 1) * ROW + 2;
		const lane = laneOf(isToDprk, own.length, top, baseY);
		top = baseY + LANE_GAP;
		return { ...lane, marks: marks.map(({ row, ...mark }) => ({ ...mark, y: baseY - 2 - (row + 1) * ROW })) };
	});
	return { ...framed(frame, scale, width, top), lanes };
}

export function monthTimeline(
	months: readonly StsMonth[],
	frame: TimeFrame,
	width: number
): Timeline<TimeColumn> {
	const scale = scaleOf(frame, width);
	const most = Math.max(1, ...months.flatMap(({ toDprk, others }) => [toDprk, others]));
	let top = 0;
	const lanes = [true, false].map((isToDprk) => {
		const baseY = top + NAME_HEIGHT + COLUMN_HEIGHT;
		const marks = months
			.map((one) => ({ month: one.month, count: isToDprk ? one.toDprk : one.others }))
			.filter(({ count }) => count > 0)
			.map(({ month, count }) => {
				const x = scale(startOfMonth(month));
				const height = (count / most) * (COLUMN_HEIGHT - 4);
				const wide = scale(addDays(endOfMonth(month), 1)) - x;
				return { month, count, x, y: baseY - height, width: Math.max(wide - 1, 1), height };
			});
		const total = marks.reduce((sum, { count }) => sum + count, 0);
		const lane = laneOf(isToDprk, total, top, baseY);
		top = baseY + LANE_GAP;
		return { ...lane, marks };
	});
	return { ...framed(frame, scale, width, top), lanes };
}

function laneOf(isToDprk: boolean, count: number, top: number, baseY: number) {
	const name = isToDprk ? 'to ships reported to fly the DPRK flag' : 'to other or unnamed ships';
	return { isToDprk, name, count, nameY: top + 14, baseY };
}

function framed(frame: TimeFrame, scale: Scale, width: number, top: number) {
	const footY = top - LANE_GAP;
	return {
		width,
		height: footY + AXIS_HEIGHT,
		footY,
		ticks: ticksOf(frame, scale),
		prohibitionX: hasProhibition(frame) ? scale(PROHIBITED_FROM) : null
	};
}

/** Longer spans lie lower, since they are laid first; a mark takes the lowest row in which it touches no other. */
function stacked(events: readonly StsEvent[], scale: Scale, width: number) {
	const ends: { x: number; end: number }[][] = [];
	const placed = events
		.map((event) => ({ event, ...extentOf(event.span, scale, width) }))
		.sort((a, b) => b.width - a.width || a.x - b.x || (a.event.id < b.event.id ? -1 : 1));
	const marks = placed.map((mark) => {
		const end = mark.x + mark.width;
		let row = ends.findIndex((taken) =>
			taken.every((other) => mark.x >= other.end + GAP || end + GAP <= other.x)
		);
		if (row < 0) row = ends.push([]) - 1;
		ends[row]?.push({ x: mark.x, end });
		return { ...mark, row };
	});
	return { marks: marks.sort((a, b) => a.x - b.x || b.row - a.row), rows: ends.length };
}

function extentOf({ start, end }: DateSpan, scale: Scale, width: number) {
	const [from, to] = [scale(start), scale(addDays(end, 1))];
	if (start === end) {
		const x = Math.min(Math.max((from + to) / 2 - MARK / 2, 0), width - MARK);
		return { shape: 'dot' as const, x, width: MARK };
	}
	// A bar that its edge would hide is widened about the middle of its days.
	const wide = Math.max(to - from, LEAST_BAR);
	return { shape: 'bar' as const, x: (from + to - wide) / 2, width: wide };
}

function ticksOf({ start, end }: TimeFrame, scale: Scale): TimeTick[] {
	const isOneYear = yearOf(start) === yearOf(end);
	const months = monthsBetween(start, end).filter((month) => isOneYear || month.endsWith('-01'));
	return months.map((month, index) => {
		const x = scale(startOfMonth(month));
		const next = months[index + 1];
		const right = next === undefined ? scale(addDays(end, 1)) : scale(startOfMonth(next));
		// Where years or months are narrower than their name, every second one has it; a last one of few weeks may go without.
		const isRoom = right - x >= LABEL_WIDTH || (index % 2 === 0 && right - x >= LABEL_WIDTH / 2);
		const label = isOneYear ? shortMonth(month) : month.slice(0, 4);
		return { x, label: isRoom ? label : '', labelX: (x + right) / 2 };
	});
}

export interface YearCount {
	readonly year: number;
	readonly toDprk: number;
	readonly others: number;
}

/** `2018 has most: 17 of the 42 with a date. The latest is dated Aug 2024.` Blank where none has a date. */
export function timelineSummary(years: readonly YearCount[], latest: string): string {
	const sums = years.map(({ year, toDprk, others }) => ({ year, sum: toDprk + others }));
	const total = sums.reduce((all, { sum }) => all + sum, 0);
	if (total === 0) return '';
	const most = Math.max(...sums.map(({ sum }) => sum));
	const [top, rival] = sums.filter(({ sum }) => sum === most);
	const dated = `${total.toLocaleString('en')} with a date`;
	const first =
		years.length === 1 || rival !== undefined
			? `${dated}.`
			: `${top?.year} has most: ${most.toLocaleString('en')} of the ${dated}.`;
	return `${first} The latest is dated ${latest}. Few marks mean few reports here, not few transfers.`;
}
