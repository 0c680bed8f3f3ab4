// One row of period.csv: a figure for a span, and what is said about it.
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../calendar.ts';
import type { Basis, PeriodFigure } from '../record.ts';
import { barrelsText } from '../units.ts';
import { readPeriod } from './read-period.ts';
import { cellsOf } from './test-cells.ts';

type Row = Readonly<Record<string, string>>;

const GOOD: Row = {
	period_start: '2023-01-01',
	period_end: '2023-01-31',
	supplier: 'CN',
	product: 'refined petroleum',
	quantity: '',
	unit: '',
	barrels: '8688.856',
	status: '',
	basis: 'declared',
	as_of: '2023-06-01',
	source: 'UN 1718 Committee',
	source_ref: '',
	deliveries: '',
	scenario: '',
	laden_fraction: '',
	source_class: 'official',
	notes: ''
};

function read(part: Row, assumed: Basis = 'customs', isBasisAnswered = false) {
	const row = { ...GOOD, ...part };
	const cells = cellsOf(row, 'period', 2);
	const record = readPeriod(cells, {
		today: '2026-11-23' as IsoDate,
		basis: assumed,
		isBasisAnswered,
		digest: (text) => text
	});
	return { record, cells };
}

function record(part: Row): PeriodFigure {
	const { record } = read(part);
	if (!record) throw new Error('no record');
	return record;
}
const issues = (part: Row) => read(part).cells.issues.map(({ code, column }) => `${code} ${column}`);
const isRefused = (part: Row) => read(part).cells.isRefused;

describe('a plain figure', () => {
	it('becomes a record without an issue', () => {
		expect(issues({})).toEqual([]);
		expect(record({})).toMatchObject({
			recordKind: 'period',
			start: '2023-01-01',
			end: '2023-01-31',
			precision: 'month',
			coversEnd: null,
			supplier: 'CN',
			product: 'unspecified',
			productClass: 'refined',
			publishedBarrels: 8688856n,
			status: 'value',
			basis: 'declared',
			asOf: '2023-06-01',
			sourceClass: 'official',
			headline: null
		});
	});
});

describe('the period', () => {
	it.each([
		[{ period_start: '2023-01', period_end: '' }, '2023-01-01', '2023-01-31', 'month'],
		[{ period_start: '2023', period_end: '' }, '2023-01-01', '2023-12-31', 'year'],
		[{ period_start: '2023', period_end: '2023' }, '2023-01-01', '2023-12-31', 'year'],
		[{ period_start: '2023-01', period_end: '2023-08' }, '2023-01-01', '2023-08-31', 'span'],
		[{ period_start: '2023-01-01', period_end: '2023-09-15' }, '2023-01-01', '2023-09-15', 'span'],
		[{ period_start: '2026-01-01', period_end: '2026-12-31' }, '2026-01-01', '2026-12-31', 'year'],
		// The year 2017 of a declared statement is its window.
		[{ period_start: '2017', period_end: '' }, '2017-10-01', '2017-12-31', 'span']
	])('%j is %s to %s: %s', (part, start, end, precision) => {
		expect(record(part)).toMatchObject({ start, end, precision });
		expect(issues(part)).toEqual([]);
	});

	it.each([
		[{ period_start: '', period_end: '' }, 'period_missing period_start'],
		[{ period_start: '2023-01-01', period_end: '' }, 'period_missing period_end'],
		[{ period_start: '2023-02-29' }, 'date_format period_start'],
		[{ period_end: '31.02.2023' }, 'date_format period_end'],
		[{ period_start: '2023-02-01' }, 'date_order period_end'],
		[{ period_start: '2026-12', period_end: '' }, 'date_future period_start'],
		[{ period_start: '2026-01', period_end: '2027' }, 'date_future period_end'],
		[{ period_start: '2022-12-01' }, 'period_crosses_window period_start']
	])('%j refuses the row: %s', (part, issue) => {
		expect(issues(part)).toContain(issue);
		expect(isRefused(part)).toBe(true);
	});

	it('of an estimate may cross two windows', () => {
		const crossing = {
			period_start: '2022-12-01',
			period_end: '2023-02-28',
			basis: 'estimated',
			source_class: 'ngo'
		};
		expect(issues(crossing)).toEqual([]);
	});

	it('may be a running total that covers less', () => {
		const year = { period_end: '2023-12-31', covers_end: '2023-11-30' };
		expect(record(year)).toMatchObject({ end: '2023-12-31', coversEnd: '2023-11-30' });
		expect(record({ period_end: '2023-12-31', covers_end: '2023-11' }).coversEnd).toBe('2023-11-30');
		expect(record({ period_end: '2023-12-31', covers_end: '2023-12-31' }).coversEnd).toBeNull();
		expect(issues({ covers_end: 'November' })).toEqual(['date_format covers_end']);
	});
});

describe('the figure', () => {
	it('as published wins over the quantity', () => {
		expect(record({ quantity: '1043.08', unit: 't' })).toMatchObject({
			publishedBarrels: 8688856n,
			quantity: '1043.08',
			unit: 't'
		});
	});

	it('may be a quantity with a unit, or in a column of tonnes', () => {
		expect(record({ barrels: '', quantity: '1043.08', unit: 't' })).toMatchObject({
			publishedBarrels: null,
			quantity: '1043.08',
			unit: 't',
			status: 'value'
		});
		expect(record({ barrels: '', tonnes: '1043.08' })).toMatchObject({ quantity: '1043.08', unit: 't' });
	});

	it.each([
		[{ barrels: '8,688' }, 'number_ambiguous barrels'],
		[{ barrels: '-1' }, 'quantity_negative barrels'],
		[{ barrels: '', quantity: '100' }, 'unit_missing unit'],
		[{ barrels: '', quantity: '100', unit: 'long tons' }, 'unit_unknown unit'],
		[{ barrels: '', quantity: 'many', unit: 't' }, 'quantity_format quantity'],
		[{ barrels: '', quantity: '-1', unit: 't' }, 'quantity_negative quantity'],
		[{ barrels: '', tonnes: '1 04' }, 'quantity_format tonnes']
	])('%j refuses the row: %s', (part, issue) => {
		expect(issues(part)).toContain(issue);
		expect(isRefused(part)).toBe(true);
	});

	it('rounds barrels once, half up, to a thousandth', () => {
		const text = record({ barrels: '106094.1705' }).publishedBarrels;
		expect(text !== null && barrelsText(text)).toBe('106094.171');
	});
});

describe('blank, zero and missing', () => {
	it.each([
		[{ barrels: '' }, 'blank', null, ['figure_blank barrels']],
		[{ barrels: '-' }, 'blank', null, ['figure_blank barrels']],
		[{ barrels: 'NA' }, 'blank', null, ['figure_blank barrels']],
		[{ barrels: '..' }, 'blank', null, ['figure_blank barrels']],
		[{ barrels: 'x' }, 'blank', null, ['figure_blank barrels']],
		[{ barrels: '0' }, 'zero', 0n, []],
		[{ barrels: '0.000' }, 'zero', 0n, []],
		[{ barrels: '0', status: 'zero' }, 'zero', 0n, []],
		[{ barrels: '5', status: 'value' }, 'value', 5000n, []],
		[{ barrels: '', status: 'missing' }, 'missing', null, []],
		[{ barrels: '', status: 'Missing' }, 'missing', null, []],
		[{ barrels: '', notes: 'MISSING: no report filed' }, 'missing', null, []],
		[{ barrels: '', notes: 'not missing' }, 'blank', null, ['figure_blank barrels']],
		// A published scenario may come without a number.
		[{ barrels: '', status: 'value', scenario: '1/3 laden' }, 'blank', null, []]
	])('%j is %s', (part, status, barrels, expected) => {
		expect(record(part)).toMatchObject({ status, publishedBarrels: barrels });
		expect(issues(part)).toEqual(expected);
	});

	it.each([
		[{ barrels: '5', status: 'zero' }, 'status_contradicts status'],
		[{ barrels: '5', status: 'missing' }, 'status_contradicts status'],
		[{ barrels: '0', status: 'value' }, 'status_contradicts status'],
		[{ barrels: '0', status: 'missing' }, 'status_contradicts status'],
		[{ barrels: '', status: 'zero' }, 'status_contradicts status'],
		[{ barrels: '', status: 'value' }, 'status_contradicts status'],
		[{ status: 'estimated' }, 'status_unknown status']
	])('%j contradicts itself and refuses the row', (part, issue) => {
		expect(issues(part)).toContain(issue);
		expect(isRefused(part)).toBe(true);
	});

	it('in tonnes are told apart the same way', () => {
		expect(record({ barrels: '', quantity: '0', unit: 't' }).status).toBe('zero');
		expect(record({ barrels: '', quantity: '', unit: '' }).status).toBe('blank');
	});
});

describe('who reports, and who says so', () => {
	it.each([
		['CN', 'CN'],
		['중국', 'CN'],
		['ALL', 'ALL'],
		['all', 'ALL']
	])('%s is %s', (supplier, expected) => {
		expect(record({ supplier }).supplier).toBe(expected);
		expect(issues({ supplier })).toEqual([]);
	});

	it.each([
		['', 'supplier_missing supplier', false],
		['Atlantis', 'supplier_unknown supplier', false],
		['DPRK', 'supplier_is_recipient supplier', true]
	])('%j gives %s', (supplier, issue, refused) => {
		expect(issues({ supplier })).toEqual([issue]);
		expect(isRefused({ supplier })).toBe(refused);
	});

	it('the class is the one named, else that of the source', () => {
		expect(record({ source_class: 'panel' }).sourceClass).toBe('panel');
		expect(record({ source_class: '' }).sourceClass).toBe('official');
		expect(record({ source_class: '', source: 'RUSI' }).sourceClass).toBe('ngo');
		expect(issues({ source_class: 'UN' })).toEqual(['source_class_unknown source_class']);
		expect(issues({ source: '' })).toEqual(['source_missing source']);
	});

	it('declared, but not from the Committee, is flagged', () => {
		expect(issues({ source_class: 'press' })).toEqual(['declared_not_official basis']);
		expect(isRefused({ source_class: 'press' })).toBe(false);
	});

	it('a blank basis is customs, or what was answered, and never declared by itself', () => {
		expect(record({ basis: '' }).basis).toBe('customs');
		expect(issues({ basis: '' })).toEqual(['basis_assumed basis']);
		const answered = read({ basis: '' }, 'declared', true);
		expect(answered.record?.basis).toBe('declared');
		expect(answered.cells.issues).toEqual([]);
		expect(issues({ basis: 'reported' })).toContain('basis_unknown basis');
	});

	it('the day of the page must be a day, and a row without one is said to stand in the latest view only', () => {
		expect(issues({ as_of: '' })).toEqual(['as_of_missing as_of']);
		expect(record({ as_of: '' }).asOf).toBeNull();
		expect(issues({ as_of: '2023' })).toEqual(['date_format as_of']);
		expect(issues({ as_of: '2026-11-24' })).toEqual(['date_future as_of']);
		expect(record({ as_of: '2026-11-23' }).asOf).toBe('2026-11-23');
	});
});

describe('an estimate', () => {
	const part: Row = {
		basis: 'estimated',
		source: 'UN Panel of Experts',
		source_class: 'panel',
		source_ref: 'S/2024/215'
	};

	it('keeps deliveries, scenario and share', () => {
		expect(record({ ...part, deliveries: '87', scenario: '90% laden', laden_fraction: '0.9' })).toMatchObject(
			{
				deliveries: 87,
				scenario: '90% laden',
				laden: { numerator: 9n, denominator: 10n }
			}
		);
		expect(issues({ ...part, deliveries: '5+' })).toEqual(['count_format deliveries']);
		expect(issues({ ...part, deliveries: '1.5' })).toEqual(['count_format deliveries']);
		expect(issues({ ...part, laden_fraction: '90' })).toEqual(['laden_format laden_fraction']);
	});

	it.each([
		['3.05', []],
		['3.06', []],
		['3.04', []],
		['3.07', ['multiple_differs multiple_of_cap']],
		['4.6', ['multiple_differs multiple_of_cap']],
		['>1', []],
		['almost three times', []],
		['', []]
	])('with the printed multiple %j beside 1,523,381 bbl gives %j', (multiple_of_cap, expected) => {
		expect(issues({ ...part, barrels: '1523381', multiple_of_cap })).toEqual(expected);
	});

	it('may be marked to head its year', () => {
		expect(record({ ...part, headline: 'LOW', headline_reason: 'why' })).toMatchObject({
			headline: 'low',
			headlineReason: 'why'
		});
		expect(record({ ...part, headline: 'yes' }).headline).toBeNull();
	});
});

describe('the key of a figure', () => {
	const key = (part: Row) => record(part).recordKey;

	it('of the Committee ignores who quotes it', () => {
		expect(key({ source: 'VOA', source_ref: 'x', source_url: 'https://example.org' })).toBe(key({}));
		expect(key({ barrels: '5', as_of: '2024-01-01', notes: 'n' })).toBe(key({}));
		expect(key({ product: 'refined oil', period_start: '2023-01', period_end: '' })).toBe(key({}));
	});

	it.each<[string, Row]>([
		['period', { period_start: '2023-01', period_end: '2023-02' }],
		['supplier', { supplier: 'RU' }],
		['all states', { supplier: 'ALL' }],
		['product', { product: 'diesel' }],
		['basis', { basis: 'customs' }],
		['class', { source_class: 'press' }],
		['scenario', { scenario: 'minimum' }]
	])('is another one for another %s', (_what, part) => {
		expect(key(part)).not.toBe(key({}));
	});

	it('of all others keeps documents apart', () => {
		const press = { source_class: 'press', source: 'Yonhap' };
		expect(key({ ...press, source_ref: 'a' })).not.toBe(key({ ...press, source_ref: 'b' }));
		expect(key({ ...press, source: ' yonhap' })).toBe(key(press));
	});
});
