import { describe, expect, it } from 'vitest';
import { gfwEncounters } from './gfw-encounters.ts';
import { gfwEventsApi } from './gfw-events-api.ts';
import { gfwLoitering, gfwPortalLoitering } from './gfw-loitering.ts';
import { gfwMapReport } from './gfw-map-report.ts';
import { gfwPortalEncounters } from './gfw-portal-encounters.ts';
import { gfwVessels } from './gfw-vessels.ts';
import { outcomes, verdicts } from './test-rows.ts';

describe('encounters', () => {
	const header =
		'fishing_vessel_mmsi,transshipment_vessel_mmsi,start_time,end_time,mean_latitude,mean_longitude,duration_hr';

	it('are meetings whose direction nobody states, told once a ship', () => {
		expect(gfwEncounters.constants).toEqual({ source: 'Global Fishing Watch', direction: 'unknown' });
		expect(gfwEncounters.isPaired).toBe(true);
		expect(gfwEncounters.fields).toMatchObject({ meanlatitude: 'lat', meanlongitude: 'lon' });
	});

	it('are asked about where the duration does not fit start and end', () => {
		const read = verdicts(
			gfwEncounters,
			`${header}
			111000001,111000002,2016-11-18T14:30:00Z,2016-11-19T01:50:00Z,-17.5,-79.5,11.333333333333334
			111000001,111000002,2016-11-18T14:30:00Z,2016-11-19T01:50:00Z,-17.5,-79.5,12
			111000001,111000002,2016-11-18T14:30:00Z,2016-11-19T01:50:00Z,-17.5,-79.5,`
		);
		expect(read).toEqual([
			{ kind: 'parts', parts: [{ values: {} }] },
			{
				kind: 'parts',
				parts: [{ values: {}, notes: [{ code: 'duration_differs', column: 'duration_hr', seen: '12' }] }]
			},
			{ kind: 'parts', parts: [{ values: {} }] }
		]);
	});
});

it('loitering is refused in both of its forms', () => {
	expect(gfwLoitering.refusal).toBe('loitering_refused');
	expect(gfwPortalLoitering.refusal).toBe('loitering_refused');
});

it('ships have no name where the list says NA', () => {
	expect(
		outcomes(
			gfwVessels,
			`mmsi,shipname,callsign,flag,imo,first_timestamp,last_timestamp
			111000001,SEA EXAMPLE,AB,ANT,8916293,2012-01-01,2013-01-01
			111000002,NA,NA,PAN,NA,2012-01-01,2013-01-01`
		)
	).toEqual([[{ name: 'SEA EXAMPLE' }], [{ name: '' }]]);
});

it.each([gfwPortalEncounters, gfwMapReport, gfwEventsApi])(
	'only encounters are read from $title, once for both ships',
	(profile) => {
		expect(outcomes(profile, `type,start\nencounter,a\nENCOUNTER,b\nloitering,c\nport_visit,d`)).toEqual([
			[{}],
			[{}],
			['event_excluded', 'loitering'],
			['event_excluded', 'port_visit']
		]);
		expect(profile.isPaired).toBe(true);
	}
);

it('events of the API keep their id', () => {
	expect(gfwEventsApi.fields['id']).toBe('source_ref');
});

it('encounters of the portal have no type and are all read', () => {
	expect(outcomes(gfwPortalEncounters, 'start\n2020-01-01T00:00:00Z')).toEqual([[{}]]);
});
