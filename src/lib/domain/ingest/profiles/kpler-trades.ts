// Trades of Kpler, a file with semicolons. Only what was delivered counts; what is under way is left out by name.
import type { Profile, RowNote } from './profile.ts';
import { given, leftOut, measured, onePart, portIn } from './verdict.ts';

export const kplerTrades: Profile = {
	name: 'kpler-trades',
	title: 'Kpler, trades',
	kind: 'shipment',
	requires: [
		'vesselname',
		'closestancestorproduct',
		'start',
		'end',
		'originlocationname',
		'destinationlocationname',
		'status'
	],
	requiresOneOf: [['cargoorigintons', 'cargoorigincubicmeters']],
	fields: {
		vesselname: 'vessel_name',
		end: 'date',
		origincountryname: 'supplier',
		closestancestorproduct: 'product',
		cargoorigintons: 'quantity',
		originlocationname: 'origin_port',
		destinationlocationname: 'destination_port'
	},
	constants: { source: 'Kpler', basis: 'observed' },
	isWorldwide: true,
	read: (row) => {
		const status = given(row, 'status');
		if (status.toLowerCase() !== 'delivered') return leftOut('not_delivered', 'status', status);
		const tonnes = given(row, 'cargoorigintons');
		const metres = given(row, 'cargoorigincubicmeters');
		const supplier = given(row, 'origincountryname');
		const word = [row.text('cargoorigintons'), row.text('cargoorigincubicmeters')].find(
			(text) => text !== ''
		);
		const isUnknown = tonnes === '' && metres === '' && word !== undefined;
		const notes: RowNote[] = isUnknown
			? [{ code: 'quantity_null', column: 'cargo_origin_tons', seen: word }]
			: [];
		return onePart(
			{
				vessel_name: given(row, 'vesselname'),
				date: given(row, 'end'),
				product: given(row, 'closestancestorproduct', 'closestancestorgrade'),
				...(tonnes === '' ? measured(metres, 'm3') : measured(tonnes, 't')),
				supplier,
				supplier_role: supplier === '' ? '' : 'load_port_state',
				origin_port: given(row, 'originlocationname'),
				destination_port: portIn(given(row, 'destinationlocationname'), given(row, 'destinationcountryname')),
				notes: tonnes === '' && metres === '' ? '' : 'Quantity as loaded.'
			},
			notes
		);
	}
};
