// The transshipment release of Global Fishing Watch: two MMSI, a time and a place; no names, flags or quantities.
import { durationNotes } from './duration.ts';
import type { Profile } from './profile.ts';
import { onePart } from './verdict.ts';

export const gfwEncounters: Profile = {
	name: 'gfw-encounters',
	title: 'Global Fishing Watch, encounters',
	kind: 'sts',
	requires: ['fishingvesselmmsi', 'transshipmentvesselmmsi', 'starttime', 'endtime'],
	fields: {
		fishingvesselmmsi: 'from_mmsi',
		transshipmentvesselmmsi: 'to_mmsi',
		starttime: 'date',
		endtime: 'end_date',
		meanlatitude: 'lat',
		meanlongitude: 'lon'
	},
	// Which ship gave and which took is not in the file.
	constants: { source: 'Global Fishing Watch', direction: 'unknown' },
	isPaired: true,
	read: (row) =>
		onePart(
			{},
			durationNotes(row.text('starttime'), row.text('endtime'), row.text('durationhr'), 'duration_hr')
		)
};
