// A file that comes again with more rows, or with other answers, tells of the same records.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../calendar.ts';
import type { Answers } from './decisions.ts';
import { Ingest } from './ingest.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
const HEADER = 'date;supplier;vessel_name;quantity;unit';

function keysOf(row: string, answers: Answers = {}, header = HEADER) {
	const one = new Ingest({ kind: 'shipment', today: '2026-11-23' as IsoDate, answers, digest });
	one.take({ cells: header.split(';'), line: 1 });
	const [record] = one.take({ cells: row.split(';'), line: 2 });
	if (record === undefined) throw new Error('refused');
	return {
		record: record.recordKey,
		content: record.contentKey,
		...(record.otherKey !== null && { other: record.otherKey })
	};
}

const ROW = '2023-05-01;Chna;EXERCISE STAR;1000;bbl';

it.each([{ 'value:supplier:Chna': 'CN' }, { 'cell:2:supplier': 'CN' }])(
	'a row that is decided upon, %o, replaces the same row before that',
	(answers) => {
		const [before, after] = [keysOf(ROW), keysOf(ROW, answers)];
		expect(after.record).toBe(before.record);
		expect(after.content).not.toBe(before.content);
	}
);

it('an answer that does not touch a row leaves it a repeat', () => {
	expect(keysOf(ROW, { 'value:supplier:Rusia': 'RU', unit: 't', decimal: ',' })).toEqual(keysOf(ROW));
});

it('the same cells under another unit are the same record with other contents', () => {
	const [row, header] = ['2023-05-01;CN;EXERCISE STAR;1000', 'date;supplier;vessel_name;quantity'];
	const [barrels, tonnes] = [keysOf(row, { unit: 'bbl' }, header), keysOf(row, { unit: 't' }, header)];
	expect(tonnes.record).toBe(barrels.record);
	expect(tonnes.content).not.toBe(barrels.content);
});

it('the same cells under another decimal sign or order of dates are so too', () => {
	const row = '02/03/2023;CN;EXERCISE STAR;1.234;bbl';
	const keys = [
		keysOf(row, { date_order: 'DMY', decimal: '.' }),
		keysOf(row, { date_order: 'DMY', decimal: ',' }),
		keysOf(row, { date_order: 'MDY', decimal: '.' })
	];
	expect(new Set(keys.map(({ record }) => record)).size).toBe(1);
	expect(new Set(keys.map(({ content }) => content)).size).toBe(3);
});

describe('a column that the analyst named', () => {
	const header = 'date;supplier;vessel_name;quantity;unit;Hafen';
	const row = '2023-05-01;CN;EXERCISE STAR;1000;bbl;Nampo';

	it('leaves a row known by the key it has without the answer', () => {
		const [before, after] = [
			keysOf(row, {}, header),
			keysOf(row, { 'column:6': 'destination_port' }, header)
		];
		expect(before).not.toHaveProperty('other');
		expect(after.record).not.toBe(before.record);
		expect(after.other).toBe(before.record);
	});

	it('leaves its own key that of a file whose header has the name of the field', () => {
		const named = keysOf(row, {}, header.replace('Hafen', 'destination_port'));
		expect(keysOf(row, { 'column:6': 'destination_port' }, header).record).toBe(named.record);
	});

	it.each([{ 'column:6': 'ignore' }, { 'column:4': 'quantity' }])(
		'and that changes nothing, %o, adds no other key',
		(answers) => expect(keysOf(row, answers, header)).toEqual(keysOf(row, {}, header))
	);

	it('is known alike under every answer, also where the header alone says too little', () => {
		const bare = 'Tag;supplier;vessel_name;quantity;unit;Hafen';
		const [one, two] = [
			keysOf(row, { 'column:1': 'date' }, bare),
			keysOf(row, { 'column:1': 'date', 'column:6': 'destination_port' }, bare)
		];
		expect(one.record).not.toBe(two.record);
		expect(one.other).toBe(two.other);
	});

	it('and holds the reference is known by its cells too', () => {
		const withReference = 'date;supplier;vessel_name;quantity;unit;source;Nr';
		const cells = '2023-05-01;CN;EXERCISE STAR;1000;bbl;Exercise;7';
		expect(keysOf(cells, { 'column:7': 'source_ref' }, withReference).other).toBe(
			keysOf(cells, {}, withReference).record
		);
	});

	it('tells equal rows of one file apart under both keys', () => {
		const ingest = new Ingest({
			kind: 'shipment',
			today: '2026-11-23' as IsoDate,
			answers: { 'column:6': 'destination_port' },
			digest
		});
		ingest.take({ cells: header.split(';'), line: 1 });
		const others = [2, 3].flatMap((line) =>
			ingest.take({ cells: row.split(';'), line }).map(({ otherKey }) => otherKey)
		);
		expect(new Set(others).size).toBe(2);
	});

	it('of a known format is known by the key that the format gives it', () => {
		const kpler =
			'vessel_name;closest_ancestor_product;start;end;origin_location_name;destination_location_name;origin_country_name;cargo_origin_tons;status';
		const trade =
			'EXERCISE STAR;Gasoil;2023-04-01;2023-05-01;Vostochny;Nampo, North Korea;Russia;1000;Delivered';
		const own = { 'column:4': 'date', 'column:8': 'quantity', unit: 't' };
		const known = keysOf(trade, {}, kpler);
		expect(known).not.toHaveProperty('other');
		expect(keysOf(trade, own, kpler).other).toBe(known.record);
		expect(keysOf(trade.replace('Delivered', 'In Transit'), own, kpler)).not.toHaveProperty('other');
	});
});
