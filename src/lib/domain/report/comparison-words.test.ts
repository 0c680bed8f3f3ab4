import { describe, expect, it } from 'vitest';
import type { AnnualCheck } from '../cap/comparison.ts';
import type { Barrels } from '../units.ts';
import {
	apartText,
	declaredCell,
	observedCell,
	remainderText,
	seenText,
	standsText
} from './comparison-words.ts';

const amount = (deliveries: number, withoutVolume: number, total: bigint | null) => ({
	deliveries,
	withoutVolume,
	low: total as Barrels | null,
	total: total as Barrels | null,
	high: total as Barrels | null
});
const check = (over: Partial<AnnualCheck>) =>
	({ annual: null, months: null, monthsKnown: 0, monthsAll: 12, notByMonth: null, ...over }) as AnnualCheck;

describe('a month in words', () => {
	it('shows a figure, a reported zero, or why there is none', () => {
		expect(declaredCell({ state: 'reported', declared: 8_688_856n as Barrels })).toBe('8,688.856');
		expect(declaredCell({ state: 'zero', declared: 0n as Barrels })).toBe('0, reported');
		expect(declaredCell({ state: 'not_filed', declared: null })).toBe('no report filed');
		expect(declaredCell({ state: 'not_loaded', declared: null })).toBe('no figure loaded');
		expect(declaredCell({ state: 'not_due', declared: null })).toBe('not yet due');
		expect(declaredCell({ state: null, declared: null })).toBe('none in this record');
	});

	it('counts deliveries without a volume beside the barrels', () => {
		expect(observedCell(null)).toBe('none loaded');
		expect(observedCell(amount(2, 2, null))).toBe('no volume');
		expect(observedCell(amount(2, 1, 16_660_000n))).toBe('16,660');
		expect([amount(1, 0, 1n), amount(2, 2, null), amount(3, 1, 1n)].map(seenText)).toEqual([
			'1 seen',
			'2 seen, no volume',
			'3 seen, 1 without a volume'
		]);
	});

	it('gives the remainder its sign', () => {
		expect([200_000n, -250_500n, 0n].map((one) => remainderText(one as Barrels))).toEqual([
			'+200',
			'−250.500',
			'0'
		]);
	});
});

describe('annual statement and months in words', () => {
	it('says which stands', () => {
		expect(standsText(check({ stands: 'months', monthsKnown: 11 }))).toBe(
			'no annual statement; the sum of 11 of 12 months stands'
		);
		expect(standsText(check({ stands: 'none' }))).toBe('no figure is loaded');
		expect(
			standsText(check({ stands: 'annual', annual: { coversEnd: null } as AnnualCheck['annual'] }))
		).toBe('the annual statement stands');
	});

	it('says how far apart they are', () => {
		const months = 1n as Barrels;
		expect(apartText(check({ months, notByMonth: 37_443_832n as Barrels }))).toBe(
			'37,443.832\u00a0bbl not broken down by month'
		);
		expect(apartText(check({ months, notByMonth: 0n as Barrels }))).toBe('the two agree');
		expect(apartText(check({ months, notByMonth: -12_000n as Barrels }))).toBe(
			'the statement says 12\u00a0bbl less than the months'
		);
		expect(apartText(check({ notByMonth: 5n as Barrels }))).toBe('no month has a figure of its own');
		expect(apartText(check({}))).toBe('');
	});
});
