// The published templates: which columns a file of each kind may have, and other names under which they come.
import type { RecordKind } from '../record.ts';

export interface Template {
	readonly kind: RecordKind;
	readonly columns: readonly string[];
	/** Each group needs one of its columns in the header. */
	readonly required: readonly (readonly string[])[];
	/** Header names that stand for a column. */
	readonly aliases: Readonly<Record<string, string>>;
}

const commonAliases = { publisher: 'source', document: 'source_ref', note: 'notes' };

/** Columns in the order of the published templates; the optional ones of later versions stand at the end. */
export const templates: Readonly<Record<RecordKind, Template>> = {
	shipment: {
		kind: 'shipment',
		columns: [
			'date',
			'supplier',
			'vessel_name',
			'imo',
			'product',
			'hs_code',
			'quantity',
			'unit',
			'origin_port',
			'destination_port',
			'source',
			'source_ref',
			'basis',
			'period_start',
			'period_end',
			'flag',
			'dwt',
			'laden_fraction',
			'supplier_role',
			'source_url',
			'confidence',
			'notes'
		],
		required: [
			['date', 'period_start'],
			['quantity', 'dwt', 'vessel_name', 'imo']
		],
		aliases: commonAliases
	},
	sts: {
		kind: 'sts',
		columns: [
			'date',
			'lat',
			'lon',
			'from_vessel',
			'from_imo',
			'from_flag',
			'to_vessel',
			'to_imo',
			'to_flag',
			'product',
			'quantity',
			'unit',
			'supplier',
			'source',
			'source_ref',
			'end_date',
			'location',
			'direction',
			'from_dwt',
			'to_dwt',
			'laden_fraction',
			'draught_before',
			'draught_after',
			'source_url',
			'confidence',
			'notes',
			'from_mmsi',
			'to_mmsi'
		],
		required: [['date'], ['from_vessel', 'from_imo', 'from_mmsi', 'to_vessel', 'to_imo', 'to_mmsi']],
		aliases: commonAliases
	},
	period: {
		kind: 'period',
		columns: [
			'period_start',
			'period_end',
			'supplier',
			'product',
			'hs_code',
			'quantity',
			'unit',
			'barrels',
			'status',
			'basis',
			'as_of',
			'source',
			'source_ref',
			'source_url',
			'deliveries',
			'scenario',
			'laden_fraction',
			'source_class',
			'confidence',
			'notes',
			'covers_end',
			'multiple_of_cap',
			'headline',
			'headline_reason',
			'tonnes'
		],
		required: [['period_start'], ['barrels', 'quantity', 'tonnes', 'deliveries']],
		aliases: { ...commonAliases, month: 'period_start', year: 'period_start' }
	},
	vessel: {
		kind: 'vessel',
		columns: [
			'imo',
			'mmsi',
			'name',
			'former_names',
			'flag',
			'type',
			'dwt',
			'owner',
			'designations',
			'source_url',
			'flag_remark'
		],
		required: [
			['imo', 'name'],
			['name', 'former_names', 'designations', 'type', 'owner']
		],
		aliases: { vessel_name: 'name', vessel_type: 'type', deadweight: 'dwt', tonnage: 'dwt' }
	}
};

/** Columns behind those of a file in the list of its refused rows; the importer passes them over when it comes back. */
export const REFUSED_COLUMNS = ['oilcap_line', 'oilcap_reason'] as const;

/** True for a column that such a list has added to the file. */
export function isRefusedColumn(header: string): boolean {
	return REFUSED_COLUMNS.some((column) => headerKey(column) === headerKey(header));
}

/** Headers are compared on letters and digits only: `Source Ref.` is `source_ref`. */
export function headerKey(header: string): string {
	return header
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '');
}
