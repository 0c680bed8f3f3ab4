import { describe, expect, it } from 'vitest';
import type { RecordId } from '../record.ts';
import { recordJson } from './record-json.ts';
import { csvCell, csvLine, csvText, recordCsvHeader, recordCsvLine } from './to-csv.ts';

describe('a cell that a spreadsheet would run', () => {
	it.each(['=1+1', '+SUM(A1)', '-cmd', '@SUM(A1)', '＝1+1', '＋1', '－1', '＠x', ' =1+1', '\u00a0=1+1'])(
		'%j is told to be text',
		(text) => expect(csvCell(text).replace(/^"/, '').startsWith("'")).toBe(true)
	);
	it.each(['\t=1', '\r=1', '\n=1'])('%j is guarded and quoted', (text) =>
		expect(csvCell(text)).toBe(`"'${text}"`)
	);
	it('a formula with a comma is guarded inside its quotes', () =>
		expect(csvCell('=HYPERLINK("http://x","y")')).toBe('"\'=HYPERLINK(""http://x"",""y"")"'));
});

describe('a number', () => {
	it.each(['-5', '-0.5', '0', '1523381.000', '12'])('%s stays a number', (text) =>
		expect(csvCell(text)).toBe(text)
	);
	it('of the program is written as it is', () =>
		expect(csvLine([-5, 3.5, true, null])).toBe('-5,3.5,true,\r\n'));
	it('with a plus sign, an exponent or a second point is text', () => {
		expect(csvCell('+5')).toBe("'+5");
		expect(csvCell('-1e5')).toBe("'-1e5");
		expect(csvCell('-1.2.3')).toBe("'-1.2.3");
	});
});

describe('text', () => {
	it('is quoted where it must be, and its quotes are doubled', () => {
		expect(csvCell('a, b')).toBe('"a, b"');
		expect(csvCell('a;b')).toBe('"a;b"');
		expect(csvCell('say "no"')).toBe('"say ""no"""');
		expect(csvCell('two\nlines')).toBe('"two\nlines"');
		expect(csvCell(' padded ')).toBe('" padded "');
	});
	it('of any script comes back as it was', () => {
		expect(csvCell('朝鲜 선박 Сейбол')).toBe('朝鲜 선박 Сейбол');
		expect(csvCell('DPRK-2019-1')).toBe('DPRK-2019-1');
	});
	it('blank and null are the same empty cell', () => expect(csvLine(['', null])).toBe(',\r\n'));
});

it('a document has one header, and a row never gets the columns of another', () =>
	expect(
		csvText([
			{ a: 1, b: 'x' },
			{ b: 'y', a: 2 }
		])
	).toBe('a,b\r\n1,x\r\n2,y\r\n'));

describe('a record in a download', () => {
	const meta = { data_version: 7, as_of: null, factor_set: 'committee-8.33' };
	const vessel = recordJson(
		{
			recordKind: 'vessel',
			id: '6-2' as RecordId,
			importId: 6,
			fileName: '=cmd.csv',
			line: 2,
			part: 1,
			recordKey: '',
			contentKey: '',
			source: '',
			sourceRef: '',
			sourceUrl: '',
			sourceClass: 'state',
			confidence: '',
			notes: '-- see page 2',
			flags: ['flag_unknown', 'vessel_without_imo'],
			extra: { '+column': '@x' },
			imo: null,
			imoText: '',
			mmsi: null,
			name: '@SUM(A1)',
			formerNames: '',
			flag: null,
			flagText: '',
			type: '',
			dwt: '-5',
			owner: '',
			designations: ''
		},
		{ code: 'register', layer: null, years: [2022, 2023], isIn: true, isAdded: false, by: null },
		'committee-8.33'
	);
	const columns = recordCsvHeader(meta, vessel).trim().split(',');
	const cells = recordCsvLine(meta, vessel).trim().split(',');

	it('says of which state of the ledger it is, and has a cell for every column', () => {
		expect(columns.slice(0, 4)).toEqual(['data_version', 'as_of', 'factor_set', 'record']);
		expect(cells.slice(0, 4)).toEqual(['7', '', 'committee-8.33', '6-2']);
		expect(cells).toHaveLength(columns.length);
	});
	it('guards every text that came from a file, and no number', () => {
		const cell = (name: string) => cells[columns.indexOf(name)];
		expect(cell('vessel_name')).toBe("'@SUM(A1)");
		expect(cell('notes')).toBe("'-- see page 2");
		expect(cell('file')).toBe("'=cmd.csv");
		expect(cell('dwt_t')).toBe('-5');
		expect(cell('years')).toBe('2022 2023');
		expect(cell('flags')).toBe('flag_unknown vessel_without_imo');
	});
});
