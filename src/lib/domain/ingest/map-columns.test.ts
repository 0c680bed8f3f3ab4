import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordKind } from '../record.ts';
import { RECORD_KINDS } from '../record.ts';
import { mapColumns } from './map-columns.ts';
import { headerKey, templates } from './templates.ts';

const read = (header: string, kind: RecordKind | null = null) => mapColumns(header.split(','), 1, kind);

function mapped(header: string, kind: RecordKind | null = null) {
	const reading = read(header, kind);
	if (!('map' in reading)) throw new Error(`not read: ${JSON.stringify(reading.issues)}`);
	return reading.map;
}

const issuesOf = (header: string, kind: RecordKind | null = null) => {
	const reading = read(header, kind);
	return 'map' in reading ? reading.map.issues : reading.issues;
};

describe('the kind of a file', () => {
	it.each<[RecordKind, string]>([
		['shipment', 'date,supplier,vessel_name,imo,product,hs_code,quantity,unit'],
		['shipment', 'quantity,unit,date'],
		['shipment', 'period_start,period_end,dwt'],
		['sts', 'date,lat,lon,from_vessel,to_vessel,product,quantity,unit'],
		['sts', 'date,from_mmsi,to_mmsi'],
		['period', 'period_start,period_end,supplier,barrels'],
		['period', 'month,supplier,tonnes'],
		['period', 'year,deliveries'],
		['vessel', 'imo,name,flag,type'],
		['vessel', 'name,former_names'],
		['vessel', 'vessel_name,vessel_type,deadweight']
	])('is %s for %s', (kind, header) => {
		expect(mapped(header).kind).toBe(kind);
	});

	it.each(RECORD_KINDS)('is %s for the published template, and every column is used', (kind) => {
		const { columns } = templates[kind];
		const map = mapped(columns.join(','));
		expect(map.kind).toBe(kind);
		expect([...map.at.keys()]).toEqual(columns);
		expect(map.extra).toEqual([]);
		expect(map.issues).toEqual([]);
	});

	it('is unknown where the columns fit none', () => {
		expect(issuesOf('a,b,c')).toEqual([{ code: 'kind_unknown', line: 1, column: null, seen: 'a, b, c' }]);
		expect(issuesOf('MMSI,BaseDateTime,LAT,LON,SOG,COG')).toMatchObject([{ code: 'kind_unknown' }]);
	});

	it('that is named is kept to, and a column that it lacks is named', () => {
		expect(mapped('date,from_vessel,quantity,unit', 'shipment').kind).toBe('shipment');
		expect(issuesOf('supplier,barrels', 'period')).toEqual([
			{ code: 'column_missing', line: 1, column: 'period_start', seen: 'supplier, barrels' }
		]);
		expect(issuesOf('supplier,product', 'shipment')).toMatchObject([
			{ code: 'column_missing', column: 'date or period_start; quantity or dwt or vessel_name or imo' }
		]);
	});
});

describe('columns', () => {
	it('come in any order', () => {
		const map = mapped('unit,source,quantity,date');
		expect(map.at).toEqual(
			new Map([
				['unit', 0],
				['source', 1],
				['quantity', 2],
				['date', 3]
			])
		);
	});

	it('are known by letters and digits alone, and kept as they stand in the file', () => {
		const map = mapped(' DATE ,Quantity ,UNIT,Source Ref.,HS-Code,vessel name');
		expect(map.mapping).toEqual({
			date: 'DATE',
			quantity: 'Quantity',
			unit: 'UNIT',
			source_ref: 'Source Ref.',
			hs_code: 'HS-Code',
			vessel_name: 'vessel name'
		});
	});

	it.each<[string, string, string]>([
		['publisher', 'source', 'date,quantity,unit,publisher'],
		['document', 'source_ref', 'date,quantity,unit,document'],
		['note', 'notes', 'date,quantity,unit,note'],
		['month', 'period_start', 'month,barrels'],
		['year', 'period_start', 'year,barrels'],
		['tonnes', 'tonnes', 'period_start,tonnes'],
		['tonnage', 'dwt', 'name,type,tonnage'],
		['deadweight', 'dwt', 'name,type,deadweight'],
		['vessel_name', 'name', 'vessel_name,type']
	])('named %s are %s', (alias, column, header) => {
		expect(mapped(header).mapping[column]).toBe(alias);
	});

	it('that no template has are kept and named', () => {
		const map = mapped('date,quantity,unit,cargo mood,__proto__,constructor');
		expect(map.extra).toEqual([
			{ at: 3, header: 'cargo mood' },
			{ at: 4, header: '__proto__' },
			{ at: 5, header: 'constructor' }
		]);
		expect(map.issues.map(({ code, column }) => [code, column])).toEqual([
			['column_extra', 'cargo mood'],
			['column_extra', '__proto__'],
			['column_extra', 'constructor']
		]);
		expect(Object.keys(map.mapping)).toEqual(['date', 'quantity', 'unit']);
	});

	it.each([
		['date,quantity,unit,quantity', 'quantity', 'quantity'],
		['date,quantity,unit,Quantity', 'quantity', 'Quantity'],
		['date,quantity,unit,source,publisher', 'source', 'publisher'],
		['month,year,barrels', 'period_start', 'year']
	])('with one meaning twice are an error, never a choice: %s', (header, column, seen) => {
		expect(issuesOf(header)).toContainEqual({ code: 'column_repeated', line: 1, column, seen });
	});
});

describe('any header', () => {
	it('is read without throwing, and each of its cells is a field, extra or repeated', () => {
		const name = fc.oneof(
			fc.string(),
			fc.constantFrom(...RECORD_KINDS.flatMap((kind) => templates[kind].columns), '__proto__', '', ' ')
		);
		fc.assert(
			fc.property(
				fc.array(name, { maxLength: 30 }),
				fc.option(fc.constantFrom(...RECORD_KINDS)),
				(header, kind) => {
					const reading = mapColumns(header, 3, kind);
					if (!('map' in reading)) {
						expect(reading.issues).toHaveLength(1);
						return;
					}
					const { at, extra, issues } = reading.map;
					const repeated = issues.filter(({ code }) => code === 'column_repeated').length;
					expect(at.size + extra.length + repeated).toBe(header.length);
				}
			)
		);
	});
});

describe('the key of a header', () => {
	it('has letters and digits only, of any script', () => {
		expect(headerKey(' Source Ref. ')).toBe('sourceref');
		expect(headerKey('Netweight (kg)')).toBe('netweightkg');
		expect(headerKey('数据年月')).toBe('数据年月');
		expect(headerKey('ＤＡＴＥ')).toBe('date');
		expect(headerKey(' - ')).toBe('');
	});

	it('tells the columns of each template apart', () => {
		for (const kind of RECORD_KINDS) {
			const { columns, aliases } = templates[kind];
			const keys = [...columns, ...Object.keys(aliases)].map(headerKey);
			expect(new Set(keys).size).toBe(keys.length);
			for (const column of Object.values(aliases)) expect(columns).toContain(column);
		}
	});
});
