import { describe, expect, it } from 'vitest';
import { chinaGacc } from './china-gacc.ts';
import { eurostatComext } from './eurostat-comext.ts';
import { japanMof } from './japan-mof.ts';
import { jodi } from './jodi.ts';
import { koreaCustoms } from './korea-customs.ts';
import { outcomes } from './test-rows.ts';
import { tradePeriod } from './trade-statistics.ts';

it.each([
	['202301', '2023-01'],
	['2023.01', '2023-01'],
	['2023-1', '2023-01'],
	['2023', '2023'],
	['202352', '2023'],
	['202399', '2023'],
	['202313', null],
	['-', null],
	['', null]
])('reads the period %s as %s', (text, period) => {
	expect(tradePeriod(text)).toBe(period);
});

describe("China's customs", () => {
	const header = '数据年月;商品编码;商品名称;贸易伙伴编码;贸易伙伴名称;第一数量;第一计量单位;第二数量;美元';

	it('is what China exported to North Korea, its thousands and units read', () => {
		expect(
			outcomes(
				chinaGacc,
				`${header}
				202301;27101922;燃料油;109;朝鲜;1,234,567;千克;;900
				202302;27101922;燃料油;109;朝鲜;12;吨;;900
				202303;27101922;燃料油;109;朝鲜;-;千克;;900
				202301;27101922;燃料油;133;韩国;5;千克;;900
				202301;27101922;燃料油;;合计;9;千克;;900
				202301;27011100;无烟煤;109;朝鲜;5;千克;;900`,
				';'
			)
		).toEqual([
			[
				{
					period_start: '2023-01',
					supplier: 'CN',
					product: '燃料油',
					hs_code: '27101922',
					quantity: '1234567',
					unit: 'kg',
					source_ref: 'HS 27101922'
				}
			],
			[expect.objectContaining({ period_start: '2023-02', quantity: '12', unit: 't' })],
			[expect.objectContaining({ quantity: '', unit: '' })],
			['partner_other', '韩国'],
			['aggregate_excluded', '合计'],
			['goods_other', '27011100']
		]);
	});
});

describe('a year beside its months', () => {
	const year = (quantity: string, ...months: string[]) =>
		outcomes(
			koreaCustoms,
			[
				'year,statCd,statCdCntnKor1,hsCd,statKor,expWgt,expDlr,impWgt,impDlr',
				...months.map((month) => `${month},9,0,0`),
				`2023,KP,북한,2710192010,경유,${quantity},9,0,0`
			].join('\n')
		).at(-1);
	const [january, march] = ['2023.01,KP,북한,2710192010,경유,700', '2023.03,KP,북한,2710192010,경유,300.5'];

	it('is left out as a sum where they add up to it', () => {
		expect(year('1000.5', january, march)).toEqual([
			'aggregate_excluded',
			'2023, whose months are in the file'
		]);
	});

	it('is told where it holds more, or they do', () => {
		expect(year('1200', january, march)).toEqual([
			'year_beyond_months',
			'2023: 1200 kg in the year, 1000.5 kg in its months in the file'
		]);
		expect(year('600', january)).toEqual([
			'year_beyond_months',
			'2023: 600 kg in the year, 700 kg in its months in the file'
		]);
	});

	it('is told where the months are of finer goods', () => {
		expect(year('1200', '2023.01,KP,북한,2710199999,경유,700')).toEqual([
			'year_beyond_months',
			'2023: 1200 kg in the year; its months in the file are of other goods or parts'
		]);
	});

	it('is a figure where it stands alone', () => {
		expect(year('1200')).toEqual([expect.objectContaining({ period_start: '2023', quantity: '1200' })]);
	});
});

describe("South Korea's customs", () => {
	it('leaves out the total on the first row and all partners but North Korea', () => {
		expect(
			outcomes(
				koreaCustoms,
				`year,statCd,statCdCntnKor1,hsCd,statKor,expWgt,expDlr,impWgt,impDlr
				총계,-,-,-,-,700,9,0,0
				2024.01,KP,북한,2710192010,경유,700,9,0,0
				2024.02,KP,북한,2710192010,경유,0,0,5,1
				2024.01,JP,일본,2710192010,경유,700,9,0,0`
			)
		).toEqual([
			['aggregate_excluded', '총계'],
			[
				{
					period_start: '2024-01',
					supplier: 'KR',
					product: '경유',
					hs_code: '2710192010',
					quantity: '700',
					unit: 'kg',
					source_ref: 'HS 2710192010'
				}
			],
			[expect.objectContaining({ period_start: '2024-02', quantity: '0', unit: 'kg' })],
			['partner_other', 'JP']
		]);
	});
});

describe('Comext', () => {
	const header = 'DECLARANT_ISO,PARTNER_ISO,PRODUCT_NC,FLOW,STAT_REGIME,PERIOD,VALUE_IN_EUROS,QUANTITY_IN_KG';

	it('keeps exports to North Korea at their finest, and hides no code with letters', () => {
		expect(
			outcomes(
				eurostatComext,
				`${header}
				DE,KP,27101943,2,1,202301,9,500
				DE,KP,271019,2,1,202301,9,500
				DE,KP,27101943,2,1,202352,9,500
				DE,KP,2712SSS9,2,1,202301,9,80
				DE,KP,27101943,1,1,202301,9,500
				DE,KR,27101943,2,1,202301,9,500
				EU,KP,27101943,2,1,202301,9,500
				DE,KP,TOTAL,2,1,202301,9,500`
			)
		).toEqual([
			[
				{
					period_start: '2023-01',
					supplier: 'DE',
					hs_code: '27101943',
					quantity: '500',
					unit: 'kg',
					source_ref: 'HS 27101943 1'
				}
			],
			['aggregate_excluded', '271019, whose parts are in the file'],
			['aggregate_excluded', '2023, whose months are in the file'],
			[expect.objectContaining({ hs_code: '2712', quantity: '80', source_ref: 'HS 2712SSS9 1' })],
			['flow_other', '1'],
			['partner_other', 'KR'],
			['aggregate_excluded', 'EU'],
			['aggregate_excluded', 'TOTAL']
		]);
	});
});

describe('JODI', () => {
	const header = 'REF_AREA,TIME_PERIOD,ENERGY_PRODUCT,FLOW_BREAKDOWN,UNIT_MEASURE,OBS_VALUE,ASSESSMENT_CODE';

	it('takes exports of a state to all the world for no delivery to North Korea', () => {
		expect(outcomes(jodi, `${header}\nRU,2024-01,GASDIES,TOTEXPSB,KBBL,25000,1`)).toEqual([
			['partner_other', 'RU with all partners together']
		]);
	});

	it('keeps one unit of a figure, barrels if there are any', () => {
		expect(
			outcomes(
				jodi,
				`${header}
				KP,2024-01,GASDIES,TOTIMPSB,KTONS,16,2
				KP,2024-01,GASDIES,TOTIMPSB,KBBL,120,2
				KP,2024-01,GASDIES,TOTIMPSB,KBD,4,2
				KP,2024-02,GASDIES,TOTIMPSB,KBBL,x,
				KP,2024-02,GASDIES,TOTIMPSB,KTONS,3,
				KP,2024-03,GASDIES,TOTIMPSB,KBBL,-,
				KP,2024-01,GASDIES,TOTEXPSB,KBBL,1,`
			)
		).toEqual([
			['aggregate_excluded', 'KTONS'],
			[
				expect.objectContaining({
					supplier: 'ALL',
					quantity: '120',
					unit: 'kbbl',
					notes: 'JODI assessment code 2.'
				})
			],
			['aggregate_excluded', 'KBD'],
			['aggregate_excluded', 'KBBL'],
			[expect.objectContaining({ quantity: '3', unit: 'kt' })],
			// `-` is not available: a figure that is blank, never zero.
			[expect.objectContaining({ period_start: '2024-03', quantity: '', unit: '' })],
			['flow_other', 'TOTEXPSB']
		]);
	});
});

describe("Japan's customs", () => {
	const header =
		'Exp or Imp,Year,HS,Country,Unit1,Unit2,Quantity1-Year,Quantity1-Jan,Quantity1-Feb,Quantity1-Mar';

	it('is a figure for each month and never the sum of the year', () => {
		expect(
			outcomes(
				japanMof,
				`${header}
				1,2017,'271019000,104,KL,KG,30,10,20,
				2,2017,'271019000,104,KL,KG,30,10,20,
				1,2017,'271019000,103,KL,KG,30,10,20,
				1,2017,'270111000,104,MT,,30,10,20,
				1,2017,'271019000,104,KL,KG,0,,,`
			)
		).toEqual([
			[
				{
					period_start: '2017-01',
					supplier: 'JP',
					hs_code: '271019000',
					quantity: '10',
					unit: 'kl',
					source_ref: 'HS 271019000'
				},
				expect.objectContaining({ period_start: '2017-02', quantity: '20' })
			],
			['flow_other', '2'],
			['partner_other', '103'],
			['goods_other', '270111000'],
			['figure_blank', '2017']
		]);
	});
});
