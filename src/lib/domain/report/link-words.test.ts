import { describe, expect, it } from 'vitest';
import { scenarioAt } from '../cap/laden.ts';
import type { SupplierCode } from '../country.ts';
import { UNKNOWN_SUPPLIER } from '../country.ts';
import type { Barrels } from '../units.ts';
import type { LinkPair } from './link-change.ts';
import { changeText } from './link-words.ts';
import type { StoredMovement } from './record-view.ts';

const READ = { factors: 'committee-8.33', laden: scenarioAt(null) } as const;
const CH = 'CH' as SupplierCode;

/** A gasoil delivery; barrels by all four factor sets. */
function delivery(id: string, bbl: number, own: object = {}): StoredMovement {
	return {
		recordKind: 'shipment',
		id,
		windowYear: 2019,
		supplier: CH,
		kind: 'stated',
		unit: 't',
		product: 'gasoil',
		dwt: '',
		barrels: Array<Barrels>(4).fill(BigInt(bbl * 1000) as Barrels),
		linked: null,
		...own
	} as unknown as StoredMovement;
}

function pair(from: StoredMovement, to: StoredMovement, link: object): LinkPair {
	return { link: { from: from.id, to: to.id, ...link }, from, to } as unknown as LinkPair;
}

describe('what a link changes', () => {
	it('names the record, the total, the barrels and where they count instead', () => {
		const from = delivery('5-3', 7460, { linked: { reason: 'same_event', by: '6-2', supplier: CH } });
		expect(
			changeText(pair(from, delivery('6-2', 7460), { rule: 'same_delivery', isInForce: true }), READ)
		).toBe('5-3 is left out of the observed total of 2019: 7,460\u00a0bbl less; it counts at 6-2.');
	});

	it('takes the chosen share of a deadweight: 3/4 of 14,920 are 11,190 bbl', () => {
		const from = delivery('5-3', 14_920, { kind: 'scenario' });
		expect(
			changeText(pair(from, delivery('6-2', 7460), { rule: 'same_delivery', isInForce: false }), READ)
		).toBe(
			'5-3 would be left out of the observed total of 2019: 11,190\u00a0bbl less; it would count at 6-2.'
		);
	});

	it('keeps the loading where the delivery has no volume, and charges the supplier that the cargo came from', () => {
		const to = delivery('6-2', 0, { kind: 'none', barrels: null, supplier: UNKNOWN_SUPPLIER });
		expect(
			changeText(pair(delivery('5-3', 7460), to, { rule: 'loading_delivery', isInForce: false }), READ)
		).toBe(
			'6-2 would be left out of the observed total of 2019: no volume, one record less; it would count at 5-3. ' +
				'6-2 would be charged to Switzerland instead of the unknown supplier.'
		);
	});

	it('says that a step by itself changes nothing', () => {
		const link = { rule: 'transfer_delivery', isInForce: true };
		expect(changeText(pair(delivery('5-3', 7460), delivery('6-2', 7460), link), READ)).toBe(
			'No total changes by this step alone.'
		);
	});
});
