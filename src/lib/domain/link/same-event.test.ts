// Reports of one event. Scores as the settings have them: 95 the same day, 85 the next, 10 less where quantities differ.
import { describe, expect, it } from 'vitest';
import { pairOf } from './link-row.ts';
import { delivery, linkTexts, placeTexts, transfer } from './test-rows.ts';

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
