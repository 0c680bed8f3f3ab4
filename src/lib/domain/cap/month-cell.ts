// One month of one reporting state: a figure, a reported zero, or a blank that says why. A blank is never zero.
import type { IsoDate, YearMonth } from '../calendar.ts';
import { addDays, daysBetween, endOfMonth } from '../calendar.ts';
import type { Barrels } from '../units.ts';
import { NO_BARRELS } from '../units.ts';
import type { Figure } from './figure.ts';

/**
 * `not_filed`: a source says that no report was filed. `not_loaded`: the day has passed and we hold no figure,
 * which is a gap in our record and not an accusation.
 */
export type CellState = 'reported' | 'zero' | 'not_filed' | 'not_loaded' | 'not_due';

export interface MonthCell {
	readonly month: YearMonth;
	readonly supplier: string;
	readonly state: CellState;
	readonly barrels: Barrels | null;
	readonly dueOn: IsoDate;
	/** Days between the due day and the filing day; null because no source gives the filing day in a column. */
	readonly daysLate: null;
	/** Upper bound for lateness: days from the due day to the page that first showed the figure, where positive. */
	readonly seenAfterDueDays: number | null;
	readonly figures: readonly Figure[];
}

/** Up to and including this day a month is not yet due: for January 2023 and 30 days it is 2023-03-02. */
export function dueDay(month: YearMonth, dueDays: number): IsoDate {
	return addDays(endOfMonth(month), dueDays);
}

/** `figures` are the versions in force for the month, one per product; `notified` stands in where none has a number. */
export function monthCell(
	month: YearMonth,
	supplier: string,
	figures: readonly Figure[],
	notified: Barrels | null,
	{ today, dueDays }: { today: IsoDate; dueDays: number }
): MonthCell {
	const dueOn = dueDay(month, dueDays);
	const numbers = figures.filter((figure) => figure.barrels !== null);
	const barrels =
		numbers.length === 0
			? notified
			: (numbers.reduce((sum, figure) => sum + (figure.barrels ?? 0n), 0n) as Barrels);
	return {
		month,
		supplier,
		state: stateOf(barrels, figures, today > dueOn),
		barrels,
		dueOn,
		daysLate: null,
		seenAfterDueDays: seenAfterDue(numbers, dueOn),
		figures
	};
}

function stateOf(barrels: Barrels | null, figures: readonly Figure[], isDue: boolean): CellState {
	if (barrels !== null) return barrels === NO_BARRELS ? 'zero' : 'reported';
	if (figures.some((figure) => figure.status === 'missing')) return 'not_filed';
	return isDue ? 'not_loaded' : 'not_due';
}

function seenAfterDue(figures: readonly Figure[], dueOn: IsoDate): number | null {
	const days = figures
		.map((figure) => (figure.asOf === null ? 0 : daysBetween(dueOn, figure.asOf)))
		.filter((late) => late > 0);
	return days.length === 0 ? null : Math.max(...days);
}
