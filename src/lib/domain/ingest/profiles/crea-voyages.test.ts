import { expect, it } from 'vitest';
import { creaTrades, creaVoyages } from './crea-voyages.ts';
import { outcomes, verdicts } from './test-rows.ts';

const header =
	'id,status,is_sts,commodity_origin_iso2,departure_date_utc,departure_iso2,departure_port_name,arrival_date_utc,arrival_iso2,arrival_port_name,ship_name,ship_imo,arrival_ship_name,arrival_ship_imo,commodity,value_tonne,pricing_scenario';
const row = (id: string, status: string, isSts: string, scenario: string) =>
	`${id},${status},${isSts},RU,2024-01-01,RU,Vostochny,2024-01-09,KP,Nampo,FIRST,8916293,LAST,9078646,oil products,900,${scenario}`;

it('counts each cargo once: one price scenario, and one row of an id', () => {
	expect(creaVoyages.isPerShip).toBe(true);
	expect(creaTrades.isPerShip).toBe(true);
	expect(creaTrades.fields['tradeid']).toBe('source_ref');
	const read = outcomes(
		creaVoyages,
		`${header}\n${row('7', 'completed', 'False', 'default')}\n${row('7', 'completed', 'False', 'low')}`
	);
	expect(read[0]).toMatchObject([{ source_ref: '7', quantity: '900', unit: 't', vessel_name: 'FIRST' }]);
	expect(read[1]).toEqual(['aggregate_excluded', 'the same cargo at the prices of low']);
});

it('leaves out voyages that have not ended', () => {
	expect(outcomes(creaVoyages, `${header}\n${row('7', 'ongoing', 'False', '')}`)).toEqual([
		['not_delivered', 'ongoing']
	]);
});

it('is a delivery by the last ship and a transfer to it where a cargo changed ships', () => {
	const [verdict] = verdicts(creaVoyages, `${header}\n${row('7', 'completed', 'True', '')}`);
	if (verdict?.kind !== 'parts') throw new Error('left out');
	const [delivery, transfer] = verdict.parts;
	expect(delivery?.values).toMatchObject({
		vessel_name: 'LAST',
		imo: '9078646',
		supplier: 'RU',
		supplier_role: 'load_port_state',
		destination_port: 'Nampo, North Korea'
	});
	expect(transfer).toMatchObject({
		kind: 'sts',
		values: {
			from_vessel: 'FIRST',
			to_vessel: 'LAST',
			date: '2024-01-01',
			end_date: '2024-01-09',
			source_ref: '7 sts 8916293'
		}
	});
});
