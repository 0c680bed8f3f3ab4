// The statistics of China's customs, as stats.customs.gov.cn downloads them: China's own exports, by partner and code.
import { isAllStates, parseCountry } from '../../country.ts';
import type { Profile, SourceCells, Verdict } from './profile.ts';
import type { TradeFact } from './trade-statistics.ts';
import { factMarks, goodsCode, otherGoods, repeatOf, tradePeriod } from './trade-statistics.ts';
import { given, leftOut, measured, onePart, withoutThousands } from './verdict.ts';

const UNITS: Readonly<Record<string, string>> = {
	千克: 'kg',
	公斤: 'kg',
	吨: 't',
	升: 'L',
	立方米: 'm3'
};

const FLOW_COLUMNS = ['进出口类型', '进出口'];

/** North Korea in the partner code of China's customs. */
const NORTH_KOREA_CODE = '109';

/** The row's own breakdowns, so that the rows of one code and month are told apart. */
function referenceOf(row: SourceCells, code: string): string {
	return [`HS ${code}`, given(row, '贸易方式名称', '贸易方式编码'), given(row, '注册地名称', '注册地编码')]
		.filter(Boolean)
		.join(' ');
}

/** Without a column of the direction the title says which one it is; what is not called an export is none. */
function isExport(flow: string): boolean {
	return flow === '' || /^(?:出口|e|x|exports?)$/i.test(flow);
}

function otherTrade(row: SourceCells): Verdict | null {
	const flow = given(row, ...FLOW_COLUMNS);
	if (!isExport(flow)) return leftOut('flow_other', '进出口类型', flow);
	const partner = given(row, '贸易伙伴名称');
	if (isAllStates(partner)) return leftOut('aggregate_excluded', '贸易伙伴名称', partner);
	const isNorthKorea = parseCountry(partner) === 'KP' || given(row, '贸易伙伴编码') === NORTH_KOREA_CODE;
	if (!isNorthKorea) return leftOut('partner_other', '贸易伙伴名称', partner);
	return otherGoods(goodsCode(given(row, '商品编码')), '商品编码');
}

function factOf(row: SourceCells): TradeFact {
	const month = given(row, '数据年月');
	const unit = given(row, '第一计量单位');
	return {
		reporter: 'CN',
		period: tradePeriod(month) ?? month,
		goods: goodsCode(given(row, '商品编码')),
		details: [given(row, '贸易方式名称', '贸易方式编码'), given(row, '注册地名称', '注册地编码')],
		quantity: withoutThousands(given(row, '第一数量')),
		unit: UNITS[unit] ?? unit
	};
}

export const chinaGacc: Profile = {
	name: 'china-gacc',
	title: 'China Customs (GACC)',
	kind: 'period',
	requires: ['数据年月', '商品编码', '贸易伙伴名称', '第一数量', '第一计量单位'],
	fields: {
		数据年月: 'period_start',
		商品编码: 'hs_code',
		商品名称: 'product',
		第一数量: 'quantity',
		第一计量单位: 'unit'
	},
	flowColumns: FLOW_COLUMNS,
	constants: { source: 'China Customs (GACC)', basis: 'customs', supplier: 'CN' },
	marks: (row) => (otherTrade(row) === null ? factMarks(factOf(row)) : []),
	read: (row, seen) => {
		const other = otherTrade(row);
		if (other !== null) return other;
		const fact = factOf(row);
		const repeat = repeatOf(fact, seen);
		if (repeat !== null) return repeat;
		return onePart({
			period_start: fact.period,
			supplier: 'CN',
			product: given(row, '商品名称'),
			hs_code: fact.goods,
			...measured(fact.quantity, fact.unit),
			source_ref: referenceOf(row, fact.goods)
		});
	}
};
