// Exact decimal numbers: text in, scaled bigint, text out. Nothing here, or built on it, passes through a float
// except fractions meant for reading (`toRatio`), which are rounded half up from exact integers.

/** `units` / 10^`scale`, never negative zero. 2375.5 is { units: 23755n, scale: 1 }. */
export interface Decimal {
	readonly units: bigint;
	readonly scale: number;
}

/** A share such as 1/3, kept as two integers so that it is applied without loss. */
export interface Fraction {
	readonly numerator: bigint;
	readonly denominator: bigint;
}

const PLAIN = /^([+-]?)(\d+)(?:\.(\d+))?$/;
const LONGEST = 40;

/**
 * Reads a plain decimal: digits, at most one point, an optional sign. No exponent, no thousands, no spaces.
 * `parseDecimal('2375.5')` is 23755 / 10; `parseDecimal('1,234')` is null.
 */
export function parseDecimal(text: string): Decimal | null {
	if (text.length > LONGEST) return null;
	const match = PLAIN.exec(text);
	if (!match) return null;
	const [, sign, whole = '', part = ''] = match;
	const units = BigInt(whole + part);
	return { units: sign === '-' ? -units : units, scale: part.length };
}

/** The exact sum: `plus(0.1, 1000.25)` is 1000.35. */
export function plus(a: Decimal, b: Decimal): Decimal {
	const scale = Math.max(a.scale, b.scale);
	return { units: a.units * pow10(scale - a.scale) + b.units * pow10(scale - b.scale), scale };
}

/** Writes a decimal with exactly the places it has: `{ units: 8330n, scale: 3 }` is `8.330`. */
export function decimalText({ units, scale }: Decimal): string {
	return scaledText(units, scale);
}

/** Writes `units` / 10^`scale`: `scaledText(1523381000n, 3)` is `1523381.000`. */
export function scaledText(units: bigint, scale: number): string {
	const sign = units < 0n ? '-' : '';
	const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
	if (scale === 0) return sign + digits;
	return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

const POWERS = Array.from({ length: LONGEST + 1 }, (_, exponent) => 10n ** BigInt(exponent));

export function pow10(exponent: number): bigint {
	return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

/** Integer division rounded half up, away from zero: `divideHalfUp(5n, 2n)` is 3n, `divideHalfUp(-5n, 2n)` is -3n. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
	if (denominator === 0n) throw new RangeError('division by zero');
	const negative = numerator < 0n !== denominator < 0n;
	const n = numerator < 0n ? -numerator : numerator;
	const d = denominator < 0n ? -denominator : denominator;
	const quotient = (2n * n + d) / (2n * d);
	return negative ? -quotient : quotient;
}

/**
 * Reads a share written as `0.9`, `90%`, `90 %` or `1/3`; null for anything else or outside 0 to 1.
 * `parseShare('1/3')` is { numerator: 1n, denominator: 3n }.
 */
export function parseShare(text: string): Fraction | null {
	if (text.length > LONGEST) return null;
	const slash = /^(\d{1,6})\s*\/\s*(\d{1,6})$/.exec(text);
	const fraction = slash
		? { numerator: BigInt(slash[1] ?? ''), denominator: BigInt(slash[2] ?? '') }
		: percentOrDecimal(text);
	if (!fraction || fraction.denominator === 0n) return null;
	if (fraction.numerator < 0n || fraction.numerator > fraction.denominator) return null;
	return reduce(fraction);
}

function percentOrDecimal(text: string): Fraction | null {
	const percent = /^(.+?)\s*%$/.exec(text);
	const decimal = parseDecimal(percent?.[1] ?? text);
	if (!decimal) return null;
	return { numerator: decimal.units, denominator: pow10(decimal.scale) * (percent ? 100n : 1n) };
}

function reduce({ numerator, denominator }: Fraction): Fraction {
	let [a, b] = [numerator, denominator];
	while (b !== 0n) [a, b] = [b, a % b];
	return a === 0n
		? { numerator: 0n, denominator: 1n }
		: { numerator: numerator / a, denominator: denominator / a };
}

/** Writes a share as it is kept: `9/10`, `1/3`, `1`. */
export function shareText({ numerator, denominator }: Fraction): string {
	return denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
}

/** `units` x share, rounded once, half up. */
export function scaleBy(units: bigint, { numerator, denominator }: Fraction): bigint {
	return divideHalfUp(units * numerator, denominator);
}

/** `part` / `whole` as a number rounded half up to six places, for JSON and reading: 362706 / 500000 is 0.725412. */
export function toRatio(part: bigint, whole: bigint): number {
	return Number(divideHalfUp(part * 1_000_000n, whole)) / 1_000_000;
}
