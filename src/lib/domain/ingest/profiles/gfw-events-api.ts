// Events API version 3 of Global Fishing Watch, flattened: `position.lat` by its Python client, `position_lat` by gfwr.
// Each encounter comes back once for each ship, with the roles swapped.
import type { Profile } from './profile.ts';
import { leftOut, onePart } from './verdict.ts';

export const gfwEventsApi: Profile = {
	name: 'gfw-events-api',
	title: 'Global Fishing Watch, Events API',
	kind: 'sts',
	requires: ['start', 'end', 'id', 'type', 'vesselssvid'],
	requiresOneOf: [
		['positionlat', 'lat'],
		['positionlon', 'lon']
	],
	fields: {
		start: 'date',
		end: 'end_date',
		id: 'source_ref',
		positionlat: 'lat',
		lat: 'lat',
		positionlon: 'lon',
		lon: 'lon',
		vesselname: 'from_vessel',
		vesselflag: 'from_flag',
		vesselssvid: 'from_mmsi',
		encountervesselname: 'to_vessel',
		encountervesselflag: 'to_flag',
		encountervesselssvid: 'to_mmsi'
	},
	constants: { source: 'Global Fishing Watch', direction: 'unknown' },
	isPaired: true,
	read: (row) => {
		const type = row.text('type');
		return type.toLowerCase() === 'encounter' ? onePart({}) : leftOut('event_excluded', 'type', type);
	}
};
