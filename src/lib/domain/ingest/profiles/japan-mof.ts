// Japan's customs: one row a code and partner, its months across the columns next to the sum of the year.
import { parseCountry } from '../../country.ts';
import type { Profile, RowPart, SourceCells, Verdict } from './profile.ts';
import { goodsCode, otherGoods } from './trade-statistics.ts';
import { given, leftOut, measured, part, withoutThousands } from './verdict.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const UNITS: Readonly<Record<string, string>> = { KL: 'kl', KG: 'kg', MT: 't', L: 'L' };
/** North Korea in the country code of Japan's customs. */
const NORTH_KOREA_CODE = '104';

/** One unit is kept: the first of the two that is a unit of ours. */
function measureOf(row: SourceCells): { column: string; unit: string } {
	const [first, second] = [given(row, 'unit1').toUpperCase(), given(row, 'unit2').toUpperCase()];
	if (UNITS[first]) return { column: 'quantity1', unit: UNITS[first] };
	if (UNITS[second]) return { column: 'quantity2', unit: UNITS[second] };
	return { column: 'quantity1', unit: first };
}

function monthsOf(row: SourceCells, code: string): RowPart[] {
	const { column, unit } = measureOf(row);
	const customs = given(row, 'custom');
	return MONTHS.flatMap((month, at) => {
		const quantity = withoutThousands(given(row, `${column}${month}`));
		if (quantity === '') return [];
		return [
			part({
				period_start: `${row.text('year')}-${String(at + 1).padStart(2, '0')}`,
				supplier: 'JP',
				hs_code: code,
				...measured(quantity, unit),
				source_ref: customs === '' ? `HS ${code}` : `HS ${code} ${customs}`
			})
		];
	});
}

export const japanMof: Profile = {
	name: 'japan-mof',
	title: 'Japan Customs (Ministry of Finance)',
	kind: 'period',
	requires: ['exporimp', 'year', 'hs', 'country', 'unit1', 'unit2', 'quantity1jan'],
	fields: { hs: 'hs_code' },
	constants: { source: 'Japan Customs', basis: 'customs', supplier: 'JP' },
	read: (row): Verdict => {
		const flow = row.text('exporimp');
		if (!/^(?:1|exp)/i.test(flow)) return leftOut('flow_other', 'Exp or Imp', flow);
		const partner = row.text('country');
		if (partner !== NORTH_KOREA_CODE && parseCountry(partner) !== 'KP') {
			return leftOut('partner_other', 'Country', partner);
		}
		const code = goodsCode(row.text('hs'));
		const other = otherGoods(code, 'HS');
		if (other !== null) return other;
		const parts = monthsOf(row, code);
		return parts.length > 0 ? { kind: 'parts', parts } : leftOut('figure_blank', null, row.text('year'));
	}
};
