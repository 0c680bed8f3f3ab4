// One row of sts.csv: one meeting of two vessels. A separate ledger; nothing here enters the refined total.
import type { DateSpan } from '../calendar.ts';
import { refinedWindowOf } from '../cap/regime.ts';
import { parseDecimal } from '../decimal.ts';
import type { Direction, LeftOutReason, Party, StsTransfer } from '../record.ts';
import type { Cells } from './cells.ts';
import type { ReadContext } from './read-context.ts';
import {
	isAggregate,
	joinSpans,
	readFlag,
	readImo,
	readMmsi,
	readNumber,
	readSource,
	readSpan,
	readSupplier,
	readVolume
} from './read-common.ts';
import { eventKeys } from './record-key.ts';
import { templates } from './templates.ts';

export function readSts(cells: Cells, context: ReadContext): StsTransfer {
	const aggregate = isAggregate(cells);
	const span = readStsSpan(cells, context, aggregate);
	const position = readPosition(cells);
	const { direction, isSwapped } = readDirection(cells);
	const from = readParty(cells, 'from');
	const to = readParty(cells, 'to');
	checkParties(cells, from, to);
	const { code: supplier, text: supplierText } = readSupplier(cells);
	const volume = readVolume(cells, isSwapped ? 'from_dwt' : 'to_dwt');
	readNumber(cells, isSwapped ? 'to_dwt' : 'from_dwt', 'dwt_format');
	readNumber(cells, 'draught_before', 'draught_format');
	readNumber(cells, 'draught_after', 'draught_format');
	const source = readSource(cells);
	// A transfer belongs to the day on which it began.
	const window = span === null ? null : refinedWindowOf(span.start);
	const isBefore = span !== null && window === null;
	if (isBefore) cells.note('date_before_cap', 'date');

	return {
		recordKind: 'sts',
		...eventKeys('sts', cells, templates.sts.columns, context),
		...source,
		...volume,
		line: cells.line,
		span,
		windowYear: window?.year ?? null,
		...position,
		location: cells.text('location'),
		giver: isSwapped ? to : from,
		receiver: isSwapped ? from : to,
		direction,
		supplier,
		supplierText,
		draughtBefore: cells.value('draught_before'),
		draughtAfter: cells.value('draught_after'),
		leftOut: leftOutReason(aggregate, volume.productClass, isBefore),
		flags: cells.flags,
		extra: cells.extra()
	};
}

function readStsSpan(cells: Cells, { today }: ReadContext, aggregate: boolean): DateSpan | null {
	const start = readSpan(cells, 'date', today);
	const end = readSpan(cells, 'end_date', today);
	if (start === null) {
		if (!aggregate && cells.value('date') === '') cells.note('date_missing', 'date');
		return null;
	}
	return end === null ? start : joinSpans(cells, 'end_date', start, end);
}

function readPosition(cells: Cells): { latitude: string; longitude: string } {
	const [latitude, longitude] = [cells.value('lat'), cells.value('lon')];
	if (latitude === '' && longitude === '') return { latitude, longitude };
	if (isDegrees(latitude, 90) && isDegrees(longitude, 180)) return { latitude, longitude };
	cells.note('position_format', 'lat', `${latitude}, ${longitude}`);
	return { latitude: '', longitude: '' };
}

function isDegrees(text: string, limit: number): boolean {
	const decimal = parseDecimal(text);
	if (decimal === null) return false;
	const bound = BigInt(limit) * 10n ** BigInt(decimal.scale);
	return decimal.units >= -bound && decimal.units <= bound;
}

/** `b_to_a` says that cargo went the other way, so the sides are swapped. */
function readDirection(cells: Cells): { direction: Direction; isSwapped: boolean } {
	const text = cells.value('direction').toLowerCase();
	switch (text) {
		case 'stated':
		case 'a_to_b':
			return { direction: 'stated', isSwapped: false };
		case 'b_to_a':
			return { direction: 'stated', isSwapped: true };
		case 'assumed':
			return { direction: 'assumed', isSwapped: false };
		case '':
			return { direction: 'unknown', isSwapped: false };
		default:
			cells.note('direction_unknown', 'direction');
			return { direction: 'unknown', isSwapped: false };
	}
}

function readParty(cells: Cells, side: 'from' | 'to'): Party {
	return {
		name: cells.text(`${side}_vessel`),
		...readImo(cells, `${side}_imo`),
		mmsi: readMmsi(cells, `${side}_mmsi`),
		...readFlag(cells, `${side}_flag`),
		dwt: cells.value(`${side}_dwt`)
	};
}

function checkParties(cells: Cells, from: Party, to: Party): void {
	const isNamed = (party: Party) => party.name !== '' || party.imo !== null || party.mmsi !== null;
	const hasNoShip = !isNamed(from) && !isNamed(to);
	if (hasNoShip && cells.text('location') === '') cells.note('vessels_missing', 'from_vessel');
	if (from.imo !== null && from.imo === to.imo) cells.note('same_vessel', 'to_imo');
}

function leftOutReason(
	aggregate: boolean,
	productClass: StsTransfer['productClass'],
	isBefore: boolean
): LeftOutReason | null {
	if (aggregate) return 'aggregate';
	if (isBefore) return 'before_first_cap';
	if (productClass === 'crude') return 'crude';
	return productClass === 'banned' ? 'banned' : null;
}
