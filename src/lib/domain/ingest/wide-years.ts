// A year in a table of months: a row among rows, or a column among columns. It counts beside none of its months; what it
// holds beyond those in the file is said, for no figure has it.
import type { Decimal } from '../decimal.ts';
import { decimalText, parseDecimal, plus } from '../decimal.ts';
import type { FileMarks, Mark } from './marks.ts';
import { readMonth } from './month-words.ts';
import type { RowNote, Verdict } from './profiles/profile.ts';
import { isNull, withoutThousands } from './profiles/verdict.ts';

/** A column of figures: its place, its header as it stands, the state or month that it is of. */
interface Figure {
	readonly at: number;
	readonly header: string;
	readonly of: string;
}

/** What a year says of one state, and what its months in the file add up to; null where there is none. */
interface YearFigure {
	readonly name: string;
	readonly year: string;
	readonly months: Decimal | null;
	/** False where a cell of a month is no plain number. */
	readonly isReadable: boolean;
}

/** What a row of a month says of the row of its year: that the month is there, and its figures. */
export function wideMarks(figures: readonly Figure[], row: readonly string[]): Mark[] {
	const month = readMonth(row[0]?.trim() ?? '');
	if (month === null || month.isYear) return [];
	const year = month.period.slice(0, 4);
	return [
		{ path: ['month', month.period] },
		...figures.map(({ at }): Mark => {
			const amount = numberOf(row[at]);
			const isUnread = amount === null && !isNull(row[at]?.trim() ?? '');
			return { path: [isUnread ? 'unread' : 'year', year, `${at}`], amount };
		})
	];
}

function numberOf(cell: string | undefined): Decimal | null {
	return parseDecimal(withoutThousands(cell?.trim() ?? ''));
}

const MONTHS = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));

/** A year among months, compared with them figure by figure; what cannot be compared is told where a month is missing. */
function yearNote(
	year: string,
	column: string | null,
	figures: readonly YearFigure[],
	hasAllMonths: boolean
): RowNote {
	const apart = figures.filter((one) => {
		if (isNull(one.year)) return false;
		const own = numberOf(one.year);
		if (own === null || !one.isReadable) return !hasAllMonths;
		const months = one.months ?? { units: 0n, scale: 0 };
		return plus(own, { ...months, units: -months.units }).units !== 0n;
	});
	if (apart.length === 0) {
		return { code: 'aggregate_excluded', column, seen: column === null ? year : (figures[0]?.year ?? '') };
	}
	const told = apart.map(({ name, year: whole, months, isReadable }) => {
		const known = isReadable ? (months === null ? 'none' : decimalText(months)) : 'what cannot be added up';
		return `${name === '' ? '' : `${name} `}${whole} in the year, ${known} in its months in the file`;
	});
	// Said of the row, where what was seen is shown in words.
	return { code: 'year_beyond_months', column: null, seen: `${year}: ${told.join('; ')}` };
}

/** The row of a year in a table of months. */
export function yearRow(
	columns: readonly Figure[],
	year: string,
	row: readonly string[],
	marks: FileMarks
): Verdict {
	const figures = columns.map(({ at, header }) => ({
		name: header,
		year: row[at]?.trim() ?? '',
		months: marks.sum(['year', year, `${at}`]),
		isReadable: !marks.has(['unread', year, `${at}`])
	}));
	const hasAll = MONTHS.every((month) => marks.has(['month', `${year}-${month}`]));
	return { kind: 'left_out', note: yearNote(year, null, figures, hasAll) };
}

/** The column of a year in a table of months. */
export function yearColumn(
	figures: readonly Figure[],
	year: string,
	{ at, header }: Omit<Figure, 'of'>,
	row: readonly string[]
): RowNote {
	const own = figures.filter(({ of }) => of.startsWith(`${year}-`));
	const filled = own.map((one) => row[one.at]?.trim() ?? '').filter((cell) => !isNull(cell));
	const numbers = filled.map(numberOf);
	const months = numbers.reduce<Decimal | null>(
		(sum, number) => (number === null ? sum : sum === null ? number : plus(sum, number)),
		null
	);
	const isReadable = !numbers.includes(null);
	const figure = { name: '', year: row[at]?.trim() ?? '', months, isReadable };
	return yearNote(year, header, [figure], filled.length === 12);
}
