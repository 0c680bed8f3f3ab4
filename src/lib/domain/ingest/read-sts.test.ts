// One row of sts.csv: two ships, a direction, a place. Nothing here enters the refined total.
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../calendar.ts';
import type { StsTransfer } from '../record.ts';
import { barrelsText } from '../units.ts';
import type { Cells } from './cells.ts';
import { readSts } from './read-sts.ts';
import { cellsOf } from './test-cells.ts';

type Row = Readonly<Record<string, string>>;

const GOOD: Row = {
	date: '2019-03-02',
	from_vessel: 'GIVER',
	from_flag: 'PA',
	to_vessel: 'SAEBYOL',
	to_imo: '8916293',
	to_flag: 'North Korea',
	product: 'diesel',
	quantity: '100',
	unit: 't',
	supplier: 'RU',
	source: 'Exercise',
	source_ref: 'x1',
	direction: 'stated'
};

function read(part: Row): { record: StsTransfer; cells: Cells } {
	const row = { ...GOOD, ...part };
	const cells = cellsOf(row, 'sts', 2);
	const record = readSts(cells, {
		today: '2026-11-23' as IsoDate,
		basis: 'observed',
		isBasisAnswered: false,
		digest: (text) => text
	});
	return { record, cells };
}

const record = (part: Row) => read(part).record;
const issues = (part: Row) => read(part).cells.issues.map(({ code, column }) => `${code} ${column}`);

describe('a plain transfer', () => {
	it('becomes a record without an issue', () => {
		const { record, cells } = read({});
		expect(cells.issues).toEqual([]);
		expect(record).toMatchObject({
			recordKind: 'sts',
			windowYear: 2019,
			giver: { name: 'GIVER', flag: 'PA', imo: null },
			receiver: { name: 'SAEBYOL', flag: 'KP', imo: '8916293' },
			direction: 'stated',
			kind: 'stated',
			leftOut: null
		});
		expect(record.barrels?.[0] !== undefined && barrelsText(record.barrels[0])).toBe('746.000');
	});
});

describe('the direction', () => {
	it.each([
		['stated', 'stated', 'SAEBYOL'],
		['a_to_b', 'stated', 'SAEBYOL'],
		['assumed', 'assumed', 'SAEBYOL'],
		['', 'unknown', 'SAEBYOL'],
		['unknown', 'unknown', 'SAEBYOL'],
		['b_to_a', 'stated', 'GIVER'],
		['B_TO_A', 'stated', 'GIVER']
	])('%j is %s, and the receiver is then %s', (direction, expected, receiver) => {
		const giver = receiver === 'GIVER' ? 'SAEBYOL' : 'GIVER';
		expect(record({ direction })).toMatchObject({
			direction: expected,
			giver: { name: giver },
			receiver: { name: receiver }
		});
		expect(issues({ direction })).toEqual([]);
	});

	it('that is none of these is flagged and stored as unknown', () => {
		expect(issues({ direction: 'north' })).toEqual(['direction_unknown direction']);
		expect(record({ direction: 'north' })).toMatchObject({
			direction: 'unknown',
			receiver: { name: 'SAEBYOL' }
		});
	});

	it('chooses whose deadweight is the load: the receiver’s', () => {
		const blank = { quantity: '', unit: '', from_dwt: '1000', to_dwt: '3003' };
		expect(record(blank)).toMatchObject({ kind: 'scenario', dwt: '3003' });
		expect(record({ ...blank, direction: 'b_to_a' })).toMatchObject({ kind: 'scenario', dwt: '1000' });
		expect(record({ ...blank, to_dwt: '' })).toMatchObject({ kind: 'none', barrels: null });
	});
});

describe('the date', () => {
	it.each([
		[{ date: '' }, 'date_missing date'],
		[{ date: 'last March' }, 'date_format date'],
		[{ date: '2027-01-01' }, 'date_future date'],
		[{ end_date: '2019-03-01' }, 'date_order end_date'],
		[{ end_date: 'later' }, 'date_format end_date']
	])('%j refuses the row: %s', (part, issue) => {
		expect(issues(part)).toEqual([issue]);
		expect(read(part).cells.isRefused).toBe(true);
	});

	it('may have an end', () => {
		expect(record({ end_date: '2019-03-04' }).span).toEqual({
			start: '2019-03-02',
			end: '2019-03-04',
			precision: 'range'
		});
	});

	it('may be missing from a sum of events', () => {
		expect(issues({ date: '', notes: 'AGGREGATE of six' })).toEqual(['aggregate_row notes']);
		expect(record({ date: '', notes: 'AGGREGATE of six' })).toMatchObject({
			span: null,
			leftOut: 'aggregate'
		});
	});
});

describe('the place', () => {
	it.each([
		['32.5', '124.25'],
		['-90', '180'],
		['90.000', '-180.0'],
		['0', '0'],
		['-0.00000000000001', '129.12345678901234']
	])('%s, %s is kept as written', (lat, lon) => {
		expect(record({ lat, lon })).toMatchObject({ latitude: lat, longitude: lon });
		expect(issues({ lat, lon })).toEqual([]);
	});

	it.each([
		['32.5', ''],
		['', '124.25'],
		['90.001', '124'],
		['0', '180.00001'],
		['32°30′N', '124°15′E'],
		['nan', '1e2']
	])('%j, %j refuses the row', (lat, lon) => {
		expect(issues({ lat, lon })).toEqual(['position_format lat']);
	});

	it('with latitude and longitude swapped is flagged, and stands nowhere', () => {
		expect(issues({ lat: '124.25', lon: '32.5' })).toEqual(['position_swapped lat']);
		expect(record({ lat: '124.25', lon: '32.5' })).toMatchObject({ latitude: '', longitude: '' });
	});

	it('may be blank, or words', () => {
		expect(issues({ lat: '', lon: 'NA', location: 'East China Sea' })).toEqual([]);
		expect(record({ location: 'East China Sea' })).toMatchObject({
			latitude: '',
			longitude: '',
			location: 'East China Sea'
		});
	});
});

describe('the ships', () => {
	it('must be at least one', () => {
		const none = { from_vessel: '', to_vessel: '', to_imo: '' };
		expect(issues(none)).toEqual(['vessels_missing from_vessel']);
		expect(issues({ ...none, from_mmsi: '445123000' })).toEqual([]);
		expect(issues({ ...none, from_imo: '9015333' })).toEqual([]);
	});

	it('must be two different ones', () => {
		expect(issues({ from_imo: '8916293' })).toEqual(['same_vessel to_imo']);
		expect(issues({ from_vessel: 'SAEBYOL' })).toEqual([]);
	});

	it('keep a number that is none as text', () => {
		expect(issues({ from_imo: '8916294', to_mmsi: '12' })).toEqual([
			'imo_check_digit from_imo',
			'mmsi_format to_mmsi'
		]);
		expect(record({ from_imo: '8916294', to_mmsi: '12' })).toMatchObject({
			giver: { imo: null, imoText: '8916294' },
			receiver: { mmsi: null }
		});
	});

	it('keep a flag that is none as text', () => {
		expect(issues({ from_flag: 'false flag' })).toEqual(['flag_unknown from_flag']);
		expect(record({ from_flag: 'false flag' }).giver).toMatchObject({ flag: null, flagText: 'false flag' });
	});
});

describe('draughts', () => {
	it.each([
		[{ draught_before: 'deep' }, 'draught_format draught_before'],
		[{ draught_after: '7,5,1' }, 'draught_format draught_after'],
		[{ draught_after: '-1' }, 'quantity_negative draught_after']
	])('%j refuses the row: %s', (part, issue) => {
		expect(issues(part)).toEqual([issue]);
	});

	it('are kept as written', () => {
		expect(record({ draught_before: '5.0', draught_after: '7.25' })).toMatchObject({
			draughtBefore: '5.0',
			draughtAfter: '7.25'
		});
	});
});

describe('what is moved', () => {
	it('follows the rules of deliveries for quantity and unit', () => {
		expect(issues({ unit: '' })).toEqual(['unit_missing unit']);
		expect(issues({ quantity: 'some' })).toEqual(['quantity_format quantity']);
		expect(issues({ quantity: '', unit: 't' })).toEqual(['unit_alone unit']);
	});

	it('is left out of the ledger of refined products where it is crude or banned', () => {
		expect(record({ product: 'crude oil' }).leftOut).toBe('crude');
		expect(record({ product: 'condensate' }).leftOut).toBe('banned');
		expect(record({ product: 'rice' }).leftOut).toBeNull();
	});

	it('is supplied by the state named, not by the flag of the giver', () => {
		expect(record({ supplier: '' })).toMatchObject({ supplier: 'unknown', giver: { flag: 'PA' } });
		expect(issues({ supplier: 'ALL' })).toContain('supplier_all_only_period supplier');
	});
});
