import { describe, expect, it } from 'vitest';
import type { SupplierCode } from '../country.ts';
import type { SupplierRole } from '../record.ts';
import type { Attribution, Chargeable } from './attribution.ts';
import { ATTRIBUTIONS, chargedUnder, parseAttribution } from './attribution.ts';

const row = (
	supplier: string,
	supplierRole: SupplierRole,
	flag: string | null = null,
	loadPortState: string | null = null
) => ({ supplier, supplierRole, flag, loadPortState }) as Chargeable;

describe('who is charged', () => {
	/** In the order of the rules: as recorded, reporting state, load port state, flag state, seller. */
	it.each([
		[
			'a loading at Vostochny by a DPRK ship',
			row('RU', 'load_port_state', 'KP'),
			['RU', 'unknown', 'RU', 'KP', 'unknown']
		],
		[
			'the role beats the port',
			row('RU', 'load_port_state', null, 'CN'),
			['RU', 'unknown', 'RU', 'unknown', 'unknown']
		],
		[
			'a call at Longkou that names no supplier',
			row('unknown', 'unknown', 'KP', 'CN'),
			['unknown', 'unknown', 'CN', 'KP', 'unknown']
		],
		['a state that reports', row('CN', 'reporting_state', 'PA', 'KR'), ['CN', 'CN', 'KR', 'PA', 'unknown']],
		['a seller', row('SG', 'seller'), ['SG', 'unknown', 'unknown', 'unknown', 'SG']],
		[
			'a supplier named by its flag, flag not in its own column',
			row('VN', 'flag_state'),
			['VN', 'unknown', 'unknown', 'VN', 'unknown']
		],
		[
			'the flag itself beats the supplier named for it',
			row('VN', 'flag_state', 'TG'),
			['VN', 'unknown', 'unknown', 'TG', 'unknown']
		],
		['a supplier without a reason', row('TW', 'unknown'), ['TW', 'unknown', 'unknown', 'unknown', 'unknown']],
		[
			'a role without a supplier',
			row('unknown', 'load_port_state', null, 'RU'),
			['unknown', 'unknown', 'RU', 'unknown', 'unknown']
		]
	])('%s', (_what, given, charged) => {
		expect(ATTRIBUTIONS.map((rule) => chargedUnder(rule, given))).toEqual(charged);
	});

	it('is asked for by the names of the address', () => {
		expect(ATTRIBUTIONS.map(parseAttribution)).toEqual([...ATTRIBUTIONS]);
		expect(['flag', 'FLAG_STATE', '', '__proto__'].map(parseAttribution)).toEqual([null, null, null, null]);
	});

	it('falls on one state or the unknown supplier under every rule', () => {
		const codes = ['RU', 'unknown'] as SupplierCode[];
		const rules: Attribution[] = [...ATTRIBUTIONS];
		for (const supplier of codes)
			for (const rule of rules)
				expect(chargedUnder(rule, row(supplier, 'unknown'))).toMatch(/^(RU|unknown)$/);
	});
});
