// Loitering of single ships, by Global Fishing Watch: a possible meeting with nobody named. Never imported.
import type { Profile } from './profile.ts';

/** The companion of the transshipment release. */
export const gfwLoitering: Profile = {
	name: 'gfw-loitering',
	title: 'Global Fishing Watch, loitering',
	kind: 'sts',
	requires: ['transshipmentmmsi', 'startingtimestamp', 'endingtimestamp'],
	fields: {},
	refusal: 'loitering_refused'
};

/** The download of the Carrier Vessel Portal. */
export const gfwPortalLoitering: Profile = {
	name: 'gfw-portal-loitering',
	title: 'Global Fishing Watch, loitering (Carrier Vessel Portal)',
	kind: 'sts',
	requires: ['start', 'end', 'latitude', 'longitude', 'vesselssvid', 'loiteringtotaltimehours'],
	fields: {},
	refusal: 'loitering_refused'
};
