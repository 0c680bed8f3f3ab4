// JODI oil: monthly exports and imports of whole states, the same figure once for each unit and nothing about the
// partner. Exports to all the world are no deliveries to North Korea, so only rows about North Korea's own imports
// would be figures of ours; each is kept once, in one unit.
import { parseCountry } from '../../country.ts';
import type { Profile, SourceCells } from './profile.ts';
import { given, leftOut, measured, onePart, part } from './verdict.ts';

/** In the order in which they are chosen: barrels, then masses and volumes. Barrels a day are no quantity of ours. */
const UNITS = [
	['KBBL', 'kbbl'],
	['KTONS', 'kt'],
	['KL', 'kl']
] as const;

const ALL_PRODUCTS = 'TOTPRODS';
const PARTS_OF_ALL = /^(?:LPG|NAPHTHA|GASOLINE|KEROSENE|JETKERO|GASDIES|RESFUEL|ONONSPEC)$/i;

const partsOf = (row: SourceCells) => [
	'parts',
	...['refarea', 'timeperiod', 'flowbreakdown'].map((key) => row.text(key))
];

const factOf = (row: SourceCells, unit: string) => [
	'unit',
	...['refarea', 'timeperiod', 'energyproduct', 'flowbreakdown'].map((key) => row.text(key)),
	unit
];

export const jodi: Profile = {
	name: 'jodi',
	title: 'JODI oil',
	kind: 'period',
	requires: ['refarea', 'timeperiod', 'energyproduct', 'flowbreakdown', 'unitmeasure', 'obsvalue'],
	fields: { timeperiod: 'period_start', energyproduct: 'product', obsvalue: 'quantity' },
	constants: { source: 'JODI', basis: 'customs', supplier: 'ALL' },
	marks: (row) => {
		if (given(row, 'obsvalue') === '') return [];
		const isPart = PARTS_OF_ALL.test(row.text('energyproduct'));
		const own = { path: factOf(row, row.text('unitmeasure')) };
		return isPart ? [own, { path: partsOf(row) }] : [own];
	},
	read: (row, seen) => {
		const area = row.text('refarea');
		const flow = row.text('flowbreakdown');
		if (parseCountry(area) !== 'KP') {
			return leftOut('partner_other', 'REF_AREA', `${area} with all partners together`);
		}
		if (!/imp/i.test(flow)) return leftOut('flow_other', 'FLOW_BREAKDOWN', flow);
		const product = row.text('energyproduct');
		if (product.toUpperCase() === ALL_PRODUCTS && seen.has(partsOf(row))) {
			return leftOut('aggregate_excluded', 'ENERGY_PRODUCT', product);
		}
		const unit = row.text('unitmeasure').toUpperCase();
		const chosen = UNITS.find(([code]) => seen.has(factOf(row, code))) ?? UNITS[0];
		if (unit !== chosen[0]) return leftOut('aggregate_excluded', 'UNIT_MEASURE', unit);
		const values = {
			period_start: row.text('timeperiod'),
			supplier: 'ALL',
			product: row.text('energyproduct'),
			...measured(given(row, 'obsvalue'), chosen[1]),
			source_ref: `${row.text('energyproduct')} ${flow}`
		};
		const grade = given(row, 'assessmentcode');
		return grade === ''
			? onePart(values)
			: { kind: 'parts', parts: [part({ ...values, notes: `JODI assessment code ${grade}.` })] };
	}
};
