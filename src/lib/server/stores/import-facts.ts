// When imports came into the ledger and left it: what a comparison of two of its states needs to say why.
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { ImportFacts } from '#lib/domain/report/changes.ts';
import { sql } from '../db/connection.ts';
import type { Executor } from './executor.ts';

/** As they were known at `version`: what was withdrawn after it had not been yet. */
export async function importFacts(
	db: Executor,
	ids: readonly number[],
	version: number
): Promise<ImportFacts[]> {
	if (ids.length === 0) return [];
	const { rows } = await sql<{
		id: number;
		file_name: string;
		committed_on: IsoDate;
		committed_version: number;
		withdrawn_version: number | null;
		withdrawn_reason: string | null;
	}>`
		select id, file_name, committed_on, committed_version, withdrawn_version, withdrawn_reason
		from import where id = any(${[...ids]}::int[]) and committed_version is not null
		order by id`.execute(db);
	return rows.map((row) => ({
		id: row.id,
		fileName: row.file_name,
		committedOn: row.committed_on,
		committedVersion: row.committed_version,
		...(row.withdrawn_version !== null && row.withdrawn_version <= version
			? { withdrawnVersion: row.withdrawn_version, withdrawnReason: row.withdrawn_reason }
			: { withdrawnVersion: null, withdrawnReason: null })
	}));
}
