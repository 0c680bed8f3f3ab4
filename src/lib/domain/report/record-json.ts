// A record in the form that scripts rely on, the same for the API and the columns of a download: one flat object for all
// kinds, snake_case, barrels as text with three places, null where a field has no meaning or nothing is known.
import type { IsoDate } from '../calendar.ts';
import { monthOf } from '../calendar.ts';
import { shareFigures } from '../cap/estimates.ts';
import type { Attribution } from '../cap/attribution.ts';
import { DEFAULT_ATTRIBUTION, chargedUnder } from '../cap/attribution.ts';
import type { SupplierCode } from '../country.ts';
import type { ViewQuery } from './view-query.ts';
import type { StoredFigure } from '../cap/figure.ts';
import { inBarrels, isMonthly } from '../cap/figure.ts';
import { refinedWindowOf } from '../cap/regime.ts';
import type { Fraction } from '../decimal.ts';
import { shareText } from '../decimal.ts';
import { disputesOf } from '../objection.ts';
import type { Party } from '../record.ts';
import type { Barrels, FactorSetName } from '../units.ts';
import { barrelsText, factorSet } from '../units.ts';
import { amountOfRecord } from './record-calculation.ts';
import type { Standing } from './record-standing.ts';
import type {
	LedgerRecord,
	StoredMovement,
	StoredShipment,
	StoredTransfer,
	StoredVessel
} from './record-view.ts';
import { chargedSupplier } from './record-view.ts';
import { prohibitionFields } from './sts-json.ts';

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
	scaled_bbl: null as string | null,
	break_even_laden: null as number | null,
	deliveries: null as number | null,
	scenario: null as string | null,
	headline: null as string | null,
	disputed_by: null as readonly string[] | null,
	objections: null as readonly string[] | null,
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
	reported_kind_prohibited_by: null as string | null,
	prohibition_date_open: null as boolean | null,
	event_sources: null as number | null,
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
			return chargedUnder(attribution, { ...record, supplier: recordedSupplier(record, attribution) });
		case 'sts':
			return chargedUnder(attribution, {
				supplier: recordedSupplier(record, attribution),
				supplierRole: 'unknown',
				flag: record.giver.flag,
				loadPortState: null
			});
		case 'period':
		case 'vessel':
			return null;
	}
}

/** Links tell whom a cargo came from, and not by which rule: other rules look at the row alone. */
function recordedSupplier(record: StoredMovement, attribution: Attribution): SupplierCode {
	return attribution === 'as_recorded' ? (record.linked?.supplier ?? record.supplier) : record.supplier;
}

/**
 * `records/12-345` of the pages shows the same record. `laden` is the share that a reader chose; it moves no published
 * figure, and is what `scaled_bbl` stands at. Objections are those made by the as-of day; null asks for all.
 */
export function recordJson(
	record: LedgerRecord,
	standing: Standing,
	factors: FactorSetName,
	{
		laden = null,
		asOf = null,
		attribution = DEFAULT_ATTRIBUTION
	}: Partial<Pick<ViewQuery, 'laden' | 'asOf' | 'attribution'>> = {}
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
		...kindFields(record, asOf),
		charged_to: chargedTo(record, attribution),
		...barrelFields(record, factors),
		...shareFields(record, factors, laden),
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

function kindFields(record: LedgerRecord, asOf: IsoDate | null): Partial<typeof BLANK> {
	switch (record.recordKind) {
		case 'shipment':
			return { ...movementFields(record), ...shipmentFields(record) };
		case 'sts':
			return { ...movementFields(record), ...transferFields(record) };
		case 'period':
			return { ...figureFields(record), ...disputeFields(record, asOf) };
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

/** What follows from an estimate that states its laden share, against the cap of the window in which it begins. */
function shareFields(
	record: LedgerRecord,
	factors: FactorSetName,
	laden: Fraction | null
): Partial<typeof BLANK> {
	if (record.recordKind !== 'period' || record.basis !== 'estimated') return {};
	const window = refinedWindowOf(record.start);
	if (window === null) return {};
	const { fullLoad, scaled, breakEvenLaden } = shareFigures(
		inBarrels(record, factorSet(factors)),
		laden,
		window
	);
	return { full_load_bbl: bbl(fullLoad), scaled_bbl: bbl(scaled), break_even_laden: breakEvenLaden };
}

function movementFields(record: StoredMovement): Partial<typeof BLANK> {
	const { span } = record;
	return {
		window_year: record.windowYear,
		supplier: chargedSupplier(record),
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
		volume: record.kind,
		event_sources: record.linked?.sources ?? 1
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
		...prohibitionFields(record),
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

/** The objections to an estimate by the names under which `/api/v1/cap/{year}` tells them. */
function disputeFields(figure: StoredFigure, asOf: IsoDate | null): Partial<typeof BLANK> {
	if (figure.basis !== 'estimated') return {};
	const objections = disputesOf(figure, asOf).map(({ objection }) => objection);
	return {
		disputed_by: [...new Set(objections.flatMap(({ by }) => by))],
		objections: objections.map(({ id }) => id)
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
