// The vessel register. Rows enrich ships; they never carry a volume.
import type { VesselEntry } from '#lib/domain/record.ts';
import { sql } from '../db/connection.ts';
import type { Executor } from './executor.ts';

export async function insertVessels(
	db: Executor,
	importId: number,
	entries: readonly VesselEntry[]
): Promise<void> {
	const rows = entries.map((entry) => ({
		import_id: importId,
		line: entry.line,
		part: entry.part,
		record_key: entry.recordKey,
		content_key: entry.contentKey,
		imo: entry.imo,
		imo_text: entry.imoText,
		mmsi: entry.mmsi,
		name: entry.name,
		former_names: entry.formerNames,
		flag: entry.flag,
		flag_text: entry.flagText,
		type: entry.type,
		dwt: entry.dwt,
		owner: entry.owner,
		designations: entry.designations,
		source_url: entry.sourceUrl,
		source_class: entry.sourceClass,
		notes: entry.notes,
		flags: entry.flags.length === 0 ? null : entry.flags.join(' '),
		extra: entry.extra
	}));
	await sql`
		insert into vessel_entry
		select * from jsonb_populate_recordset(null::vessel_entry, ${JSON.stringify(rows)}::jsonb)`.execute(db);
}
