// The bundled transfers at sea, counted by hand in data/published/sts.csv, and the words and drawings made of them.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '#lib/csv/csv-reader.ts';
import type { IsoDate } from '../calendar.ts';
import { Ingest } from '../ingest/ingest.ts';
import { recordId } from '../record.ts';
import { standingOf } from './record-standing.ts';
import type { StoredTransfer } from './record-view.ts';
import { transferJson } from './sts-json.ts';
import { groupPlaces } from './sts-places.ts';
import type { StsEvent } from './sts-timeline.ts';
import { timeFrame, timeline } from './sts-timeline.ts';
import { courtOutcome, prohibitedKind } from './sts-words.ts';
import { LATEST_VIEW } from './view-query.ts';

const TODAY = '2026-11-23' as IsoDate;
const transfers: StoredTransfer[] = [];

beforeAll(async () => {
	const ingest = new Ingest({
		kind: null,
		today: TODAY,
		answers: {},
		digest: (text) => createHash('sha256').update(text).digest('hex').slice(0, 32)
	});
	const stream = createReadStream(new URL('../../../../data/published/sts.csv', import.meta.url));
	for await (const rows of readCsv(stream)) {
		for (const row of rows) {
			for (const record of ingest.take(row)) {
				if (record.recordKind !== 'sts') continue;
				const id = recordId(5, record.line, record.part);
				transfers.push({ ...record, id, importId: 5, fileName: 'sts.csv', setAside: null, linked: null });
			}
		}
	}
});

function tally<T>(values: readonly T[]): Map<T, number> {
	return values.reduce(
		(counts, value) => counts.set(value, (counts.get(value) ?? 0) + 1),
		new Map<T, number>()
	);
}

const named = (ref: string) => {
	const found = transfers.find(({ sourceRef }) => sourceRef === ref);
	if (!found) throw new Error(ref);
	return found;
};

describe('the bundled transfers', () => {
	it('are 43, 37 of them to ships reported to fly the DPRK flag and none from one', () => {
		expect(transfers).toHaveLength(43);
		expect(transfers.filter(({ receiver }) => receiver.flag === 'KP')).toHaveLength(37);
		expect(transfers.filter(({ giver }) => giver.flag === 'KP')).toHaveLength(0);
	});
	it('have a day in 26 rows, a month in 11, a year in 3, a range in 2 and no date in 1', () => {
		const counts = tally(transfers.map(({ span }) => span?.precision ?? 'none'));
		expect(Object.fromEntries(counts)).toEqual({ day: 26, month: 11, year: 3, range: 2, none: 1 });
	});
	it('state a volume in 7 rows, sum several events in 3, and give a position in none', () => {
		expect(transfers.filter(({ kind }) => kind === 'stated')).toHaveLength(7);
		expect(
			transfers.filter(({ leftOut }) => leftOut === 'aggregate').map(({ sourceRef }) => sourceRef)
		).toEqual(['DPRK-2017-2018-TANTAL-4X', 'DPRK-2019-05-13-ANSAN1-6X', 'DPRK-SHUNDLLI-35X']);
		expect(transfers.filter(({ latitude, longitude }) => latitude + longitude !== '')).toEqual([]);
	});
	it('have a stated direction in 17 rows, an assumed one in 20, and none in 6', () => {
		expect(Object.fromEntries(tally(transfers.map(({ direction }) => direction)))).toEqual({
			stated: 17,
			assumed: 20,
			unknown: 6
		});
	});
	it('are of the prohibited kind in 34 rows; in 3 the date leaves it open, in 6 no DPRK flag is reported', () => {
		// Open: P-Pioneer twice, known to be of September 2017 only, and the Shundlli's 35 without a date.
		expect(Object.fromEntries(tally(transfers.map(prohibitedKind)))).toEqual({
			of_kind: 34,
			date_open: 3,
			no_dprk_ship: 6
		});
		expect(prohibitedKind(named('DPRK-2017-09-PPIONEER-1'))).toBe('date_open');
	});
	it('tell the acquittal of the Polaris defendants apart from the allegation, twice', () => {
		const told = transfers.filter(({ notes }) => courtOutcome(notes) !== '');
		expect(told.map(({ sourceRef }) => sourceRef)).toEqual([
			'DPRK-2018-05-24-POLARIS-1',
			'DPRK-2018-05-24-POLARIS-2'
		]);
		expect(courtOutcome(named('DPRK-2018-05-24-POLARIS-1').notes)).toBe(
			'Taichung court judgment 108-Su-2109 of 27 May 2020 (lawplayer.com) acquitted the named defendants.'
		);
	});
	it('lie in the East China Sea in 27 rows by their words; 8 name no place', () => {
		const groups = groupPlaces(transfers.map(({ location }) => ({ location, transfers: 1 })));
		expect(groups.map(({ name, transfers: n }) => [name, n])).toEqual([
			['East China Sea', 27],
			['Near Taiwan', 2],
			['At sea after leaving Slavyanka (Russia) 15 Oct 2017', 1],
			['DPRK exclusive economic zone near Nampo', 1],
			['International waters', 1],
			['Taiwan Strait', 1],
			['West of Nampo port', 1],
			['Yellow Sea', 1],
			['', 8]
		]);
	});
	it('are drawn as 26 dots and 16 bars, in lanes of 36 and 6, and no two marks touch', () => {
		const events: StsEvent[] = transfers.flatMap(({ id, span, receiver, leftOut }) =>
			span === null
				? []
				: [{ id, span, isToDprk: receiver.flag === 'KP', isAggregate: leftOut === 'aggregate', words: '' }]
		);
		for (const width of [1110, 326]) {
			const { lanes } = timeline(events, timeFrame(null, null, TODAY), width);
			expect(lanes.map(({ count }) => count)).toEqual([36, 6]);
			const marks = lanes.flatMap((lane) => lane.marks);
			expect(Object.fromEntries(tally(marks.map(({ shape }) => shape)))).toEqual({ dot: 26, bar: 16 });
			for (const [index, one] of marks.entries()) {
				for (const other of marks.slice(index + 1)) {
					const isApart = one.x + one.width < other.x || other.x + other.width < one.x || one.y !== other.y;
					expect(isApart, `${one.event.id} and ${other.event.id} at ${width}`).toBe(true);
				}
			}
		}
	});
});

describe('one transfer for scripts', () => {
	it('gives litres by the volume factor, and says that a month is no day', () => {
		const record = named('DPRK-2018-0405-SHANGYUANBAO');
		// 1,700 kl x 6.2898 = 10,692.660 bbl
		expect(transferJson(record, standingOf(record, [], LATEST_VIEW), 'committee-8.33')).toMatchObject({
			date: '2018-04-01',
			date_precision: 'month',
			end_date: '2018-04-30',
			latitude: null,
			longitude: null,
			direction: 'stated',
			giver: { name: 'SHANG YUAN BAO', imo: '8126070', flag: 'PA' },
			receiver: { name: 'PAEK MA', imo: '9066978', flag: 'KP' },
			quantity: '1700000',
			unit: 'L',
			barrels: '10692.660',
			factor: '6.2898',
			factor_table: null,
			to_dprk_flagged: true,
			reported_kind_prohibited_by: 'S/RES/2375 (2017) para 11',
			prohibition_date_open: false,
			aggregate: false,
			left_out: null
		});
	});
	it('marks a sum of several events and leaves its date null where the source gives none', () => {
		const record = named('DPRK-SHUNDLLI-35X');
		expect(transferJson(record, standingOf(record, [], LATEST_VIEW), 'committee-8.33')).toMatchObject({
			date: null,
			date_precision: null,
			end_date: null,
			giver: { name: 'SHUNDLLI' },
			receiver: { name: null, imo: null, flag: 'KP' },
			// 18,000 t of diesel x 7.46
			barrels: '134280.000',
			aggregate: true,
			left_out: 'aggregate',
			prohibition_date_open: true
		});
	});
	it('has no barrels where no volume is stated, which is not zero', () => {
		const record = named('DPRK-2019-03-02-SAEBYOL');
		expect(transferJson(record, standingOf(record, [], LATEST_VIEW), 'committee-8.33')).toMatchObject({
			date: '2019-03-02',
			date_precision: 'day',
			direction: 'assumed',
			quantity: null,
			barrels: null
		});
	});
});
