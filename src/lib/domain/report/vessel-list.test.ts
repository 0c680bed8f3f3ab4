import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SupplierCode } from '../country.ts';
import type { Barrels } from '../units.ts';
import type { Imo } from '../vessel.ts';
import type { RegisteredShip, ShipCursor, ToldShip } from './vessel-list.ts';
import { listShips, pageOfShips } from './vessel-list.ts';
import { parseShipQuery, shipCursorText, shipQueryText } from './vessel-query.ts';

const registered = (part: Partial<RegisteredShip>): RegisteredShip => ({
	imo: null,
	mmsi: null,
	name: '',
	formerNames: '',
	flag: null,
	flagText: '',
	notes: '',
	type: '',
	dwt: '',
	designations: '',
	...part
});
const told = (name: string, imo: string | null, calls: number, known = 0): ToldShip => ({
	imo: imo as Imo | null,
	name,
	mmsi: null,
	flag: 'KP' as SupplierCode,
	calls,
	transfers: 1,
	counted: { deliveries: calls, withoutVolume: 0, known: BigInt(known) as Barrels, fullLoads: 0n as Barrels }
});
const REGISTER = [
	registered({ imo: '8916293' as Imo, name: 'CHONG RIM 2', formerNames: 'SAEBYOL; later SIN PHYONG 9' }),
	registered({ name: 'MERCURY', notes: 'Russian-owned' })
];

describe('the ships of a view', () => {
	it('are one for each number, whatever they are told as, and apart where no number is given', () => {
		const ships = listShips(REGISTER, [
			told('SAEBYOL', '8916293', 2, 5),
			told('NEW MOON', '8916293', 1, 7),
			told('Saebyol', null, 1),
			told('unnamed small vessel', null, 9),
			told('', '9074729', 1)
		]);
		expect(
			ships.map(({ key, names, calls, transfers, counted }) => [key, names, calls, transfers, counted.known])
		).toEqual([
			['8916293', ['CHONG RIM 2', 'SAEBYOL', 'SIN PHYONG 9', 'NEW MOON'], 3, 2, 12n],
			['MERCURY', ['MERCURY'], 0, 0, 0n],
			['SAEBYOL', ['Saebyol'], 1, 1, 0n],
			['9074729', [], 1, 1, 0n]
		]);
		expect(ships.map(({ isInRegister }) => isInRegister)).toEqual([true, true, false, false]);
	});
	it('a ship named like a number is not taken for it', () => {
		const ships = listShips(REGISTER, [told('8916293', null, 1)]);
		expect(ships.map(({ imo, calls }) => [imo, calls])).toEqual([
			['8916293', 0],
			[null, 0],
			[null, 1]
		]);
	});
	it('do not depend on the order in which reports came', () => {
		const reports = [
			told('A', '8916293', 1, 3),
			told('B', '8916293', 2, 4),
			told('A', null, 1),
			told('C', null, 5)
		];
		const sums = (rows: readonly ToldShip[]) =>
			listShips(REGISTER, rows)
				.map(({ key, imo, calls, counted }) => `${imo ?? 'name'} ${key} ${calls} ${counted.known}`)
				.sort();
		fc.assert(
			fc.property(fc.shuffledSubarray(reports, { minLength: 4 }), (rows) => {
				expect(sums(rows)).toEqual(sums(reports));
			})
		);
	});
});

describe('pages', () => {
	const ships = listShips(
		[],
		Array.from({ length: 23 }, (_, at) => told(`SHIP ${at % 7}`, String(1_000_000 + at), at % 3))
	);
	it('join to the whole list without a gap or a repeat, whatever their size and order', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 30 }),
				fc.constantFrom('records' as const, 'name' as const),
				(limit, order) => {
					const keys: string[] = [];
					let after: ShipCursor | null = null;
					do {
						const page: ReturnType<typeof pageOfShips> = pageOfShips(ships, '', order, after, limit);
						expect(page.count).toBe(23);
						keys.push(...page.ships.map(({ key }) => key));
						after = page.next;
					} while (after !== null);
					expect(new Set(keys).size).toBe(23);
					expect(keys).toHaveLength(23);
				}
			)
		);
	});
	it('stand by most records, then by name, then by number', () => {
		const { ships: first } = pageOfShips(ships, '', 'records', null, 3);
		// Two calls and a transfer each: numbers 2, 5, 8, 11, 14, 17 and 20 of the list; SHIP 0 is number 14.
		expect(first.map(({ key, names }) => `${key} ${names[0] ?? ''}`)).toEqual([
			'1000014 SHIP 0',
			'1000008 SHIP 1',
			'1000002 SHIP 2'
		]);
	});
});

describe('what an address asks for', () => {
	const read = (text: string) => {
		const asked = new URLSearchParams(text);
		return parseShipQuery((name) => asked.get(name));
	};
	it('comes back as it was written', () => {
		const after = { records: 12, name: '金润 8 & CO', key: '8916293' };
		const query = { text: 'sin phyong', order: 'name' as const, after, afterName: null };
		const text = shipQueryText(query, '?as_of=2023-06-30');
		expect(text.startsWith('?as_of=2023-06-30&q=sin+phyong&sort=name&after=12')).toBe(true);
		expect(read(text.slice(1))).toEqual({ ships: query });
		expect(shipCursorText(after)).toBe('12|金润 8 & CO|8916293');
		expect(shipQueryText({}, '')).toBe('');
	});
	it.each([
		['sort=size', 'sort must be one of records, name.'],
		['after=1', 'after and after_name must be the marks that the page before gave.'],
		['after_name=x|y|z', 'after and after_name must be the marks that the page before gave.'],
		[`q=${'x'.repeat(101)}`, 'q must be text of at most 100 characters.']
	])('%s is refused', (text, problem) => {
		expect(read(text)).toEqual({ problem });
	});
});
