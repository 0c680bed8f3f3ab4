// Eurostat Comext, full monthly files: exports of a member state to North Korea, in kilograms.
import { parseCountry } from '../../country.ts';
import type { Profile, SourceCells, Verdict } from './profile.ts';
import type { TradeFact } from './trade-statistics.ts';
import {
	factMarks,
	factReference,
	goodsCode,
	otherGoods,
	repeatOf,
	tradePeriod,
	weightOf
} from './trade-statistics.ts';
import { given, leftOut, onePart } from './verdict.ts';

function factOf(row: SourceCells): TradeFact {
	const period = row.text('period');
	return {
		reporter: given(row, 'declarantiso'),
		period: tradePeriod(period) ?? period,
		goods: goodsCode(row.text('productnc')),
		details: [given(row, 'statregime')],
		quantity: given(row, 'quantityinkg'),
		unit: 'kg'
	};
}

function otherTrade(row: SourceCells): Verdict | null {
	const flow = row.text('flow');
	if (flow !== '2') return leftOut('flow_other', 'FLOW', flow);
	const partner = given(row, 'partneriso');
	if (parseCountry(partner) !== 'KP') return leftOut('partner_other', 'PARTNER_ISO', partner);
	const declarant = given(row, 'declarantiso');
	if (/^(?:EU|EA)/.test(declarant)) return leftOut('aggregate_excluded', 'DECLARANT_ISO', declarant);
	return otherGoods(goodsCode(row.text('productnc')), 'PRODUCT_NC');
}

/** A code with letters hides its last digits; those before them are kept. `2710SSS9` is `2710`. */
function shownDigits(code: string): string {
	return /^\d*/.exec(code)?.[0] ?? '';
}

export const eurostatComext: Profile = {
	name: 'eurostat-comext',
	title: 'Eurostat Comext',
	kind: 'period',
	requires: ['declarantiso', 'partneriso', 'productnc', 'flow', 'period', 'quantityinkg'],
	fields: {
		period: 'period_start',
		declarantiso: 'supplier',
		productnc: 'hs_code',
		quantityinkg: 'quantity'
	},
	constants: { source: 'Eurostat Comext', basis: 'customs' },
	marks: (row) => (otherTrade(row) === null ? factMarks(factOf(row)) : []),
	read: (row, seen) => {
		const other = otherTrade(row);
		if (other !== null) return other;
		const fact = factOf(row);
		const repeat = repeatOf(fact, seen);
		if (repeat !== null) return repeat;
		const { values, notes } = weightOf(row, 'quantityinkg', 'valueineuros', 'QUANTITY_IN_KG');
		return onePart(
			{
				period_start: fact.period,
				supplier: fact.reporter,
				hs_code: shownDigits(fact.goods),
				...values,
				source_ref: factReference(fact)
			},
			notes
		);
	}
};
