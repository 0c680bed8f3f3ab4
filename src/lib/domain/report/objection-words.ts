// Objections in words. Every place that calls a figure disputed asks here, so that none says it without the record.
import type { Dispute, Objection } from '../objection.ts';
import { countryName } from '../country.ts';
import { dayText, listed, periodPhrase } from './reading.ts';

type Disputed = Pick<{ readonly disputes: readonly Dispute[] }, 'disputes'>;

/** Each objection of several estimates once, in their order. */
export function objectionsOf(estimates: readonly Disputed[]): Objection[] {
	return [...new Set(estimates.flatMap(({ disputes }) => disputes.map(({ objection }) => objection)))];
}

/** `China and Russia`. */
export function objectorsText(objections: readonly Objection[]): string {
	return listed([...new Set(objections.flatMap(({ by }) => by))].map(countryName));
}

/** `Disputed by China and Russia`, or nothing where no objection is recorded. */
export function disputedText(estimates: readonly Disputed[]): string {
	const objections = objectionsOf(estimates);
	return objections.length === 0 ? '' : `Disputed by ${objectorsText(objections)}`;
}

/** The same behind a semicolon, to end a line with: `; disputed by China and Russia`. */
export function disputedTail(estimates: readonly Disputed[]): string {
	return disputedText(estimates).replace(/^D/, '; d');
}

/** `on 19 July 2018`, `in 2023`, `between 24 July and 29 September 2020`. */
export function objectionWhen({ start, end }: Objection): string {
	if (start === end) return `on ${dayText(start)}`;
	return periodPhrase(start, end).replace(/^from (.+) to /, 'between $1 and ');
}

/** `19 July 2018`, `2023`, `24 July to 29 September 2020`: for a column of days. */
export function objectionDay({ start, end }: Objection): string {
	return start === end ? dayText(start) : periodPhrase(start, end).replace(/^(in|from) /, '');
}

/**
 * For the line of sources of a picture: `disputed by China and Russia on 19 July 2018`, or, where none was made to the
 * document itself, `figures of its kind disputed by China and Russia in 2023`; nothing where none is recorded.
 */
export function disputedSource(estimates: readonly Disputed[]): string {
	const disputes = estimates.flatMap((estimate) => estimate.disputes);
	const named = disputes.filter(({ namesDocument }) => namesDocument);
	const objections = objectionsOf([{ disputes: named.length > 0 ? named : disputes }]);
	if (objections.length === 0) return '';
	const what = named.length > 0 ? '' : 'figures of its kind ';
	return `${what}disputed by ${objectorsText(objections)} ${listed(objections.map(objectionWhen))}`;
}

/** How near an objection stands to the estimate it is shown beside. */
export function reachText({ namesDocument }: Pick<Dispute, 'namesDocument'>): string {
	return namesDocument
		? 'made to this document'
		: 'made to figures of the same kind; none to this very document was found';
}

/** One objection in full, for a record. */
export function disputeSentence(dispute: Dispute): string {
	const { objection } = dispute;
	return (
		`Disputed by ${objectorsText([objection])} ${objectionWhen(objection)} (${reachText(dispute)}): ` +
		`${objection.said} ${objection.outcome}`
	);
}
