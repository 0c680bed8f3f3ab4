import { describe, expect, it } from 'vitest';
import type { DateSpan } from '../calendar.ts';
import { parseDateSpan } from '../calendar.ts';
import { parseDecimal } from '../decimal.ts';
import { parseDesignations } from '../designation.ts';
import type { RecordId } from '../record.ts';
import type { Unit } from '../units.ts';
import { toBarrelsBySet } from '../units.ts';
import type { Imo } from '../vessel.ts';
import type { StoredShipment, StoredVessel } from './record-view.ts';
import type { DoubtInput } from './vessel-doubts.ts';
import { doubtsOf } from './vessel-doubts.ts';
import type { NameGiven } from './vessel-names.ts';
import { gatherNames } from './vessel-names.ts';
import type { VesselEvent } from './vessel-view.ts';

const IMO = '8916293' as Imo;

function spanOf(text: string): DateSpan {
	const span = parseDateSpan(text);
	if (span === null) throw new Error(text);
	return span;
}

/** Names of reports by their days: `{ STAR: ['2019-03-02'] }`. */
function reported(names: Record<string, string[]>): NameGiven[] {
	return Object.entries(names).flatMap(([name, days], at) =>
		days.map((day, place) => ({
			name,
			use: 'report' as const,
			remark: '',
			record: `5-${at * 10 + place + 1}` as RecordId,
			span: spanOf(day)
		}))
	);
}

const NOTHING: DoubtInput = {
	imo: IMO,
	names: [],
	listings: [],
	register: [],
	partners: [],
	events: [],
	namesakes: [],
	factorSet: 'committee-8.33'
};

const sentences = (part: Partial<DoubtInput>) =>
	doubtsOf({ ...NOTHING, ...part }).map(({ sentence }) => sentence);

const row = (part: Partial<StoredVessel>) =>
	({ id: '6-1', imo: IMO, name: '', dwt: '', ...part }) as StoredVessel;

it('an empty history has no doubt', () => {
	expect(sentences({})).toEqual([]);
});

describe('one hull under two names', () => {
	const told = (names: Record<string, string[]>) => sentences({ names: gatherNames(reported(names)) });

	it('on one day', () => {
		expect(told({ STAR: ['2019-03-02'], MOON: ['2019-03-02'] })).toEqual([
			'Two names are told for the same day, 2 March 2019: STAR and MOON.'
		]);
	});
	it('in spans that meet', () => {
		expect(told({ STAR: ['2019'], MOON: ['2019-03-02'] })).toEqual([
			'Two names are told for days that meet, so that neither is known to come first: STAR in 2019, MOON on 2 March 2019.'
		]);
	});
	it('in turn', () => {
		expect(told({ STAR: ['2019-01-01', '2019-05-01'], MOON: ['2019-03-02'] })).toEqual([
			'Two names are told in turn: STAR on 1 January 2019, MOON on 2 March 2019, STAR again on 1 May 2019.'
		]);
	});
	it.each<[string, Record<string, string[]>]>([
		['one name after the other', { STAR: ['2018'], MOON: ['2019-03-02', '2019-12-31'] }],
		['one name, however it is written', { STAR: ['2019'], ' star': ['2019-03-02'] }]
	])('is no doubt with %s', (_name, names) => {
		expect(told(names)).toEqual([]);
	});
});

describe('a name of two hulls', () => {
	const names = gatherNames(reported({ STAR: ['2019-03-02'] }));
	const other = (imo: string | null) => ({ imo: imo as Imo | null, name: 'Star', calls: 0, transfers: 1 });

	it('names the numbers', () => {
		const [doubt] = doubtsOf({ ...NOTHING, names, namesakes: [other('9999993'), other('9074729')] });
		expect(doubt).toMatchObject({
			sentence: 'The name STAR is told of 3 numbers: IMO 8916293 here, and IMO 9074729, IMO 9999993.',
			imos: ['9074729', '9999993'],
			records: ['5-1']
		});
	});
	it('a name without a number is no other hull', () => {
		expect(sentences({ names, namesakes: [other(null)] })).toEqual([]);
	});
});

describe('a listed ship renamed', () => {
	const listed = (designations: string, names: NameGiven[]) =>
		doubtsOf({
			...NOTHING,
			names: gatherNames(names),
			register: [row({ name: 'STAR' })],
			listings: parseDesignations(designations).listings.map((one) => ({
				...one,
				record: '6-1' as RecordId
			}))
		});

	it('after the listing', () => {
		const [doubt] = listed(
			'UN 1718 2018-03-30; OFAC SDN #1 [DPRK]',
			reported({ STAR: ['2017'], MOON: ['2019-03-02', '2019-04'] })
		);
		expect(doubt).toMatchObject({
			sentence:
				'Listed by the UN on 30 March 2018, in a row of the register that names it STAR; told under another name after that: MOON on 2 March 2019.',
			records: ['6-1', '5-11', '5-12']
		});
	});
	it.each<[string, string, NameGiven[]]>([
		['told so on the day of the listing', 'UN 1718 2018-03-30', reported({ MOON: ['2018-03-30'] })],
		['told so in the month of the listing', 'UN 1718 2018-03', reported({ MOON: ['2018-03-31'] })],
		['listed on a day that is not loaded', 'UN', reported({ MOON: ['2019'] })],
		['only in an advisory', 'US advisory 2018-03-30 (not a designation)', reported({ MOON: ['2019'] })],
		['told under its name', 'UN 1718 2018-03-30', reported({ Star: ['2019'] })]
	])('is no doubt when %s', (_name, designations, names) => {
		expect(listed(designations, names)).toEqual([]);
	});
	it('names a record once that gives both the listing and the later name', () => {
		const later: NameGiven = {
			name: 'MOON',
			use: 'later',
			remark: '',
			record: '6-1' as RecordId,
			span: null
		};
		expect(listed('UN 1718 2018-03-30', [later])[0]?.records).toEqual(['6-1']);
	});
});

describe('more cargo than deadweight', () => {
	function call(quantity: string, unit: Unit, part: Partial<StoredShipment> = {}): VesselEvent {
		const amount = parseDecimal(quantity);
		if (amount === null) throw new Error(quantity);
		const record = {
			recordKind: 'shipment',
			id: '4-2',
			span: spanOf('2019-03-02'),
			kind: 'stated',
			leftOut: null,
			quantity,
			unit,
			dwt: '',
			product: 'gasoil',
			barrels: toBarrelsBySet(amount, unit, 'gasoil'),
			...part
		} as unknown as StoredShipment;
		return {
			record,
			standing: { code: 'delivery', layer: 'observed', years: [2019], isIn: true, isAdded: true, by: null },
			role: 'called',
			name: 'STAR',
			partner: null,
			listings: [],
			kind: 'no_dprk_ship'
		};
	}
	const of = (event: VesselEvent, dwt = '1150') => sentences({ events: [event], register: [row({ dwt })] });

	it('by weight', () => {
		expect(of(call('1500', 't'))).toEqual([
			'1,500\u00a0t reported for STAR on 2 March 2019; its deadweight is given as 1,150\u00a0t.'
		]);
	});
	it('by volume, with the table that was used', () => {
		// 1,150 t x 7.46 = 8,579 bbl of gasoil.
		expect(of(call('8579.001', 'bbl'))).toEqual([
			'8,579.001\u00a0bbl reported for STAR on 2 March 2019; its deadweight is given as 1,150\u00a0t (compared by the table committee-8.33).'
		]);
	});
	it('by the deadweight of the row itself', () => {
		expect(of(call('1500', 't', { dwt: '1400' }), '')).toEqual([
			'1,500\u00a0t reported for STAR on 2 March 2019; its deadweight is given as 1,400\u00a0t.'
		]);
	});
	it.each<[string, VesselEvent, string]>([
		['a full load', call('1150', 't'), '1150'],
		['a full load by volume', call('8579', 'bbl'), '1150'],
		['a row that tells of several loads', call('1500', 't', { leftOut: 'aggregate' }), '1150'],
		['no deadweight', call('1500', 't'), ''],
		['a deadweight of zero', call('1500', 't'), '0']
	])('is no doubt with %s', (_name, event, dwt) => {
		expect(of(event, dwt)).toEqual([]);
	});
});
