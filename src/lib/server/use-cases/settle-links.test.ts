// A large import is linked after its commit. Until then nobody sees its cargoes twice.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '#lib/domain/calendar.ts';
import type { IsoDate } from '#lib/domain/calendar.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import type { Context } from '../context.ts';
import { contextOf } from '../context.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { loadDraft } from '../intake/load-draft.ts';
import { commitImport, receiveFile } from './import-file.ts';
import { newestVersion, readYears } from './read-cap-year.ts';
import { LINKED_AT_ONCE, settleLinks } from './settle-links.ts';
import { withdrawImport } from './withdraw-import.ts';

let database: TestDatabase;
let context: Context;

beforeAll(async () => {
	database = await testDatabase();
	context = contextOf(database, { ...database.config, today: '2026-11-23' as IsoDate });
});

afterAll(() => database.close());

/** Two reports of each delivery, of 100 bbl, three days apart along one ship. */
function reports(events: number): string {
	const lines = ['date,supplier,imo,product,quantity,unit,destination_port,basis,source,source_ref'];
	for (let n = 0; n < events; n++) {
		const day = addDays('2018-01-01' as IsoDate, (n % 800) * 3);
		// Ships of their own, so that no two deliveries lie on one day.
		const ship = SHIPS[Math.floor(n / 800)] ?? '8916293';
		for (const reporter of ['A', 'B'])
			lines.push(`${day},RU,${ship},diesel,100,bbl,Nampo,observed,Reporter ${reporter},${reporter}${n}`);
	}
	return `${lines.join('\n')}\n`;
}

/** `400000` to `400012` with their check digits: 4*7 = 28, and each further unit of the sixth digit adds 2. */
const SHIPS = [
	'4000008',
	'4000010',
	'4000022',
	'4000034',
	'4000046',
	'4000058',
	'4000060',
	'4000072',
	'4000084',
	'4000096',
	'4000101',
	'4000113',
	'4000125'
];

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	yield new TextEncoder().encode(text);
}

async function observed(): Promise<{ deliveries: number; leftOut: number }> {
	const years = await readYears(context, LATEST_VIEW);
	return {
		deliveries: years.reduce((sum, { observed: { deliveries } }) => sum + deliveries, 0),
		leftOut: years.reduce(
			(sum, { observed: { leftOut } }) => sum + leftOut.reduce((n, { records }) => n + records, 0),
			0
		)
	};
}

describe('a large import', () => {
	it('is settled before anything else is committed, so that no version holds another one’s links', async () => {
		const store = async (text: string) => {
			const { importId } = await receiveFile(context, bytesOf(text), {
				fileName: 'file.csv',
				kind: null,
				answers: {},
				origin: 'cli'
			});
			await loadDraft(database, { importId, dataDir: database.config.dataDir, today: context.today() });
			await commitImport(context, importId);
			return importId;
		};
		const start = await newestVersion(context);
		const events = LINKED_AT_ONCE / 2 + 2;
		const large = await store(reports(events));
		expect(await newestVersion(context)).toBe(start);
		const small = await store(
			'date,supplier,imo,product,quantity,unit,destination_port,basis,source,source_ref\n' +
				'2018-01-02,RU,4000008,diesel,100,bbl,Nampo,observed,Reporter C,C1\n'
		);
		expect(await newestVersion(context)).toBe(start + 2);
		const first = await readYears(context, { ...LATEST_VIEW, version: start + 1 });
		expect(first.reduce((sum, { observed: { deliveries } }) => sum + deliveries, 0)).toBe(events);
		await withdrawImport(context, small, 'test');
		await withdrawImport(context, large, 'test');
		await settleLinks(context);
	}, 120_000);

	it('is in no view before its links are worked out, and counts each event once from then on', async () => {
		const start = await newestVersion(context);
		const events = LINKED_AT_ONCE / 2 + 1;
		const arrival = await receiveFile(context, bytesOf(reports(events)), {
			fileName: 'large.csv',
			kind: null,
			answers: {},
			origin: 'cli'
		});
		const { importId } = arrival;
		await loadDraft(database, { importId, dataDir: database.config.dataDir, today: context.today() });
		expect((await commitImport(context, importId)).state).toBe('committed');
		expect(await newestVersion(context)).toBe(start);
		expect(await observed()).toEqual({ deliveries: 0, leftOut: 0 });
		await settleLinks(context);
		expect(await newestVersion(context)).toBe(start + 1);
		expect(await observed()).toEqual({ deliveries: events, leftOut: events });
		expect((await withdrawImport(context, importId, 'test')).state).toBe('withdrawn');
		expect(await newestVersion(context)).toBe(start + 1);
		await settleLinks(context);
		expect(await newestVersion(context)).toBe(start + 2);
		expect(await observed()).toEqual({ deliveries: 0, leftOut: 0 });
	}, 120_000);
});
