import { describe, expect, it } from 'vitest';
import { FileTotals } from './file-report.ts';
import { Ingest } from './ingest.ts';
import type { IsoDate } from '../calendar.ts';

const HEADER =
	'date,supplier,supplier_role,flag,origin_port,vessel_name,product,quantity,unit,dwt,source,basis';

/** `rule month charged: records, barrels by the first factor set in thousandths`, in order. */
function charged(...lines: readonly string[]): string[] {
	const ingest = new Ingest({
		kind: 'shipment',
		today: '2026-11-23' as IsoDate,
		answers: {},
		digest: (text) => text
	});
	const totals = new FileTotals();
	[HEADER, ...lines].forEach((line, at) => {
		for (const record of ingest.take({ line: at + 1, cells: line.split(',') })) totals.add(record);
	});
	return totals
		.chargeTotals()
		.map(
			({ rule, month, charged: state, volume, records, barrelsBySet }) =>
				`${rule} ${month} ${state}: ${records} ${volume} ${barrelsBySet[0]}`
		)
		.sort();
}

describe('charges of a file', () => {
	it('are one sum for each rule, state and month, with the rest charged to the unknown supplier', () => {
		expect(
			charged(
				'2024-03-07,RU,load_port_state,North Korea,RUVYP,A,diesel,100,bbl,,Ex,observed',
				'2024-03-08,RU,load_port_state,Togo,,B,diesel,50,bbl,,Ex,observed',
				'2024-03-09,CN,seller,,CNDLC,C,diesel,7,bbl,,Ex,observed',
				'2024-04-01,,,,,D,diesel,,,,Ex,observed'
			)
		).toEqual([
			'flag_state 2024-03 KP: 1 stated 100000',
			'flag_state 2024-03 TG: 1 stated 50000',
			'flag_state 2024-03 unknown: 1 stated 7000',
			'flag_state 2024-04 unknown: 1 none 0',
			'load_port_state 2024-03 CN: 1 stated 7000',
			'load_port_state 2024-03 RU: 2 stated 150000',
			'load_port_state 2024-04 unknown: 1 none 0',
			'reporting_state 2024-03 unknown: 3 stated 157000',
			'reporting_state 2024-04 unknown: 1 none 0',
			'seller 2024-03 CN: 1 stated 7000',
			'seller 2024-03 unknown: 2 stated 150000',
			'seller 2024-04 unknown: 1 none 0'
		]);
	});

	it('are of observed deliveries that count alone', () => {
		expect(
			charged(
				'2024-03-07,RU,seller,,,A,diesel,100,bbl,,Ex,customs',
				'2024-03-07,RU,seller,,,B,crude oil,100,bbl,,Ex,observed',
				'2016-03-07,RU,seller,,,C,diesel,100,bbl,,Ex,observed'
			)
		).toEqual([]);
	});
});
