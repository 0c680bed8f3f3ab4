// Rows to records: what becomes of each row of a file, and what holds for any file whatever its cells.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../calendar.ts';
import { declaredTotal } from '../cap/declared.ts';
import type { StoredFigure } from '../cap/figure.ts';
import { refinedWindow } from '../cap/regime.ts';
import { severityOf } from '../issue.ts';
import type { ParsedRecord, RecordKind } from '../record.ts';
import { RECORD_KINDS, recordId } from '../record.ts';
import { factorSet } from '../units.ts';
import { FileTotals } from './file-report.ts';
import { readDecisions } from './decisions.ts';
import { Ingest } from './ingest.ts';
import { Survey } from './survey.ts';
import { understand } from './understand.ts';
import { templates } from './templates.ts';

const TODAY = '2026-11-23' as IsoDate;
const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

function ingest(
	rows: readonly (readonly string[])[],
	options: { kind?: RecordKind; answers?: Record<string, string> } = {}
) {
	const one = new Ingest({
		kind: options.kind ?? null,
		today: TODAY,
		answers: options.answers ?? {},
		digest
	});
	const totals = new FileTotals();
	const records: ParsedRecord[] = [];
	rows.forEach((cells, at) => {
		for (const record of one.take({ cells, line: at + 1 })) {
			records.push(record);
			totals.add(record);
		}
	});
	return {
		ingest: one,
		records,
		rows: one.rows,
		totals,
		codes: one.issues.kept.map(({ code, line }) => `${line} ${code}`)
	};
}

const HEADER = [
	'date',
	'supplier',
	'vessel_name',
	'product',
	'quantity',
	'unit',
	'source',
	'source_ref',
	'basis'
];
const row = (ref: string, part: Partial<Record<'date' | 'supplier' | 'quantity' | 'unit', string>> = {}) => [
	part.date ?? '2023-05-01',
	part.supplier ?? 'RU',
	'TEST SHIP',
	'diesel',
	part.quantity ?? '100',
	part.unit ?? 't',
	'Exercise',
	ref,
	'observed'
];
const rows = (text: string) => text.split('\n').map((line) => line.split(','));

describe('every row under the header', () => {
	it('is accepted, rejected, ignored or a duplicate', () => {
		const result = ingest([
			HEADER,
			row('a'),
			row('b', { quantity: 'many' }),
			row('a'),
			[''],
			['', '', '', '', '', '', '', '', ''],
			['  '],
			['# a comment'],
			HEADER,
			row('c', { supplier: 'Atlantis' })
		]);
		expect(result.rows).toEqual({ read: 9, accepted: 2, rejected: 1, ignored: 5, duplicate: 1, flagged: 1 });
		expect(result.codes).toEqual(['3 quantity_format', '4 repeated_key', '10 supplier_unknown']);
	});

	it('may follow blank lines above the header', () => {
		const result = ingest([[''], ['', ''], HEADER, row('a')]);
		expect(result.ingest.headerLine).toBe(3);
		expect(result.rows).toMatchObject({ read: 1, accepted: 1 });
	});

	it('keeps its physical line', () => {
		expect(ingest([HEADER, row('a'), [''], row('b')]).records.map(({ line }) => line)).toEqual([2, 4]);
	});

	it('is rejected with too few or too many cells, but not for blank ones left over at its end', () => {
		const short = row('a').slice(0, 8);
		const long = [...row('b'), 'stray'];
		const left = [...row('c'), '', ' '];
		const result = ingest([HEADER, short, long, left]);
		expect(result.codes).toEqual(['2 row_short', '3 row_short']);
		expect(result.ingest.issues.kept.map(({ seen }) => seen)).toEqual(['8 of 9 cells', '10 of 9 cells']);
		expect(result.rows).toMatchObject({ accepted: 1, rejected: 2 });
	});

	it('is rejected for a NUL character', () => {
		const result = ingest([HEADER, row('a'), row('b\0')]);
		expect(result.codes).toEqual(['3 cell_nul']);
		expect(result.rows).toMatchObject({ accepted: 1, rejected: 1 });
	});

	it('is rejected whole for one bad cell, and all of its issues are named', () => {
		const result = ingest([
			HEADER,
			row('a', { date: 'x', quantity: '1,5,0', unit: 'lots', supplier: 'Atlantis' })
		]);
		expect(result.records).toEqual([]);
		expect(result.codes).toEqual([
			'2 date_missing',
			'2 supplier_unknown',
			'2 quantity_format',
			'2 unit_unknown'
		]);
	});
});

describe('a header that cannot be read', () => {
	it('refuses the file, and its rows are rejected', () => {
		const result = ingest([['a', 'b'], row('a')]);
		expect(result.ingest.isRefused).toBe(true);
		expect(result.ingest.kind).toBeNull();
		expect(result.rows).toMatchObject({ accepted: 0, rejected: 1 });
		expect(result.codes).toEqual(['1 kind_unknown']);
	});

	it('is one with two columns of one meaning', () => {
		const result = ingest([
			[...HEADER, 'Quantity'],
			[...row('a'), '5']
		]);
		expect(result.ingest.isRefused).toBe(true);
		expect(result.records).toEqual([]);
		expect(result.codes).toEqual(['1 column_repeated']);
	});
});

describe('the same record again', () => {
	it('with the same cells counts once', () => {
		const result = ingest([HEADER, row('a'), row('b'), row('a'), row('a')]);
		expect(result.rows).toMatchObject({ accepted: 2, duplicate: 2, rejected: 0 });
		expect(result.totals.barrels(TODAY).barrels.refined_cap).toBe('1492.000');
	});

	it('with other cells is refused, and the first stays', () => {
		const result = ingest([HEADER, row('a'), row('a', { quantity: '7' }), row('a')]);
		expect(result.rows).toMatchObject({ accepted: 1, duplicate: 1, rejected: 1 });
		expect(result.codes).toEqual(['3 conflicting_key', '4 repeated_key']);
		expect(result.totals.barrels(TODAY).barrels.refined_cap).toBe('746.000');
	});

	it('does not hide behind a first row that was refused', () => {
		const result = ingest([HEADER, row('a', { quantity: 'many' }), row('a')]);
		expect(result.rows).toMatchObject({ accepted: 1, rejected: 1, duplicate: 0 });
	});

	it('from another source is another record', () => {
		const other = row('a');
		other[6] = 'Another';
		expect(ingest([HEADER, row('a'), other]).rows).toMatchObject({ accepted: 2, duplicate: 0 });
	});

	it('without a reference both count, are flagged, and have keys of their own', () => {
		const result = ingest([HEADER, row(''), row(''), row('')]);
		expect(result.rows).toMatchObject({ accepted: 3, duplicate: 0, rejected: 0, flagged: 2 });
		expect(result.codes).toEqual(['3 repeated_row', '4 repeated_row']);
		expect(result.records.map(({ flags }) => flags)).toEqual([[], ['repeated_row'], ['repeated_row']]);
		expect(new Set(result.records.map(({ recordKey }) => recordKey)).size).toBe(3);
		// 3 x 746
		expect(result.totals.barrels(TODAY).barrels.refined_cap).toBe('2238.000');
	});

	it('without a reference has the same keys in another file, in the order of its equals', () => {
		const keys = (all: readonly (readonly string[])[]) =>
			ingest(all).records.map(({ recordKey }) => recordKey);
		const [first, second] = keys([HEADER, row(''), row('')]);
		expect(keys([HEADER, row('z'), row('')])).toContain(first);
		expect(keys([HEADER, row(''), row('z'), row('')])[2]).toBe(second);
	});

	it('has the same keys when the columns come in another order', () => {
		const order = [3, 0, 8, 1, 2, 7, 5, 4, 6];
		const moved = [HEADER, row('a'), row('')].map((cells) => order.map((at) => cells[at] ?? ''));
		const keysOf = (all: readonly (readonly string[])[]) =>
			ingest(all).records.map(({ recordKey, contentKey }) => [recordKey, contentKey]);
		expect(keysOf(moved)).toEqual(keysOf([HEADER, row('a'), row('')]));
	});
});

describe('figures of one month in one file', () => {
	const header = 'period_start,supplier,barrels,basis,as_of,source';
	const figure = (barrels: string, asOf: string) =>
		`2023-01,CN,${barrels},declared,${asOf},UN 1718 Committee`;

	it('are versions where the pages have different days', () => {
		const result = ingest(rows([header, figure('5', '2023-06-01'), figure('7', '2024-01-01')].join('\n')));
		expect(result.rows).toMatchObject({ accepted: 2, rejected: 0 });
		expect(new Set(result.records.map(({ recordKey }) => recordKey)).size).toBe(1);
		expect(result.totals.barrels(TODAY).barrels.refined_cap).toBe('7.000');
	});

	it('contradict each other where the day is the same', () => {
		const result = ingest(rows([header, figure('5', '2023-06-01'), figure('7', '2023-06-01')].join('\n')));
		expect(result.rows).toMatchObject({ accepted: 1, rejected: 1 });
		expect(ingest(rows([header, figure('5', ''), figure('7', '')].join('\n'))).rows).toMatchObject({
			accepted: 1,
			rejected: 1
		});
	});

	it('are counted once where all cells agree', () => {
		const result = ingest(rows([header, figure('5', '2023-06-01'), figure('5', '2023-06-01')].join('\n')));
		expect(result.rows).toMatchObject({ accepted: 1, duplicate: 1 });
	});
});

describe('ships in one file', () => {
	it('are told apart by their number', () => {
		const result = ingest(
			rows('imo,name,flag\n8916293,SAEBYOL,KP\nIMO8916293,CHONG RIM 2,KP\n8916293,SAEBYOL,KP\n9015333,OTHER,')
		);
		expect(result.rows).toMatchObject({ accepted: 2, rejected: 1, duplicate: 1 });
	});
});

describe('questions', () => {
	const header = HEADER.slice(0, 8);
	const unanswered = [header, row('a').slice(0, 8)];

	it('ask for a basis that no cell gives, name what was assumed, and never assume declared', () => {
		const result = ingest(unanswered);
		expect(result.ingest.questions()).toEqual([
			{ code: 'basis', choices: ['declared', 'observed', 'estimated', 'customs'], assumed: 'observed' }
		]);
		expect(result.records[0]).toMatchObject({ basis: 'observed', flags: ['basis_assumed'] });
		const period = ingest(rows('month,supplier,barrels,source\n2023-01,CN,5,UN 1718 Committee'));
		expect(period.ingest.questions()).toMatchObject([{ code: 'basis', assumed: 'customs' }]);
		expect(period.totals.barrels(TODAY).barrels).toMatchObject({
			refined_cap: '0.000',
			not_counted: '5.000'
		});
	});

	it('are silent once answered', () => {
		const result = ingest(unanswered, { answers: { basis: 'customs' } });
		expect(result.ingest.questions()).toEqual([]);
		expect(result.records[0]).toMatchObject({ basis: 'customs', leftOut: 'customs', flags: [] });
	});

	it('are asked again where the answer is none of the choices', () => {
		expect(ingest(unanswered, { answers: { basis: 'whatever' } }).ingest.questions()).toHaveLength(1);
	});

	it('are not raised by rows that are refused for something else', () => {
		const bad = [header, row('a', { quantity: 'many' }).slice(0, 8)];
		expect(ingest(bad).ingest.questions()).toEqual([]);
	});
});

const NASTY = [
	'__proto__',
	'constructor',
	'=1+1',
	'@SUM(A1)',
	'\u202egnp.exe',
	'\u200b',
	'\ufeff2023',
	'a\0b',
	'\u001f',
	'\u001e',
	'\ud800',
	'😀',
	'x'.repeat(20_000),
	'9'.repeat(400),
	'１２３',
	'١٢٣',
	'-1',
	'-0',
	'1e400',
	'Infinity',
	'NaN',
	'NA',
	'1,234.5',
	'2023-02-30',
	'9999-12-31',
	'2017-09-30/2018-01-02',
	"'; drop table import;--",
	'<script>alert(1)</script>',
	'AGGREGATE',
	'MISSING',
	'ALL',
	'KP',
	'1/0',
	'100%',
	'\n',
	'"'
];
const GOOD = [
	'2023',
	'2023-05',
	'2023-05-01',
	'2018-12-31',
	'RU',
	'China',
	'100',
	'0',
	'12.5',
	't',
	'bbl',
	'diesel'
];

describe('any cells at all', () => {
	const cell = fc.oneof(fc.string(), fc.constantFrom(...NASTY), fc.constantFrom(...GOOD), fc.constant(''));
	const file = fc.constantFrom(...RECORD_KINDS).chain((kind) => {
		const { columns } = templates[kind];
		const line = fc.oneof(
			{ weight: 5, arbitrary: fc.array(cell, { minLength: columns.length, maxLength: columns.length }) },
			{ weight: 1, arbitrary: fc.array(cell, { maxLength: columns.length + 3 }) }
		);
		return fc.record({ kind: fc.constant(kind), lines: fc.array(line, { maxLength: 12 }) });
	});

	it('never throw, and every row is accounted for', () => {
		fc.assert(
			fc.property(file, ({ kind, lines }) => {
				const result = ingest([[...templates[kind].columns], ...lines], { kind });
				const { read, accepted, rejected, ignored, duplicate, flagged } = result.rows;
				expect(read).toBe(lines.length);
				expect(read).toBe(accepted + rejected + ignored + duplicate);
				expect(result.records).toHaveLength(accepted);
				expect(flagged).toBeLessThanOrEqual(accepted);
				// Each refused line has at least one error, and no other line has one.
				const errors = result.ingest.issues.kept.filter(({ code }) => severityOf(code) === 'error');
				expect(new Set(errors.map(({ line }) => line)).size).toBe(rejected);
				const accepts = new Set(result.records.map(({ line }) => line));
				expect(errors.some(({ line }) => line !== null && accepts.has(line))).toBe(false);
				for (const record of result.records) {
					if (record.recordKind !== 'shipment' && record.recordKind !== 'sts') continue;
					expect(record.barrels?.every((barrels) => barrels >= 0n) ?? true).toBe(true);
					expect(record.barrels === null).toBe(record.kind === 'none');
				}
				expect(() => result.totals.barrels(TODAY)).not.toThrow();
			}),
			{ numRuns: 150 }
		);
		expect(({} as Record<string, unknown>).x).toBeUndefined();
	});

	it('in the header do not throw either', () => {
		fc.assert(
			fc.property(fc.array(cell, { maxLength: 40 }), fc.array(cell, { maxLength: 40 }), (header, line) => {
				const result = ingest([header, line]);
				expect(result.rows.read).toBeLessThanOrEqual(1);
			})
		);
	});
});

describe('the totals of a file', () => {
	const delivery = fc.record({
		date: fc.constantFrom('2017-10-01', '2022', '2023-05', '2023-05-01', '2024-02-29', '2016-01-01'),
		supplier: fc.constantFrom('RU', 'CN', 'Russia', 'Atlantis', ''),
		quantity: fc.constantFrom('0', '0.0005', '12.345', '100', '99999.9999', '600000', '', 'many'),
		unit: fc.constantFrom('t', 'bbl', 'm3', 'kg', '')
	});
	const deliveries = fc
		.array(delivery, { maxLength: 25 })
		.map((parts) => parts.map((part, at) => row(`ref ${at}`, part)));
	const barrels = (all: readonly (readonly string[])[]) => ingest([HEADER, ...all]).totals.barrels(TODAY);
	const shuffled = <T>(items: readonly T[]) =>
		fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
	const toThousandths = (text: string) => BigInt(text.replace('.', ''));

	it('do not depend on the order of its rows', () => {
		fc.assert(
			fc.property(
				deliveries.chain((all) => fc.tuple(fc.constant(all), shuffled(all))),
				([all, other]) => {
					expect(barrels(other)).toEqual(barrels(all));
					expect(ingest([HEADER, ...other]).rows).toEqual(ingest([HEADER, ...all]).rows);
				}
			)
		);
	});

	it('are the sum of the totals of its two halves', () => {
		fc.assert(
			fc.property(deliveries, fc.nat(25), (all, at) => {
				const [first, second] = [barrels(all.slice(0, at)), barrels(all.slice(at))];
				const whole = barrels(all);
				for (const part of ['refined_cap', 'sts_ledger', 'crude', 'not_counted'] as const) {
					expect(toThousandths(first.barrels[part]) + toThousandths(second.barrels[part])).toBe(
						toThousandths(whole.barrels[part])
					);
				}
				for (const [supplier, sum] of Object.entries(whole.by_supplier)) {
					const parts = [first, second].map(({ by_supplier }) =>
						toThousandths(by_supplier[supplier] ?? '0.000')
					);
					expect((parts[0] ?? 0n) + (parts[1] ?? 0n)).toBe(toThousandths(sum));
				}
			})
		);
	});

	it('do not grow when rows with a reference stand in it twice', () => {
		fc.assert(
			fc.property(
				deliveries.chain((all) => fc.tuple(fc.constant(all), shuffled([...all, ...all]))),
				([all, twice]) => {
					expect(barrels(twice)).toEqual(barrels(all));
				}
			)
		);
	});

	it('of declared figures are those of its two halves together, whichever half comes first', () => {
		const one = fc.record({
			month: fc.constantFrom('2023-01', '2023-02', '2023-12', '2023'),
			supplier: fc.constantFrom('CN', 'RU', 'ALL'),
			barrels: fc.constantFrom('0', '8688.856', '12000', '600000', ''),
			asOf: fc.constantFrom('2023-06-30', '2024-01-30', '2024-06-01')
		});
		const figures = fc
			.uniqueArray(one, {
				maxLength: 20,
				selector: ({ month, supplier, asOf }) => `${month} ${supplier} ${asOf}`
			})
			.map((all) =>
				all.map(({ month, supplier, barrels, asOf }) => [
					month,
					supplier,
					'refined petroleum',
					barrels,
					'declared',
					asOf,
					'UN 1718 Committee'
				])
			);
		const header = ['period_start', 'supplier', 'product', 'barrels', 'basis', 'as_of', 'source'];
		const stored = (all: readonly (readonly string[])[], importId: number): StoredFigure[] =>
			ingest([header, ...all]).records.flatMap((record) =>
				record.recordKind === 'period'
					? [{ ...record, importId, version: importId, fileName: '', id: recordId(importId, record.line) }]
					: []
			);
		const total = (all: readonly StoredFigure[]) => {
			const window = refinedWindow(2023);
			if (!window) throw new Error('no window');
			const view = declaredTotal(all, [], {
				window,
				asOf: null,
				today: TODAY,
				dueDays: 30,
				factorSet: factorSet('committee-8.33')
			});
			return [view.total, view.atLeast, view.notBySupplier, view.suppliers.map((each) => each.total)];
		};
		fc.assert(
			fc.property(figures, fc.nat(20), (all, at) => {
				const [first, second] = [all.slice(0, at), all.slice(at)];
				const whole = total(stored(all, 1));
				expect(total([...stored(first, 1), ...stored(second, 2)])).toEqual(whole);
				expect(total([...stored(second, 1), ...stored(first, 2)])).toEqual(whole);
			})
		);
	});
});

describe('decisions', () => {
	const run = (lines: readonly string[], answers: Record<string, string>) => {
		const rows = lines.map((line, at) => ({ cells: line.split(','), line: at + 1 }));
		const understanding = understand(rows, null, readDecisions(answers));
		const survey = understanding.layout && new Survey(understanding.layout, TODAY);
		const settled = survey?.settle(',', true) ?? null;
		const one = new Ingest({ kind: null, today: TODAY, answers, digest }, { understanding, settled });
		const records = rows.flatMap((row) => [...one.take(row)]);
		return { one, records, codes: one.issues.kept.map(({ code }) => code) };
	};

	it('on one cell of a row that holds several figures change nothing, and say so', () => {
		const wide = ['date,China,Russia', '2023-01,10,20', '2023-02,11,21'];
		const { records, codes } = run(wide, { unit: 'bbl', 'cell:2:quantity': '7' });
		expect(records.flatMap((record) => (record.recordKind === 'period' ? [record.quantity] : []))).toEqual([
			'10',
			'20',
			'11',
			'21'
		]);
		expect(codes.filter((code) => code === 'decision_unused')).toHaveLength(2);
	});

	it('never let in a format that is never imported', () => {
		const positions = [
			'MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,Length,Width,Draft,Cargo,TransceiverClass',
			'351000001,2023-01-01T00:00:00,38,124,1,1,511,A,IMO9999993,X,80,0,100,20,5,80,A'
		];
		for (const answers of [{}, { profile: 'none' }, { 'column:8': 'name' }]) {
			expect(run(positions, answers).codes).toEqual(['positions_refused']);
			expect(run(positions, answers).records).toEqual([]);
		}
	});
});
