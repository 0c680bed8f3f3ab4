// The ship list of the Global Fishing Watch release. One IMO number may come with several MMSI, one row each.
import type { Profile } from './profile.ts';
import { given, onePart } from './verdict.ts';

export const gfwVessels: Profile = {
	name: 'gfw-vessels',
	title: 'Global Fishing Watch, ships',
	kind: 'vessel',
	requires: ['mmsi', 'shipname', 'callsign', 'firsttimestamp', 'lasttimestamp'],
	fields: { mmsi: 'mmsi', shipname: 'name', flag: 'flag', imo: 'imo' },
	// A name `NA` is none.
	read: (row) => onePart({ name: given(row, 'shipname') })
};
