// A record in the form that scripts rely on, the same for the API and the columns of a download: one flat object for all
// kinds, snake_case, barrels as text with three places, null where a field has no meaning or nothing is known.
import { monthOf } from '../calendar.ts';
import type { Attribution } from '../cap/attribution.ts';
import { chargedUnder } from '../cap/attribution.ts';
import type { StoredFigure } from '../cap/figure.ts';
import { isMonthly } from '../cap/figure.ts';
import { shareText } from '../decimal.ts';
import type { Party } from '../record.ts';
import type { Barrels, FactorSetName } from '../units.ts';
import { barrelsText } from '../units.ts';
import { amountOfRecord } from './record-calculation.ts';
import type { Standing } from './record-standing.ts';
import type {
	LedgerRecord,
	StoredMovement,
	StoredShipment,
	StoredTransfer,
	StoredVessel
} from './record-view.ts';

const given = (text: string): string | null => (text === '' ? null : text);
const bbl = (barrels: Barrels | null): string | null => (barrels === null ? null : barrelsText(barrels));

const BLANK = {
	window_year: null as number | null,
	supplier: null as string | null,
	supplier_text: null as string | null,
	supplier_role: null as string | null,
	charged_to: null as string | null,
	basis: null as string | null,
	period_start: null as string | null,
	period_end: null as string | null,
	date_precision: null as string | null,
	month: null as string | null,
	covers_end: null as string | null,
	source_as_of: null as string | null,
	status: null as string | null,
	product: null as string | null,
	product_text: null as string | null,
	product_class: null as string | null,
	hs_code: null as string | null,
	quantity: null as string | null,
	unit: null as string | null,
	published_bbl: null as string | null,
	dwt_t: null as string | null,
	laden_fraction: null as string | null,
	volume: null as string | null,
	factor: null as string | null,
	factor_table: null as string | null,
	unspecified_factor: null as boolean | null,
	bbl: null as string | null,
	full_load_bbl: null as string | null,
	deliveries: null as number | null,
	scenario: null as string | null,
	headline: null as string | null,
	vessel_name: null as string | null,
	imo: null as string | null,
	mmsi: null as string | null,
	flag: null as string | null,
	origin_port: null as string | null,
	destination_port: null as string | null,
	from_vessel: null as string | null,
	from_imo: null as string | null,
	from_mmsi: null as string | null,
	from_flag: null as string | null,
	to_vessel: null as string | null,
	to_imo: null as string | null,
	to_mmsi: null as string | null,
	to_flag: null as string | null,
	direction: null as string | null,
	lat: null as string | null,
	lon: null as string | null,
	location: null as string | null,
	draught_before: null as string | null,
	draught_after: null as string | null,
	former_names: null as string | null,
	vessel_type: null as string | null,
	owner: null as string | null,
	designations: null as string | null
};

/** The state that carries a delivery or transfer under the rule; null for figures, which states report of themselves. */
function chargedTo(record: LedgerRecord, attribution: Attribution): string | null {
	switch (record.recordKind) {
		case 'shipment':
			return chargedUnder(attribution, record);
		case 'sts':
			return chargedUnder(attribution, {
				supplier: record.supplier,
				supplierRole: 'unknown',
				flag: record.giver.flag,
				loadPortState: null
			});
		case 'period':
		case 'vessel':
			return null;
	}
}

/** `records/12-345` of the pages shows the same record. */
export function recordJson(
	record: LedgerRecord,
	standing: Standing,
	factors: FactorSetName,
	attribution: Attribution = 'as_recorded'
) {
	return {
		record: record.id,
		kind: record.recordKind,
		layer: standing.layer,
		years: standing.years,
		in_layer: standing.isIn,
		in_total: standing.isAdded,
		standing: standing.code,
		by_record: standing.by,
		...BLANK,
		...kindFields(record),
		charged_to: chargedTo(record, attribution),
		...barrelFields(record, factors),
		source_class: record.sourceClass,
		source: given(record.source),
		source_ref: given(record.sourceRef),
		source_url: given(record.sourceUrl),
		confidence: given(record.confidence),
		notes: given(record.notes),
		flags: record.flags,
		extra: record.extra,
		import_id: record.importId,
		file: record.fileName,
		line: record.line
	};
}

export type RecordJson = ReturnType<typeof recordJson>;

function kindFields(record: LedgerRecord): Partial<typeof BLANK> {
	switch (record.recordKind) {
		case 'shipment':
			return { ...movementFields(record), ...shipmentFields(record) };
		case 'sts':
			return { ...movementFields(record), ...transferFields(record) };
		case 'period':
			return figureFields(record);
		case 'vessel':
			return vesselFields(record);
	}
}

function barrelFields(record: LedgerRecord, factors: FactorSetName): Partial<typeof BLANK> {
	const amount = amountOfRecord(record, factors);
	if (amount === null) return {};
	return {
		factor: amount.factor,
		factor_table: amount.factorSet,
		unspecified_factor: amount.factor === null ? null : amount.isUnspecifiedFactor,
		bbl: bbl(amount.barrels),
		full_load_bbl: bbl(amount.fullLoad)
	};
}

function movementFields(record: StoredMovement): Partial<typeof BLANK> {
	const { span } = record;
	return {
		window_year: record.windowYear,
		supplier: record.supplier,
		supplier_text: given(record.supplierText),
		period_start: span?.start ?? null,
		period_end: span?.end ?? null,
		date_precision: span?.precision ?? null,
		month: span !== null && monthOf(span.start) === monthOf(span.end) ? monthOf(span.start) : null,
		product: record.product,
		product_text: given(record.productText),
		product_class: record.productClass,
		hs_code: given(record.hsCode),
		quantity: given(record.quantity),
		unit: record.unit,
		dwt_t: given(record.dwt),
		laden_fraction: record.laden === null ? null : shareText(record.laden),
		volume: record.kind
	};
}

function shipmentFields(record: StoredShipment): Partial<typeof BLANK> {
	return {
		basis: record.basis,
		supplier_role: record.supplierRole,
		vessel_name: given(record.vesselName),
		imo: record.imo ?? given(record.imoText),
		flag: record.flag ?? given(record.flagText),
		origin_port: given(record.originPort),
		destination_port: given(record.destinationPort)
	};
}

function transferFields(record: StoredTransfer): Partial<typeof BLANK> {
	const { giver, receiver } = record;
	const imo = (party: Party) => party.imo ?? given(party.imoText);
	const flag = (party: Party) => party.flag ?? given(party.flagText);
	return {
		basis: 'observed',
		from_vessel: given(giver.name),
		from_imo: imo(giver),
		from_mmsi: giver.mmsi,
		from_flag: flag(giver),
		to_vessel: given(receiver.name),
		to_imo: imo(receiver),
		to_mmsi: receiver.mmsi,
		to_flag: flag(receiver),
		direction: record.direction,
		lat: given(record.latitude),
		lon: given(record.longitude),
		location: given(record.location),
		draught_before: given(record.draughtBefore),
		draught_after: given(record.draughtAfter)
	};
}

function figureFields(figure: StoredFigure): Partial<typeof BLANK> {
	return {
		supplier: figure.supplier,
		basis: figure.basis,
		period_start: figure.start,
		period_end: figure.end,
		date_precision: figure.precision,
		month: isMonthly(figure) ? monthOf(figure.start) : null,
		covers_end: figure.coversEnd,
		source_as_of: figure.asOf,
		status: figure.status,
		product: figure.product,
		product_text: given(figure.productText),
		product_class: figure.productClass,
		hs_code: given(figure.hsCode),
		quantity: given(figure.quantity),
		unit: figure.unit,
		published_bbl: bbl(figure.publishedBarrels),
		laden_fraction: figure.laden === null ? null : shareText(figure.laden),
		deliveries: figure.deliveries,
		scenario: given(figure.scenario),
		headline: figure.headline
	};
}

function vesselFields(record: StoredVessel): Partial<typeof BLANK> {
	return {
		vessel_name: given(record.name),
		imo: record.imo ?? given(record.imoText),
		mmsi: record.mmsi,
		flag: record.flag ?? given(record.flagText),
		dwt_t: given(record.dwt),
		former_names: given(record.formerNames),
		vessel_type: given(record.type),
		owner: given(record.owner),
		designations: given(record.designations)
	};
}
