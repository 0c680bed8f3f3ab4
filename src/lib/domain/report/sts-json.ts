// A transfer at sea in the form that scripts rely on: snake_case, barrels as text with three places, null where nothing
// is known.
import { NORTH_KOREA } from '../country.ts';
import type { Party } from '../record.ts';
import type { FactorSetName } from '../units.ts';
import { barrelsText } from '../units.ts';
import { amountOfRecord } from './record-calculation.ts';
import type { Standing } from './record-standing.ts';
import type { StoredTransfer } from './record-view.ts';
import { degreesOf } from './sts-map.ts';
import { PROHIBITION, prohibitedKind } from './sts-words.ts';

const given = (text: string): string | null => (text === '' ? null : text);

function partyJson({ name, imo, imoText, mmsi, flag, flagText, dwt }: Party) {
	return {
		name: given(name),
		imo,
		/** The number as the file has it, where it is no IMO number. */
		imo_as_given: given(imoText),
		mmsi,
		flag,
		flag_as_given: given(flagText),
		dwt_t: given(dwt)
	};
}

/** `prohibition_date_open` is true where the date leaves open whether the paragraph applied yet. */
export function prohibitionFields(record: StoredTransfer) {
	const kind = prohibitedKind(record);
	return {
		reported_kind_prohibited_by: kind === 'of_kind' || kind === 'date_open' ? PROHIBITION : null,
		prohibition_date_open: kind === 'date_open'
	};
}

/** `records/12-345` of the pages shows the same record. */
export function transferJson(record: StoredTransfer, standing: Standing, factors: FactorSetName) {
	const { span } = record;
	const amount = amountOfRecord(record, factors);
	const position = degreesOf(record.latitude, record.longitude);
	return {
		id: record.id,
		date: span?.start ?? null,
		date_precision: span?.precision ?? null,
		end_date: span?.end ?? null,
		location: given(record.location),
		latitude: position?.latitude ?? null,
		longitude: position?.longitude ?? null,
		direction: record.direction,
		giver: partyJson(record.giver),
		receiver: partyJson(record.receiver),
		product: record.product,
		product_as_given: given(record.productText),
		quantity: given(record.quantity),
		unit: record.unit,
		barrels: amount === null || amount.barrels === null ? null : barrelsText(amount.barrels),
		factor: amount?.factor ?? null,
		factor_table: amount?.factorSet ?? null,
		to_dprk_flagged: record.receiver.flag === NORTH_KOREA,
		...prohibitionFields(record),
		/** Agencies that report the event independently of each other. */
		event_sources: record.linked?.sources ?? 1,
		aggregate: record.leftOut === 'aggregate',
		/** Why it enters no sum of transfers; null where it stands in the ledger of its window. */
		left_out: standing.isIn ? null : standing.code,
		source: given(record.source),
		source_ref: given(record.sourceRef),
		source_class: record.sourceClass,
		source_url: given(record.sourceUrl),
		confidence: given(record.confidence),
		notes: given(record.notes),
		import_id: record.importId,
		file: record.fileName,
		line: record.line
	};
}
