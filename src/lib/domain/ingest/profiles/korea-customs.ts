// South Korea's customs (open API and KITA): its own trade by partner and code, in kilograms. The first row is the sum.
import { parseCountry } from '../../country.ts';
import type { Profile } from './profile.ts';
import { factMarks, goodsCode, otherGoods, repeatOf, tradePeriod, weightOf } from './trade-statistics.ts';
import type { TradeFact } from './trade-statistics.ts';
import type { SourceCells, Verdict } from './profile.ts';
import { given, leftOut, onePart } from './verdict.ts';

function factOf(row: SourceCells): TradeFact {
	const month = row.text('year');
	return {
		reporter: 'KR',
		period: tradePeriod(month) ?? month,
		goods: goodsCode(row.text('hscd')),
		details: [],
		quantity: given(row, 'expwgt'),
		unit: 'kg'
	};
}

function otherTrade(row: SourceCells): Verdict | null {
	const [code, partner] = [given(row, 'hscd'), given(row, 'statcd', 'statcdcntnkor1')];
	if (code === '' || partner === '') {
		return leftOut('aggregate_excluded', null, row.text('year') || row.text('hscd'));
	}
	if (parseCountry(partner) !== 'KP') return leftOut('partner_other', 'statCd', partner);
	return otherGoods(goodsCode(code), 'hsCd');
}

export const koreaCustoms: Profile = {
	name: 'korea-customs',
	title: 'Korea Customs Service',
	kind: 'period',
	requires: ['year', 'statcd', 'hscd', 'expwgt', 'impwgt'],
	fields: { year: 'period_start', hscd: 'hs_code', statkor: 'product', expwgt: 'quantity' },
	constants: { source: 'Korea Customs Service', basis: 'customs', supplier: 'KR' },
	marks: (row) => (otherTrade(row) === null ? factMarks(factOf(row)) : []),
	read: (row, seen) => {
		const other = otherTrade(row);
		if (other !== null) return other;
		const fact = factOf(row);
		const repeat = repeatOf(fact, seen);
		if (repeat !== null) return repeat;
		const { values, notes } = weightOf(row, 'expwgt', 'expdlr', 'expWgt');
		return onePart(
			{
				period_start: fact.period,
				supplier: 'KR',
				product: given(row, 'statkor'),
				hs_code: fact.goods,
				...values,
				source_ref: `HS ${fact.goods}`
			},
			notes
		);
	}
};
