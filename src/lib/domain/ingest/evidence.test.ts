import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../calendar.ts';
import { DateEvidence, NumberEvidence } from './evidence.ts';

const TODAY = '2025-06-30' as IsoDate;

const numbers = (cells: readonly string[]) => {
	const evidence = new NumberEvidence();
	for (const cell of cells) evidence.add(cell);
	return evidence;
};

const dates = (cells: readonly string[]) => {
	const evidence = new DateEvidence(TODAY);
	for (const cell of cells) evidence.add(cell);
	return evidence;
};

describe('the decimal sign of a column', () => {
	it.each<[string[], string | null, string | null]>([
		// Cells; the sign; the sign in a file where the comma is likely.
		[[], null, null],
		[['1', '200', '1 234'], null, null],
		[['1,234', '2375.5'], '.', '.'],
		[['1,234', '1,234.50'], '.', '.'],
		[['1,234', '1,234,567'], '.', '.'],
		[['1.234', '2375.5'], '.', '.'],
		[['1.234', '8688.856'], '.', '.'],
		[['1,234', '12,5'], ',', ','],
		[['1.234', '12,5'], ',', ','],
		[['1.234', '1.234,50'], ',', ','],
		[['1.234', '1.234.567'], ',', ','],
		[['0,123'], ',', ','],
		[['1,234'], null, null],
		[['1,234', '5,678', '100'], null, null],
		[['1.234'], '.', null],
		[['1.234', '5.678', '100'], '.', null],
		[['1,234', '1.234'], null, null],
		[['1,234 bbl', '12,5 bbl'], ',', ','],
		[['no number', '1.2.3', '5%'], null, null]
	])('of %j is %j, and %j where the comma is likely', (cells, sign, likely) => {
		expect(numbers(cells).decide({ isCommaLikely: false })).toEqual({ decimal: sign, isConflict: false });
		expect(numbers(cells).decide({ isCommaLikely: true })).toEqual({ decimal: likely, isConflict: false });
	});

	it.each([[['2375.5', '2375,5']], [['1,234.50', '1.234,50', '7']], [['1,234,567', '12,5', '1,234']]])(
		'of %j is a conflict and none',
		(cells) => {
			expect(numbers(cells).decide({ isCommaLikely: false })).toEqual({ decimal: null, isConflict: true });
			expect(numbers(cells).decide({ isCommaLikely: true })).toEqual({ decimal: null, isConflict: true });
		}
	);

	it('needs no second reading of plain numbers with decimal points', () => {
		expect(numbers(['1', '2375.5', '1e3', '1 234', 'x']).needsWhole).toBe(false);
		for (const cell of ['1,234', '1.234', '12,5', '1.234,50']) expect(numbers([cell]).needsWhole).toBe(true);
	});
});

describe('the order of the dates of a column', () => {
	it.each<[string[], string | null, boolean]>([
		[[], null, false],
		[['2023-05-01', '2023/05/01', '12 Aug 2023'], null, false],
		[['05/03/2023', '25/03/2023'], 'DMY', false],
		[['05/03/2023', '03/25/2023'], 'MDY', false],
		[['05/03/2023', '06/03/2023'], null, false],
		[['05/03/2023', '2023-05-13'], null, false],
		// The day that is its own month settles nothing, and neither does a year that may stand first.
		[['05/05/2023'], null, false],
		[['23/05/01', '23/05/30'], null, false],
		[['31.02.2023', '05.03.2023'], null, false],
		[['25/03/2023', '03/25/2023', '05/03/2023'], null, true]
	])('of %j is %j, conflict %j', (cells, order, isConflict) => {
		expect(dates(cells).decide()).toEqual({ order, system: null, isConflict, hasSerials: false });
	});

	it('needs no second reading of dates that read one way', () => {
		expect(dates(['2023', '2023-05', '2023-05-01T22:10:00Z', '2023/05/01', 'x']).needsWhole).toBe(false);
		for (const cell of ['05/03/2023', '25/03/2023', '03/25/2023', '45000']) {
			expect(dates([cell]).needsWhole).toBe(true);
		}
	});
});

describe('the beginning of the day numbers of a column', () => {
	it.each<[string[], string | null]>([
		// 45000 is 2023-03-15 or 2027-03-16, 43465 is 2018-12-31 or 2023-01-01, 42000 is 2014-12-27 or 2018-12-28.
		[['45000'], '1900'],
		[['43465', '45000'], '1900'],
		[['43465'], null],
		[['42000', '42100'], null],
		// 44376 counted from 1904 is 2025-06-30, today; 44377 is tomorrow.
		[['44376'], null],
		[['44377'], '1900'],
		// 60000 lies ahead by either, so it tells nothing of the others.
		[['43465', '60000'], null],
		[['45838'], '1900'],
		[['45839'], null]
	])('of %j is %j on 30 June 2025', (cells, system) => {
		expect(dates(cells).decide()).toEqual({ order: null, system, isConflict: false, hasSerials: true });
	});
});

describe('evidence', () => {
	const numberCell = fc.constantFrom('1', '1,234', '1.234', '2375.5', '2375,5', '1 234', 'x', '5,5 t');
	const dateCell = fc.constantFrom('2023', '05/03/2023', '25/03/2023', '03/25/2023', '45000', '43465', 'x');

	it('is the same in any order of cells, and in two parts that are merged', () => {
		fc.assert(
			fc.property(fc.array(numberCell), fc.nat(), fc.boolean(), (cells, at, isCommaLikely) => {
				const cut = at % (cells.length + 1);
				const merged = numbers(cells.slice(cut));
				merged.merge(numbers(cells.slice(0, cut)));
				const whole = numbers(cells);
				expect(merged.counts).toEqual(whole.counts);
				expect(merged.needsWhole).toBe(whole.needsWhole);
				expect(merged.decide({ isCommaLikely })).toEqual(whole.decide({ isCommaLikely }));
				expect(numbers(cells.toReversed()).decide({ isCommaLikely })).toEqual(
					whole.decide({ isCommaLikely })
				);
			})
		);
		fc.assert(
			fc.property(fc.array(dateCell), fc.nat(), (cells, at) => {
				const cut = at % (cells.length + 1);
				const merged = dates(cells.slice(cut));
				merged.merge(dates(cells.slice(0, cut)));
				const whole = dates(cells);
				expect(merged.counts).toEqual(whole.counts);
				expect(merged.decide()).toEqual(whole.decide());
				expect(dates(cells.toReversed()).decide()).toEqual(whole.decide());
			})
		);
	});
});
