// Names of months in English and Russian. Chinese and Korean number theirs.

/** English by its name or first letters; Russian in the nominative, the genitive of dates, and shortened. */
const NAMES: readonly string[] = [
	'january jan январь января янв',
	'february feb февраль февраля фев февр',
	'march mar март марта мар',
	'april apr апрель апреля апр',
	'may май мая',
	'june jun июнь июня июн',
	'july jul июль июля июл',
	'august aug август августа авг',
	'september sep sept сентябрь сентября сен сент',
	'october oct октябрь октября окт',
	'november nov ноябрь ноября ноя нояб',
	'december dec декабрь декабря дек'
];

const byName = new Map(NAMES.flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const)));

/** 1 to 12, or null: `Aug`, `AUGUST` and `августа` are 8. */
export function monthNumber(name: string): number | null {
	return byName.get(name.toLowerCase()) ?? null;
}
