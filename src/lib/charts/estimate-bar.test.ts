import { describe, expect, it } from 'vitest';
import { estimatePieces, timesRuns } from './estimate-bar.ts';

const CAP = 500_000;

describe('an estimate against the cap', () => {
	it('hatches 2023 from the cap to its low end, and sparsely on to its high end', () => {
		expect(estimatePieces({ low: 1_015_588, high: 1_523_381 }, CAP)).toEqual({
			under: [0, 500_000],
			past: [500_000, 1_015_588],
			perhapsUnder: null,
			perhapsPast: [1_015_588, 1_523_381]
		});
	});

	it('outlines 2021 across the cap and hatches only what lies past it', () => {
		expect(estimatePieces({ low: 323_000, high: 526_000 }, CAP)).toEqual({
			under: [0, 323_000],
			past: null,
			perhapsUnder: [323_000, 500_000],
			perhapsPast: [500_000, 526_000]
		});
	});

	it('claims no low end for 2019, where only a maximum was found', () => {
		const pieces = estimatePieces({ low: null, high: 3_890_000 }, CAP);
		expect([pieces.under, pieces.past]).toEqual([null, null]);
		expect([pieces.perhapsUnder, pieces.perhapsPast]).toEqual([
			[0, 500_000],
			[500_000, 3_890_000]
		]);
	});

	it('draws no range for 2024, where only a floor was found', () => {
		const pieces = estimatePieces({ low: 1_000_000, high: null }, CAP);
		expect(pieces.past).toEqual([500_000, 1_000_000]);
		expect([pieces.perhapsUnder, pieces.perhapsPast]).toEqual([null, null]);
	});

	it('draws one figure without a range', () => {
		const pieces = estimatePieces({ low: 800_000, high: 800_000 }, CAP);
		expect([pieces.perhapsUnder, pieces.perhapsPast]).toEqual([null, null]);
	});
});

describe('multiples', () => {
	const words = (low: number | null, high: number | null) =>
		timesRuns(low, high).map(({ text, isOver }) => [text, isOver]);

	it('are red where both ends exceed the cap', () =>
		expect(words(2.031176, 3.046762)).toEqual([['2.03–3.05×', true]]));
	it('are red in part where the cap lies between the ends', () => {
		expect(words(0.646, 1.052)).toEqual([
			['0.65–', false],
			['1.05×', true]
		]);
	});
	it('say which end is open', () => {
		expect(words(null, 7.78)).toEqual([['≤\u00a07.78×', true]]);
		expect(words(2, null)).toEqual([['>\u00a02.00×', true]]);
	});
	it('are not red at exactly the cap', () => expect(words(1, 1)).toEqual([['1.00×', false]]));
});
