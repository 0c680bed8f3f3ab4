import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../calendar.ts';
import { parseShare } from '../decimal.ts';
import { recordId } from '../record.ts';
import type { Barrels } from '../units.ts';
import { barrelsText, factorSet, wholeBarrels } from '../units.ts';
import { publishedEstimates } from './estimates.ts';
import type { StoredFigure } from './figure.ts';
import { refinedWindow } from './regime.ts';

let lines = 1;

function estimate(
	part: Partial<StoredFigure> & { barrels?: number | null; share?: string } = {}
): StoredFigure {
	lines += 1;
	const { barrels = 1000, share, ...rest } = part;
	return {
		recordKind: 'period',
		id: recordId(1, lines),
		recordKey: `key ${lines}`,
		importId: 1,
		version: 1,
		line: lines,
		start: '2023-01-01' as IsoDate,
		end: '2023-09-15' as IsoDate,
		coversEnd: null,
		supplier: 'ALL',
		product: 'unspecified',
		productClass: 'refined',
		quantity: '',
		unit: null,
		publishedBarrels: barrels === null ? null : wholeBarrels(barrels),
		status: barrels === null ? 'blank' : 'value',
		basis: 'estimated',
		sourceClass: 'panel',
		source: 'UN Panel of Experts',
		sourceRef: 'S/2024/215',
		asOf: null,
		deliveries: null,
		scenario: '',
		laden: share === undefined ? null : parseShare(share),
		headline: null,
		headlineReason: '',
		...rest
	} as StoredFigure;
}

const span = (start: string, end: string) => ({ start: start as IsoDate, end: end as IsoDate });

function read(
	figures: readonly StoredFigure[],
	{ year = 2023, asOf, laden }: { year?: number; asOf?: string; laden?: string } = {}
) {
	const window = refinedWindow(year);
	if (!window) throw new Error('no window');
	return publishedEstimates(figures, {
		window,
		asOf: (asOf ?? null) as IsoDate | null,
		factorSet: factorSet('committee-8.33'),
		laden: laden === undefined ? null : parseShare(laden)
	});
}

const text = (barrels: Barrels | null) => (barrels === null ? null : barrelsText(barrels));

describe('a published estimate', () => {
	it('is set against the cap of its window', () => {
		const [row] = read([estimate({ barrels: 1_523_381, share: '90%' })]).list;
		expect(row).toMatchObject({ multiple: 3.046762, status: 'exceeded', laden: 0.9, isInside: true });
		expect(text(row?.barrels ?? null)).toBe('1523381.000');
	});

	it('below the cap says so: 323,000 is 64.6 %', () => {
		expect(read([estimate({ barrels: 323_000 })]).list[0]).toMatchObject({
			multiple: 0.646,
			status: 'under'
		});
	});

	it('that prints no number has none: a null is no zero', () => {
		expect(read([estimate({ barrels: null, share: '1/3' })]).list[0]).toMatchObject({
			barrels: null,
			multiple: null,
			status: null,
			fullLoad: null,
			scaled: null,
			breakEvenLaden: null,
			laden: 0.333333
		});
	});

	it('with a stated share gives its full load, and the share at which the cap is reached', () => {
		// 1,367,628 / 0.9 = 1,519,586.667; 500,000 / 1,519,586.667 = 0.32903684.
		const [row] = read([estimate({ barrels: 1_367_628, share: '0.9' })]).list;
		expect(text(row?.fullLoad ?? null)).toBe('1519586.667');
		expect(row?.breakEvenLaden).toBe(0.329037);
		expect(row?.scaled).toBeNull();
	});

	it.each([
		['1/3', '506528.889'],
		['1/2', '759793.333'],
		['0.6', '911752.000'],
		['90%', '1367628.000'],
		['1', '1519586.667'],
		['0', '0.000']
	])('at %s laden instead of 90 %% is %s, rounded once', (laden, expected) => {
		const [row] = read([estimate({ barrels: 1_367_628, share: '0.9' })], { laden }).list;
		expect(text(row?.scaled ?? null)).toBe(expected);
		// The figure as published stays.
		expect(text(row?.barrels ?? null)).toBe('1367628.000');
	});

	it('without a stated share is never scaled', () => {
		expect(read([estimate({ barrels: 800_000 })], { laden: '0.6' }).list[0]).toMatchObject({
			fullLoad: null,
			scaled: null,
			breakEvenLaden: null
		});
	});

	it('of nothing, or of empty ships, breaks no division', () => {
		expect(read([estimate({ barrels: 0, share: '0.9' })], { laden: '0.5' }).list[0]).toMatchObject({
			fullLoad: 0n,
			scaled: 0n,
			breakEvenLaden: null
		});
		expect(read([estimate({ barrels: 5, share: '0' })], { laden: '0.5' }).list[0]).toMatchObject({
			fullLoad: null,
			scaled: null
		});
	});

	it('in tonnes is converted by the factor set', () => {
		const [row] = read([estimate({ barrels: null, quantity: '100', unit: 't' })]).list;
		expect(text(row?.barrels ?? null)).toBe('833.000');
	});
});

describe('the list of a window', () => {
	it('holds every estimate whose period touches it, and none is summed', () => {
		const figures = [
			estimate(span('2022-12-31', '2023-01-01')),
			estimate(span('2023-01-01', '2023-12-31')),
			estimate(span('2022-01-01', '2022-12-31')),
			estimate(span('2024-01-01', '2024-06-30')),
			estimate(span('2022-06-01', '2024-06-01'))
		];
		expect(read(figures).list.map(({ figure, isInside }) => [figure.start, isInside])).toEqual([
			['2022-06-01', false],
			['2022-12-31', false],
			['2023-01-01', true]
		]);
	});

	it('holds only estimates', () => {
		const figures = (['declared', 'observed', 'customs'] as const).map((basis) => estimate({ basis }));
		expect(read(figures).list).toEqual([]);
	});

	it('is ordered by period, then as loaded', () => {
		const later = estimate({ importId: 2, line: 1 });
		const figures = [
			later,
			estimate(span('2023-03-01', '2023-04-01')),
			estimate({ line: 900 }),
			estimate({ line: 800 })
		];
		expect(read(figures).list.map(({ figure }) => [figure.importId, figure.line])).toEqual([
			[1, 800],
			[1, 900],
			[2, 1],
			[1, figures[1]?.line]
		]);
	});

	it('holds one version of each, that of the later page', () => {
		const first = estimate({ recordKey: 'same', barrels: 100, asOf: '2023-10-01' as IsoDate });
		const second = estimate({ recordKey: 'same', barrels: 200, asOf: '2024-03-20' as IsoDate });
		const barrels = (asOf?: string) =>
			read([second, first], asOf === undefined ? {} : { asOf }).list.map((row) => text(row.barrels));
		expect(barrels()).toEqual(['200.000']);
		expect(barrels('2024-03-19')).toEqual(['100.000']);
		expect(barrels('2023-09-30')).toEqual([]);
	});

	it('of the past leaves out those without a day, and counts them', () => {
		const figures = [estimate(), estimate({ asOf: '2023-10-01' as IsoDate })];
		const { list, undated } = read(figures, { asOf: '2024-01-01' });
		expect([list.length, undated]).toEqual([1, 1]);
		expect(read(figures).undated).toBe(0);
	});
});

describe('the estimate that heads a year', () => {
	const heads = (figures: readonly StoredFigure[], year = 2023) =>
		read(figures, { year })
			.list.filter(({ isHeadline }) => isHeadline)
			.map(({ figure }) => [figure.sourceRef, figure.headline]);

	it('is the marked rows of one document', () => {
		expect(
			heads([
				estimate({ headline: 'low' }),
				estimate({ headline: 'high' }),
				estimate({ sourceRef: 'S/2023/656' }),
				estimate()
			])
		).toEqual([
			['S/2024/215', 'low'],
			['S/2024/215', 'high']
		]);
	});

	it('is none where no row is marked', () => {
		expect(heads([estimate(), estimate()])).toEqual([]);
	});

	it('is the document marked last, should rows of two be marked', () => {
		const old = estimate({ sourceRef: 'old', headline: 'both', version: 3 });
		const young = estimate({ sourceRef: 'young', headline: 'both', version: 4 });
		expect(heads([young, old])).toEqual([['young', 'both']]);
		const [above, below] = ['above', 'below'].map((sourceRef) => estimate({ sourceRef, headline: 'low' }));
		if (above && below) expect(heads([below, above])).toEqual([['below', 'low']]);
	});

	it('lies wholly inside the window: one that crosses a boundary heads neither year', () => {
		const crossing = estimate({ ...span('2022-12-01', '2023-03-31'), headline: 'both' });
		expect(heads([crossing], 2022)).toEqual([]);
		expect(heads([crossing], 2023)).toEqual([]);
		// Nor does its row stand beside one of the same document that lies inside.
		expect(heads([crossing, estimate({ headline: 'low' })])).toEqual([['S/2024/215', 'low']]);
		const inside = estimate({ sourceRef: 'inside', headline: 'both' });
		expect(heads([{ ...crossing, version: 9 }, inside])).toEqual([['inside', 'both']]);
	});
});
