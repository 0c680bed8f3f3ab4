// One row of vessels.csv: identity by IMO number, and nothing that counts.
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../calendar.ts';
import type { VesselEntry } from '../record.ts';
import type { Cells } from './cells.ts';
import { readVessel } from './read-vessel.ts';
import { cellsOf } from './test-cells.ts';

type Row = Readonly<Record<string, string>>;

const GOOD: Row = {
	imo: '8916293',
	name: 'SAEBYOL',
	flag: 'DPRK',
	type: 'tanker',
	dwt: '1150',
	mmsi: '445123000'
};

function read(part: Row): { record: VesselEntry; cells: Cells } {
	const row = { ...GOOD, ...part };
	const cells = cellsOf(row, 'vessel', 2);
	const record = readVessel(cells, {
		today: '2026-11-23' as IsoDate,
		basis: 'observed',
		isBasisAnswered: false,
		digest: (text) => text
	});
	return { record, cells };
}

const record = (part: Row) => read(part).record;
const issues = (part: Row) => read(part).cells.issues.map(({ code, column }) => `${code} ${column}`);

describe('a ship', () => {
	it('is known by its number', () => {
		const { record, cells } = read({});
		expect(cells.issues).toEqual([]);
		expect(record).toMatchObject({
			recordKind: 'vessel',
			imo: '8916293',
			name: 'SAEBYOL',
			flag: 'KP',
			flagText: 'DPRK',
			dwt: '1150',
			mmsi: '445123000'
		});
	});

	it('is the same one under another name', () => {
		expect(record({ name: 'CHONG RIM 2' }).recordKey).toBe(record({}).recordKey);
		expect(record({ name: 'CHONG RIM 2' }).contentKey).not.toBe(record({}).contentKey);
		expect(record({ imo: 'IMO 8916293' }).recordKey).toBe(record({}).recordKey);
	});

	it('without a number is kept by its name, and flagged', () => {
		expect(issues({ imo: '' })).toEqual(['vessel_without_imo imo']);
		expect(issues({ imo: '-0- ' })).toEqual(['vessel_without_imo imo']);
		expect(record({ imo: '' }).recordKey).not.toBe(record({}).recordKey);
		expect(record({ imo: '', name: 'Saebyol' }).recordKey).toBe(record({ imo: '' }).recordKey);
	});

	it('with a number that fails is kept by its name, and the text stays', () => {
		expect(issues({ imo: '8916294' })).toEqual(['imo_check_digit imo', 'vessel_without_imo imo']);
		expect(record({ imo: '8916294' })).toMatchObject({ imo: null, imoText: '8916294' });
	});

	it('without number and name is refused', () => {
		expect(issues({ imo: '', name: '' })).toEqual(['vessel_identity_missing name']);
		expect(read({ imo: '', name: '' }).cells.isRefused).toBe(true);
	});

	it.each([
		[{ dwt: 'large' }, 'dwt_format dwt'],
		[{ dwt: '-1' }, 'quantity_negative dwt'],
		[{ mmsi: '44512300' }, 'mmsi_format mmsi'],
		[{ flag: 'Narnia' }, 'flag_unknown flag']
	])('with %j says so: %s', (part, issue) => {
		expect(issues(part)).toEqual([issue]);
	});
});
