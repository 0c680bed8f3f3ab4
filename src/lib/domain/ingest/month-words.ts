// A month or year as tables write it above or beside their figures. Days are not read here: a day is no month.

const ENGLISH = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const RUSSIAN = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];

export interface MonthWords {
	/** `2023` or `2023-01`. */
	readonly period: string;
	readonly isYear: boolean;
	/** `Jan-23`: the century is not in the file. */
	readonly isShort: boolean;
}

/** `2023-01`, `202301`, `2023年1月`, `2023년 1월`, `Jan 2023`, `январь 2023` and `Jan-23` are 2023-01; null for the rest. */
export function readMonth(text: string): MonthWords | null {
	const words = text.normalize('NFKC').trim().toLowerCase();
	const year = /^((?:19|20)\d{2})\s?(?:年|년|г\.?|год)?$/.exec(words)?.[1];
	if (year !== undefined) return { period: year, isYear: true, isShort: false };
	const numbers =
		/^((?:19|20)\d{2})(?:[-/.]|年\s?|년\s?)?(\d{1,2})\s?(?:月|월)?$/.exec(words) ??
		/^()(\d{1,2})[/.-]((?:19|20)\d{2})$/.exec(words);
	if (numbers) return month(numbers[1] || (numbers[3] ?? ''), Number(numbers[2]), false);
	const named =
		/^(\p{L}{3,})\.?[\s\-/.']*(\d{2}|\d{4})(?:\s?г\.?)?$/u.exec(words) ??
		/^((?:19|20)\d{2})[\s\-/.]*(\p{L}{3,})\.?$/u.exec(words);
	if (!named) return null;
	const [, first = '', second = ''] = named;
	const [name, yearText] = /^\d/.test(first) ? [second, first] : [first, second];
	const isShort = yearText.length === 2;
	return month(isShort ? `20${yearText}` : yearText, monthNumber(name), isShort);
}

const FULL_ENGLISH =
	'january|february|march|april|may|june|july|august|september|october|november|december|sept'.split('|');
const FULL_RUSSIAN = 'январ|феврал|март|апрел|май|мая|июн|июл|август|сентябр|октябр|ноябр|декабр'.split('|');

function monthNumber(name: string): number {
	const isEnglish = ENGLISH.includes(name) || FULL_ENGLISH.includes(name);
	if (isEnglish) return ENGLISH.indexOf(name.slice(0, 3)) + 1;
	if (!RUSSIAN.includes(name) && !FULL_RUSSIAN.some((stem) => name.startsWith(stem))) return 0;
	return RUSSIAN.findIndex((stem) => name.startsWith(stem)) + 1;
}

function month(year: string, number: number, isShort: boolean): MonthWords | null {
	if (number < 1 || number > 12) return null;
	return { period: `${year}-${String(number).padStart(2, '0')}`, isYear: false, isShort };
}
