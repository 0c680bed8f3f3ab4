// The sentences of a year on made-up documents: what they must say, and what they must never say.
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../calendar.ts';
import type { StoredFigure } from '../cap/figure.ts';
import { refinedWindow } from '../cap/regime.ts';
import type { SupplierCode } from '../country.ts';
import { parseShare } from '../decimal.ts';
import { recordId } from '../record.ts';
import { wholeBarrels } from '../units.ts';
import { capTable } from './cap-table.ts';
import type { CapYear } from './cap-year.ts';
import { capYear } from './cap-year.ts';
import {
	conditionsText,
	deliveriesText,
	documentHead,
	documentText,
	estimateLine,
	scenarioText,
	sharesText
} from './estimate-words.ts';
import { breakEvenOf, declaredSentence } from './headline.ts';

let lines = 1;

type Part = Omit<Partial<StoredFigure>, 'start' | 'end' | 'asOf' | 'laden' | 'supplier'> & {
	readonly barrels?: number | null;
	readonly share?: string;
	readonly span?: readonly [string, string];
	readonly on?: string;
	readonly from?: string;
};

function figure(basis: 'declared' | 'estimated', part: Part): StoredFigure {
	lines += 1;
	const { barrels = 1000, share, span = ['2023-01-01', '2023-12-31'], on, from = 'ALL', ...rest } = part;
	return {
		recordKind: 'period',
		id: recordId(1, lines),
		recordKey: `key ${lines}`,
		importId: 1,
		version: 1,
		line: lines,
		start: span[0] as IsoDate,
		end: span[1] as IsoDate,
		coversEnd: null,
		supplier: from as SupplierCode,
		product: 'unspecified',
		productClass: 'refined',
		quantity: '',
		unit: null,
		publishedBarrels: barrels === null ? null : wholeBarrels(barrels),
		status: barrels === null ? 'blank' : 'value',
		basis,
		sourceClass: basis === 'declared' ? 'official' : 'panel',
		source: basis === 'declared' ? 'UN 1718 Committee' : 'UN Panel of Experts',
		sourceRef: basis === 'declared' ? '' : 'S/2024/215',
		asOf: (on ?? null) as IsoDate | null,
		deliveries: null,
		scenario: '',
		laden: share === undefined ? null : parseShare(share),
		headline: null,
		headlineReason: '',
		...rest
	} as StoredFigure;
}

const estimate = (part: Part) => figure('estimated', part);
const declared = (part: Part) => figure('declared', part);

function view(figures: readonly StoredFigure[], year = 2023): CapYear {
	const window = refinedWindow(year);
	if (!window) throw new Error('no window');
	return capYear({
		window,
		dataVersion: 1,
		asOf: null,
		today: '2026-11-23' as IsoDate,
		factorSetName: 'committee-8.33',
		laden: null,
		dueDays: 30,
		figures,
		movements: []
	});
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const words = (figures: readonly StoredFigure[], year = 2023) => {
	const { title, sentence } = view(figures, year).headline;
	return { title: plain(title), sentence: plain(sentence) };
};

const panel: Part = { span: ['2023-01-01', '2023-09-15'], deliveries: 87 };
const panelRows = [
	estimate({ ...panel, barrels: 1_015_588, share: '60%', scenario: '60% laden', headline: 'low' }),
	estimate({ ...panel, barrels: 1_523_381, share: '90%', scenario: '90% laden', headline: 'high' })
];

describe('the sentence of an estimated year', () => {
	it('names publisher, document, shares, deliveries, period and the objection', () => {
		expect(words(panelRows)).toEqual({
			title:
				'UN Panel of Experts estimate: North Korea received 2.03 to 3.05 times the yearly refined petroleum cap from 1 January to 15 September 2023',
			sentence:
				'Estimate: UN Panel of Experts, S/2024/215: 1,015,588 to 1,523,381 bbl of refined petroleum delivered to North Korea from 1 January to 15 September 2023, 2.03 to 3.05 times the cap of 500,000 bbl (60 to 90 % laden, 87 deliveries). Disputed by China and Russia.'
		});
	});

	it('says "about" for one figure', () => {
		const row = estimate({
			barrels: 800_000,
			source: '52 Member States via UN Panel of Experts',
			sourceRef: 'S/2023/171',
			span: ['2022-01-01', '2022-08-31'],
			deliveries: 45,
			headline: 'both'
		});
		expect(words([row], 2022).sentence).toBe(
			'Estimate: 52 Member States via UN Panel of Experts, S/2023/171: about 800,000 bbl of refined petroleum delivered to North Korea from January to August 2022, about 1.60 times the cap of 500,000 bbl (45 deliveries). Disputed by China and Russia.'
		);
	});

	it('says "up to" where only the high end is published', () => {
		const row = estimate({
			barrels: 3_890_000,
			source: 'United States',
			sourceClass: 'state',
			sourceRef: 'S/2020/151',
			span: ['2019-01-01', '2019-10-31'],
			headline: 'high'
		});
		expect(words([row], 2019).title).toBe(
			'United States estimate: North Korea received up to 7.78 times the yearly refined petroleum cap from January to October 2019'
		);
		expect(words([row], 2019).sentence).toContain(': up to 3,890,000 bbl of refined petroleum');
	});

	it('says "more than", never "at least", where only the low end is, and names the one supplier', () => {
		const row = estimate({
			barrels: 1_000_000,
			source: 'Open Source Centre',
			sourceClass: 'ngo',
			sourceRef: 'Refined Tastes',
			from: 'RU',
			span: ['2024-03-07', '2024-11-05'],
			deliveries: 43,
			headline: 'low'
		});
		expect(words([row], 2024)).toEqual({
			title:
				'Open Source Centre estimate: North Korea received more than 2.00 times the yearly refined petroleum cap from Russia alone from 7 March to 5 November 2024',
			sentence:
				'Estimate: Open Source Centre, Refined Tastes: more than 1,000,000 bbl of refined petroleum delivered to North Korea from Russia alone from 7 March to 5 November 2024, more than 2.00 times the cap of 500,000 bbl (43 deliveries).'
		});
	});

	it('leads even where a declared total is loaded, and the two are never added', () => {
		const { headline } = view([...panelRows, declared({ barrels: 362_706, on: '2024-12-01' })]);
		expect(headline).toMatchObject({
			basis: 'estimated',
			low: 1_015_588_000n,
			high: 1_523_381_000n,
			multipleLow: 2.031176,
			multipleHigh: 3.046762,
			publisher: 'UN Panel of Experts',
			document: 'S/2024/215'
		});
	});

	it('is not made from a marked row without a number', () => {
		expect(view([estimate({ barrels: null, headline: 'low' })]).headline.basis).toBeNull();
	});
});

describe('the objection of China and Russia', () => {
	const disputed = (part: Part, year = 2023) => {
		const [row] = view([estimate(part)], year).estimates.list;
		return row === undefined ? null : row.disputes.length > 0;
	};

	it('is named for figures of the United States, of Member States and of the Panel, 2018 to 2023', () => {
		expect(disputed({})).toBe(true);
		expect(disputed({ sourceClass: 'state', source: 'United States' })).toBe(true);
		expect(disputed({ sourceClass: 'press', source: '43 Member States via Kyodo' })).toBe(true);
	});

	it('is not made up for others, or for other years', () => {
		expect(disputed({ sourceClass: 'ngo', source: 'C4ADS and RUSI' })).toBe(false);
		expect(disputed({ sourceClass: 'press', source: 'VOA on USS Rushmore' })).toBe(false);
		expect(disputed({ span: ['2024-01-01', '2024-12-31'] }, 2024)).toBe(false);
		expect(disputed({ span: ['2017-10-01', '2017-12-31'] }, 2017)).toBe(false);
	});
});

describe('the sentence of a declared year', () => {
	it('says who declared to whom, and as of which day', () => {
		const figures = [
			declared({ barrels: 256_861, from: 'CN', on: '2025-03-14' }),
			declared({ barrels: 105_845, from: 'RU', on: '2024-01-30' })
		];
		expect(words(figures)).toEqual({
			title: 'States declared 362,706 bbl (72.5 % of the cap) of refined petroleum for North Korea in 2023',
			sentence:
				'Declared to the 1718 Committee, as of 14 March 2025: 362,706 bbl of refined petroleum in 2023, 72.5 % of the cap of 500,000 bbl.'
		});
	});

	it('says "at least" where a due month is blank', () => {
		const china = declared({
			barrels: 99_220,
			from: 'CN',
			on: '2025-09-04',
			span: ['2025-01-01', '2025-01-31']
		});
		expect(words([china], 2025).sentence).toBe(
			'Declared to the 1718 Committee, as of 4 September 2025: at least 99,220 bbl of refined petroleum in 2025, 19.8 % of the cap of 500,000 bbl.'
		);
		expect(words([china], 2025).title).toContain('States declared at least 99,220 bbl');
	});

	it('names no day where no source gives one', () => {
		const figures = [declared({ barrels: 5, from: 'CN' }), declared({ barrels: 5, from: 'RU' })];
		expect(words(figures).sentence).toMatch(
			/^Declared to the 1718 Committee: 10 bbl of refined petroleum in 2023,/
		);
	});

	it('of a window without any figure says so, and prints no zero', () => {
		expect(words([]).sentence).toBe('No declared or estimated figure is loaded for 2023.');
		const { declared: empty, window, headline } = view([]);
		expect(plain(declaredSentence(empty, window))).toBe('No declared figure is loaded for 2023.');
		expect(headline).toMatchObject({ basis: null, low: null, high: null, multipleLow: null });
	});

	it('of zero reported prints the zero', () => {
		const figures = [declared({ barrels: 0, from: 'CN' }), declared({ barrels: 0, from: 'RU' })];
		expect(words(figures).sentence).toContain(': 0 bbl of refined petroleum in 2023, 0.0 % of the cap');
	});
});

describe('no sentence, whatever the figures', () => {
	const ends = ['low', 'high', 'both'] as const;
	const cases: readonly (readonly StoredFigure[])[] = [
		[],
		panelRows,
		...ends.map((headline) => [estimate({ barrels: 100_000, headline })]),
		...ends.map((headline) => [estimate({ barrels: 9_000_000, headline, from: 'CN', share: '1/3' })]),
		[declared({ barrels: 1 })],
		[declared({ barrels: 500_000, from: 'CN' })],
		[declared({ barrels: 900_000, from: 'CN' }), declared({ barrels: 1, from: 'RU' })]
	];

	it('says that a supply was compliant, legal or within sanctions', () => {
		for (const figures of cases) {
			const { title, sentence } = words(figures);
			const table = capTable([view(figures)]);
			for (const text of [title, sentence, table])
				expect(text).not.toMatch(/complian|\blegal|\blawful|within (the )?sanctions|permitted|allowed/i);
		}
	});

	it('says "at least" of an estimate, or calls one official', () => {
		for (const figures of cases) {
			const { headline } = view(figures);
			if (headline.basis !== 'estimated') continue;
			for (const text of [headline.title, headline.sentence]) {
				expect(text).not.toMatch(/at least|official|declared/i);
				expect(text).toMatch(/estimate/i);
			}
		}
	});

	it('states a multiple without publisher and period', () => {
		for (const figures of cases) {
			const { headline } = view(figures);
			if (headline.basis !== 'estimated') continue;
			expect(headline.title).toContain('UN Panel of Experts');
			expect(headline.title).toContain('2023');
		}
	});
});

describe('the words of one estimate', () => {
	const [low, high] = view(panelRows).estimates.list;
	const one = (part: Part) => {
		const [row] = view([estimate(part)]).estimates.list;
		if (!row) throw new Error('not listed');
		return row;
	};

	it('name its document', () => {
		expect(low && documentText(low)).toBe('UN Panel of Experts, S/2024/215');
		expect(documentText(one({ sourceRef: '' }))).toBe('UN Panel of Experts');
		expect(documentHead(one({ source: 'one Member State', sourceRef: 'S/2023/656' }))).toBe(
			'One Member State, S/2023/656'
		);
	});

	it('give the share as stated, and say where none is', () => {
		expect(high && plain(scenarioText(high))).toBe('90 % laden');
		expect(scenarioText(one({ share: '1/3', scenario: '1/3 laden' }))).toBe('1/3 laden');
		expect(plain(scenarioText(one({ share: '60%' })))).toBe('60 % laden');
		expect(scenarioText(one({ scenario: 'stated maximum' }))).toBe('stated maximum');
		expect(scenarioText(one({}))).toBe('not stated');
	});

	it('give a range of shares, and deliveries where all rows count the same', () => {
		const rows = [low, high].flatMap((row) => (row ? [row] : []));
		expect(plain(sharesText(rows))).toBe('60–90 % laden');
		expect(deliveriesText(rows)).toBe('87 deliveries');
		expect(deliveriesText([...rows, one({ deliveries: 46 })])).toBe('');
		expect(sharesText([one({})])).toBe('');
		expect(plain(conditionsText(view(panelRows).headline))).toBe(
			'60–90 % laden, 87 deliveries, 1 Jan–15 Sep'
		);
		expect(conditionsText({ estimates: [] })).toBe('');
	});

	it('say where the higher figure counts ships that had not unloaded, and take no break-even from it', () => {
		const span = ['2021-01-01', '2021-12-31'] as const;
		const part = { span, source: '10 Member States via UN Panel of Experts', sourceRef: 'S/2022/132' };
		const { headline } = view(
			[
				estimate({
					...part,
					barrels: 323_000,
					share: '90%',
					scenario: '90% laden',
					deliveries: 18,
					headline: 'low'
				}),
				estimate({
					...part,
					barrels: 526_000,
					share: '90%',
					scenario: '90% laden, plus vessels waiting to unload',
					headline: 'high'
				})
			],
			2021
		);
		expect(headline.title).toBe(
			'10 Member States via UN Panel of Experts estimate: North Korea received 0.65 to 1.05 times the yearly refined petroleum cap in 2021 (the higher figure with vessels waiting to unload)'
		);
		expect(plain(headline.sentence)).toBe(
			'Estimate: 10 Member States via UN Panel of Experts, S/2022/132: 323,000 to 526,000 bbl of refined petroleum delivered to North Korea in 2021, 0.65 to 1.05 times the cap of 500,000 bbl (90 % laden, 18 deliveries; the higher figure with vessels waiting to unload). Disputed by China and Russia.'
		);
		expect(plain(conditionsText(headline))).toBe(
			'90 % laden, 18 deliveries, the higher figure with vessels waiting to unload, all year'
		);
		// 500,000 / (323,000 / 0.9): even fully laden the deliveries stay below the cap.
		expect(breakEvenOf(headline)).toBe(1.393189);
		expect(breakEvenOf(view(panelRows).headline)).toBe(0.295395);
		expect(breakEvenOf({ estimates: [] })).toBeNull();
	});

	it('stand in one line with the objection', () => {
		expect(high && plain(estimateLine(high))).toBe(
			'Estimate: UN Panel of Experts, S/2024/215, 90 % laden, 87 deliveries, 1 Jan–15 Sep 2023; disputed by China and Russia'
		);
	});
});

describe('the table of the command line', () => {
	it('prints a year a line: declared, its status, the best estimate and its multiple', () => {
		const years = [
			view([], 2022),
			view([...panelRows, declared({ barrels: 362_706, from: 'ALL', on: '2024-12-01' })]),
			view([estimate({ barrels: 1_000_000, headline: 'low', span: ['2024-03-07', '2024-11-05'] })], 2024)
		];
		expect(
			capTable(years)
				.split('\n')
				.map((line) => line.trim().replace(/ {2,}/g, ' | '))
		).toEqual([
			'Year | Declared bbl | Declared status | Best estimate bbl | Times the cap',
			'2022 | no figure | none',
			'2023 | 362,706 | Below 75 % of cap | 1,015,588 to 1,523,381 | 2.03 to 3.05',
			'2024 | no figure | over 1,000,000 | over 2.00',
			'Disputed by China and Russia: the estimate of 2023.'
		]);
	});
});
