import { describe, expect, it } from 'vitest';
import { Marks } from './marks.ts';
import { recogniseWide, spreadWide } from './wide-table.ts';
import { wideMarks } from './wide-years.ts';

const cut = (line: string) => line.split(',');

function spread(header: string, ...rows: string[]) {
	const table = recogniseWide(cut(header), rows.map(cut));
	if (table === null) throw new Error('no table of months and states');
	const marks = new Marks();
	for (const row of rows) for (const mark of wideMarks(table.figures, cut(row))) marks.add(mark);
	return rows.map((row) => {
		const verdict = spreadWide(table, cut(row), marks);
		return verdict.kind === 'left_out'
			? [verdict.note.code, verdict.note.seen]
			: verdict.parts.map(({ values }) => [values['period_start'], values['supplier'], values['quantity']]);
	});
}

const recognised = (header: string, ...rows: string[]) => recogniseWide(cut(header), rows.map(cut));

describe('months down, states across', () => {
	it('is one figure for each month and state', () => {
		expect(spread('date,China,Russia', '2021-01,10,20', '2021-02,0,30.5')).toEqual([
			[
				['2021-01', 'China', '10'],
				['2021-01', 'Russia', '20']
			],
			[
				['2021-02', 'China', '0'],
				['2021-02', 'Russia', '30.5']
			]
		]);
	});

	it('says what a year holds beyond its months in the file, state by state', () => {
		expect(spread('date,China,Russia', '2021-01,10,20', '2021-02,,30', '2021,15,50').at(-1)).toEqual([
			'year_beyond_months',
			'2021: China 15 in the year, 10 in its months in the file'
		]);
		expect(spread('date,China,Russia', '2021-01,10,20', '2022,15,50').at(-1)).toEqual([
			'year_beyond_months',
			'2022: China 15 in the year, none in its months in the file; Russia 50 in the year, none in its months in the file'
		]);
	});

	it('has no figure where a cell is blank or says that there is none', () => {
		expect(spread('月份,中国,俄罗斯', '2021年1月,,5', '2021年2月,-,NA')).toEqual([
			[['2021-01', '俄罗斯', '5']],
			['figure_blank', '2021年2月']
		]);
	});

	it('leaves out the sums, across and down, and a year among its months', () => {
		expect(
			spread('Месяц,Китай,Россия,Итого', '2021-01,1,2,3', '2021-02,3,4,7', 'Итого,4,6,10', '2021,4,6,10')
		).toEqual([
			[
				['2021-01', 'Китай', '1'],
				['2021-01', 'Россия', '2']
			],
			[
				['2021-02', 'Китай', '3'],
				['2021-02', 'Россия', '4']
			],
			['aggregate_excluded', 'Итого'],
			['aggregate_excluded', '2021']
		]);
		const table = recognised('Месяц,Китай,Россия,Итого', '2021-01,1,2,3');
		const verdict = table && spreadWide(table, cut('2021-01,1,2,3'), new Marks());
		expect(verdict?.kind === 'parts' && verdict.parts[0]?.notes).toEqual([
			{ code: 'aggregate_excluded', column: 'Итого', seen: '3' }
		]);
	});

	it('keeps the figures of a state that is not recognised under its name', () => {
		expect(spread('year,China,Russia,Atlantis', '2021,1,2,3')).toEqual([
			[
				['2021', 'China', '1'],
				['2021', 'Russia', '2'],
				['2021', 'Atlantis', '3']
			]
		]);
	});

	it('takes units and goods of a row along, and nothing from other columns', () => {
		const table = recognised('month,China,Russia,Unit,Share of cap,', '2021-01,1,2,kbbl,3 %,');
		expect(table?.extra.map(({ header }) => header)).toEqual(['Share of cap']);
		const verdict = table && spreadWide(table, cut('2021-01,1,2,kbbl,3 %,'), new Marks());
		expect(verdict?.kind === 'parts' && verdict.parts[1]?.values).toEqual({
			period_start: '2021-01',
			supplier: 'Russia',
			quantity: '2',
			unit: 'kbbl'
		});
	});

	it('hands on a label that is no month as it stands, for the reader to refuse', () => {
		expect(spread('date,CN,RU', '2021-01,1,2', '2021-03,1,2', 'soon,1,2')[2]).toEqual([
			['soon', 'CN', '1'],
			['soon', 'RU', '2']
		]);
	});
});

describe('states down, months across', () => {
	it('is one figure for each state and month, whatever the months are written like', () => {
		expect(spread('country,2023-01,2023年2月,Mar 2023,202304', 'China,1,2,,4', 'Atlantis,5,..,7,8')).toEqual([
			[
				['2023-01', 'China', '1'],
				['2023-02', 'China', '2'],
				['2023-04', 'China', '4']
			],
			[
				['2023-01', 'Atlantis', '5'],
				['2023-03', 'Atlantis', '7'],
				['2023-04', 'Atlantis', '8']
			]
		]);
	});

	it('leaves out the row of all states and the column of the year', () => {
		expect(spread('国家,2023-01,2023-02,2023,合计', '中国,1,2,3,3', '合计,1,2,3,3')).toEqual([
			[
				['2023-01', '中国', '1'],
				['2023-02', '中国', '2']
			],
			['aggregate_excluded', '合计']
		]);
	});

	it('is years where all its columns are years', () => {
		expect(spread('state,2022,2023', 'Russia,1,2')).toEqual([
			[
				['2022', 'Russia', '1'],
				['2023', 'Russia', '2']
			]
		]);
	});
});

it.each([
	['one state is a list', 'date,China,notes', ['2021-01,1,x']],
	['words that are codes too', 'date,id,to,no', ['2021-01,1,2,3']],
	['capital words that are codes', 'DATE,ID,TO,NO', ['2021-01,1,2,3']],
	['no period in the first column', 'place,China,Russia', ['a,1,2', 'b,1,2']],
	['a header alone', 'date,China,Russia', []],
	['a month twice', 'state,2023-01,2023-01', ['China,1,2']],
	['more numbers than states', 'date,China,Russia,alpha,beta,gamma', ['2021-01,1,2,3,4,5']],
	['our own template', 'period_start,supplier,quantity,unit', ['2021-01,CN,1,t']]
])('is no table of months and states: %s', (_, header, rows) => {
	expect(recognised(header, ...rows)).toBeNull();
});
