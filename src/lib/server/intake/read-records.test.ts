// A whole file through the reader and the pipeline: every kind of issue comes from some file, and no file throws.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { IssueCode } from '#lib/domain/issue.ts';
import { issueKinds } from '#lib/domain/issue.ts';
import type { ParsedRecord, RecordKind } from '#lib/domain/record.ts';
import { digest, readRecords } from './read-records.ts';

const TODAY = '2026-11-23' as IsoDate;

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
	await Promise.resolve();
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(
	source: string | Uint8Array,
	{ kind = null, size = 65_536 }: { kind?: RecordKind | null; size?: number } = {}
) {
	const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
	const records: ParsedRecord[] = [];
	const progress: { bytes: number; rows: number }[] = [];
	const reading = await readRecords(
		() => inChunks(bytes, size),
		{ kind, answers: {}, today: TODAY },
		{
			write: (batch, at) => {
				records.push(...batch);
				progress.push(at);
				return Promise.resolve();
			},
			reset: () => {
				records.length = 0;
				progress.length = 0;
				return Promise.resolve();
			}
		}
	);
	return { ...reading, records, progress, codes: reading.issues.map(({ code }) => code) };
}

const SHIPMENT =
	'date,supplier,vessel_name,imo,product,hs_code,quantity,unit,dwt,laden_fraction,source,source_ref,basis';
const delivery = (part: Partial<Record<string, string>> = {}) =>
	[
		part.date ?? '2023-05-01',
		part.supplier ?? 'RU',
		part.vessel ?? 'SHIP',
		part.imo ?? '',
		part.product ?? 'diesel',
		part.hs ?? '',
		part.quantity ?? '100',
		part.unit ?? 't',
		part.dwt ?? '',
		part.laden ?? '',
		part.source ?? 'Exercise',
		part.ref ?? '1',
		part.basis ?? 'observed'
	].join(',');
const shipment = (part: Partial<Record<string, string>>) => `${SHIPMENT}\n${delivery(part)}\n`;
const STS = 'date,from_vessel,from_imo,to_vessel,to_imo,product,quantity,unit,supplier,source,source_ref';
const PERIOD = 'period_start,period_end,supplier,product,barrels,status,basis,as_of,source,source_class';
const figure = 'UN 1718 Committee,official';

/** The smallest file that gives each issue of our own templates; those of other formats come from `data/samples`. */
const FILES = {
	kind_unknown: 'a,b\n1,2\n',
	file_empty: `${SHIPMENT}\n`,
	file_binary: new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x00]),
	file_encoding: new Uint8Array([...new TextEncoder().encode(`${SHIPMENT}\n中国,`), 0xd6]),
	limit_reached: `${SHIPMENT}\n${delivery({ vessel: 'x'.repeat(32_001) })}\n`,
	quote_unclosed: `${SHIPMENT}\n"${delivery()}\n`,
	column_missing: 'date,supplier\n2023,RU\n',
	column_repeated: 'date,quantity,unit,Quantity\n2023,5,t,5\n',
	column_extra: 'date,quantity,unit,mood,basis\n2023,5,t,good,observed\n',
	row_short: `${SHIPMENT}\n2023,RU\n`,
	date_missing: shipment({ date: '' }),
	date_format: shipment({ date: '2023-02-29' }),
	date_order: `${PERIOD}\n2023-02,2023-01,CN,refined oil,5,,declared,2024-01-01,${figure}\n`,
	date_future: shipment({ date: '2027' }),
	date_before_cap: shipment({ date: '2017-09-30' }),
	period_crosses_window: `${PERIOD}\n2022-12,2023-01,CN,refined oil,5,,declared,2024-01-01,${figure}\n`,
	quantity_format: shipment({ quantity: 'many' }),
	quantity_negative: shipment({ quantity: '-1' }),
	quantity_large: shipment({ quantity: '500001', unit: 'bbl' }),
	quantity_impossible: shipment({ quantity: '9'.repeat(20), unit: 'bbl' }),
	ratio_implausible:
		'month,supplier,product,quantity,unit,barrels,basis,as_of,source\n2023-01,CN,refined oil,715,t,715,declared,2024-01-30,UN 1718 Committee\n',
	quantity_exceeds_dwt: shipment({ dwt: '99' }),
	unit_missing: shipment({ unit: '' }),
	unit_unknown: shipment({ unit: 'long tons' }),
	unit_alone: shipment({ quantity: '' }),
	supplier_missing: shipment({ supplier: '' }),
	supplier_unknown: shipment({ supplier: 'Atlantis' }),
	supplier_is_recipient: shipment({ supplier: 'DPRK' }),
	supplier_role_unknown: 'date,quantity,unit,supplier_role\n2023,5,t,broker\n',
	flag_unknown: 'date,quantity,unit,flag\n2023,5,t,Narnia\n',
	imo_check_digit: shipment({ imo: '8916294' }),
	imo_format: shipment({ imo: '12' }),
	mmsi_format: 'imo,name,type,mmsi\n8916293,A,tanker,12\n',
	same_vessel: `${STS}\n2023,A,8916293,B,8916293,diesel,5,t,RU,Ex,1\n`,
	vessels_missing: `${STS}\n2023,,,,,diesel,5,t,RU,Ex,1\n`,
	position_format: 'date,from_vessel,lat,lon\n2023,A,91,124\n',
	direction_unknown: 'date,from_vessel,direction\n2023,A,north\n',
	laden_format: shipment({ laden: '90' }),
	dwt_format: shipment({ dwt: 'large' }),
	draught_format: 'date,from_vessel,draught_before\n2023,A,deep\n',
	count_format: 'year,barrels,deliveries\n2023,5,many\n',
	hs_format: shipment({ hs: '27' }),
	product_unknown: shipment({ product: 'rice' }),
	product_unsettled: shipment({ product: 'LPG' }),
	product_crude: shipment({ product: 'crude' }),
	product_banned: shipment({ product: 'LNG' }),
	destination_other: 'date,quantity,unit,destination_port\n2023,5,t,CNDLC\n',
	basis_assumed: shipment({ basis: '' }),
	basis_unknown: shipment({ basis: 'official' }),
	declared_not_official: shipment({ basis: 'declared' }),
	status_unknown: `${PERIOD}\n2023-01,,CN,refined oil,5,maybe,declared,2024-01-01,${figure}\n`,
	status_contradicts: `${PERIOD}\n2023-01,,CN,refined oil,5,zero,declared,2024-01-01,${figure}\n`,
	figure_blank: `${PERIOD}\n2023-01,,CN,refined oil,,,declared,2024-01-01,${figure}\n`,
	period_missing: `${PERIOD}\n,,CN,refined oil,5,,declared,2024-01-01,${figure}\n`,
	as_of_missing: `${PERIOD}\n2023-01,,CN,refined oil,5,,declared,,${figure}\n`,
	source_class_unknown: `${PERIOD}\n2023-01,,CN,refined oil,5,,declared,2024-01-01,UN,UN\n`,
	source_missing: shipment({ source: '' }),
	multiple_differs: 'year,barrels,multiple_of_cap\n2023,500000,2\n',
	supplier_all_only_period: shipment({ supplier: 'ALL' }),
	aggregate_row: 'date,quantity,unit,notes\n2023,5,t,AGGREGATE of many\n',
	repeated_row: `${SHIPMENT}\n${delivery({ ref: '' })}\n${delivery({ ref: '' })}\n`,
	repeated_key: `${SHIPMENT}\n${delivery()}\n${delivery()}\n`,
	conflicting_key: `${SHIPMENT}\n${delivery()}\n${delivery({ quantity: '5' })}\n`,
	vessel_identity_missing: 'imo,name,type\n,,tanker\n',
	vessel_without_imo: 'imo,name,type\n,A,tanker\n',
	cell_nul: new Uint8Array(Buffer.from(`\ufeff${shipment({ vessel: 'SH\0IP' })}`, 'utf16le'))
} satisfies Partial<Record<IssueCode, string | Uint8Array>>;
type Reachable = keyof typeof FILES;

const KINDS: Partial<Record<Reachable, RecordKind>> = { column_missing: 'shipment' };

describe('every kind of issue', () => {
	it.each(Object.keys(FILES) as Reachable[])('%s comes from a file', async (code) => {
		const { codes, report } = await read(FILES[code], { kind: KINDS[code] ?? null });
		expect(codes).toContain(code);
		expect(report.issue_counts[code]).toBeGreaterThan(0);
		const { read: all, accepted, rejected, ignored, duplicate } = report.rows;
		expect(all).toBe(accepted + rejected + ignored + duplicate);
		if (issueKinds[code].severity === 'error') expect(report.outcome).not.toBe('accept');
		else if (code !== 'basis_assumed') expect(report.outcome).toBe('accept');
	});
});

describe('a file that is refused whole', () => {
	it.each<[Reachable, number | null]>([
		['kind_unknown', 1],
		['file_empty', 1],
		['file_binary', null],
		['file_encoding', 2],
		['limit_reached', 2],
		['quote_unclosed', 2],
		['column_repeated', 1]
	])('%s is a report with one error and its line, not a throw', async (code, line) => {
		const { report, issues, records } = await read(FILES[code]);
		expect(report.outcome).toBe('reject');
		expect(records).toEqual([]);
		expect(report.barrels).toMatchObject({ refined_cap: '0.000' });
		expect(issues.filter((issue) => issueKinds[issue.code].severity === 'error')).toMatchObject([
			{ code, line }
		]);
	});

	it('is one of no bytes', async () => {
		expect((await read('')).report).toMatchObject({
			outcome: 'reject',
			kind: null,
			issue_counts: { file_empty: 1 }
		});
	});
});

describe('the records of a file', () => {
	it('arrive in the order of the file, a batch for each chunk, with how far the reading is', async () => {
		const lines = Array.from({ length: 3000 }, (_, i) => delivery({ ref: `r${i}` }));
		const text = `${SHIPMENT}\n${lines.join('\n')}\n`;
		const { records, progress, report } = await read(text, { size: 20_000 });
		expect(report.rows).toMatchObject({ read: 3000, accepted: 3000 });
		expect(records.map(({ line }) => line)).toEqual(lines.map((_, i) => i + 2));
		expect(progress.length).toBeGreaterThan(2);
		expect(progress.at(-1)).toEqual({ phase: 'read', bytes: text.length, rows: 3000 });
	});

	it('are the same whatever the chunks, delimiter, encoding or line ends', async () => {
		const text = `${SHIPMENT}\n${delivery({ vessel: 'БУРЯ' })}\n${delivery({ ref: '2', supplier: '中国' })}\n`;
		const seen = async (source: string | Uint8Array, size = 65_536) => {
			const { records, report } = await read(source, { size });
			return [
				records.map(({ recordKey, contentKey, line }) => [recordKey, contentKey, line]),
				report.barrels
			];
		};
		const first = await seen(text);
		expect(await seen(text, 7)).toEqual(first);
		expect(await seen(text.replaceAll('\n', '\r\n'))).toEqual(first);
		expect(await seen(text.replaceAll(',', ';'))).toEqual(first);
		expect(await seen(text.replaceAll(',', '\t'))).toEqual(first);
		expect(await seen(`\ufeff${text}`)).toEqual(first);
		expect(await seen(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')))).toEqual(first);
	});

	it('name the physical line after quoted line breaks', async () => {
		const text = `${SHIPMENT}\n${delivery({ vessel: '"A\nB\r\nC"' })}\n${delivery({ ref: '2', quantity: 'many' })}\n`;
		const { records, issues } = await read(text);
		expect(records.map(({ line }) => line)).toEqual([2]);
		expect(issues).toMatchObject([{ code: 'quantity_format', line: 5 }]);
	});
});

describe('any bytes at all', () => {
	it('give a report, never a throw, and every row is accounted for', async () => {
		const text = `${SHIPMENT}\n${delivery()}\n${delivery({ ref: '2' })}\n`;
		const bytes = new TextEncoder().encode(text);
		const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }));
		await fc.assert(
			fc.asyncProperty(
				fc.array(change, { maxLength: 6 }),
				fc.option(fc.nat(bytes.length)),
				fc.constantFrom(1, 5, 65_536),
				async (changes, cut, size) => {
					const broken = bytes.slice(0, cut ?? bytes.length);
					for (const [at, byte] of changes) if (at < broken.length) broken[at] = byte;
					const { report } = await read(broken, { size });
					const { read: all, accepted, rejected, ignored, duplicate } = report.rows;
					expect(all).toBe(accepted + rejected + ignored + duplicate);
					expect(JSON.parse(JSON.stringify(report))).toEqual(report);
				}
			),
			{ numRuns: 300 }
		);
	});
});

describe('the digest', () => {
	it('is 32 hex digits of SHA-256', () => {
		// sha256("") begins so.
		expect(digest('')).toBe('e3b0c44298fc1c149afbf4c8996fb924');
		expect(digest('a')).not.toBe(digest('b'));
	});
});
