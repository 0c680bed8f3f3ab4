// The monthly table of the 1718 Committee as people type it off the page: a month and a state, the quantity as reported
// and in barrels, and beside them a running total and a share of 500,000 that are sums of the rows above.
// Its basis stays the analyst's answer: a header says what a table claims to be, not that it was copied from the page.
import { isAllStates } from '../../country.ts';
import type { Profile } from './profile.ts';
import { given, leftOut, onePart } from './verdict.ts';

const MONTH = ['month', 'period', 'reportingperiod', 'monthyear'];
const STATE = ['state', 'memberstate', 'reportingstate', 'supplier', 'supplierstate', 'country'];
const BARRELS = [
	'barrels',
	'quantityinbarrels',
	'quantitybarrels',
	'barrelsequivalent',
	'equivalentinbarrels'
];
const TONNES = [
	'tonnes',
	'metrictons',
	'quantitytonnes',
	'quantitytons',
	'quantityintonnes',
	'quantitymetrictons'
];
const QUANTITY = ['quantity', 'quantityasreported', 'quantityreported'];
const RUNNING = [
	'runningtotal',
	'runningtotalbarrels',
	'cumulative',
	'cumulativetotal',
	'cumulativebarrels',
	'cumulativetotalbarrels'
];
const SHARE = [
	'shareof500000',
	'percentof500000',
	'of500000',
	'percentageof500000',
	'shareof500000barrels',
	'percentageof500000barrels',
	'share',
	'percentage'
];

const fieldsOf = (keys: readonly string[], field: string) => keys.map((key) => [key, field] as const);

export const un1718Monthly: Profile = {
	name: 'un-1718-monthly',
	title: 'UN 1718 Committee, monthly table',
	kind: 'period',
	requires: [],
	requiresOneOf: [MONTH, STATE, BARRELS, RUNNING, SHARE],
	fields: Object.fromEntries([
		...fieldsOf(MONTH, 'period_start'),
		...fieldsOf(STATE, 'supplier'),
		...fieldsOf(BARRELS, 'barrels'),
		...fieldsOf(TONNES, 'tonnes'),
		...fieldsOf(QUANTITY, 'quantity'),
		['unit', 'unit'],
		['product', 'product'],
		['asof', 'as_of'],
		['sourceurl', 'source_url'],
		['notes', 'notes'],
		['note', 'notes']
	]),
	constants: { source: 'UN 1718 Committee' },
	read: (row) => {
		const month = given(row, ...MONTH);
		if (isAllStates(month)) return leftOut('aggregate_excluded', 'month', month);
		return onePart({});
	}
};
