// The bundled estimates and who disputed them, counted by hand in data/published/estimates.csv.
import { beforeAll, describe, expect, it } from 'vitest';
import { bundledYears, yearOfRecord } from '#lib/charts/bundled-years.ts';
import type { IsoDate } from '../calendar.ts';
import type { Disputable } from '../objection.ts';
import { allObjections, disputesOf } from '../objection.ts';
import { capYearJson } from './cap-json.ts';
import type { CapYear } from './cap-year.ts';
import {
	disputeSentence,
	disputedSource,
	disputedText,
	objectionDay,
	objectionWhen,
	objectionsOf
} from './objection-words.ts';
import { sourceAddress } from './record-view.ts';

let years: CapYear[];
beforeAll(async () => {
	years = await bundledYears();
});
const listOf = (year: number) => yearOfRecord(years, year).estimates.list;

const letter: Disputable = {
	source: 'United States',
	sourceRef: 'US letter and report to the 1718 Committee, 12 July 2018',
	sourceClass: 'state',
	start: '2018-01-01' as IsoDate
};
const seen = (day: string, estimate = letter) => disputesOf(estimate, day as IsoDate).length;

describe('the record of objections', () => {
	it('has the four of the years 2018 to 2023, each with days, an address and an outcome', () => {
		expect(allObjections.map(({ id }) => id)).toEqual(['2018-07-19', '2019-06-18', '2020-07', '2023']);
		for (const { sources, outcome, said, start, end, by } of allObjections) {
			expect(by).toEqual(['CN', 'RU']);
			expect(start <= end).toBe(true);
			expect(sources.every((url) => sourceAddress(url) !== null)).toBe(true);
			expect(Math.min(sources.length, outcome.length, said.length)).toBeGreaterThan(0);
		}
	});

	it('tells the hold of 19 July 2018 with its day and length', () => {
		const [hold] = allObjections;
		expect(hold && objectionWhen(hold)).toBe('on 19 July 2018');
		expect(hold?.outcome).toMatch(/six-month hold/);
	});

	it('says of each when it was made, as far as that is known', () => {
		expect(allObjections.map(objectionDay)).toEqual([
			'19 July 2018',
			'18 June 2019',
			'24 July to 29 September 2020',
			'2023'
		]);
		expect(allObjections.map(objectionWhen)).toEqual([
			'on 19 July 2018',
			'on 18 June 2019',
			'between 24 July and 29 September 2020',
			'in 2023'
		]);
	});
});

describe('an estimate of the bundled record', () => {
	it.each([
		// year, rows listed, rows disputed, rows whose own document was
		[2018, 7, 7, 3],
		[2019, 3, 3, 1],
		[2020, 10, 6, 4],
		[2021, 4, 2, 0],
		[2022, 3, 2, 2],
		[2023, 6, 3, 0],
		[2024, 9, 0, 0],
		[2025, 0, 0, 0]
	])('of %i: of %i rows %i are disputed, %i by their own document', (year, rows, disputed, named) => {
		const list = listOf(year);
		expect(list).toHaveLength(rows);
		expect(list.filter(({ disputes }) => disputes.length > 0)).toHaveLength(disputed);
		expect(list.filter(({ disputes }) => disputes.some(({ namesDocument }) => namesDocument))).toHaveLength(
			named
		);
	});

	it('is disputed once, by one objection, and says by whom', () => {
		expect(disputedText(listOf(2023))).toBe('Disputed by China and Russia');
		expect(objectionsOf(listOf(2018)).map(({ id }) => id)).toEqual(['2018-07-19']);
		expect(disputedText(listOf(2024))).toBe('');
	});

	it('stands in the answer for scripts with its objections, which list their records', () => {
		const json = capYearJson(yearOfRecord(years, 2020));
		expect(json.objections).toMatchObject([
			{ id: '2020-07', by: ['CN', 'RU'], made_from: '2020-07-24', made_to: '2020-09-29' }
		]);
		expect(json.objections[0]?.records).toHaveLength(6);
		const study = json.estimates.find(({ publisher }) => publisher === 'C4ADS and RUSI');
		expect(study?.objections).toEqual([]);
		expect(json.headline.disputed_by).toEqual([]);
		const panel = capYearJson(yearOfRecord(years, 2023));
		expect(panel.headline.disputed_by).toEqual(['CN', 'RU']);
		expect(panel.estimates.find(({ document }) => document === 'S/2024/215')?.objections).toMatchObject([
			{ id: '2023', names_document: false }
		]);
	});
});

describe('a view of a past day', () => {
	it('shows an objection from the last day on which it can have been made', () => {
		expect([seen('2018-07-18'), seen('2018-07-19')]).toEqual([0, 1]);
		const states = { ...letter, source: '43 Member States', start: '2020-01-01' as IsoDate };
		expect([seen('2020-09-28', states), seen('2020-09-29', states)]).toEqual([0, 1]);
	});
});

describe('the words', () => {
	const [own] = disputesOf(letter, null);
	const [like] = disputesOf({ ...letter, sourceRef: 'S/2019/171' }, null);
	it('tell an objection to the document from one to figures of its kind', () => {
		if (!own || !like) throw new Error('no objection');
		expect(disputedSource([{ disputes: [own] }])).toBe('disputed by China and Russia on 19 July 2018');
		expect(disputedSource([{ disputes: [like] }])).toBe(
			'figures of its kind disputed by China and Russia on 19 July 2018'
		);
		expect(disputedSource([{ disputes: [] }])).toBe('');
		expect(disputeSentence(own)).toMatch(
			/^Disputed by China and Russia on 19 July 2018 \(made to this document\): Russia asked .+ six-month hold/
		);
		expect(disputeSentence(like)).toContain('none to this very document was found');
	});
});
