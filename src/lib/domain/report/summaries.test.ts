import { beforeAll, describe, expect, it } from 'vitest';
import { bundledYears, yearOfRecord } from '#lib/charts/bundled-years.ts';
import type { IsoDate } from '../calendar.ts';
import { briefCaveat, briefFacts, briefSources } from './brief-facts.ts';
import type { CapYear } from './cap-year.ts';
import { documentHead, noEstimateText, scenarioText } from './estimate-words.ts';
import { declaredSources, factorsUsed } from './factors-used.ts';
import { estimatesSummary, lineSummary, monthsSummary, supplierSummary } from './summaries.ts';

let years: CapYear[];
beforeAll(async () => {
	years = await bundledYears();
});
const year = (number: number) => yearOfRecord(years, number);
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('summaries', () => {
	it('state the finding of 2023, with publisher and period beside the multiple', () => {
		expect(plain(lineSummary(year(2023)))).toBe(
			'States declared 362,706 bbl for 2023, 72.5 % of the cap; the months loaded add up to 325,260 bbl. ' +
				'UN Panel of Experts, S/2024/215 puts the deliveries at 2.03–3.05× the cap ' +
				'(60–90 % laden, 87 deliveries, 1 Jan–15 Sep).'
		);
	});

	it('say that months do not tell when a step was reached', () => {
		expect(plain(lineSummary(year(2019)))).toContain(
			'75 and 90 % of the cap were reached; the months loaded do not tell when.'
		);
	});

	it('say "at least" for a declared total over a blank due month, and never for an estimate', () => {
		expect(plain(lineSummary(year(2020)))).toMatch(/^States declared at least 149,000 bbl for 2020/);
		expect(lineSummary(year(2024)).match(/at least/g)).toHaveLength(1);
	});

	it('name what is not split by supplier, and who is silent', () => {
		expect(plain(supplierSummary(year(2024)))).toBe(
			'China declared 280,928 bbl, Russia declared 15,279 bbl and 3,996 bbl are not split by supplier. ' +
				'No observed deliveries are loaded.'
		);
		expect(supplierSummary(year(2025))).toContain('No figure of Russia is loaded.');
	});

	it('count the states of cells', () => {
		expect(monthsSummary(year(2023))).toBe(
			'24 supplier months: 22 with a figure; 1 with a reported zero; 1 due with no figure loaded.'
		);
	});

	it('give the span of published estimates and those without a number', () => {
		expect(estimatesSummary(year(2023))).toBe(
			'5 published figures, from 0.84 to 3.05 times the cap. For 1 more no number is stated. ' +
				'They overlap, count different things and are never added.'
		);
		expect(estimatesSummary(year(2026))).toBe('No published estimate is loaded.');
	});
});

describe('words about an estimate', () => {
	it('write a share with its space, and keep what is more than a share', () => {
		const words = year(2021).estimates.list.map((estimate) => plain(scenarioText(estimate)));
		expect(words.slice(0, 2).sort()).toEqual(['90 % laden', '90 % laden, plus vessels waiting to unload']);
	});

	it('begin a line with a capital', () => {
		const first = year(2023).estimates.list.find(({ figure }) => figure.sourceRef === 'S/2023/656');
		expect(first && documentHead(first)).toBe('One Member State via UN Panel of Experts, S/2023/656');
	});

	it('tell an estimate that is not there from one that is not yet printed', async () => {
		expect(noEstimateText(year(2025))).toBe('No published estimate is loaded for 2025.');
		const past = await bundledYears('2023-06-30' as IsoDate);
		expect(noEstimateText(yearOfRecord(past, 2023))).toBe(
			'No published estimate for 2023 is dated by 30 June 2023.'
		);
	});
});

describe('a briefing', () => {
	it('has three facts for 2023', () => {
		const facts = briefFacts(year(2023)).map(({ figure, isOver }) => [plain(figure), isOver]);
		// 500,000 of 1,523,381 / 0.9 = 29.5 %
		expect(facts).toEqual([
			['2.03–3.05×', true],
			['72.5 %', false],
			['29.5 %', false]
		]);
	});

	it('puts "at least" before an incomplete declared share', () => {
		expect(briefFacts(year(2024))[1]).toMatchObject({ lead: 'at least' });
		// 300,202.651 declared; 280,928 and 15,279 by supplier leave 3,995.651.
		expect(plain(briefFacts(year(2024))[1]?.words ?? '')).toBe(
			'of the cap declared by states: China 280,928 and Russia 15,279 bbl; 3,996 bbl not split by supplier'
		);
		expect(briefFacts(year(2023))[1]).not.toHaveProperty('lead');
	});

	it('names the objection in the line of sources', () => {
		expect(briefSources(year(2022))).toContain(
			'S/2023/171, as reported, disputed by China and Russia in 2023'
		);
		expect(briefSources(year(2023))).toMatch(
			/; UN Panel of Experts, S\/2024\/215, as reported, figures of its kind disputed by China and Russia in 2023$/
		);
		expect(briefSources(year(2020))).not.toContain('disputed');
	});

	it('says what its headline is not', () => {
		expect(briefCaveat(year(2023))).toMatch(
			/^Estimate, not an official UN tally; disputed by China and Russia\./
		);
		expect(briefCaveat(year(2020))).toMatch(/^Estimate, not an official UN tally\./);
		expect(briefCaveat(year(2026))).toBe('A blank is not a zero: no figure is loaded.');
	});
});

describe('what figures rest on', () => {
	it('tells barrels as published from tonnes by a factor', () => {
		// 2019: China's year and 13 months in tonnes, one statement of Russia in barrels
		const uses = factorsUsed(year(2019));
		expect(uses[0]).toMatchObject({ factor: null, figures: 1 });
		expect(uses[1]).toMatchObject({ factor: '8.33', product: 'unspecified product' });
	});

	it('names each page once, with its days', () => {
		const urls = declaredSources(year(2023)).map(({ url }) => url);
		expect(new Set(urls).size).toBe(urls.length);
		expect(declaredSources(year(2023)).every(({ host }) => !host.startsWith('www.'))).toBe(true);
	});
});
