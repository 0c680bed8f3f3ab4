import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeenRows } from './seen-rows.ts';

const hex = (length: number) =>
	fc
		.array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
		.map((all) => all.join(''));

/** 32 hex digits from a small number: the same start of key for many, so that slots collide. */
const key = (n: number) => n.toString(16).padStart(24, '0').padEnd(32, 'f');

describe('the rows seen in a file', () => {
	it('are new once, then counted with whether their cells agree with the first', () => {
		const rows = new SeenRows();
		expect(rows.add(key(1), key(7))).toMatchObject({ count: 1 });
		expect(rows.add(key(1), key(7))).toEqual({ count: 2, isSameContent: true });
		expect(rows.add(key(1), 'e'.repeat(32))).toEqual({ count: 3, isSameContent: false });
		expect(rows.add(key(1), key(7))).toEqual({ count: 4, isSameContent: true });
		expect(rows.add(key(2), key(7))).toMatchObject({ count: 1 });
	});

	it('are told apart by any eight of the first twenty-four digits of their keys', () => {
		const rows = new SeenRows();
		const [zero, one] = ['0'.repeat(8), '1'.repeat(8)];
		const keys = [zero, one].flatMap((a) =>
			[zero, one].flatMap((b) => [zero, one].map((c) => a + b + c + zero))
		);
		for (const each of keys) expect(rows.add(each, key(1))).toMatchObject({ count: 1 });
		for (const each of keys) expect(rows.add(each, key(1))).toEqual({ count: 2, isSameContent: true });
	});

	it('take a key of zeros for a key', () => {
		const rows = new SeenRows();
		const zeros = '0'.repeat(32);
		expect(rows.add(zeros, zeros)).toMatchObject({ count: 1 });
		expect(rows.add(zeros, zeros)).toEqual({ count: 2, isSameContent: true });
	});

	it('are what a plain map says, for any keys', () => {
		const few = fc.oneof(fc.integer({ min: 0, max: 20 }).map(key), hex(32));
		const content = fc.integer({ min: 0, max: 3 }).map((n) => String(n).repeat(32));
		fc.assert(
			fc.property(fc.array(fc.tuple(few, content), { maxLength: 200 }), (all) => {
				const rows = new SeenRows();
				const model = new Map<string, { count: number; first: string }>();
				for (const [one, cells] of all) {
					const known = model.get(one);
					const expected = { count: (known?.count ?? 0) + 1, first: known?.first ?? cells };
					model.set(one, expected);
					const seen = rows.add(one, cells);
					expect(seen.count).toBe(expected.count);
					if (seen.count > 1) expect(seen.isSameContent).toBe(cells === expected.first);
				}
			})
		);
	});

	it('are all found again after the table has grown several times', () => {
		const rows = new SeenRows();
		// The table starts with 4,096 slots and doubles at two thirds.
		const count = 20_000;
		const spread = (n: number) => (Math.imul(n, 2654435761) >>> 0).toString(16).padStart(8, '0').repeat(4);
		for (let n = 0; n < count; n++) expect(rows.add(spread(n), spread(n)).count).toBe(1);
		for (let n = 0; n < count; n++)
			expect(rows.add(spread(n), spread(n + 1))).toEqual({ count: 2, isSameContent: false });
	});

	it('stay quick where all keys begin alike', () => {
		const rows = new SeenRows();
		for (let n = 0; n < 3000; n++) expect(rows.add(key(n), key(n)).count).toBe(1);
		for (let n = 0; n < 3000; n++) expect(rows.add(key(n), key(n)).count).toBe(2);
	});
});
