// A stored row of the vessel register back to the record it was read from.
import type { SupplierCode } from '#lib/domain/country.ts';
import type { IssueCode } from '#lib/domain/issue.ts';
import type { SourceClass } from '#lib/domain/record.ts';
import { recordId } from '#lib/domain/record.ts';
import type { StoredVessel } from '#lib/domain/report/record-view.ts';
import type { Imo } from '#lib/domain/vessel.ts';

/** A row of `vessel_entry` with its file. */
export interface VesselRow {
	import_id: number;
	line: number;
	part: number;
	record_key: string;
	content_key: string;
	imo: string | null;
	imo_text: string;
	mmsi: string | null;
	name: string;
	former_names: string;
	flag: string | null;
	flag_text: string;
	type: string;
	dwt: string;
	owner: string;
	designations: string;
	source_url: string;
	source_class: SourceClass;
	notes: string;
	flags: string | null;
	extra: Record<string, string> | null;
	file_name: string;
}

export function toVessel(row: VesselRow): StoredVessel {
	return {
		recordKind: 'vessel',
		id: recordId(row.import_id, row.line, row.part),
		importId: row.import_id,
		fileName: row.file_name,
		line: row.line,
		part: row.part,
		recordKey: row.record_key,
		contentKey: row.content_key,
		source: '',
		sourceRef: '',
		sourceUrl: row.source_url,
		sourceClass: row.source_class,
		confidence: '',
		notes: row.notes,
		imo: row.imo as Imo | null,
		imoText: row.imo_text,
		mmsi: row.mmsi,
		name: row.name,
		formerNames: row.former_names,
		flag: row.flag as SupplierCode | null,
		flagText: row.flag_text,
		type: row.type,
		dwt: row.dwt,
		owner: row.owner,
		designations: row.designations,
		flags: (row.flags ?? '').split(' ').filter(Boolean) as IssueCode[],
		extra: row.extra
	};
}
