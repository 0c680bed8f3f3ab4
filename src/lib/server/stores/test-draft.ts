// Drafts for tests of the stores: records put into the ledger as the importer would, without a file to read them from.
import { createHash, randomUUID } from 'node:crypto';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { FileReport } from '#lib/domain/ingest/file-report.ts';
import { FileTotals } from '#lib/domain/ingest/file-report.ts';
import type { Party, Shipment, StsTransfer } from '#lib/domain/record.ts';
import type { SupplierCode } from '#lib/domain/country.ts';
import type { Barrels } from '#lib/domain/units.ts';
import type { DatabaseHandle } from '../db/connection.ts';
import { copyRows } from '../db/copy.ts';
import { withTransaction } from '../db/transaction.ts';
import { insertImportCharges } from './charges.ts';
import type { NewImport } from './imports.ts';
import { createImport, finishReading } from './imports.ts';
import { copyMovement, movementCopy } from './movement-copy.ts';
import { insertImportTotals } from './movements.ts';

type Movement = Shipment | StsTransfer;

const keyOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** Of Russia on 1 May 2023 unless told otherwise: 10 bbl by every factor set, of the ship TEST SHIP. */
export function shipment(line: number, over: Partial<Shipment> & { key?: string } = {}): Shipment {
	const { key = `row ${line}`, ...rest } = over;
	return {
		...shared(line, key),
		recordKind: 'shipment',
		supplierRole: 'unknown',
		vesselName: 'TEST SHIP',
		imo: null,
		imoText: '',
		flag: null,
		flagText: '',
		originPort: '',
		loadPortState: null,
		destinationPort: '',
		basis: 'observed',
		...rest
	};
}

export function transfer(line: number, over: Partial<StsTransfer> & { key?: string } = {}): StsTransfer {
	const { key = `transfer ${line}`, ...rest } = over;
	return {
		...shared(line, key),
		recordKind: 'sts',
		latitude: '',
		longitude: '',
		location: '',
		giver: party({ name: 'GIVER' }),
		receiver: party({ name: 'RECEIVER' }),
		direction: 'stated',
		draughtBefore: '',
		draughtAfter: '',
		...rest
	};
}

export function party(over: Partial<Party> = {}): Party {
	return { name: '', imo: null, imoText: '', mmsi: null, flag: null, flagText: '', dwt: '', ...over };
}

export function onDay(day: string): Pick<Shipment, 'span' | 'windowYear'> {
	const date = day as IsoDate;
	return { span: { start: date, end: date, precision: 'day' }, windowYear: Number(day.slice(0, 4)) };
}

function shared(line: number, key: string) {
	return {
		line,
		part: 1,
		recordKey: keyOf(key),
		contentKey: keyOf(`${key} as read`),
		source: 'Exercise',
		sourceRef: '',
		sourceUrl: '',
		sourceClass: 'ngo' as const,
		confidence: '',
		notes: '',
		flags: [],
		extra: null,
		...onDay('2023-05-01'),
		supplier: 'RU' as SupplierCode,
		supplierText: 'RU',
		quantity: '10',
		unit: 'bbl' as const,
		dwt: '',
		laden: null,
		kind: 'stated' as const,
		barrels: Array.from({ length: 4 }, () => 10_000n as Barrels),
		product: 'diesel' as const,
		productText: 'diesel',
		productClass: 'refined' as const,
		hsCode: '',
		leftOut: null
	};
}

/** The number of the draft. Its bytes are nowhere, and its hash is its own. */
export async function storeDraft(
	database: DatabaseHandle,
	records: readonly Movement[],
	over: Partial<NewImport> & { readonly report?: Partial<FileReport> } = {}
): Promise<number> {
	const { report, ...meta } = over;
	const id = await createImport(database.db, {
		sha256: createHash('sha256').update(randomUUID()).digest('hex'),
		fileName: 'test.csv',
		bytes: 1,
		kind: 'shipment',
		origin: 'page',
		answers: {},
		...meta
	});
	const totals = new FileTotals();
	for (const record of records) totals.add(record);
	await withTransaction(database, async (_client, db) => {
		for (const kind of ['shipment', 'sts'] as const) {
			const own = records.filter(({ recordKind }) => recordKind === kind);
			await copyRows(db, movementCopy(kind), own, (lines, record) => copyMovement(lines, id, record));
		}
		await insertImportTotals(db, id, totals.movementTotals());
		await insertImportCharges(db, id, totals.chargeTotals());
		await finishReading(
			db,
			id,
			'draft',
			reportOf(records.length, { kind: meta.kind ?? 'shipment', ...report }),
			null
		);
	});
	return id;
}

function reportOf(accepted: number, over: Partial<FileReport>): FileReport {
	return {
		kind: 'shipment',
		outcome: 'accept',
		rows: { read: accepted, accepted, rejected: 0, flagged: 0, ignored: 0, duplicate: 0 },
		barrels: { refined_cap: '0.000', sts_ledger: '0.000', crude: '0.000', not_counted: '0.000' },
		by_supplier: {},
		detected: {
			encoding: 'utf-8',
			delimiter: ',',
			decimal: '.',
			date_order: 'ISO',
			header_line: 1,
			profile: 'house',
			mapping: {},
			encodings: ['utf-8'],
			columns: []
		},
		questions: [],
		issue_counts: {},
		issues_total: 0,
		...over
	};
}
