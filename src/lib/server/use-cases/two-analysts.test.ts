// Two analysts at once: whatever the order in which their imports come in and go out, the totals are those of one after
// the other. Large imports, which have tables of their own, mix with small ones.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import { readConfig } from '../config.ts';
import type { Context } from '../context.ts';
import { contextOf } from '../context.ts';
import type { DatabaseHandle } from '../db/connection.ts';
import { testDatabase } from '../db/test-database.ts';
import { loadDraft } from '../intake/load-draft.ts';
import { tableOf } from '../stores/large-import.ts';
import { sql } from '../db/connection.ts';
import { commitImport, discardImport, receiveFile } from './import-file.ts';
import { readYears } from './read-cap-year.ts';
import { withdrawImport } from './withdraw-import.ts';

let database: DatabaseHandle;
let context: Context;
let dataDir: string;

beforeAll(async () => {
	database = await testDatabase();
	dataDir = await mkdtemp(join(tmpdir(), 'oilcap-two-'));
	context = contextOf(database, { ...readConfig({}), dataDir, today: '2026-11-23' as IsoDate });
});

afterAll(async () => {
	await database.close();
	await rm(dataDir, { recursive: true, force: true });
});

const HEADER = 'date,supplier,product,quantity,unit,source,source_ref,basis,notes\n';

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	yield new TextEncoder().encode(text);
}

async function draft(text: string): Promise<number> {
	const arrival = await receiveFile(context, bytesOf(text), {
		fileName: 'x.csv',
		kind: null,
		answers: {},
		origin: 'cli'
	});
	if (arrival.state !== 'reading') throw new Error(arrival.state);
	await loadDraft(database, { importId: arrival.importId, dataDir, today: context.today() });
	return arrival.importId;
}

const observed2022 = async () => {
	const view = (await readYears(context, LATEST_VIEW)).find(({ window }) => window.year === 2022);
	return { deliveries: view?.observed.deliveries, total: view?.observed.total ?? null };
};

/** `count` deliveries of 10 bbl; a note of 400 characters makes 20,000 of them a large file. */
function file(reference: string, count: number, note = ''): string {
	const rows = Array.from(
		{ length: count },
		(_, i) => `2022-03-01,RU,diesel,10,bbl,Exercise,${reference}-${i},observed,${note}`
	);
	return `${HEADER}${rows.join('\n')}\n`;
}

it('twenty imports of two analysts at once add up, and none of their rows is lost or doubled', async () => {
	const pairs = Array.from({ length: 20 }, (_, round) => [`a${round}`, `b${round}`] as const);
	for (const [ours, theirs] of pairs) {
		const [first, second] = await Promise.all([draft(file(ours, 10)), draft(file(theirs, 7))]);
		const done = await Promise.all([commitImport(context, first), commitImport(context, second)]);
		expect(done.map(({ state }) => state)).toEqual(['committed', 'committed']);
	}
	// 20 x (10 + 7) deliveries of 10 bbl.
	expect(await observed2022()).toEqual({ deliveries: 340, total: 3_400_000n });
});

it('a double click commits one import once', async () => {
	const before = await observed2022();
	const id = await draft(file('double', 5));
	const states = (await Promise.all([commitImport(context, id), commitImport(context, id)])).map(
		({ state }) => state
	);
	expect(states.sort()).toEqual(['committed', 'not_a_draft']);
	expect(await observed2022()).toEqual({
		deliveries: (before.deliveries ?? 0) + 5,
		total: (before.total ?? 0n) + 50_000n
	});
});

it('a large import has a table of its own, counts like any other, and leaves nothing behind', async () => {
	const before = await observed2022();
	const exists = async (id: number) => {
		const { rows } = await sql<{ found: boolean }>`
			select to_regclass(${tableOf(id)}) is not null as found`.execute(database.db);
		return rows[0]?.found;
	};
	const large = file('large', 20_000, 'n'.repeat(400));
	const [id, small] = await Promise.all([draft(large), draft(file('beside', 3))]);
	expect(await exists(id)).toBe(true);
	expect(await exists(small)).toBe(false);
	await commitImport(context, id);
	await commitImport(context, small);
	expect(await observed2022()).toEqual({
		deliveries: (before.deliveries ?? 0) + 20_003,
		total: (before.total ?? 0n) + 200_030_000n
	});
	await withdrawImport(context, id, 'test');
	await withdrawImport(context, small, 'test');
	expect(await observed2022()).toEqual(before);
	const again = await draft(file('large again', 20_000, 'n'.repeat(400)));
	expect(await exists(again)).toBe(true);
	await discardImport(context, again);
	expect(await exists(again)).toBe(false);
});

it('a correction of a large import replaces its rows one by one', async () => {
	const before = await observed2022();
	const id = await draft(file('first', 20_000, 'n'.repeat(400)));
	await commitImport(context, id);
	const corrected = await draft(file('first', 4).replaceAll(',10,bbl,', ',25,bbl,'));
	await commitImport(context, corrected);
	// 19,996 x 10 + 4 x 25 bbl.
	expect(await observed2022()).toEqual({
		deliveries: (before.deliveries ?? 0) + 20_000,
		total: (before.total ?? 0n) + 200_060_000n
	});
	await withdrawImport(context, corrected, 'test');
	expect((await observed2022()).total).toBe((before.total ?? 0n) + 200_000_000n);
	await withdrawImport(context, id, 'test');
	expect(await observed2022()).toEqual(before);
});
