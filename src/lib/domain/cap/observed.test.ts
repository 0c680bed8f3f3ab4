import { describe, expect, it } from 'vitest';
import type { YearMonth } from '../calendar.ts';
import type { SupplierCode } from '../country.ts';
import { UNKNOWN_SUPPLIER } from '../country.ts';
import type { Fraction } from '../decimal.ts';
import { parseShare } from '../decimal.ts';
import type { Barrels } from '../units.ts';
import { DEFAULT_LADEN, barrelsText, wholeBarrels } from '../units.ts';
import type { LadenScenario, MovementSum } from './movement-sum.ts';
import { amountOf } from './movement-sum.ts';
import { observedTotal } from './observed.ts';
import { refinedWindow } from './regime.ts';
import { transferLedger } from './transfers.ts';

const window2023 = refinedWindow(2023);
if (!window2023) throw new Error('no window');
const share = (text: string) => parseShare(text) as Fraction;
const chosen = (text: string): LadenScenario => ({ ...DEFAULT_LADEN, chosen: share(text) });
const text = (barrels: Barrels | null) => (barrels === null ? null : barrelsText(barrels));

function sum(part: Partial<MovementSum>): MovementSum {
	return {
		kind: 'shipment',
		windowYear: 2023,
		month: '2023-05' as YearMonth,
		supplier: 'RU' as SupplierCode,
		basis: 'observed',
		productClass: 'refined',
		volume: 'stated',
		leftOut: null,
		isToDprkShip: false,
		records: 1,
		barrels: 0n as Barrels,
		...part
	};
}

const stated = (barrels: number, part: Partial<MovementSum> = {}) =>
	sum({ barrels: wholeBarrels(barrels), ...part });
const laden = (barrels: number) => stated(barrels, { volume: 'laden' });
const fullLoad = (barrels: number, part: Partial<MovementSum> = {}) =>
	stated(barrels, { volume: 'scenario', ...part });
const none = (part: Partial<MovementSum> = {}) => sum({ volume: 'none', ...part });

const total = (sums: readonly MovementSum[], scenario: LadenScenario = DEFAULT_LADEN) =>
	observedTotal(sums, window2023, scenario);
const range = (sums: readonly MovementSum[], scenario?: LadenScenario) => {
	const { low, total: middle, high } = total(sums, scenario);
	return [text(low), text(middle), text(high)];
};

describe('the observed total', () => {
	it('takes stated and laden volumes as they are, and the chosen share of full loads', () => {
		// 1,000 + 200 + 60, 75 and 90 % of 10,000.
		expect(range([stated(1000), laden(200), fullLoad(10_000)])).toEqual([
			'7200.000',
			'8700.000',
			'10200.000'
		]);
	});

	it('moves with the share only where a delivery states neither quantity nor share', () => {
		expect(range([stated(1000), laden(200)], chosen('1/3'))).toEqual(['1200.000', '1200.000', '1200.000']);
		expect(range([fullLoad(3)], chosen('1'))).toEqual(['1.800', '3.000', '2.700']);
		expect(range([fullLoad(3)], chosen('0'))[1]).toBe('0.000');
	});

	it('keeps 1/3 exact and rounds once at the end: three loads of 0.001 bbl are 0.001, not three times 0.000', () => {
		const tiny = sum({ volume: 'scenario', barrels: 1n as Barrels });
		expect(range([tiny, tiny, tiny], chosen('1/3'))[1]).toBe('0.001');
		// 1,367,628 bbl at 90 % are 1,519,586.667 laden fully; a third of that is 506,528.889.
		expect(range([sum({ volume: 'scenario', barrels: 1519586667n as Barrels })], chosen('1/3'))[1]).toBe(
			'506528.889'
		);
	});

	it('counts a delivery without quantity and deadweight, and says that it has no volume', () => {
		expect(total([stated(5), none({ records: 3 })])).toMatchObject({
			deliveries: 4,
			withoutVolume: 3,
			total: 5000n
		});
	});

	it('of deliveries without any volume is null, not zero', () => {
		expect(total([none()])).toMatchObject({
			deliveries: 1,
			withoutVolume: 1,
			low: null,
			total: null,
			high: null,
			multiple: null,
			status: null
		});
		expect(total([])).toMatchObject({ deliveries: 0, total: null, status: null, breakEvenLaden: null });
	});

	it('of deliveries that state zero is zero', () => {
		expect(total([stated(0)])).toMatchObject({ deliveries: 1, withoutVolume: 0, total: 0n, status: 'under' });
	});

	it('is compared with the cap on unrounded barrels', () => {
		expect(total([stated(500_000)]).status).toBe('95');
		expect(total([stated(500_000), sum({ barrels: 1n as Barrels })])).toMatchObject({
			status: 'exceeded',
			multiple: 1
		});
	});

	it('never takes in declared, customs or estimated deliveries', () => {
		const view = total([
			stated(1),
			stated(2, { basis: 'declared' }),
			stated(4, { basis: 'customs', leftOut: 'customs' }),
			stated(8, { basis: 'estimated', leftOut: 'estimated' })
		]);
		expect(text(view.total)).toBe('1.000');
	});
});

describe('what is left out', () => {
	it('is named with its reason, its records and its barrels', () => {
		const view = total([
			stated(1),
			stated(10, { leftOut: 'aggregate', records: 2 }),
			stated(20, { leftOut: 'other_destination' }),
			fullLoad(100, { leftOut: 'superseded' }),
			none({ leftOut: 'repeat' })
		]);
		expect(view.leftOut.map(({ reason, records, barrels }) => [reason, records, text(barrels)])).toEqual([
			['aggregate', 2, '10.000'],
			['other_destination', 1, '20.000'],
			['repeat', 1, '0.000'],
			// 75 % of a full load of 100.
			['superseded', 1, '75.000']
		]);
		expect(view.deliveries).toBe(1);
	});
});

describe('the share at which the cap is reached', () => {
	it('is what is missing to the cap over the full loads', () => {
		// (500,000 - 100,000) / 800,000
		expect(total([stated(100_000), fullLoad(800_000)]).breakEvenLaden).toBe(0.5);
		// 500,000 / 1,523,381 x 0.9: the case of S/2024/215 reaches the cap at 29.5 % laden.
		expect(total([sum({ volume: 'scenario', barrels: 1692645556n as Barrels })]).breakEvenLaden).toBe(
			0.295396
		);
	});

	it('is above 1 where not even full ships reach it', () => {
		expect(total([fullLoad(250_000)]).breakEvenLaden).toBe(2);
	});

	it('is 0 where stated volumes alone reach it, and null where no row depends on a share', () => {
		expect(total([stated(600_000), fullLoad(1)]).breakEvenLaden).toBe(0);
		expect(total([stated(600_000)]).breakEvenLaden).toBeNull();
	});
});

describe('the parts of an observed total', () => {
	it('are kept by supplier; a supplier that nobody names stays in, under its own line', () => {
		const view = total([
			stated(5),
			stated(7, { supplier: UNKNOWN_SUPPLIER }),
			fullLoad(10, { supplier: 'CN' as SupplierCode }),
			none({ supplier: UNKNOWN_SUPPLIER })
		]);
		expect(
			view.suppliers.map(({ supplier, deliveries, total }) => [supplier, deliveries, text(total)])
		).toEqual([
			['CN', 1, '7.500'],
			['RU', 1, '5.000'],
			['unknown', 2, '7.000']
		]);
		// 5 + 7 + 7.5
		expect(text(view.total)).toBe('19.500');
	});

	it('are kept by month, those of a year alone apart', () => {
		const view = total([stated(5), stated(7, { month: null }), stated(1, { month: '2023-01' as YearMonth })]);
		expect(view.months.map(({ month, total }) => [month, text(total)])).toEqual([
			[null, '7.000'],
			['2023-01', '1.000'],
			['2023-05', '5.000']
		]);
	});

	it('name the unmapped and LPG, which are inside the total', () => {
		const view = total([
			stated(5),
			stated(7, { productClass: 'unknown' }),
			fullLoad(100, { productClass: 'unsettled' })
		]);
		expect([text(view.unmapped), text(view.unsettled), text(view.total)]).toEqual([
			'7.000',
			'75.000',
			'87.000'
		]);
	});
});

describe('the ledger of transfers', () => {
	it('is beside the cap: all of them, and those to DPRK-flagged ships apart', () => {
		const sts = (barrels: number, part: Partial<MovementSum> = {}) =>
			stated(barrels, { kind: 'sts', ...part });
		const ledger = transferLedger(
			[
				sts(100, { isToDprkShip: true }),
				sts(30),
				none({ kind: 'sts', isToDprkShip: true }),
				sts(1000, { isToDprkShip: true, leftOut: 'aggregate', records: 4 }),
				sts(2000, { leftOut: 'crude' })
			],
			DEFAULT_LADEN
		);
		expect(ledger.all).toMatchObject({ deliveries: 3, withoutVolume: 1, total: 130000n });
		expect(ledger.toDprkShips).toMatchObject({ deliveries: 2, withoutVolume: 1, total: 100000n });
		expect(ledger.leftOut.map(({ reason, records, barrels }) => [reason, records, text(barrels)])).toEqual([
			['aggregate', 4, '1000.000'],
			['crude', 1, '2000.000']
		]);
	});

	it('of nothing has no volume', () => {
		expect(transferLedger([], DEFAULT_LADEN).all).toMatchObject({ deliveries: 0, total: null });
	});
});

describe('an amount', () => {
	it('is the same however its rows are grouped into sums', () => {
		const one = amountOf([fullLoad(7, { records: 2 }), stated(3, { records: 5 })], chosen('1/3'));
		const many = amountOf([fullLoad(3), fullLoad(4), stated(1, { records: 4 }), stated(2)], chosen('1/3'));
		expect(many).toEqual(one);
		// 3 + 7/3
		expect(text(one.total)).toBe('5.333');
		expect(one.deliveries).toBe(7);
	});
});
