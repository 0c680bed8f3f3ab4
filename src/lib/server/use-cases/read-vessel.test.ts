import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { VesselPage } from '#lib/domain/report/vessel-view.ts';
import { vesselJson } from '#lib/domain/report/vessel-json.ts';
import { directionText, listedBy, listingWords, vesselSentence } from '#lib/domain/report/vessel-words.ts';
import type { ShipQuery } from '#lib/domain/report/vessel-query.ts';
import { parseShipQuery, shipCursorText } from '#lib/domain/report/vessel-query.ts';
import type { ViewQuery } from '#lib/domain/report/view-query.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import type { Barrels } from '#lib/domain/units.ts';
import { barrelsText } from '#lib/domain/units.ts';
import type { Context } from '../context.ts';
import { contextOf } from '../context.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { loadDraft } from '../intake/load-draft.ts';
import { commitImport, receiveFile } from './import-file.ts';
import { readYears } from './read-cap-year.ts';
import { readVessel } from './read-vessel.ts';
import { readVessels } from './read-vessels.ts';
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

async function ship(imo: string, query: ViewQuery = LATEST_VIEW): Promise<VesselPage> {
	const found = await readVessel(context, imo, query);
	if (!found) throw new Error(`no ship ${imo}`);
	return found.page;
}

const barrelsOrNull = (barrels: Barrels | null) => (barrels === null ? null : barrelsText(barrels));

const ALL: ShipQuery = { text: '', order: 'records', after: null, afterName: null };
const list = async (part: Partial<ShipQuery>, query: ViewQuery = LATEST_VIEW) =>
	await readVessels(context, { ...ALL, ...part }, query);
const first = async (text: string) => {
	const { numbered, named } = await list({ text });
	return [...numbered.ships, ...named.ships].map(({ key }) => key);
};

async function commit(text: string): Promise<number> {
	const arrival = await receiveFile(context, bytesOf(text), {
		fileName: 'test.csv',
		kind: null,
		answers: {},
		origin: 'page'
	});
	if (arrival.state !== 'reading') throw new Error(arrival.state);
	const { importId } = arrival;
	await loadDraft(database, { importId, dataDir: database.config.dataDir, today: context.today() });
	expect((await commitImport(context, importId)).state).toBe('committed');
	return importId;
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	yield new TextEncoder().encode(text);
}

describe('IMO 8916293 on the bundled record', () => {
	it('is one hull under three names, with three transfers and no call', async () => {
		// sts.csv: PATRIOT to CHONG RIM 2 (2018), to SAEBYOL on 2 March 2019, COURAGEOUS to SAEBYOL (2019).
		const page = await ship('8916293');
		expect(page.nameList).toEqual(['CHONG RIM 2', 'SAEBYOL', 'SIN PHYONG 9']);
		expect([page.calls, page.transfers]).toEqual([0, 3]);
		expect(page.events.map(({ record, name, role }) => [record.sourceRef, name, role])).toEqual([
			['DPRK-2018-PATRIOT-1', 'CHONG RIM 2', 'received'],
			['DPRK-2019-COURAGEOUS-STS', 'SAEBYOL', 'received'],
			['DPRK-2019-03-02-SAEBYOL', 'SAEBYOL', 'received']
		]);
		expect(vesselSentence(page)).toBe(
			'IMO 8916293, told as CHONG RIM 2, SAEBYOL and SIN PHYONG 9, is named in loaded reports of 3 transfers at sea, 2018 to 2019.'
		);
	});
	it('is on the UN list from March 2016 and on the US list without a day', async () => {
		const page = await ship('8916293');
		expect(listedBy(page)).toBe('the UN (March 2016) and the US (day not loaded)');
		expect(page.events[2]?.listings.map((one) => listingWords(one).text)).toEqual([
			'listed by the UN since March 2016',
			'listed by the US, day not loaded'
		]);
		expect(page.listRemarks.map(({ text }) => text)).toEqual([
			'US advisory 2019-03-21 list of tankers capable of STS (not a designation)'
		]);
	});
	it('has two doubts: renamed after a listing, and 1,500 t into 1,150 t of deadweight', async () => {
		const { doubts } = await ship('8916293');
		expect(doubts.map(({ sentence }) => sentence)).toEqual([
			'Listed by the UN in March 2016, in a row of the register that names it CHONG RIM 2; told under another name after that: SAEBYOL on 2 March 2019; SIN PHYONG 9 later, as the register says.',
			'1,500\u00a0t reported for CHONG RIM 2 in 2018; its deadweight is given as 1,150\u00a0t.'
		]);
	});
	it('met Patriot, Courageous and a ship that nobody names', async () => {
		const { partners } = await ship('8916293');
		expect(
			partners.map(({ key, names, meetings, received, assumed }) => [key, names, meetings, received, assumed])
		).toEqual([
			['8617524', ['COURAGEOUS'], 1, 1, 0],
			['9003550', ['PATRIOT'], 1, 1, 0],
			['', [], 1, 1, 1]
		]);
		expect(partners.map(directionText)).toEqual([
			'this ship received once',
			'this ship received once',
			'this ship received once; assumed, the sources do not say'
		]);
	});
	it('counts no observed barrel: transfers are a ledger of their own', async () => {
		const { years } = await ship('8916293');
		// 1,500 t of "oil", unspecified: 1,500 x 8.33 = 12,495 bbl.
		expect(
			years?.map(({ year, observed, transfers }) => [
				year,
				observed,
				transfers && [transfers.deliveries, transfers.withoutVolume],
				barrelsOrNull(transfers?.total ?? null)
			])
		).toEqual([
			[2018, null, [1, 0], '12495.000'],
			[2019, null, [2, 2], null]
		]);
	});
});

describe('other ships of the bundled record', () => {
	it('Patriot sees the load that its receiver could not carry', async () => {
		const { doubts, transfers } = await ship('9003550');
		expect(transfers).toBe(2);
		expect(doubts).toHaveLength(1);
		expect(doubts[0]).toMatchObject({ code: 'above_deadweight', imos: ['8916293'] });
	});
	it('Koti was not yet on a list in December 2017', async () => {
		const { events } = await ship('9417115');
		expect(events[0]?.listings.map((one) => listingWords(one).text)).toEqual([
			'not yet listed by the UN: 30 March 2018',
			'not yet listed by the US: 23 February 2018'
		]);
	});
	it('a number declared not valid is shown with that remark; the rule finds only the name of another hull', async () => {
		const page = await ship('9870991');
		expect(page.remarks.map(({ text }) => text)).toEqual(['IMO number declared not valid']);
		expect(page.doubts.map(({ sentence }) => sentence)).toEqual([
			'The name HAI ZHOU 168 is told of 2 numbers: IMO 9870991 here, and IMO 8514045.'
		]);
	});
	it('Kum Gang 3 is also UN PHA 2 by another US list', async () => {
		const { names } = await ship('8966535');
		expect(names.map(({ name, use, remark }) => [name, use, remark])).toEqual([
			['KUM GANG 3', 'register', ''],
			['UN PHA 2', 'also', 'US advisory 2019']
		]);
	});
	it('a row that tells of six meetings is no meeting', async () => {
		const { partners, transfers } = await ship('7303803');
		// AN SAN 1: 29 June 2018, 18 January 2019, and six episodes of 13 and 14 May 2019 told together.
		expect(transfers).toBe(3);
		expect(partners.map(({ key, meetings, together }) => [key, meetings, together])).toEqual([['', 2, 1]]);
	});
	it('reports that give the name and no number are pointed to and not counted', async () => {
		const page = await ship('8691702');
		// YU SON by number: twice on 20 March 2019 at sea, once at Vostochny; by name only from P-Pioneer in 2017.
		expect([page.calls, page.transfers]).toEqual([1, 2]);
		expect(page.namedOnly).toEqual([{ imo: null, name: 'YU SON', calls: 0, transfers: 1 }]);
	});
	it('a flag that sources differ on stays a remark', async () => {
		const { flags } = await ship('9191773');
		expect(flags.map(({ flag, remark }) => [flag, remark])).toEqual([
			[null, 'Panama or Palau (sources differ)']
		]);
	});
	it('a number that nothing tells of is no ship', async () => {
		expect(await readVessel(context, '9074729', LATEST_VIEW)).toBeNull();
	});
	it('in a view of a day before the commit there is none', async () => {
		expect(
			await readVessel(context, '8916293', { ...LATEST_VIEW, asOf: '2023-06-30' as IsoDate })
		).toBeNull();
	});
});

describe('the list of ships', () => {
	it('has the 122 numbered ships of the register, and those known by name apart', async () => {
		const { numbered, named, isCut } = await list({});
		// Every number in the bundled calls and transfers is in the register.
		expect(numbered.count).toBe(122);
		expect(numbered.ships).toHaveLength(100);
		expect(isCut).toBe(false);
		// 32 of the register; by name in reports only: KUM UN SAN, YU SON and CHON MYONG 1 without their numbers,
		// JIN SUI, two words for marked ships, two ships in one cell, and more than a dozen.
		expect(named.count).toBe(40);
		expect(named.ships.every(({ imo }) => imo === null)).toBe(true);
	});
	it('stands by records, then by name, and pages join without a gap', async () => {
		const one = await list({});
		const shown = one.numbered.ships.map(
			({ names, calls, transfers }) => `${names[0] ?? ''} ${calls} ${transfers}`
		);
		// Three transfers each; CHON MA SAN has four and a call.
		expect(shown.slice(0, 4)).toEqual([
			'CHON MA SAN 1 4',
			'AN SAN 1 0 3',
			'CHONG RIM 2 0 3',
			'MYONG RYU 1 0 3'
		]);
		const mark = one.numbered.next;
		if (mark === null) throw new Error('one page only');
		const asked = parseShipQuery((name) => (name === 'after' ? shipCursorText(mark) : null));
		if (!('ships' in asked)) throw new Error(asked.problem);
		const two = await list(asked.ships);
		expect(two.numbered.ships).toHaveLength(22);
		expect(new Set([...one.numbered.ships, ...two.numbered.ships].map(({ key }) => key)).size).toBe(122);
		expect(two.numbered.next).toBeNull();
	});
	it.each<[string, string[]]>([
		['saebyol', ['8916293']],
		['sin phyong 9', ['8916293']],
		['IMO 8916293', ['8916293']],
		['373095000', ['9417115']],
		['hope sea', ['7303803']],
		['viet tin', ['VIET TIN 01']],
		['yu son', ['8691702', '9096791', '8400854', 'YU SON']],
		['no such ship', []]
	])('%s finds %j', async (text, keys) => {
		expect((await first(text)).sort()).toEqual([...keys].sort());
	});
	it('counts the barrels of the observed totals, each once', async () => {
		const { numbered, named } = await list({ order: 'name' });
		const rest = await list({ order: 'name', after: numbered.next });
		const sum = [...numbered.ships, ...rest.numbered.ships, ...named.ships].reduce(
			(total, { counted }) => total + counted.known + counted.fullLoads,
			0n
		);
		const years = await readYears(context, LATEST_VIEW);
		expect(sum).toBe(years.reduce((total, { observed }) => total + (observed.total ?? 0n), 0n));
		// Viet Tin 01: 2,000 t of gasoline x 8.35
		expect(sum).toBe(16_700_000n);
	});
});

describe('uploaded calls', () => {
	const HEADER =
		'date,supplier,vessel_name,imo,product,quantity,unit,dwt,destination_port,source,source_ref,basis\n';
	const row = (ref: string, date: string, name: string, quantity: string, dwt = '') =>
		`${date},RU,${name},9074729,diesel,${quantity},${quantity === '' ? '' : 't'},${dwt},Nampo,Exercise,${ref},observed\n`;

	it('bring a ship that the register does not know, and a withdrawal takes it away', async () => {
		const importId = await commit(
			HEADER +
				row('v1', '2023-05-01', 'EXERCISE MOON', '1000') +
				row('v2', '2023-05-01', 'EXERCISE STAR', '') +
				row('v3', '2023-06-01', 'EXERCISE MOON', '', '2000') +
				row('v4', '2024-06-01', 'EXERCISE MOON', '9000', '2000')
		);
		const page = await ship('9074729');
		expect(page.register).toEqual([]);
		expect(page.calls).toBe(4);
		// 1,000 t x 7.46 = 7,460; 2,000 t x 7.46 = 14,920 at 60, 75 and 90 %: 8,952, 11,190 and 13,428.
		expect(vesselJson(page, 'committee-8.33')).toMatchObject({
			observed_bbl_by_year: { '2023': '18650.000', '2024': '67140.000' },
			observed_low_bbl_by_year: { '2023': '16412.000', '2024': '67140.000' },
			observed_high_bbl_by_year: { '2023': '20888.000', '2024': '67140.000' }
		});
		expect(page.doubts.map(({ sentence }) => sentence)).toEqual([
			'Two names are told for the same day, 1 May 2023: EXERCISE MOON and EXERCISE STAR.',
			'9,000\u00a0t reported for EXERCISE MOON on 1 June 2024; its deadweight is given as 2,000\u00a0t.'
		]);
		expect(await first('exercise star')).toEqual(['9074729']);
		await withdrawImport(context, importId, 'a test');
		expect(await readVessel(context, '9074729', LATEST_VIEW)).toBeNull();
		const [before] = await readYears(context, LATEST_VIEW);
		expect(await ship('9074729', { ...LATEST_VIEW, version: (before?.dataVersion ?? 0) - 1 })).toMatchObject({
			calls: 4
		});
	});
	it('of another import that repeat a row are told once', async () => {
		const once = row('w1', '2023-05-01', 'EXERCISE MOON', '1000');
		await commit(HEADER + once);
		await commit(`${HEADER}${once}${row('w2', '2023-07-01', 'EXERCISE MOON', '500')}`);
		const page = await ship('9074729');
		expect([page.calls, page.events.length]).toEqual([2, 3]);
		// 1,000 t and 500 t x 7.46
		expect(vesselJson(page, 'committee-8.33').observed_bbl_by_year).toEqual({ '2023': '11190.000' });
		const { numbered } = await list({ text: '9074729' });
		expect(numbered.ships[0]).toMatchObject({ calls: 2, counted: { deliveries: 2, known: 11_190_000n } });
	});
});
