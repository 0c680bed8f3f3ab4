// The published results, typed by hand from the sources, on the bundled files and through the same reader as any upload.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '#lib/csv/csv-reader.ts';
import type { IsoDate } from '../calendar.ts';
import type { StoredFigure } from '../cap/figure.ts';
import { refinedWindow } from '../cap/regime.ts';
import { parseShare } from '../decimal.ts';
import { Ingest } from '../ingest/ingest.ts';
import { recordId } from '../record.ts';
import type { FactorSetName } from '../units.ts';
import { barrelsText } from '../units.ts';
import type { CapYear } from './cap-year.ts';
import { capYear } from './cap-year.ts';
import { capYearJson } from './cap-json.ts';

const TODAY = '2026-11-23' as IsoDate;
const files = ['official/monthly.csv', 'official/annual.csv', 'published/estimates.csv'];
const figures: StoredFigure[] = [];
const counts: Record<string, object> = {};

beforeAll(async () => {
	for (const [index, name] of files.entries()) {
		const ingest = new Ingest({
			kind: null,
			today: TODAY,
			answers: {},
			digest: (text) => createHash('sha256').update(text).digest('hex').slice(0, 32)
		});
		const stream = createReadStream(new URL(`../../../../data/${name}`, import.meta.url));
		for await (const rows of readCsv(stream)) {
			for (const row of rows) {
				const [record] = ingest.take(row);
				if (record?.recordKind !== 'period') continue;
				const importId = index + 1;
				figures.push({
					...record,
					importId,
					id: recordId(importId, record.line),
					fileName: name,
					version: importId
				});
			}
		}
		counts[name] = ingest.rows;
	}
});

function view(
	year: number,
	options: { asOf?: string; factors?: FactorSetName; laden?: string } = {}
): CapYear {
	const window = refinedWindow(year);
	if (!window) throw new Error(`no window ${year}`);
	return capYear({
		window,
		dataVersion: 3,
		asOf: (options.asOf ?? null) as IsoDate | null,
		today: TODAY,
		factorSetName: options.factors ?? 'committee-8.33',
		laden: options.laden === undefined ? null : parseShare(options.laden),
		dueDays: 30,
		figures,
		movements: []
	});
}

const declared = (year: number, options = {}) => {
	const { total, share, status, atLeast } = view(year, options).declared;
	return [total === null ? null : barrelsText(total), share, status, atLeast];
};

describe('the bundled files', () => {
	it('are accepted whole', () => {
		expect(counts['official/monthly.csv']).toMatchObject({ read: 145, accepted: 145, rejected: 0 });
		expect(counts['official/annual.csv']).toMatchObject({ read: 24, accepted: 24, rejected: 0 });
		expect(counts['published/estimates.csv']).toMatchObject({ read: 41, accepted: 41, rejected: 0 });
	});
});

describe('declared totals of the nine windows', () => {
	it('2017: China October alone, 2,165 t x 8.33', () =>
		expect(declared(2017)).toEqual(['18034.450', 0.036069, 'under', true]));
	it('2018: Russia 241,114 + China 19,188 t x 8.33 = 159,836.04', () =>
		expect(declared(2018)).toEqual(['400950.040', 0.8019, '75', false]));
	it('2019: Russia 277,365 + China 22,730 t x 8.33 = 189,340.9', () =>
		expect(declared(2019)).toEqual(['466705.900', 0.933412, '90', false]));
	it('2020: the statement of all states, 149,000', () =>
		expect(declared(2020)).toEqual(['149000.000', 0.298, 'under', true]));
	it('2021: China 91,909 + Russia 0, with two blank months', () =>
		expect(declared(2021)).toEqual(['91909.000', 0.183818, 'under', true]));
	it('2022: China 109,911.85 + Russia 3,225', () =>
		expect(declared(2022)).toEqual(['113136.850', 0.226274, 'under', false]));
	it('2023: China 256,861 + Russia 105,845', () =>
		expect(declared(2023)).toEqual(['362706.000', 0.725412, 'under', false]));
	it('2024: the statement of all states, 300,202.651', () =>
		expect(declared(2024)).toEqual(['300202.651', 0.600405, 'under', true]));
	it('2025: China to May, 99,220', () =>
		expect(declared(2025)).toEqual(['99220.000', 0.19844, 'under', true]));
	it('2026: nothing loaded is null, never zero', () =>
		expect(declared(2026).slice(0, 3)).toEqual([null, null, null]));
});

describe('the parts of a declared total', () => {
	it('2023: China 219,417.168 by month and 37,443.832 not by month', () => {
		const [china, russia] = capYearJson(view(2023)).declared.suppliers;
		expect(china).toMatchObject({
			supplier: 'CN',
			total_bbl: '256861.000',
			months_bbl: '219417.168',
			not_by_month_bbl: '37443.832'
		});
		expect(russia).toMatchObject({ supplier: 'RU', total_bbl: '105845.000', months_bbl: '105843.000' });
	});
	it('2024: 3,995.651 are given to no supplier', () => {
		const json = capYearJson(view(2024)).declared;
		expect(json.not_by_supplier_bbl).toBe('3995.651');
		expect(json.suppliers.map((one) => one.total_bbl)).toEqual(['280928.000', '15279.000']);
	});
	it('2021: China has no report filed in January and February, and they are not zeros', () => {
		const cells = view(2021).declared.months.filter(({ supplier }) => supplier === 'CN');
		expect(cells.slice(0, 3).map(({ state, barrels }) => [state, barrels])).toEqual([
			['not_filed', null],
			['not_filed', null],
			['reported', 4893000n]
		]);
	});
	it('2023: Russia reported zero for October', () => {
		const cell = view(2023).declared.months.find(
			({ supplier, month }) => supplier === 'RU' && month === '2023-10'
		);
		expect(cell?.state).toBe('zero');
	});
	it('2019 falls from 90 to 75 reached with two of the four factor sets', () => {
		const read = (factors: FactorSetName) => declared(2019, { factors }).slice(1, 3);
		expect(read('basket-8.058')).toEqual([0.921047, '90']);
		expect(read('diesel-7.46')).toEqual([0.893862, '75']);
		expect(read('unsd-2004')).toEqual([0.883406, '75']);
	});
});

describe('the ledger as of a day', () => {
	it('2023 as of 2023-06-30: 35,399.168 + 55,321 = 90,720.168, at least', () => {
		expect(declared(2023, { asOf: '2023-06-30' })).toEqual(['90720.168', 0.18144, 'under', true]);
		const json = capYearJson(view(2023, { asOf: '2023-06-30' }));
		expect(json.declared.left_out).toContainEqual({ reason: 'no_as_of', records: 3 });
		const states = json.declared.months.filter(({ supplier }) => supplier === 'CN').map(({ state }) => state);
		expect(states.slice(0, 5)).toEqual(['reported', 'reported', 'not_loaded', 'not_loaded', 'not_due']);
		expect(json.estimates).toEqual([]);
		expect(json.headline.basis).toBe('declared');
	});
	it('2023 as of 2024-03-01: 219,417.168 + 105,845 = 325,262.168', () =>
		expect(declared(2023, { asOf: '2024-03-01' })?.slice(0, 2)).toEqual(['325262.168', 0.650524]));
	it('2023 as of 2025-03-14 is the total of today', () =>
		expect(declared(2023, { asOf: '2025-03-14' })?.[0]).toBe('362706.000'));
});

describe('published estimates', () => {
	const barrels = (year: number, part: object, options = {}) =>
		capYearJson(view(year, options))
			.estimates.filter((one) =>
				Object.entries(part).every(([key, value]) => Reflect.get(one, key) === value)
			)
			.map((one) => [one.total_bbl, one.multiple, one.status]);

	it('E1: 2023, 87 deliveries at 90 and 60 %', () => {
		expect(barrels(2023, { document: 'S/2024/215', laden: 0.9 })).toEqual([
			['1523381.000', 3.046762, 'exceeded']
		]);
		expect(barrels(2023, { document: 'S/2024/215', laden: 0.6 })).toEqual([
			['1015588.000', 2.031176, 'exceeded']
		]);
	});
	it('E2: 2020, 50 deliveries at 50, 75 and 90 %', () =>
		expect(barrels(2020, { deliveries: 50 })).toEqual([
			['614000.000', 1.228, 'exceeded'],
			['921000.000', 1.842, 'exceeded'],
			['1105000.000', 2.21, 'exceeded']
		]));
	it('E3: 2018, 89 deliveries; one third has no published number, and 1,367,628 / 0.9 / 3 is 506,528.889', () => {
		expect(barrels(2018, { deliveries: 89 })).toEqual([
			['1367628.000', 2.735256, 'exceeded'],
			[null, null, null],
			['759793.000', 1.519586, 'exceeded']
		]);
		const [third] = capYearJson(view(2018, { laden: '1/3' })).estimates.filter(({ laden }) => laden === 0.9);
		expect(third?.scaled_bbl).toBe('506528.889');
		const [half] = capYearJson(view(2018, { laden: '50%' })).estimates.filter(({ laden }) => laden === 0.9);
		expect(half?.scaled_bbl).toBe('759793.333');
	});
	it('E4: 2023 to 1 May, 46 deliveries', () =>
		expect(barrels(2023, { deliveries: 46 })).toEqual([['781497.000', 1.562994, 'exceeded']]));
	it('E5: 2021, 64.6 % is under and 105.2 % is exceeded', () =>
		expect(barrels(2021, { source_class: 'panel' })).toEqual([
			['323000.000', 0.646, 'under'],
			['526000.000', 1.052, 'exceeded']
		]));
	it('an estimate that crosses a year is listed under both and heads neither', () => {
		for (const year of [2022, 2023]) {
			const [row] = capYearJson(view(year)).estimates.filter(({ deliveries }) => deliveries === 48);
			expect(row).toMatchObject({ inside_window: false, headline: false });
		}
	});
});

describe('headlines', () => {
	const headline = (year: number) => {
		const { basis, low_bbl, high_bbl } = capYearJson(view(year)).headline;
		return [basis, low_bbl, high_bbl];
	};
	it('take the rows of one document a year', () => {
		expect(headline(2018)).toEqual(['estimated', '830000.000', '2270000.000']);
		expect(headline(2019)).toEqual(['estimated', null, '3890000.000']);
		expect(headline(2020)).toEqual(['estimated', '614000.000', '1105000.000']);
		expect(headline(2021)).toEqual(['estimated', '323000.000', '526000.000']);
		expect(headline(2022)).toEqual(['estimated', '800000.000', '800000.000']);
		expect(headline(2023)).toEqual(['estimated', '1015588.000', '1523381.000']);
		expect(headline(2024)).toEqual(['estimated', '1000000.000', null]);
	});
	it('are the declared total where no estimate is loaded', () => {
		expect(headline(2017)).toEqual(['declared', '18034.450', '18034.450']);
		expect(headline(2025)).toEqual(['declared', '99220.000', '99220.000']);
		expect(headline(2026)).toEqual([null, null, null]);
	});
	it('name publisher and period in one sentence', () =>
		expect(view(2023).headline.title).toBe(
			'UN Panel of Experts estimate: North Korea received 2.03 to 3.05 times the yearly refined petroleum cap from 1 January to 15 September 2023'
		));
});
