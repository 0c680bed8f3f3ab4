import { expect, it } from 'vitest';
import { Ingest } from './ingest.ts';
import { createHash } from 'node:crypto';
import type { IsoDate } from '../calendar.ts';

const HEADER = ['fishing_vessel_mmsi', 'transshipment_vessel_mmsi', 'start_time', 'end_time'];

function keysOf(...rows: string[]): Set<string> {
	const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
	return new Set(
		rows.flatMap((row) => {
			const one = new Ingest({ kind: null, today: '2026-11-23' as IsoDate, answers: {}, digest });
			one.take({ cells: HEADER, line: 1 });
			return one.take({ cells: row.split(','), line: 2 }).map(({ recordKey }) => recordKey);
		})
	);
}

it('a meeting is the same in every way that a feed writes its moment', () => {
	expect(
		keysOf(
			'441000001,273000001,2019-03-01T10:00:00Z,2019-03-01T13:00:00Z',
			'273000001,441000001,2019-03-01T10:00:00.000Z,2019-03-01T13:00:00.000Z',
			'273000001,441000001,2019-03-01 10:00:00+00:00,2019-03-01 13:00:00+00:00',
			'273000001,441000001,2019-03-01 10:00,2019-03-01 13:00 UTC'
		).size
	).toBe(1);
});

it('another hour, another end or another zone is another meeting', () => {
	expect(
		keysOf(
			'441000001,273000001,2019-03-01T10:00:00Z,2019-03-01T13:00:00Z',
			'441000001,273000001,2019-03-01T11:00:00Z,2019-03-01T13:00:00Z',
			'441000001,273000001,2019-03-01T10:00:00Z,2019-03-01T14:00:00Z',
			'441000001,273000001,2019-03-01T10:00:00+03:00,2019-03-01T13:00:00Z'
		).size
	).toBe(4);
});
