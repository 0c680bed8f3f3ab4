import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordKind } from '../record.ts';
import { RECORD_KINDS } from '../record.ts';
import { mapColumns, mapProfile } from './map-columns.ts';
import type { Profile } from './profiles/profile.ts';
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

const FOREIGN: [string, RecordKind, Record<string, string>][] = [
	[
		'日期,供应国,船名,商品编码,数量,计量单位,卸货港,备注',
		'shipment',
		{
			date: '日期',
			supplier: '供应国',
			vessel_name: '船名',
			hs_code: '商品编码',
			quantity: '数量',
			unit: '计量单位',
			destination_port: '卸货港',
			notes: '备注'
		}
	],
	[
		'Дата поставки,Страна-поставщик,Судно,Код ТН ВЭД,Количество,Ед. изм.',
		'shipment',
		{
			date: 'Дата поставки',
			supplier: 'Страна-поставщик',
			vessel_name: 'Судно',
			hs_code: 'Код ТН ВЭД',
			quantity: 'Количество',
			unit: 'Ед. изм.'
		}
	],
	[
		'일자,공급국,선명,품목코드,물량,단위',
		'shipment',
		{
			date: '일자',
			supplier: '공급국',
			vessel_name: '선명',
			hs_code: '품목코드',
			quantity: '물량',
			unit: '단위'
		}
	],
	[
		'Reporting month,Member State,Barrels',
		'period',
		{ period_start: 'Reporting month', supplier: 'Member State', barrels: 'Barrels' }
	],
	[
		'Start time,End time,Latitude,Longitude,Giver,Receiver IMO',
		'sts',
		{
			date: 'Start time',
			end_date: 'End time',
			lat: 'Latitude',
			lon: 'Longitude',
			from_vessel: 'Giver',
			to_imo: 'Receiver IMO'
		}
	]
];

describe('names that no template has', () => {
	it.each(FOREIGN)('are known in four languages: %s', (header, kind, mapping) => {
		const map = mapped(header);
		expect(map.kind).toBe(kind);
		expect(map.mapping).toEqual(mapping);
		expect(map.issues).toEqual([]);
	});

	it('lose to the name of the template, and their column is kept beside it', () => {
		const map = mapped('date,quantity,unit,volume');
		expect(map.mapping).toEqual({ date: 'date', quantity: 'quantity', unit: 'unit' });
		expect(map.extra).toEqual([{ at: 3, header: 'volume' }]);
		expect(map.issues).toMatchObject([{ code: 'column_extra', column: 'volume' }]);
	});

	it('are an error where two of them claim one field', () => {
		expect(issuesOf('date,volume,qty,unit')).toContainEqual({
			code: 'column_repeated',
			line: 1,
			column: 'quantity',
			seen: 'qty'
		});
		expect(issuesOf('date,quantity_kg,Tonnes')).toMatchObject([{ code: 'column_repeated', seen: 'Tonnes' }]);
	});

	it('never change the kind of a header that a template suffices for', () => {
		expect(mapped('name,flag,type,date,volume').kind).toBe('vessel');
		expect(mapped('month,supplier,tonnes,volume,hs').kind).toBe('period');
	});

	it('are told from the names of the template', () => {
		const { by } = mapped('date,volume,unit,publisher');
		expect([...by]).toEqual([
			['date', 'exact'],
			['quantity', 'alias'],
			['unit', 'exact'],
			['source', 'alias']
		]);
	});
});

describe('a header with a unit', () => {
	it.each([
		['date,quantity_kg', 'quantity', 'quantity_kg'],
		['日期,数量（吨）', 'quantity', '数量（吨）'],
		['Дата,"Количество, т"', 'quantity', 'Количество, т'],
		['date,Net weight (kg)', 'quantity', 'Net weight (kg)'],
		['date,Tonnes', 'quantity', 'Tonnes'],
		['date,quantity,unit,DWT (t)', 'dwt', 'DWT (t)']
	])('is the field without it: %s', (header, field, shown) => {
		const cells = header.match(/"[^"]*"|[^,]+/g)?.map((cell) => cell.replaceAll('"', '')) ?? [];
		const reading = mapColumns(cells, 1, 'shipment');
		expect('map' in reading && reading.map.headerUnits.get(field)).toBe(shown);
	});

	it('is nothing where the field is no measure', () => {
		expect(mapped('date,quantity,unit,supplier_kg').extra).toEqual([{ at: 3, header: 'supplier_kg' }]);
	});

	it('leaves the columns of period.csv that name their unit as they are', () => {
		const map = mapped('month,tonnes,barrels');
		expect([...map.at.keys()]).toEqual(['period_start', 'tonnes', 'barrels']);
		expect(map.headerUnits.size).toBe(0);
	});
});

describe('what the analyst says of a column', () => {
	it('that fit no one template refuse the file instead of giving it another kind', () => {
		const header = ['date', 'vessel_name', 'quantity', 'type'];
		const answers = new Map([[0, 'quantity']]);
		expect(mapColumns(header, 1, null, answers)).toEqual({
			issues: [{ code: 'kind_unknown', line: 1, column: null, seen: 'date, vessel_name, quantity, type' }]
		});
	});

	const answered = (header: string, answers: [number, string][], kind: RecordKind | null = null) => {
		const reading = mapColumns(header.split(','), 1, kind, new Map(answers));
		if (!('map' in reading)) throw new Error(JSON.stringify(reading.issues));
		return reading.map;
	};

	it('wins over every name', () => {
		const map = answered('date,quantity,unit,loaded', [[3, 'quantity']]);
		expect(map.mapping).toEqual({ date: 'date', unit: 'unit', quantity: 'loaded' });
		expect(map.by.get('quantity')).toBe('answer');
		expect(map.extra).toEqual([{ at: 1, header: 'quantity' }]);
	});

	it('makes a file readable that has no known name', () => {
		const map = answered('a,b,c', [
			[0, 'date'],
			[1, 'quantity'],
			[2, 'unit']
		]);
		expect([map.kind, [...map.at.keys()]]).toEqual(['shipment', ['date', 'quantity', 'unit']]);
	});

	it('settles which of two columns is meant', () => {
		const map = answered('date,quantity_kg,Tonnes', [[1, 'ignore']]);
		expect(map.mapping['quantity']).toBe('Tonnes');
		expect(map.issues).toMatchObject([{ code: 'column_extra', column: 'quantity_kg' }]);
	});

	it('about two columns and one field is an error', () => {
		const map = answered('date,a,b', [
			[1, 'quantity'],
			[2, 'quantity']
		]);
		expect(map.issues).toMatchObject([{ code: 'column_repeated', column: 'quantity', seen: 'b' }]);
	});

	it('counts for nothing when the template has no such field', () => {
		expect(answered('date,quantity,unit,x', [[3, 'nonsense']]).extra).toEqual([{ at: 3, header: 'x' }]);
	});
});

describe('columns that are not used', () => {
	it('are suggested for the field whose name they nearly have, and not taken for it', () => {
		const map = mapped('date,quantity,unit,suplier');
		expect(map.suggestions).toEqual([{ at: 3, header: 'suplier', field: 'supplier' }]);
		expect(map.at.has('supplier')).toBe(false);
		expect(map.issues).toEqual([{ code: 'column_suggested', line: 1, column: 'suplier', seen: 'supplier' }]);
	});

	it('are not suggested for a field that another column has', () => {
		expect(mapped('date,quantity,unit,supplier,suplier').suggestions).toEqual([]);
	});

	it.each(['Manager Email', 'e-mail', 'Phone no.', '电话', 'телефон', '이메일'])(
		'and hold personal data are named and never stored: %s',
		(name) => {
			const map = mapped(`date,quantity,unit,${name}`);
			expect(map.personal).toEqual([{ at: 3, header: name }]);
			expect(map.extra).toEqual([]);
			expect(map.issues).toMatchObject([{ code: 'column_personal', column: name }]);
		}
	);
});

describe('the columns of a known format', () => {
	const format: Profile = {
		name: 'test',
		title: 'Test',
		kind: 'sts',
		requires: ['start'],
		fields: { start: 'date', lat: 'lat', latitude: 'lat' },
		personal: ['contact']
	};

	it('are what the format says, whatever they are called', () => {
		const map = mapProfile(format, ['Start', 'Latitude', 'lat', 'Contact', 'quantity'], 2);
		expect(map.mapping).toEqual({ date: 'Start', lat: 'Latitude' });
		expect(map.by.get('date')).toBe('profile');
		expect(map.extra.map(({ header }) => header)).toEqual(['lat', 'quantity']);
		expect(map.personal).toEqual([{ at: 3, header: 'Contact' }]);
		expect(map.issues.map(({ code, column }) => [code, column])).toEqual([
			['column_personal', 'Contact'],
			['column_extra', 'lat'],
			['column_extra', 'quantity']
		]);
	});
});

describe('any header', () => {
	it('is read without throwing, and each of its cells is a field, extra or repeated', () => {
		const name = fc.oneof(
			fc.string(),
			fc.constantFrom(...RECORD_KINDS.flatMap((kind) => templates[kind].columns), '__proto__', '', ' ', 'bpd')
		);
		fc.assert(
			fc.property(
				fc.array(name, { maxLength: 30 }),
				fc.option(fc.constantFrom(...RECORD_KINDS)),
				(header, kind) => {
					const reading = mapColumns(header, 3, kind);
					if (!('map' in reading)) {
						// One refusal; before it, where the only figures are rates, that these are none.
						const [refusal, ...others] = reading.issues.map(({ code }) => code).reverse();
						expect(['kind_unknown', 'column_missing']).toContain(refusal);
						expect([[], ['only_rates']]).toContainEqual(others);
						return;
					}
					const { at, extra, personal, issues } = reading.map;
					const repeated = issues.filter(({ code }) => code === 'column_repeated').length;
					expect(at.size + extra.length + personal.length + repeated).toBe(header.length);
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
