// The second sum of observed deliveries and transfers, over data/exercise, by hand from its blocks.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capYearJson } from '#lib/domain/report/cap-json.ts';
import { atShare } from '#lib/domain/report/cap-year.ts';
import { addedText } from '#lib/domain/report/observed-words.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import type { Context } from '../context.ts';
import type { TestDatabase } from '../db/test-database.ts';
import { testDatabase } from '../db/test-database.ts';
import { readCapYear } from './read-cap-year.ts';
import { seedRecord } from './seed-record.ts';
import { exerciseContext } from './test-exercise.ts';

let database: TestDatabase;
let context: Context;

beforeAll(async () => {
	database = await testDatabase();
	context = exerciseContext(database);
	await seedRecord(context);
});

afterAll(() => database.close());

async function year(transfers: 'apart' | 'added') {
	const view = await readCapYear(context, 2019, { ...LATEST_VIEW, transfers });
	if (view === null) throw new Error('no window of 2019');
	return view;
}

describe('observed deliveries with transfers', () => {
	it('is in no answer that did not ask for it', async () => {
		expect(capYearJson(await year('apart')).observed_with_transfers).toBeNull();
	});

	it('adds the transfers to DPRK-flagged ships that no delivery is linked to, and no other', async () => {
		const view = await year('added');
		// 45 to DPRK-flagged ships, 285,274 bbl; S20-02, S20-08, S21-02 and S22-01 end in a delivery: 4 x 7,460 = 29,840.
		// 499,710.6 + 255,434 = 755,144.6; low 488,520.6 + 244,244, high 510,900.6 + 266,624.
		expect(capYearJson(view).observed_with_transfers).toEqual({
			transfers: {
				deliveries: 41,
				without_volume: 5,
				low_bbl: '244244.000',
				total_bbl: '255434.000',
				high_bbl: '266624.000'
			},
			sum: {
				deliveries: 116,
				without_volume: 8,
				low_bbl: '732764.600',
				total_bbl: '755144.600',
				high_bbl: '777524.600'
			},
			multiple: 1.510289,
			status: 'exceeded'
		});
	});

	it('leaves the observed total as it is, and follows the laden share', async () => {
		const [apart, added] = [await year('apart'), await year('added')];
		expect(capYearJson(added).observed).toEqual(capYearJson(apart).observed);
		expect(added.headline.title).toBe(apart.headline.title);
		const full = atShare(added, { numerator: 1n, denominator: 1n });
		// Ten rows of 14,920 bbl depend on the share, 3/4 of each in 755,144.6: a quarter more of each, 37,300.
		expect(full.added?.sum.total).toBe(792_444_600n);
	});

	it('says what it is', async () => {
		expect(addedText(await year('added')).replaceAll('\u00a0', ' ')).toBe(
			'With 41 reported transfers to DPRK-flagged ships that no delivery is linked to, 5 without a volume: ' +
				'755,145 bbl at 75 % laden; 732,765 to 777,525 bbl at 60 to 90 %, 1.51 times the cap.'
		);
	});
});
