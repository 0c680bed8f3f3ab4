import { describe, expect, it } from 'vitest';
import type { ChargedAmount, RuleCharges } from '../cap/charges.ts';
import type { SupplierCode } from '../country.ts';
import type { Barrels } from '../units.ts';
import type { CapYear } from './cap-year.ts';
import {
	attributionSentence,
	changeText,
	chargedText,
	flagCaution,
	moreText,
	ordinal,
	rankingOf
} from './attribution-words.ts';

const amount = (
	supplier: string,
	deliveries: number,
	bbl: number | null,
	withoutVolume = 0
): ChargedAmount => {
	const total = bbl === null ? null : (BigInt(bbl * 1000) as Barrels);
	return { supplier: supplier as SupplierCode, deliveries, withoutVolume, low: total, total, high: total };
};

describe('the ranking', () => {
	it('of 2024 by flag: the DPRK first, Russia charged with nothing', () => {
		const ranking = rankingOf([amount('KP', 6, null, 6)], [amount('RU', 6, null, 6)]);
		expect(ranking.map((one) => [one.change, changeText(one)])).toEqual([
			['new', 'North Korea 1st, not charged as recorded'],
			['gone', 'Russia is not charged, was 1st']
		]);
	});

	it('is by barrels, then by deliveries, with the unknown last and without a place', () => {
		const recorded = [amount('CN', 1, 500), amount('RU', 4, 100), amount('unknown', 9, 9000)];
		const ranking = rankingOf(
			[
				amount('RU', 2, 50),
				amount('CN', 1, 40),
				amount('VN', 3, null, 3),
				amount('TG', 1, null, 1),
				amount('unknown', 12, 9500)
			],
			recorded
		);
		expect(ranking.map((one) => `${one.change}: ${changeText(one)}`)).toEqual([
			'up: Russia 1st, was 2nd (2 deliveries fewer)',
			'down: China 2nd, was 1st',
			'new: Vietnam 3rd, not charged as recorded',
			'new: Togo 4th, not charged as recorded',
			'same: Unknown supplier: 3 deliveries more'
		]);
	});

	it('gives one place to two that are alike', () => {
		const ranking = rankingOf([amount('CN', 1, 5), amount('RU', 1, 5), amount('VN', 1, 4)], []);
		expect(ranking.map(({ supplier, rank }) => [supplier, rank])).toEqual([
			['CN', 1],
			['RU', 1],
			['VN', 3]
		]);
	});

	it('says places and numbers as they are said', () => {
		expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(ordinal)).toEqual(
			'1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 111th'.split(' ')
		);
		expect([moreText(0), moreText(1), moreText(-2), moreText(1200, 'transfer')]).toEqual([
			'as many deliveries',
			'1 delivery more',
			'2 deliveries fewer',
			'1,200 transfers more'
		]);
		expect([
			chargedText(amount('RU', 6, null, 6)),
			chargedText(amount('RU', 1, null, 1)),
			chargedText(amount('RU', 2, 16_700, 1))
		]).toEqual([
			'6 deliveries, none with a volume',
			'1 delivery, no volume',
			'16,700\u00a0bbl of 2 deliveries, 1 without a volume'
		]);
	});
});

describe('what the page says', () => {
	const charges: RuleCharges[] = [
		{ rule: 'as_recorded', deliveries: [amount('RU', 6, null, 6)], transfers: [] },
		{ rule: 'flag_state', deliveries: [amount('KP', 6, null, 6)], transfers: [] }
	];
	const view = (attribution: CapYear['attribution'], deliveries = 6) =>
		({ charges, attribution, observed: { deliveries } }) as unknown as CapYear;

	it('under a rule, and nothing as recorded or where nothing was observed', () => {
		expect(attributionSentence(view('flag_state'))).toBe(
			'Observed deliveries charged to the flag of the delivering ship: North Korea 1st, not charged as recorded; Russia is not charged, was 1st. The total is the same under every rule.'
		);
		expect(attributionSentence(view('as_recorded'))).toBeNull();
		expect(attributionSentence(view('flag_state', 0))).toBeNull();
	});

	it('beside a flag: it is not the supplier', () => {
		const [recorded, flag] = charges;
		expect(flag && flagCaution(flag)).toMatch(
			/^The ship’s flag is not the supplier: a ship under the flag of North Korea/
		);
		expect(flag && flagCaution({ ...flag, deliveries: [] })).toBe('The ship’s flag is not the supplier.');
		expect(recorded && flagCaution(recorded)).toBeNull();
	});
});
