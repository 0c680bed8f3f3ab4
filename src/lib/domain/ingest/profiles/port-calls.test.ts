import { expect, it } from 'vitest';
import { marineTrafficCalls, portCallsCrea } from './port-calls.ts';
import { outcomes } from './test-rows.ts';

it('calls wait for the analyst and have no quantity', () => {
	for (const { question, constants, fields } of [portCallsCrea, marineTrafficCalls]) {
		expect(question).toBe('port_calls');
		expect(constants?.['basis']).toBe('observed');
		expect(Object.values(fields)).not.toContain('quantity');
	}
});

it('departures and calls at which a ship loaded are no deliveries at the port', () => {
	expect(
		outcomes(
			portCallsCrea,
			`port_unlocode,move_type,ship_imo,date_utc,load_status,port_operation
			KPNAM,arrival,8916293,2023-01-01,laden,discharge
			KPNAM,arrival,8916293,2023-01-01,laden,NA
			KPNAM,departure,8916293,2023-01-03,in_ballast,discharge
			KPNAM,arrival,8916293,2023-02-01,laden,load`
		)
	).toEqual([[{}], [{}], ['event_excluded', 'departure'], ['flow_other', 'load']]);
});

it('ports of MarineTraffic carry their state, and all of its e-mail columns are personal', () => {
	expect(
		outcomes(
			marineTrafficCalls,
			`Vessel Name,Port Call Type,Port At Call,Port At Call Country,Voyage Origin Port,Origin Port Country,Port Operation
			SEA EXAMPLE,ARRIVAL,NAMPO,North Korea,-,-,-
			SEA EXAMPLE,DEPARTURE,NAMPO,North Korea,-,-,-`
		)
	).toEqual([
		[{ vessel_name: 'SEA EXAMPLE', origin_port: '', destination_port: 'NAMPO, North Korea' }],
		['event_excluded', 'DEPARTURE']
	]);
	expect(marineTrafficCalls.personal).toHaveLength(8);
});
