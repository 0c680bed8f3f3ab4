// Voyages and trades of CREA's tracker. Its rows repeat: one for each ship of a cargo, and one for each price scenario.
import type { Profile, SourceCells, Verdict } from './profile.ts';
import { given, isYes, leftOut, measured, part, portIn } from './verdict.ts';

/** Departure ship to arrival ship; no day is given, so the transfer lies somewhere in the voyage. */
function transferOf(row: SourceCells, shared: Readonly<Record<string, string>>) {
	const { source_ref: cargo = '' } = shared;
	return part(
		{
			...shared,
			// The rows of a cargo tell of one transfer each, told apart by the ship that gave.
			source_ref: cargo === '' ? '' : `${cargo} sts ${given(row, 'shipimo', 'shipname')}`,
			date: given(row, 'departuredateutc'),
			end_date: given(row, 'arrivaldateutc'),
			from_vessel: given(row, 'shipname'),
			from_imo: given(row, 'shipimo'),
			from_mmsi: given(row, 'shipmmsi'),
			from_dwt: given(row, 'shipdwt'),
			to_vessel: given(row, 'arrivalshipname'),
			to_imo: given(row, 'arrivalshipimo'),
			to_mmsi: given(row, 'arrivalshipmmsi'),
			to_dwt: given(row, 'arrivalshipdwt'),
			direction: 'stated',
			location: given(row, 'startstszonename', 'endstszonename'),
			notes: 'No day of the transfer is given: the dates are those of the voyage.'
		},
		[],
		'sts'
	);
}

function read(row: SourceCells, reference: string): Verdict {
	const scenario = given(row, 'pricingscenario');
	if (scenario !== '' && scenario.toLowerCase() !== 'default') {
		return leftOut('aggregate_excluded', 'pricing_scenario', `the same cargo at the prices of ${scenario}`);
	}
	const status = given(row, 'status');
	if (status !== '' && status.toLowerCase() !== 'completed') {
		return leftOut('not_delivered', 'status', status);
	}
	const supplier = given(row, 'commodityoriginiso2');
	const shared = {
		source: 'CREA',
		source_ref: given(row, reference),
		product: given(row, 'commodity'),
		...measured(given(row, 'valuetonne'), 't'),
		supplier
	};
	const hasTransfer =
		isYes(given(row, 'issts')) || isYes(given(row, 'originsts')) || isYes(given(row, 'destinationsts'));
	const arrivalShip = given(row, 'arrivalshipname', 'arrivalshipimo');
	const ship = hasTransfer && arrivalShip !== '' ? 'arrivalship' : 'ship';
	const delivery = part({
		...shared,
		date: given(row, 'arrivaldateutc'),
		vessel_name: given(row, `${ship}name`),
		imo: given(row, `${ship}imo`),
		dwt: given(row, `${ship}dwt`),
		supplier_role: supplier !== '' && supplier === given(row, 'departureiso2') ? 'load_port_state' : '',
		origin_port: portIn(given(row, 'departureportname', 'departureunlocode'), given(row, 'departureiso2')),
		destination_port: portIn(
			given(row, 'arrivalportname', 'arrivalunlocode', 'destinationname'),
			given(row, 'arrivaliso2', 'destinationiso2', 'commoditydestinationiso2')
		)
	});
	const parts = ship === 'arrivalship' ? [delivery, transferOf(row, shared)] : [delivery];
	return { kind: 'parts', parts };
}

const format = {
	kind: 'shipment',
	fields: {
		arrivaldateutc: 'date',
		commodityoriginiso2: 'supplier',
		shipname: 'vessel_name',
		shipimo: 'imo',
		shipdwt: 'dwt',
		commodity: 'product',
		valuetonne: 'quantity'
	},
	constants: { source: 'CREA', basis: 'observed' },
	isPerShip: true,
	isWorldwide: true
} as const;

export const creaVoyages: Profile = {
	...format,
	name: 'crea-voyages',
	title: 'CREA, voyages',
	requires: ['id', 'commodityoriginiso2', 'arrivaldateutc', 'shipimo', 'commodity', 'valuetonne'],
	fields: { ...format.fields, id: 'source_ref' },
	read: (row) => read(row, 'id')
};

export const creaTrades: Profile = {
	...format,
	name: 'crea-trades',
	title: 'CREA, trades',
	requires: [
		'tradeid',
		'status',
		'commodityoriginiso2',
		'arrivaldateutc',
		'shipimo',
		'commodity',
		'valuetonne'
	],
	fields: { ...format.fields, tradeid: 'source_ref' },
	read: (row) => read(row, given(row, 'tradeid') === '' ? 'id' : 'tradeid')
};
