import { expect, it } from 'vitest';
import { withoutUnit } from './header-unit.ts';

it.each([
	['quantity_kg', 'quantity'],
	['Quantity (metric tons)', 'quantity'],
	['Volume, thousand barrels', 'volume'],
	['quantity in barrels', 'quantity'],
	['数量（吨）', '数量'],
	['Количество, т', 'количество'],
	['Объем (тыс. т)', 'объем'],
	['물량(톤)', '물량'],
	['Volume m³', 'volume'],
	['Barrels', ''],
	['kg', '']
])('leaves of %s what is not its unit: %s', (header, rest) => {
	expect(withoutUnit(header)).toBe(rest);
});

it.each(['quantity', 'format', 'list', 'Flow rate (bbl/d)', 'unit', 'draught', '', 'tonnage'])(
	'finds no unit in %s',
	(header) => {
		expect(withoutUnit(header)).toBeNull();
	}
);
