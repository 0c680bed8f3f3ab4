import { describe, expect, it } from 'vitest';
import { houseEvents } from './house-events.ts';
import { houseEstimates, houseOfficialAnnual, houseOfficialMonthly } from './house-figures.ts';
import { outcomes, verdicts } from './test-rows.ts';
import { un1718Monthly } from './un-1718-monthly.ts';

describe('our own events', () => {
	const header =
		'event_id;kind;date;date_precision;location;from_vessel;from_imo;to_vessel;to_imo;volume;unit;supplier_state;note';
	const first = (row: string) => {
		const [verdict] = verdicts(houseEvents, `${header}\n${row}`, ';');
		if (verdict?.kind !== 'parts') throw new Error('left out');
		return verdict.parts[0];
	};

	it('are transfers or deliveries by their kind, and nothing else', () => {
		expect(first('E1;sts;2018-05-24;day;Sea;A;;B;;;;;')).toEqual({
			values: { date: '2018-05-24', end_date: '' }
		});
		expect(first('E2;delivery;2019-02-25;day (arrival);Off Nampo harbour;A;8916293;;;2000;t;;')?.kind).toBe(
			'shipment'
		);
		expect(outcomes(houseEvents, `${header}\nE3;sighting;2019;year;;;;;;;;;`, ';')).toEqual([
			['event_excluded', 'sighting']
		]);
	});

	it.each([
		['2017-10-13', 'range to 2018-05-07', '2017-10-13', '2018-05-07'],
		['2019', 'range 2019 to 2020-05', '2019', '2020-05'],
		['2019', 'range August-December 2019', '2019-08', '2019-12'],
		['2019', 'range 2019 to date of report', '2019', ''],
		['2018-03', 'month', '2018-03', '']
	])('of %s and %s last from %s to %s', (date, precision, start, end) => {
		expect(first(`E;sts;${date};${precision};;A;;B;;;;;`)?.values).toEqual({ date: start, end_date: end });
	});

	it('that deliver have a span of the same words', () => {
		expect(first('E;delivery;2019-02;range to 2019-10;Nampo;A;;;;;;;')?.values).toMatchObject({
			date: '2019-02',
			period_start: '2019-02',
			period_end: '2019-10'
		});
	});

	it('that deliver are made by the ship that took the cargo, else by the other', () => {
		expect(first('E;delivery;2020;year;DPRK;A;8916293;B;9078646;;;;')?.values).toMatchObject({
			vessel_name: 'B',
			imo: '9078646'
		});
		expect(first('E;delivery;2020;year;DPRK;A;8916293;;;;;;')?.values).toMatchObject({
			vessel_name: 'A',
			imo: '8916293'
		});
	});

	it.each([
		['day (loading)', 'A terminal', true],
		['mid-month', '"Longkou, China (loading-port call)"', true],
		['day (arrival)', 'Vostochny Port, Russia, about 800 m off the oil pier', true],
		['day (arrival)', 'Off Nampo harbour', false],
		['year', 'DPRK', false],
		['year', 'Nampo, DPRK', false]
	])('%s at %s: a loading call is %s', (precision, location, isLoading) => {
		const values = first(`E;delivery;2024;${precision};${location};;;B;;;;Russia;`)?.values;
		expect(values?.[isLoading ? 'origin_port' : 'destination_port']).toBe(location);
		expect(values?.[isLoading ? 'destination_port' : 'origin_port']).toBe('');
		expect(values?.['supplier_role']).toBe(isLoading ? 'load_port_state' : '');
	});
});

describe('our own figures', () => {
	it('are never declared by their header: the basis stays a question', () => {
		for (const profile of [houseOfficialMonthly, houseOfficialAnnual, un1718Monthly]) {
			expect(profile.constants?.['source']).toBe('UN 1718 Committee');
			expect(profile.constants).not.toHaveProperty('basis');
			expect(Object.values(profile.fields)).not.toContain('basis');
		}
	});

	it('that are estimates say so, and whose supply and which share they mean', () => {
		expect(houseEstimates.constants?.['basis']).toBe('estimated');
		expect(
			outcomes(
				houseEstimates,
				`scenario;barrels
				90% laden;1
				1/3 laden;
				fully laden;2
				90% laden, plus vessels waiting to unload;3
				at least 3/4 laden, low (fits 75%);4
				stated (more than), Russia only;5`,
				';'
			)
		).toEqual([
			[{ supplier: 'ALL', laden_fraction: '90%' }],
			[{ supplier: 'ALL', laden_fraction: '1/3' }],
			[{ supplier: 'ALL', laden_fraction: '1' }],
			[{ supplier: 'ALL', laden_fraction: '90%' }],
			[{ supplier: 'ALL', laden_fraction: '' }],
			[{ supplier: 'RU', laden_fraction: '' }]
		]);
	});
});

describe("the Committee's table as people type it", () => {
	it('is its months; running totals and shares enter nothing', () => {
		expect(
			outcomes(
				un1718Monthly,
				`Month,Member State,Quantity,Unit,Barrels,Running total,Share of 500000
				2023-01,China,1410,t,11745,11745,2.3 %
				Total,,1410,t,11745,,`
			)
		).toEqual([[{}], ['aggregate_excluded', 'Total']]);
		expect(un1718Monthly.fields).not.toHaveProperty('runningtotal');
		expect(un1718Monthly.fields).not.toHaveProperty('shareof500000');
	});
});
