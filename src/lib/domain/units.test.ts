import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decimal } from './decimal.ts';
import { parseDecimal, scaledText, shareText } from './decimal.ts';
import type { FactorSetName, Unit } from './units.ts';
import {
	DEFAULT_FACTOR_SET,
	DEFAULT_LADEN,
	FACTOR_SET_NAMES,
	LADEN_SHARES,
	UNITS,
	barrelsText,
	factorSet,
	isMass,
	parseBarrels,
	parseFactorSetName,
	sumBarrels,
	toBarrels,
	toBarrelsBySet,
	wholeBarrels
} from './units.ts';

const quantity = (text: string): Decimal => {
	const decimal = parseDecimal(text);
	if (decimal === null) throw new Error(text);
	return decimal;
};
const barrels = (
	text: string,
	unit: Unit,
	product = 'unspecified',
	set: FactorSetName = DEFAULT_FACTOR_SET
) => barrelsText(toBarrels(quantity(text), unit, product, factorSet(set)).barrels);

describe('a quantity in barrels', () => {
	it.each<[string, Unit, string]>([
		['2375.5', 'bbl', '2375.500'],
		['1.5', 'kbbl', '1500.000'],
		// x 8.33 bbl a tonne
		['1410', 't', '11745.300'],
		['1', 'kt', '8330.000'],
		['1000', 'kg', '8.330'],
		['1', 'kg', '0.008'],
		// x 6.2898 bbl a cubic metre
		['10', 'm3', '62.898'],
		['10', 'kl', '62.898'],
		['1000', 'L', '6.290'],
		['100000', 'L', '628.980'],
		// 42 US gallons a barrel
		['42', 'gal', '1.000'],
		['1', 'gal', '0.024'],
		['0', 't', '0.000']
	])('%s %s is %s bbl', (text, unit, expected) => {
		expect(barrels(text, unit)).toBe(expected);
	});

	it('fits the published pairs of China at 8.33: 551.04, 1,043.08 and 3,206.52 t', () => {
		// 551.04 x 8.33 = 4,590.1632; 1,043.08 x 8.33 = 8,688.8564; 3,206.52 x 8.33 = 26,710.3116.
		expect(barrels('551.04', 't')).toBe('4590.163');
		expect(barrels('1043.08', 't')).toBe('8688.856');
		expect(barrels('3206.52', 't')).toBe('26710.312');
	});

	it.each<[string, Unit, string]>([
		['0.0005', 'bbl', '0.001'],
		['0.0004999', 'bbl', '0.000'],
		['1.0015', 'bbl', '1.002'],
		['1.0014999999999999999999', 'bbl', '1.001'],
		// 0.05 t x 8.33 = 0.4165
		['0.05', 't', '0.417'],
		// 0.021 gal / 42 = 0.0005
		['0.021', 'gal', '0.001'],
		['0.020999', 'gal', '0.000']
	])('is rounded once, half up, to a thousandth: %s %s is %s', (text, unit, expected) => {
		expect(barrels(text, unit)).toBe(expected);
	});

	it.each<[string, readonly [string, string, string, string]]>([
		['lpg', ['1160.000', '1160.000', '1160.000', '1165.000']],
		['gasoline', ['835.000', '835.000', '835.000', '850.000']],
		['kerosene', ['788.000', '788.000', '788.000', '777.000']],
		['gasoil', ['746.000', '746.000', '746.000', '723.000']],
		['fuel_oil', ['635.000', '635.000', '635.000', '662.000']],
		['naphtha', ['833.000', '805.800', '746.000', '874.000']],
		['lubricants', ['833.000', '805.800', '746.000', '699.000']],
		['bitumen', ['833.000', '805.800', '746.000', '605.000']],
		['petcoke', ['833.000', '805.800', '746.000', '552.000']],
		['wax', ['833.000', '805.800', '746.000', '723.000']],
		['unspecified', ['833.000', '805.800', '746.000', '723.000']]
	])('100 t of %s is %j in the four factor sets', (product, expected) => {
		expect(FACTOR_SET_NAMES.map((name) => barrels('100', 't', product, name))).toEqual(expected);
		expect(toBarrelsBySet(quantity('100'), 't', product).map(barrelsText)).toEqual(expected);
	});

	it('says which factor of which table was used, and whether it is the one for unnamed products', () => {
		const read = (unit: Unit, product: string) => {
			const {
				factor,
				per,
				factorSet: set,
				isUnspecified
			} = toBarrels(quantity('1'), unit, product, factorSet('committee-8.33'));
			return [factor, per, set, isUnspecified];
		};
		expect(read('t', 'gasoil')).toEqual(['7.46', 't', 'committee-8.33', false]);
		expect(read('kg', 'bitumen')).toEqual(['8.33', 't', 'committee-8.33', true]);
		expect(read('m3', 'gasoil')).toEqual(['6.2898', 'm3', null, false]);
		expect(read('bbl', 'gasoil')).toEqual(['1', 'bbl', null, false]);
		expect(read('gal', 'gasoil')).toEqual(['1/42', 'gal', null, false]);
	});

	it('depends on the factor set only where the unit weighs', () => {
		expect(UNITS.filter(isMass)).toEqual(['t', 'kt', 'kg']);
		for (const unit of ['bbl', 'kbbl', 'm3', 'kl', 'L', 'gal'] as const) {
			expect(new Set(toBarrelsBySet(quantity('7.3'), unit, 'gasoil')).size).toBe(1);
		}
	});
});

describe('for any quantity', () => {
	const amount = fc
		.tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.nat(6))
		.map(([units, scale]): Decimal => ({ units, scale }));
	const product = fc.constantFrom('gasoil', 'lpg', 'unspecified', 'bitumen', 'no such product');

	it('the parts of a split sum to the whole within half a thousandth a part', () => {
		fc.assert(
			fc.property(
				fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 8 }),
				fc.nat(6),
				fc.constantFrom(...UNITS),
				product,
				(parts, scale, unit, name) => {
					const set = factorSet('committee-8.33');
					const one = (units: bigint) => toBarrels({ units, scale }, unit, name, set).barrels;
					const whole = one(parts.reduce((sum, part) => sum + part, 0n));
					const gap = sumBarrels(parts.map(one)) - whole;
					// Each part and the whole are off by half a thousandth at most.
					expect(2n * (gap < 0n ? -gap : gap)).toBeLessThanOrEqual(BigInt(parts.length + 1));
				}
			)
		);
	});

	it('a cubic metre is a kilolitre is a thousand litres, exactly', () => {
		fc.assert(
			fc.property(amount, (one) => {
				const set = factorSet('committee-8.33');
				const m3 = toBarrels(one, 'm3', 'gasoil', set).barrels;
				expect(toBarrels(one, 'kl', 'gasoil', set).barrels).toBe(m3);
				expect(toBarrels({ units: one.units * 1000n, scale: one.scale }, 'L', 'gasoil', set).barrels).toBe(
					m3
				);
			})
		);
	});

	it('forty-two gallons are a barrel, a kilotonne a thousand tonnes, a tonne a thousand kilograms', () => {
		fc.assert(
			fc.property(amount, product, (one, name) => {
				const set = factorSet('unsd-2004');
				const times = (n: bigint): Decimal => ({ units: one.units * n, scale: one.scale });
				const bbl = toBarrels(one, 'bbl', name, set).barrels;
				expect(toBarrels(times(42n), 'gal', name, set).barrels).toBe(bbl);
				expect(toBarrels(times(1000n), 't', name, set).barrels).toBe(toBarrels(one, 'kt', name, set).barrels);
				expect(toBarrels(times(1000n), 'kg', name, set).barrels).toBe(toBarrels(one, 't', name, set).barrels);
			})
		);
	});

	it('the four sets at once are the four sets one by one', () => {
		fc.assert(
			fc.property(amount, fc.constantFrom(...UNITS), product, (one, unit, name) => {
				expect(toBarrelsBySet(one, unit, name)).toEqual(
					FACTOR_SET_NAMES.map((set) => toBarrels(one, unit, name, factorSet(set)).barrels)
				);
			})
		);
	});

	it('is worked out exactly, small or large: as plain integers would have it', () => {
		// The quick way ends where a product passes 2^52: 833 x 1,000 x 5,406,482,146 is just beyond it.
		const near = fc.bigInt({ min: 5_406_482_100n, max: 5_406_482_200n });
		fc.assert(
			fc.property(fc.oneof(near, fc.bigInt({ min: 0n, max: 10n ** 30n })), fc.nat(20), (units, scale) => {
				const [numerator, denominator] = [units * 833n * 1000n, 100n * 10n ** BigInt(scale)];
				const halfUp = (2n * numerator + denominator) / (2n * denominator);
				expect(toBarrels({ units, scale }, 't', 'unspecified', factorSet('committee-8.33')).barrels).toBe(
					halfUp
				);
			}),
			{ numRuns: 500 }
		);
	});

	it('trailing zeros change nothing', () => {
		fc.assert(
			fc.property(amount, fc.constantFrom(...UNITS), (one, unit) => {
				const text = scaledText(one.units, one.scale);
				const longer = text.includes('.') ? `${text}00` : `${text}.00`;
				expect(barrels(longer, unit)).toBe(barrels(text, unit));
			})
		);
	});
});

describe('barrels as published', () => {
	it.each([
		['1523381', '1523381.000'],
		['8688.856', '8688.856'],
		['0', '0.000'],
		['0.0005', '0.001'],
		['106094.17', '106094.170'],
		['26710.3124999', '26710.312']
	])('%s stand as %s', (text, expected) => {
		const read = parseBarrels(text);
		expect(read === null ? null : barrelsText(read)).toBe(expected);
	});

	it('are null where there is no number, never zero', () => {
		for (const text of ['', '-', 'NA', 'about 800,000', '1,523,381']) expect(parseBarrels(text)).toBeNull();
	});

	it('sum exactly', () => {
		// 0.1 + 0.2 is 0.3, which a float misses.
		expect(barrelsText(sumBarrels([100n, 200n] as never[]))).toBe('0.300');
		expect(sumBarrels([])).toBe(0n);
		expect(wholeBarrels(500_000)).toBe(500_000_000n);
	});
});

describe('factor sets and shares', () => {
	it('are named as in addresses', () => {
		expect(FACTOR_SET_NAMES).toEqual(['committee-8.33', 'basket-8.058', 'diesel-7.46', 'unsd-2004']);
		expect(DEFAULT_FACTOR_SET).toBe('committee-8.33');
		expect(parseFactorSetName('unsd-2004')).toBe('unsd-2004');
		for (const text of ['', 'UNSD-2004', 'unsd', '__proto__', 'constructor'])
			expect(parseFactorSetName(text)).toBeNull();
	});

	it('the default scenario is 60, 75 and 90 %', () => {
		expect([DEFAULT_LADEN.low, DEFAULT_LADEN.chosen, DEFAULT_LADEN.high].map(shareText)).toEqual([
			'3/5',
			'3/4',
			'9/10'
		]);
		expect(LADEN_SHARES).toEqual(['1/3', '1/2', '3/5', '3/4', '9/10', '1']);
	});
});
