// Reports of one event. Scores as the settings have them: 95 the same day, 85 the next, 10 less where quantities differ.
import { describe, expect, it } from 'vitest';
import { hullOf } from './hull.ts';
import { pairOf } from './link-row.ts';
import { wholeBarrels } from '../units.ts';
import { delivery, linkTexts, loading, placeTexts, transfer } from './test-rows.ts';

const [SHIP, OTHER, THIRD] = ['8916293', '9129653', '8660313'];

describe('deliveries reported by several', () => {
	it('are one event on one day, and the report with the stated quantity stands', () => {
		const rows = [
			delivery('a', '2023-05-01', SHIP),
			delivery('b', '2023-05-01', SHIP, { agency: 'B', bbl: 5000 })
		];
		expect(linkTexts(rows)).toEqual(['a>b same_delivery 95']);
		expect(placeTexts(rows)).toEqual(['a same_event b', 'b 2 sources']);
	});

	it('are one event a day apart, and two events two days apart', () => {
		const next = [
			delivery('a', '2023-05-01', SHIP, { bbl: 5000 }),
			delivery('b', '2023-05-02', SHIP, { agency: 'B' })
		];
		expect(linkTexts(next)).toEqual(['b>a same_delivery 85']);
		const later = [delivery('a', '2023-05-01', SHIP), delivery('b', '2023-05-03', SHIP, { agency: 'B' })];
		expect(linkTexts(later)).toEqual([]);
	});

	it('of one agency stay two, however near', () => {
		expect(linkTexts([delivery('a', '2023-05-01', SHIP), delivery('b', '2023-05-01', SHIP)])).toEqual([]);
	});

	it('of two ships stay two', () => {
		expect(
			linkTexts([delivery('a', '2023-05-01', SHIP), delivery('b', '2023-05-01', OTHER, { agency: 'B' })])
		).toEqual([]);
	});

	it('that differ by more than a tenth are still one on one day; a day apart an analyst decides', () => {
		const reports = (day: string) => [
			delivery('a', '2023-05-01', SHIP, { bbl: 5000 }),
			delivery('b', day, SHIP, { agency: 'B', bbl: 6000 })
		];
		expect(linkTexts(reports('2023-05-01'))).toEqual(['b>a same_delivery 85']);
		expect(linkTexts(reports('2023-05-02'))).toEqual(['b>a same_delivery 75?']);
		expect(placeTexts(reports('2023-05-02'))).toEqual([]);
	});

	it('differ by no more than a tenth of the larger: 5,400 and 6,000', () => {
		const rows = [
			delivery('a', '2023-05-01', SHIP, { bbl: 5400 }),
			delivery('b', '2023-05-01', SHIP, { agency: 'B', bbl: 6000 })
		];
		expect(linkTexts(rows)).toEqual(['b>a same_delivery 95']);
	});

	it('stand by the class of their source before the lower figure', () => {
		const rows = [
			delivery('ngo', '2023-05-01', SHIP, { bbl: 4900 }),
			delivery('panel', '2023-05-01', SHIP, { agency: 'B', bbl: 5000, sourceClass: 'panel' }),
			delivery('press', '2023-05-01', SHIP, { agency: 'C', bbl: 4800, sourceClass: 'press' })
		];
		expect(placeTexts(rows)).toEqual(['ngo same_event panel', 'panel 3 sources', 'press same_event panel']);
	});

	it('give a supplier to the one that stands without, if they name a single one', () => {
		const rows = [
			delivery('a', '2023-05-01', SHIP, { bbl: 5000 }),
			delivery('b', '2023-05-01', SHIP, { agency: 'B', supplier: 'RU' })
		];
		expect(placeTexts(rows)).toEqual(['a supplier RU 2 sources', 'b same_event a']);
		const split = [...rows, delivery('c', '2023-05-01', SHIP, { agency: 'C', supplier: 'CN' })];
		expect(placeTexts(split)).toEqual(['a 3 sources', 'b same_event a', 'c same_event a']);
	});

	it('by name alone wait for an analyst, whose word then holds', () => {
		const rows = [
			delivery('a', '2023-05-01', 'Mercury'),
			delivery('b', '2023-05-01', 'MERCURY', { agency: 'B', bbl: 9 })
		];
		expect(linkTexts(rows)).toEqual(['a>b same_delivery 50?']);
		const confirmed = new Map([[pairOf('a', 'b'), 'confirmed' as const]]);
		expect(placeTexts(rows, confirmed)).toEqual(['a same_event b', 'b 2 sources']);
	});

	it('are two events again when an analyst refuses', () => {
		const rows = [
			delivery('a', '2023-05-01', SHIP),
			delivery('b', '2023-05-01', SHIP, { agency: 'B', bbl: 5000 })
		];
		const refused = new Map([[pairOf('a', 'b'), 'refused' as const]]);
		expect(linkTexts(rows, refused)).toEqual([]);
		expect(placeTexts(rows, refused)).toEqual([]);
	});

	it('are one event by their number, though an analyst has joined a report by name alone', () => {
		const named = (id: string, agency: string, imo: string | null, name: string) => ({
			...delivery(id, '2023-05-01', SHIP, { agency }),
			empties: hullOf(imo, name)
		});
		const rows = [
			named('a', 'A', SHIP, 'Mercury'),
			named('b', 'B', null, 'Mercury'),
			named('c', 'C', SHIP, 'Mercury 7')
		];
		const confirmed = new Map([[pairOf('a', 'b'), 'confirmed' as const]]);
		expect(placeTexts(rows, confirmed)).toEqual(['a 3 sources', 'b same_event a', 'c same_event a']);
	});

	it('of one agency are joined by an analyst’s word, whoever else reports of the ship', () => {
		const rows = [delivery('a', '2023-05-01', SHIP), delivery('b', '2023-05-01', SHIP)];
		const confirmed = new Map([[pairOf('a', 'b'), 'confirmed' as const]]);
		expect(placeTexts(rows, confirmed)).toEqual(['b same_event a']);
		const other = delivery('c', '2023-05-01', SHIP, { agency: 'C' });
		expect(placeTexts([...rows, other], confirmed)).toEqual([
			'a 2 sources',
			'b same_event a',
			'c same_event a'
		]);
	});

	it('are parted by two words on a third report, though the rules would join them first', () => {
		const rows = ['A', 'B', 'C'].map((agency) =>
			delivery(agency.toLowerCase(), '2023-05-01', SHIP, { agency })
		);
		const words = new Map([
			[pairOf('a', 'c'), 'confirmed' as const],
			[pairOf('b', 'c'), 'refused' as const]
		]);
		expect(placeTexts(rows, words)).toEqual(['a 2 sources', 'c same_event a']);
	});

	it('never join an event that has ended, under whatever name it was found', () => {
		const named = (id: string, day: string, agency: string, imo: string | null, name: string) => ({
			...delivery(id, day, SHIP, { agency }),
			empties: hullOf(imo, name)
		});
		const rows = [
			loading('load', '2023-05-03', SHIP, { agency: 'D', bbl: 900 }),
			named('a', '2023-05-01', 'A', SHIP, ''),
			named('b', '2023-05-02', 'B', null, 'Mercury'),
			named('c', '2023-05-02', 'C', SHIP, 'Mercury'),
			// Two days after the first report of the event that `c` belongs to.
			{
				...named('d', '2023-05-03', 'D', SHIP, 'Mercury'),
				volume: 'stated' as const,
				barrels: wholeBarrels(900)
			}
		];
		expect(linkTexts(rows)).toContain('load>d loading_delivery 90');
	});

	it('go to the event of their own day, not to the one of the day before', () => {
		const rows = [
			delivery('a1', '2023-05-01', SHIP),
			delivery('a2', '2023-05-02', SHIP),
			delivery('b2', '2023-05-02', SHIP, { agency: 'B' })
		];
		expect(linkTexts(rows)).toEqual(['b2>a2 same_delivery 95']);
	});
});

describe('transfers reported by several', () => {
	it('are one event between the same two ships, whoever is said to give', () => {
		const rows = [
			transfer('a', '2023-05-01', OTHER, SHIP),
			transfer('b', '2023-05-01', SHIP, OTHER, { agency: 'B' }),
			transfer('c', '2023-05-01', OTHER, THIRD, { agency: 'C' })
		];
		expect(linkTexts(rows)).toContain('b>a same_transfer 95');
		expect(placeTexts(rows)).toContain('b same_event a');
		expect(linkTexts(rows).filter((text) => text.includes('c'))).toEqual([]);
	});

	it('are one event of three reports, whichever of them tells it the other way round', () => {
		for (const turned of ['a', 'b', 'c']) {
			const rows = ['a', 'b', 'c'].map((id) =>
				transfer(id, '2023-05-01', ...(id === turned ? ([SHIP, OTHER] as const) : ([OTHER, SHIP] as const)), {
					agency: id.toUpperCase()
				})
			);
			expect(placeTexts(rows)).toEqual(['a 3 sources', 'b same_event a', 'c same_event a']);
		}
	});

	it('give and receive as the report that stands has it, also where another knows the numbers', () => {
		const rows = [
			transfer('a', '2023-05-01', OTHER, '', { bbl: 900 }),
			transfer('b', '2023-05-01', SHIP, OTHER, { agency: 'B' }),
			delivery('land', '2023-05-04', SHIP, { bbl: 900 })
		].map((row) => (row.id === 'a' ? { ...row, fills: hullOf(null, 'Mercury') } : row));
		const told = rows.map((row) => (row.id === 'b' ? { ...row, empties: hullOf(SHIP, 'Mercury') } : row));
		expect(placeTexts(told)).toEqual(['a 2 sources delivered', 'b same_event a']);
	});

	it('are one where one report names a single ship, on the same day only', () => {
		const rows = (day: string) => [
			transfer('japan', '2019-03-02', 'unnamed small vessel', SHIP, { sourceClass: 'state' }),
			transfer('navy', day, '', SHIP, { agency: 'B', sourceClass: 'state' })
		];
		expect(linkTexts(rows('2019-03-02'))).toEqual(['navy>japan same_transfer 80']);
		expect(linkTexts(rows('2019-03-03'))).toEqual([]);
	});

	it('stand by the report that names both ships', () => {
		const rows = [
			transfer('half', '2019-03-02', '', SHIP, { bbl: 500 }),
			transfer('whole', '2019-03-02', OTHER, SHIP, { agency: 'B' })
		];
		expect(placeTexts(rows)).toEqual(['half same_event whole', 'whole 2 sources']);
	});

	it('are not joined to a meeting of the other side', () => {
		const rows = [
			transfer('half', '2019-03-02', SHIP, ''),
			transfer('whole', '2019-03-02', OTHER, SHIP, { agency: 'B' })
		];
		expect(linkTexts(rows).filter((text) => text.includes('same_transfer'))).toEqual([]);
	});
});
