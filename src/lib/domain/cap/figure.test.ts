import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../calendar.ts';
import type { Barrels } from '../units.ts';
import { barrelsText, factorSet } from '../units.ts';
import type { Figure, StoredFigure } from './figure.ts';
import { byVersion, inBarrels, inForce, isMonthly, knownBy } from './figure.ts';

const set = factorSet('committee-8.33');

function stored(part: Partial<StoredFigure>): StoredFigure {
	return {
		product: 'unspecified',
		quantity: '',
		unit: null,
		publishedBarrels: null,
		...part
	} as StoredFigure;
}

describe('a figure in barrels', () => {
	const read = (part: Partial<StoredFigure>) => {
		const { barrels, factor, isUnspecifiedFactor } = inBarrels(stored(part), set);
		return [barrels === null ? null : barrelsText(barrels), factor, isUnspecifiedFactor];
	};

	it('is the published one before any conversion', () => {
		expect(read({ publishedBarrels: 4590163n as Barrels, quantity: '551.04', unit: 't' })).toEqual([
			'4590.163',
			null,
			false
		]);
	});

	it('is the published zero, too', () => {
		expect(read({ publishedBarrels: 0n as Barrels })).toEqual(['0.000', null, false]);
	});

	it("else goes by the product's factor, else by the one for unnamed products", () => {
		// 100 x 7.46; 100 x 8.33 twice: committee-8.33 has no factor for bitumen.
		expect(read({ quantity: '100', unit: 't', product: 'gasoil' })).toEqual(['746.000', '7.46', false]);
		expect(read({ quantity: '100', unit: 't' })).toEqual(['833.000', '8.33', true]);
		expect(read({ quantity: '100', unit: 't', product: 'bitumen' })).toEqual(['833.000', '8.33', true]);
	});

	it('is null where nothing was given, never zero', () => {
		expect(read({})).toEqual([null, null, false]);
		expect(read({ quantity: '', unit: 't' })).toEqual([null, null, false]);
		expect(read({ quantity: '100', unit: null })).toEqual([null, null, false]);
	});
});

describe('figures known by a day', () => {
	const on = (asOf: string | null) => ({ asOf: asOf as IsoDate | null });
	const all = [on('2023-06-29'), on('2023-06-30'), on('2023-07-01'), on(null)];

	it('are those of pages up to and including it; those without a day are left out and counted', () => {
		const { known, undated } = knownBy(all, '2023-06-30' as IsoDate);
		expect(known).toEqual([on('2023-06-29'), on('2023-06-30')]);
		expect(undated).toBe(1);
	});

	it('are all of them in the latest view', () => {
		expect(knownBy(all, null)).toEqual({ known: all, undated: 0 });
	});
});

describe('the version in force', () => {
	const version = (part: Partial<Figure>): Figure =>
		({ barrels: 1n, status: 'value', asOf: null, version: 1, line: 2, ...part }) as Figure;
	const asOf = (text: string | null) => text as IsoDate | null;
	const best = (...figures: Partial<Figure>[]) => {
		const all = figures.map(version);
		const forwards = inForce(all, () => 'one')[0];
		expect(inForce(all.toReversed(), () => 'one')[0]).toBe(forwards);
		return all.indexOf(forwards as Figure);
	};

	it('is the one of the later page, whichever was loaded first', () => {
		expect(best({ asOf: asOf('2024-01-26'), version: 1 }, { asOf: asOf('2023-06-01'), version: 9 })).toBe(0);
	});

	it('has a day rather than none', () => {
		expect(best({ asOf: asOf('2023-06-01'), version: 1 }, { version: 9 })).toBe(0);
	});

	it('is the later import, then the later line, where the days agree', () => {
		expect(best({ version: 1 }, { version: 2 })).toBe(1);
		expect(best({ line: 9 }, { line: 8 })).toBe(0);
		expect(best({ asOf: asOf('2023-06-01'), version: 3 }, { asOf: asOf('2023-06-01'), version: 2 })).toBe(0);
	});

	it('is a figure rather than a blank: a deletion from the page deletes nothing here', () => {
		expect(
			best(
				{ asOf: asOf('2023-06-01') },
				{ asOf: asOf('2024-01-26'), barrels: null, status: 'blank', version: 9 },
				{ asOf: asOf('2024-01-30'), barrels: null, status: 'missing', version: 10 }
			)
		).toBe(0);
	});

	it('is a reported zero rather than a blank', () => {
		expect(
			best({ barrels: null, status: 'blank', version: 9 }, { barrels: 0n as Barrels, status: 'zero' })
		).toBe(1);
	});

	it('is "no report filed" rather than a plain blank', () => {
		expect(
			best(
				{ barrels: null, status: 'blank', asOf: asOf('2024-01-01'), version: 9 },
				{ barrels: null, status: 'missing' }
			)
		).toBe(1);
	});

	it('orders any versions without contradiction', () => {
		const days = [null, '2023-06-01', '2024-01-26'].map(asOf);
		const all = days.flatMap((one, i) =>
			[null, 0n, 5n].flatMap((barrels, j) =>
				[1, 2].map((number) =>
					version({
						asOf: one,
						barrels: barrels as Barrels | null,
						status: barrels === null && number === 1 ? 'missing' : 'value',
						version: number,
						line: i * 10 + j
					})
				)
			)
		);
		for (const a of all)
			for (const b of all) {
				expect(Math.sign(byVersion(a, b))).toBe(-Math.sign(byVersion(b, a)) + 0);
				for (const c of all)
					if (byVersion(a, b) < 0 && byVersion(b, c) < 0) expect(byVersion(a, c)).toBeLessThan(0);
			}
	});
});

describe('a monthly figure', () => {
	it('spans exactly one calendar month', () => {
		const span = (start: string, end: string) => isMonthly({ start, end } as StoredFigure);
		expect(span('2023-02-01', '2023-02-28')).toBe(true);
		expect(span('2023-01-01', '2023-12-31')).toBe(false);
		expect(span('2023-02-01', '2023-02-27')).toBe(false);
	});
});
