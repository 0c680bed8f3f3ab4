// Who disputed which published estimates, when, and what came of it. The table is data; an objection takes no side and
// moves no figure.
import objections from '#data/reference/objections.json' with { type: 'json' };
import type { IsoDate } from './calendar.ts';
import { parseIsoDate, yearOf } from './calendar.ts';
import type { SourceClass } from './record.ts';
import { parseSourceClass } from './source-class.ts';

export interface Objection {
	/** Never changes: addresses and downloads name it. */
	readonly id: string;
	/** The states that objected, as ISO codes. */
	readonly by: readonly string[];
	/** It was made between these days, both included. */
	readonly start: IsoDate;
	readonly end: IsoDate;
	/** Years whose figures of this kind it is shown beside. */
	readonly years: readonly number[];
	/** Texts by which the documents it was made to are known. */
	readonly documents: readonly string[];
	readonly against: string;
	readonly said: string;
	readonly outcome: string;
	readonly sources: readonly string[];
	readonly confidence: string;
}

/** An objection beside an estimate: made to its very document, or to figures of the same kind. */
export interface Dispute {
	readonly objection: Objection;
	readonly namesDocument: boolean;
}

/** What an estimate says of itself, as far as an objection asks. */
export interface Disputable {
	readonly source: string;
	readonly sourceRef: string;
	readonly sourceClass: SourceClass;
	readonly start: IsoDate;
}

function day(text: string): IsoDate {
	const date = parseIsoDate(text);
	if (date === null) throw new Error(`objections: ${text} is no day`);
	return date;
}

/** Every objection that is known, oldest first. */
export const allObjections: readonly Objection[] = objections.objections
	.map((one) => ({ ...one, start: day(one.start), end: day(one.end) }))
	.sort((a, b) => (a.start < b.start ? -1 : 1));

const classes = objections.publishers.classes.map(parseSourceClass);
const publishers = new RegExp(`\\b(${objections.publishers.words.join('|')})\\b`);

/** The objections to an estimate that were made by a day; null asks for all of them. */
export function disputesOf(estimate: Disputable, asOf: IsoDate | null): Dispute[] {
	const { source, sourceRef, sourceClass, start } = estimate;
	if (!classes.includes(sourceClass) && !publishers.test(source)) return [];
	const names = `${source}\n${sourceRef}`;
	return allObjections
		.filter(({ years, end }) => years.includes(yearOf(start)) && (asOf === null || end <= asOf))
		.map((objection) => ({
			objection,
			namesDocument: objection.documents.some((text) => names.includes(text))
		}));
}
