import { expect, it } from 'vitest';
import { outcomes, verdicts } from './test-rows.ts';
import { vortexaCargoMovements } from './vortexa-cargo-movements.ts';

const UNLOAD = 'events.cargo_port_unload_event.0';
const sts = (at: number) =>
	['start_timestamp', 'from_vessel_name', 'to_vessel_name', 'pos.0', 'pos.1']
		.map((name) => `events.cargo_sts_event.${at}.${name}`)
		.join(',');
const header =
	`cargo_movement_id,status,${UNLOAD}.start_timestamp,${UNLOAD}.location.port.label,` +
	`${UNLOAD}.location.country.label,quantity,discharge_quantity,quantity_barrels,quantity_tonnes,` +
	`product.group.label,product.grade.label,vessels.0.name,vessels.0.imo,vessels.1.name,vessels.1.imo,${sts(0)},${sts(1)}`;

const rows = (...lines: string[]) => `${header}\n${lines.join('\n')}`;
const delivery = (line: string) =>
	(outcomes(vortexaCargoMovements, rows(line))[0] as Record<string, string>[])[0];

it('is one delivery and a transfer less than there are ships', () => {
	const [verdict] = verdicts(
		vortexaCargoMovements,
		rows(
			'c1,unloaded_state,2024-03-02T00:00:00+0000,Nampo,North Korea,700,,4401,612,Clean,Diesel,' +
				'FIRST,8916293,LAST,9078646,2024-02-01T00:00:00+0000,FIRST,MIDDLE,125.5,33.1,' +
				'2024-02-20T00:00:00+0000,MIDDLE,LAST,126.5,34.1'
		)
	);
	if (verdict?.kind !== 'parts') throw new Error('left out');
	expect(verdict.parts.map(({ kind, values }) => [kind, values['source_ref'], values['quantity']])).toEqual([
		[undefined, 'c1', '4401'],
		['sts', 'c1 sts 1', '4401'],
		['sts', 'c1 sts 2', '4401']
	]);
	expect(verdict.parts[0]?.values).toMatchObject({
		vessel_name: 'LAST',
		imo: '9078646',
		unit: 'bbl',
		product: 'Diesel',
		destination_port: 'Nampo, North Korea',
		notes: 'Quantity as loaded.'
	});
	// Longitude stands before latitude in the file.
	expect(verdict.parts[1]?.values).toMatchObject({ lon: '125.5', lat: '33.1', to_vessel: 'MIDDLE' });
});

it('takes what was discharged where the unit of it is known, else barrels as loaded', () => {
	const tail = 'Clean,Diesel,ONE,,,';
	expect(delivery(`c,,2024-03-02,Nampo,,612,600,4401,612,${tail}`)).toMatchObject({
		quantity: '600',
		unit: 't',
		notes: 'Quantity as discharged.'
	});
	expect(delivery(`c,,2024-03-02,Nampo,,,600,4401,612,${tail}`)).toMatchObject({
		quantity: '4401',
		unit: 'bbl'
	});
	// No unit anywhere: it stays open, so that the question is asked.
	expect(delivery(`c,,2024-03-02,Nampo,,700,600,,,${tail}`)).toMatchObject({ quantity: '600', unit: '' });
});

it('leaves out what has not arrived', () => {
	expect(
		outcomes(vortexaCargoMovements, rows('c,in_transit_state,2024-03-02,Nampo', 'c,unloaded_state,,Nampo'))
	).toEqual([
		['not_delivered', 'in_transit_state'],
		['not_delivered', '']
	]);
});
