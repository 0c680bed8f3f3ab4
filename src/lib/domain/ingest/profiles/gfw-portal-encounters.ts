// Encounters from the Carrier Vessel Portal of Global Fishing Watch: both ships with name, flag and MMSI (`ssvid`).
import type { Profile } from './profile.ts';
import { leftOut, onePart } from './verdict.ts';

export const gfwPortalEncounters: Profile = {
	name: 'gfw-portal-encounters',
	title: 'Global Fishing Watch, encounters (Carrier Vessel Portal)',
	kind: 'sts',
	requires: ['start', 'end', 'latitude', 'longitude', 'vesselssvid', 'encountervesselssvid'],
	fields: {
		start: 'date',
		end: 'end_date',
		latitude: 'lat',
		longitude: 'lon',
		vesselname: 'from_vessel',
		vesselflag: 'from_flag',
		vesselssvid: 'from_mmsi',
		encountervesselname: 'to_vessel',
		encountervesselflag: 'to_flag',
		encountervesselssvid: 'to_mmsi',
		eezs: 'location'
	},
	constants: { source: 'Global Fishing Watch', direction: 'unknown' },
	isPaired: true,
	// The history download mixes port visits and loitering in.
	read: (row) => {
		const type = row.text('type').toLowerCase();
		return type === '' || type === 'encounter' ? onePart({}) : leftOut('event_excluded', 'type', type);
	}
};
