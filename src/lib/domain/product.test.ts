import { describe, expect, it } from 'vitest';
import {
	PRODUCT_CLASSES,
	classifyProduct,
	isUnderRefinedCap,
	parseHsCode,
	productLabel,
	productList
} from './product.ts';

const read = (name: string, hsCode: string | null = null) => {
	const { product, productClass } = classifyProduct(name, hsCode);
	return `${product} ${productClass}`;
};

describe('the class of a product', () => {
	it.each([
		['2710', 'unspecified refined'],
		['271012', 'unspecified refined'],
		['2710194600', 'unspecified refined'],
		['2712', 'wax refined'],
		['271210', 'wax refined'],
		['2713', 'unspecified refined'],
		['271311', 'petcoke refined'],
		['27131210', 'petcoke refined'],
		['271320', 'bitumen refined'],
		['2709', 'crude crude'],
		['2709000000', 'crude crude'],
		['271111', 'lng banned'],
		['2711110000', 'lng banned'],
		['271112', 'lpg unsettled'],
		['271119', 'lpg unsettled'],
		['27111990', 'lpg unsettled'],
		// 2711 alone, natural gas in gaseous form, and what is no mineral fuel say nothing: kept, and shown as unmapped.
		['2711', 'unspecified unknown'],
		['271121', 'unspecified unknown'],
		['2701', 'unspecified unknown'],
		['1006', 'unspecified unknown']
	])('HS %s is %s: the longest prefix wins', (hsCode, expected) => {
		expect(read('', hsCode)).toBe(expected);
	});

	it.each([
		['diesel', 'gasoil refined'],
		['DIESEL', 'gasoil refined'],
		['Gas oil/diesel', 'gasoil refined'],
		['柴油', 'gasoil refined'],
		['дизельное топливо', 'gasoil refined'],
		['경유', 'gasoil refined'],
		['petrol', 'gasoline refined'],
		['Jet A-1', 'kerosene refined'],
		['mazut', 'fuel_oil refined'],
		['naphtha', 'naphtha refined'],
		['base oil', 'lubricants refined'],
		['bitumen', 'bitumen refined'],
		['petroleum coke', 'petcoke refined'],
		['petroleum jelly', 'wax refined'],
		['refined petroleum', 'unspecified refined'],
		['정제유', 'unspecified refined'],
		['LPG', 'lpg unsettled'],
		['propane', 'lpg unsettled'],
		['crude oil', 'crude crude'],
		['原油', 'crude crude'],
		['condensate', 'condensate banned'],
		['газовый конденсат', 'condensate banned'],
		['LNG', 'lng banned'],
		['natural gas liquids', 'ngl banned'],
		['oil', 'oil unknown'],
		['石油', 'oil unknown'],
		// The usual names of the trade.
		['ULSD', 'gasoil refined'],
		['Gasoil 10ppm', 'gasoil refined'],
		['Gasoil 10 ppm', 'gasoil refined'],
		['Gasoil/Diesel', 'gasoil refined'],
		['EN 590', 'gasoil refined'],
		['MGO', 'gasoil refined'],
		['ДТ', 'gasoil refined'],
		['Дизтопливо', 'gasoil refined'],
		['дизель', 'gasoil refined'],
		['топливо дизельное', 'gasoil refined'],
		['0号柴油', 'gasoil refined'],
		['디젤', 'gasoil refined'],
		['Jet/Kero', 'kerosene refined'],
		['JET A1', 'kerosene refined'],
		['Jet-A1', 'kerosene refined'],
		['керосин', 'kerosene refined'],
		['ТС-1', 'kerosene refined'],
		['煤油', 'kerosene refined'],
		['航空煤油', 'kerosene refined'],
		['등유', 'kerosene refined'],
		['항공유', 'kerosene refined'],
		['Бензин АИ-92', 'gasoline refined'],
		['Mogas', 'gasoline refined'],
		['汽油', 'gasoline refined'],
		['휘발유', 'gasoline refined'],
		['HSFO', 'fuel_oil refined'],
		['LSFO', 'fuel_oil refined'],
		['VLSFO', 'fuel_oil refined'],
		['HSFO 380 CST', 'fuel_oil refined'],
		['IFO-380', 'fuel_oil refined'],
		['Мазут М-100', 'fuel_oil refined'],
		['мазут', 'fuel_oil refined'],
		['燃料油', 'fuel_oil refined'],
		['5-7号燃料油', 'fuel_oil refined'],
		['중유', 'fuel_oil refined'],
		['벙커C유', 'fuel_oil refined'],
		['石脑油', 'naphtha refined'],
		['나프타', 'naphtha refined'],
		['沥青', 'bitumen refined'],
		['아스팔트', 'bitumen refined'],
		['Битум нефтяной', 'bitumen refined'],
		['润滑油', 'lubricants refined'],
		['润滑脂', 'lubricants refined'],
		['윤활유', 'lubricants refined'],
		['масла смазочные', 'lubricants refined'],
		['CPP', 'unspecified refined'],
		['темные нефтепродукты', 'unspecified refined'],
		['тёмные нефтепродукты', 'unspecified refined'],
		['bunker fuel', 'unspecified refined'],
		['液化石油气', 'lpg unsettled'],
		['액화석유가스', 'lpg unsettled'],
		['пропан-бутан', 'lpg unsettled'],
		['원유', 'crude crude'],
		['нефть сырая', 'crude crude'],
		['Crude/Condensate', 'crude crude'],
		['конденсат', 'condensate banned'],
		['конденсат газовый', 'condensate banned'],
		['凝析油', 'condensate banned'],
		['液化天然气', 'lng banned'],
		['широкая фракция легких углеводородов', 'ngl banned'],
		// In one country lamp oil, in another wax; and oils of any kind.
		['paraffin', 'unspecified unknown'],
		['масла', 'unspecified unknown'],
		['', 'unspecified unknown'],
		['rice', 'unspecified unknown'],
		['diesel and crude', 'unspecified unknown'],
		['__proto__', 'unspecified unknown'],
		['constructor', 'unspecified unknown'],
		['---', 'unspecified unknown']
	])('by the name %j alone is %s', (name, expected) => {
		expect(read(name)).toBe(expected);
	});

	it('by code 2709 is crude, and condensate only where the name says so', () => {
		expect(read('', '2709')).toBe('crude crude');
		expect(read('crude oil', '27090090')).toBe('crude crude');
		expect(read('gas condensate', '27090010')).toBe('condensate banned');
		expect(read('凝析油', '2709000000')).toBe('condensate banned');
	});

	it('goes by the code, and the factor by the name, where both agree', () => {
		expect(read('diesel', '271019')).toBe('gasoil refined');
		expect(read('lubricants', '27101981')).toBe('lubricants refined');
		expect(read('bitumen', '2710')).toBe('bitumen refined');
	});

	it('goes by the code where the name says another class', () => {
		expect(read('diesel', '2709')).toBe('crude crude');
		expect(read('crude oil', '2710')).toBe('unspecified refined');
		expect(read('LPG', '2710')).toBe('unspecified refined');
		expect(read('oil', '2710')).toBe('unspecified refined');
	});

	it('goes by the name where no product has the code', () => {
		expect(read('diesel', '9999')).toBe('gasoil refined');
	});

	it('enters the refined total if refined, LPG or unmapped, and never if crude or banned', () => {
		expect(PRODUCT_CLASSES.filter(isUnderRefinedCap)).toEqual(['refined', 'unsettled', 'unknown']);
	});
});

describe('the list of products', () => {
	it('gives each name and each prefix to one product', () => {
		for (const product of productList) {
			for (const name of [product.id, product.label, ...product.aliases]) {
				expect(`${name}: ${classifyProduct(name, null).product}`).toBe(`${name}: ${product.id}`);
			}
			for (const prefix of product.hs) {
				expect(prefix).toMatch(/^\d{4,6}$/);
				expect(classifyProduct('', prefix).product).toBe(product.id);
			}
		}
	});

	it('has a label for each, and an unknown id is its own', () => {
		expect(productLabel('gasoil')).toBe('Gas oil and diesel');
		expect(productLabel('constructor')).toBe('constructor');
	});
});

describe('an HS code', () => {
	it.each([
		['2710', '2710'],
		['2710.19', '271019'],
		['2710 19 46', '27101946'],
		['27.10', '2710'],
		['2710.19.22', '27101922'],
		['271019 22', '27101922'],
		['2710\u00a019\u00a022', '27101922'],
		['2710192200.0', '2710192200'],
		['271019.0', '271019'],
		['2710.0', '2710'],
		['0027', '0027'],
		['0271019', '0271019'],
		['2710194600', '2710194600']
	])('%s is read as %s', (text, expected) => {
		expect(parseHsCode(text)).toBe(expected);
	});

	it.each([
		'',
		'271',
		'27101946001',
		'HS2710',
		'2710-19',
		'diesel',
		'2710,19',
		'2.71E+09',
		'2.7102E9',
		'２７１０'
	])('%j is none', (text) => {
		expect(parseHsCode(text)).toBeNull();
	});
});
