import { parseRecordId } from '#lib/domain/record.ts';

/** A record by import and line, such as `12-345`. */
export function match(text: string): boolean {
	return parseRecordId(text) !== null;
}
