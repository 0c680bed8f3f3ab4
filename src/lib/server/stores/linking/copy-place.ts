import { parseRecordId } from '#lib/domain/record.ts';
import type { CopyLines } from '../../db/copy-lines.ts';

/** Three cells: import, line and part of a record; NULL where there is none. */
export function copyPlace(lines: CopyLines, id: string | null): void {
	const place = id === null ? null : parseRecordId(id);
	lines.integer(place?.importId ?? null);
	lines.integer(place?.line ?? null);
	lines.integer(place?.part ?? null);
}
