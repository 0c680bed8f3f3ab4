// Calls of ships at ports. A call says nothing about a cargo: until the analyst says that these calls are deliveries,
// no row of them is stored, and then without a quantity.
import type { Profile, SourceCells, Verdict } from './profile.ts';
import { given, leftOut, onePart, portIn } from './verdict.ts';

/** The other end of a call, and calls at which a ship loaded, are not deliveries at this port. */
function otherThanDischarge(row: SourceCells, move: string): Verdict | null {
	const type = given(row, move);
	if (/depart/i.test(type)) return leftOut('event_excluded', null, type);
	const operation = given(row, 'portoperation');
	return /^load/i.test(operation) ? leftOut('flow_other', null, operation) : null;
}

export const portCallsCrea: Profile = {
	name: 'port-calls-crea',
	title: 'CREA, port calls',
	kind: 'shipment',
	requires: ['portunlocode', 'movetype', 'shipimo', 'dateutc', 'loadstatus', 'portoperation'],
	fields: { dateutc: 'date', shipimo: 'imo', portunlocode: 'destination_port' },
	constants: { source: 'CREA', basis: 'observed' },
	question: 'port_calls',
	isWorldwide: true,
	read: (row) => otherThanDischarge(row, 'movetype') ?? onePart({})
};

export const marineTrafficCalls: Profile = {
	name: 'marinetraffic-calls',
	title: 'MarineTraffic, arrivals and departures',
	kind: 'shipment',
	requires: ['vesselname', 'portcalltype', 'portatcall', 'portatcallcountry', 'ataatd'],
	fields: {
		vesselname: 'vessel_name',
		imo: 'imo',
		ataatd: 'date',
		portatcall: 'destination_port',
		voyageoriginport: 'origin_port',
		capacitydwt: 'dwt'
	},
	constants: { source: 'MarineTraffic', basis: 'observed' },
	personal: [
		'manageremail',
		'owneremail',
		'financialowneremail',
		'technicalmanageremail',
		'insureremail',
		'builderemail',
		'classsocietyemail',
		'enginebuilderemail'
	],
	question: 'port_calls',
	isWorldwide: true,
	read: (row) =>
		otherThanDischarge(row, 'portcalltype') ??
		onePart({
			vessel_name: given(row, 'vesselname'),
			origin_port: portIn(given(row, 'voyageoriginport'), given(row, 'originportcountry')),
			destination_port: portIn(given(row, 'portatcall'), given(row, 'portatcallcountry'))
		})
};
