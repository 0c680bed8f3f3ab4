import { describe, expect, it } from 'vitest';
import type { Cells } from './cells.ts';
import { templates } from './templates.ts';
import { cellsOf } from './test-cells.ts';

function cells(row: Readonly<Record<string, string>>): Cells {
	return cellsOf(row, 'shipment', 7);
}

const base = { date: '2023-05-01', quantity: '5' };

describe('a cell', () => {
	it('is trimmed, and blank where its column is absent', () => {
		const row = cells({ ...base, unit: ' t\u00a0' });
		expect(row.text('unit')).toBe('t');
		expect(row.text('product')).toBe('');
		expect(row.value('__proto__')).toBe('');
	});

	it.each([
		'NA',
		'na',
		'N/A',
		'#N/A',
		'#NA',
		'NaN',
		'null',
		'NULL',
		'none',
		'-',
		'-0-',
		'-0- ',
		'..',
		'x',
		'unknown'
	])('%j says "no value" in columns of numbers, dates and codes, and is text in the others', (token) => {
		const row = cells({ ...base, quantity: token, vessel_name: token });
		expect(row.value('quantity')).toBe('');
		expect(row.text('vessel_name')).toBe(token.trim());
	});

	it.each(['0', '0.0', '-0', '.', '--', 'nil', 'xx', 'NAN1'])('%j is no such token', (text) => {
		expect(cells({ ...base, quantity: text }).value('quantity')).toBe(text);
	});
});

describe('the notes on a row', () => {
	it('keep line, column and what was seen', () => {
		const row = cells({ ...base, unit: 'tons' });
		row.note('unit_unknown', 'unit');
		row.note('row_short', null, '3 of 4 cells');
		expect(row.issues).toEqual([
			{ code: 'unit_unknown', line: 7, column: 'unit', seen: 'tons' },
			{ code: 'row_short', line: 7, column: null, seen: '3 of 4 cells' }
		]);
	});

	it('refuse the row for an error, flag it for a warning, and do neither for an information', () => {
		const state = (...codes: Parameters<Cells['note']>[0][]) => {
			const row = cells(base);
			for (const code of codes) row.note(code, null);
			return [row.isRefused, row.isFlagged, row.flags];
		};
		expect(state()).toEqual([false, false, []]);
		expect(state('supplier_missing')).toEqual([false, false, ['supplier_missing']]);
		expect(state('supplier_unknown', 'supplier_missing', 'supplier_unknown')).toEqual([
			false,
			true,
			['supplier_unknown', 'supplier_missing']
		]);
		expect(state('unit_missing')[0]).toBe(true);
	});
});

describe('the content of a row', () => {
	const { columns } = templates.shipment;

	it('are one text: each field, whether it has a column or not, ends with a separator', () => {
		const row = cells({ mood: ' good ', quantity: '5 ', date: '2023-05-01' });
		// In the order asked for: no supplier and no unit here, and the extra column at the end by its header.
		expect(row.content(['supplier', 'date', 'product', 'unit', 'quantity', 'notes'])).toBe(
			'\u001f2023-05-01\u001f\u001f\u001f5\u001f\u001fmood=good\u001f'
		);
		expect(row.content(['quantity', 'date'])).toBe('5\u001f2023-05-01\u001fmood=good\u001f');
	});

	it('is equal only if every cell agrees, extra ones included', () => {
		const content = (row: Readonly<Record<string, string>>) => cells(row).content(columns);
		expect(content({ ...base, unit: '' })).toBe(content(base));
		expect(content({ quantity: '5', date: '2023-05-01' })).toBe(content(base));
		expect(content({ ...base, unit: 't' })).not.toBe(content(base));
		expect(content({ ...base, mood: 'good' })).not.toBe(content(base));
		expect(content({ ...base, mood: 'good' })).not.toBe(content({ ...base, mood: 'bad' }));
		expect(content({ ...base, supplier: 'a', vessel_name: '' })).not.toBe(
			content({ ...base, supplier: '', vessel_name: 'a' })
		);
	});

	it('keeps extra cells by header, without the blank ones', () => {
		expect(cells(base).extra()).toBeNull();
		expect(cells({ ...base, mood: ' ' }).extra()).toBeNull();
		expect(cells({ ...base, mood: ' good ', 'other column': '0' }).extra()).toEqual({
			mood: 'good',
			'other column': '0'
		});
	});
});
