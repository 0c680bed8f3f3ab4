// The US list of designated persons and ships. The official file has no header; copies invent one, so that a copy is
// known by its cells, like the original. IMO numbers stand in the remarks only.
import { parseImo } from '../../vessel.ts';
import type { Profile } from './profile.ts';
import { given, leftOut, onePart, withoutThousands } from './verdict.ts';

const HEADER = [
	'ent_num',
	'SDN_Name',
	'SDN_Type',
	'Program',
	'Title',
	'Call_Sign',
	'Vess_type',
	'Tonnage',
	'GRT',
	'Vess_flag',
	'Vess_owner',
	'Remarks'
];

const TYPES = new Set(['vessel', 'aircraft', 'individual', '-0-']);

/** A number after IMO as it stands; one behind the words of the list without them, only if its check digit holds. */
function imoOf(remarks: string): string {
	const named = /\bIMO\b\D{0,12}(\d{7})(?!\d)/i.exec(remarks)?.[1];
	if (named !== undefined) return named;
	const bare = /\bVessel Registration Identification\s+(\d{7})(?!\d)/i.exec(remarks)?.[1] ?? '';
	return parseImo(bare).kind === 'valid' ? bare : '';
}

export const ofacSdn: Profile = {
	name: 'ofac-sdn',
	title: 'OFAC, list of designated persons and ships',
	kind: 'vessel',
	requires: ['entnum', 'sdnname', 'sdntype', 'vesstype', 'vessflag', 'remarks'],
	fields: {
		sdnname: 'name',
		vesstype: 'type',
		tonnage: 'dwt',
		vessflag: 'flag',
		vessowner: 'owner'
	},
	headerless: {
		header: HEADER,
		fits: (cells) => {
			const trimmed = cells.map((cell) => cell.trim());
			const hasNull = trimmed.slice(3).includes('-0-');
			return (
				trimmed.length >= HEADER.length &&
				/^\d+$/.test(trimmed[0] ?? '') &&
				TYPES.has((trimmed[2] ?? '').toLowerCase()) &&
				hasNull
			);
		}
	},
	read: (row) => {
		const type = given(row, 'sdntype');
		if (type.toLowerCase() !== 'vessel') return leftOut('entry_other', 'SDN_Type', row.text('sdntype'));
		const remarks = given(row, 'remarks');
		const dwt = withoutThousands(given(row, 'tonnage'));
		return onePart({
			name: given(row, 'sdnname'),
			imo: imoOf(remarks),
			mmsi: /\bMMSI\b\D{0,4}(\d{9})(?!\d)/i.exec(remarks)?.[1] ?? '',
			type: given(row, 'vesstype'),
			dwt,
			flag: given(row, 'vessflag'),
			owner: given(row, 'vessowner'),
			designations: `OFAC SDN #${row.text('entnum')} [${given(row, 'program')}]`,
			flag_remark: dwt === '' ? '' : 'Deadweight from the column Tonnage of the list.'
		});
	}
};
