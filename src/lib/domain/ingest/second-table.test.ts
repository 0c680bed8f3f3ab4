import { describe, expect, it } from 'vitest';
import { isOtherHeader, tableAbove } from './second-table.ts';

const rowsOf = (text: string) =>
	text.split('\n').map((line, at) => ({ cells: line.split(','), line: at + 1 }));

describe('a table above the header', () => {
	it.each([
		['ship,port,arrived\nSTAR,Nampo,2023-05-01', 1],
		['Calls at Nampo,,\nship,port,arrived\nSTAR,Nampo,2023-05-01\nMOON,Nampo,2023-05-02', 2],
		['Monat,Menge\n2023-01,5\n2023-02,6', 1],
		['月份,数量\n2023-01,5\n2023-02,6', 1]
	])('%j begins on line %i', (text, line) => expect(tableAbove(rowsOf(text))?.line).toBe(line));

	it.each([
		'Deliveries 2023,,\nReport generated 2024-01-02,,',
		'Source,a ministry\nPage,1\nPeriod,2023',
		'Source,a ministry,\nPage,1,\nPeriod,2023,2024',
		'Country,Unit,Source\nChina,tonnes,a ministry',
		''
	])('%j is none', (text) => expect(tableAbove(rowsOf(text))).toBeNull());
});

describe('a header of another table', () => {
	const header = ['date', 'supplier', 'vessel_name', 'quantity', 'unit'];
	const isOther = (text: string) => isOtherHeader({ cells: text.split(','), line: 9 }, header);

	it.each([
		'date,from_vessel,to_vessel,quantity,unit',
		'month,supplier,barrels',
		'imo,name,flag,type',
		'日期,供应国,船名,数量,单位'
	])('%s is one', (text) => expect(isOther(text)).toBe(true));

	it.each([
		'date,supplier,vessel_name,quantity,unit',
		'Date,Supplier,Vessel name,Quantity,Unit',
		'2023-05-01,RU,STAR,5,t',
		'unknown,RU,STAR,many,t',
		'Note,,',
		'Unit,Factor,Remark',
		',Owner,,,,Vessel type,,,,North Korean name'
	])('%s is none', (text) => expect(isOther(text)).toBe(false));
});
