import { describe, expect, it } from 'vitest';
import type { Issue } from '../issue.ts';
import { isRefusedColumn } from '../ingest/templates.ts';
import { RefusedCsv } from './refused-csv.ts';

const noDate: Issue = { code: 'date_missing', line: 5, column: 'date', seen: '' };
const cells: Issue = { code: 'row_short', line: 5, column: null, seen: '2 of 3 cells' };

const firstCells = (line: string, count: number) => line.split(',').slice(0, count);

describe('a list of refused rows', () => {
	it('has the columns of the file, then the line and all reasons in one cell', () => {
		const list = new RefusedCsv(['Datum', 'IMO ', '']);
		expect(list.headerLine()).toBe('Datum,"IMO ",,oilcap_line,oilcap_reason\r\n');
		expect(list.row(['', '9123456', 'x'], 5, [noDate, cells])).toBe(
			',9123456,x,5,"date: No date. Expected a date of transfer, or period_start and period_end. Fill the date; the year alone is enough. | Number of cells differs from the header (seen: 2 of 3 cells). Expected as many cells as the header has. Look for a missing or extra delimiter or quote on this line."\r\n'
		);
	});

	it.each([
		['-5', '-5'],
		['-5,5', '"-5,5"'],
		['+1 200.5', '+1 200.5'],
		["1'200", "1'200"],
		['=1+1', "'=1+1"],
		['+SUM(A1)', "'+SUM(A1)"],
		['-2+3', "'-2+3"],
		['@cmd', "'@cmd"],
		['\tx', '"\'\tx"'],
		['\rx', '"\'\rx"'],
		['two\nlines', '"two\nlines"'],
		['a "quote"', '"a ""quote"""']
	])('writes the cell %j as %s', (cell, written) => {
		expect(new RefusedCsv(['a']).row([cell], 2, [])).toBe(`${written},2,\r\n`);
	});

	it('drops blank cells past the header', () => {
		expect(new RefusedCsv(['a', 'b']).row(['1', '2', '', ' '], 2, [])).toBe('1,2,2,\r\n');
	});

	// Four columns go out; a row that was short or long must not come back with four cells.
	it.each([
		['short', ['1'], ['1', '7', '']],
		['long', ['1', '2', '3'], ['1', '2', '3', '7', '']]
	])('leaves a row that is too %s with a wrong number of cells', (_what, cells, expected) => {
		const row = new RefusedCsv(['a', 'b']).row(cells, 7, []).trimEnd();
		expect(row.split(',')).toEqual(expected);
	});

	it('made of a list that was refused again has its two columns once', () => {
		const list = new RefusedCsv(['a', 'b', 'oilcap_line', 'oilcap_reason']);
		expect(list.headerLine()).toBe('a,b,oilcap_line,oilcap_reason\r\n');
		expect(firstCells(list.row(['1', '2', '88', 'old reason'], 3, [noDate]), 3)).toEqual(['1', '2', '3']);
		// Two cells and our two would be as many as the header has.
		expect(list.row(['1', '2'], 3, []).trimEnd().split(',')).toEqual(['1', '2', '', '3', '']);
	});

	it('knows its own columns', () => {
		expect(['oilcap_line', 'OILCAP reason', 'line'].map(isRefusedColumn)).toEqual([true, true, false]);
	});
});
