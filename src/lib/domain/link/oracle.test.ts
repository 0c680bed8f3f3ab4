// Random little ledgers against the rules told a second time: the same records count, for the same supplier, and every
// record that does not count leads to one that does.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hull } from './hull.ts';
import { hullOf } from './hull.ts';
import type { LinkRow, Verdicts } from './link-row.ts';
import { pairOf } from './link-row.ts';
import type { Outcome } from './test-oracle.ts';
import { outcomesOf } from './test-oracle.ts';
import { places } from './test-rows.ts';

type Spec = Omit<LinkRow, 'id' | 'key' | 'fills' | 'empties' | 'seenOn'> & {
	readonly ships: readonly [Hull | null, Hull | null];
};

const numbered = ['8916293', '9129653', '8660313'].map((imo) => hullOf(imo, ''));
const named = [
	hullOf('8916293', 'Mercury'),
	hullOf(null, 'MERCURY'),
	hullOf('9129653', 'Mercury'),
	hullOf(null, 'Shundlli'),
	hullOf('8916293', 'Shundlli')
];

/** Several ships, so few days and reporters that nearly all of them meet. */
const specOf = (hulls: readonly (Hull | null)[], days: number): fc.Arbitrary<Spec> =>
	fc
		.record({
			kind: fc.constantFrom(
				'delivery' as const,
				'loading' as const,
				'transfer' as const,
				'transfer' as const
			),
			ships: fc.tuple(fc.constantFrom(...hulls), fc.constantFrom(...hulls, null)),
			day: fc.nat(days),
			isDirected: fc.constantFrom(true, true, true, false),
			agency: fc.constantFrom('A', 'B', 'C', 'D'),
			sourceClass: fc.constantFrom('panel' as const, 'ngo' as const),
			supplier: fc.constantFrom('RU', 'CN', 'unknown', 'unknown'),
			amount: fc.constantFrom(null, null, 'scenario', 500, 1000, 1100, 1111)
		})
		.map(({ amount, supplier, isDirected, ...rest }) => ({
			...rest,
			supplier: supplier as LinkRow['supplier'],
			isDirected: rest.kind !== 'transfer' || isDirected,
			volume: amount === null ? 'none' : amount === 'scenario' ? 'scenario' : 'stated',
			barrels: (amount === null
				? null
				: amount === 'scenario'
					? 2_000_000n
					: BigInt(amount) * 1000n) as LinkRow['barrels']
		}));

const keyOf = (at: number) => String.fromCharCode(97 + at);

/** Keys are in no order of days. */
function ledgerOf(specs: readonly Spec[]): LinkRow[] {
	return specs.map(({ ships: [one, other], ...rest }, at) => ({
		...rest,
		id: keyOf(at),
		key: keyOf(at),
		fills: rest.kind === 'delivery' ? null : rest.kind === 'loading' ? one : other,
		empties: rest.kind === 'loading' ? null : one,
		seenOn: '2024-01-01' as LinkRow['seenOn']
	}));
}

type Say = readonly [number, number, 'confirmed' | 'refused'];

const says = fc.array(
	fc.tuple(fc.nat(30), fc.nat(30), fc.constantFrom('confirmed' as const, 'refused' as const)),
	{ maxLength: 5 }
);

function verdictsOn(rows: readonly LinkRow[], said: readonly Say[]): Verdicts {
	return new Map(
		said.flatMap(([a, b, word]) => {
			const [one, other] = [rows[a % rows.length], rows[b % rows.length]];
			return one === undefined || other === undefined || one === other
				? []
				: [[pairOf(one.key, other.key), word] as const];
		})
	);
}

const text = ({ id, supplier, reason, by, isDelivered, sources }: Outcome) =>
	`${id} ${supplier} ${reason ?? 'counts'}${by === null ? '' : ` ${by}`}${isDelivered ? ' delivered' : ''} x${sources}`;

function found(rows: readonly LinkRow[], verdicts: Verdicts): Outcome[] {
	const placed = places(rows, verdicts);
	return rows.map((row) => {
		const place = placed.get(row.id);
		return {
			id: row.id,
			supplier: place?.supplier ?? row.supplier,
			reason: place?.reason ?? null,
			by: place?.by?.id ?? null,
			isDelivered: place?.isDelivered ?? false,
			sources: place?.sources ?? 1
		};
	});
}

/** Whoever asks of a record that does not count why is led to one that does. */
function expectWhole(outcomes: readonly Outcome[]): void {
	const byId = new Map(outcomes.map((one) => [one.id, one]));
	for (const outcome of outcomes) {
		let one: Outcome | undefined = outcome;
		for (let steps = 0; one !== undefined && one.by !== null; steps++) {
			if (steps > outcomes.length) throw new Error(`${outcome.id} is left out for a circle`);
			one = byId.get(one.by);
		}
		expect(one, `${outcome.id} is left out for nothing`).toBeDefined();
	}
}

describe('links and the rules told a second time', () => {
	it.each([
		['ships by number', numbered, 6, 14],
		['ships by number and by name', [...numbered, ...named], 5, 12],
		['one day of exchanges', numbered, 0, 8],
		['long voyages', numbered, 45, 14]
	] as const)('agree: %s', (_name, hulls, days, most) => {
		fc.assert(
			fc.property(fc.array(specOf(hulls, days), { minLength: 2, maxLength: most }), says, (specs, said) => {
				const rows = ledgerOf(specs);
				const verdicts = verdictsOn(rows, said);
				const outcomes = found(rows, verdicts);
				expectWhole(outcomes);
				expect(outcomes.map(text)).toEqual(
					[...outcomesOf(rows, verdicts).values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map(text)
				);
			}),
			{ numRuns: 500, seed: 2397 }
		);
	});
});
