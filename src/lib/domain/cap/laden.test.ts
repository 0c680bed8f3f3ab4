import { describe, expect, it } from 'vitest';
import { parseShare, shareText } from '../decimal.ts';
import type { Fraction } from '../decimal.ts';
import { ladenScenarios, ladenStops, nearestStop, scenarioAt, shareNumber, stopFrom } from './laden.ts';

const share = (text: string) => parseShare(text) as Fraction;

describe('shares that publications used', () => {
	it('are six, and a third is a third', () => {
		expect(ladenScenarios.map(shareText)).toEqual(['1/3', '1/2', '3/5', '3/4', '9/10', '1']);
		expect(shareNumber(share('1/3'))).toBe(0.333333);
	});
});

describe('the stops of the slider', () => {
	it('go by 5 % from 5 to 100 %, with 1/3 between 30 and 35 %', () => {
		expect(ladenStops).toHaveLength(21);
		expect(ladenStops.map(shareText).slice(0, 8)).toEqual([
			'1/20',
			'1/10',
			'3/20',
			'1/5',
			'1/4',
			'3/10',
			'1/3',
			'7/20'
		]);
		expect(ladenStops.map(shareText).at(-1)).toBe('1');
	});

	it.each([
		[0.6, '3/5'],
		[0.33, '1/3'],
		[0.345, '7/20'],
		[0.31, '3/10'],
		[0, '1/20'],
		[1, '1']
	])('nearest to %s is %s', (place, expected) => expect(shareText(nearestStop(place))).toBe(expected));

	it.each([
		['30%', 1, '1/3'],
		['1/3', 1, '7/20'],
		['35%', -1, '1/3'],
		['62%', 1, '13/20'],
		['62%', -1, '3/5'],
		['100%', 1, '1'],
		['5%', -1, '1/20'],
		['60%', 4, '4/5']
	])('from %s by %s is %s', (from, steps, expected) =>
		expect(shareText(stopFrom(share(from), steps))).toBe(expected)
	);
});

describe('low, chosen and high', () => {
	const texts = (chosen: string | null) => {
		const { low, chosen: middle, high } = scenarioAt(chosen === null ? null : share(chosen));
		return [low, middle, high].map(shareText);
	};

	it('are 60, 75 and 90 % where nobody chose', () => expect(texts(null)).toEqual(['3/5', '3/4', '9/10']));
	it('keep 60 to 90 % around a share inside it', () => expect(texts('80%')).toEqual(['3/5', '4/5', '9/10']));
	it('widen to a share outside it', () => {
		expect(texts('1/3')).toEqual(['1/3', '1/3', '9/10']);
		expect(texts('100%')).toEqual(['3/5', '1', '1']);
	});
});
