import { describe, expect, it } from 'vitest';
import { parseDecimal, parseShare } from '../decimal.ts';
import type { Barrels, Unit } from '../units.ts';
import { factorSet, toBarrels } from '../units.ts';
import {
	calculationOf,
	conversionText,
	groupedText,
	thousandths,
	underEachTable
} from './record-calculation.ts';
import type { StoredShipment } from './record-view.ts';

const nbsp = (text: string) => text.replaceAll('\u00a0', ' ');

function step(quantity: string, unit: Unit, product = 'unspecified'): string {
	const number = parseDecimal(quantity);
	if (number === null) throw new Error(quantity);
	return nbsp(conversionText(quantity, unit, toBarrels(number, unit, product, factorSet('committee-8.33'))));
}

describe('a conversion written out', () => {
	it.each<[string, string, Unit, string?]>([
		['1,410 t × 8.33 = 11,745.300 bbl', '1410', 't'],
		['1,043.08 t × 8.33 = 8,688.856 bbl', '1043.08', 't'],
		// 12 x 1,000 x 7.46 = 89,520
		['12 kt × 1,000 × 7.46 = 89,520.000 bbl', '12', 'kt', 'gasoil'],
		// 5,000 / 1,000 x 8.33 = 41.65
		['5,000 kg ÷ 1,000 × 8.33 = 41.650 bbl', '5000', 'kg'],
		// 100 x 6.2898 = 628.98
		['100 m3 × 6.2898 = 628.980 bbl', '100', 'm3'],
		// 84,000 / 42 = 2,000
		['84,000 gal ÷ 42 = 2,000.000 bbl', '84000', 'gal'],
		['2.5 kbbl × 1,000 = 2,500.000 bbl', '2.5', 'kbbl'],
		['715 bbl = 715.000 bbl', '715', 'bbl']
	])('%s', (text, quantity, unit, product) => expect(step(quantity, unit, product)).toBe(text));
	it('keeps the digits of the source', () => {
		expect(groupedText('0300000.50')).toBe('0,300,000.50');
		expect(nbsp(thousandths(-3995651n as Barrels))).toBe('−3,995.651 bbl');
	});
});

const delivery: StoredShipment = {
	recordKind: 'shipment',
	id: '4-2' as StoredShipment['id'],
	importId: 4,
	fileName: 'x.csv',
	line: 2,
	part: 1,
	recordKey: '',
	contentKey: '',
	source: '',
	sourceRef: '',
	sourceUrl: '',
	sourceClass: 'press',
	confidence: '',
	notes: '',
	flags: [],
	extra: null,
	setAside: null,
	linked: null,
	span: null,
	windowYear: 2023,
	supplier: 'RU' as StoredShipment['supplier'],
	supplierText: '',
	supplierRole: 'unknown',
	vesselName: '',
	imo: null,
	imoText: '',
	flag: null,
	flagText: '',
	originPort: '',
	loadPortState: null,
	destinationPort: '',
	basis: 'observed',
	leftOut: null,
	quantity: '',
	unit: null,
	dwt: '',
	laden: null,
	kind: 'none',
	barrels: null,
	product: 'unspecified',
	productText: '',
	productClass: 'refined',
	hsCode: ''
};

const stored = (...barrels: bigint[]) => barrels as Barrels[];

describe('the volume of a delivery', () => {
	it('a laden share is a second step: 3,003 t x 8.33 = 25,014.990; x 9/10 = 22,513.491', () => {
		const laden = calculationOf(
			{
				...delivery,
				kind: 'laden',
				dwt: '3003',
				laden: parseShare('0.9'),
				barrels: stored(22513491n, 21778357n, 20162142n, 19540521n)
			},
			'committee-8.33'
		);
		expect(laden?.steps.map(nbsp)).toEqual([
			'3,003 t deadweight × 8.33 = 25,014.990 bbl fully laden',
			'× 9/10 laden, as the row states = 22,513.491 bbl'
		]);
		expect(laden).toMatchObject({ rule: 'laden', barrels: 22513491n, fullLoad: 25014990n });
	});
	it('without a share has no barrels of its own: the share belongs to the sum', () =>
		expect(
			calculationOf(
				{
					...delivery,
					kind: 'scenario',
					dwt: '3003',
					barrels: stored(25014990n, 24198174n, 22402380n, 21711690n)
				},
				'committee-8.33'
			)
		).toMatchObject({ rule: 'scenario', barrels: null, fullLoad: 25014990n, factor: '8.33' }));
	it('with neither says so and is no zero', () =>
		expect(calculationOf(delivery, 'committee-8.33')).toMatchObject({
			rule: 'none',
			barrels: null,
			steps: []
		}));
	it('with neither is one delivery, or one transfer, which is never called a delivery', () => {
		expect(calculationOf(delivery, 'committee-8.33')?.note).toBe(
			'The source gives neither a quantity nor a deadweight, so this counts as one delivery without volume.'
		);
		const transfer = { ...delivery, recordKind: 'sts' } as unknown as typeof delivery;
		expect(calculationOf(transfer, 'committee-8.33')?.note).toBe(
			'The source gives neither a quantity nor a deadweight, so this stands as one transfer without volume.'
		);
	});
	it('a product that a table lacks takes its unspecified factor, and says so', () => {
		const bitumen = {
			...delivery,
			kind: 'stated',
			quantity: '100',
			unit: 't',
			product: 'bitumen',
			barrels: stored(833000n, 805800n, 746000n, 605000n)
		} as const;
		expect(calculationOf(bitumen, 'committee-8.33')).toMatchObject({
			factor: '8.33',
			isUnspecifiedFactor: true
		});
		expect(calculationOf(bitumen, 'unsd-2004')).toMatchObject({ factor: '6.05', isUnspecifiedFactor: false });
		expect(underEachTable(bitumen).map(({ factor }) => factor)).toEqual(['8.33', '8.058', '7.46', '6.05']);
		expect(calculationOf(bitumen, 'unsd-2004')?.steps.map(nbsp)).toEqual(['100 t × 6.05 = 605.000 bbl']);
	});
	it('stated in barrels needs no table', () =>
		expect(
			underEachTable({
				...delivery,
				kind: 'stated',
				quantity: '5',
				unit: 'bbl',
				barrels: stored(5000n, 5000n, 5000n, 5000n)
			})
		).toEqual([]));
});
