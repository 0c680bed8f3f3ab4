import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comtradeLegacy, comtradeNew } from './comtrade.ts';
import { outcomes, verdicts } from './test-rows.ts';

const header =
	'refYear,refMonth,period,reporterISO,flowCode,partnerCode,partnerISO,partner2Code,cmdCode,cmdDesc,customsCode,motCode,netWgt,isNetWgtEstimated,primaryValue';
const row = (over: Record<string, string> = {}) => {
	const cells: Record<string, string> = {
		refYear: '2023',
		refMonth: '1',
		period: '202301',
		reporterISO: 'CHN',
		flowCode: 'X',
		partnerCode: '408',
		partnerISO: 'PRK',
		partner2Code: '0',
		cmdCode: '271019',
		cmdDesc: 'Oils',
		customsCode: 'C00',
		motCode: '0',
		netWgt: '5000',
		isNetWgtEstimated: 'False',
		primaryValue: '900',
		...over
	};
	return header
		.split(',')
		.map((name) => cells[name])
		.join(',');
};
it.each([{ reporterISO: 'EUR' }, { reporterISO: 'W00' }])('%o is no state but the sum of some', (over) => {
	expect(read(row(over))).toEqual([['aggregate_excluded', over.reporterISO]]);
});

const read = (...rows: string[]) => outcomes(comtradeNew, [header, ...rows].join('\n'));

describe('the new form', () => {
	it('is a month of exports to North Korea in kilograms', () => {
		expect(read(row())).toEqual([
			[
				{
					period_start: '2023-01',
					supplier: 'CHN',
					product: 'Oils',
					hs_code: '271019',
					quantity: '5000',
					unit: 'kg',
					source_ref: 'HS 271019',
					notes: ''
				}
			]
		]);
		expect(comtradeNew.constants).toEqual({ source: 'UN Comtrade', basis: 'customs' });
	});

	it.each<[string, Record<string, string>, string, string]>([
		['imports', { flowCode: 'M' }, 'flow_other', 'M'],
		['re-exports', { flowCode: 'RX' }, 'flow_other', 'RX'],
		['the world', { partnerCode: '0', partnerISO: 'W00' }, 'aggregate_excluded', 'W00'],
		['another partner', { partnerCode: '410', partnerISO: 'KOR' }, 'partner_other', 'KOR'],
		['all goods', { cmdCode: 'TOTAL' }, 'aggregate_excluded', 'TOTAL'],
		['a chapter', { cmdCode: '27' }, 'aggregate_excluded', '27'],
		['coal', { cmdCode: '270112' }, 'goods_other', '270112'],
		['electric energy', { cmdCode: '271600' }, 'goods_other', '271600']
	])('leaves out %s', (_, over, code, seen) => {
		expect(read(row(over))).toEqual([[code, seen]]);
	});

	it('leaves out a heading whose parts are in the file, and keeps one that stands alone', () => {
		expect(read(row({ cmdCode: '2710' }), row())[0]).toEqual([
			'aggregate_excluded',
			'2710, whose parts are in the file'
		]);
		expect(read(row({ cmdCode: '2710' }))[0]).toMatchObject([{ hs_code: '2710' }]);
		expect(read(row({ cmdCode: '2710' }), row({ refMonth: '2', period: '202302' }))[0]).toMatchObject([
			{ hs_code: '2710' }
		]);
	});

	it.each(['52', '99'])(
		'leaves out a year written as month %s next to its months, and keeps it alone',
		(month) => {
			const year = row({ refMonth: month, period: '2023' });
			expect(read(year, row())[0]).toEqual(['aggregate_excluded', '2023, whose months are in the file']);
			expect(read(year)[0]).toMatchObject([{ period_start: '2023' }]);
		}
	);

	it('leaves out parts by transport or procedure next to their total, and keeps them alone', () => {
		const [sea, rail] = [row({ motCode: '2100', netWgt: '3000' }), row({ motCode: '3100', netWgt: '2000' })];
		const bonded = row({ customsCode: 'C04', motCode: '2100', netWgt: '1' });
		expect(read(sea, row(), rail, bonded).map((one) => (one as unknown[])[0])).toEqual([
			'aggregate_excluded',
			expect.objectContaining({ quantity: '5000' }),
			'aggregate_excluded',
			'aggregate_excluded'
		]);
		expect(read(sea, rail)).toMatchObject([
			[{ quantity: '3000', source_ref: 'HS 271019 2100' }],
			[{ quantity: '2000', source_ref: 'HS 271019 3100' }]
		]);
	});

	it('reads no weight, and a weight of zero with a value in money, as blank', () => {
		expect(read(row({ netWgt: '' }))).toMatchObject([[{ quantity: '', unit: '' }]]);
		const [verdict] = verdicts(comtradeNew, `${header}\n${row({ netWgt: '0' })}`);
		expect(verdict).toMatchObject({
			parts: [
				{
					values: { quantity: '', unit: '' },
					notes: [{ code: 'quantity_null', column: 'netWgt', seen: '0 kg, worth 900' }]
				}
			]
		});
		expect(read(row({ netWgt: '0', primaryValue: '0' }))).toMatchObject([[{ quantity: '0', unit: 'kg' }]]);
	});

	it('says where the office estimated the weight', () => {
		const [verdict] = verdicts(comtradeNew, `${header}\n${row({ isNetWgtEstimated: 'True' })}`);
		expect(verdict).toMatchObject({
			parts: [{ notes: [{ code: 'quantity_estimated', column: 'netWgt', seen: '5000' }] }]
		});
	});

	it('keeps the same rows whatever their order', () => {
		const rows = [
			row(),
			row({ cmdCode: '2710' }),
			row({ motCode: '2100' }),
			row({ refMonth: '52', period: '2023' }),
			row({ partnerCode: '0', partnerISO: 'W00' })
		];
		fc.assert(
			fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
				const kept = read(...shuffled).filter((one) => typeof (one as unknown[])[0] === 'object');
				expect(kept).toMatchObject([[{ hs_code: '271019', quantity: '5000' }]]);
			})
		);
	});
});

describe('the legacy form', () => {
	const legacy =
		'Period,Trade Flow,Reporter,Reporter ISO,Partner,Commodity Code,Commodity,Netweight (kg),Trade Value (US$)';
	const rows = [
		'2017,Export,China,CHN,World,TOTAL,All Commodities,0,5000',
		"201701,Export,China,CHN,Dem. People's Rep. of Korea,271012,Light oils,7000,5000",
		"201701,Import,China,CHN,Dem. People's Rep. of Korea,271012,Light oils,7000,5000",
		"201701,Re-Export,China,CHN,Dem. People's Rep. of Korea,271012,Light oils,7000,5000"
	];
	const expected = [
		['aggregate_excluded', 'World'],
		[expect.objectContaining({ period_start: '2017-01', supplier: 'CHN', quantity: '7000', unit: 'kg' })],
		['flow_other', 'Import'],
		['flow_other', 'Re-Export']
	];

	it('leaves out the world and the other flows', () => {
		expect(outcomes(comtradeLegacy, [legacy, ...rows].join('\n'))).toEqual(expected);
	});

	it('is read the same from a copy that lost its punctuation', () => {
		const copy = legacy.replace(/[ ()$]/g, '');
		expect(outcomes(comtradeLegacy, [copy, ...rows].join('\n'))).toEqual(expected);
	});
});
