// What each question about a file asks, and what each answer would mean for cells of that file. The examples are read by
// the readers that read the file.
import { dayText } from '#lib/domain/report/reading.ts';
import { exactBarrelsText } from '#lib/domain/report/reading.ts';
import { decimalText, parseDecimal } from '#lib/domain/decimal.ts';
import type { DateOrder, DateSystem, DecimalSign } from '#lib/domain/ingest/conventions.ts';
import { readDateText } from '#lib/domain/ingest/date-form.ts';
import type { QuestionCode } from '#lib/domain/ingest/decisions.ts';
import { readNumberText } from '#lib/domain/ingest/number-form.ts';
import type { Unit } from '#lib/domain/units.ts';
import { DEFAULT_FACTOR_SET, factorSet, toBarrels } from '#lib/domain/units.ts';

export interface QuestionWords {
	readonly title: string;
	/** What hangs on it. */
	readonly why: string;
	readonly choices: Readonly<Record<string, string>>;
}

export const questionWords: Readonly<Record<QuestionCode, QuestionWords>> = {
	basis: {
		title: 'Who says these deliveries took place?',
		why: 'Rows without a basis enter one layer or another by this answer, and layers are never added up.',
		choices: {
			declared: 'Declared: a state reported them to the Committee',
			observed: 'Observed: somebody saw or tracked them',
			estimated: 'Estimated: a calculation, in no total',
			customs: 'Customs: trade statistics, in no total under the cap'
		}
	},
	unit: {
		title: 'Which unit are quantities in that name none?',
		why: 'A unit is never guessed, and the answers differ by a factor of a thousand.',
		choices: {
			bbl: 'Barrels (bbl)',
			kbbl: 'Thousands of barrels (kbbl)',
			t: 'Metric tonnes (t)',
			kt: 'Thousands of tonnes (kt)',
			kg: 'Kilograms (kg)',
			m3: 'Cubic metres (m3)',
			kl: 'Kilolitres (kl)',
			L: 'Litres (L)',
			gal: 'US gallons (gal)'
		}
	},
	decimal: {
		title: 'Which sign stands before the decimals?',
		why: 'Nothing in the column settles it, and the two readings differ by a factor of a thousand.',
		choices: { '.': 'A point', ',': 'A comma' }
	},
	date_order: {
		title: 'Does the day or the month come first?',
		why: 'No date in the column settles it by a number above 12. Another month can be another year of the cap.',
		choices: { DMY: 'Day first', MDY: 'Month first' }
	},
	date_system: {
		title: 'From which year does the spreadsheet count its days?',
		why: 'Dates stand as day numbers. Nearly every program counts from 1900; old Excel for Mac counts from 1904.',
		choices: { '1900': 'From 1900', '1904': 'From 1904' }
	},
	port_calls: {
		title: 'Was each of these port calls a delivery?',
		why: 'The file names ships in port and no cargo. Calls are no barrels.',
		choices: {
			deliveries: 'Yes: each call is one delivery, without a volume unless one is stated',
			context: 'No: keep them beside the record, in no total'
		}
	},
	flow: {
		title: 'Does this table show supplies to North Korea?',
		why: 'Its title speaks of imports, and no column says whose. What another state imports is no supply under the cap.',
		choices: {
			to_north_korea: 'Yes: North Korea is the one that imports, or the title is wrong',
			other: 'No: leave its rows out as trade in the other direction'
		}
	}
};

const THOUSAND = parseDecimal('1000');

/** `03/04/2023 is 3 Apr 2023`: what an answer makes of a text of the file; null where there is nothing to show. */
export function answerExample(code: QuestionCode, choice: string, samples: readonly string[]): string | null {
	if (code === 'unit') {
		if (THOUSAND === null) return null;
		const { barrels } = toBarrels(THOUSAND, choice as Unit, 'diesel', factorSet(DEFAULT_FACTOR_SET));
		return `1,000 of them are ${exactBarrelsText(barrels)} bbl of diesel`;
	}
	const read = samples.map((text) => readExample(code, choice, text));
	const shown = read.filter((one) => one !== null);
	return shown.length === 0 ? null : shown.join('; ');
}

function readExample(code: QuestionCode, choice: string, text: string): string | null {
	switch (code) {
		case 'date_order':
			return dateExample(text, { order: choice as DateOrder, system: null });
		case 'date_system':
			return dateExample(text, { order: null, system: choice as DateSystem });
		case 'decimal': {
			const reading = readNumberText(text, choice as DecimalSign);
			return reading.kind === 'number' ? `${text} is ${decimalText(reading.value)}` : null;
		}
		case 'basis':
		case 'unit':
		case 'port_calls':
		case 'flow':
			return null;
	}
}

function dateExample(
	text: string,
	convention: { readonly order: DateOrder | null; readonly system: DateSystem | null }
): string | null {
	const reading = readDateText(text, convention);
	return reading.kind === 'span' ? `${text} is ${dayText(reading.span.start)}` : null;
}
