// Which rows stand after any commits and withdrawals. The store keeps differences by data version and day; here they are
// held against a model that keeps whole imports and reads them from the beginning each time.
import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import { addDays } from '#lib/domain/calendar.ts';
import type { ObservedTotal } from '#lib/domain/cap/observed.ts';
import { refinedWindows } from '#lib/domain/cap/regime.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import { readConfig } from '../config.ts';
import type { Context } from '../context.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { loadDraft } from '../intake/load-draft.ts';
import { commitImport, previewImport, receiveFile } from '../use-cases/import-file.ts';
import { capYears } from '../use-cases/read-cap-year.ts';
import { withdrawImport } from '../use-cases/withdraw-import.ts';
import { currentVersion } from './standing.ts';

const FIRST_DAY = '2024-01-01' as IsoDate;
const YEARS = ['2022', '2023'] as const;
const SUPPLIERS = ['RU', 'CN'] as const;
/** Quantity as written, and what it is in thousandths: 100 t of diesel are 746 bbl. */
const QUANTITIES = [
	['100,t', 746_000n],
	['250.5,bbl', 250_500n],
	['0,bbl', 0n]
] as const;

interface Row {
	/** The reference of the row; null for a row that has none. */
	readonly ref: number | null;
	readonly year: (typeof YEARS)[number];
	readonly supplier: (typeof SUPPLIERS)[number];
	readonly quantity: number;
}

const HEADER = 'date,supplier,vessel_name,product,quantity,unit,source,source_ref,basis';
const textOf = (rows: readonly Row[]) =>
	[
		HEADER,
		...rows.map(
			({ ref, year, supplier, quantity }) =>
				`${year}-05-01,${supplier},SHIP,diesel,${QUANTITIES[quantity]?.[0]},Exercise,${ref ?? ''},observed`
		)
	].join('\n');

/** A row with the key that tells it from others: its reference, or its cells and which of its equals it is. */
interface Keyed extends Row {
	readonly key: string;
	readonly content: string;
}

function keyed(rows: readonly Row[]): Keyed[] {
	const equals = new Map<string, number>();
	return rows.map((row) => {
		const content = JSON.stringify(row);
		const count = (equals.get(content) ?? 0) + 1;
		equals.set(content, count);
		return { ...row, content, key: row.ref === null ? `${content} no. ${count}` : `ref ${row.ref}` };
	});
}

interface ModelImport {
	readonly id: number;
	readonly text: string;
	readonly rows: readonly Keyed[];
	readonly day: IsoDate;
	readonly committed: number;
	withdrawn: number | null;
}

type Summary = Record<string, string>;

/** All imports that ever were committed, and what counts at a version and a day: the latest row of each key. */
class Model {
	readonly imports: ModelImport[] = [];
	version = 0;

	active(version = this.version): ModelImport[] {
		return this.imports
			.filter(
				({ committed, withdrawn }) => committed <= version && (withdrawn === null || withdrawn > version)
			)
			.sort((a, b) => a.committed - b.committed);
	}

	summary(version: number, asOf: IsoDate | null): Summary {
		const standing = new Map<string, Keyed[]>();
		for (const one of this.active(version)) {
			if (asOf !== null && one.day > asOf) continue;
			for (const row of one.rows) standing.set(row.key, [...(standing.get(row.key) ?? []), row]);
		}
		const sums = new Map<string, { records: number; barrels: bigint }>();
		const add = (name: string, barrels: bigint) => {
			const sum = sums.get(name) ?? { records: 0, barrels: 0n };
			sums.set(name, { records: sum.records + 1, barrels: sum.barrels + barrels });
		};
		for (const versions of standing.values()) {
			versions.forEach((row, at) => {
				const barrels = QUANTITIES[row.quantity]?.[1] ?? 0n;
				const previous = versions[at - 1];
				const isRepeat = previous?.content === row.content;
				const isReplaced = versions.slice(at + 1).some(({ content }) => content !== row.content);
				if (isRepeat) add(`${row.year} repeat`, barrels);
				else if (isReplaced) add(`${row.year} superseded`, barrels);
				else add(`${row.year} ${row.supplier}`, barrels);
			});
		}
		return Object.fromEntries(
			[...sums]
				.sort(([a], [b]) => (a < b ? -1 : 1))
				.map(([name, { records, barrels }]) => [name, `${records}: ${barrels}`])
		);
	}
}

let database: TestDatabase;
let dataDir: string;
let context: Context;
let day = FIRST_DAY;

beforeAll(async () => {
	database = await testDatabase();
	dataDir = await mkdtemp(join(tmpdir(), 'oilcap-standing-'));
	context = { database, config: { ...readConfig({}), dataDir }, today: () => day };
});

afterAll(async () => {
	await database.close();
	await rm(dataDir, { recursive: true, force: true });
});

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	yield new TextEncoder().encode(text);
}

async function draft(text: string): Promise<{ id: number; isKnown: boolean }> {
	const arrival = await receiveFile(context, bytesOf(text), {
		fileName: 'test.csv',
		kind: null,
		answers: {},
		origin: 'cli'
	});
	if (arrival.state === 'already_imported') return { id: arrival.importId, isKnown: true };
	await loadDraft(database, { importId: arrival.importId, dataDir, today: day });
	return { id: arrival.importId, isKnown: false };
}

/** Worked out anew each time: the views that pages are given are remembered by version. */
async function viewsOf(version: number | null, asOf: IsoDate | null) {
	return await capYears(database.db, context, { ...LATEST_VIEW, version, asOf }, refinedWindows(day));
}

async function summary(version: number | null, asOf: IsoDate | null): Promise<Summary> {
	const views = await viewsOf(version, asOf);
	const lines: [string, string][] = [];
	for (const { year, observed } of views) lines.push(...linesOf(year, observed));
	return Object.fromEntries(lines.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function linesOf(year: number, { suppliers, leftOut }: ObservedTotal): [string, string][] {
	return [
		...suppliers.map((one): [string, string] => [
			`${year} ${one.supplier}`,
			`${one.deliveries}: ${one.total}`
		]),
		...leftOut.map((one): [string, string] => [`${year} ${one.reason}`, `${one.records}: ${one.barrels}`])
	];
}

const rowOf = fc.record<Row>({
	ref: fc.oneof(
		{ weight: 4, arbitrary: fc.integer({ min: 1, max: 5 }) },
		{ weight: 1, arbitrary: fc.constant(null) }
	),
	year: fc.constantFrom(...YEARS),
	supplier: fc.constantFrom(...SUPPLIERS),
	quantity: fc.nat(QUANTITIES.length - 1)
});

/** Rows of one file: a reference stands in it once, a row without one may stand in it several times. */
const fileOf = fc
	.array(rowOf, { minLength: 1, maxLength: 5 })
	.map((rows) =>
		rows.filter(({ ref }, at) => ref === null || rows.findIndex((one) => one.ref === ref) === at)
	);

type Step =
	| { readonly kind: 'commit'; readonly rows: Row[]; readonly days: number }
	| { readonly kind: 'withdraw'; readonly which: number; readonly days: number };

const stepOf: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.record({ kind: fc.constant('commit' as const), rows: fileOf, days: fc.nat(2) })
	},
	{
		weight: 2,
		arbitrary: fc.record({ kind: fc.constant('withdraw' as const), which: fc.nat(1000), days: fc.nat(2) })
	}
);

describe('the ledger', () => {
	it('says what the latest committed row of each key says, after every step, at every version and day', async () => {
		const model = new Model();
		model.version = await currentVersion(database.db);
		const start = model.version;
		// One seed, so that a failure is the same for everybody; change it to look elsewhere.
		const [steps] = fc.sample(fc.array(stepOf, { minLength: 70, maxLength: 70 }), {
			numRuns: 1,
			seed: 20260923
		});
		for (const step of steps ?? []) {
			day = addDays(day, step.days);
			if (step.kind === 'withdraw') await withdrawOne(model, step.which);
			else await commitOne(model, step.rows);
			expect(await currentVersion(database.db)).toBe(model.version);
			expect(await summary(null, null)).toEqual(model.summary(model.version, null));
		}
		// Something of everything must have happened for the comparison to mean anything.
		expect(model.imports.length).toBeGreaterThan(30);
		expect(model.imports.filter(({ withdrawn }) => withdrawn !== null).length).toBeGreaterThan(10);

		const days = [...new Set(model.imports.map((one) => one.day))];
		for (let version = start; version <= model.version; version++) {
			expect(await summary(version, null)).toEqual(model.summary(version, null));
			const at = days[version % days.length] ?? FIRST_DAY;
			expect(await summary(version, at)).toEqual(model.summary(version, at));
		}
		for (const at of [addDays(FIRST_DAY, -1), ...days, day]) {
			expect(await summary(null, at)).toEqual(model.summary(model.version, at));
		}
	});
});

async function commitOne(model: Model, rows: readonly Row[]): Promise<void> {
	const text = textOf(rows);
	const { id, isKnown } = await draft(text);
	const same = model.active().find((one) => one.text === text);
	// The same bytes are in the ledger at most once.
	expect(isKnown ? id : null).toBe(same?.id ?? null);
	if (isKnown) return;
	await previewImport(context, id);
	expect(await summary(null, null)).toEqual(model.summary(model.version, null));
	expect((await commitImport(context, id)).state).toBe('committed');
	model.version += 1;
	model.imports.push({ id, text, rows: keyed(rows), day, committed: model.version, withdrawn: null });
}

async function withdrawOne(model: Model, which: number): Promise<void> {
	const active = model.active();
	const one = active[which % Math.max(active.length, 1)];
	if (!one) return;
	expect((await withdrawImport(context, one.id, 'test')).state).toBe('withdrawn');
	expect((await withdrawImport(context, one.id, 'again')).state).toBe('not_committed');
	model.version += 1;
	one.withdrawn = model.version;
}

describe('figures of one month in several files', () => {
	const figures = (...rows: readonly string[]) =>
		['month,supplier,product,barrels,basis,as_of,source', ...rows].join('\n');
	const declared = async (asOf: IsoDate | null = null, version: number | null = null) => {
		const views = await viewsOf(version, asOf);
		return views.find(({ year }) => year === 2019)?.declared.total ?? null;
	};
	const commit = async (text: string) => {
		const { id } = await draft(text);
		expect((await commitImport(context, id)).state).toBe('committed');
		return id;
	};

	it('are versions by the day of their page, and each stands again when the later one is withdrawn', async () => {
		const first = await commit(figures('2019-01,CN,refined oil,100,declared,2019-06-01,UN 1718 Committee'));
		const correction = await commit(
			figures('2019-01,CN,refined oil,130,declared,2020-01-01,UN 1718 Committee')
		);
		// An older page that is loaded later is a version of then, not of now.
		const late = await commit(figures('2019-01,CN,refined oil,90,declared,2019-03-15,UN 1718 Committee'));
		const withAll = await currentVersion(database.db);
		expect(await declared()).toBe(130_000n);
		expect(await declared('2019-12-31' as IsoDate)).toBe(100_000n);
		expect(await declared('2019-03-15' as IsoDate)).toBe(90_000n);
		expect(await declared('2019-03-14' as IsoDate)).toBeNull();

		await withdrawImport(context, correction, 'test');
		expect(await declared()).toBe(100_000n);
		await withdrawImport(context, first, 'test');
		expect(await declared()).toBe(90_000n);
		await withdrawImport(context, late, 'test');
		expect(await declared()).toBeNull();
		// What stood then can be read again.
		expect(await declared(null, withAll)).toBe(130_000n);
		expect(await declared('2019-12-31' as IsoDate, withAll)).toBe(100_000n);
	});

	it('repeated in a second file count once, and a blank takes nothing away', async () => {
		const one = figures('2019-02,CN,refined oil,70,declared,2019-06-01,UN 1718 Committee');
		const ids = [
			await commit(one),
			await commit(`${one}\n2019-03,CN,refined oil,5,declared,2019-06-01,UN 1718 Committee`)
		];
		ids.push(await commit(figures('2019-02,CN,refined oil,,declared,2021-01-01,UN 1718 Committee')));
		expect(await declared()).toBe(75_000n);
		for (const id of ids) await withdrawImport(context, id, 'test');
		expect(await declared()).toBeNull();
	});
});
