// Positions of ships as their transponders or satellites gave them: context, never a shipment. Known and refused.
import type { Profile } from './profile.ts';

const refused = { kind: 'sts', fields: {}, refusal: 'positions_refused' } as const;

/** NOAA; releases from 2024 write the same names in another way. */
export const aisMarineCadastre: Profile = {
	...refused,
	name: 'ais-marinecadastre',
	title: 'AIS positions, MarineCadastre (NOAA)',
	requires: ['mmsi', 'basedatetime', 'sog', 'cog'],
	requiresOneOf: [
		['lat', 'latitude'],
		['lon', 'longitude']
	]
};

/** Its first column is headed `# Timestamp`. */
export const aisDanish: Profile = {
	...refused,
	name: 'ais-danish',
	title: 'AIS positions, Danish Maritime Authority',
	requires: ['timestamp', 'typeofmobile', 'mmsi', 'latitude', 'longitude', 'navigationalstatus']
};

export const radianceAis: Profile = {
	...refused,
	name: 'radiance-ais',
	title: 'AIS positions, RadianceFleet',
	requires: ['mmsi', 'timestamp', 'latitude', 'longitude', 'sog', 'cog']
};

/** Ships that a satellite saw: a length and a score, no name. */
export const gfwRadar: Profile = {
	...refused,
	name: 'gfw-radar',
	title: 'Radar detections, Global Fishing Watch',
	requires: ['detectid', 'timestamp', 'lat', 'lon', 'vessellengthm']
};
