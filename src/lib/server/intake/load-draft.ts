// Reads a stored file into the ledger as a draft: all of its rows or none, in one transaction, invisible until committed.
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { FileReport } from '#lib/domain/ingest/file-report.ts';
import type { ParsedRecord, PeriodFigure, VesselEntry } from '#lib/domain/record.ts';
import type { DatabaseHandle } from '../db/connection.ts';
import { copyFrom } from '../db/copy.ts';
import { withTransaction } from '../db/transaction.ts';
import { insertFigures } from '../stores/figures.ts';
import {
	deleteRows,
	failReading,
	finishReading,
	importById,
	insertIssues,
	noteProgress
} from '../stores/imports.ts';
import { analyzeMovements, insertImportTotals, movementCopy, movementLine } from '../stores/movements.ts';
import { insertVessels } from '../stores/vessels.ts';
import { readStoredFile } from './raw-files.ts';
import { readRecords } from './read-records.ts';

export interface DraftJob {
	readonly importId: number;
	readonly dataDir: string;
	readonly today: IsoDate;
}

const PROGRESS_MS = 500;
const MANY_ROWS = 50_000;
const SMALL_BATCH = 2_000;
const COPY_CHARS = 512 * 1024;

/** Leaves the import as `draft`, or as `failed` with a sentence; a file that is refused whole is `failed` too. */
export async function loadDraft(database: DatabaseHandle, job: DraftJob): Promise<FileReport | null> {
	try {
		return await load(database, job);
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		await failReading(database.db, job.importId, `The file could not be stored: ${message}`);
		throw error;
	}
}

async function load(
	database: DatabaseHandle,
	{ importId, dataDir, today }: DraftJob
): Promise<FileReport | null> {
	const row = await importById(database.db, importId);
	if (row?.state !== 'reading') return null;
	let lastNote = 0;
	return await withTransaction(database, async (client, db) => {
		const writer = new RecordWriter(importId, (sqlText) => copyFrom(client, sqlText));
		const small: (PeriodFigure | VesselEntry)[] = [];
		const flush = async () => {
			const figures = small.filter((record) => record.recordKind === 'period');
			const vessels = small.filter((record) => record.recordKind === 'vessel');
			if (figures.length > 0) await insertFigures(db, importId, figures);
			if (vessels.length > 0) await insertVessels(db, importId, vessels);
			small.length = 0;
		};
		const { report, issues, totals } = await readRecords(
			readStoredFile(dataDir, row.sha256),
			{ kind: row.kind, answers: row.answers, today },
			async (records, progress) => {
				for (const record of records) {
					if (record.recordKind === 'period' || record.recordKind === 'vessel') small.push(record);
				}
				if (small.length >= SMALL_BATCH) await flush();
				await writer.write(records);
				const now = performance.now();
				if (now - lastNote < PROGRESS_MS) return;
				lastNote = now;
				await noteProgress(database.db, importId, progress.bytes, progress.rows);
			}
		);
		await writer.end();
		await flush();
		await insertImportTotals(db, importId, totals.movementTotals());
		await insertIssues(db, importId, issues);
		if (report.rows.accepted > MANY_ROWS) await analyzeMovements(db);
		const isRefused = report.outcome === 'reject';
		if (isRefused) await deleteRows(db, importId);
		await finishReading(
			db,
			importId,
			isRefused ? 'failed' : 'draft',
			report,
			isRefused ? 'No row of the file can be stored.' : null
		);
		return report;
	});
}

/** Streams deliveries and transfers into COPY, opened with the first row, held back when the database is slower. */
class RecordWriter {
	private stream: Writable | null = null;
	private text = '';
	private readonly importId: number;
	private readonly open: (sqlText: string) => Writable;

	constructor(importId: number, open: (sqlText: string) => Writable) {
		this.importId = importId;
		this.open = open;
	}

	async write(records: readonly ParsedRecord[]): Promise<void> {
		for (const record of records) {
			if (record.recordKind !== 'shipment' && record.recordKind !== 'sts') continue;
			this.stream ??= this.start(record.recordKind);
			this.text += movementLine(this.importId, record);
		}
		if (this.text.length >= COPY_CHARS) await this.send();
	}

	private async send(): Promise<void> {
		const { stream, text } = this;
		if (stream === null || text === '') return;
		if (stream.errored) throw stream.errored;
		this.text = '';
		if (!stream.write(text)) await once(stream, 'drain');
	}

	private start(kind: 'shipment' | 'sts'): Writable {
		const stream = this.open(movementCopy(kind));
		// The failure itself is thrown by the next write or by `end`; without a listener it would end the process.
		stream.on('error', () => undefined);
		return stream;
	}

	async end(): Promise<void> {
		if (this.stream === null) return;
		await this.send();
		this.stream.end();
		await finished(this.stream);
	}
}
