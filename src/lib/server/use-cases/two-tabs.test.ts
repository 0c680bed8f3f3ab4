// The same thousand rows in two tabs at once, an undo while the other tab commits, and a file that holds all of another:
// whatever comes first, each row counts once.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { Answers } from '#lib/domain/ingest/decisions.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import type { Context } from '../context.ts';
import { contextOf } from '../context.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { loadDraft } from '../intake/load-draft.ts';
import { commitImport, previewImport, receiveFile } from './import-file.ts';
import { readCapYear } from './read-cap-year.ts';
import { withdrawImport } from './withdraw-import.ts';

let database: TestDatabase;
let context: Context;
let opened = new Set<number>();

beforeAll(async () => {
	database = await testDatabase();
	context = contextOf(database, { ...database.config, today: '2026-11-23' as IsoDate });
});

afterEach(async () => {
	for (const id of opened) await withdrawImport(context, id, 'test');
	opened = new Set();
	expect(await observed()).toEqual({ deliveries: 0, total: null });
});

afterAll(() => database.close());

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	yield new TextEncoder().encode(text);
}

/** Sends a file from one tab and reads it, as the page does. */
async function tab(text: string, answers: Answers = {}): Promise<number> {
	const { importId, state } = await receiveFile(context, bytesOf(text), {
		fileName: 'test.csv',
		kind: 'shipment',
		answers,
		origin: 'page'
	});
	if (state === 'reading') {
		await loadDraft(database, { importId, dataDir: context.config.dataDir, today: context.today() });
		await previewImport(context, importId);
	}
	opened.add(importId);
	return importId;
}

async function observed() {
	const view = await readCapYear(context, 2023, LATEST_VIEW);
	if (!view) throw new Error('no view');
	return { deliveries: view.observed.deliveries, total: view.observed.total };
}

const HEADER = 'date,supplier,vessel_name,product,quantity,unit,source,source_ref,basis,Hafen\n';

/** `count` deliveries of 10 bbl; every tenth has the same cells where they have no reference. */
function rows(count: number, hasReference: boolean): string {
	return Array.from({ length: count }, (_, at) => {
		const ship = at % 10 === 0 ? 'EXERCISE STAR' : `EXERCISE STAR ${at}`;
		return `2023-05-01,RU,${ship},diesel,10,bbl,Exercise,${hasReference ? `EX-${at}` : ''},observed,Nampo\n`;
	}).join('');
}

describe.each([
	['with references', true],
	['without references', false]
])('a thousand rows %s', (_name, hasReference) => {
	const all = HEADER + rows(1000, hasReference);
	// 1,000 x 10 bbl.
	const once = { deliveries: 1000, total: 10_000_000n };

	it('count once when two tabs send and commit the same file at once', async () => {
		const drafts = await Promise.all([tab(all), tab(all)]);
		const done = await Promise.all(drafts.map((id) => commitImport(context, id)));
		expect(done.filter(({ state }) => state === 'committed')).toHaveLength(1);
		expect(await observed()).toEqual(once);
	});

	it('count once when the other tab has them with other line ends, and its first one is taken back', async () => {
		const [one, two] = await Promise.all([tab(all), tab(all.replaceAll('\n', '\r\n'))]);
		await Promise.all([commitImport(context, one), commitImport(context, two)]);
		expect(await observed()).toEqual(once);
		await withdrawImport(context, one, 'test');
		expect(await observed()).toEqual(once);
	});

	it('count once when they are taken back while a longer file is committed', async () => {
		const one = await tab(HEADER + rows(600, hasReference));
		await commitImport(context, one);
		const two = await tab(all);
		await Promise.all([withdrawImport(context, one, 'test'), commitImport(context, two)]);
		expect(await observed()).toEqual(once);
	});

	it('count once when a longer file with an answer on a column is committed while they are', async () => {
		const one = await tab(HEADER + rows(600, hasReference));
		const two = await tab(all, { 'column:10': 'destination_port' });
		await Promise.all([commitImport(context, one), commitImport(context, two)]);
		expect(await observed()).toEqual(once);
		await withdrawImport(context, one, 'test');
		expect(await observed()).toEqual(once);
	});

	it('count once when a shorter file comes after the longer one', async () => {
		const one = await tab(all);
		await commitImport(context, one);
		const two = await tab(HEADER + rows(600, hasReference));
		await commitImport(context, two);
		expect(await observed()).toEqual(once);
		await withdrawImport(context, one, 'test');
		expect(await observed()).toEqual({ deliveries: 600, total: 6_000_000n });
	});
});
