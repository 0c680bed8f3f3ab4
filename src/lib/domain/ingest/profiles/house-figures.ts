// The project's own tables of figures, known by having exactly these columns. Monthly and annual ones leave the basis
// to the question: a header that anybody can type never makes a figure declared. Estimates are nothing else.
import type { Profile, SourceCells } from './profile.ts';
import { onePart } from './verdict.ts';

const tableFields = {
	supplier: 'supplier',
	tonnes: 'tonnes',
	barrels: 'barrels',
	asof: 'as_of',
	sourceurl: 'source_url'
} as const;

export const houseOfficialMonthly: Profile = {
	name: 'house-official-monthly',
	title: 'Oilcap, monthly figures of the 1718 Committee',
	kind: 'period',
	requires: ['month', 'supplier', 'tonnes', 'barrels', 'asof', 'sourceurl', 'confidence', 'note'],
	isExact: true,
	fields: { ...tableFields, month: 'period_start', confidence: 'confidence', note: 'notes' },
	constants: { source: 'UN 1718 Committee', product: 'refined petroleum' }
};

export const houseOfficialAnnual: Profile = {
	name: 'house-official-annual',
	title: 'Oilcap, annual figures of the 1718 Committee',
	kind: 'period',
	requires: ['year', 'supplier', 'tonnes', 'barrels', 'asof', 'sourceurl'],
	isExact: true,
	fields: { ...tableFields, year: 'period_start' },
	constants: { source: 'UN 1718 Committee', product: 'refined petroleum' }
};

/** `90% laden` is 0.9, `1/3 laden` is 1/3, `fully laden` is 1; words such as `at least 3/4 laden` settle nothing. */
function ladenOf(scenario: string): string {
	const share = /^(\d{1,3}%|\d\/\d) laden/.exec(scenario)?.[1];
	return share ?? (scenario === 'fully laden' ? '1' : '');
}

/** Estimates are of all supply, except where the scenario says whose. */
function supplierOf(row: SourceCells): string {
	return /\bRussia only\b/.test(row.text('scenario')) ? 'RU' : 'ALL';
}

export const houseEstimates: Profile = {
	name: 'house-estimates',
	title: 'Oilcap, published estimates',
	kind: 'period',
	requires: [
		'periodstart',
		'periodend',
		'publisher',
		'document',
		'deliveries',
		'scenario',
		'barrels',
		'multipleofcap',
		'sourceurl',
		'confidence'
	],
	isExact: true,
	fields: {
		periodstart: 'period_start',
		periodend: 'period_end',
		publisher: 'source',
		document: 'source_ref',
		deliveries: 'deliveries',
		scenario: 'scenario',
		barrels: 'barrels',
		multipleofcap: 'multiple_of_cap',
		sourceurl: 'source_url',
		confidence: 'confidence'
	},
	constants: { basis: 'estimated', product: 'refined petroleum' },
	read: (row) => onePart({ supplier: supplierOf(row), laden_fraction: ladenOf(row.text('scenario')) })
};
