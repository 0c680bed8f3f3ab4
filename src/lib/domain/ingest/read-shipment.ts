// One row of shipments.csv: one delivery.
import type { DateSpan } from '../calendar.ts';
import type { LeftOutReason, Shipment, SupplierRole } from '../record.ts';
import { BASES, SUPPLIER_ROLES } from '../record.ts';
import type { Basis } from '../record.ts';
import type { Cells } from './cells.ts';
import { isElsewhere, isInNorthKorea } from './destination.ts';
import { portState } from './port-state.ts';
import type { ReadContext } from './read-context.ts';
import {
	isAggregate,
	joinSpans,
	readFlag,
	readImo,
	readSource,
	readSpan,
	readSupplier,
	readVolume,
	windowOfSpan
} from './read-common.ts';
import { eventKeys } from './record-key.ts';
import { templates } from './templates.ts';

export function readShipment(cells: Cells, context: ReadContext): Shipment {
	const aggregate = isAggregate(cells);
	const span = readShipmentSpan(cells, context, aggregate);
	const { code: supplier, text: supplierText } = readSupplier(cells);
	const volume = readVolume(cells, 'dwt');
	const basis = readBasis(cells, context);
	const source = readSource(cells);
	const destination = cells.value('destination_port');
	const isOther = cells.layout.profile?.isWorldwide ? !isInNorthKorea(destination) : isElsewhere(destination);
	if (isOther) cells.note('destination_other', 'destination_port');
	if (basis === 'declared' && source.sourceClass !== 'official') cells.note('declared_not_official', 'basis');

	const placed = span === null ? null : windowOfSpan(span);
	// A sum of several deliveries may reach over windows: it is shown, and counts in none.
	if (placed?.kind === 'crossing' && !aggregate) cells.note('period_crosses_window', 'date');
	if (placed?.kind === 'before') cells.note('date_before_cap', 'date');

	const { recordKey, otherKey, contentKey } = eventKeys(
		'shipment',
		cells,
		templates.shipment.columns,
		context
	);
	const { imo, imoText } = readImo(cells, 'imo');
	const { flag, flagText } = readFlag(cells, 'flag');
	const supplierRole = readRole(cells);
	const originPort = cells.text('origin_port');

	// Written out: spreads here cost a tenth of the time of a whole import.
	return {
		recordKind: 'shipment',
		line: cells.line,
		part: 1,
		recordKey,
		otherKey,
		contentKey,
		source: source.source,
		sourceRef: source.sourceRef,
		sourceUrl: source.sourceUrl,
		sourceClass: source.sourceClass,
		confidence: source.confidence,
		notes: source.notes,
		product: volume.product,
		productText: volume.productText,
		productClass: volume.productClass,
		hsCode: volume.hsCode,
		quantity: volume.quantity,
		unit: volume.unit,
		dwt: volume.dwt,
		laden: volume.laden,
		kind: volume.kind,
		barrels: volume.barrels,
		span,
		windowYear: placed?.kind === 'window' ? placed.window.year : null,
		supplier,
		supplierText,
		supplierRole,
		vesselName: cells.text('vessel_name'),
		imo,
		imoText,
		flag,
		flagText,
		originPort,
		loadPortState: portState(originPort),
		destinationPort: cells.text('destination_port'),
		basis,
		leftOut: leftOutReason({
			aggregate,
			isOther,
			basis,
			isOfficial: source.sourceClass === 'official',
			productClass: volume.productClass,
			isBefore: placed?.kind === 'before',
			isUndated: placed === null
		}),
		flags: cells.flags,
		extra: cells.extra()
	};
}

/** `date` sets the window; `period_start` and `period_end` widen it to a span. One of the two is required. */
function readShipmentSpan(cells: Cells, { today }: ReadContext, aggregate: boolean): DateSpan | null {
	const date = readSpan(cells, 'date', today);
	const start = readSpan(cells, 'period_start', today);
	const end = readSpan(cells, 'period_end', today);
	const period = start && end ? joinSpans(cells, 'period_end', start, end) : null;
	if (period && date && (date.end < period.start || date.start > period.end))
		cells.note('date_order', 'date');
	if (period) return period;
	if (date === null && !aggregate && cells.value('date') === '') cells.note('date_missing', 'date');
	return date;
}

function readBasis(cells: Cells, context: ReadContext): Basis {
	const text = cells.value('basis').toLowerCase();
	if (text === '') {
		if (!context.isBasisAnswered) cells.note('basis_assumed', 'basis', context.basis);
		if (context.basis !== 'observed') cells.means(`basis ${context.basis}`);
		return context.basis;
	}
	const basis = BASES.find((one) => one === text);
	if (!basis) cells.note('basis_unknown', 'basis');
	return basis ?? context.basis;
}

function readRole(cells: Cells): SupplierRole {
	const text = cells.value('supplier_role').toLowerCase();
	const role = SUPPLIER_ROLES.find((one) => one === text);
	if (!role && text !== '') cells.note('supplier_role_unknown', 'supplier_role');
	return role ?? 'unknown';
}

interface Standing {
	readonly aggregate: boolean;
	readonly isOther: boolean;
	readonly basis: Basis;
	readonly isOfficial: boolean;
	readonly productClass: Shipment['productClass'];
	readonly isBefore: boolean;
	readonly isUndated: boolean;
}

/** Why the row enters no total of the refined cap; null where it counts. */
function leftOutReason(standing: Standing): LeftOutReason | null {
	if (standing.aggregate) return 'aggregate';
	if (standing.isOther) return 'other_destination';
	if (standing.productClass === 'crude') return 'crude';
	if (standing.productClass === 'banned') return 'banned';
	if (standing.basis === 'customs') return 'customs';
	if (standing.basis === 'estimated') return 'estimated';
	if (standing.basis === 'declared' && !standing.isOfficial) return 'declared_not_official';
	if (standing.isBefore) return 'before_first_cap';
	return standing.isUndated ? 'undated' : null;
}
