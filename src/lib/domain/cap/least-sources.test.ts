import { describe, expect, it } from 'vitest';
import type { SupplierCode } from '../country.ts';
import type { Barrels } from '../units.ts';
import { limitedTo } from './least-sources.ts';
import type { MovementSum } from './movement-sum.ts';

const sum = (own: Partial<MovementSum>): MovementSum => ({
	kind: 'shipment',
	windowYear: 2023,
	month: null,
	supplier: 'RU' as SupplierCode,
	basis: 'observed',
	productClass: 'refined',
	volume: 'stated',
	leftOut: null,
	isToDprkShip: false,
	records: 1,
	barrels: 1_000n as Barrels,
	...own
});

const reasons = (least: 1 | 2, sums: readonly MovementSum[]) =>
	limitedTo(least, sums).map(({ leftOut }) => leftOut);

describe('events of two sources or more', () => {
	it('leaves out what one agency alone reports, deliveries and transfers', () => {
		const sums = [sum({}), sum({ sources: 2 }), sum({ kind: 'sts' }), sum({ kind: 'sts', sources: 3 })];
		expect(reasons(2, sums)).toEqual(['single_source', null, 'single_source', null]);
		expect(reasons(1, sums)).toEqual([null, null, null, null]);
	});

	it('keeps a delivery that a state notified: a declared figure needs no second source', () => {
		expect(reasons(2, [sum({ basis: 'declared' })])).toEqual([null]);
	});

	it('keeps the reason of a row that is left out already', () => {
		expect(reasons(2, [sum({ leftOut: 'crude' }), sum({ leftOut: 'same_event', sources: 2 })])).toEqual([
			'crude',
			'same_event'
		]);
	});

	it('does the same again', () => {
		const once = limitedTo(2, [sum({}), sum({ sources: 2 })]);
		expect(limitedTo(2, once)).toEqual(once);
	});
});
