// One row of shipments.csv, cell by cell: what each good cell becomes and which issue each bad one gives.
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../calendar.ts';
import { shareText } from '../decimal.ts';
import type { Shipment } from '../record.ts';
import { barrelsText } from '../units.ts';
import type { Cells } from './cells.ts';
import { isElsewhere } from './destination.ts';
import { readShipment } from './read-shipment.ts';
import { cellsOf } from './test-cells.ts';

type Row = Readonly<Record<string, string>>;

const GOOD: Row = {
	date: '2023-05-01',
	supplier: 'RU',
	vessel_name: 'TEST SHIP',
	product: 'diesel',
	quantity: '100',
	unit: 't',
	source: 'Exercise',
	source_ref: 'x1',
	basis: 'observed'
};

function read(part: Row, answered = false): { record: Shipment; cells: Cells } {
	const row = { ...GOOD, ...part };
	const cells = cellsOf(row, 'shipment', 2);
	const record = readShipment(cells, {
		today: '2026-11-23' as IsoDate,
		basis: 'observed',
		isBasisAnswered: answered,
		digest: (text) => text
	});
	return { record, cells };
}

const record = (part: Row) => read(part).record;
const issues = (part: Row) => read(part).cells.issues.map(({ code, column }) => `${code} ${column}`);
const barrels = (part: Row) => record(part).barrels?.map(barrelsText) ?? null;

describe('a plain delivery', () => {
	it('becomes a record without an issue, in four factor sets', () => {
		const { record, cells } = read({ imo: '8916293' });
		expect(cells.issues).toEqual([]);
		expect(record).toMatchObject({
			recordKind: 'shipment',
			line: 2,
			windowYear: 2023,
			supplier: 'RU',
			supplierRole: 'unknown',
			imo: '8916293',
			basis: 'observed',
			kind: 'stated',
			product: 'gasoil',
			productClass: 'refined',
			sourceClass: 'press',
			leftOut: null,
			flags: [],
			extra: null
		});
		// 100 t x 7.46, thrice, and x 7.23.
		expect(record.barrels?.map(barrelsText)).toEqual(['746.000', '746.000', '746.000', '723.000']);
	});
});

describe('the date', () => {
	it.each([
		['2023-05-01', '2023-05-01', '2023-05-01', 'day', 2023],
		['2023-05', '2023-05-01', '2023-05-31', 'month', 2023],
		['2023', '2023-01-01', '2023-12-31', 'year', 2023],
		['2018-01-01T00:30Z', '2018-01-01', '2018-01-01', 'day', 2018],
		['2017-10-01', '2017-10-01', '2017-10-01', 'day', 2017],
		['2017-12-31', '2017-12-31', '2017-12-31', 'day', 2017],
		['2026-11-23', '2026-11-23', '2026-11-23', 'day', 2026],
		['2026', '2026-01-01', '2026-12-31', 'year', 2026]
	])('%s sets the window, and a month is not a day', (date, start, end, precision, windowYear) => {
		expect(record({ date })).toMatchObject({ span: { start, end, precision }, windowYear });
		expect(issues({ date })).toEqual([]);
	});

	it.each([
		['', 'date_missing date'],
		['NA', 'date_missing date'],
		['2023-02-29', 'date_format date'],
		['31/02/2023', 'date_format date'],
		['01/05/2023', 'date_ambiguous date'],
		['2026-11-24', 'date_future date'],
		['2027', 'date_future date']
	])('%j refuses the row: %s', (date, issue) => {
		expect(issues({ date })).toEqual([issue]);
	});

	it.each([
		// 45047 days from 1899-12-30; the 1904 system would give 2027-05-02, which has not come.
		['45047', '2023-05-01', 'date_serial date'],
		// Two in the morning in Seoul is the evening before in UTC.
		['2023-05-01T02:00+09:00', '2023-04-30', 'date_zone date']
	])('%s is the day %s, and says so', (date, day, issue) => {
		expect(record({ date })).toMatchObject({ span: { start: day, end: day } });
		expect(issues({ date })).toEqual([issue]);
	});

	it('before the first window is kept, flagged, and counts nowhere', () => {
		for (const date of ['2017-09-30', '2017-08', '2016']) {
			expect(issues({ date })).toEqual(['date_before_cap date']);
			expect(record({ date })).toMatchObject({ windowYear: null, leftOut: 'before_first_cap' });
		}
	});

	it('may be a span inside one window', () => {
		const span = { date: '', period_start: '2019-08-01', period_end: '2019-12-31' };
		expect(issues(span)).toEqual([]);
		expect(record(span)).toMatchObject({
			span: { start: '2019-08-01', end: '2019-12-31', precision: 'range' },
			windowYear: 2019
		});
		expect(record({ date: '', period_start: '2019-08', period_end: '2019-08' }).span).toEqual({
			start: '2019-08-01',
			end: '2019-08-31',
			precision: 'month'
		});
		expect(record({ date: '', period_start: '2019-08-03', period_end: '2019-08-05' }).span).toEqual({
			start: '2019-08-03',
			end: '2019-08-05',
			precision: 'range'
		});
	});

	it.each([
		['2019-08-03', '2019-08-05', 'range', 2019],
		['2019-08-31', '2019-09-01', 'range', 2019],
		['2017-10-01', '2017-12-31', 'range', 2017],
		['2019-01-01', '2019-12-31', 'year', 2019]
	])('from %s to %s is a %s of the window of its days', (start, end, precision, windowYear) => {
		expect(record({ date: '', period_start: start, period_end: end })).toMatchObject({
			span: { start, end, precision },
			windowYear
		});
	});

	it.each([
		[{ date: '', period_start: '2018-12-01', period_end: '2019-01-31' }, 'period_crosses_window date'],
		[{ date: '', period_start: '2017-09', period_end: '2017-10' }, 'period_crosses_window date'],
		[{ date: '', period_start: '2019-08-01', period_end: '2019-07-31' }, 'date_order period_end'],
		[{ date: '', period_start: '2019-02-30', period_end: '2019-03-01' }, 'date_format period_start'],
		[{ date: '', period_start: '2019-08-01', period_end: '2027-01-01' }, 'date_future period_end']
	])('of the span %j refuses the row: %s', (span, issue) => {
		expect(issues(span)).toContain(issue);
		expect(read(span).cells.isRefused).toBe(true);
	});
});

describe('the quantity', () => {
	it.each([
		['1000', 'bbl', '1000.000'],
		['1', 'kbbl', '1000.000'],
		['100', 't', '746.000'],
		['0.1', 'kt', '746.000'],
		['100000', 'kg', '746.000'],
		['10', 'm3', '62.898'],
		['10', 'KL', '62.898'],
		['1000', 'l', '6.290'],
		['42', 'GAL', '1.000'],
		['0', 't', '0.000'],
		['0.0001', 'bbl', '0.000']
	])('%s %s is %s bbl', (quantity, unit, expected) => {
		expect(barrels({ quantity, unit })?.[0]).toBe(expected);
		expect(record({ quantity, unit }).kind).toBe('stated');
		expect(issues({ quantity, unit })).toEqual([]);
	});

	it.each([
		['1,234', 't', 'number_ambiguous quantity'],
		['1,23,4', 't', 'quantity_format quantity'],
		['1e400', 't', 'quantity_impossible quantity'],
		['about 100', 't', 'quantity_format quantity'],
		['100 bbl', 't', 'unit_unknown unit'],
		['Infinity', 't', 'quantity_format quantity'],
		['-5', 't', 'quantity_negative quantity'],
		['100', '', 'unit_missing unit'],
		['100', 'NA', 'unit_missing unit'],
		['100', 'long tons', 'unit_unknown unit'],
		['100', '万吨', 'unit_unknown unit']
	])('%j %j refuses the row: %s', (quantity, unit, issue) => {
		expect(issues({ quantity, unit })).toEqual([issue]);
		expect(read({ quantity, unit }).cells.isRefused).toBe(true);
	});

	it.each([
		['1,234.50', 't', '1234.50'],
		['2375,5', 't', '2375.5'],
		['1 234', 't', '1234'],
		['1e3', 't', '1000'],
		['100 t', '', '100'],
		['１００', 'т', '100'],
		['100', '吨', '100']
	])('%j %j is kept as the plain number %s t', (quantity, unit, kept) => {
		expect(record({ quantity, unit })).toMatchObject({ quantity: kept, unit: 't', kind: 'stated' });
		expect(issues({ quantity, unit })).toEqual([]);
	});

	it('in tons is read in metric tonnes, and flagged', () => {
		expect(record({ unit: 'tons' })).toMatchObject({ unit: 't' });
		expect(issues({ unit: 'tons' })).toEqual(['unit_loose unit']);
	});

	it.each(['NA', 'n/a', '#N/A', 'NaN', 'null', '-', '-0-', '..', 'x', 'none', 'unknown'])(
		'%j is read as blank, which is not zero, and says so',
		(quantity) => {
			expect(record({ quantity, unit: '' })).toMatchObject({ kind: 'none', barrels: null, quantity: '' });
			expect(issues({ quantity, unit: '' })).toEqual(['quantity_null quantity']);
		}
	);

	it('blank is not zero, and nothing to speak of', () => {
		expect(record({ quantity: '', unit: '' })).toMatchObject({ kind: 'none', barrels: null, quantity: '' });
		expect(issues({ quantity: '', unit: '' })).toEqual([]);
	});

	it('blank beside a unit is said, and counts as none', () => {
		expect(issues({ quantity: '' })).toEqual(['unit_alone unit']);
		expect(record({ quantity: '' })).toMatchObject({ kind: 'none', unit: null });
	});

	it('above the yearly cap in one row is flagged', () => {
		expect(issues({ quantity: '500000', unit: 'bbl' })).toEqual([]);
		expect(issues({ quantity: '500000.001', unit: 'bbl' })).toEqual(['quantity_large quantity']);
	});

	it('above the deadweight is flagged where both weigh', () => {
		expect(issues({ quantity: '5000', unit: 't', dwt: '5000' })).toEqual([]);
		expect(issues({ quantity: '5000.5', unit: 't', dwt: '5000' })).toEqual(['quantity_exceeds_dwt quantity']);
		expect(issues({ quantity: '5000001', unit: 'kg', dwt: '5000' })).toEqual([
			'quantity_exceeds_dwt quantity'
		]);
		expect(issues({ quantity: '5.1', unit: 'kt', dwt: '5000' })).toEqual(['quantity_exceeds_dwt quantity']);
		expect(issues({ quantity: '60000', unit: 'bbl', dwt: '5000' })).toEqual([]);
	});
});

describe('the volume', () => {
	const blank = { quantity: '', unit: '' };

	it('is the quantity before anything else', () => {
		expect(record({ dwt: '3003', laden_fraction: '0.9' })).toMatchObject({ kind: 'stated' });
		expect(barrels({ dwt: '3003', laden_fraction: '0.9' })?.[0]).toBe('746.000');
	});

	it("else the deadweight times the row's own share", () => {
		// 3,003 t x 7.46 = 22,402.38; x 0.9 = 20,162.142. 3,003 x 7.23 = 21,711.69; x 0.9 = 19,540.521.
		expect(barrels({ ...blank, dwt: '3003', laden_fraction: '90%' })).toEqual([
			'20162.142',
			'20162.142',
			'20162.142',
			'19540.521'
		]);
		expect(record({ ...blank, dwt: '3003', laden_fraction: '0.9' }).kind).toBe('laden');
	});

	it('of an empty ship is zero: a share of 0 is a value', () => {
		expect(record({ ...blank, dwt: '3003', laden_fraction: '0' }).kind).toBe('laden');
		expect(barrels({ ...blank, dwt: '3003', laden_fraction: '0' })?.[0]).toBe('0.000');
	});

	it('else the full load, which waits for a share', () => {
		expect(record({ ...blank, dwt: '3003' }).kind).toBe('scenario');
		expect(barrels({ ...blank, dwt: '3003' })?.[0]).toBe('22402.380');
	});

	it('else none, and the delivery still counts as one', () => {
		expect(record({ ...blank, laden_fraction: '0.9' })).toMatchObject({
			kind: 'none',
			barrels: null,
			leftOut: null
		});
	});

	it.each([
		['90', 'laden_format laden_fraction'],
		['1.1', 'laden_format laden_fraction'],
		['-0.1', 'laden_format laden_fraction'],
		['half', 'laden_format laden_fraction']
	])('with the share %j refuses the row', (laden_fraction, issue) => {
		expect(issues({ laden_fraction })).toEqual([issue]);
	});

	it('keeps a third as a third', () => {
		const { laden } = record({ laden_fraction: '1/3' });
		expect(laden && shareText(laden)).toBe('1/3');
	});

	it.each([
		['3,003', 'number_ambiguous dwt'],
		['3003 t', 'dwt_format dwt'],
		['-1', 'quantity_negative dwt']
	])('with the deadweight %j refuses the row', (dwt, issue) => {
		expect(issues({ dwt })).toEqual([issue]);
	});
});

describe('the supplier', () => {
	it.each([
		['RU', 'RU'],
		['russian federation', 'RU'],
		['중국', 'CN'],
		['KOR', 'KR']
	])('%s is %s', (supplier, code) => {
		expect(record({ supplier })).toMatchObject({ supplier: code, supplierText: supplier });
		expect(issues({ supplier })).toEqual([]);
	});

	it('that is blank or unknown counts under "Unknown supplier", with its text kept', () => {
		expect(record({ supplier: '' })).toMatchObject({ supplier: 'unknown', supplierText: '', leftOut: null });
		expect(issues({ supplier: '' })).toEqual(['supplier_missing supplier']);
		expect(record({ supplier: 'Atlantis' })).toMatchObject({
			supplier: 'unknown',
			supplierText: 'Atlantis',
			leftOut: null
		});
		expect(issues({ supplier: 'Atlantis' })).toEqual(['supplier_unknown supplier']);
	});

	it.each([
		['North Korea', 'supplier_is_recipient supplier'],
		['KP', 'supplier_is_recipient supplier'],
		['ALL', 'supplier_all_only_period supplier']
	])('%s refuses the row', (supplier, issue) => {
		expect(issues({ supplier })).toContain(issue);
		expect(read({ supplier }).cells.isRefused).toBe(true);
	});

	it('is not the flag of the ship', () => {
		expect(record({ supplier: '', flag: 'Vietnam' })).toMatchObject({ supplier: 'unknown', flag: 'VN' });
	});

	it('has a role, or an unknown one', () => {
		expect(record({ supplier_role: 'load_port_state' }).supplierRole).toBe('load_port_state');
		expect(record({ supplier_role: 'Seller' }).supplierRole).toBe('seller');
		expect(issues({ supplier_role: 'broker' })).toEqual(['supplier_role_unknown supplier_role']);
		expect(record({ supplier_role: 'broker' }).supplierRole).toBe('unknown');
	});
});

describe('the ship', () => {
	it.each([
		['8916294', 'imo_check_digit imo'],
		['89162', 'imo_format imo'],
		['FISHING BOAT', 'imo_format imo']
	])('with the number %j keeps the text and is flagged', (imo, issue) => {
		expect(issues({ imo })).toEqual([issue]);
		expect(record({ imo })).toMatchObject({ imo: null, imoText: imo });
		expect(read({ imo }).cells.isRefused).toBe(false);
	});

	it.each(['', 'NA', 'IMO0000000', '-0-'])('with the number %j has none', (imo) => {
		expect(issues({ imo })).toEqual([]);
		expect(record({ imo })).toMatchObject({ imo: null, imoText: '' });
	});

	it('may be called X: a name is text, not a null', () => {
		expect(record({ vessel_name: 'X' }).vesselName).toBe('X');
		expect(record({ vessel_name: '=cmd()' }).vesselName).toBe('=cmd()');
	});

	it('with a flag that is not recognised keeps its text', () => {
		expect(issues({ flag: 'Narnia' })).toEqual(['flag_unknown flag']);
		expect(record({ flag: 'Narnia' })).toMatchObject({ flag: null, flagText: 'Narnia' });
		expect(issues({ flag: 'unknown' })).toEqual([]);
	});
});

describe('the product', () => {
	it.each([
		['rice', '', 'product_unknown product', null],
		['', '', 'product_unknown product', null],
		['', '2701', 'product_unknown hs_code', null],
		['LPG', '', 'product_unsettled product', null],
		['', '271112', 'product_unsettled product', null],
		['crude oil', '', 'product_crude product', 'crude'],
		['', '2709', 'product_crude product', 'crude'],
		['condensate', '2709', 'product_banned product', 'banned'],
		['', '271111', 'product_banned product', 'banned']
	])('%j with HS %j is flagged: %s', (product, hs_code, issue, leftOut) => {
		expect(issues({ product, hs_code })).toEqual([issue]);
		expect(record({ product, hs_code }).leftOut).toBe(leftOut);
		expect(read({ product, hs_code }).cells.isRefused).toBe(false);
	});

	it('with a code that is none goes by its name', () => {
		expect(issues({ hs_code: '27' })).toEqual(['hs_format hs_code']);
		expect(record({ hs_code: '27' })).toMatchObject({ product: 'gasoil', hsCode: '' });
		expect(record({ hs_code: '2710.19.46' }).hsCode).toBe('27101946');
	});
});

describe('the basis', () => {
	it.each(['observed', 'estimated', 'customs'])('%s is read', (basis) => {
		expect(record({ basis }).basis).toBe(basis);
		expect(issues({ basis })).toEqual([]);
	});

	it('that is blank goes on as observed, says so, and is never declared', () => {
		const { record, cells } = read({ basis: '' });
		expect(record).toMatchObject({ basis: 'observed', leftOut: null });
		expect(cells.issues).toEqual([{ code: 'basis_assumed', line: 2, column: 'basis', seen: 'observed' }]);
		expect(read({ basis: '' }, true).cells.issues).toEqual([]);
	});

	it('that is none of the four refuses the row', () => {
		expect(issues({ basis: 'official' })).toEqual(['basis_unknown basis']);
	});

	it('declared counts only where the Committee itself says so', () => {
		expect(record({ basis: 'declared', source: 'UN 1718 Committee' })).toMatchObject({
			sourceClass: 'official',
			leftOut: null
		});
		expect(issues({ basis: 'declared' })).toEqual(['declared_not_official basis']);
		expect(record({ basis: 'declared' }).leftOut).toBe('declared_not_official');
	});

	it('customs and estimated enter no total', () => {
		expect(record({ basis: 'customs' }).leftOut).toBe('customs');
		expect(record({ basis: 'estimated' }).leftOut).toBe('estimated');
	});
});

describe('a row marked AGGREGATE', () => {
	it('is kept, flagged, and never added, with or without a date', () => {
		const notes = 'AGGREGATE: at least 10 calls.';
		expect(issues({ notes })).toEqual(['aggregate_row notes']);
		expect(record({ notes }).leftOut).toBe('aggregate');
		expect(issues({ notes, date: '' })).toEqual(['aggregate_row notes']);
		expect(record({ notes: 'aggregated later' }).leftOut).toBeNull();
		expect(record({ notes: 'AGGREGATES' }).leftOut).toBeNull();
	});
	it.each(['Aggregate: five calls', 'aggregate of six calls', 'Aggregate', ' aggregate (May to July)'])(
		'may say so in small letters at the head of its note: %j',
		(notes) => {
			expect(record({ notes }).leftOut).toBe('aggregate');
			expect(issues({ notes })).toEqual(['aggregate_row notes']);
		}
	);
	it.each(['aggregate deadweight 9000 t', 'Part of an aggregate of six', 'no aggregate'])(
		'is not made one by the word elsewhere, which is flagged: %j',
		(notes) => {
			expect(record({ notes }).leftOut).toBeNull();
			expect(issues({ notes })).toEqual(['aggregate_unmarked notes']);
		}
	);
});

describe('the source', () => {
	it('that is missing is flagged', () => {
		expect(issues({ source: '' })).toEqual(['source_missing source']);
		expect(read({ source: '' }).cells.isRefused).toBe(false);
	});

	it('and its reference make the key, without regard to case and spacing of the source', () => {
		const key = (part: Row) => record(part).recordKey;
		expect(key({ quantity: '7' })).toBe(key({}));
		expect(key({ source: 'EXERCISE ' })).toBe(key({}));
		expect(key({ source_ref: 'x2' })).not.toBe(key({}));
		expect(key({ source: 'Other' })).not.toBe(key({}));
	});

	it('without a reference leaves all cells to be the key', () => {
		const key = (part: Row) => record({ source_ref: '', ...part }).recordKey;
		expect(key({})).toBe(key({ quantity: ' 100 ' }));
		expect(key({ quantity: '7' })).not.toBe(key({}));
		expect(key({ cargo_mood: 'good' })).not.toBe(key({}));
	});

	it('has its own cells compared trimmed', () => {
		const content = (part: Row) => record(part).contentKey;
		expect(content({ supplier: ' RU ' })).toBe(content({}));
		expect(content({ supplier: 'Russia' })).not.toBe(content({}));
		// A column that is absent and one that is blank say the same.
		expect(content({ dwt: '' })).toBe(content({}));
	});
});

describe('columns that no template has', () => {
	it('are kept with the row', () => {
		expect(record({ 'Cargo Mood': 'good', empty: '' }).extra).toEqual({ 'Cargo Mood': 'good' });
		const { extra } = record({ ['__proto__']: 'x', constructor: 'y' });
		expect(Object.entries(extra ?? {})).toEqual([
			['__proto__', 'x'],
			['constructor', 'y']
		]);
		expect(Object.getPrototypeOf(extra)).toBe(Object.prototype);
	});
});

describe('the destination', () => {
	it.each([
		'',
		'Nampo',
		'nampo',
		'Chongjin, North Korea',
		'Off Nampo harbour',
		'KPNAM',
		'KP NAM',
		'Somewhere'
	])('%j leaves the row in', (port) => {
		expect(isElsewhere(port)).toBe(false);
	});

	it.each(['CNDLC', 'CN DLC', 'RUVVO', 'Vladivostok, Russia', 'Dalian (China)', 'China', '大连, 中国'])(
		'%j is elsewhere',
		(port) => {
			expect(isElsewhere(port)).toBe(true);
		}
	);

	it('elsewhere keeps the row, flags it, and counts it nowhere', () => {
		expect(issues({ destination_port: 'Dalian, China' })).toEqual(['destination_other destination_port']);
		expect(record({ destination_port: 'Dalian, China' }).leftOut).toBe('other_destination');
	});
});

describe('reasons for leaving a row out', () => {
	it('are named one at a time: a sum of events before all others', () => {
		const all = {
			notes: 'AGGREGATE',
			destination_port: 'Dalian, China',
			product: 'crude',
			basis: 'customs',
			date: '2016'
		};
		expect(record(all).leftOut).toBe('aggregate');
		expect(record({ ...all, notes: '' }).leftOut).toBe('other_destination');
		expect(record({ ...all, notes: '', destination_port: '' }).leftOut).toBe('crude');
		expect(record({ ...all, notes: '', destination_port: '', product: '' }).leftOut).toBe('customs');
	});
});
