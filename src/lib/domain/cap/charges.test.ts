import { describe, expect, it } from 'vitest';
import type { SupplierCode } from '../country.ts';
import type { Barrels } from '../units.ts';
import { DEFAULT_LADEN } from '../units.ts';
import type { ChargeSum } from './charges.ts';
import { amountsByState, chargesByRule, isCharged } from './charges.ts';
import type { MovementSum } from './movement-sum.ts';

const movement = (over: Partial<MovementSum>): MovementSum => ({
	kind: 'shipment',
	windowYear: 2024,
	month: null,
	supplier: 'RU' as SupplierCode,
	basis: 'observed',
	productClass: 'refined',
	volume: 'stated',
	leftOut: null,
	isToDprkShip: false,
	records: 1,
	barrels: 10_000n as Barrels,
	...over
});
const charge = (rule: ChargeSum['rule'], charged: string, over: Partial<ChargeSum> = {}): ChargeSum => ({
	rule,
	kind: 'shipment',
	windowYear: 2024,
	month: null,
	charged: charged as SupplierCode,
	volume: 'stated',
	records: 1,
	barrels: 10_000n as Barrels,
	...over
});

describe('who is charged', () => {
	it('by all rules: as recorded from the sums of the window, the others from their own', () => {
		const rules = chargesByRule(
			[movement({}), movement({ kind: 'sts', supplier: 'unknown' as SupplierCode })],
			[charge('flag_state', 'KP'), charge('flag_state', 'TG', { kind: 'sts' }), charge('seller', 'unknown')],
			DEFAULT_LADEN
		);
		expect(
			rules.map(({ rule, deliveries, transfers }) => [
				rule,
				deliveries.map(({ supplier, total }) => [supplier, total]),
				transfers.map(({ supplier }) => supplier)
			])
		).toEqual([
			['as_recorded', [['RU', 10_000n]], ['unknown']],
			['reporting_state', [], []],
			['load_port_state', [], []],
			['flag_state', [['KP', 10_000n]], ['TG']],
			['seller', [['unknown', 10_000n]], []]
		]);
	});

	it('has amounts that come to the whole to the thousandth, in the order of codes', () => {
		// Three full loads of 0.001 bbl at 75 %: 0.00225 in all, half up 0.002, one thousandth for two of the three.
		const sums = ['RU', 'CN', 'unknown'].map((state) =>
			charge('seller', state, { volume: 'scenario', barrels: 1n as Barrels })
		);
		expect(amountsByState(sums, DEFAULT_LADEN).map(({ supplier, total }) => [supplier, total])).toEqual([
			['CN', 1n],
			['RU', 1n],
			['unknown', 0n]
		]);
	});

	it('only for what counts', () => {
		expect(isCharged(movement({}))).toBe(true);
		expect(isCharged(movement({ kind: 'sts' }))).toBe(true);
		expect(isCharged(movement({ basis: 'declared' }))).toBe(false);
		expect(isCharged(movement({ leftOut: 'superseded' }))).toBe(false);
		expect(isCharged(movement({ kind: 'sts', leftOut: 'crude' }))).toBe(false);
	});
});
