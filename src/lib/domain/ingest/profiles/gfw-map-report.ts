// The report that the map of Global Fishing Watch downloads. The second ship of a meeting has no number at all.
import type { Profile } from './profile.ts';
import { leftOut, onePart } from './verdict.ts';

export const gfwMapReport: Profile = {
	name: 'gfw-map-report',
	title: 'Global Fishing Watch, map report',
	kind: 'sts',
	requires: ['type', 'start', 'end', 'latitude', 'longitude', 'vesselid', 'encounteredvesselname'],
	fields: {
		start: 'date',
		end: 'end_date',
		latitude: 'lat',
		longitude: 'lon',
		vesselmmsi: 'from_mmsi',
		vesselname: 'from_vessel',
		vesselflag: 'from_flag',
		encounteredvesselname: 'to_vessel',
		encounteredvesselflag: 'to_flag'
	},
	constants: { source: 'Global Fishing Watch', direction: 'unknown' },
	isPaired: true,
	read: (row) => {
		const type = row.text('type');
		return type.toLowerCase() === 'encounter' ? onePart({}) : leftOut('event_excluded', 'type', type);
	}
};
