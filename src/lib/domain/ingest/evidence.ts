// What all cells of a column say together about its decimal sign, the order of its dates and where its day numbers begin.
// Counts of forms only, so that neither the order of rows nor a file in two parts changes the answer. Null is a question.
import type { IsoDate } from '../calendar.ts';
import type { DateOrder, DateSystem, DecimalSign } from './conventions.ts';
import { dateForm, serialDay } from './date-form.ts';
import type { DateForm } from './date-form.ts';
import { serialOf } from './date-text.ts';
import type { NumberForm } from './number-form.ts';
import { numberForm, splitUnit } from './number-form.ts';

export interface NumberVerdict {
	readonly decimal: DecimalSign | null;
	/** Cells that settle the point stand beside cells that settle the comma. */
	readonly isConflict: boolean;
}

export class NumberEvidence {
	readonly counts: Record<NumberForm, number> = {
		plain: 0,
		settles_dot: 0,
		settles_comma: 0,
		group_or_decimal_comma: 0,
		group_or_decimal_dot: 0,
		bad: 0
	};

	/** A cell of the column, with or without a unit beside its number; blanks and null tokens are not for here. */
	add(text: string): void {
		let form = numberForm(text);
		if (form === 'bad') {
			const split = splitUnit(text);
			if (split !== null) form = numberForm(split.number);
		}
		this.counts[form] += 1;
	}

	merge(other: NumberEvidence): void {
		for (const form of Object.keys(this.counts) as NumberForm[]) this.counts[form] += other.counts[form];
	}

	/** True once a cell was seen that reads differently, or clashes, under another sign than the point. */
	get needsWhole(): boolean {
		const { settles_comma, group_or_decimal_comma, group_or_decimal_dot } = this.counts;
		return settles_comma + group_or_decimal_comma + group_or_decimal_dot > 0;
	}

	/**
	 * One settling cell settles the column; both kinds settle nothing. `1.234` alone is taken with the point unless the
	 * file separates its cells by `;` or another of its columns settles the comma: then, like `1,234`, it is a question.
	 */
	decide({ isCommaLikely }: { readonly isCommaLikely: boolean }): NumberVerdict {
		const { settles_dot, settles_comma, group_or_decimal_comma, group_or_decimal_dot } = this.counts;
		if (settles_dot > 0 && settles_comma > 0) return { decimal: null, isConflict: true };
		if (settles_dot > 0) return { decimal: '.', isConflict: false };
		if (settles_comma > 0) return { decimal: ',', isConflict: false };
		const isPoint = group_or_decimal_dot > 0 && group_or_decimal_comma === 0 && !isCommaLikely;
		return { decimal: isPoint ? '.' : null, isConflict: false };
	}
}

export interface DateVerdict {
	readonly order: DateOrder | null;
	readonly system: DateSystem | null;
	/** Cells whose day stands first stand beside cells whose month does. */
	readonly isConflict: boolean;
	readonly hasSerials: boolean;
}

export class DateEvidence {
	readonly counts: Record<DateForm, number> = {
		iso: 0,
		settled: 0,
		dmy: 0,
		mdy: 0,
		day_month: 0,
		serial: 0,
		bad: 0
	};
	/** Day numbers that have come if counted from 1900, and lie ahead if counted from 1904. */
	private onlyFrom1900 = 0;
	private readonly today: IsoDate;

	constructor(today: IsoDate) {
		this.today = today;
	}

	add(text: string): void {
		const form = dateForm(text);
		this.counts[form] += 1;
		if (form !== 'serial') return;
		const number = serialOf(text);
		if (number === null || serialDay(number, '1900') > this.today) return;
		if (serialDay(number, '1904') > this.today) this.onlyFrom1900 += 1;
	}

	merge(other: DateEvidence): void {
		for (const form of Object.keys(this.counts) as DateForm[]) this.counts[form] += other.counts[form];
		this.onlyFrom1900 += other.onlyFrom1900;
	}

	/** True once a cell was seen that a convention decides, or that decides one. */
	get needsWhole(): boolean {
		const { dmy, mdy, day_month, serial } = this.counts;
		return dmy + mdy + day_month + serial > 0;
	}

	/**
	 * Day numbers are counted from 1900 where 1904 would put one of them after today. They never prove 1904: four years
	 * taken for granted would move deliveries from before the first cap into a window.
	 */
	decide(): DateVerdict {
		const { dmy, mdy, serial } = this.counts;
		const isConflict = dmy > 0 && mdy > 0;
		const order = isConflict ? null : dmy > 0 ? 'DMY' : mdy > 0 ? 'MDY' : null;
		return { order, system: this.onlyFrom1900 > 0 ? '1900' : null, isConflict, hasSerials: serial > 0 };
	}
}
