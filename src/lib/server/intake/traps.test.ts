// Ways in which a file once lost, doubled or misread barrels. Each was found by hand and stays here.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import type { CsvRefusal } from '#lib/csv/csv-reader.ts';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { SupplierCode } from '#lib/domain/country.ts';
import type { MovementSum } from '#lib/domain/cap/movement-sum.ts';
import type { ParsedRecord } from '#lib/domain/record.ts';
import { recordId } from '#lib/domain/record.ts';
import type { Barrels } from '#lib/domain/units.ts';
import type { Context } from '../context.ts';
import { readCsv } from '#lib/csv/csv-reader.ts';
import { parseShare } from '#lib/domain/decimal.ts';
import { declaredTotal } from '#lib/domain/cap/declared.ts';
import { publishedEstimates } from '#lib/domain/cap/estimates.ts';
import { observedTotal } from '#lib/domain/cap/observed.ts';
import { refinedWindow } from '#lib/domain/cap/regime.ts';
import { DEFAULT_LADEN, factorSet } from '#lib/domain/units.ts';
import { LATEST_VIEW } from '#lib/domain/report/view-query.ts';
import { readRecords } from '#lib/server/intake/read-records.ts';
import { testDatabase } from '#lib/server/db/test-database.ts';
import { contextOf } from '#lib/server/context.ts';
import { loadDraft } from '#lib/server/intake/load-draft.ts';
import { commitImport, receiveFile } from '#lib/server/use-cases/import-file.ts';
import { readCapYear } from '#lib/server/use-cases/read-cap-year.ts';
import { importById } from '#lib/server/stores/imports.ts';

function windowOf(year: number) {
	const window = refinedWindow(year);
	if (window === null) throw new Error('no window');
	return window;
}
const windowYearOf = (record?: ParsedRecord) => (record?.recordKind === 'sts' ? record.windowYear : null);
const unitOf = (record?: ParsedRecord) => (record?.recordKind === 'period' ? record.unit : null);

async function* bytes(source: string | Uint8Array, size = Infinity) {
	await Promise.resolve();
	const all = typeof source === 'string' ? new TextEncoder().encode(source) : source;
	if (size === Infinity) {
		yield all;
		return;
	}
	for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
}
async function check(source: string | Uint8Array, size = Infinity) {
	const records: ParsedRecord[] = [];
	const reading = await readRecords(
		() => bytes(source, size),
		{ kind: null, answers: {}, today: '2026-11-23' as IsoDate },
		{
			write: async (batch) => {
				records.push(...batch);
				await Promise.resolve();
			},
			reset: async () => {
				records.length = 0;
				await Promise.resolve();
			}
		}
	);
	return { ...reading.report, records, issues: reading.issues, codes: reading.issues.map((i) => i.code) };
}
const S = 'date,supplier,vessel_name,product,quantity,unit,dwt,destination_port,source,source_ref,basis\n';
type Part = Readonly<Record<string, string | number>>;
const ship = (p: Part = {}) =>
	[
		p.date ?? '2023-05-01',
		p.supplier ?? 'RU',
		p.name ?? 'SHIP',
		'fuel oil',
		p.quantity ?? '100',
		p.unit ?? 'bbl',
		p.dwt ?? '',
		p.port ?? '',
		p.source ?? 'Exercise',
		p.ref ?? '1',
		p.basis ?? 'observed'
	].join(',') + '\n';
const P = 'period_start,supplier,product,barrels,basis,as_of,source,covers_end\n';
const fig = (p: Part = {}) =>
	[
		p.start ?? '2023-01',
		p.supplier ?? 'CN',
		p.product ?? 'refined petroleum',
		p.barrels ?? '100',
		p.basis ?? 'declared',
		p.on ?? '2024-01-30',
		'UN 1718 Committee',
		p.covers ?? ''
	].join(',') + '\n';
async function declared(text: string, year = 2023) {
	const { records } = await check(text);
	const stored = records
		.filter((record) => record.recordKind === 'period')
		.map((record) => ({ ...record, id: recordId(1, record.line), importId: 1, fileName: '', version: 1 }));
	return declaredTotal(stored, [], {
		window: windowOf(year),
		asOf: null,
		today: '2026-11-23' as IsoDate,
		dueDays: 30,
		factorSet: factorSet('committee-8.33')
	});
}

describe('critical and high', () => {
	it('NAMPO in capitals is not Namibia', async () =>
		expect((await check(S + ship({ port: 'NAMPO' }))).barrels.refined_cap).toBe('100.000'));
	it('a destination of NA is a blank, not Namibia', async () =>
		expect((await check(S + ship({ port: 'NA' }))).barrels.refined_cap).toBe('100.000'));
	it('a stray quote never swallows other rows in silence', async () => {
		const r = await check(
			'vessel_name,date,supplier,product,quantity,unit,source,source_ref,basis\n"A"x,2023,RU,diesel,100,t,Ex,1,observed\nB,2023,RU,diesel,100,t,Ex,2,observed\n"C",2023,RU,diesel,7,t,Ex,3,observed\n'
		);
		expect([r.outcome, r.rows.read]).not.toEqual(['accept', 1]);
	});
	it('a supplier "Total" is not added to the states it sums', async () =>
		expect(
			(
				await check(
					P + fig() + fig({ supplier: 'RU', barrels: '50' }) + fig({ supplier: 'Total', barrels: '150' })
				)
			).barrels.refined_cap
		).toBe('150.000'));
	it('annual figures of two products of one state sum', async () =>
		expect(
			(
				await declared(
					P +
						fig({ start: '2023', product: 'lubricants', barrels: '50000' }) +
						fig({ start: '2023', product: 'bitumen', barrels: '60000' })
				)
			).total
		).toBe(110000000n));
	it('an annual figure of one product does not replace the months of all', async () =>
		expect(
			(
				await declared(
					P + fig({ barrels: '100' }) + fig({ start: '2023', product: 'lubricants', barrels: '2' })
				)
			).total
		).toBe(100000n));
	it('a month named "refined petroleum" and again "petroleum" counts once', async () =>
		expect((await declared(P + fig() + fig({ product: 'petroleum' }))).total).toBe(100000n));
	it('a row whose first cell begins with # is data or an issue, not silence', async () => {
		const r = await check(
			'source_ref,date,supplier,quantity,unit,source,basis,product\n#12,2023,RU,100,bbl,Ex,observed,diesel\n'
		);
		expect(r.rows.ignored).toBe(0);
	});
	it('source_ref NA is no reference', async () => {
		const r = await check(S + ship({ ref: 'NA' }) + ship({ ref: 'NA', date: '2023-06-01' }));
		expect(r.rows).toMatchObject({ accepted: 2, rejected: 0 });
	});
	it('covers_end before the start of its figure is refused', async () =>
		expect((await check(P + fig({ start: '2018', covers: '2017-12-31' }))).rows.rejected).toBe(1));
	it('covers_end within a month does not count that month twice', async () =>
		expect(
			(
				await declared(
					P + fig({ start: '2018', covers: '2018-01-30' }) + fig({ start: '2018-01', barrels: '60' }),
					2018
				)
			).total
		).toBe(100000n));
	it('two states that are not recognised are two figures', async () =>
		expect(
			(await check(P + fig({ supplier: 'Atlantis' }) + fig({ supplier: 'Freedonia', barrels: '70' }))).barrels
				.refined_cap
		).toBe('170.000'));
});

describe('what vanishes', () => {
	it('a month of ALL states is counted or left out with a reason', async () => {
		const view = await declared(P + fig({ supplier: 'ALL' }));
		expect(view.total !== null || view.leftOut.some(({ records }) => records > 0)).toBe(true);
	});
	it('a declared delivery dated by its year is counted or left out with a reason', async () => {
		const r = await check(S + ship({ date: '2023', source: 'UN 1718 Committee', basis: 'declared' }));
		expect([r.barrels.refined_cap, r.barrels.not_counted]).not.toEqual(['0.000', '0.000']);
	});
	it('a transfer over New Year is asked about, not lost from both years', async () => {
		const r = await check(
			'date,end_date,from_vessel,to_vessel,to_flag,product,quantity,unit,source,source_ref\n2018-12-31,2019-01-01,A,B,KP,diesel,100,bbl,Ex,1\n'
		);
		expect(windowYearOf(r.records[0]) ?? r.codes.find((c) => c.startsWith('period'))).toBeTruthy();
	});
	it('transfers of the bundled file before the first cap are flagged and named as such', async () => {
		const r = await check(await readFile(new URL('../../../../data/published/sts.csv', import.meta.url)));
		const lost = r.records.filter(
			(x) => x.recordKind === 'sts' && x.windowYear === null && x.leftOut === null
		);
		expect(lost.map((x) => x.line)).toEqual([]);
	});
	it('crude moved by a transfer stands in one of the four sums', async () => {
		const r = await check(
			'date,from_vessel,to_vessel,to_flag,product,quantity,unit,source,source_ref\n2019,A,B,KP,crude oil,100,bbl,Ex,1\n'
		);
		expect(Object.values(r.barrels)).toContain('100.000');
	});
	it('cells of a column without a header are kept or named', async () => {
		const r = await check('date,quantity,unit,basis,source,\n2023,5,bbl,observed,Ex,SECRET\n');
		expect(r.records[0]?.extra !== null || r.codes.includes('column_extra')).toBe(true);
	});
	it('two extra columns of one name keep both cells', async () =>
		expect(
			JSON.stringify(
				(await check('date,quantity,unit,basis,source,x,x\n2023,5,bbl,observed,Ex,one,two\n')).records[0]
					?.extra
			)
		).toContain('one'));
	it('a refused row is named although 10,000 warnings came before', async () => {
		const good = Array.from({ length: 10_050 }, (_, i) => ship({ supplier: 'Atlantis', ref: i })).join('');
		expect((await check(S + good + ship({ quantity: 'many', ref: 'bad' }))).codes).toContain(
			'quantity_format'
		);
	});
});

describe('one bad cell and the whole file', () => {
	let db: Awaited<ReturnType<typeof testDatabase>>;
	let ctx: Context;
	let day = '2026-11-23';
	beforeAll(async () => {
		db = await testDatabase();
		ctx = { ...contextOf(db, db.config), today: () => day as IsoDate };
	});
	afterAll(() => db.close());
	async function put(source: string | Uint8Array) {
		const { importId } = await receiveFile(ctx, bytes(source), {
			fileName: 't.csv',
			kind: null,
			answers: {},
			origin: 'cli'
		});
		await loadDraft(db, { importId, dataDir: ctx.config.dataDir, today: ctx.today() }).catch(() => null);
		const row = await importById(db.db, importId);
		if (row === null) throw new Error('no import');
		return row;
	}
	it('a quantity beyond the database refuses its row only', async () =>
		expect(await put(S + ship({ quantity: '9'.repeat(20) }) + ship({ ref: '2' }))).toMatchObject({
			state: 'draft'
		}));
	it('a date in the year 0 refuses its row only', async () =>
		expect(await put(S + ship({ date: '0000' }) + ship({ ref: '2' }))).toMatchObject({ state: 'draft' }));
	it('a NUL in a UTF-16 header is refused in words of ours', async () =>
		expect(
			(
				await put(
					new Uint8Array(
						Buffer.from('\ufeffdate,quantity,unit,a\0b,source,basis\n2023,5,bbl,x,Ex,observed\n', 'utf16le')
					)
				)
			).failure ?? ''
		).not.toContain('unsupported Unicode'));
	it('a clock that was set back does not take a delivery out of the days in between', async () => {
		const one = await put(S + ship({ ref: 'k' }));
		await commitImport(ctx, one.id);
		day = '2026-11-20';
		const two = await put(S + ship({ ref: 'k', quantity: '300' }));
		await commitImport(ctx, two.id);
		day = '2026-11-23';
		expect(
			(await readCapYear(ctx, 2023, { ...LATEST_VIEW, asOf: '2026-11-21' as IsoDate }))?.observed.total
		).toBe(300000n);
	});
});

describe('the rest', () => {
	it('a share of 32,000 characters is read in no time', () => {
		const start = performance.now();
		parseShare(`1${' '.repeat(31_990)}x`);
		expect(performance.now() - start).toBeLessThan(50);
	});
	it('a file that is refused accepts nothing', async () => {
		const r = await check(
			S + Array.from({ length: 2000 }, (_, i) => ship({ ref: i })).join('') + '2023,RU,"open\n',
			65_536
		);
		expect([r.outcome, r.rows.accepted, r.barrels.refined_cap]).toEqual(['reject', 0, '0.000']);
	});
	it('a month of a third state does not make the others incomplete', async () => {
		const all = ['CN', 'RU']
			.flatMap((supplier) =>
				Array.from({ length: 12 }, (_, i) =>
					fig({ supplier, start: `2023-${String(i + 1).padStart(2, '0')}` })
				)
			)
			.join('');
		expect((await declared(P + all + fig({ supplier: '', start: '2023-03' }))).atLeast).toBe(false);
	});
	it('the sums of suppliers are the total, to the thousandth', () => {
		const s = (supplier: string): MovementSum => ({
			kind: 'shipment',
			windowYear: 2023,
			month: null,
			supplier: supplier as SupplierCode,
			basis: 'observed',
			productClass: 'refined',
			volume: 'scenario',
			leftOut: null,
			isToDprkShip: false,
			records: 1,
			barrels: 2n as Barrels
		});
		const view = observedTotal([s('CN'), s('RU')], windowOf(2023), DEFAULT_LADEN);
		expect(view.suppliers.reduce((sum, one) => sum + (one.total ?? 0n), 0n)).toBe(view.total);
	});
	it('"Declared" is declared for the year 2017 too', async () =>
		expect((await check(P + fig({ start: '2017', basis: 'Declared' }))).rows.accepted).toBe(1));
	it('0 bbl beside 100 t contradicts itself', async () =>
		expect(
			(
				await check(
					'month,supplier,product,quantity,unit,barrels,basis,as_of,source\n2023-01,CN,refined oil,100,t,0,declared,2024-01-30,UN 1718 Committee\n'
				)
			).codes.length
		).toBeGreaterThan(0));
	it('a declared month above the yearly cap is flagged', async () =>
		expect((await check(P + fig({ barrels: '50000000' }))).rows.flagged).toBe(1));
	it('a date outside its own period is an issue', async () =>
		expect(
			(
				await check(
					'date,period_start,period_end,supplier,quantity,unit,source,basis,product\n2024-01-05,2023-01,2023-12,RU,5,bbl,Ex,observed,diesel\n'
				)
			).codes.length
		).toBeGreaterThan(0));
	it('UTF-16 is told although the first piece has one byte; NUL is judged alike in any pieces', async () => {
		const rows = async (source: Uint8Array | string, size: number) => {
			try {
				let n = 0;
				for await (const b of readCsv(bytes(source, size))) n += b.length;
				return n;
			} catch (error) {
				return (error as CsvRefusal).code;
			}
		};
		const wide = new Uint8Array(Buffer.from('\ufeffa,b\nc,d\n', 'utf16le'));
		expect([await rows(wide, 1), await rows('a,b\nc,\0d\n', 1)]).toEqual([
			await rows(wide, 99),
			await rows('a,b\nc,\0d\n', 99)
		]);
	});
	it('the line limit holds at one character more', async () => {
		const limits = { lineChars: 10, fieldChars: 99, columns: 9, rows: 9 };
		const read = async () => {
			for await (const rows of readCsv(bytes('a,b\n12345,67890\n'), { limits })) expect(rows).toBeDefined();
		};
		await expect(read()).rejects.toThrow();
	});
	it('two publishers without a document do not head one year together', () => {
		const e = (source: string, line: number) =>
			({
				recordKey: source,
				importId: 1,
				version: 1,
				line,
				id: `1-${line}`,
				start: '2023-01-01',
				end: '2023-12-31',
				supplier: 'ALL',
				product: 'unspecified',
				quantity: '',
				unit: null,
				publishedBarrels: 1000n,
				status: 'value',
				basis: 'estimated',
				source,
				sourceRef: '',
				asOf: null,
				laden: null,
				headline: 'both'
			}) as never;
		const { list } = publishedEstimates([e('RUSI', 2), e('C4ADS', 3)], {
			window: windowOf(2023),
			asOf: null,
			factorSet: factorSet('committee-8.33'),
			laden: null
		});
		expect(list.filter(({ isHeadline }) => isHeadline)).toHaveLength(1);
	});
	it('a column tonnes names its unit, whatever stands beside it', async () => {
		const r = await check(
			'month,supplier,product,tonnes,unit,basis,as_of,source\n2023-02,CN,refined oil,13,kt,declared,2024-01-30,UN 1718 Committee\n'
		);
		expect(r.rows.rejected === 1 || unitOf(r.records[0]) === 't').toBe(true);
	});
	it('a comment above the header is no header', async () =>
		expect((await check(`# exported 2026-11-01\n${S}${ship()}`)).rows.accepted).toBe(1));
	it('from_dwt is read or refused', async () =>
		expect(
			(
				await check(
					'date,from_vessel,to_vessel,from_dwt,quantity,unit,supplier,product,source,source_ref\n2023,A,B,zzz,1,bbl,RU,diesel,Ex,1\n'
				)
			).codes
		).toContain('dwt_format'));
});
