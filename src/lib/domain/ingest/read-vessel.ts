// One row of vessels.csv: adds or enriches a ship, never a volume.
import type { VesselEntry } from '../record.ts';
import { sourceClassOf } from '../source-class.ts';
import type { Cells } from './cells.ts';
import type { ReadContext } from './read-context.ts';
import { readFlag, readImo, readMmsi } from './read-common.ts';
import { readNumber } from './read-number.ts';
import { plain } from './record-key.ts';
import { templates } from './templates.ts';

export function readVessel(cells: Cells, { digest }: ReadContext): VesselEntry {
	const { imo, imoText } = readImo(cells, 'imo');
	const name = cells.text('name');
	if (imo === null && name === '') cells.note('vessel_identity_missing', 'name');
	else if (imo === null) cells.note('vessel_without_imo', 'imo');
	const dwt = readNumber(cells, 'dwt', 'dwt_format').text;
	return {
		recordKind: 'vessel',
		line: cells.line,
		part: 1,
		recordKey: digest(`vessel\u001e${imo ?? `name ${plain(name)}`}`),
		contentKey: digest(`vessel\u001e${cells.content(templates.vessel.columns)}`),
		source: cells.text('source'),
		sourceRef: '',
		sourceUrl: cells.text('source_url'),
		sourceClass: sourceClassOf(cells.text('source_url')),
		confidence: '',
		notes: cells.text('flag_remark'),
		imo,
		imoText,
		mmsi: readMmsi(cells, 'mmsi'),
		name,
		formerNames: cells.text('former_names'),
		...readFlag(cells, 'flag'),
		type: cells.text('type'),
		dwt,
		owner: cells.text('owner'),
		designations: cells.text('designations'),
		flags: cells.flags,
		extra: cells.extra()
	};
}
