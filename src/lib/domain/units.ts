// Quantities in barrels. Decides how a stated quantity becomes barrels, by which factor of which named table.
// Which product a row is about is `product.ts`; what a total may contain is `cap/`.
import factorSetsJson from '#data/reference/factor-sets.json' with { type: 'json' };
import type { Decimal, Fraction } from './decimal.ts';
import { divideHalfUp, parseDecimal, parseShare, pow10, scaledText } from './decimal.ts';

/** Thousandths of a barrel of 42 US gallons: `1523381000n` is 1,523,381 bbl. */
export type Barrels = bigint & { readonly __brand: 'Barrels' };

export const NO_BARRELS = 0n as Barrels;

export const UNITS = ['bbl', 'kbbl', 't', 'kt', 'kg', 'm3', 'kl', 'L', 'gal'] as const;
export type Unit = (typeof UNITS)[number];

export const FACTOR_SET_NAMES = ['committee-8.33', 'basket-8.058', 'diesel-7.46', 'unsd-2004'] as const;
export type FactorSetName = (typeof FACTOR_SET_NAMES)[number];
export const DEFAULT_FACTOR_SET: FactorSetName = 'committee-8.33';

/** A named, dated table of barrels per tonne. `factors` holds only the products the table has. */
export interface FactorSet {
	readonly name: FactorSetName;
	readonly title: string;
	readonly dated: string;
	readonly source: string;
	readonly note: string;
	readonly unspecified: string;
	readonly factors: Readonly<Record<string, string>>;
}

/** Barrels together with how they were worked out, so that a reader can do it again. */
export interface Conversion {
	readonly barrels: Barrels;
	/** `8.33` bbl per t, `6.2898` bbl per m3, `1` for barrels as given. */
	readonly factor: string;
	readonly per: 't' | 'm3' | 'bbl' | 'gal';
	/** The table that gave the factor; null where the unit is a volume and no table is needed. */
	readonly factorSet: FactorSetName | null;
	/** True when the set has no factor for this product and its unspecified one was taken. */
	readonly isUnspecified: boolean;
}

export const factorSets: readonly FactorSet[] = FACTOR_SET_NAMES.map((name) => {
	const set = factorSetsJson.sets.find((candidate) => candidate.name === name);
	if (!set) throw new Error(`factor set ${name} is missing from data/reference/factor-sets.json`);
	return { ...set, name, factors: set.factors };
});

export function factorSet(name: FactorSetName): FactorSet {
	const set = factorSets.find((candidate) => candidate.name === name);
	if (!set) throw new Error(`no factor set ${name}`);
	return set;
}

export function parseFactorSetName(text: string): FactorSetName | null {
	return FACTOR_SET_NAMES.find((name) => name === text) ?? null;
}

interface Ratio {
	readonly numerator: bigint;
	readonly denominator: bigint;
}

const BARRELS_PER_M3 = factorSetsJson.volume.bbl_per_m3;
const GALLONS_PER_BARREL = BigInt(factorSetsJson.volume.gal_per_bbl);

function ratioOf(text: string): Ratio {
	const decimal = parseDecimal(text);
	if (!decimal || decimal.units <= 0n) throw new Error(`bad factor ${text}`);
	return { numerator: decimal.units, denominator: pow10(decimal.scale) };
}

const M3 = ratioOf(BARRELS_PER_M3);

interface UnitRule {
	readonly per: Conversion['per'];
	/** How many of `per` one unit is. */
	readonly size: Ratio;
}

const one: Ratio = { numerator: 1n, denominator: 1n };
const thousand: Ratio = { numerator: 1000n, denominator: 1n };
const thousandth: Ratio = { numerator: 1n, denominator: 1000n };

const unitRules: Record<Unit, UnitRule> = {
	bbl: { per: 'bbl', size: one },
	kbbl: { per: 'bbl', size: thousand },
	t: { per: 't', size: one },
	kt: { per: 't', size: thousand },
	kg: { per: 't', size: thousandth },
	m3: { per: 'm3', size: one },
	kl: { per: 'm3', size: one },
	L: { per: 'm3', size: thousandth },
	gal: { per: 'gal', size: one }
};

/** True when the unit weighs, so that barrels depend on the product and the factor set. */
export function isMass(unit: Unit): boolean {
	return unitRules[unit].per === 't';
}

/** The factor that `set` has for `product`, or its unspecified one. */
export function factorFor(set: FactorSet, product: string): { factor: string; isUnspecified: boolean } {
	const own = set.factors[product];
	return own === undefined
		? { factor: set.unspecified, isUnspecified: true }
		: { factor: own, isUnspecified: false };
}

const ratioCache = new Map<string, Ratio>();

function cachedRatio(text: string): Ratio {
	let ratio = ratioCache.get(text);
	if (!ratio) {
		ratio = ratioOf(text);
		ratioCache.set(text, ratio);
	}
	return ratio;
}

/**
 * A stated quantity in barrels: worked out exactly, rounded once, half up, to a thousandth.
 * `toBarrels(1410 t, 'unspecified', committee-8.33)` is 11,745.300 bbl.
 * @source factor tables: data/reference/factor-sets.json; 1 m3 = 6.2898 bbl as it stands; 1 bbl = 42 US gal.
 */
export function toBarrels(quantity: Decimal, unit: Unit, product: string, set: FactorSet): Conversion {
	const { per, size } = unitRules[unit];
	const { factor, isUnspecified, ratio } = factorOf(per, product, set);
	return {
		barrels: multiply(quantity, size, ratio),
		factor,
		per,
		factorSet: per === 't' ? set.name : null,
		isUnspecified
	};
}

function factorOf(per: Conversion['per'], product: string, set: FactorSet) {
	switch (per) {
		case 'bbl':
			return { factor: '1', isUnspecified: false, ratio: one };
		case 'm3':
			return { factor: BARRELS_PER_M3, isUnspecified: false, ratio: M3 };
		case 'gal':
			return {
				factor: `1/${GALLONS_PER_BARREL}`,
				isUnspecified: false,
				ratio: { numerator: 1n, denominator: GALLONS_PER_BARREL }
			};
		case 't': {
			const { factor, isUnspecified } = factorFor(set, product);
			return { factor, isUnspecified, ratio: cachedRatio(factor) };
		}
	}
}

function multiply(quantity: Decimal, size: Ratio, factor: Ratio): Barrels {
	return (multiplySmall(quantity, size, factor) ??
		divideHalfUp(
			quantity.units * size.numerator * factor.numerator * 1000n,
			pow10(quantity.scale) * size.denominator * factor.denominator
		)) as Barrels;
}

/**
 * The same in machine integers while every product stays below 2^53, where they are exact: ten times as fast, and a
 * million rows need it. Null where a product might not fit.
 */
function multiplySmall(quantity: Decimal, size: Ratio, factor: Ratio): bigint | null {
	const amount = Number(quantity.units);
	const numerator = amount * Number(size.numerator) * Number(factor.numerator) * 1000;
	const denominator = Number(pow10(quantity.scale)) * Number(size.denominator) * Number(factor.denominator);
	if (amount < 0 || numerator > SAFE || denominator > SAFE) return null;
	const rest = numerator % denominator;
	const whole = (numerator - rest) / denominator;
	return BigInt(rest * 2 >= denominator ? whole + 1 : whole);
}

const SAFE = 2 ** 52;

/** The same by every factor set, in the order of FACTOR_SET_NAMES; sets that share a factor share the work. */
export function toBarrelsBySet(quantity: Decimal, unit: Unit, product: string): Barrels[] {
	if (!isMass(unit)) {
		const { barrels } = toBarrels(quantity, unit, product, factorSet(DEFAULT_FACTOR_SET));
		return factorSets.map(() => barrels);
	}
	let factor = '';
	let barrels = NO_BARRELS;
	return factorSets.map((set) => {
		const own = factorFor(set, product).factor;
		if (own !== factor) {
			factor = own;
			barrels = multiply(quantity, unitRules[unit].size, cachedRatio(own));
		}
		return barrels;
	});
}

/** Reads barrels as published: up to three decimals are kept, more are rounded half up once. Null when no number. */
export function parseBarrels(text: string): Barrels | null {
	const decimal = parseDecimal(text);
	return decimal && multiply(decimal, one, one);
}

/** `1523381.000`: the form of JSON, CSV and the command line. */
export function barrelsText(barrels: Barrels): string {
	return scaledText(barrels, 3);
}

export function sumBarrels(parts: Iterable<Barrels>): Barrels {
	let sum = 0n;
	for (const part of parts) sum += part;
	return sum as Barrels;
}

export function wholeBarrels(count: number): Barrels {
	return (BigInt(count) * 1000n) as Barrels;
}

/** Laden shares that publications used: data, not code. @source rules of estimates, S/2024/215 and earlier reports. */
export const LADEN_SHARES = ['1/3', '1/2', '3/5', '3/4', '9/10', '1'] as const;

function shareOf(text: string): Fraction {
	const share = parseShare(text);
	if (!share) throw new Error(`bad share ${text}`);
	return share;
}

/** Low, chosen and high laden share where a delivery states neither quantity nor share. */
export const DEFAULT_LADEN = { low: shareOf('3/5'), chosen: shareOf('3/4'), high: shareOf('9/10') } as const;
