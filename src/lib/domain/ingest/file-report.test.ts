// What `check` says about a file: outcome, counts, and where its barrels would go.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../calendar.ts';
import type { RecordKind } from '../record.ts';
import { FileTotals, fileReport, issueLine } from './file-report.ts';
import { Ingest } from './ingest.ts';

const TODAY = '2026-11-23' as IsoDate;

function report(text: string, kind: RecordKind | null = null) {
	const ingest = new Ingest({
		kind,
		today: TODAY,
		answers: {},
		digest: (part) => createHash('sha256').update(part).digest('hex').slice(0, 32)
	});
	const totals = new FileTotals();
	text.split('\n').forEach((line, at) => {
		for (const record of ingest.take({ cells: line.split(','), line: at + 1 })) totals.add(record);
	});
	return fileReport(ingest, totals, { encoding: 'utf-8', delimiter: ',', ranked: ['utf-8'] }, TODAY);
}

let refs = 0;
const SHIPMENTS =
	'date,supplier,vessel_name,product,quantity,unit,dwt,destination_port,source,source_ref,basis,notes';
const delivery = (part: Partial<Record<string, string>> = {}) =>
	[
		part.date ?? '2023-05-01',
		part.supplier ?? 'RU',
		'SHIP',
		part.product ?? 'diesel',
		part.quantity ?? '100',
		part.unit ?? 'bbl',
		part.dwt ?? '',
		part.port ?? '',
		part.source ?? 'Exercise',
		`ref ${(refs += 1)}`,
		part.basis ?? 'observed',
		part.notes ?? ''
	].join(',');
const file = (header: string, ...lines: readonly string[]) => [header, ...lines].join('\n');

describe('the outcome', () => {
	it('is accept with no row refused, partial with some, reject with none accepted', () => {
		const good = delivery();
		const bad = delivery({ quantity: 'many' });
		expect(report(file(SHIPMENTS, good, good.replace('ref', 'other'))).outcome).toBe('accept');
		expect(report(file(SHIPMENTS, good, bad)).outcome).toBe('partial');
		expect(report(file(SHIPMENTS, bad)).outcome).toBe('reject');
		expect(report(file(SHIPMENTS)).outcome).toBe('reject');
		expect(report('a,b\n1,2').outcome).toBe('reject');
	});

	it('does not mind duplicates, flags and blank lines', () => {
		const good = delivery({ supplier: '' });
		const answer = report(file(SHIPMENTS, good, '', good));
		expect(answer).toMatchObject({
			outcome: 'accept',
			rows: { read: 3, accepted: 1, rejected: 0, ignored: 1, duplicate: 1 }
		});
	});
});

describe('barrels of deliveries', () => {
	it('go under the cap by supplier, whatever the window', () => {
		const answer = report(
			file(
				SHIPMENTS,
				delivery({ quantity: '100' }),
				delivery({ quantity: '20', date: '2018' }),
				delivery({ quantity: '3', supplier: 'China', date: '2017-10-01' }),
				delivery({ quantity: '0.5', supplier: '' }),
				delivery({ quantity: '1000', unit: 't', product: 'rice', supplier: '' })
			)
		);
		// 100 + 20 of Russia; 0.5 + 1,000 x 8.33 of nobody named.
		expect(answer.by_supplier).toEqual({ CN: '3.000', RU: '120.000', unknown: '8330.500' });
		expect(answer.barrels).toEqual({
			refined_cap: '8453.500',
			sts_ledger: '0.000',
			crude: '0.000',
			not_counted: '0.000'
		});
	});

	it('without a quantity go by 75 % of the deadweight', () => {
		// 1,000 t x 7.46 x 0.75
		const answer = report(file(SHIPMENTS, delivery({ quantity: '', unit: '', dwt: '1000' })));
		expect(answer.barrels.refined_cap).toBe('5595.000');
	});

	it('that enter no total are told apart', () => {
		const answer = report(
			file(
				SHIPMENTS,
				delivery({ quantity: '1', product: 'crude oil' }),
				delivery({ quantity: '10', product: 'condensate' }),
				delivery({ quantity: '100', port: 'Dalian; China' }).replace('Dalian; China', 'CNDLC'),
				delivery({ quantity: '1000', basis: 'customs' }),
				delivery({ quantity: '10000', basis: 'estimated' }),
				delivery({ quantity: '100000', basis: 'declared' }),
				delivery({ quantity: '0.5', notes: 'AGGREGATE' }),
				delivery({ quantity: '0.25', date: '2017-09-30' })
			)
		);
		expect(answer.barrels).toEqual({
			refined_cap: '0.000',
			sts_ledger: '0.000',
			crude: '1.000',
			not_counted: '111110.750'
		});
		expect(answer.by_supplier).toEqual({});
	});

	it('that the Committee itself names count as declared', () => {
		const answer = report(
			file(SHIPMENTS, delivery({ basis: 'declared', source: 'UN 1718 Committee', supplier: 'CN' }))
		);
		expect(answer.by_supplier).toEqual({ CN: '100.000' });
	});
});

describe('barrels of transfers', () => {
	it('to DPRK-flagged ships are a ledger of their own, and the others are not counted', () => {
		const answer = report(
			file(
				'date,from_vessel,to_vessel,to_flag,product,quantity,unit,supplier,source,source_ref,direction,notes',
				'2019-03-02,A,B,North Korea,diesel,100,bbl,,Ex,1,stated,',
				'2019-03-02,A,C,Panama,diesel,20,bbl,,Ex,2,stated,',
				'2019-03-02,B,A,Panama,diesel,3,bbl,,Ex,3,b_to_a,',
				'2019-03-02,A,B,KP,diesel,5000,bbl,,Ex,4,stated,AGGREGATE of many',
				'2019-03-02,A,B,KP,diesel,,,,Ex,5,stated,'
			)
		);
		expect(answer.rows).toMatchObject({ accepted: 5, rejected: 0 });
		expect(answer.barrels).toEqual({
			refined_cap: '0.000',
			sts_ledger: '100.000',
			crude: '0.000',
			// 20 + 3 to other flags, 5,000 in sums of events.
			not_counted: '5023.000'
		});
		expect(answer.by_supplier).toEqual({});
	});
});

describe('barrels of period figures', () => {
	const PERIOD = 'period_start,supplier,product,barrels,basis,as_of,source';

	it('declared to the Committee are what the window would say: versions once, ALL never added', () => {
		const answer = report(
			file(
				PERIOD,
				'2023-01,CN,refined petroleum,100,declared,2023-06-01,UN 1718 Committee',
				'2023-01,CN,refined petroleum,110,declared,2024-01-01,UN 1718 Committee',
				'2023-02,RU,refined petroleum,40,declared,2023-06-01,UN 1718 Committee',
				'2023,ALL,refined petroleum,180,declared,2024-06-01,UN 1718 Committee'
			)
		);
		// 110 + 40, and 30 that no supplier explains.
		expect(answer.by_supplier).toEqual({ CN: '110.000', RU: '40.000', unknown: '30.000' });
		expect(answer.barrels).toMatchObject({ refined_cap: '180.000', not_counted: '0.000' });
	});

	it('of customs, estimates and the press are not counted', () => {
		const answer = report(
			file(
				PERIOD,
				'2023-01,CN,refined petroleum,1,customs,2023-06-01,China Customs',
				'2023,ALL,refined petroleum,20,estimated,2023-06-01,RUSI',
				'2023-01,CN,refined petroleum,300,declared,2023-06-01,Yonhap',
				'2023-01,CN,LNG,4000,declared,2023-06-01,UN 1718 Committee'
			)
		);
		expect(answer.barrels).toEqual({
			refined_cap: '0.000',
			sts_ledger: '0.000',
			crude: '0.000',
			not_counted: '4321.000'
		});
	});

	it('of crude are apart', () => {
		const answer = report(file(PERIOD, '2023-01,CN,crude oil,7,declared,2023-06-01,UN 1718 Committee'));
		expect(answer.barrels).toMatchObject({ refined_cap: '0.000', crude: '7.000' });
	});

	it('without a figure are no barrels', () => {
		const answer = report(
			file(PERIOD, '2023-01,CN,refined petroleum,,declared,2023-06-01,UN 1718 Committee')
		);
		expect(answer).toMatchObject({ outcome: 'accept', by_supplier: {}, barrels: { refined_cap: '0.000' } });
	});
});

describe('ships', () => {
	it('carry no barrels', () => {
		const answer = report('imo,name,type,dwt\n8916293,SAEBYOL,tanker,1150');
		expect(answer).toMatchObject({
			kind: 'vessel',
			outcome: 'accept',
			barrels: { refined_cap: '0.000', sts_ledger: '0.000', crude: '0.000', not_counted: '0.000' }
		});
	});
});

describe('what was found', () => {
	it('names the kind, the header line and the columns as they stand', () => {
		const answer = report('\nDate,Quantity,UNIT,Publisher,mood\n2023-05-01,5,bbl,Ex,good');
		expect(answer).toMatchObject({
			kind: 'shipment',
			detected: {
				encoding: 'utf-8',
				delimiter: ',',
				decimal: '.',
				date_order: 'ISO',
				header_line: 2,
				profile: 'house',
				mapping: { date: 'Date', quantity: 'Quantity', unit: 'UNIT', source: 'Publisher' }
			},
			questions: [{ code: 'basis', assumed: 'observed' }],
			issue_counts: { column_extra: 1, basis_assumed: 1 }
		});
	});

	it('is null where the header fits nothing', () => {
		expect(report('a,b\n1,2')).toMatchObject({
			kind: null,
			detected: { header_line: 1, profile: null, mapping: {} },
			questions: [],
			issues_total: 1
		});
	});

	it('gives an issue with its place, what was seen, what was expected and a sentence', () => {
		expect(issueLine({ code: 'unit_unknown', line: 5, column: 'unit', seen: 'tons' })).toEqual({
			code: 'unit_unknown',
			severity: 'error',
			line: 5,
			column: 'unit',
			seen: 'tons',
			expected: 'bbl, kbbl, t, kt, kg, m3, kl, L or gal',
			message:
				'Line 5, unit: A unit that is not known (seen: tons). Expected bbl, kbbl, t, kt, kg, m3, kl, L or gal. Use one of these.'
		});
	});
});

describe('a file that holds deliveries and transfers', () => {
	it('sums the two apart, however alike they are', () => {
		const deliveries = new Ingest({ kind: 'shipment', today: TODAY, answers: {}, digest: (text) => text });
		const transfers = new Ingest({ kind: 'sts', today: TODAY, answers: {}, digest: (text) => text });
		const totals = new FileTotals();
		const rows = (header: string, row: string) =>
			[header, row].map((line, at) => ({ cells: line.split(','), line: at + 1 }));
		const delivery = rows(
			'date,supplier,vessel_name,product,quantity,unit,source,source_ref,basis',
			'2023-05-01,RU,A,diesel,100,bbl,x,1,observed'
		);
		const transfer = rows(
			'date,supplier,from_vessel,to_vessel,product,quantity,unit,source,source_ref',
			'2023-05-02,RU,B,C,diesel,7,bbl,x,2'
		);
		for (const row of delivery) for (const record of deliveries.take(row)) totals.add(record);
		for (const row of transfer) for (const record of transfers.take(row)) totals.add(record);
		expect(
			totals.movementTotals().map(({ kind, records, barrelsBySet }) => [kind, records, barrelsBySet[0]])
		).toEqual([
			['shipment', 1, 100_000n],
			['sts', 1, 7_000n]
		]);
	});
});
