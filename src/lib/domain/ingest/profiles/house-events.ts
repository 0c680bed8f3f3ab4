// The project's list of events, transfers and port calls mixed, told apart by `kind`.
import { parseCountry } from '../../country.ts';
import type { Profile, SourceCells } from './profile.ts';
import { leftOut, onePart, part } from './verdict.ts';

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'.split(
	'|'
);
const MONTH_RANGE = new RegExp(`^range (${MONTHS.join('|')})-(${MONTHS.join('|')}) (\\d{4})`);

/** `range to 2019-10` and `range 2019 to 2020-05` end there; `range August-December 2019` names both ends. */
function spanOf(row: SourceCells): { start: string; end: string } {
	const precision = row.text('dateprecision');
	const date = row.text('date');
	const until = /^range (?:\d[\d-]* )?to (\d{4}(?:-\d{2}){0,2})\b/.exec(precision)?.[1];
	if (until !== undefined) return { start: date, end: until };
	const [, first = '', last = '', year = ''] = MONTH_RANGE.exec(precision) ?? [];
	if (year === '') return { start: date, end: '' };
	const month = (name: string) => `${year}-${String(MONTHS.indexOf(name) + 1).padStart(2, '0')}`;
	return { start: month(first), end: month(last) };
}

/** A call that loads: said so, or at a port whose state is named and is not North Korea. */
function isLoading(row: SourceCells): boolean {
	const location = row.text('location');
	if (/\bloading\b/.test(`${row.text('dateprecision')} ${location}`)) return true;
	return location.split(/[,(]/).some((word) => {
		const state = parseCountry(word);
		return state !== null && state !== 'KP';
	});
}

function common(row: SourceCells) {
	return {
		product: row.text('product'),
		quantity: row.text('volume'),
		unit: row.text('unit'),
		supplier: row.text('supplierstate'),
		source: row.text('source'),
		source_ref: row.text('eventid'),
		source_url: row.text('sourceurl'),
		notes: row.text('note')
	};
}

function delivery(row: SourceCells) {
	const side = row.text('tovessel') === '' ? 'from' : 'to';
	const { start, end } = spanOf(row);
	const loads = isLoading(row);
	const supplier = row.text('supplierstate');
	return part(
		{
			...common(row),
			date: start,
			...(end !== '' && { period_start: start, period_end: end }),
			vessel_name: row.text(`${side}vessel`),
			imo: row.text(`${side}imo`),
			flag: row.text(`${side}flag`),
			origin_port: loads ? row.text('location') : '',
			destination_port: loads ? '' : row.text('location'),
			supplier_role: loads && supplier !== '' ? 'load_port_state' : '',
			basis: 'observed'
		},
		[],
		'shipment'
	);
}

export const houseEvents: Profile = {
	name: 'house-events',
	title: 'Oilcap, events',
	kind: 'sts',
	requires: ['eventid', 'kind', 'date', 'dateprecision', 'supplierstate'],
	fields: {
		eventid: 'source_ref',
		date: 'date',
		lat: 'lat',
		lon: 'lon',
		location: 'location',
		fromvessel: 'from_vessel',
		fromimo: 'from_imo',
		fromflag: 'from_flag',
		tovessel: 'to_vessel',
		toimo: 'to_imo',
		toflag: 'to_flag',
		product: 'product',
		volume: 'quantity',
		unit: 'unit',
		supplierstate: 'supplier',
		source: 'source',
		sourceurl: 'source_url',
		note: 'notes'
	},
	read: (row) => {
		const kind = row.text('kind').toLowerCase();
		if (kind === 'delivery') return { kind: 'parts', parts: [delivery(row)] };
		if (kind !== 'sts') return leftOut('event_excluded', 'kind', kind);
		const { start, end } = spanOf(row);
		return onePart({ date: start, end_date: end });
	}
};
