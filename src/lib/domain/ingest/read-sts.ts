// One row of sts.csv: one meeting of two vessels. A separate ledger; nothing here enters the refined total.
import type { DateSpan } from '../calendar.ts';
import { refinedWindowOf } from '../cap/regime.ts';
import type { Decimal } from '../decimal.ts';
import { decimalText, parseDecimal } from '../decimal.ts';
import type { Direction, LeftOutReason, Party, StsTransfer } from '../record.ts';
import type { Cells } from './cells.ts';
import { readNumberText } from './number-form.ts';
import type { ReadContext } from './read-context.ts';
import {
	isAggregate,
	joinSpans,
	readFlag,
	readImo,
	readMmsi,
	readSource,
	readSpan,
	readSupplier,
	readVolume
} from './read-common.ts';
import { dependsOnSign, readNumber } from './read-number.ts';
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
	const otherDwt = readNumber(cells, isSwapped ? 'to_dwt' : 'from_dwt', 'dwt_format').text;
	const [giverDwt, receiverDwt] = [otherDwt, volume.dwt];
	const draughtBefore = readNumber(cells, 'draught_before', 'draught_format').text;
	const draughtAfter = readNumber(cells, 'draught_after', 'draught_format').text;
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
		part: 1,
		span,
		windowYear: window?.year ?? null,
		...position,
		location: cells.text('location'),
		giver: { ...(isSwapped ? to : from), dwt: giverDwt },
		receiver: { ...(isSwapped ? from : to), dwt: receiverDwt },
		direction,
		supplier,
		supplierText,
		draughtBefore,
		draughtAfter,
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
	const [latText, lonText] = [cells.value('lat'), cells.value('lon')];
	const nowhere = { latitude: '', longitude: '' };
	if (latText === '' && lonText === '') return nowhere;
	const [latitude, longitude] = [degrees(cells, 'lat', latText), degrees(cells, 'lon', lonText)];
	if (latitude !== null && longitude !== null) {
		if (isWithin(latitude, 90n) && isWithin(longitude, 180n)) {
			return { latitude: decimalText(latitude), longitude: decimalText(longitude) };
		}
		if (isWithin(latitude, 180n) && isWithin(longitude, 90n)) {
			cells.note('position_swapped', 'lat', `${latText}, ${lonText}`);
			return nowhere;
		}
	}
	cells.note('position_format', 'lat', `${latText}, ${lonText}`);
	return nowhere;
}

/** No position has a group of thousands, so `38.123` needs no look at its column. */
function degrees(cells: Cells, column: string, text: string): Decimal | null {
	const plain = parseDecimal(text);
	if (plain !== null || text === '') return plain;
	const reading = readNumberText(text, cells.convention(column, dependsOnSign(text)).decimal);
	return reading.kind === 'number' ? reading.value : null;
}

function isWithin(decimal: Decimal, limit: bigint): boolean {
	const bound = limit * 10n ** BigInt(decimal.scale);
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

function readParty(cells: Cells, side: 'from' | 'to'): Omit<Party, 'dwt'> {
	return {
		name: cells.text(`${side}_vessel`),
		...readImo(cells, `${side}_imo`),
		mmsi: readMmsi(cells, `${side}_mmsi`),
		...readFlag(cells, `${side}_flag`)
	};
}

function checkParties(cells: Cells, from: Omit<Party, 'dwt'>, to: Omit<Party, 'dwt'>): void {
	const isNamed = (party: Omit<Party, 'dwt'>) =>
		party.name !== '' || party.imo !== null || party.mmsi !== null;
	const hasNoShip = !isNamed(from) && !isNamed(to);
	if (hasNoShip && cells.text('location') === '') cells.note('vessels_missing', 'from_vessel');
	const isOne =
		from.imo === null && to.imo === null
			? from.mmsi !== null && from.mmsi === to.mmsi
			: from.imo !== null && from.imo === to.imo;
	if (isOne) cells.note('same_vessel', 'to_imo');
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
