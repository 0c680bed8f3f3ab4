// Links on the bundled public record, and an analyst's word on them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import type { LinkState } from '#lib/domain/report/link-query.ts';
import type { Context } from '../context.ts';
import { contextOf } from '../context.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { loadDraft } from '../intake/load-draft.ts';
import { commitImport, receiveFile } from './import-file.ts';
import { judgeLink, readPair } from './judge-link.ts';
import { newestVersion, readYears } from './read-cap-year.ts';
import { readLinks } from './read-links.ts';
import { readRecord } from './read-record.ts';
import { seedRecord } from './seed-record.ts';
import { withdrawImport } from './withdraw-import.ts';

let database: TestDatabase;
let context: Context;

beforeAll(async () => {
	database = await testDatabase();
	context = contextOf(database, { ...database.config, today: '2026-11-23' as IsoDate });
	await seedRecord(context);
});

afterAll(() => database.close());

async function commit(text: string): Promise<number> {
	const arrival = await receiveFile(context, bytesOf(text), {
		fileName: 'test.csv',
		kind: null,
		answers: {},
		origin: 'page'
	});
	if (arrival.state !== 'reading') throw new Error(arrival.state);
	await loadDraft(database, {
		importId: arrival.importId,
		dataDir: database.config.dataDir,
		today: context.today()
	});
	expect((await commitImport(context, arrival.importId)).state).toBe('committed');
	return arrival.importId;
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	yield new TextEncoder().encode(text);
}

/** `reference > reference rule score`. */
async function links(state: LinkState): Promise<string[]> {
	const { pairs } = await readLinks(context, { state, rule: null, after: null }, LATEST_VIEW);
	return pairs.map(({ link, from, to }) => `${from.sourceRef} > ${to.sourceRef} ${link.rule} ${link.score}`);
}

async function pairOf(reference: string): Promise<readonly [string, string]> {
	for (const state of ['proposed', 'in_force'] as const) {
		const { pairs } = await readLinks(context, { state, rule: null, after: null }, LATEST_VIEW);
		const found = pairs.find(({ from }) => from.sourceRef === reference);
		if (found) return [found.from.id, found.to.id];
	}
	throw new Error(`no link from ${reference}`);
}

const transfers = async (year: number) => {
	const view = (await readYears(context, LATEST_VIEW)).find((one) => one.year === year);
	return {
		all: view?.transfers.all.deliveries,
		leftOut: view?.transfers.leftOut.map(({ reason }) => reason)
	};
};

describe('the public record', () => {
	it('joins nothing by itself, and proposes two chains', async () => {
		expect(await links('in_force')).toEqual([]);
		expect(await links('proposed')).toEqual([
			'DPRK-2018-05-24-POLARIS-1 > DPRK-2018-05-24-SAMJONG2 transfer_transfer 60',
			'DPRK-2022-12-01-MERCURY > DPRK-2022-12-05-SHUNDLLI transfer_transfer 40'
		]);
	});

	it('takes a report of HMS Montrose as a second source of the transfer that Japan reports', async () => {
		const before = await transfers(2019);
		const id = await commit(
			'date,from_vessel,to_vessel,to_imo,to_flag,source,source_ref,direction\n' +
				'2019-03-02,,SAEBYOL,8916293,North Korea,Royal Navy (HMS Montrose),MONTROSE-1,assumed\n'
		);
		expect(await links('in_force')).toEqual(['MONTROSE-1 > DPRK-2019-03-02-SAEBYOL same_transfer 80']);
		expect((await transfers(2019)).all).toBe(before.all);
		const [from, to] = await pairOf('MONTROSE-1');
		const japan = await readRecord(context, to, LATEST_VIEW);
		expect(japan?.record.recordKind === 'sts' && japan.record.linked?.sources).toBe(2);
		const navy = await readRecord(context, from, LATEST_VIEW);
		expect(navy?.standing).toMatchObject({ code: 'same_event', by: to, isIn: false });
		await withdrawImport(context, id, 'test');
		expect(await links('in_force')).toEqual([]);
	});

	it('joins Mercury and Shundlli when an analyst confirms, and parts them again', async () => {
		const before = await newestVersion(context);
		const pair = await pairOf('DPRK-2022-12-01-MERCURY');
		expect((await readPair(context, ...pair))?.pair?.link.isInForce).toBe(false);
		const judged = await judgeLink(context, pair, 'confirmed', 'RUSI traces the cargo');
		expect(judged).toMatchObject({ state: 'judged', version: before + 1 });
		expect(await links('in_force')).toEqual([
			'DPRK-2022-12-01-MERCURY > DPRK-2022-12-05-SHUNDLLI transfer_transfer 40'
		]);
		expect((await transfers(2022)).leftOut).toContain('earlier_leg');
		expect((await readPair(context, ...pair))?.said).toEqual({
			verdict: 'confirmed',
			reason: 'RUSI traces the cargo'
		});
		// The version before still reads as it did.
		const old = await readLinks(
			context,
			{ state: 'in_force', rule: null, after: null },
			{ ...LATEST_VIEW, version: before }
		);
		expect(old.counts).toMatchObject({ inForce: 0, proposed: 2, confirmed: 0 });
		await judgeLink(context, pair, null, '');
		expect(await links('in_force')).toEqual([]);
		expect(await links('proposed')).toHaveLength(2);
	});

	it('keeps a refusal, shows it, and takes it back', async () => {
		const pair = await pairOf('DPRK-2022-12-01-MERCURY');
		await judgeLink(context, pair, 'refused', 'another cargo');
		expect(await links('proposed')).toHaveLength(1);
		const { refused } = await readLinks(context, { state: 'refused', rule: null, after: null }, LATEST_VIEW);
		expect(refused.map(({ reason }) => reason)).toEqual(['another cargo']);
		await judgeLink(context, pair, null, '');
		expect(await links('proposed')).toHaveLength(2);
	});

	it('never joins a sum of events to one of them, and charges the 2024 loadings at Vostochny to Russia', async () => {
		const view = (await readYears(context, LATEST_VIEW)).find(({ year }) => year === 2024);
		expect(view?.observed.suppliers.map(({ supplier, deliveries }) => [supplier, deliveries])).toEqual([
			['RU', 6]
		]);
		expect(view?.observed.leftOut.map(({ reason }) => reason)).toContain('aggregate');
	});

	it('refuses a pair of one record, and of records that are not there', async () => {
		const [from] = await pairOf('DPRK-2022-12-01-MERCURY');
		expect(await readPair(context, from, from)).toBeNull();
		expect(await judgeLink(context, [from, '9999-2'], 'confirmed', '')).toEqual({ state: 'not_found' });
	});
});
