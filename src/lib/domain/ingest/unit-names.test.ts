import { describe, expect, it } from 'vitest';
import type { Unit } from '../units.ts';
import { UNITS } from '../units.ts';
import { parseUnit } from './unit-names.ts';
import { unitOfHeader } from './unit-of-header.ts';

describe('a unit', () => {
	it.each<[Unit, string[]]>([
		['bbl', ['bbl', 'BBL', 'bbls', 'bbl.', 'Bbls.', 'barrel', 'barrels', 'Barrel(s)', 'US barrels', ' bbl ']],
		['bbl', ['桶', 'баррель', 'баррелей', 'барр.', 'БАРР', '배럴', 'BLL', 'ｂｂｌ']],
		['kbbl', ['kbbl', 'KBBL', "'000 bbl", '’000 bbl', '000 bbl', '1000 bbl', '1,000 barrels', '000 bbls']],
		['kbbl', ['thousand barrels', 'Thousand bbl', 'тыс. барр.', 'тыс. баррелей', '千桶', '천 배럴']],
		[
			't',
			['t', 'T', 't.', 'MT', 'mt', 'M.T.', 'M/T', 'tonne', 'tonnes', 'Tonnes', 'metric ton', 'metric tons']
		],
		[
			't',
			[
				'Metric Ton(s)',
				'metric tonnes',
				'TNE',
				'т',
				'Т',
				'т.',
				'тн',
				'тонна',
				'тонны',
				'тонн',
				'метрических тонн'
			]
		],
		['t', ['吨', '噸', '公吨', '톤', 'M/T ', '미터톤']],
		[
			'kt',
			[
				'kt',
				'KT',
				'kilotonnes',
				'thousand tonnes',
				"'000 t",
				'000 MT',
				'1000 t',
				'kMT',
				'тыс. т',
				'тыс. тонн'
			]
		],
		['kt', ['千吨', '천 톤', '천톤', 'thousand metric tons']],
		[
			'kg',
			[
				'kg',
				'KG',
				'Kgs',
				'kg.',
				'KGM',
				'kilogram',
				'kilograms',
				'kilogrammes',
				'千克',
				'公斤',
				'кг',
				'킬로그램',
				'㎏'
			]
		],
		[
			'm3',
			['m3', 'M3', 'm³', 'm^3', 'cbm', 'CBM', 'cubic metre', 'cubic metres', 'cubic meters', 'MTQ', '㎥']
		],
		[
			'm3',
			['立方米', 'м3', 'м³', 'куб. м', 'куб.м', 'кубометров', 'кубических метров', '세제곱미터', '입방미터']
		],
		['kl', ['kl', 'KL', 'kL', 'kilolitre', 'kiloliters', '千升', 'кл', '킬로리터', '㎘']],
		[
			'L',
			[
				'L',
				'l',
				'ltr',
				'litre',
				'litres',
				'liter',
				'liters',
				'Litre(s)',
				'升',
				'公升',
				'л',
				'литров',
				'리터',
				'ℓ'
			]
		],
		[
			'gal',
			['gal', 'GAL', 'US gal', 'U.S. gal.', 'US gallons', 'gallon', 'gallons', '加仑', 'галлон', '갤런']
		]
	])('%s is known by %j', (unit, names) => {
		expect(names.map((name) => parseUnit(name))).toEqual(names.map(() => ({ unit, isLoose: false })));
	});

	it.each<[string, Unit]>([
		['ton', 't'],
		['tons', 't'],
		['Tons', 't'],
		['ton(s)', 't'],
		['thousand tons', 'kt'],
		['KTONS', 'kt']
	])('%j can be short or long tons: %s, and loose', (text, unit) => {
		expect(parseUnit(text)).toEqual({ unit, isLoose: true });
	});

	it.each([
		'',
		' ',
		'-',
		// Other sizes: 10,000 t, millions, and letters that stand for thousands and millions alike.
		'万吨',
		'万桶',
		'百万桶',
		'만 톤',
		'млн т',
		'Mt',
		'M t',
		'Mb',
		'MB',
		'mb',
		'Mbbl',
		'MMbbl',
		'million barrels',
		'10 t',
		'100 bbl',
		'10000 t',
		'ml',
		'mL',
		// Other measures.
		'lb',
		'lbs',
		'LT',
		'long ton',
		'long tons',
		'short ton',
		'short tons',
		'net tons',
		'gross tons',
		'GT',
		'dwt',
		'imperial gallon',
		'UK gal',
		'TJ',
		'cum',
		'toe',
		'boe',
		'bbl/d',
		'kb/d',
		'bpd',
		'$/t',
		'USD/bbl',
		'%',
		'm',
		'm2',
		'k',
		'g',
		'units',
		'pcs',
		'__proto__',
		'constructor',
		't t',
		't¹',
		't or bbl'
	])('%j is none of ours', (text) => {
		expect(parseUnit(text)).toBeNull();
	});

	it('is known by its own name', () => {
		for (const unit of UNITS) expect(parseUnit(unit)).toEqual({ unit, isLoose: false });
	});
});

describe('the unit in the name of a column', () => {
	it.each<[string, Unit]>([
		['quantity_kg', 'kg'],
		['Netweight (kg)', 'kg'],
		['Gross weight (kg)', 'kg'],
		['netWeightKg', 'kg'],
		['重量kg', 'kg'],
		['重量（千克）', 'kg'],
		['net_kg', 'kg'],
		['QUANTITY_IN_KG', 'kg'],
		['数量（吨）', 't'],
		['数量(吨)', 't'],
		['数量/吨', 't'],
		['吨', 't'],
		['数量：吨', 't'],
		['Количество, т', 't'],
		['Количество (тонн)', 't'],
		['수량(톤)', 't'],
		['수량 (M/T)', 't'],
		['Qty (MT)', 't'],
		['quantity_mt', 't'],
		['quantityMT', 't'],
		['qty_t', 't'],
		['value_tonne', 't'],
		['quantity_tonnes', 't'],
		['tonnes', 't'],
		['weight (t) declared', 't'],
		['quantity_metric_tons', 't'],
		['quantity_barrels', 'bbl'],
		['barrels', 'bbl'],
		['barrels_bbl', 'bbl'],
		['volume_kbbl', 'kbbl'],
		['quantity_k_bbl', 'kbbl'],
		["Volume ('000 bbl)", 'kbbl'],
		['volume_1000_bbl', 'kbbl'],
		['quantity, thousand barrels', 'kbbl'],
		['Thousands of barrels', 'kbbl'],
		['Объём, тыс. барр.', 'kbbl'],
		['Количество, тыс. т', 'kt'],
		['수량 (천 톤)', 'kt'],
		['Qty [m3]', 'm3'],
		['volume_m3', 'm3'],
		['Qty (m³)', 'm3'],
		['cargo_origin_cubic_meters', 'm3'],
		['quantity_cubic_metres', 'm3'],
		['volume_kl', 'kl'],
		['volume_l', 'L'],
		['volume_US_gal', 'gal']
	])('%j is %s', (header, unit) => {
		expect(unitOfHeader(header)).toEqual({ unit, isLoose: false });
	});

	it.each(['cargo_origin_tons', 'Quantity (tons)', 'cargoTons'])('%j is t, and loose', (header) => {
		expect(unitOfHeader(header)).toEqual({ unit: 't', isLoose: true });
	});

	it.each([
		'',
		'quantity',
		'weight',
		'total',
		'lat',
		'lot',
		'T',
		'L',
		'L/C number',
		'B/L no.',
		'netWgt',
		'tonnage',
		'metric',
		'数量',
		'第一数量',
		'数量（万吨）',
		'数量(百万桶)',
		'价格/吨',
		'单价（元/吨）',
		'Количество, млн т',
		'Цена, руб/т',
		'수량(만 톤)',
		'Quantity (Mt)',
		'Quantity (Mbbl)',
		'quantity_MMbbl',
		'quantity_million_tonnes',
		'quantity barrels (thousands)',
		'quantity_m_bbl',
		'quantity M t',
		'cum_total',
		'barrels (000)',
		'quantity_100_bbl',
		'quantity_10000_t',
		'quantity_short_tons',
		'Quantity (short tons)',
		'long_tons',
		'gross_tons',
		'deadweight_tons',
		'quantity_imperial_gallons',
		'barrels_per_day',
		'kbbl/d',
		'bbl/t',
		'bbl per t',
		'USD/bbl',
		'price_usd_bbl',
		'$/t',
		'% of barrels',
		'quantity_bbl_or_t',
		'Quantity (t), volume (m3)',
		'kg/m3',
		'__proto__',
		`${'x'.repeat(200)} kg`
	])('%j names none that is sure', (header) => {
		expect(unitOfHeader(header)).toBeNull();
	});

	it('of 715 t is never barrels', () => {
		for (const header of ['quantity_t', 'Quantity (t)', 'tonnes', '数量（吨）']) {
			expect(unitOfHeader(header)?.unit).toBe('t');
		}
	});
});
