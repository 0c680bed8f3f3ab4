import { expect, it } from 'vitest';
import { supplierHues } from './supplier-hue.ts';

it('keeps the hues of China and Russia whoever else reports', () => {
	const hues = supplierHues(['RU', 'KR', 'CN', 'BR']);
	expect([hues.get('CN'), hues.get('RU')]).toEqual(['supplier-cn', 'supplier-ru']);
	expect([hues.get('BR'), hues.get('KR')]).toEqual(['supplier-3', 'supplier-4']);
});

it('draws an unknown supplier, and any after the sixth, in grey', () => {
	const hues = supplierHues(['unknown', 'BR', 'KR', 'SG', 'TW', 'VN']);
	expect(hues.get('unknown')).toBe('supplier-other');
	expect(hues.get('TW')).toBe('supplier-6');
	expect(hues.get('VN')).toBe('supplier-other');
});
