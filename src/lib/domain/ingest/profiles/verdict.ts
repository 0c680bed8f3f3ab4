// The words in which a profile says what a row stands for.
import { countryName, parseCountry } from '../../country.ts';
import type { IssueCode } from '../../issue.ts';
import type { RecordKind } from '../../record.ts';
import { isNullToken } from '../null-token.ts';
import type { RowNote, RowPart, SourceCells, Verdict } from './profile.ts';

export function isNull(text: string): boolean {
	return text === '' || isNullToken(text);
}

/** The first of the named cells that holds a value; blank when none does. */
export function given(row: SourceCells, ...keys: readonly string[]): string {
	for (const key of keys) {
		const text = row.text(key);
		if (!isNull(text)) return text;
	}
	return '';
}

export function isYes(text: string): boolean {
	return ['1', 'true', 'yes', 't'].includes(text.toLowerCase());
}

export function leftOut(code: IssueCode, column: string | null, seen: string): Verdict {
	return { kind: 'left_out', note: { code, column, seen } };
}

export function onePart(values: Readonly<Record<string, string>>, notes: readonly RowNote[] = []): Verdict {
	return { kind: 'parts', parts: [part(values, notes)] };
}

export function part(
	values: Readonly<Record<string, string>>,
	notes: readonly RowNote[] = [],
	kind?: RecordKind
): RowPart {
	return { ...(kind && { kind }), values, ...(notes.length > 0 && { notes }) };
}

/** A quantity with its unit, or neither: a unit alone says nothing. */
export function measured(quantity: string, unit: string): Record<string, string> {
	return quantity === '' ? { quantity: '', unit: '' } : { quantity, unit };
}

/** `1,234,567.8` of a format that groups by commas is `1234567.8`; anything else stays as it is. */
export function withoutThousands(text: string): string {
	return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
}

/**
 * A port with its state, so that a port elsewhere is known as such. The state in one spelling: `Busan, Korea, South`
 * would end in a word that is no state.
 */
export function portIn(port: string, state: string): string {
	const code = parseCountry(state);
	const name = code === null ? state : countryName(code);
	if (port === '' || name === '') return port || name;
	return port.toLowerCase().endsWith(name.toLowerCase()) ? port : `${port}, ${name}`;
}
