import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordKind } from '../record.ts';
import { RECORD_KINDS } from '../record.ts';
import { findHeader } from './find-header.ts';
import { templates } from './templates.ts';

const found = (text: string, kind: RecordKind | null = null) =>
	findHeader(
		text.split('\n').map((line, at) => ({ cells: line.split(','), line: at + 1 })),
		kind
	);

describe('the header', () => {
	it('is found below titles, blank lines and notes', () => {
		expect(
			found('Deliveries 2023,,\nReport generated 2024-01-02,,\n,,\ndate,quantity,unit\n2023-01-05,1,t')
		).toBe(3);
		expect(found('Source: a ministry,Page 1\n日期,数量,单位\n2023-01-05,1,t')).toBe(1);
	});

	it('is found below a merged title that names a column', () => {
		expect(found('Supplier,,\nquantity,unit,date\n1,t,2023-01-05')).toBe(1);
	});

	it('of a known format or a table of months is found below a preamble', () => {
		expect(found('Export,\nvessel,\nyear,statCd,hsCd,expWgt,impWgt\n2024.01,KP,2710,1,0')).toBe(2);
		expect(found('Barrels a month,,\ndate,China,Russia\n2021-01,1,2')).toBe(1);
	});

	it('is the first of two', () => {
		expect(found('date,quantity,unit\n2023-01-05,1,t\ndate,quantity,unit')).toBe(0);
	});

	it('that lacks a column is found, so that what it lacks can be said', () => {
		expect(found('Title,\nsupplier,barrels\nCN,5', 'period')).toBe(1);
		expect(found('alpha,beta,gamma\n1,2,3')).toBe(0);
	});

	it('is none where every row is numbers', () => {
		expect(found('1,2,3\n4,5,6')).toBeNull();
		expect(found('')).toBeNull();
	});

	it('is not looked for below the fortieth row', () => {
		const title = 'A title,\n';
		expect(found(`${title.repeat(39)}date,quantity`)).toBe(39);
		expect(found(`${title.repeat(40)}date,quantity`)).toBeNull();
	});

	it('on the first line is always found there, whatever stands below', () => {
		const cell = fc.oneof(fc.string(), fc.constantFrom('date', 'quantity', 'China', '2021-01', 'imo', ''));
		fc.assert(
			fc.property(
				fc.constantFrom(...RECORD_KINDS),
				fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 20 }),
				(kind, rows) => {
					const header = { cells: [...templates[kind].columns], line: 1 };
					const below = rows.map((cells, at) => ({ cells, line: at + 2 }));
					expect(findHeader([header, ...below], null)).toBe(0);
					expect(findHeader([header, ...below], kind)).toBe(0);
				}
			)
		);
	});
});
