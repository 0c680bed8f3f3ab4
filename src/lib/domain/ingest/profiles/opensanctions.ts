// Ships in the exports of OpenSanctions: the simple table of targets, with numbers inside `identifiers`, and the
// maritime table. Cells hold several values joined by semicolons.
import { parseImo, parseMmsi } from '../../vessel.ts';
import type { Profile, SourceCells } from './profile.ts';
import { given, leftOut, onePart } from './verdict.ts';

function itemsOf(row: SourceCells, key: string): string[] {
	return given(row, key)
		.split(';')
		.map((item) => item.trim())
		.filter((item) => item !== '');
}

/** One state is the flag; of several nothing says which, so they become a remark. */
function flagOf(states: readonly string[]): { flag: string; flag_remark: string } {
	const [only = ''] = states;
	return states.length > 1
		? { flag: '', flag_remark: `States named: ${states.join('; ')}` }
		: { flag: only, flag_remark: '' };
}

const isImo = (text: string) => parseImo(text).kind === 'valid';

export const openSanctionsTargets: Profile = {
	name: 'opensanctions-targets',
	title: 'OpenSanctions, targets',
	kind: 'vessel',
	requires: ['id', 'schema', 'name', 'aliases', 'countries', 'identifiers', 'sanctions', 'dataset'],
	fields: { name: 'name', aliases: 'former_names', sanctions: 'designations' },
	personal: ['phones', 'emails'],
	read: (row) => {
		const schema = row.text('schema');
		if (schema.toLowerCase() !== 'vessel') return leftOut('entry_other', 'schema', schema);
		const identifiers = itemsOf(row, 'identifiers');
		return onePart({
			name: given(row, 'name'),
			imo: identifiers.find(isImo) ?? '',
			mmsi: identifiers.find((item) => parseMmsi(item) !== null) ?? '',
			former_names: itemsOf(row, 'aliases').join('; '),
			designations: itemsOf(row, 'sanctions').join('; ') || given(row, 'dataset'),
			...flagOf(itemsOf(row, 'countries'))
		});
	}
};

export const openSanctionsMaritime: Profile = {
	name: 'opensanctions-maritime',
	title: 'OpenSanctions, maritime',
	kind: 'vessel',
	requires: ['type', 'imo', 'risk', 'countries', 'flag', 'mmsi', 'datasets'],
	requiresOneOf: [['name', 'caption']],
	fields: {
		name: 'name',
		caption: 'name',
		imo: 'imo',
		mmsi: 'mmsi',
		flag: 'flag',
		url: 'source_url',
		datasets: 'designations',
		aliases: 'former_names'
	},
	// Companies have IMO numbers too, of another scheme.
	read: (row) => {
		const type = row.text('type');
		if (type.toLowerCase() !== 'vessel') return leftOut('entry_other', 'type', type);
		const numbers = itemsOf(row, 'mmsi');
		return onePart({
			mmsi: numbers.length === 1 ? (numbers[0] ?? '') : '',
			former_names: itemsOf(row, 'aliases').join('; '),
			designations: itemsOf(row, 'datasets').join('; '),
			...flagOf(itemsOf(row, 'flag'))
		});
	}
};
