// Little ledgers made to go wrong, with their answers worked out by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import { hullOf } from '#lib/domain/link/hull.ts';
import type { TestDatabase } from '../../db/test-database.ts';
import { testDatabase } from '../../db/test-database.ts';
import { movementMoves } from '../movement-moves.ts';
import { currentVersion } from '../standing.ts';
import { SCOPE_LIMITS } from './link-scope.ts';
import type { Telling } from './test-ledger.ts';
import { TestLedger, emptyLedger, sumsOf } from './test-ledger.ts';

let database: TestDatabase;

beforeAll(async () => {
	database = await testDatabase();
});

afterAll(async () => {
	await database.close();
});

/** As if every ledger were large and every change small. */
const BY_SHIP = { smallLedger: 0, manyChanged: 1_000_000 };
const hull = (imo: string) => hullOf(imo, '');
const X = hull('8916293');
const Y = hull('9129653');
const Z = hull('8660313');
const V = hull('8817007');
const W = hull('9075424');

/** 900 bbl on 28 December 2022 by agency `a`; day 3 is the last of the year. */
const telling = (kind: Telling['kind'], reference: string, over: Partial<Telling>): Telling => ({
	reference,
	kind,
	ship: X,
	other: null,
	day: 0,
	isDirected: true,
	agency: 'a',
	supplier: 'unknown',
	bbl: 900,
	...over
});
const delivery = (reference: string, over: Partial<Telling>) => telling('delivery', reference, over);
const loading = (reference: string, over: Partial<Telling>) => telling('loading', reference, over);
const transfer = (
	reference: string,
	ship: Telling['ship'],
	other: Telling['other'],
	over: Partial<Telling> = {}
) => telling('transfer', reference, { ship, other, ...over });
const january = (day: number) => `2024-01-0${day}` as IsoDate;

/** One file a day, from 1 January 2024. */
async function ledgerOf(files: readonly (readonly Telling[])[], limits = SCOPE_LIMITS): Promise<TestLedger> {
	await emptyLedger(database);
	const ledger = new TestLedger(database, limits);
	for (const [at, file] of files.entries()) await ledger.commit(file, january(at + 1));
	return ledger;
}

async function sums(asOf: IsoDate | null = null): Promise<string[]> {
	return await sumsOf(database, { version: await currentVersion(database.db), asOf });
}

async function judge(
	ledger: TestLedger,
	[one, other]: readonly [number, number],
	word: 'confirmed' | 'refused' | null
) {
	const rows = ledger.placed().map(({ row }) => row);
	const [a, b] = [rows[one], rows[other]];
	if (a === undefined || b === undefined) throw new Error('no such rows');
	await ledger.judge(a, b, word);
}

async function withdraw(ledger: TestLedger, at: number): Promise<void> {
	const file = ledger.files[at];
	if (file === undefined) throw new Error('no such file');
	await ledger.withdraw(file);
}

describe.each([
	['a small ledger', SCOPE_LIMITS],
	['ship by ship', BY_SHIP]
])('one cargo, one event: %s', (_name, limits) => {
	it('a ship takes on 500 from each of two and gives 300, 300 and 400 to three', async () => {
		await ledgerOf(
			[
				[transfer('1', V, X, { bbl: 500 }), transfer('2', W, X, { bbl: 500, day: 1 })],
				[transfer('3', X, Y, { bbl: 300, day: 4 }), transfer('4', X, Z, { bbl: 300, day: 5 })],
				[transfer('5', X, V, { bbl: 400, day: 6 })]
			],
			limits
		);
		expect(await sums()).toEqual([
			'2022 sts unknown earlier_leg x1: 2 of 1000000',
			'2023 sts unknown counts x1: 3 of 1000000'
		]);
	});

	it('a cargo taken on on 31 December and landed on 1 January is of the year it was landed in', async () => {
		const ledger = await ledgerOf(
			[[loading('1', { day: 3, supplier: 'RU' })], [delivery('2', { day: 4, bbl: 890 })]],
			limits
		);
		expect(await sums()).toEqual([
			'2022 shipment RU linked_to_delivery x1: 1 of 900000',
			'2023 shipment RU counts x1: 1 of 890000'
		]);
		await judge(ledger, [0, 1], 'refused');
		expect(await sums()).toEqual([
			'2022 shipment RU counts x1: 1 of 900000',
			'2023 shipment unknown counts x1: 1 of 890000'
		]);
		await judge(ledger, [0, 1], null);
		expect(await sums()).toEqual([
			'2022 shipment RU linked_to_delivery x1: 1 of 900000',
			'2023 shipment RU counts x1: 1 of 890000'
		]);
	});

	it('one delivery told of both sides of a year’s end counts in the year of the report that stands', async () => {
		const ledger = await ledgerOf(
			[[delivery('1', { day: 3, bbl: 1000 })], [delivery('2', { day: 4, bbl: 950, agency: 'b' })]],
			limits
		);
		expect(await sums()).toEqual([
			'2022 shipment unknown same_event x2: 1 of 1000000',
			'2023 shipment unknown counts x2: 1 of 950000'
		]);
		await withdraw(ledger, 1);
		expect(await sums()).toEqual(['2022 shipment unknown counts x1: 1 of 1000000']);
	});

	it('two upstream suppliers name none', async () => {
		await ledgerOf(
			[
				[loading('1', { supplier: 'RU', bbl: 400 }), loading('2', { supplier: 'CN', bbl: 500, day: 1 })],
				[delivery('3', { day: 5 })]
			],
			limits
		);
		expect(await sums()).toEqual([
			'2022 shipment CN linked_to_delivery x1: 1 of 500000',
			'2022 shipment RU linked_to_delivery x1: 1 of 400000',
			'2023 shipment unknown counts x1: 1 of 900000'
		]);
	});

	it('a transfer told both ways round by two agencies is one, and by a third still', async () => {
		await ledgerOf(
			[[transfer('1', X, Y)], [transfer('2', Y, X, { agency: 'b' })], [transfer('3', X, Y, { agency: 'c' })]],
			limits
		);
		expect(await sums()).toEqual([
			'2022 sts unknown counts x3: 1 of 900000',
			'2022 sts unknown same_event x3: 2 of 1800000'
		]);
	});
});

describe('a view of a past day is not changed by what comes on later ones', () => {
	it('one delivery told twice, of which one report is corrected', async () => {
		const told = [[delivery('1', {})], [delivery('2', { bbl: 950, agency: 'b' })]];
		await ledgerOf([...told, [delivery('1', { bbl: 920 })]]);
		expect(await sums(january(2))).toEqual([
			'2022 shipment unknown counts x2: 1 of 900000',
			'2022 shipment unknown same_event x2: 1 of 950000'
		]);
	});

	it('two legs, to which a third comes', async () => {
		await ledgerOf([
			[transfer('1', X, Y)],
			[transfer('2', Y, Z, { day: 2 })],
			[transfer('3', Z, V, { day: 3 })]
		]);
		expect(await sums(january(2))).toEqual([
			'2022 sts unknown counts x1: 1 of 900000',
			'2022 sts unknown earlier_leg x1: 1 of 900000'
		]);
	});

	it('a delivery of which a third report comes to stand', async () => {
		await ledgerOf([
			[delivery('1', { bbl: 1000 })],
			[delivery('2', { bbl: 950, agency: 'b' })],
			[delivery('3', { agency: 'c' })]
		]);
		expect(await sums(january(2))).toEqual([
			'2022 shipment unknown counts x2: 1 of 950000',
			'2022 shipment unknown same_event x2: 1 of 1000000'
		]);
	});

	it('a delivery whose supplier is known by a loading call two steps back, reported later', async () => {
		await ledgerOf([
			[transfer('1', X, Y, { day: 1 }), delivery('2', { ship: Y, day: 2 })],
			[loading('3', { supplier: 'RU' })]
		]);
		expect(await sums(january(1))).toEqual([
			'2022 shipment unknown counts x1: 1 of 900000',
			'2022 sts unknown counts delivered x1: 1 of 900000'
		]);
	});
});

describe('two days compared', () => {
	it('tell what the third report of a delivery moves, and nothing of the one that was left out before', async () => {
		await ledgerOf([
			[delivery('1', { bbl: 1000 })],
			[delivery('2', { bbl: 950, agency: 'b' })],
			[delivery('3', { agency: 'c' })]
		]);
		const version = await currentVersion(database.db);
		const moves = await movementMoves(database.db, {
			year: 2022,
			before: { version, asOf: january(2) },
			after: { version, asOf: january(3) },
			factorSet: 'committee-8.33',
			laden: { numerator: 3n, denominator: 4n }
		});
		expect(moves.map(({ kind, reason, records, barrels }) => [kind, reason, records, barrels])).toEqual([
			['came', null, 1, 900_000n],
			['left_out', 'same_event', -1, -950_000n]
		]);
	});
});

describe('changes linked ship by ship', () => {
	it('forget a report by name alone that is withdrawn, when no other gives the name', async () => {
		const named = hullOf('8916293', 'Mercury');
		const ledger = await ledgerOf(
			[
				[delivery('1', { ship: named, bbl: 950 })],
				[delivery('2', { ship: hullOf(null, 'Mercury'), agency: 'b' })]
			],
			BY_SHIP
		);
		await judge(ledger, [0, 1], 'confirmed');
		expect(await sums()).toEqual([
			'2022 shipment unknown counts x2: 1 of 900000',
			'2022 shipment unknown same_event x2: 1 of 950000'
		]);
		await withdraw(ledger, 1);
		expect(await sums()).toEqual(['2022 shipment unknown counts x1: 1 of 950000']);
	});

	it('leave a transfer told in halves as it was, when one of its ships is touched on another day', async () => {
		// Agency `b` tells of each ship once, so that one of its two halves joins the whole and the other stands.
		const whole = transfer('whole', X, Y, { day: 3 });
		const halves = [1, 2, 3, 4].flatMap((n) => [
			transfer(`of X ${n}`, X, null, { day: 3, agency: 'b' }),
			transfer(`of Y ${n}`, null, Y, { day: 3, agency: 'b' })
		]);
		await ledgerOf(
			[[whole, ...halves], [delivery('1', { day: 0 })], [delivery('2', { ship: Y, day: 0 })]],
			BY_SHIP
		);
		expect(await sums()).toEqual([
			'2022 shipment unknown counts x1: 2 of 1800000',
			'2022 sts unknown counts x1: 7 of 6300000',
			'2022 sts unknown counts x2: 1 of 900000',
			'2022 sts unknown same_event x2: 1 of 900000'
		]);
	});
});

describe('a small ledger, linked as a whole', () => {
	it('looks at ships of which only one source tells, where an analyst has joined two of its reports', async () => {
		const ledger = await ledgerOf([[delivery('1', {}), delivery('2', { bbl: 950 })]]);
		await judge(ledger, [0, 1], 'confirmed');
		expect(await sums()).toEqual([
			'2022 shipment unknown counts x1: 1 of 900000',
			'2022 shipment unknown same_event x1: 1 of 950000'
		]);
	});
});
